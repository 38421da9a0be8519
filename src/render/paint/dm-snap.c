/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-snap.h"

#include <math.h>

/* The nearest edge between two pixels. */
static double snap_edge (double value, double scale, double origin) {
  return (round (value * scale + origin) - origin) / scale;
}

/* The nearest place where a line, @pixels wide, covers whole pixels. */
static double snap_middle (double value, double scale, double origin, double pixels) {
  double device = value * scale + origin;

  device = (int) pixels % 2 == 0 ? round (device) : floor (device) + 0.5;
  return (device - origin) / scale;
}

static double count_pixels (double width, double scale) {
  return MAX (round (width * scale), 1);
}

/** dm_snap_x: @x, moved to the nearest edge of pixels. */
double dm_snap_x (const DmSnap *snap, double x) {
  return snap_edge (x, snap->scale_x, snap->origin_x);
}

/** dm_snap_y: @y, moved to the nearest edge of pixels. */
double dm_snap_y (const DmSnap *snap, double y) {
  return snap_edge (y, snap->scale_y, snap->origin_y);
}

DmBox dm_snap_box (const DmSnap *snap, const DmShape *shape) {
  DmBox box = shape->box;
  double x1 = box.x, y1 = box.y, x2 = box.x + box.width, y2 = box.y + box.height;

  if (shape->stroke_width > 0) {
    double wide = count_pixels (shape->stroke_width, snap->scale_x);
    double high = count_pixels (shape->stroke_width, snap->scale_y);

    x1 = snap_middle (x1, snap->scale_x, snap->origin_x, wide);
    x2 = snap_middle (x2, snap->scale_x, snap->origin_x, wide);
    y1 = snap_middle (y1, snap->scale_y, snap->origin_y, high);
    y2 = snap_middle (y2, snap->scale_y, snap->origin_y, high);
  } else {
    x1 = dm_snap_x (snap, x1);
    y1 = dm_snap_y (snap, y1);
    /* what is there is seen, however small */
    x2 = MAX (dm_snap_x (snap, x2), box.width > 0 ? x1 + 1 / snap->scale_x : x1);
    y2 = MAX (dm_snap_y (snap, y2), box.height > 0 ? y1 + 1 / snap->scale_y : y1);
  }
  return (DmBox){ x1, y1, x2 - x1, y2 - y1 };
}

double dm_snap_stroke_width (const DmSnap *snap, const DmShape *shape) {
  return count_pixels (shape->stroke_width, snap->scale_x) / snap->scale_x;
}

DmStroke dm_snap_line_as_is (const DmShape *shape) {
  DmBox box = shape->box;

  return (DmStroke){ box.x, box.y, box.x + box.width, box.y + box.height, shape->stroke_width };
}

DmStroke dm_snap_line (const DmSnap *snap, const DmShape *shape) {
  DmStroke stroke = dm_snap_line_as_is (shape);

  if (stroke.y1 == stroke.y2) {
    double pixels = count_pixels (stroke.width, snap->scale_y);

    stroke.y1 = stroke.y2 = snap_middle (stroke.y1, snap->scale_y, snap->origin_y, pixels);
    stroke.x1 = dm_snap_x (snap, stroke.x1);
    stroke.x2 = dm_snap_x (snap, stroke.x2);
    stroke.width = pixels / snap->scale_y;
  } else if (stroke.x1 == stroke.x2) {
    double pixels = count_pixels (stroke.width, snap->scale_x);

    stroke.x1 = stroke.x2 = snap_middle (stroke.x1, snap->scale_x, snap->origin_x, pixels);
    stroke.y1 = dm_snap_y (snap, stroke.y1);
    stroke.y2 = dm_snap_y (snap, stroke.y2);
    stroke.width = pixels / snap->scale_x;
  }
  return stroke;
}
