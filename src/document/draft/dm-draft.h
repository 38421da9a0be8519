/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DmDraft:
 *
 * The place on the disk where what isn't saved of one document is kept while it is open, against a crash. The file is locked as
 * long as the document is open; what is found there without a lock was left by a program that didn't end well (see
 * dm-recovery.h). Reference-counted, safe to use from any thread.
 */
typedef struct _DmDraft DmDraft;

DmDraft *dm_draft_new (void);
DmDraft *dm_draft_new_taken (const char *path, int fd);
DmDraft *dm_draft_ref (DmDraft *draft);
void dm_draft_unref (DmDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmDraft, dm_draft_unref)

gboolean dm_draft_write (DmDraft *draft, guint serial, GBytes *bytes, GError **error);
void dm_draft_drop (DmDraft *draft, guint serial, gboolean wait);

char *dm_draft_get_folder (void);
gboolean dm_draft_is_name (const char *name);

G_END_DECLS
