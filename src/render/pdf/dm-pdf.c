/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "dm-error.h"
#include "dm-pdf-complete.h"
#include "dm-writers.h"

#define PT_PER_PX 0.75

struct _DmPdf {
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  char *language;
  guint n_pages;
  GPtrArray *open;         /* names of the elements that are open, the innermost last */
  GPtrArray *alternatives; /* of the figures, in the order in which they were begun */
  GArray *bookmarks;       /* ids of those that the next one may stand under, one a level */
};

static cairo_status_t on_write (void *closure, const unsigned char *data, unsigned int length) {
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* (transfer full) (nullable): the date of SOURCE_DATE_EPOCH in ISO 8601 */
char *dm_file_date (void) {
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return NULL;
  date = g_date_time_new_from_unix_utc (seconds);
  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static void set_text (DmPdf *pdf, cairo_pdf_metadata_t what, const char *text) {
  g_autofree char *shown = text != NULL ? dm_text_dup_shown (text) : NULL;

  if (shown != NULL)
    cairo_pdf_surface_set_metadata (pdf->surface, what, shown);
}

/*
 * Without SOURCE_DATE_EPOCH the dates are those of the epoch itself: cairo leaves neither out, and
 * the clock would make two files of the same map differ.
 */
static void set_metadata (DmPdf *pdf, const DmPdfInfo *info) {
  g_autofree char *date = dm_file_date ();
  const char *written = date != NULL ? date : "1970-01-01T00:00:00Z";

  set_text (pdf, CAIRO_PDF_METADATA_TITLE, info->title);
  set_text (pdf, CAIRO_PDF_METADATA_AUTHOR, info->author);
  set_text (pdf, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_CREATOR, "Demarche " DM_VERSION);
  cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, written);
  cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_MOD_DATE, written);
}

/**
 * dm_pdf_new:
 * @info: what is said of the whole
 *
 * Returns: (transfer full): a PDF without pages
 */
