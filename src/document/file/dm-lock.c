/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define ATTEMPTS 100
#define DIGITS 8 /* of the number behind the process id */

/** dm_lock_make_name: Returns: (transfer full): a new name that tells whose it is */
char *dm_lock_make_name (const char *prefix, const char *suffix) {
  return g_strdup_printf ("%s%ld-%08x%s", prefix, (long) getpid (), g_random_int (), suffix);
}

/* The id of the process that made @name, 0 where it isn't a name of ours. */
static long find_maker (const char *name, const char *prefix, const char *suffix) {
  const char *at = name + strlen (prefix);
  char *end;
  long maker;

  if (!g_str_has_prefix (name, prefix) || !g_ascii_isdigit (*at))
    return 0;
  maker = strtol (at, &end, 10);
  if (maker <= 0 || *end != '-' || strspn (end + 1, "0123456789abcdef") != DIGITS)
    return 0;
  return strcmp (end + 1 + DIGITS, suffix) == 0 ? maker : 0;
}

/* Returns: whether the file at @path is still the one that @fd is of */
static gboolean is_same_file (int fd, const char *path) {
  struct stat ours, there;

  return fstat (fd, &ours) == 0 && lstat (path, &there) == 0 && ours.st_ino == there.st_ino
         && ours.st_dev == there.st_dev;
}

/**
 * dm_lock_create:
 * @folder: where
 * @prefix: how the name begins
 * @suffix: how it ends
 * @mode: who may read and write it, less what the process masks
 * @path: (out): its path
 *
 * Makes a new, empty file that is locked until dm_lock_release() or the end of the process.
 *
 * Returns: its descriptor, open for writing; -1 where it can't be made, and errno says why
 */
int dm_lock_create (const char *folder, const char *prefix, const char *suffix, guint mode,
                    char **path) {
  int fd = -1, code = EEXIST;

  for (guint i = 0; i < ATTEMPTS && fd < 0 && (code == EEXIST || code == EINTR); i++) {
    g_autofree char *name = dm_lock_make_name (prefix, suffix);
    g_autofree char *tried = g_build_filename (folder, name, NULL);

    fd = open (tried, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t) mode);
    code = errno;
    if (fd < 0)
      continue;
    /* file systems without locks are told by the process id in the name */
    while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
      ;
    if (is_same_file (fd, tried)) {
      *path = g_steal_pointer (&tried);
    } else { /* whoever cleans up was quicker than the lock */
      close (fd);
      fd = -1;
      code = EEXIST;
    }
  }
  errno = code;
  return fd;
}

static gboolean is_alive (long process) {
  return process <= 0 || kill ((pid_t) process, 0) == 0 || errno != ESRCH;
}

/* Prefixes have no digits: the first number of the name is the process. */
static long find_maker_of_path (const char *path) {
  g_autofree char *name = g_path_get_basename (path);
  const char *number = strpbrk (name, "0123456789");

  return number != NULL ? strtol (number, NULL, 10) : 0;
}

/**
 * dm_lock_take:
 * @path: a file that dm_lock_create() made, or one that took its place
 *
 * Takes a file over from a process that is gone.
 *
 * Returns: its descriptor, locked; -1 where its process runs, or where there is no such file
 */
int dm_lock_take (const char *path) {
  int fd = open (path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  gboolean taken;

  if (fd < 0)
    return -1;
  taken = flock (fd, LOCK_EX | LOCK_NB) == 0
          || (errno != EWOULDBLOCK && !is_alive (find_maker_of_path (path)));
  /* one that was replaced meanwhile says nothing about the one that is there now */
  if (taken && is_same_file (fd, path))
    return fd;
  close (fd);
  return -1;
}

/** dm_lock_release: closes @fd, if it is open, and with it the lock */
void dm_lock_release (int *fd) {
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

/** dm_lock_matches: Returns: whether dm_lock_create() makes names like @name of @prefix and @suffix */
gboolean dm_lock_matches (const char *name, const char *prefix, const char *suffix) {
  return find_maker (name, prefix, suffix) != 0;
}
