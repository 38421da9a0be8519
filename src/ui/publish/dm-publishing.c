/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-publishing.h"

#include <glib/gi18n-lib.h>

#include "dm-error.h"

typedef struct {
  DmPublishing publishing; /* window and file are owned */
  GCancellable *cancellable;
  gboolean allow_repeated;
} Run;

static void run_clear (gpointer data) {
  Run *run = data;

  g_clear_object (&run->publishing.window);
  g_clear_object (&run->publishing.file);
  g_clear_object (&run->cancellable);
  run->publishing.free_job (run->publishing.job);
}

static void run_unref (gpointer run) {
  g_atomic_rc_box_release_full (run, run_clear);
}

static void start (Run *run);

static void finish (Run *run, gboolean written, const GError *error) {
  if (!g_cancellable_is_cancelled (run->cancellable))
    run->publishing.finished (run->publishing.window, run->publishing.file, written, error);
}

static void on_response (AdwMessageDialog *dialog, const char *response, Run *run) {
  run->allow_repeated = g_str_equal (response, "write");
  if (run->allow_repeated)
    start (run);
  else
    finish (run, FALSE, NULL);
}

static void run_closed (gpointer run, GClosure *closure) {
  run_unref (run);
}

/* What is withheld is said all the same: that may be known, and wanted. */
static void ask (Run *run, const char *message) {
  GtkWidget *dialog
      = adw_message_dialog_new (run->publishing.window, _ ("Write It All the Same?"), message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "write",
                                    _ ("_Write Anyway"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "write",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response),
                         g_atomic_rc_box_acquire (run), run_closed, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void write_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  Run *run = data;
  const DmPublishing *publishing = &run->publishing;
  GError *error = NULL;

  if (publishing->write (publishing->job, publishing->file, run->allow_repeated, cancellable,
                         &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void on_written (GObject *object, GAsyncResult *result, gpointer data) {
  Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_error_matches (error, DM_ERROR, DM_ERROR_WITHHELD) && !run->allow_repeated) {
    if (!g_cancellable_is_cancelled (run->cancellable))
      ask (run, error->message);
  } else {
    finish (run, written, error);
  }
}

static void start (Run *run) {
  g_autoptr (GTask) task = g_task_new (NULL, run->cancellable, on_written, NULL);

  g_task_set_task_data (task, g_atomic_rc_box_acquire (run), run_unref);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * dm_publish:
 * @publishing: what to write; its job is taken, window and file are kept as long as they are needed
 * @cancellable: once cancelled, nothing is called any more
 */
void dm_publish (const DmPublishing *publishing, GCancellable *cancellable) {
  Run *run = g_atomic_rc_box_new0 (Run);

  run->publishing = *publishing;
  g_object_ref (run->publishing.window);
  g_object_ref (run->publishing.file);
  run->cancellable = g_object_ref (cancellable);
  start (run);
  run_unref (run);
}

/**
 * dm_publish_write_bytes:
 * @file: where to
 * @bytes: all of it
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean dm_publish_write_bytes (GFile *file, GBytes *bytes, GCancellable *cancellable,
                                 GError **error) {
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, error);
}