DmPdf *dm_pdf_new (const DmPdfInfo *info) {
  DmPdf *pdf = g_new0 (DmPdf, 1);

  pdf->bytes = g_byte_array_new ();
  pdf->language = g_strdup (info->language);
  pdf->open = g_ptr_array_new_with_free_func (g_free);
  pdf->alternatives = g_ptr_array_new_with_free_func (g_free);
  pdf->bookmarks = g_array_new (FALSE, FALSE, sizeof (int));
  pdf->surface = cairo_pdf_surface_create_for_stream (on_write, pdf->bytes, 1, 1);
  /* of later versions cairo may pack objects, which dm_pdf_complete() couldn't read */
  cairo_pdf_surface_restrict_to_version (pdf->surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (pdf, info);
  pdf->cr = cairo_create (pdf->surface);
  return pdf;
}

/** dm_pdf_free: drops a PDF that isn't to be ended */
void dm_pdf_free (DmPdf *pdf) {
  /* cairo crashes on elements that are never closed */
  while (pdf->open->len > 0)
    dm_pdf_end (pdf);
  cairo_destroy (pdf->cr);
  cairo_surface_destroy (pdf->surface);
  g_byte_array_unref (pdf->bytes);
  g_ptr_array_unref (pdf->open);
  g_ptr_array_unref (pdf->alternatives);
  g_array_unref (pdf->bookmarks);
  g_free (pdf->language);
  g_free (pdf);
}

/* In two halves: cairo 1.16 takes one rectangle over all of a page for a new beginning, and forgets the elements that are open. */
static void paint_ground (DmPdf *pdf, double width_px, double height_px, DmColor ground) {
  if (DM_COLOR_ALPHA (ground) == 0)
    return;
  cairo_set_source_rgba (pdf->cr, DM_COLOR_RED (ground) / 255.0, DM_COLOR_GREEN (ground) / 255.0,
                         DM_COLOR_BLUE (ground) / 255.0, dm_color_get_alpha (ground));
  cairo_rectangle (pdf->cr, 0, 0, width_px, height_px / 2);
  cairo_rectangle (pdf->cr, 0, height_px / 2, width_px, height_px / 2);
  cairo_fill (pdf->cr);
}

/**
 * dm_pdf_begin_page:
 * @pdf: a PDF
 * @width_px: the page's width in CSS px (1/96 in)
 * @height_px: its height
 * @ground: its colour, %DM_COLOR_NONE for none
 *
 * Ends the page before, if there is one, and begins another. Elements that are open go on.
 *
 * Returns: (transfer none): what to paint on, a unit a px; its state is to be left as it was found
 */
cairo_t *dm_pdf_begin_page (DmPdf *pdf, double width_px, double height_px, DmColor ground) {
  if (pdf->n_pages++ > 0)
    cairo_show_page (pdf->cr);
  cairo_pdf_surface_set_size (pdf->surface, width_px * PT_PER_PX, height_px * PT_PER_PX);
  cairo_identity_matrix (pdf->cr);
  cairo_scale (pdf->cr, PT_PER_PX, PT_PER_PX);
  paint_ground (pdf, width_px, height_px, ground);
  if (pdf->n_pages == 1)
    dm_pdf_begin (pdf, "Document");
  return pdf->cr;
}

static void begin (DmPdf *pdf, const char *tag, const char *attributes) {
  g_return_if_fail (pdf->n_pages > 0);
  cairo_tag_begin (pdf->cr, tag, attributes);
  g_ptr_array_add (pdf->open, g_strdup (tag));
}

/**
 * dm_pdf_begin:
 * @pdf: a PDF with a page
 * @tag: what begins: "Sect", "H1" to "H6", "P", "L", "LI", "Table", "TR", "TH", "TD", … as PDF names them
 */
void dm_pdf_begin (DmPdf *pdf, const char *tag) {
  begin (pdf, tag, NULL);
}

/**
 * dm_pdf_begin_figure:
 * @pdf: a PDF with a page
 * @alternative: what is shown, for those who can't see it
 *
 * Something must be painted before it ends.
 */
void dm_pdf_begin_figure (DmPdf *pdf, const char *alternative) {
  begin (pdf, "Figure", NULL);
  g_ptr_array_add (pdf->alternatives, dm_text_dup_shown (alternative));
}

/**
 * dm_pdf_begin_link:
 * @pdf: a PDF with a page
 * @uri: where it leads
 */
void dm_pdf_begin_link (DmPdf *pdf, const char *uri) {
  GString *attributes = g_string_new ("uri='");

  for (const char *at = uri; *at != '\0'; at++) {
    if (*at == '\'' || *at == '\\')
      g_string_append_c (attributes, '\\');
    g_string_append_c (attributes, *at);
  }
  g_string_append_c (attributes, '\'');
  begin (pdf, CAIRO_TAG_LINK, attributes->str);
  g_string_free (attributes, TRUE);
}

/** dm_pdf_end: ends what was begun last and is still open */
void dm_pdf_end (DmPdf *pdf) {
  g_return_if_fail (pdf->open->len > 0);
  cairo_tag_end (pdf->cr, g_ptr_array_index (pdf->open, pdf->open->len - 1));
  g_ptr_array_remove_index (pdf->open, pdf->open->len - 1);
}

/**
 * dm_pdf_add_bookmark:
 * @pdf: a PDF with a page
 * @level: how deep it stands, 0 for outermost; it goes under the last one that is less deep
 * @title: what it says
 * @y_px: how far down on the page at hand it leads
 */
void dm_pdf_add_bookmark (DmPdf *pdf, guint level, const char *title, double y_px) {
  g_autofree char *shown = dm_text_dup_shown (title);
  g_autofree char *link = NULL;
  int parent, id;

  g_array_set_size (pdf->bookmarks, MIN (level, pdf->bookmarks->len));
  parent = pdf->bookmarks->len > 0 ? g_array_index (pdf->bookmarks, int, pdf->bookmarks->len - 1)
                                   : CAIRO_PDF_OUTLINE_ROOT;
  /* whole points: cairo 1.16 reads a fraction by the decimal mark of the locale, and fails over the others */
  link = g_strdup_printf ("page=%u pos=[0 %.0f]", pdf->n_pages, MAX (y_px, 0) * PT_PER_PX);
  id = cairo_pdf_surface_add_outline (pdf->surface, parent, shown, link,
                                      level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN
                                                 : (cairo_pdf_outline_flags_t) 0);
  while (pdf->bookmarks->len < level)
    g_array_append_val (pdf->bookmarks, parent);
  g_array_append_val (pdf->bookmarks, id);
}

/**
 * dm_pdf_end_file:
 * @pdf: (transfer full): a PDF with at least a page
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with %DM_ERROR_LIMIT
 */
GBytes *dm_pdf_end_file (DmPdf *pdf, GError **error) {
  cairo_status_t status;
  GBytes *bytes = NULL;

  while (pdf->open->len > 0)
    dm_pdf_end (pdf);
  cairo_show_page (pdf->cr);
  status = cairo_status (pdf->cr);
  cairo_surface_finish (pdf->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (pdf->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    bytes = dm_pdf_complete (pdf->bytes, pdf->language, pdf->alternatives);
  else
    g_set_error (error, DM_ERROR, DM_ERROR_LIMIT, _ ("The picture could not be drawn: %s."),
                 cairo_status_to_string (status));
  dm_pdf_free (pdf);
  return bytes;
}
