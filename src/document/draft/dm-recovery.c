/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-recovery.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "dm-draft-content.h"
#include "dm-draft.h"
#include "dm-file.h"
#include "dm-lock.h"
#include "dm-reader.h"
#include "dm-save-private.h"
#include "dm-writer.h"

/**
 * dm_recovery_free:
 * @recovery: (transfer full): a draft that was left behind
 *
 * Lets go of it: what is on the disk stays there and is offered again.
 */
void dm_recovery_free (DmRecovery *recovery) {
  dm_lock_release (&recovery->fd);
  g_clear_object (&recovery->file);
  g_clear_pointer (&recovery->model, dm_model_unref);
  g_clear_pointer (&recovery->file_model, dm_model_unref);
  g_clear_pointer (&recovery->file_state, dm_file_state_unref);
  g_free (recovery->path);
  g_free (recovery->title);
  g_free (recovery->source);
  g_free (recovery->damage);
  g_free (recovery);
}

/**
 * dm_recovery_discard:
 * @recovery: a draft that was left behind
 *
 * Removes it from the disk.
 */
void dm_recovery_discard (DmRecovery *recovery) {
  if (recovery->fd >= 0)
    g_unlink (recovery->path);
  dm_lock_release (&recovery->fd);
}

static void read_origin (DmRecovery *recovery, const char *digest, GCancellable *cancellable) {
  g_autoptr (GFileInfo) info = NULL;
  gsize length;
  g_autofree char *data
      = dm_file_read (recovery->file, DM_FILE_STATE_ATTRIBUTES, &info, &length, cancellable, NULL);

  recovery->file_changed = data == NULL;
  if (data == NULL)
    return;
  recovery->file_state = dm_file_state_new (info, data, length);
  recovery->file_changed = g_strcmp0 (digest, dm_file_state_get_digest (recovery->file_state)) != 0;
  recovery->file_model = dm_reader_read_data (data, length, cancellable, NULL, NULL, NULL, NULL);
}

/* Saved, and killed before its draft was removed. */
static gboolean says_nothing_new (const DmRecovery *recovery) {
  g_autoptr (GBytes) draft = NULL, file = NULL;

  if (recovery->model == NULL || recovery->file_model == NULL || recovery->source != NULL)
    return FALSE;
  draft = dm_writer_write (recovery->model);
  file = dm_writer_write (recovery->file_model);
  return g_bytes_equal (draft, file);
}

static DmRecovery *read_draft (const char *path, int fd, GCancellable *cancellable) {
  DmRecovery *recovery = g_new0 (DmRecovery, 1);
  g_autoptr (DmDraftContent) content = g_new0 (DmDraftContent, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *data = dm_file_read (file, NULL, NULL, &length, cancellable, &error);
  struct stat found;

  recovery->path = g_strdup (path);
  recovery->fd = fd;
  if (data == NULL || !dm_draft_content_read (content, data, length, &error))
    recovery->damage = g_strdup (error->message);
  recovery->title = content->title != NULL ? g_steal_pointer (&content->title) : g_strdup ("");
  recovery->time_s = content->time_s;
  if (recovery->time_s == 0 && g_stat (path, &found) == 0)
    recovery->time_s = found.st_mtime;
  recovery->model = g_steal_pointer (&content->model);
  recovery->source = g_steal_pointer (&content->source);
  if (content->origin != NULL) {
    recovery->file = g_file_new_for_uri (content->origin);
    read_origin (recovery, content->digest, cancellable);
  }
  return recovery;
}

static int compare_times (gconstpointer a, gconstpointer b) {
  const DmRecovery *first = *(DmRecovery **) a, *second = *(DmRecovery **) b;

  return (first->time_s < second->time_s) - (first->time_s > second->time_s);
}

/**
 * dm_recovery_list:
 * @cancellable: (nullable): stops it
 *
 * Finds the drafts that programs which didn't end well left behind, and removes what else they left: temporary files of a save that
 * was cut short, drafts of what was saved in the end. One that is damaged is in the list like the others, and stays on the
 * disk until it is discarded. Those of a program that runs aren't touched. Meant for a worker thread.
 *
 * Returns: (transfer full) (element-type DmRecovery): the drafts, the latest first
 */
GPtrArray *dm_recovery_list (GCancellable *cancellable) {
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_recovery_free);
  g_autofree char *folder = dm_draft_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  dm_save_clean ();
  dm_save_clean_folder (folder);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL
         && !g_cancellable_is_cancelled (cancellable)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    int fd = dm_draft_is_name (name) ? dm_lock_take (path) : -1;
    g_autoptr (DmRecovery) recovery = fd >= 0 ? read_draft (path, fd, cancellable) : NULL;

    if (recovery == NULL || g_cancellable_is_cancelled (cancellable))
      continue;
    if (says_nothing_new (recovery))
      dm_recovery_discard (recovery);
    else
      g_ptr_array_add (list, g_steal_pointer (&recovery));
  }
  g_ptr_array_sort (list, compare_times);
  return list;
}

static void list_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  g_task_return_pointer (task, dm_recovery_list (cancellable), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dm_recovery_list_async:
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread when done
 * @user_data: for @callback
 *
 * Runs dm_recovery_list() on a worker.
 */
void dm_recovery_list_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_run_in_thread (task, list_in_thread);
}

/**
 * dm_recovery_list_finish:
 * @result: what the callback was given
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type DmRecovery): the drafts, the latest first
 */
GPtrArray *dm_recovery_list_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}
