/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "dm-file.h"
#include "dm-lock.h"
#include "dm-save-private.h"

#define CHUNK (1 << 20)
#define MOST_LINKS 40

/* One file on its way to the disk. */
typedef struct {
  GFile *file;  /* as the user knows it */
  char *path;   /* where links lead */
  char *folder; /* of @path */
  gboolean exists;
  struct stat before; /* where it exists */
  GCancellable *cancellable;
} Saving;

static void saving_clear (Saving *saving) {
  g_free (saving->path);
  g_free (saving->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Saving, saving_clear)

/* --- what can go wrong, and what to do --- */

static const char *explain (int code) {
  switch (code) {
  case ENOSPC:
  case EDQUOT:
    return _ ("there is no space left on the disk. What was saved before is as it was. Make "
              "space, or save it elsewhere.");
  case EROFS:
    return _ ("its disk can only be read. Save it elsewhere.");
  case EACCES:
  case EPERM:
    return _ ("you may not write in its folder. Save it elsewhere.");
  case ENOENT:
  case ENOTDIR:
    return _ ("its folder is not there any more. Save it elsewhere.");
  case EFBIG:
    return _ ("the disk does not take files that large. Save it elsewhere.");
  case ELOOP:
    return _ ("its link leads in a circle. Save it elsewhere.");
  case ENAMETOOLONG:
    return _ ("its name is too long. Save it under a shorter one.");
  default:
    return g_strerror (code);
  }
}

static gboolean fail (const Saving *saving, int code, GError **error) {
  return dm_save_fail (saving->file, explain (code), error);
}

/* --- where to --- */

/**
 * dm_save_follow_links:
 * @path: a path
 *
 * Returns: (transfer full) (nullable): the path where @path leads as a link, or as a link to a link, whether there is
 *   something or not; else @path; %NULL where the folder isn't there or links lead in a circle, and errno says which
 */
char *dm_save_follow_links (const char *path) {
  g_autofree char *at = g_strdup (path);
  g_autofree char *folder = NULL, *name = NULL;
  char *real, *followed;
  guint n_links = 0;
  char *to;

  while ((to = g_file_read_link (at, NULL)) != NULL) {
    g_autofree char *link = to;
    g_autofree char *from = g_path_get_dirname (at);

    if (n_links++ == MOST_LINKS) {
      errno = ELOOP;
      return NULL;
    }
    g_free (at);
    at = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (from, link, NULL);
  }
  folder = g_path_get_dirname (at);
  name = g_path_get_basename (at);
  real = realpath (folder, NULL);
  if (real == NULL)
    return NULL;
  followed = g_build_filename (real, name, NULL);
  free (real);
  return followed;
}

static gboolean look (Saving *saving, GError **error) {
  g_autofree char *path = g_file_get_path (saving->file);

  saving->path = dm_save_follow_links (path);
  if (saving->path == NULL)
    return fail (saving, errno, error);
  saving->folder = g_path_get_dirname (saving->path);
  saving->exists = stat (saving->path, &saving->before) == 0;
  if (!saving->exists)
    return errno == ENOENT || fail (saving, errno, error);
  if (!S_ISREG (saving->before.st_mode))
    return dm_save_fail (
        saving->file,
        _ ("there is something of that name that is no file. Save it under another "
           "name."),
        error);
  /* the super-user may write to anything: what is meant not to be written isn't, all the same */
  if ((saving->before.st_mode & 0222) == 0 || access (saving->path, W_OK) != 0)
    return dm_save_fail (saving->file,
                         _ ("it is read-only. Save it under another name, or allow writing to it."),
                         error);
  return TRUE;
}

/* Whether the file is still the one that was there when saving began. */
static gboolean is_as_before (const Saving *saving) {
  struct stat now;

  if (stat (saving->path, &now) != 0)
    return !saving->exists || errno == ENOENT;
  return saving->exists && now.st_ino == saving->before.st_ino
         && now.st_dev == saving->before.st_dev && now.st_size == saving->before.st_size
         && now.st_mtim.tv_sec == saving->before.st_mtim.tv_sec
         && now.st_mtim.tv_nsec == saving->before.st_mtim.tv_nsec;
}

/* --- writing --- */

/* Returns: whether all was written; if not, errno says why */
gboolean dm_save_write_all (int fd, GBytes *bytes, GCancellable *cancellable) {
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0) {
    gssize written = write (fd, data, MIN (length, CHUNK));

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return FALSE;
    if (g_cancellable_is_cancelled (cancellable)) {
      errno = ECANCELED;
      return FALSE;
    }
    data += written;
    length -= (gsize) written;
  }
  return TRUE;
}

