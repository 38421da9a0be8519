/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <png.h>
#include <string.h>

#include "dm-error.h"
#include "dm-export.h"
#include "dm-render.h"
#include "dm-writers.h"
#include "sample-page.h"

typedef struct {
  guint width, height, channels, per_metre;
  guint8 *pixels; /* RGBA */
  char *title;
} Decoded;

typedef struct {
  const guint8 *data;
  gsize left;
} Source;

static void on_read (png_structp png, png_bytep out, png_size_t length) {
  Source *source = png_get_io_ptr (png);

  g_assert_cmpuint (length, <=, source->left);
  memcpy (out, source->data, length);
  source->data += length;
  source->left -= length;
}

static void decoded_clear (Decoded *decoded) {
  g_free (decoded->pixels);
  g_free (decoded->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decoded, decoded_clear)

/* With libpng alone: an error of it ends the test. */
static void decode (GBytes *bytes, Decoded *decoded) {
  Source source;
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  png_textp texts = NULL;
  int n_texts;

  memset (decoded, 0, sizeof *decoded);
  source.data = g_bytes_get_data (bytes, &source.left);
  png_set_read_fn (png, &source, on_read);
  png_read_info (png, info);
  decoded->width = png_get_image_width (png, info);
  decoded->height = png_get_image_height (png, info);
  decoded->channels = png_get_channels (png, info);
  decoded->per_metre = png_get_pixels_per_meter (png, info);
  png_get_text (png, info, &texts, &n_texts);
  for (int i = 0; i < n_texts; i++)
    if (strcmp (texts[i].key, "Title") == 0)
      decoded->title = g_strdup (texts[i].text);
  png_set_filler (png, 0xff, PNG_FILLER_AFTER);
  decoded->pixels = g_malloc (4 * (gsize) decoded->width * decoded->height);
  for (guint y = 0; y < decoded->height; y++)
    png_read_row (png, decoded->pixels + 4 * (gsize) y * decoded->width, NULL);
  png_read_end (png, NULL);
  png_destroy_read_struct (&png, &info, NULL);
  g_assert_cmpuint (source.left, ==, 0);
}

static guint32 pixel_at (const Decoded *decoded, guint x, guint y) {
  const guint8 *p = decoded->pixels + 4 * ((gsize) y * decoded->width + x);

  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

static GBytes *export(const DmPage *page, double scale, double dpi, gboolean transparent) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  options.scale = scale;
  options.dpi = dpi;
  options.transparent = transparent;
  bytes = dm_export_page (page, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

static void test_size (void) {
  static const struct {
    double scale, dpi;
    guint width, height, per_metre;
  } cases[] = {
    { 1, 0, 400, 120, 0 },       { 2, 0, 800, 240, 0 },        { 0.5, 0, 200, 60, 0 },
    { 1, 96, 400, 120, 3780 },   { 0, 300, 1250, 375, 11811 }, { 1, 300, 400, 120, 11811 },
    { 2, 300, 800, 240, 11811 }, { 0.001, 0, 1, 1, 0 },
  };
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = export(page, cases[i].scale, cases[i].dpi, FALSE);
    g_auto (Decoded) decoded;

    decode (bytes, &decoded);
    g_assert_cmpuint (decoded.width, ==, cases[i].width);
    g_assert_cmpuint (decoded.height, ==, cases[i].height);
    g_assert_cmpuint (decoded.per_metre, ==, cases[i].per_metre);
    g_assert_cmpuint (decoded.channels, ==, 3);
    g_assert_cmpstr (decoded.title, ==, "Talks on Crimea");
  }
}

static void test_ground (void) {
  for (guint theme = 0; theme < DM_N_THEMES; theme++) {
    g_autoptr (DmPage) page = sample_page_new ((DmTheme) theme);
    g_autoptr (GBytes) bytes = export(page, 1, 0, FALSE);
    g_autoptr (GBytes) clear = export(page, 1, 0, TRUE);
    g_auto (Decoded) decoded, decoded_clear_ground;

    decode (bytes, &decoded);
    decode (clear, &decoded_clear_ground);
    g_assert_cmphex (pixel_at (&decoded, 3, 3), ==, page->ground);
    g_assert_cmphex (pixel_at (&decoded, 399, 119), ==, page->ground);
    g_assert_cmpuint (decoded_clear_ground.channels, ==, 4);
    g_assert_cmphex (pixel_at (&decoded_clear_ground, 3, 3) & 0xff, ==, 0);
    /* the inside of the diamond, straight alpha */
    g_assert_cmphex (pixel_at (&decoded_clear_ground, 130, 80), ==,
                     dm_style_get_party_color (page->style, 0));
    g_assert_cmphex (pixel_at (&decoded, 130, 80), ==, dm_style_get_party_color (page->style, 0));
  }
}

/* A rule of 1 px, whatever its place between pixels, covers one row of pixels, whole. */
static void test_crisp (void) {
  static const double scales[] = { 1, 2, 3 };
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  DmColor rule = dm_style_get_palette (page->style)->rule;

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autoptr (GBytes) bytes = export(page, scales[i], 0, FALSE);
    guint column = (guint) (300 * scales[i]), covered = 0;
    g_auto (Decoded) decoded;

    decode (bytes, &decoded);
    for (guint y = (guint) (50 * scales[i]); y < (guint) (60 * scales[i]); y++) {
      guint32 pixel = pixel_at (&decoded, column, y);

      g_assert_true (pixel == rule || pixel == page->ground);
      covered += pixel == rule;
    }
    g_assert_cmpuint (covered, ==, scales[i]);
  }
}

/* The ends of a bar of low confidence fade: its middle has the full colour, its ends none. */
static void test_fade (void) {
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  g_autoptr (GBytes) bytes = export(page, 1, 0, FALSE);
  DmColor fill = dm_style_get_party_fill (page->style, 1);
  g_auto (Decoded) decoded;

  decode (bytes, &decoded);
  g_assert_cmphex (pixel_at (&decoded, 170, 100), ==, fill);
  g_assert_cmpfloat (dm_color_distance (pixel_at (&decoded, 122, 100), page->ground), <,
                     dm_color_distance (fill, page->ground) / 4);
  g_assert_cmpfloat (dm_color_distance (pixel_at (&decoded, 217, 100), page->ground), <,
                     dm_color_distance (fill, page->ground) / 4);
}

/* Lines of a hatch cover their share of its box, a cross-hatch about twice that, and none of it
 * runs out. */
static void test_hatch (void) {
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  g_autoptr (GBytes) bytes = export(page, 4, 0, FALSE);
  double inked[2] = { 0, 0 };
  g_auto (Decoded) decoded;

  decode (bytes, &decoded);
  for (guint box = 0; box < 2; box++)
    for (guint y = 86 * 4; y < 108 * 4; y++)
      for (guint x = (box == 0 ? 232 : 302) * 4; x < (box == 0 ? 288 : 358) * 4; x++)
        inked[box] += pixel_at (&decoded, x, y) != page->ground;
  for (guint box = 0; box < 2; box++)
    inked[box] /= 56 * 4 * 22 * 4;
  g_assert_cmpfloat (inked[0], >, 0.12);
  g_assert_cmpfloat (inked[0], <, 0.35);
  g_assert_cmpfloat (inked[1], >, inked[0] * 1.5);
  for (guint y = 90 * 4; y < 108 * 4; y++)
    g_assert_cmphex (pixel_at (&decoded, 295 * 4, y), ==, page->ground);
}

static void test_same_bytes (void) {
  g_autoptr (DmPage) first_page = sample_page_new (DM_THEME_DARK);
  g_autoptr (DmPage) second_page = sample_page_new (DM_THEME_DARK);
  g_autoptr (GBytes) first = export(first_page, 1.5, 144, TRUE);
  g_autoptr (GBytes) second = export(second_page, 1.5, 144, TRUE);

  g_assert_true (g_bytes_equal (first, second));
}

static void test_hostile (void) {
  g_autoptr (DmPage) page = hostile_page_new ();
  g_autoptr (GBytes) bytes = export(page, 1, 0, FALSE);
  g_auto (Decoded) decoded;

  decode (bytes, &decoded);
  g_assert_cmpuint (decoded.width, ==, 500);
  g_assert_cmpstr (decoded.title, ==, hostile_labels[0]);
}

static void test_limits (void) {
  static const struct {
    double page_scale, scale, dpi;
    DmError code;
  } cases[] = {
    { 1, NAN, 0, DM_ERROR_USAGE },       { 1, 0, 0, DM_ERROR_USAGE },
    { 1, -1, 0, DM_ERROR_USAGE },        { 1, INFINITY, 0, DM_ERROR_USAGE },
    { 1, 1, -96, DM_ERROR_USAGE },       { 1, 1, NAN, DM_ERROR_USAGE },
    { 0, 1, 0, DM_ERROR_USAGE },         { NAN, 1, 0, DM_ERROR_USAGE },
    { 1, 82, 0, DM_ERROR_LIMIT },        { 1, 1e300, 0, DM_ERROR_LIMIT },
    { 1e300, 1e300, 0, DM_ERROR_LIMIT }, { 1, 0, 8000, DM_ERROR_LIMIT },
  };
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);

  for (guint format = DM_FORMAT_PNG; format <= DM_FORMAT_PDF; format++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
      DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (format != DM_FORMAT_PNG && cases[i].code == DM_ERROR_LIMIT)
        continue; /* a vector picture has no pixels to multiply */
      options.format = (DmFormat) format;
      options.scale = cases[i].scale;
      options.dpi = cases[i].dpi;
      page->scale = cases[i].page_scale;
      bytes = dm_export_page (page, &options, &error);
      g_assert_error (error, DM_ERROR, (int) cases[i].code);
      g_assert_null (bytes);
    }
}

