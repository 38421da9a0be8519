/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-redaction.h"

G_BEGIN_DECLS

/**
 * DmRepeated:
 * @text: a text that was withheld, borrowed from the redaction
 * @pointer: where in the redacted file it stands all the same, as a JSON pointer
 */
typedef struct {
  const char *text;
  char *pointer;
} DmRepeated;

/**
 * DmLeaks:
 *
 * The check of what is published. What was taken out of a model isn't in it, so nothing drawn or written of the model can say it –
 * unless something that is kept says the same words, or the program is wrong. The first is found in the redacted model, the second in the
 * bytes of each file. Immutable but for the search in it: of one thread.
 */
typedef struct _DmLeaks DmLeaks;

DmLeaks *dm_leaks_new (DmRedaction *redaction);
void dm_leaks_free (DmLeaks *leaks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmLeaks, dm_leaks_free)

const GPtrArray *dm_leaks_get_repeated (const DmLeaks *leaks);
guint dm_leaks_count_short (const DmLeaks *leaks);
GStrv dm_leaks_describe (const DmLeaks *leaks);
gboolean dm_leaks_check_repeated (const DmLeaks *leaks, GError **error);
gboolean dm_leaks_check_model (DmLeaks *leaks, GBytes *file, GError **error);
gboolean dm_leaks_check_file (DmLeaks *leaks, GBytes *file, GError **error);

G_END_DECLS
