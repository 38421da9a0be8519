/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-document-private.h"
#include "dm-draft-content.h"

/*
 * What isn't saved is written to a draft when nothing was changed for a second, and at the latest two seconds after the first change that
 * isn't in the draft: with the time to write it, that keeps the promise of three.
 */
#define QUIET_US G_USEC_PER_SEC
#define LATEST_US (2 * G_USEC_PER_SEC)

/* A draft on its way to the disk. */
typedef struct {
  DmDraft *draft;
  guint serial;
  DmDraftContent *content;
} Writing;

static void writing_free (Writing *writing) {
  dm_draft_unref (writing->draft);
  dm_draft_content_free (writing->content);
  g_free (writing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static Writing *writing_new (DmDocument *self) {
  Writing *writing = g_new0 (Writing, 1);
  DmDraftContent *content = g_new0 (DmDraftContent, 1);

  if (dm_document_has_own_file (self)) {
    content->origin = g_file_get_uri (self->file);
    content->digest
        = self->state != NULL ? g_strdup (dm_file_state_get_digest (self->state)) : NULL;
  }
  content->title = dm_document_dup_display_name (self);
  content->time_s = g_get_real_time () / G_USEC_PER_SEC;
  content->model = dm_model_ref (dm_history_get_model (self->history));
  content->source = g_strdup (self->source_draft);
  if (self->draft == NULL)
    self->draft = dm_draft_new ();
  writing->draft = dm_draft_ref (self->draft);
  writing->serial = ++self->draft_serial;
  writing->content = content;
  return writing;
}

static gboolean writing_run (Writing *writing, GError **error) {
  g_autoptr (GBytes) bytes = dm_draft_content_write (writing->content);

  return dm_draft_write (writing->draft, writing->serial, bytes, error);
}

static void write_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  g_autoptr (GError) error = NULL;

  if (writing_run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void take_problem (DmDocument *self, const GError *error) {
  const char *problem = error != NULL ? error->message : NULL;

  if (g_strcmp0 (problem, self->draft_problem) == 0)
    return;
  g_free (self->draft_problem);
  self->draft_problem = g_strdup (problem);
  dm_document_emit (self, DM_DOCUMENT_DRAFT_CHANGED);
}

static void schedule (DmDocument *self);

static void on_written (GObject *object, GAsyncResult *result, gpointer data) {
  DmDocument *self = DM_DOCUMENT (object);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->draft_writing = FALSE;
  take_problem (self, dm_document_is_modified (self) ? error : NULL);
  if (self->draft_since_us != 0 && self->draft_source == 0)
    schedule (self);
}

static gboolean on_due (gpointer data) {
  DmDocument *self = data;
  g_autoptr (GTask) task = NULL;

  self->draft_source = 0;
  if (self->draft_writing) /* then as soon as that is done */
    return G_SOURCE_REMOVE;
  self->draft_since_us = 0;
  self->draft_writing = TRUE;
  task = g_task_new (self, NULL, on_written, NULL);
  g_task_set_task_data (task, writing_new (self), (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_in_thread);
  return G_SOURCE_REMOVE;
}

static void schedule (DmDocument *self) {
  gint64 now = g_get_monotonic_time (), due;

  if (self->draft_since_us == 0)
    self->draft_since_us = now;
  due = MIN (now + QUIET_US, self->draft_since_us + LATEST_US);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add ((guint) (MAX (due - now, 0) / 1000), on_due, self);
}

static void drop (DmDocument *self, gboolean wait) {
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_since_us = 0;
  if (self->draft != NULL)
    dm_draft_drop (self->draft, self->draft_serial, wait);
  /* what is saved needs no draft, whatever became of that */
  take_problem (self, NULL);
}

/* What there is to save has changed. */
void dm_document_update_draft (DmDocument *self) {
  if (dm_document_is_modified (self))
    schedule (self);
  else
    drop (self, FALSE);
}

/* The draft, if there is one, stays where it is. */
void dm_document_leave_draft (DmDocument *self) {
  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_pointer (&self->draft, dm_draft_unref);
  g_clear_pointer (&self->source_draft, g_free);
  g_clear_pointer (&self->draft_problem, g_free);
}

/**
 * dm_document_write_draft:
 * @self: a document
 * @error: %DM_ERROR_IO
 *
 * Writes what isn't saved to the draft now, and waits for it: for when the program is about to be ended from outside.
 *
 * Returns: whether it is on the disk, or there was nothing to write
 */
gboolean dm_document_write_draft (DmDocument *self, GError **error) {
  g_autoptr (Writing) writing = NULL;

  if (!dm_document_is_modified (self))
    return TRUE;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_since_us = 0;
  writing = writing_new (self);
  return writing_run (writing, error);
}

/**
 * dm_document_discard:
 * @self: a document
 *
 * Forgets what isn't saved: the user said so when the document was closed. A document that is let go without that leaves its
 * draft, which is offered at the next start.
 */
void dm_document_discard (DmDocument *self) {
  drop (self, TRUE);
}

/**
 * dm_document_get_draft_problem:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): why what isn't saved would be lost in a crash, translated; %NULL where it wouldn't
 */
const char *dm_document_get_draft_problem (DmDocument *self) {
  return self->draft_problem;
}

/**
 * dm_document_get_source_draft:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): text of the source view that isn't a model yet
 */
const char *dm_document_get_source_draft (DmDocument *self) {
  return self->source_draft;
}

/**
 * dm_document_set_source_draft:
 * @self: a document
 * @text: (nullable): text of the source view that isn't a model yet; %NULL when it has become one
 *
 * Keeps text safe that can't be part of the model. The document is modified while there is some.
 */
void dm_document_set_source_draft (DmDocument *self, const char *text) {
  char *copy;

  g_return_if_fail (self->model != NULL);
  if (g_strcmp0 (text, self->source_draft) == 0)
    return;
  copy = g_strdup (text);
  g_free (self->source_draft);
  self->source_draft = copy;
  dm_document_history_changed (self);
}

/**
 * dm_document_recover:
 * @self: a document
 * @recovery: a draft that was left behind, not a damaged one; free it afterwards
 *
 * Opens what was left behind, as changes to its file that aren't saved: undo goes back to what is in the file now, where that can be
 * read.
 */
void dm_document_recover (DmDocument *self, DmRecovery *recovery) {
  g_return_if_fail (recovery->model != NULL);

  dm_document_begin_life (self);
  dm_document_take_file (self, recovery->file, FALSE,
                         recovery->file_state != NULL ? dm_file_state_ref (recovery->file_state)
                                                      : NULL);
  if (recovery->file == NULL)
    self->title = g_strdup (recovery->title);
  dm_document_begin_history (self,
                             recovery->file_model != NULL ? recovery->file_model : recovery->model);
  /* from here on the draft is ours, and not removed before it is written anew or saved */
  g_clear_pointer (&self->draft, dm_draft_unref);
  self->draft = dm_draft_new_taken (recovery->path, recovery->fd);
  recovery->fd = -1;
  self->source_draft = g_strdup (recovery->source);
  if (recovery->file_model != NULL) {
    dm_document_add_step (self, recovery->model, _ ("Recover what was not saved"), NULL, FALSE);
  } else {
    dm_history_set_saved (self->history, NULL);
    dm_document_history_changed (self);
  }
}
