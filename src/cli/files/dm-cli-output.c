/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dm-error.h"

static gboolean write_all (int fd, const char *data, gsize length) {
  while (length > 0) {
    gssize written = write (fd, data, MIN (length, (gsize) SSIZE_MAX));
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return FALSE;
    data += written;
    length -= (gsize) written;
  }
  return TRUE;
}

static gboolean fail (const char *filename, int code, GError **error) {
  g_autofree char *shown = g_filename_display_name (filename);
  g_set_error (error, DM_ERROR, DM_ERROR_IO, _ ("“%s” could not be written: %s"), shown,
               g_strerror (code));
  return FALSE;
}

/* Whoever closed the other end of a pipe has read enough: that is no failure. */
static gboolean write_stdout (const char *data, gsize length, GError **error) {
  if (write_all (STDOUT_FILENO, data, length) || errno == EPIPE)
    return TRUE;
  g_set_error (error, DM_ERROR, DM_ERROR_IO, _ ("Standard output could not be written: %s"),
               g_strerror (errno));
  return FALSE;
}

/**
 * dm_cli_make_printable:
 * @text: text, perhaps from a file that somebody sent
 *
 * Returns: (transfer full): @text without the control characters by which it could command a terminal
 */
char *dm_cli_make_printable (const char *text) {
  GString *printable = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    g_string_append_unichar (printable, c != '\n' && g_unichar_iscntrl (c) ? 0xfffd : c);
  }
  return g_string_free (printable, FALSE);
}

/** dm_cli_write_text: writes @text to standard output as it is */
gboolean dm_cli_write_text (const char *text, GError **error) {
  return write_stdout (text, strlen (text), error);
}

static gboolean write_in_place (const char *path, const char *data, gsize length, GError **error) {
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return fail (path, errno, error);
  gboolean written = write_all (fd, data, length) || errno == EPIPE;
  int code = errno;
  close (fd);
  return written || fail (path, code, error);
}

static mode_t mode_of_new_file (void) {
  mode_t mask = umask (0);
  umask (mask);
  return 0666 & ~mask;
}

static void sync_folder (const char *path) {
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd < 0)
    return;
  fsync (fd); /* some file systems can't, and the file itself is safe without */
  close (fd);
}

static gboolean write_beside (const char *path, const char *data, gsize length, mode_t mode,
                              GError **error) {
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (path, errno, error);
  gboolean written = write_all (fd, data, length) && fchmod (fd, mode) == 0 && fsync (fd) == 0;
  int code = errno;
  if (close (fd) != 0 && written) {
    written = FALSE;
    code = errno;
  }
  if (written && g_rename (temporary, path) != 0) {
    written = FALSE;
    code = errno;
  }
  if (!written) {
    g_unlink (temporary);
    return fail (path, code, error);
  }
  sync_folder (path);
  return TRUE;
}

/**
 * dm_cli_write_bytes:
 * @filename: a file, or "-" for standard output
 * @bytes: what to write
 * @error: return location
 *
 * Writes a file whole or not at all: beside its place first, then renamed into it. A link is followed and an existing
 * file keeps its mode; what is no regular file (a pipe, a device) is written to as it is.
 *
 * Returns: whether it was written; DM_ERROR_IO
 */
gboolean dm_cli_write_bytes (const char *filename, GBytes *bytes, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  if (strcmp (filename, "-") == 0)
    return write_stdout (data, length, error);
  struct stat known;
  if (stat (filename, &known) != 0) {
    if (errno != ENOENT)
      return fail (filename, errno, error);
    return write_beside (filename, data, length, mode_of_new_file (), error);
  }
  if (S_ISDIR (known.st_mode))
    return fail (filename, EISDIR, error);
  if (!S_ISREG (known.st_mode))
    return write_in_place (filename, data, length, error);
  char *resolved = realpath (filename, NULL);
  if (resolved == NULL)
    return fail (filename, errno, error);
  gboolean written = write_beside (resolved, data, length, known.st_mode & 07777, error);
  free (resolved);
  return written;
}
