/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-document-private.h"
#include "dm-error.h"

static void set_problems (DmDocument *self, DmProblems *problems) {
  if (self->problems == NULL && problems == NULL)
    return;
  g_clear_pointer (&self->problems, dm_problems_free);
  self->problems = problems;
  dm_document_emit (self, DM_DOCUMENT_PROBLEMS_CHANGED);
}

/* --- what it is and what it was like --- */

/* @state: (transfer full) (nullable): what the file is like, as far as the document is concerned */
void dm_document_take_state (DmDocument *self, DmFileState *state) {
  g_clear_pointer (&self->state, dm_file_state_unref);
  self->state = state;
  dm_document_forget_outside (self);
}

/* From here on @file (nullable) is the document's, its own unless it is a sample. */
void dm_document_take_file (DmDocument *self, GFile *file, gboolean sample, DmFileState *state) {
  g_set_object (&self->file, file);
  self->sample = sample;
  g_clear_pointer (&self->title, g_free);
  dm_document_take_state (self, state);
  dm_document_watch (self);
  dm_document_emit (self, DM_DOCUMENT_FILE_CHANGED);
}

/* What was open is no more; all of what comes is shown. */
void dm_document_begin_life (DmDocument *self) {
  self->life++;
  set_problems (self, NULL);
  g_clear_pointer (&self->source_draft, g_free);
  dm_document_reset_reading (self);
  /* what is being typed of what was open has been handed over, or is let go */
  if (self->selection->kind != DM_SELECTION_MODEL)
    dm_document_take_selection (self, dm_selection_new (DM_SELECTION_MODEL, NULL, NULL, NULL));
}

/**
 * dm_document_adopt:
 * @self: a document
 * @model: the model to begin with
 * @title: (nullable): what to call it while it has no file
 *
 * Begins a document that isn't in a file yet: from a template, say. As long as nothing is changed there is nothing to save.
 */
void dm_document_adopt (DmDocument *self, DmModel *model, const char *title) {
  char *copy = g_strdup (title);

  dm_document_begin_life (self);
  dm_document_take_file (self, NULL, FALSE, NULL);
  self->title = copy;
  dm_document_begin_history (self, model);
}

/* --- reading it --- */

/* What a reading of a file is for. */
typedef struct {
  guint serial;
  gboolean again; /* the same file, as a step that can be undone */
} Reading;

static void load_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  g_autoptr (GError) error = NULL;

  if (dm_load_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void adopt_load (DmDocument *self, DmLoad *load) {
  gboolean same_file = self->file != NULL && g_file_equal (self->file, load->file);

  set_problems (self, NULL);
  if (same_file) {
    self->life++;
    g_clear_pointer (&self->source_draft, g_free);
  } else {
    dm_document_begin_life (self);
  }
  dm_document_take_file (self, load->file, load->sample, g_steal_pointer (&load->state));
  dm_document_begin_history (self, load->model);
}

/* What is in the document's own file now is a step, which undo takes back. @state: (transfer full) */
void dm_document_take_again (DmDocument *self, DmModel *model, DmFileState *state) {
  set_problems (self, NULL);
  dm_document_take_state (self, state);
  dm_document_add_step (self, model, _ ("Read the file again"), NULL, TRUE);
}

void dm_document_adopt_again (DmDocument *self, DmLoad *load) {
  dm_document_take_again (self, load->model, g_steal_pointer (&load->state));
}

static void on_loaded (GObject *object, GAsyncResult *result, gpointer data) {
  DmDocument *self = DM_DOCUMENT (object);
  g_autoptr (GTask) outer = data;
  DmLoad *load = g_task_get_task_data (G_TASK (result));
  const Reading *reading = g_task_get_task_data (outer);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (reading->serial != self->load_serial) {
    g_task_return_new_error (outer, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("Another file was opened meanwhile."));
    return;
  }
  if (done && reading->again)
    dm_document_adopt_again (self, load);
  else if (done)
    adopt_load (self, load);
  else if (load->problems != NULL)
    set_problems (self, g_steal_pointer (&load->problems));
  if (done)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
}

static void read_file (DmDocument *self, GFile *file, gboolean sample, gboolean again,
                       GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data) {
  GTask *outer = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) inner = NULL;
  Reading *reading = g_new0 (Reading, 1);

  reading->serial = ++self->load_serial;
  reading->again = again;
  g_atomic_rc_box_release (self->progress);
  self->progress = g_atomic_rc_box_new0 (gint);
  g_task_set_task_data (outer, reading, g_free);
  inner = g_task_new (self, cancellable, on_loaded, outer);
  g_task_set_task_data (inner, dm_load_new (file, sample, self->progress),
                        (GDestroyNotify) dm_load_free);
  g_task_run_in_thread (inner, load_in_thread);
}