/* Tags, lists of who may do what, labels: what the system doesn't let us set stays behind. */
static void copy_attributes (int fd, const char *from, gboolean same_group) {
  gssize size = listxattr (from, NULL, 0);
  g_autofree char *names = size > 0 ? g_malloc ((gsize) size) : NULL;

  if (names == NULL)
    return;
  size = listxattr (from, names, (gsize) size);
  for (const char *name = names; size > 0 && name < names + size; name += strlen (name) + 1) {
    gssize length = getxattr (from, name, NULL, 0);
    g_autofree char *value = length >= 0 ? g_malloc ((gsize) length + 1) : NULL;

    if (value == NULL || (!same_group && g_str_has_prefix (name, "system.posix_acl")))
      continue;
    length = getxattr (from, name, value, (gsize) length);
    if (length >= 0 && fsetxattr (fd, name, value, (gsize) length, 0) != 0)
      g_debug ("attribute %s: %s", name, g_strerror (errno));
  }
}

/* Where the group can't stay, what it was allowed is not given to another one. */
static gboolean copy_permissions (int fd, const Saving *saving) {
  const struct stat *before = &saving->before;
  mode_t mode = before->st_mode & 0777;
  struct stat made;
  gboolean same_group;

  if (fstat (fd, &made) != 0)
    return FALSE;
  same_group = (made.st_uid == before->st_uid && made.st_gid == before->st_gid)
               || fchown (fd, before->st_uid, before->st_gid) == 0
               || fchown (fd, (uid_t) -1, before->st_gid) == 0;
  if (!same_group)
    mode = (mode & ~(mode_t) 070) | (mode & 07) << 3;
  if (fchmod (fd, mode) != 0)
    return FALSE;
  copy_attributes (fd, saving->path, same_group);
  return TRUE;
}

/* A folder that can't be opened or synced (network and other file systems) is as good as it gets; one that has an
 * error isn't. */
gboolean dm_save_sync_folder (const char *folder) {
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = fd < 0 || fsync (fd) == 0 || (errno != EIO && errno != ENOSPC);
  int code = errno;

  dm_lock_release (&fd);
  errno = code;
  return synced;
}

/* Puts @bytes in the place of @target, in the folder of the file that is saved and with its permissions: first beside it, then, in one
 * step, there. Returns: whether that was done; if not, errno says why and @target is as it was */
static gboolean put (const Saving *saving, const char *target, GBytes *bytes, gboolean forced) {
  g_autofree char *temporary = NULL;
  int fd = dm_save_open_temporary (saving->folder, saving->exists ? 0600 : 0666, &temporary);
  gboolean done;
  int code;

  if (fd < 0)
    return FALSE;
  done = dm_save_write_all (fd, bytes, saving->cancellable)
         && (!saving->exists || copy_permissions (fd, saving)) && fsync (fd) == 0;
  if (done && !forced && !is_as_before (saving)) {
    errno = ESTALE;
    done = FALSE;
  }
  done = done && rename (temporary, target) == 0;
  code = errno;
  if (!done)
    unlink (temporary);
  dm_lock_release (&fd);
  errno = code;
  return done && dm_save_sync_folder (saving->folder);
}

static gboolean keep_backup (const Saving *saving, GError **error) {
  g_autofree char *target = g_strconcat (saving->path, "~", NULL);
  g_autofree char *reason = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) own_error = NULL;
  gsize length;
  int code = 0;
  char *data = dm_file_read (saving->file, NULL, NULL, &length, saving->cancellable, &own_error);

  if (data != NULL) {
    bytes = g_bytes_new_take (data, length);
    if (put (saving, target, bytes, FALSE))
      return TRUE;
    code = errno;
  }
  if (g_cancellable_set_error_if_cancelled (saving->cancellable, error))
    return FALSE;
  /* Translators: %s says why */
  reason = g_strdup_printf (_ ("no backup copy could be made of what is there (%s)."),
                            data != NULL ? g_strerror (code) : own_error->message);
  return dm_save_fail (saving->file, reason, error);
}

/* A file on a disk of this computer, or on one that is mounted like it. */
gboolean dm_save_local (GFile *file, GBytes *bytes, const DmFileState *known, DmSaveFlags flags,
                        GCancellable *cancellable, GError **error) {
  g_auto (Saving) saving = { .file = file, .cancellable = cancellable };
  gboolean forced = (flags & DM_SAVE_FORCE) != 0;
  g_autoptr (DmSaveNote) note = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !look (&saving, error))
    return FALSE;
  if (!forced && known != NULL && saving.exists
      && dm_file_state_compare (known, file, cancellable) == DM_FILE_CHANGED)
    return dm_save_fail_changed (file, error);
  note = dm_save_note_new (saving.folder);
  dm_save_clean_folder (saving.folder);
  if (saving.exists && (flags & DM_SAVE_BACKUP) != 0 && !keep_backup (&saving, error))
    return FALSE;
  if (put (&saving, saving.path, bytes, forced))
    return TRUE;
  if (errno == ESTALE)
    return dm_save_fail_changed (file, error);
  if (errno == ECANCELED)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  return fail (&saving, errno, error);
}
