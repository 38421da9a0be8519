/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "dm-page.h"

G_BEGIN_DECLS

/**
 * DmPdf:
 *
 * A PDF while it is written, page by page: selectable text, a structure of tags for those who have it read out, bookmarks, metadata and
 * a language. The same calls give the same bytes: its dates are those of SOURCE_DATE_EPOCH, or of the epoch itself.
 *
 * What is painted between dm_pdf_begin() and dm_pdf_end() belongs to that element of the structure; elements nest and may go on over
 * pages. Only the innermost holds content; what is painted outside of one is decoration, which isn't read out: a frame, a head that
 * each page repeats.
 */
typedef struct _DmPdf DmPdf;

/** DmPdfInfo: what is said of the whole: @title, @author, @subject, @language ("de"), each (nullable). */
typedef struct {
  const char *title, *author, *subject, *language;
} DmPdfInfo;

DmPdf *dm_pdf_new (const DmPdfInfo *info);
void dm_pdf_free (DmPdf *pdf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPdf, dm_pdf_free)
GBytes *dm_pdf_end_file (DmPdf *pdf, GError **error);

cairo_t *dm_pdf_begin_page (DmPdf *pdf, double width_px, double height_px, DmColor ground);
void dm_pdf_add_page (DmPdf *pdf, const DmPage *page, gboolean transparent, gboolean text_as_paths);

void dm_pdf_begin (DmPdf *pdf, const char *tag);
void dm_pdf_begin_figure (DmPdf *pdf, const char *alternative);
void dm_pdf_begin_link (DmPdf *pdf, const char *uri);
void dm_pdf_end (DmPdf *pdf);
void dm_pdf_add_bookmark (DmPdf *pdf, guint level, const char *title, double y_px);

G_END_DECLS
