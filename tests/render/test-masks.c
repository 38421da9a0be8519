/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is filled once and then put together from its parts, held against what cairo and Pango fill by themselves. */
#include <pango/pangocairo.h>

#include "dm-painter.h"
#include "dm-render.h"
#include "dm-scene-builder.h"

#define WIDTH 400
#define HEIGHT 40
#define INK 0x1d1d20ffu

/* Moved by an eighth of a pixel, an edge covers an eighth more or less of one; of a counter, a pixel may have two edges. */
#define QUARTERS_TOLERANCE 56
#define SIXTEENTHS_TOLERANCE 24
#define ROUNDING_TOLERANCE 3

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cr;
} Canvas;

static Canvas canvas_new (double scale) {
  Canvas canvas;

  canvas.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH * scale),
                                               (int) (HEIGHT * scale));
  canvas.cr = cairo_create (canvas.surface);
  cairo_set_source_rgb (canvas.cr, 1, 1, 1);
  cairo_paint (canvas.cr);
  cairo_scale (canvas.cr, scale, scale);
  return canvas;
}

static void canvas_clear (Canvas *canvas) {
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Canvas, canvas_clear)

static void assert_alike (const Canvas *got, const Canvas *wanted, int tolerance) {
  int width = cairo_image_surface_get_width (wanted->surface);
  int height = cairo_image_surface_get_height (wanted->surface);
  int stride = cairo_image_surface_get_stride (wanted->surface);
  const guint8 *a, *b;
  double ink_a = 0, ink_b = 0;

  cairo_surface_flush (got->surface);
  cairo_surface_flush (wanted->surface);
  a = cairo_image_surface_get_data (got->surface);
  b = cairo_image_surface_get_data (wanted->surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 4; x++) {
      int at = y * stride + x;

      if (x % 4 == 3)
        continue;
      g_assert_cmpint (ABS ((int) a[at] - (int) b[at]), <=, tolerance);
      ink_a += 255 - a[at];
      ink_b += 255 - b[at];
    }
  g_assert_cmpfloat (ink_b, >, 0);
  g_assert_cmpfloat (ABS (ink_a - ink_b) / ink_b, <, 0.01);
}

/* --- texts --- */

static const double scales[] = { 1, 1.25, 2 };

static DmScene *new_text_scene (DmTextMeasurer *measurer, const char *text, double x) {
  DmSceneBuilder *builder = dm_scene_builder_new (WIDTH);
  DmFont font = { 15, DM_WEIGHT_SEMIBOLD, FALSE };

  dm_scene_builder_add_text (builder, text, font, x, 24,
                             dm_text_measurer_get_width (measurer, font, text), INK);
  return dm_scene_builder_end (builder, HEIGHT, NULL);
}

static void fill_text (Canvas *canvas, DmTextMeasurer *measurer, const char *text, double x) {
  PangoLayout *layout
      = dm_text_measurer_get_layout (measurer, (DmFont){ 15, DM_WEIGHT_SEMIBOLD, FALSE }, text);

  cairo_set_source_rgb (canvas->cr, 0x1d / 255.0, 0x1d / 255.0, 0x20 / 255.0);
  cairo_move_to (canvas->cr, x, 24);
  pango_cairo_layout_line_path (canvas->cr, pango_layout_get_line_readonly (layout, 0));
  cairo_fill (canvas->cr);
}

/* Painted twice, since the second time the glyphs are there already. */
static void check_text (const char *text, int tolerance) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);

  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
      for (double x = 5; x < 6; x += 0.3) {
        g_autoptr (DmScene) scene = new_text_scene (measurer, text, x);
        g_auto (Canvas) got = canvas_new (scales[i]), wanted = canvas_new (scales[i]);

        dm_render_scene (got.cr, scene, measurer);
        fill_text (&wanted, measurer, text, x);
        assert_alike (&got, &wanted, tolerance);
      }
}

static void test_texts (void) {
  check_text ("Withdraw to barracks, fully: 40,000 AVA fi", QUARTERS_TOLERANCE);
  check_text ("Z\u0308\u030c\u0307 a\u0301\u0327\u0302 x\u0301", QUARTERS_TOLERANCE);
  check_text ("الولايات المتحدة und Österreich", QUARTERS_TOLERANCE);
}

/* A missing glyph is a box with its number: no font has it, so nothing is put together. */
static void test_missing (void) {
  check_text ("\U00013000 missing", ROUNDING_TOLERANCE);
}

/* --- dots --- */

static void add_dot (DmSceneBuilder *builder, double x, double y, double radius, DmColor color) {
  dm_scene_builder_add_ellipse (builder, (DmBox){ x - radius, y - radius, 2 * radius, 2 * radius },
                                color);
}

