/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>

#include "dm-error.h"
#include "dm-render.h"
#include "dm-writers.h"

/* Measured on the Crimea map at 3840×2160: without filters level 3 takes half the time of 6 for a twentieth more bytes. */
#define COMPRESSION_LEVEL 3

typedef struct {
  GByteArray *bytes;
  char *message; /* what libpng complained of */
} Sink;

static void on_error (png_structp png, png_const_charp message) {
  Sink *sink = png_get_error_ptr (png);

  sink->message = g_strdup (message);
  png_longjmp (png, 1);
}

static void on_warning (png_structp png, png_const_charp message) {
  g_debug ("libpng: %s", message);
}

static void on_write (png_structp png, png_bytep data, png_size_t length) {
  Sink *sink = png_get_io_ptr (png);

  g_byte_array_append (sink->bytes, data, (guint) length);
}

static void on_flush (png_structp png) {
}

static void write_header (png_structp png, png_infop info, cairo_surface_t *surface, double dpi,
                          const char *title) {
  gboolean has_alpha = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32;
  png_text text = { .compression = PNG_ITXT_COMPRESSION_NONE,
                    .key = (char *) "Title",
                    .text = (char *) title,
                    .lang = (char *) "",
                    .lang_key = (char *) "" };

  png_set_IHDR (png, info, (png_uint_32) cairo_image_surface_get_width (surface),
                (png_uint_32) cairo_image_surface_get_height (surface), 8,
                has_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (dpi > 0) {
    png_uint_32 per_metre = (png_uint_32) lround (dpi / 0.0254);

    png_set_pHYs (png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  }
  if (title != NULL && *title != '\0')
    png_set_text (png, info, &text, 1);
  png_write_info (png, info);
}

/* cairo keeps colours multiplied by their alpha, in words of the machine's byte order. */
static void convert_row (const guint32 *pixels, int width, gboolean has_alpha, guchar *out) {
  for (int i = 0; i < width; i++) {
    guint32 pixel = pixels[i], alpha = pixel >> 24;
    guint32 red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff, blue = pixel & 0xff;

    if (has_alpha && alpha != 0 && alpha != 0xff) {
      red = (red * 255 + alpha / 2) / alpha;
      green = (green * 255 + alpha / 2) / alpha;
      blue = (blue * 255 + alpha / 2) / alpha;
    }
    *out++ = (guchar) red;
    *out++ = (guchar) green;
    *out++ = (guchar) blue;
    if (has_alpha)
      *out++ = (guchar) alpha;
  }
}

static void write_rows (png_structp png, cairo_surface_t *surface, guchar *row) {
  const guchar *data = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean has_alpha = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32;

  for (int y = 0; y < height; y++) {
    const guchar *pixels = data + (gsize) y * (gsize) stride;

    /* most rows of a map are as the one before them: no need to convert them again */
    if (y == 0 || memcmp (pixels, pixels - stride, (gsize) width * 4) != 0)
      convert_row ((const guint32 *) (const void *) pixels, width, has_alpha, row);
    png_write_row (png, row);
  }
}

GBytes *dm_png_encode (cairo_surface_t *surface, double dpi, const char *title, GError **error) {
  Sink sink = { g_byte_array_new (), NULL };
  g_autofree guchar *row = g_malloc ((gsize) cairo_image_surface_get_width (surface) * 4 + 4);
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, &sink, on_error, on_warning);
  png_infop info = png_create_info_struct (png);

  cairo_surface_flush (surface);
  if (setjmp (png_jmpbuf (png))) {
    g_set_error (error, DM_ERROR, DM_ERROR_IO, _ ("The picture could not be written as PNG: %s."),
                 sink.message);
    png_destroy_write_struct (&png, &info);
    g_byte_array_unref (sink.bytes);
    g_free (sink.message);
    return NULL;
  }
  png_set_write_fn (png, &sink, on_write, on_flush);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level (png, COMPRESSION_LEVEL);
  png_set_compression_buffer_size (png, 1 << 16);
  write_header (png, info, surface, dpi, title);
  write_rows (png, surface, row);
  png_write_end (png, NULL);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (sink.bytes);
}

GBytes *dm_png_write (const DmPage *page, double pixel_scale, double dpi, gboolean transparent,
                      GError **error) {
  int width = (int) MAX (lround (page->width_px * pixel_scale), 1);
  int height = (int) MAX (lround (page->height_px * pixel_scale), 1);
  cairo_surface_t *surface = cairo_image_surface_create (
      transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes = NULL;
  cairo_status_t status;

  if (!transparent) {
    /* the last row and column too, where the size was rounded up */
    cairo_set_source_rgb (cr, DM_COLOR_RED (page->ground) / 255.0,
                          DM_COLOR_GREEN (page->ground) / 255.0,
                          DM_COLOR_BLUE (page->ground) / 255.0);
    cairo_paint (cr);
  }
  cairo_scale (cr, pixel_scale, pixel_scale);
  dm_render_page (cr, page, TRUE);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    bytes = dm_png_encode (surface, dpi, page->title, error);
  else
    g_set_error (error, DM_ERROR, DM_ERROR_LIMIT, _ ("The picture could not be drawn: %s."),
                 cairo_status_to_string (status));
  cairo_surface_destroy (surface);
  return bytes;
}
