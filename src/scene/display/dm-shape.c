/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scene-private.h"

#include <math.h>

#define TEXT_ASCENT_EM 0.93
#define TEXT_DESCENT_EM 0.25

void dm_shape_clear (DmShape *shape) {
  g_free (shape->points);
  g_free (shape->text);
}

/** dm_box_union: the smallest box around both. */
DmBox dm_box_union (DmBox a, DmBox b) {
  double x = MIN (a.x, b.x), y = MIN (a.y, b.y);

  return (DmBox){ x, y, MAX (a.x + a.width, b.x + b.width) - x,
                  MAX (a.y + a.height, b.y + b.height) - y };
}

/** dm_box_contains: whether a point lies in a box, its edges included. */
gboolean dm_box_contains (DmBox box, double x, double y) {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** dm_box_overlaps: whether two boxes share more than an edge. */
gboolean dm_box_overlaps (DmBox a, DmBox b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static DmBox points_box (const DmShape *shape) {
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < shape->n_points; i++) {
    left = MIN (left, shape->points[i].x);
    top = MIN (top, shape->points[i].y);
    right = MAX (right, shape->points[i].x);
    bottom = MAX (bottom, shape->points[i].y);
  }
  if (shape->n_points == 0)
    return shape->box;
  return (DmBox){ left, top, right - left, bottom - top };
}

DmBox dm_shape_get_bounds (const DmShape *shape) {
  DmBox box = shape->box;
  double half = shape->stroke_width / 2;

  switch (shape->kind) {
  case DM_SHAPE_TEXT:
    return (DmBox){ box.x, box.y - TEXT_ASCENT_EM * shape->font.size_px, box.width,
                    (TEXT_ASCENT_EM + TEXT_DESCENT_EM) * shape->font.size_px };
  case DM_SHAPE_LINE:
    box = (DmBox){ MIN (box.x, box.x + box.width), MIN (box.y, box.y + box.height),
                   fabs (box.width), fabs (box.height) };
    break;
  case DM_SHAPE_PATH:
    box = points_box (shape);
    break;
  case DM_SHAPE_RECT:
  case DM_SHAPE_ELLIPSE:
  default:
    break;
  }
  return (DmBox){ box.x - half, box.y - half, box.width + 2 * half, box.height + 2 * half };
}

static double distance_to_segment (DmPoint a, DmPoint b, double x, double y) {
  double dx = b.x - a.x, dy = b.y - a.y, length_squared = dx * dx + dy * dy;
  double t = length_squared > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length_squared : 0;

  t = CLAMP (t, 0.0, 1.0);
  return hypot (x - (a.x + t * dx), y - (a.y + t * dy));
}

static double distance_to_box (DmBox box, double x, double y) {
  double dx = MAX (MAX (box.x - x, x - box.x - box.width), 0);
  double dy = MAX (MAX (box.y - y, y - box.y - box.height), 0);

  return hypot (dx, dy);
}

/* Inside of the ellipse 0; outside the distance along the ray to its middle, near enough for
 * picking. */
static double distance_to_ellipse (DmBox box, double x, double y) {
  double rx = box.width / 2, ry = box.height / 2;
  double dx = x - (box.x + rx), dy = y - (box.y + ry);
  double scaled = rx > 0 && ry > 0 ? hypot (dx / rx, dy / ry) : G_MAXDOUBLE;

  if (scaled <= 1)
    return 0;
  if (scaled == G_MAXDOUBLE)
    return hypot (dx, dy);
  return hypot (dx, dy) * (1 - 1 / scaled);
}

/* Even-odd: a ray to the right crosses the outline an odd number of times. */
static gboolean polygon_contains (const DmShape *shape, double x, double y) {
  gboolean inside = FALSE;

  for (guint i = 0, j = shape->n_points - 1; i < shape->n_points; j = i++) {
    DmPoint a = shape->points[i], b = shape->points[j];

    if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

static double distance_to_path (const DmShape *shape, double x, double y) {
  double nearest = G_MAXDOUBLE;

  if (shape->n_points == 0)
    return nearest;
  if ((shape->closed || dm_color_get_alpha (shape->fill) > 0) && polygon_contains (shape, x, y))
    return 0;
  for (guint i = 1; i < shape->n_points; i++)
    nearest = MIN (nearest, distance_to_segment (shape->points[i - 1], shape->points[i], x, y));
  if (shape->closed)
    nearest = MIN (nearest, distance_to_segment (shape->points[shape->n_points - 1],
                                                 shape->points[0], x, y));
  return nearest;
}

double dm_shape_get_distance (const DmShape *shape, double x, double y) {
  DmBox box = shape->box;
  double distance;

  switch (shape->kind) {
  case DM_SHAPE_LINE:
    distance = distance_to_segment ((DmPoint){ box.x, box.y },
                                    (DmPoint){ box.x + box.width, box.y + box.height }, x, y);
    break;
  case DM_SHAPE_ELLIPSE:
    distance = distance_to_ellipse (box, x, y);
    break;
  case DM_SHAPE_PATH:
    distance = distance_to_path (shape, x, y);
    break;
  case DM_SHAPE_TEXT:
    return distance_to_box (dm_shape_get_bounds (shape), x, y);
  case DM_SHAPE_RECT:
  default:
    distance = distance_to_box (box, x, y);
    break;
  }
  return MAX (distance - shape->stroke_width / 2, 0);
}