/* Some lie upon each other, in an order that shows; some are larger than dots are, and some let through what is below. */
static DmScene *new_dots_scene (void) {
  DmSceneBuilder *builder = dm_scene_builder_new (WIDTH);

  for (guint i = 0; i < 300; i++)
    add_dot (builder, 8 + (i * 37 % 300) * 1.27, 10, 2.6, INK);
  for (guint i = 0; i < 60; i++)
    add_dot (builder, 12 + i * 4.1, 20, 2.6, i % 3 == 0 ? INK : 0x0072b2ffu);
  for (guint i = 0; i < 8; i++)
    add_dot (builder, 12 + i * 11, 26, 2.6, 0x0072b260u);
  for (guint i = 0; i < 8; i++)
    add_dot (builder, 12 + i * 5, 32 + (i % 2) * 0.4, i % 2 == 0 ? 2.6 : 2.2, 0xd55e00ffu);
  for (guint i = 0; i < 12; i++)
    add_dot (builder, 150 + i * 9, 31, 6, 0xd55e00ffu);
  return dm_scene_builder_end (builder, HEIGHT, NULL);
}

static void fill_dots (Canvas *canvas, const DmScene *scene) {
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);

    cairo_set_source_rgba (canvas->cr, DM_COLOR_RED (shape->fill) / 255.0,
                           DM_COLOR_GREEN (shape->fill) / 255.0,
                           DM_COLOR_BLUE (shape->fill) / 255.0, dm_color_get_alpha (shape->fill));
    cairo_arc (canvas->cr, shape->box.x + shape->box.width / 2,
               shape->box.y + shape->box.height / 2, shape->box.width / 2, 0, 2 * G_PI);
    cairo_fill (canvas->cr);
  }
}

static void paint_one_by_one (Canvas *canvas, const DmScene *scene, DmTextMeasurer *measurer) {
  DmPainter painter;

  dm_painter_init (&painter, canvas->cr, measurer);
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++)
    dm_painter_paint (&painter, dm_scene_get_shape (scene, i));
}

static void test_dots (void) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);
  g_autoptr (DmScene) scene = new_dots_scene ();

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_auto (Canvas) got = canvas_new (scales[i]), one_by_one = canvas_new (scales[i]);
    g_auto (Canvas) wanted = canvas_new (scales[i]);

    dm_render_scene (got.cr, scene, measurer);
    paint_one_by_one (&one_by_one, scene, measurer);
    fill_dots (&wanted, scene);
    assert_alike (&got, &one_by_one, SIXTEENTHS_TOLERANCE);
    assert_alike (&got, &wanted, SIXTEENTHS_TOLERANCE);
  }
}

/* What a clip leaves of dots that are painted together is what it leaves of each. */
static void test_dots_cut (void) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);
  g_autoptr (DmScene) scene = new_dots_scene ();
  g_auto (Canvas) whole = canvas_new (1), part = canvas_new (1);

  dm_render_scene (whole.cr, scene, measurer);
  for (int x = 0; x < WIDTH; x += 37) {
    cairo_save (part.cr);
    cairo_rectangle (part.cr, x, 0, 37, HEIGHT);
    cairo_clip (part.cr);
    dm_render_scene (part.cr, scene, measurer);
    cairo_restore (part.cr);
  }
  assert_alike (&part, &whole, ROUNDING_TOLERANCE);
}

/* --- boxes --- */

static void test_boxes (void) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);
  DmSceneBuilder *builder = dm_scene_builder_new (WIDTH);

  for (guint i = 0; i < 90; i++)
    dm_scene_builder_add_rect (
        builder, (DmBox){ 5 + i * 2.3, 4 + i % 7, i % 5 == 0 ? 9.5 : 2.3, 20 + i % 4 * 0.25 },
        i % 30 == 29 ? 3 : 0, i % 20 == 19 ? 0x0072b280u : INK);
  g_autoptr (DmScene) scene = dm_scene_builder_end (builder, HEIGHT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_auto (Canvas) got = canvas_new (scales[i]), one_by_one = canvas_new (scales[i]);

    dm_render_scene (got.cr, scene, measurer);
    paint_one_by_one (&one_by_one, scene, measurer);
    assert_alike (&got, &one_by_one, ROUNDING_TOLERANCE);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/masks/texts", test_texts);
  g_test_add_func ("/render/masks/missing", test_missing);
  g_test_add_func ("/render/masks/dots", test_dots);
  g_test_add_func ("/render/masks/dots-cut", test_dots_cut);
  g_test_add_func ("/render/masks/boxes", test_boxes);
  return g_test_run ();
}
