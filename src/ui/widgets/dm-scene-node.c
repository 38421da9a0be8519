/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves, hatches and text are painted once, at the screen's resolution; a frame then only copies pixels. Much of a row is empty, and
 * what is empty takes as long to copy: so only the parts with something in them are. */
#include "dm-scene-node.h"

#include <math.h>

#include "dm-render.h"

#define MOST_PARTS 6
#define PART_PX 16000 /* square px that are copied in the time that another part takes */
#define SLACK_PX 2    /* what edges move by to whole pixels, and antialiasing */

typedef struct {
  DmBox boxes[MOST_PARTS];
  guint n;
} Parts;

static double get_area (DmBox box) {
  return box.width * box.height;
}

static void remove_part (Parts *parts, guint nth) {
  parts->boxes[nth] = parts->boxes[--parts->n];
}

/* The part that has to grow least to cover @box as well. */
static guint find_nearest (const Parts *parts, DmBox box, double *growth) {
  guint nearest = 0;

  *growth = G_MAXDOUBLE;
  for (guint i = 0; i < parts->n; i++) {
    double grown = get_area (dm_box_union (parts->boxes[i], box)) - get_area (parts->boxes[i]);

    if (grown < *growth) {
      *growth = grown;
      nearest = i;
    }
  }
  return nearest;
}

static void cover (Parts *parts, DmBox box) {
  double growth;
  guint nearest = find_nearest (parts, box, &growth);

  if (growth - get_area (box) > PART_PX && parts->n < MOST_PARTS)
    parts->boxes[parts->n++] = box;
  else
    parts->boxes[nearest] = dm_box_union (parts->boxes[nearest], box);
}

/* Parts must not overlap: what is in two of them would be painted twice. */
static void join_overlapping (Parts *parts) {
  for (guint i = 0; i < parts->n; i++)
    for (guint j = i + 1; j < parts->n; j++)
      if (dm_box_overlaps (parts->boxes[i], parts->boxes[j])) {
        parts->boxes[i] = dm_box_union (parts->boxes[i], parts->boxes[j]);
        remove_part (parts, j);
        i = j = 0;
      }
}

/* Letters reach out of the boxes of their lines: a swash, stacked marks. */
static DmBox get_ink (const DmShape *shape, DmTextMeasurer *measurer) {
  PangoLayout *layout = dm_text_measurer_get_layout (measurer, shape->font, shape->text);
  PangoRectangle ink;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), &ink, NULL);
  return (DmBox){ shape->box.x + (double) ink.x / PANGO_SCALE,
                  shape->box.y + (double) ink.y / PANGO_SCALE, (double) ink.width / PANGO_SCALE,
                  (double) ink.height / PANGO_SCALE };
}

/* The box that a shape is painted in, on whole px, within the scene. */
static DmBox get_room (const DmShape *shape, DmTextMeasurer *measurer, int width, int height) {
  DmBox box
      = shape->kind == DM_SHAPE_TEXT ? get_ink (shape, measurer) : dm_shape_get_bounds (shape);
  double left = floor (MAX (0, box.x - SLACK_PX)), top = floor (MAX (0, box.y - SLACK_PX));

  return (DmBox){ left, top, ceil (MIN (width, box.x + box.width + SLACK_PX)) - left,
                  ceil (MIN (height, box.y + box.height + SLACK_PX)) - top };
}

static void find_parts (const DmScene *scene, DmTextMeasurer *measurer, int width, int height,
                        Parts *parts) {
  parts->n = 0;
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    DmBox room = get_room (dm_scene_get_shape (scene, i), measurer, width, height);

    if (room.width > 0 && room.height > 0)
      cover (parts, room);
  }
  join_overlapping (parts);
}

/* The part of the scene in @box, on whole px. */
static cairo_surface_t *paint (const DmScene *scene, DmTextMeasurer *measurer, DmBox box,
                               int scale) {
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) box.width * scale,
                                                       (int) box.height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  cairo_translate (cr, -box.x, -box.y);
  dm_render_scene (cr, scene, measurer);
  cairo_destroy (cr);
  return image;
}

static const cairo_user_data_key_t image_key;

static void destroy_image (gpointer image) {
  cairo_surface_destroy (image);
}

static GskRenderNode *new_part (const DmScene *scene, DmTextMeasurer *measurer, DmBox box,
                                int scale) {
  cairo_surface_t *image = paint (scene, measurer, box, scale);
  GskRenderNode *node = gsk_cairo_node_new (
      &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, image, box.x, box.y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  /* what was recorded shares the image's pixels for as long as there is the image, and would copy them all now */
  cairo_surface_set_user_data (cairo_get_target (cr), &image_key, image, destroy_image);
  cairo_destroy (cr);
  return node;
}

/**
 * dm_scene_node_new:
 * @scene: what to paint
 * @measurer: of the style that the scene was laid out with
 * @width_px: how wide it is
 * @scale: pixels for each px
 *
 * Returns: (transfer full): the scene, painted
 */
GskRenderNode *dm_scene_node_new (const DmScene *scene, DmTextMeasurer *measurer, double width_px,
                                  int scale) {
  int width = (int) ceil (width_px), height = (int) ceil (dm_scene_get_height (scene));
  GskRenderNode *nodes[MOST_PARTS], *node;
  Parts parts;

  find_parts (scene, measurer, width, height, &parts);
  for (guint i = 0; i < parts.n; i++)
    nodes[i] = new_part (scene, measurer, parts.boxes[i], scale);
  node = gsk_container_node_new (nodes, parts.n);
  for (guint i = 0; i < parts.n; i++)
    gsk_render_node_unref (nodes[i]);
  return node;
}
