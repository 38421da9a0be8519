/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { DM_SEVERITY_ERROR, DM_SEVERITY_WARNING } DmSeverity;

/**
 * DmDiagnostic:
 * @code: a stable kebab-case name of the rule ("unknown-level", "duplicate-member", …)
 * @line: from 1; @column: from 1, in characters
 * @pointer: (nullable): JSON pointer (RFC 6901) of the value, "" for the whole document; %NULL in what isn't JSON
 * @message: translated: what was found, what would be right, and the nearest known id where that helps
 *
 * One thing wrong with a file, at its place.
 */
typedef struct {
  DmSeverity severity;
  const char *code;
  guint line;
  guint column;
  char *pointer;
  char *message;
} DmDiagnostic;

void dm_diagnostic_free (DmDiagnostic *diagnostic);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmDiagnostic, dm_diagnostic_free)

/** dm_diagnostic_to_line: `FILE:LINE:COL: error: MESSAGE [CODE] (POINTER)`, the latter where there is one */
char *dm_diagnostic_to_line (const DmDiagnostic *diagnostic, const char *file);

G_END_DECLS
