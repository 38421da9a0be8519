/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DmTextHunk:
 *
 * What stood at @old_start up to @old_end is replaced by what stands at @new_start up to @new_end; in bytes.
 */
typedef struct {
  gsize old_start, old_end;
  gsize new_start, new_end;
} DmTextHunk;

GArray *dm_text_diff (const char *old_text, const char *new_text);
GArray *dm_text_diff_closely (const char *old_text, const char *new_text);
char *dm_text_merge (const char *base, const char *ours, const char *theirs);
char *dm_text_merge_ours_first (const char *base, const char *ours, const char *theirs);
char *dm_text_diff_write (const char *old_text, const char *new_text);

G_END_DECLS
