/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-save.h"

G_BEGIN_DECLS

/* dm-save.c */
gboolean dm_save_fail (GFile *file, const char *reason, GError **error);
gboolean dm_save_fail_changed (GFile *file, GError **error);

/* dm-save-local.c */
gboolean dm_save_local (GFile *file, GBytes *bytes, const DmFileState *known, DmSaveFlags flags,
                        GCancellable *cancellable, GError **error);
gboolean dm_save_write_all (int fd, GBytes *bytes, GCancellable *cancellable);
gboolean dm_save_sync_folder (const char *folder);

/* dm-save-remote.c */
gboolean dm_save_remote (GFile *file, GBytes *bytes, const char *etag, DmSaveFlags flags,
                         char **new_etag, GCancellable *cancellable, GError **error);

/* dm-save-litter.c */
typedef struct _DmSaveNote DmSaveNote;
DmSaveNote *dm_save_note_new (const char *folder);
void dm_save_note_free (DmSaveNote *note);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSaveNote, dm_save_note_free)

int dm_save_open_temporary (const char *folder, guint mode, char **path);
void dm_save_clean_folder (const char *folder);

G_END_DECLS