static void test_formats (void) {
  static const struct {
    const char *name;
    gboolean known;
    DmFormat format;
  } cases[] = {
    { "map.png", TRUE, DM_FORMAT_PNG },
    { "a.b/map.SVG", TRUE, DM_FORMAT_SVG },
    { "map.pdf", TRUE, DM_FORMAT_PDF },
    { "map", FALSE, 0 },
    { "a.png/map", FALSE, 0 },
    { "map.jpeg", FALSE, 0 },
    { "", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    DmFormat format;

    g_assert_cmpint (dm_format_from_name (cases[i].name, &format), ==, cases[i].known);
    if (cases[i].known)
      g_assert_cmpint (format, ==, cases[i].format);
  }
  for (guint i = DM_FORMAT_PNG; i <= DM_FORMAT_PDF; i++) {
    DmFormat format;

    g_assert_true (dm_format_from_id (dm_format_to_id ((DmFormat) i), &format));
    g_assert_cmpint (format, ==, i);
  }
}

static void assert_nearly_equal (cairo_surface_t *a, cairo_surface_t *b, int tolerance) {
  int stride = cairo_image_surface_get_stride (a);
  const guint8 *first = cairo_image_surface_get_data (a);
  const guint8 *second = cairo_image_surface_get_data (b);

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a) * 4; x++) {
      int at = y * stride + x;

      if (x % 4 != 3)
        g_assert_cmpint (ABS ((int) first[at] - (int) second[at]), <=, tolerance);
    }
}

