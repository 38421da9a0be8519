/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "dm-export.h"
#include "dm-golden.h"
#include "sample-page.h"

/*
 * What is exported is what was seen: the SVG and the PDF, drawn by programs of others, look like
 * our own PNG.
 */

static GBytes *export(DmPage *page, DmFormat format, gboolean text_as_paths) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  options.format = format;
  options.scale = 2;
  options.text_as_paths = text_as_paths;
  page->scale = format == DM_FORMAT_PNG ? 1 : 2;
  bytes = dm_export_page (page, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

static GBytes *convert (GBytes *input, const char *const *command) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      command, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  GBytes *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

/* The mean difference of a channel, of 255, within a box of the pictures. */
static double mean_difference (cairo_surface_t *a, cairo_surface_t *b, int x, int y, int width,
                               int height) {
  double sum = 0;

  for (int row = y; row < y + height; row++) {
    const guint8 *first
        = cairo_image_surface_get_data (a) + row * cairo_image_surface_get_stride (a);
    const guint8 *second
        = cairo_image_surface_get_data (b) + row * cairo_image_surface_get_stride (b);

    for (int i = x * 4; i < (x + width) * 4; i++)
      sum += i % 4 == 3 ? 0 : ABS ((int) first[i] - (int) second[i]);
  }
  return sum / (3.0 * width * height);
}

/* As a whole, and in each tile of 40 px: a shape that isn't there stands out in its own tile. */
static void assert_alike (GBytes *first, GBytes *second, double whole, double tile) {
  cairo_surface_t *a = dm_golden_decode (first), *b = dm_golden_decode (second);
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  g_assert_cmpfloat (mean_difference (a, b, 0, 0, width, height), <, whole);
  for (int y = 0; y < height; y += 40)
    for (int x = 0; x < width; x += 40) {
      double mean = mean_difference (a, b, x, y, MIN (40, width - x), MIN (40, height - y));

      if (mean >= tile)
        g_error ("around %d, %d the pictures differ by %.1f", x, y, mean);
    }
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void check_svg (gboolean text_as_paths) {
  static const char *const command[] = { "rsvg-convert", "-f", "png", NULL };

  for (guint theme = 0; theme < DM_N_THEMES; theme++) {
    g_autoptr (DmPage) page = sample_page_new ((DmTheme) theme);
    g_autoptr (GBytes) png = export(page, DM_FORMAT_PNG, FALSE);
    g_autoptr (GBytes) svg = export(page, DM_FORMAT_SVG, text_as_paths);
    g_autoptr (GBytes) drawn = convert (svg, command);

    assert_alike (png, drawn, 2, 24);
  }
}

static void test_svg (void) {
  check_svg (FALSE);
}

static void test_svg_paths (void) {
  check_svg (TRUE);
}

static void test_pdf (void) {
  static const char *const command[]
      = { "pdftocairo", "-png", "-r", "96", "-singlefile", "-", "-", NULL };
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  g_autoptr (GBytes) png = export(page, DM_FORMAT_PNG, FALSE);
  g_autoptr (GBytes) pdf = export(page, DM_FORMAT_PDF, FALSE);
  g_autoptr (GBytes) drawn = convert (pdf, command);

  assert_alike (png, drawn, 2, 24);
}

/* How much ink there is in a column of pixels, in whole pixels of @color on the page's ground. */
static double count_ink (cairo_surface_t *surface, int x, int top, int bottom, DmColor color) {
  int full = ABS ((int) DM_COLOR_RED (color) - 255), sum = 0;

  for (int y = top; y < bottom; y++) {
    const guint8 *pixel = cairo_image_surface_get_data (surface)
                          + y * cairo_image_surface_get_stride (surface) + x * 4;

    sum += 255 - pixel[2];
  }
  return (double) sum / full;
}

/* Shown at any size, the thinnest lines are still there: the rule at 56 px, and a party's line at
 * 80.4. */
static void test_thin_lines (void) {
  static const double scales[] = { 0.5, 0.75, 0.94, 1, 1.3 };
  static const char *const zooms[] = { "0.6", "1", "1.5" };
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  DmColor rule = dm_style_get_palette (page->style)->rule;
  DmColor party = dm_style_get_party_color (page->style, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    for (gsize z = 0; z < G_N_ELEMENTS (zooms); z++) {
      const char *command[] = { "rsvg-convert", "-z", zooms[z], NULL };
      DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
      double to_pixels = scales[i] * g_ascii_strtod (zooms[z], NULL);
      g_autoptr (GBytes) svg = NULL;
      g_autoptr (GBytes) drawn = NULL;
      cairo_surface_t *surface;

      options.format = DM_FORMAT_SVG;
      page->scale = scales[i];
      svg = dm_export_page (page, &options, NULL);
      drawn = convert (svg, command);
      surface = dm_golden_decode (drawn);
      g_assert_cmpfloat (count_ink (surface, (int) (370 * to_pixels), (int) (53 * to_pixels),
                                    (int) (60 * to_pixels), rule),
                         >, 0.6 * MIN (to_pixels, 1));
      g_assert_cmpfloat (count_ink (surface, (int) (225 * to_pixels), (int) (77 * to_pixels),
                                    (int) (85 * to_pixels), party),
                         >, 0.6 * MIN (to_pixels, 1));
      cairo_surface_destroy (surface);
    }
}

/* The measure sees what it is for: another theme, and a page without one of its scenes. */
static void test_measure (void) {
  g_autoptr (DmPage) light = sample_page_new (DM_THEME_LIGHT);
  g_autoptr (DmPage) bare = sample_page_new (DM_THEME_LIGHT);
  g_autoptr (GBytes) whole = export(light, DM_FORMAT_PNG, FALSE);
  g_autoptr (GBytes) part = NULL;
  cairo_surface_t *a, *b;

  dm_scene_unref (g_array_index (bare->placed, DmPlaced, 1).scene);
  g_array_set_size (bare->placed, 1);
  part = export(bare, DM_FORMAT_PNG, FALSE);
  a = dm_golden_decode (whole);
  b = dm_golden_decode (part);
  g_assert_cmpfloat (mean_difference (a, b, 0, 0, 800, 240), >, 6);
  g_assert_cmpfloat (mean_difference (a, b, 240, 140, 40, 40), >, 30); /* the diamond and its bar */
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/as-seen/svg", test_svg);
  g_test_add_func ("/render/as-seen/svg-paths", test_svg_paths);
  g_test_add_func ("/render/as-seen/pdf", test_pdf);
  g_test_add_func ("/render/as-seen/thin-lines", test_thin_lines);
  g_test_add_func ("/render/as-seen/measure", test_measure);
  return g_test_run ();
}
