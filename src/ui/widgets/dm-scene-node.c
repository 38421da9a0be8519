/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scene-node.h"

#include <math.h>

#include "dm-render.h"

/* Curves, hatches and text are painted once, at the screen's resolution; a frame then only copies pixels. */
static cairo_surface_t *paint (const DmScene *scene, DmTextMeasurer *measurer, int width,
                               int height, int scale) {
  cairo_surface_t *image
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  dm_render_scene (cr, scene, measurer);
  cairo_destroy (cr);
  return image;
}

static const cairo_user_data_key_t image_key;

static void destroy_image (gpointer image) {
  cairo_surface_destroy (image);
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
  cairo_surface_t *image = paint (scene, measurer, width, height, scale);
  GskRenderNode *node
      = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  /* what was recorded shares the image's pixels for as long as there is the image, and would copy them all now */
  cairo_surface_set_user_data (cairo_get_target (cr), &image_key, image, destroy_image);
  cairo_destroy (cr);
  return node;
}
