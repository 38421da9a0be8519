/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-draft.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dm-error.h"
#include "dm-lock.h"
#include "dm-save-private.h"

#define PREFIX "draft-"

struct _DmDraft {
  gatomicrefcount ref_count;
  char *path;

  GMutex mutex;
  GCond idle;
  gboolean busy; /* somebody writes */
  guint dropped; /* what is written up to this serial isn't wanted any more */
  int fd;        /* -1 while there is no file */
};

/** dm_draft_get_folder: Returns: (transfer full): where drafts are */
char *dm_draft_get_folder (void) {
  return g_build_filename (g_get_user_state_dir (), "demarche", "drafts", NULL);
}

/** dm_draft_is_name: Returns: whether a file of that name is a draft */
gboolean dm_draft_is_name (const char *name) {
  return dm_lock_matches (name, PREFIX, "");
}

/** dm_draft_new: Returns: (transfer full): a draft that isn't on the disk yet */
DmDraft *dm_draft_new (void) {
  DmDraft *draft = g_new0 (DmDraft, 1);
  g_autofree char *folder = dm_draft_get_folder ();
  g_autofree char *name = dm_lock_make_name (PREFIX, "");

  g_atomic_ref_count_init (&draft->ref_count);
  g_mutex_init (&draft->mutex);
  g_cond_init (&draft->idle);
  draft->path = g_build_filename (folder, name, NULL);
  draft->fd = -1;
  return draft;
}

/**
 * dm_draft_new_taken:
 * @path: a draft that another process left behind
 * @fd: (transfer full): it, locked
 *
 * Returns: (transfer full): a draft of our own, which is on the disk already
 */
DmDraft *dm_draft_new_taken (const char *path, int fd) {
  DmDraft *draft = dm_draft_new ();

  draft->fd = fd;
  if (g_rename (path, draft->path) != 0) {
    g_free (draft->path);
    draft->path = g_strdup (path);
  }
  return draft;
}

/** dm_draft_ref: Returns: (transfer full): @draft, with one reference more */
DmDraft *dm_draft_ref (DmDraft *draft) {
  g_atomic_ref_count_inc (&draft->ref_count);
  return draft;
}

/** dm_draft_unref: gives a reference back; the last one lets go of the lock: what is on the disk stays there */
void dm_draft_unref (DmDraft *draft) {
  if (!g_atomic_ref_count_dec (&draft->ref_count))
    return;
  dm_lock_release (&draft->fd);
  g_mutex_clear (&draft->mutex);
  g_cond_clear (&draft->idle);
  g_free (draft->path);
  g_free (draft);
}

/* Returns: the new file, locked; -1 where it can't be written, and errno says why */
static int write_file (const char *path, GBytes *bytes) {
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = NULL;
  int fd = -1, code;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = dm_save_open_temporary (folder, 0600, &temporary);
  if (fd < 0)
    return -1;
  if (dm_save_write_all (fd, bytes, NULL) && fsync (fd) == 0 && rename (temporary, path) == 0) {
    dm_save_sync_folder (folder);
    return fd;
  }
  code = errno;
  unlink (temporary);
  dm_lock_release (&fd);
  errno = code;
  return -1;
}

/* With the lock. */
static void remove_file (DmDraft *draft) {
  if (draft->fd >= 0)
    unlink (draft->path);
  dm_lock_release (&draft->fd);
}

/**
 * dm_draft_write:
 * @draft: a draft
 * @serial: what is written, counted
 * @bytes: its content
 * @error: %DM_ERROR_IO
 *
 * Puts @bytes in the place of what the draft said, whole or not at all; nothing where dm_draft_drop() said so meanwhile. Meant
 * for a worker thread.
 *
 * Returns: whether it is on the disk, or isn't wanted there any more
 */
gboolean dm_draft_write (DmDraft *draft, guint serial, GBytes *bytes, GError **error) {
  int fd, code;

  g_mutex_lock (&draft->mutex);
  while (draft->busy)
    g_cond_wait (&draft->idle, &draft->mutex);
  if (serial <= draft->dropped) {
    g_mutex_unlock (&draft->mutex);
    return TRUE;
  }
  draft->busy = TRUE;
  g_mutex_unlock (&draft->mutex);

  fd = write_file (draft->path, bytes);
  code = errno;

  g_mutex_lock (&draft->mutex);
  draft->busy = FALSE;
  if (fd >= 0) {
    dm_lock_release (&draft->fd);
    draft->fd = fd;
  }
  if (serial <= draft->dropped)
    remove_file (draft);
  g_cond_broadcast (&draft->idle);
  g_mutex_unlock (&draft->mutex);
  if (fd < 0)
    g_set_error (error, DM_ERROR, DM_ERROR_IO,
                 /* Translators: %s says why */
                 _ ("What is not saved can’t be kept safe: %s"), g_strerror (code));
  return fd >= 0;
}

/**
 * dm_draft_drop:
 * @draft: a draft
 * @serial: up to which it isn't wanted any more
 * @wait: whether to wait for a write that is under way, and so be sure that no file is left; else that file goes when it is
 *   written
 *
 * Removes what was kept.
 */
void dm_draft_drop (DmDraft *draft, guint serial, gboolean wait) {
  g_mutex_lock (&draft->mutex);
  draft->dropped = MAX (draft->dropped, serial);
  while (wait && draft->busy)
    g_cond_wait (&draft->idle, &draft->mutex);
  if (!draft->busy)
    remove_file (draft);
  g_mutex_unlock (&draft->mutex);
}