/* Painting a part paints just what it would be in the whole. */
static void test_clip (void) {
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 120);
  cairo_surface_t *part = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 120);
  cairo_t *cr = cairo_create (whole);

  dm_render_page (cr, page, FALSE);
  cairo_destroy (cr);
  cr = cairo_create (part);
  for (int y = 0; y < 120; y += 20) {
    cairo_save (cr);
    cairo_rectangle (cr, 0, y, 400, 20);
    cairo_clip (cr);
    dm_render_page (cr, page, FALSE);
    cairo_restore (cr);
  }
  cairo_destroy (cr);
  /* antialiasing of hatches may differ by rounding where their clip is cut */
  assert_nearly_equal (whole, part, 24);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (part);
}

static cairo_surface_t *paint_recording (const cairo_rectangle_t *extents, const DmPage *page) {
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, extents);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 120);
  cairo_t *cr = cairo_create (recording);

  dm_render_page (cr, page, FALSE);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
  return surface;
}

/* GTK paints recordings: with an end or without, they show the same. Away from text, whose glyphs
 * stand on whole pixels there, that is what a picture shows. */
static void test_recording (void) {
  static const cairo_rectangle_t extents = { 0, 0, 400, 120 };
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  cairo_surface_t *bounded = paint_recording (&extents, page);
  cairo_surface_t *unbounded = paint_recording (NULL, page);
  cairo_surface_t *painted = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 120);
  cairo_surface_t *surfaces[] = { bounded, painted };
  cairo_t *cr = cairo_create (painted);

  dm_render_page (cr, page, FALSE);
  cairo_destroy (cr);
  assert_nearly_equal (bounded, unbounded, 24);
  for (gsize i = 0; i < G_N_ELEMENTS (surfaces); i++) {
    cr = cairo_create (surfaces[i]);
    cairo_rectangle (cr, 0, 0, 118, 120);
    cairo_rectangle (cr, 0, 0, 400, 55);
    cairo_fill (cr);
    cairo_destroy (cr);
  }
  assert_nearly_equal (bounded, painted, 24);
  cairo_surface_destroy (bounded);
  cairo_surface_destroy (unbounded);
  cairo_surface_destroy (painted);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/png/size", test_size);
  g_test_add_func ("/render/png/ground", test_ground);
  g_test_add_func ("/render/png/crisp", test_crisp);
  g_test_add_func ("/render/png/fade", test_fade);
  g_test_add_func ("/render/png/hatch", test_hatch);
  g_test_add_func ("/render/png/same-bytes", test_same_bytes);
  g_test_add_func ("/render/png/hostile", test_hostile);
  g_test_add_func ("/render/png/limits", test_limits);
  g_test_add_func ("/render/png/formats", test_formats);
  g_test_add_func ("/render/png/clip", test_clip);
  g_test_add_func ("/render/png/recording", test_recording);
  return g_test_run ();
}
