/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-diagnostic.h"

#include <glib/gi18n-lib.h>

void dm_diagnostic_free (DmDiagnostic *diagnostic) {
  g_free (diagnostic->pointer);
  g_free (diagnostic->message);
  g_free (diagnostic);
}

char *dm_diagnostic_to_line (const DmDiagnostic *diagnostic, const char *file) {
  const char *severity = diagnostic->severity == DM_SEVERITY_ERROR ? _ ("error") : _ ("warning");
  if (diagnostic->pointer == NULL)
    return g_strdup_printf ("%s:%u:%u: %s: %s [%s]", file, diagnostic->line, diagnostic->column,
                            severity, diagnostic->message, diagnostic->code);
  return g_strdup_printf ("%s:%u:%u: %s: %s [%s] (%s)", file, diagnostic->line, diagnostic->column,
                          severity, diagnostic->message, diagnostic->code, diagnostic->pointer);
}
