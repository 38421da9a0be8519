/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK is given of a scene, in parts, held against the scene painted at once. */
#include <math.h>

#include "dm-map.h"
#include "dm-render.h"
#include "dm-scene-builder.h"
#include "dm-scene-node.h"
#include "example.h"

static cairo_surface_t *new_canvas (const DmScene *scene, double width, int scale, cairo_t **cr) {
  cairo_surface_t *canvas = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) width * scale, (int) ceil (dm_scene_get_height (scene)) * scale);

  cairo_surface_set_device_scale (canvas, scale, scale);
  *cr = cairo_create (canvas);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  return canvas;
}

/* Blended onto white, what shines through may be rounded otherwise than painted there. */
static void assert_alike (cairo_surface_t *got, cairo_surface_t *wanted) {
  int stride = cairo_image_surface_get_stride (wanted);
  const guint8 *a, *b;

  cairo_surface_flush (got);
  cairo_surface_flush (wanted);
  a = cairo_image_surface_get_data (got);
  b = cairo_image_surface_get_data (wanted);
  for (int y = 0; y < cairo_image_surface_get_height (wanted); y++)
    for (int x = 0; x < cairo_image_surface_get_width (wanted) * 4; x++)
      if (x % 4 != 3)
        g_assert_cmpint (ABS ((int) a[y * stride + x] - (int) b[y * stride + x]), <=, 4);
}

/* Returns: how much of the scene's area GTK copies for each frame */
static double check (const DmScene *scene, DmTextMeasurer *measurer, double width, int scale) {
  GskRenderNode *node = dm_scene_node_new (scene, measurer, width, scale);
  double height = ceil (dm_scene_get_height (scene)), area = 0;
  cairo_t *cr;
  cairo_surface_t *got = new_canvas (scene, width, scale, &cr), *wanted;

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  wanted = new_canvas (scene, width, scale, &cr);
  dm_render_scene (cr, scene, measurer);
  cairo_destroy (cr);
  assert_alike (got, wanted);
  cairo_surface_destroy (got);
  cairo_surface_destroy (wanted);

  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CONTAINER_NODE);
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++) {
    graphene_rect_t bounds;

    gsk_render_node_get_bounds (gsk_container_node_get_child (node, i), &bounds);
    area += (double) bounds.size.width * bounds.size.height;
  }
  gsk_render_node_unref (node);
  return area / (width * height);
}

static void test_parts (void) {
  static const double widths[] = { 320, 1000, 1600 };
  g_auto (GStrv) names = example_list_names ();
  double shares = 0;
  guint n = 0;

  for (guint e = 0; names[e] != NULL; e++) {
    g_autoptr (DmAnalysis) analysis = example_analyse (names[e], NULL);
    DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
    g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
    g_autoptr (GArray) items = dm_map_list_items (analysis, DM_SORT_FILE, NULL);

    for (guint i = 0; i < items->len * G_N_ELEMENTS (widths); i++) {
      double width = widths[i % G_N_ELEMENTS (widths)], share;
      DmMapItem item = g_array_index (items, DmMapItem, i / G_N_ELEMENTS (widths));
      DmMapLook look = {
        .style = style, .width_px = width, .stage = (DmStage) (i % DM_N_STAGES), .rtl = i % 2 == 1
      };
      g_autoptr (DmScene) scene = dm_map_item_new_scene (analysis, item, FALSE, &look, NULL);

      share = check (scene, dm_style_get_measurer (style), width, i % 2 == 0 ? 1 : 2);
      g_assert_cmpfloat (share, <=, 1);
      if (width == 1600 && item.kind == DM_MAP_ITEM_ROW && look.stage <= DM_STAGE_LANES) {
        shares += share;
        n++;
      }
    }
  }
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpfloat (shares / n, <, 0.75); /* much of a wide row is empty */
}

static void test_nothing (void) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);
  g_autoptr (DmScene) scene = dm_scene_builder_end (dm_scene_builder_new (300), 20, "Nothing");

  g_assert_cmpfloat (check (scene, measurer, 300, 1), ==, 0);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_type_ensure (GSK_TYPE_CAIRO_NODE); /* GTK does with a display, which nothing here needs */
  g_test_add_func ("/ui/scene-node/parts", test_parts);
  g_test_add_func ("/ui/scene-node/nothing", test_nothing);
  return g_test_run ();
}
