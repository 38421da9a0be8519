/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "dm-error.h"
#include "dm-painter.h"
#include "dm-writers.h"

#define PT_PER_PX 0.75

static cairo_status_t on_write (void *closure, const unsigned char *data, unsigned int length) {
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

char *dm_file_date (void) {
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return NULL;
  date = g_date_time_new_from_unix_utc (seconds);
  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

/*
 * Without SOURCE_DATE_EPOCH the dates are those of the epoch itself: cairo leaves neither out, and
 * the clock would make two files of the same map differ.
 */
static void set_metadata (cairo_surface_t *surface, const DmPage *page) {
  g_autofree char *date = dm_file_date ();
  const char *written = date != NULL ? date : "1970-01-01T00:00:00Z";
  g_autofree char *title = page->title != NULL ? dm_text_dup_shown (page->title) : NULL;

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Demarche " DM_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, written);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, written);
}

/*
 * What a text is to somebody who has the page read out: a heading or a paragraph. Drawing has no
 * tag of its own: cairo 1.16 writes no alternative text, and figures without it are read out as so
 * many blanks.
 */
static const char *get_tag (const DmScene *scene, const DmShape *shape) {
  if (shape->kind != DM_SHAPE_TEXT)
    return NULL;
  if (shape->mark < 0 || shape->font.weight < DM_WEIGHT_SEMIBOLD)
    return "P";
  switch ((int) dm_scene_get_mark (scene, (guint) shape->mark)->kind) {
  case DM_MARK_TITLE:
    return "H1";
  case DM_MARK_BASKET:
    return "H2";
  case DM_MARK_ISSUE:
    return "H3";
  default:
    return "P";
  }
}

/* A heading's lines share its tag; of other text each is a paragraph, for nothing parts one line
 * from the next. */
static void paint_scene (cairo_t *cr, const DmScene *scene, DmTextMeasurer *measurer,
                         gboolean text_as_paths) {
  DmPainter painter;
  const char *open = NULL;
  int mark = -1;

  dm_painter_init (&painter, cr, measurer);
  painter.outlines = text_as_paths;
  cairo_tag_begin (cr, "Sect", NULL);
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    const char *tag = text_as_paths ? NULL : get_tag (scene, shape);

    if (g_strcmp0 (open, tag) != 0 || shape->mark != mark || g_strcmp0 (tag, "P") == 0) {
      if (open != NULL)
        cairo_tag_end (cr, open);
      if (tag != NULL)
        cairo_tag_begin (cr, tag, NULL);
      open = tag;
    }
    mark = shape->mark;
    dm_painter_paint (&painter, shape, NULL);
  }
  if (open != NULL)
    cairo_tag_end (cr, open);
  cairo_tag_end (cr, "Sect");
}

static void paint_page (cairo_t *cr, const DmPage *page, gboolean transparent,
                        gboolean text_as_paths) {
  /* before any tag: cairo 1.16 crashes on an opaque paint of the page inside of one */
  if (!transparent) {
    cairo_set_source_rgb (cr, DM_COLOR_RED (page->ground) / 255.0,
                          DM_COLOR_GREEN (page->ground) / 255.0,
                          DM_COLOR_BLUE (page->ground) / 255.0);
    cairo_paint (cr);
  }
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = &g_array_index (page->placed, DmPlaced, i);

    cairo_save (cr);
    cairo_translate (cr, placed->x, placed->y);
    paint_scene (cr, placed->scene, page->measurer, text_as_paths);
    cairo_restore (cr);
  }
  cairo_tag_end (cr, "Document");
}

GBytes *dm_pdf_write (const DmPage *page, double scale, gboolean transparent,
                      gboolean text_as_paths, GError **error) {
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      on_write, bytes, page->width_px * scale * PT_PER_PX, page->height_px * scale * PT_PER_PX);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, page);
  cairo_scale (cr, scale * PT_PER_PX, scale * PT_PER_PX);
  paint_page (cr, page, transparent, text_as_paths);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, DM_ERROR, DM_ERROR_LIMIT, _ ("The picture could not be drawn: %s."),
                 cairo_status_to_string (status));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
