/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-save-private.h"

/* A stream that is closed while cancelled leaves the file alone. */
static void drop_stream (GOutputStream *stream) {
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

static gboolean fail_remote (GFile *file, const GError *reason, GError **error) {
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    return dm_save_fail_changed (file, error);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_error_copy (reason));
    return FALSE;
  }
  return dm_save_fail (file, reason->message, error);
}

/*
 * A file of a place that GIO reaches (a share, WebDAV, SFTP): GIO has a way of its own to replace it for each kind of place, and can't
 * promise more than the place does. The @etag says which version is meant to be replaced.
 */
gboolean dm_save_remote (GFile *file, GBytes *bytes, const char *etag, DmSaveFlags flags,
                         char **new_etag, GCancellable *cancellable, GError **error) {
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileOutputStream) stream
      = g_file_replace (file, flags & DM_SAVE_FORCE ? NULL : etag, (flags & DM_SAVE_BACKUP) != 0,
                        G_FILE_CREATE_NONE, cancellable, &reason);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (stream == NULL)
    return fail_remote (file, reason, error);
  if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, cancellable,
                                  &reason)) {
    drop_stream (G_OUTPUT_STREAM (stream));
    return fail_remote (file, reason, error);
  }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &reason))
    return fail_remote (file, reason, error);
  *new_etag = g_file_output_stream_get_etag (stream);
  return TRUE;
}
