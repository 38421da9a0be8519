/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-export.h"

#include "dm-reading-rows.h"

/* --- making the file --- */

typedef struct {
  DmModel *model;
  DmReading *reading; /* (nullable) */
  DmCsvStyle style;
} Writing;

static void writing_free (gpointer data) {
  Writing *writing = data;

  dm_model_unref (writing->model);
  g_clear_pointer (&writing->reading, dm_reading_unref);
  g_free (writing);
}

static void write_in_thread (GTask *task, gpointer source, gpointer data,
                             GCancellable *cancellable) {
  const Writing *writing = data;
  g_autoptr (GArray) rows
      = writing->reading != NULL ? dm_reading_list_rows (writing->reading) : NULL;
  GBytes *bytes = rows != NULL
                      ? dm_csv_write (writing->model, (const DmCsvRow *) (gpointer) rows->data,
                                      rows->len, &writing->style)
                      : dm_csv_write (writing->model, NULL, 0, &writing->style);

  g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

/**
 * dm_table_export_write_async:
 * @model: a model
 * @reading: (nullable): how it is read, for the positions in force only; %NULL for all
 * @style: how to write them
 * @cancellable: (nullable): for who doesn't want the result any more
 * @callback: called on the main thread when done
 * @user_data: for @callback
 *
 * Makes a CSV file of positions, on a worker.
 */
void dm_table_export_write_async (DmModel *model, DmReading *reading, const DmCsvStyle *style,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);

  writing->model = dm_model_ref (model);
  writing->reading = reading != NULL ? dm_reading_ref (reading) : NULL;
  writing->style = *style;
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

/** dm_table_export_write_finish: Returns: (transfer full) (nullable): the file; %NULL with %G_IO_ERROR_CANCELLED */
GBytes *dm_table_export_write_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- putting it on the disk --- */

typedef struct {
  GBytes *bytes;
  GFile *file;
  DmSaveFlags flags;
} Saving;

static void saving_free (gpointer data) {
  Saving *saving = data;

  g_bytes_unref (saving->bytes);
  g_object_unref (saving->file);
  g_free (saving);
}

static void save_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (dm_save_bytes (saving->file, saving->bytes, NULL, saving->flags, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * dm_table_export_save_async:
 * @bytes: what to write
 * @file: where to; what is there is replaced
 * @flags: how
 * @cancellable: (nullable): stops it before the file is replaced, not later
 * @callback: called on the main thread when done
 * @user_data: for @callback
 *
 * Writes a file whole or not at all, as dm_save_bytes() does, on a worker.
 */
void dm_table_export_save_async (GBytes *bytes, GFile *file, DmSaveFlags flags,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->bytes = g_bytes_ref (bytes);
  saving->file = g_object_ref (file);
  saving->flags = flags;
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_in_thread);
}

/** dm_table_export_save_finish: Returns: whether it is on the disk; %DM_ERROR_IO, with what to do, or %G_IO_ERROR_CANCELLED */
gboolean dm_table_export_save_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_boolean (G_TASK (result), error);
}
