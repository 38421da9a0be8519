/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-file-state.h"
#include "dm-model.h"

G_BEGIN_DECLS

/**
 * DmRecovery:
 * @path: where the draft is
 * @file: (nullable): the file that was open; %NULL for what was begun from a template or a sample, or where that's damaged
 * @title: what the document was called, "" where that's damaged
 * @time_s: from when it is, in seconds since 1970
 * @model: (nullable): the model as it was edited; %NULL where the draft is damaged
 * @source: (nullable): text of the source view that was no model yet
 * @damage: (nullable): translated: why it can't be read
 * @file_model: (nullable): what @file holds now; %NULL where it isn't there or isn't a model
 * @file_state: (nullable): what @file is like now
 * @file_changed: whether another program changed @file since
 *
 * A draft that was left behind. While this is there no other program is offered it.
 */
typedef struct {
  char *path;
  int fd;
  GFile *file;
  char *title;
  gint64 time_s;
  DmModel *model;
  char *source;
  char *damage;
  DmModel *file_model;
  DmFileState *file_state;
  gboolean file_changed;
} DmRecovery;

void dm_recovery_free (DmRecovery *recovery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmRecovery, dm_recovery_free)
void dm_recovery_discard (DmRecovery *recovery);

GPtrArray *dm_recovery_list (GCancellable *cancellable);
void dm_recovery_list_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *dm_recovery_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
