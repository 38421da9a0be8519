/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dm-lock.h"
#include "dm-save-private.h"

/*
 * What a save that was killed leaves behind: a temporary file beside the one to be saved. It's known by its name and by its lock, which
 * nobody holds any more; where to look for it, by a note that each save makes before it begins and takes away when it's done.
 */

#define TEMPORARY ".demarche-save-"
#define NOTE "save-"

struct _DmSaveNote {
  char *path;
  int fd;
};

static char *get_notes_folder (void) {
  return g_build_filename (g_get_user_state_dir (), "demarche", "saves", NULL);
}

/* Returns: (transfer full) (nullable): a note that @folder is to be cleaned; %NULL where none can be kept, which is no reason not
 * to save */
DmSaveNote *dm_save_note_new (const char *folder) {
  g_autofree char *notes = get_notes_folder ();
  DmSaveNote *note = g_new0 (DmSaveNote, 1);
  gssize length = (gssize) strlen (folder);

  note->fd = -1;
  if (g_mkdir_with_parents (notes, 0700) == 0)
    note->fd = dm_lock_create (notes, NOTE, "", 0600, &note->path);
  if (note->fd >= 0 && write (note->fd, folder, (gsize) length) == length)
    return note;
  dm_save_note_free (note);
  return NULL;
}

void dm_save_note_free (DmSaveNote *note) {
  if (note->fd >= 0)
    g_unlink (note->path);
  dm_lock_release (&note->fd);
  g_free (note->path);
  g_free (note);
}

/* Returns: a new file in @folder, locked; -1 where it can't be made, and errno says why */
int dm_save_open_temporary (const char *folder, guint mode, char **path) {
  return dm_lock_create (folder, TEMPORARY, "", mode, path);
}

static gboolean is_ours (int fd) {
  struct stat found;

  return fstat (fd, &found) == 0 && S_ISREG (found.st_mode) && found.st_uid == geteuid ();
}

/* Removes what saves that are no longer under way left in @folder. */
void dm_save_clean_folder (const char *folder) {
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = NULL;
    int fd;

    if (!dm_lock_matches (name, TEMPORARY, ""))
      continue;
    path = g_build_filename (folder, name, NULL);
    fd = dm_lock_take (path);
    if (fd >= 0 && is_ours (fd))
      g_unlink (path);
    dm_lock_release (&fd);
  }
}

static char *read_note (int fd) {
  char buffer[4096 + 1];
  gssize length = read (fd, buffer, sizeof buffer - 1);

  return length > 0 ? g_strndup (buffer, (gsize) length) : NULL;
}

/**
 * dm_save_clean:
 *
 * Removes what saves that were killed left behind, wherever that was. To be called at the start of the program, on any thread.
 */
void dm_save_clean (void) {
  g_autofree char *notes = get_notes_folder ();
  g_autoptr (GDir) dir = g_dir_open (notes, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (notes, name, NULL);
    g_autofree char *folder = NULL;
    int fd = dm_lock_matches (name, NOTE, "") ? dm_lock_take (path) : -1;

    if (fd < 0)
      continue;
    folder = read_note (fd);
    if (folder != NULL)
      dm_save_clean_folder (folder);
    g_unlink (path);
    dm_lock_release (&fd);
  }
}
