/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-file-state.h"

G_BEGIN_DECLS

typedef enum {
  DM_SAVE_DEFAULT = 0,
  DM_SAVE_BACKUP = 1 << 0, /* keep what was there as FILE~ */
  DM_SAVE_FORCE = 1 << 1,  /* even where another program wrote the file meanwhile */
  DM_SAVE_COPY = 1 << 2,   /* beside: the document's own file stays what it was */
} DmSaveFlags;

gboolean dm_save_bytes (GFile *file, GBytes *bytes, const DmFileState *known, DmSaveFlags flags,
                        DmFileState **state, GCancellable *cancellable, GError **error);
void dm_save_clean (void);
char *dm_save_follow_links (const char *path);

G_END_DECLS
