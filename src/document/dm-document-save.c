/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-document-private.h"
#include "dm-error.h"
#include "dm-writer.h"

/* One save: what and where, told when it begins. */
typedef struct {
  GFile *file;
  DmSaveFlags flags;
  guint life; /* of what is saved */
  gboolean begun;
  DmModel *model;
  DmFileState *known; /* (nullable): set when it begins */
  DmFileState *state; /* (nullable): what it gave */
} Save;

static void save_free (Save *save) {
  g_clear_object (&save->file);
  g_clear_pointer (&save->model, dm_model_unref);
  g_clear_pointer (&save->known, dm_file_state_unref);
  g_clear_pointer (&save->state, dm_file_state_unref);
  g_free (save);
}

static void begin_next (DmDocument *self);

/* What waited is saved as it is now, unless another file was opened meanwhile. */
static void take_latest (DmDocument *self, Save *save) {
  if (save->begun || save->life != self->life)
    return;
  dm_model_unref (save->model);
  save->model = dm_model_ref (dm_history_get_model (self->history));
}

static void save_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  Save *save = data;
  g_autoptr (GBytes) bytes = dm_writer_write (save->model);
  g_autoptr (GError) error = NULL;

  if (dm_save_bytes (save->file, bytes, save->known, save->flags, &save->state, cancellable,
                     &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* What was edited meanwhile isn't in the file: the history tells by the model. */
static void take_save (DmDocument *self, Save *save) {
  if (save->life != self->life || (save->flags & DM_SAVE_COPY) != 0)
    return;
  dm_history_set_saved (self->history, save->model);
  dm_document_take_file (self, save->file, FALSE, g_steal_pointer (&save->state));
  dm_document_history_changed (self);
}

static void on_saved (GObject *object, GAsyncResult *result, gpointer data) {
  DmDocument *self = DM_DOCUMENT (object);
  g_autoptr (GTask) outer = g_queue_pop_head (&self->saves);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (done)
    take_save (self, g_task_get_task_data (outer));
  begin_next (self);
  if (done)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
}

/* One after the other: the later one knows what the earlier one wrote. */
static void begin_next (DmDocument *self) {
  GTask *outer = g_queue_peek_head (&self->saves);
  g_autoptr (GTask) inner = NULL;
  Save *save;

  if (outer == NULL || self->n_held > 0)
    return;
  save = g_task_get_task_data (outer);
  if (save->begun)
    return;
  save->begun = TRUE;
  if (save->life == self->life && self->state != NULL && dm_document_has_own_file (self)
      && g_file_equal (save->file, self->file))
    save->known = dm_file_state_ref (self->state);
  inner = g_task_new (self, g_task_get_cancellable (outer), on_saved, NULL);
  g_task_set_task_data (inner, save, NULL); /* the outer one's, which is in the queue until then */
  g_task_run_in_thread (inner, save_in_thread);
}

/**
 * dm_document_save_async:
 * @self: a document that has a model
 * @file: (nullable): where to, %NULL for the document's own file
 * @flags: how
 * @cancellable: (nullable): stops it before the file is replaced, not later
 * @callback: called on the main thread when done
 * @user_data: for @callback
 *
 * Writes the model as it is now, with what is just being typed, on a worker; what is edited meanwhile leaves the document modified. A preview is not part of
 * it. Unless it is a copy, @file is the document's own from then on. The own file isn't overwritten where another
 * program wrote it meanwhile (%DM_ERROR_CHANGED), except with %DM_SAVE_FORCE. See dm_save_bytes() for what happens to links and
 * permissions.
 */
void dm_document_save_async (DmDocument *self, GFile *file, DmSaveFlags flags,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data) {
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DmModel *model;
  Save *save;

  g_task_set_check_cancellable (task, FALSE);
  dm_document_flush (self);
  model = dm_history_get_model (self->history);
  if (file == NULL && dm_document_has_own_file (self))
    file = self->file;
  if (file == NULL || model == NULL) {
    g_task_return_new_error (task, DM_ERROR, DM_ERROR_USAGE, "%s",
                             _ ("There is no file to save to yet: choose one."));
    g_object_unref (task);
    return;
  }
  save = g_new0 (Save, 1);
  save->file = g_object_ref (file);
  save->flags = flags;
  save->life = self->life;
  save->model = dm_model_ref (model);
  dm_history_end_step (self->history);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_queue_push_tail (&self->saves, task);
  if (self->saves.length == 1)
    begin_next (self);
}

/**
 * dm_document_save_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: %DM_ERROR_IO, with what to do; %DM_ERROR_CHANGED; %DM_ERROR_USAGE; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is saved: it is on the disk then
 */
gboolean dm_document_save_finish (DmDocument *self, GAsyncResult *result, GError **error) {
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dm_document_is_saving:
 * @self: a document
 *
 * Returns: whether a save is under way
 */
gboolean dm_document_is_saving (DmDocument *self) {
  return self->saves.length > 0;
}

/**
 * dm_document_hold_saves:
 * @self: a document
 *
 * In a handler of `flush`: what was typed will be part of the model soon, and what is to be saved waits for it. Ends with
 * dm_document_release_saves().
 */
void dm_document_hold_saves (DmDocument *self) {
  self->n_held++;
}

/**
 * dm_document_release_saves:
 * @self: a document whose saves are held
 *
 * Ends what dm_document_hold_saves() began: what waits is saved, as it is now.
 */
void dm_document_release_saves (DmDocument *self) {
  g_return_if_fail (self->n_held > 0);
  if (--self->n_held > 0)
    return;
  for (GList *l = self->saves.head; l != NULL; l = l->next)
    take_latest (self, g_task_get_task_data (l->data));
  begin_next (self);
}
