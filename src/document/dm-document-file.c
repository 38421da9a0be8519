/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-document-private.h"

static void set_problems (DmDocument *self, DmProblems *problems) {
  if (self->problems == NULL && problems == NULL)
    return;
  g_clear_pointer (&self->problems, dm_problems_free);
  self->problems = problems;
  dm_document_emit (self, DM_DOCUMENT_PROBLEMS_CHANGED);
}

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

  g_set_object (&self->file, load->file);
  self->sample = load->sample;
  set_problems (self, NULL);
  if (!same_file) {
    dm_document_reset_reading (self);
    dm_document_select (self, DM_SELECTION_MODEL, NULL, NULL, NULL);
  }
  dm_document_begin_history (self, load->model);
}

static void on_loaded (GObject *object, GAsyncResult *result, gpointer data) {
  DmDocument *self = DM_DOCUMENT (object);
  g_autoptr (GTask) outer = data;
  DmLoad *load = g_task_get_task_data (G_TASK (result));
  guint serial = GPOINTER_TO_UINT (g_task_get_task_data (outer));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (serial != self->load_serial) {
    g_task_return_new_error (outer, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("Another file was opened meanwhile."));
    return;
  }
  if (done)
    adopt_load (self, load);
  else if (load->problems != NULL)
    set_problems (self, g_steal_pointer (&load->problems));
  if (done)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
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
  GTask *outer = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) inner = NULL;

  self->load_serial++;
  g_atomic_rc_box_release (self->progress);
  self->progress = g_atomic_rc_box_new0 (gint);
  g_task_set_task_data (outer, GUINT_TO_POINTER (self->load_serial), NULL);
  inner = g_task_new (self, cancellable, on_loaded, outer);
  g_task_set_task_data (inner, dm_load_new (file, sample, self->progress),
                        (GDestroyNotify) dm_load_free);
  g_task_run_in_thread (inner, load_in_thread);
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
 * Returns: (nullable) (transfer none): the file of the current model
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
 * dm_document_dup_display_name:
 * @self: a document
 *
 * Returns: (transfer full): the file's name for people, "" without a file
 */
char *dm_document_dup_display_name (DmDocument *self) {
  g_autofree char *base = self->file != NULL ? g_file_get_basename (self->file) : NULL;

  return base != NULL ? g_filename_display_name (base) : g_strdup ("");
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
