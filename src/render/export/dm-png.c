/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>

#include "dm-error.h"
#include "dm-render.h"
#include "dm-writers.h"

/* Without filters a map has long runs of equal bytes: on the Crimea map at 3840×2160 levels 1 to 3 cost about the
 * same time, and 4 and more take distinctly longer for a quarter less of the file. */
#define COMPRESSION_LEVEL 2

/* The picture is painted and written some rows at a time: a few megabytes stay in the cache of the
 * processor, where fresh memory for the whole costs more than the painting. */
#define BAND_ROWS 128
#define N_BANDS 3

typedef struct {
  GByteArray *bytes;
  char *message; /* what libpng complained of */
} Sink;

typedef struct {
  const DmPage *page;
  int width, height;
  double scale, dpi;
  gboolean transparent;
} Picture;

typedef struct {
  const Picture *picture;
  Sink sink;
  png_structp png;
  png_infop info;
  guchar *row;
  GAsyncQueue *painted, *empty; /* bands, going round between the painter and the writer */
} Writer;

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

static void write_header (png_structp png, png_infop info, const Picture *picture) {
  png_text text = { .compression = PNG_ITXT_COMPRESSION_NONE,
                    .key = (char *) "Title",
                    .text = picture->page->title,
                    .lang = (char *) "",
                    .lang_key = (char *) "" };

  png_set_IHDR (png, info, (png_uint_32) picture->width, (png_uint_32) picture->height, 8,
                picture->transparent ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (picture->dpi > 0) {
    png_uint_32 per_metre = (png_uint_32) lround (picture->dpi / 0.0254);

    png_set_pHYs (png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  }
  if (text.text != NULL && *text.text != '\0')
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

static void write_rows (png_structp png, cairo_surface_t *surface, int n_rows, guchar *row) {
  const guchar *data = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean has_alpha = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32;

  for (int y = 0; y < n_rows; y++) {
    const guchar *pixels = data + (gsize) y * (gsize) stride;

    /* most rows of a map are as the one before them: no need to convert them again */
    if (y == 0 || memcmp (pixels, pixels - stride, (gsize) width * 4) != 0)
      convert_row ((const guint32 *) (const void *) pixels, width, has_alpha, row);
    png_write_row (png, row);
  }
}

/* Paints the rows of the picture from @top on that @surface has room for. */
static cairo_status_t paint_band (const Picture *picture, cairo_surface_t *surface, int top) {
  cairo_t *cr = cairo_create (surface);
  DmColor ground = picture->transparent ? DM_COLOR_NONE : picture->page->ground;
  cairo_status_t status;

  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_rgba (cr, DM_COLOR_RED (ground) / 255.0, DM_COLOR_GREEN (ground) / 255.0,
                         DM_COLOR_BLUE (ground) / 255.0, dm_color_get_alpha (ground));
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_translate (cr, 0, -top);
  cairo_scale (cr, picture->scale, picture->scale);
  dm_render_page (cr, picture->page, TRUE);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return status;
}

/* The three steps of writing return FALSE where libpng gave up, which sets the sink's message. */
static gboolean begin_file (Writer *writer) {
  if (setjmp (png_jmpbuf (writer->png)))
    return FALSE;
  png_set_write_fn (writer->png, &writer->sink, on_write, on_flush);
  png_set_filter (writer->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level (writer->png, COMPRESSION_LEVEL);
  png_set_compression_buffer_size (writer->png, 1 << 16);
  write_header (writer->png, writer->info, writer->picture);
  return TRUE;
}

static gboolean write_band (Writer *writer, cairo_surface_t *band, int n_rows) {
  if (setjmp (png_jmpbuf (writer->png)))
    return FALSE;
  write_rows (writer->png, band, n_rows, writer->row);
  return TRUE;
}

static gboolean end_file (Writer *writer) {
  if (setjmp (png_jmpbuf (writer->png)))
    return FALSE;
  png_write_end (writer->png, NULL);
  return TRUE;
}

/* Runs on a thread of its own: compresses the bands as they come. It takes all of them, even where
 * it has given up: the painter waits for them to come back. */
static gpointer write_bands (gpointer data) {
  Writer *writer = data;
  gboolean going = begin_file (writer);

  for (int top = 0; top < writer->picture->height; top += BAND_ROWS) {
    cairo_surface_t *band = g_async_queue_pop (writer->painted);

    going = going && write_band (writer, band, MIN (BAND_ROWS, writer->picture->height - top));
    g_async_queue_push (writer->empty, band);
  }
  going = going && end_file (writer);
  return GINT_TO_POINTER (going);
}

static cairo_status_t paint_bands (Writer *writer) {
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  for (int top = 0; top < writer->picture->height; top += BAND_ROWS) {
    cairo_surface_t *band = g_async_queue_pop (writer->empty);

    if (status == CAIRO_STATUS_SUCCESS)
      status = paint_band (writer->picture, band, top);
    g_async_queue_push (writer->painted, band);
  }
  return status;
}

static void writer_init (Writer *writer, const Picture *picture) {
  writer->picture = picture;
  writer->sink.bytes = g_byte_array_new ();
  writer->png
      = png_create_write_struct (PNG_LIBPNG_VER_STRING, &writer->sink, on_error, on_warning);
  writer->info = png_create_info_struct (writer->png);
  writer->row = g_malloc ((gsize) picture->width * 4);
  writer->painted = g_async_queue_new ();
  writer->empty = g_async_queue_new_full ((GDestroyNotify) cairo_surface_destroy);
}

static void writer_clear (Writer *writer) {
  png_destroy_write_struct (&writer->png, &writer->info);
  g_clear_pointer (&writer->sink.bytes, g_byte_array_unref);
  g_async_queue_unref (writer->painted);
  g_async_queue_unref (writer->empty);
  g_free (writer->sink.message);
  g_free (writer->row);
}

/* Paints on this thread, which the fonts belong to, and compresses on another. */
static cairo_status_t write_picture (Writer *writer) {
  cairo_format_t format = writer->picture->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  GThread *thread;

  for (int i = 0; i < N_BANDS; i++) {
    cairo_surface_t *band = cairo_image_surface_create (format, writer->picture->width, BAND_ROWS);

    g_async_queue_push (writer->empty, band);
    if (status == CAIRO_STATUS_SUCCESS)
      status = cairo_surface_status (band);
  }
  if (status != CAIRO_STATUS_SUCCESS)
    return status;
  thread = g_thread_new ("png", write_bands, writer);
  status = paint_bands (writer);
  if (!GPOINTER_TO_INT (g_thread_join (thread)) && status == CAIRO_STATUS_SUCCESS)
    status = CAIRO_STATUS_WRITE_ERROR;
  return status;
}

GBytes *dm_png_write (const DmPage *page, double pixel_scale, double dpi, gboolean transparent,
                      GError **error) {
  Picture picture = { .page = page,
                      .width = (int) MAX (lround (page->width_px * pixel_scale), 1),
                      .height = (int) MAX (lround (page->height_px * pixel_scale), 1),
                      .scale = pixel_scale,
                      .dpi = dpi,
                      .transparent = transparent };
  Writer writer = { 0 };
  GBytes *bytes = NULL;
  cairo_status_t status;

  writer_init (&writer, &picture);
  status = write_picture (&writer);
  if (status == CAIRO_STATUS_SUCCESS)
    bytes = g_byte_array_free_to_bytes (g_steal_pointer (&writer.sink.bytes));
  else
    g_set_error (error, DM_ERROR, DM_ERROR_LIMIT, _ ("The picture could not be drawn: %s."),
                 writer.sink.message != NULL ? writer.sink.message
                                             : cairo_status_to_string (status));
  writer_clear (&writer);
  return bytes;
}