/**
 * dm_document_load_async:
 * @self: a document
 * @file: the file to open
 * @sample: whether it's one of ours, not to be overwritten
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread when done
 * @user_data: for @callback
 *
 * Reads a file on a worker. Only if that succeeds is it put in the place of what is open; if not, what is wrong
 * with it is kept as the document's problems. A later load overtakes an earlier one.
 */
void dm_document_load_async (DmDocument *self, GFile *file, gboolean sample,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data) {
  read_file (self, file, sample, FALSE, cancellable, callback, user_data);
}

/**
 * dm_document_load_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: %DM_ERROR or %G_IO_ERROR
 *
 * Returns: %TRUE if the file is now what is open
 */
gboolean dm_document_load_finish (DmDocument *self, GAsyncResult *result, GError **error) {
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dm_document_revert_async:
 * @self: a document that has its own file
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread when done
 * @user_data: for @callback
 *
 * Reads the document's file again and takes what is in it, as a step that undo takes back. If that fails, what is wrong with
 * it is kept as the document's problems.
 */
void dm_document_revert_async (DmDocument *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data) {
  if (dm_document_has_own_file (self)) {
    read_file (self, self->file, FALSE, TRUE, cancellable, callback, user_data);
    return;
  }
  g_task_report_new_error (self, callback, user_data, dm_document_revert_async, DM_ERROR,
                           DM_ERROR_USAGE, "%s", _ ("There is no file to go back to yet."));
}

/**
 * dm_document_revert_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: %DM_ERROR or %G_IO_ERROR
 *
 * Returns: %TRUE if the document is as its file
 */
gboolean dm_document_revert_finish (DmDocument *self, GAsyncResult *result, GError **error) {
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dm_document_get_progress:
 * @self: a document
 *
 * Returns: the share of the file under way that has been read, 0 to 1
 */
double dm_document_get_progress (DmDocument *self) {
  return g_atomic_int_get (self->progress) / 1000.0;
}

/**
 * dm_document_get_file:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the file of the current model, be it a sample
 */
GFile *dm_document_get_file (DmDocument *self) {
  return self->file;
}

/**
 * dm_document_is_sample:
 * @self: a document
 *
 * Returns: %TRUE if the file is a sample that can't be overwritten
 */
gboolean dm_document_is_sample (DmDocument *self) {
  return self->sample;
}

/**
 * dm_document_has_own_file:
 * @self: a document
 *
 * Returns: whether there is a file to save to: not of a sample, which opens as a copy that isn't saved yet, and not of
 *   what was begun from a template
 */
gboolean dm_document_has_own_file (DmDocument *self) {
  return self->file != NULL && !self->sample;
}

/**
 * dm_document_dup_display_name:
 * @self: a document
 *
 * Returns: (transfer full): the file's name for people; without a file what it is called, "" where it isn't
 */
char *dm_document_dup_display_name (DmDocument *self) {
  g_autofree char *base = self->file != NULL ? g_file_get_basename (self->file) : NULL;

  if (base != NULL)
    return g_filename_display_name (base);
  return g_strdup (self->title != NULL ? self->title : "");
}

/**
 * dm_document_get_problems:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): why the last file did not open, %NULL if it did
 */
DmProblems *dm_document_get_problems (DmDocument *self) {
  return self->problems;
}

/**
 * dm_document_clear_problems:
 * @self: a document
 *
 * Forgets why the last file did not open.
 */
void dm_document_clear_problems (DmDocument *self) {
  set_problems (self, NULL);
}
