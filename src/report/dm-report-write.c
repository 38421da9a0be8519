/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-report-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const ids[] = { "html", "pdf" };

/** dm_report_format_from_id: reads "html" or "pdf". Returns: whether @id is one of these */
gboolean dm_report_format_from_id (const char *id, DmReportFormat *format) {
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (ids); i++)
    if (g_ascii_strcasecmp (id, ids[i]) == 0) {
      *format = (DmReportFormat) i;
      return TRUE;
    }
  return FALSE;
}

/** dm_report_format_from_name: the format that a file's name asks for by its ending. Returns: whether it does */
gboolean dm_report_format_from_name (const char *filename, DmReportFormat *format) {
  g_autofree char *base = g_path_get_basename (filename);
  const char *dot = strrchr (base, '.');

  if (dot != NULL && g_ascii_strcasecmp (dot, ".htm") == 0)
    dot = ".html";
  return dot != NULL && dm_report_format_from_id (dot + 1, format);
}

/** dm_report_get_language: the code of the language that texts are in: that they are translated into, not that of the locale */
const char *dm_report_get_language (void) {
  /* Translators: the code of the language that you translate into: “de”, “pt-BR” */
  return C_ ("language code", "en");
}

/** dm_report_write: Returns: (transfer full) (nullable): a report as a file's bytes */
GBytes *dm_report_write (const DmReport *report, DmReportFormat format, const DmReportLook *look,
                         GError **error) {
  return format == DM_REPORT_PDF ? dm_report_write_pdf (report, look, error)
                                 : dm_report_write_html (report, look, error);
}
