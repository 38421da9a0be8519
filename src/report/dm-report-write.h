/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-palette.h"
#include "dm-paper.h"
#include "dm-report.h"

G_BEGIN_DECLS

/** DmReportFormat: what a report is written as. */
typedef enum { DM_REPORT_HTML, DM_REPORT_PDF } DmReportFormat;

/**
 * DmReportLook:
 * @follows: of HTML: light or dark as its reader's screen is, and light on paper; @theme counts where this isn't so
 * @paper: of a PDF: %DM_PAPER_A4 or %DM_PAPER_LETTER
 * @family: (nullable): fonts in place of the program's own
 */
typedef struct {
  gboolean follows;
  DmTheme theme;
  DmPaper paper;
  const char *family;
} DmReportLook;

#define DM_REPORT_LOOK_INIT                                                                        \
  { .follows = TRUE, .theme = DM_THEME_LIGHT, .paper = DM_PAPER_A4 }

gboolean dm_report_format_from_id (const char *id, DmReportFormat *format);
gboolean dm_report_format_from_name (const char *filename, DmReportFormat *format);

const char *dm_report_get_language (void);

GBytes *dm_report_write (const DmReport *report, DmReportFormat format, const DmReportLook *look,
                         GError **error);
GBytes *dm_report_write_html (const DmReport *report, const DmReportLook *look, GError **error);
GBytes *dm_report_write_pdf (const DmReport *report, const DmReportLook *look, GError **error);

G_END_DECLS
