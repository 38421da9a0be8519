/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-file-state.h"

#include "dm-file.h"

/* A file written twice within this time may have the same time stamp both times. */
#define STAMP_S 2

struct _DmFileState {
  char *etag; /* (nullable) */
  guint64 size, inode;
  guint32 device;
  gboolean settled; /* the time stamp was old enough then to tell a later change */
  char *digest;     /* of the content: it tells changes from each other, and is no defence */
};

static char *digest (const char *data, gsize length) {
  return g_compute_checksum_for_data (G_CHECKSUM_SHA1, (const guchar *) data, length);
}

static void clear_state (gpointer data) {
  DmFileState *state = data;

  g_free (state->etag);
  g_free (state->digest);
}

static gboolean is_settled (GFileInfo *info) {
  gint64 modified
      = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - modified;

  return age > STAMP_S;
}

/**
 * dm_file_state_new:
 * @info: (nullable): what the system says of the file (%DM_FILE_STATE_ATTRIBUTES), asked before it was read
 * @data: (array length=length): its content
 * @length: in bytes
 *
 * Returns: (transfer full): what the file is like
 */
DmFileState *dm_file_state_new (GFileInfo *info, const char *data, gsize length) {
  DmFileState *state = g_atomic_rc_box_new0 (DmFileState);

  state->digest = digest (data, length);
  if (info == NULL)
    return state;
  state->etag = g_strdup (g_file_info_get_etag (info));
  state->size = (guint64) g_file_info_get_size (info);
  state->inode = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE);
  state->device = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_DEVICE);
  state->settled = is_settled (info);
  return state;
}

/**
 * dm_file_state_new_written:
 * @etag: (nullable): the tag by which a remote place knows the version
 * @data: (array length=length): what was written to a file just now
 * @length: in bytes
 *
 * Returns: (transfer full): what the file is like
 */
DmFileState *dm_file_state_new_written (const char *etag, const char *data, gsize length) {
  DmFileState *state = dm_file_state_new (NULL, data, length);

  state->etag = g_strdup (etag);
  return state;
}

/** dm_file_state_ref: Returns: (transfer full): @state, with one reference more */
DmFileState *dm_file_state_ref (DmFileState *state) {
  return g_atomic_rc_box_acquire (state);
}

/** dm_file_state_unref: gives a reference back */
void dm_file_state_unref (DmFileState *state) {
  g_atomic_rc_box_release_full (state, clear_state);
}

/** dm_file_state_get_etag: Returns: (nullable): the tag by which remote places know the version */
const char *dm_file_state_get_etag (const DmFileState *state) {
  return state->etag;
}

/** dm_file_state_get_digest: Returns: what stands for the content */
const char *dm_file_state_get_digest (const DmFileState *state) {
  return state->digest;
}

/** dm_file_state_has_content: Returns: whether the file's content was @data */
gboolean dm_file_state_has_content (const DmFileState *state, const char *data, gsize length) {
  g_autofree char *other = digest (data, length);

  return g_str_equal (other, state->digest);
}

static gboolean looks_same (const DmFileState *state, GFileInfo *info) {
  return state->settled && state->etag != NULL
         && g_strcmp0 (state->etag, g_file_info_get_etag (info)) == 0
         && state->size == (guint64) g_file_info_get_size (info)
         && state->inode == g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE)
         && state->device == g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_DEVICE);
}

/**
 * dm_file_state_compare:
 * @state: what the file was like
 * @file: the file
 * @cancellable: (nullable)
 *
 * Looks whether the file's content is what it was. The file is read only where its size, its place on the disk or its time of
 * change don't answer that. Meant for a worker thread.
 *
 * Returns: what happened to it
 */
DmFileChange dm_file_state_compare (const DmFileState *state, GFile *file,
                                    GCancellable *cancellable) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, DM_FILE_STATE_ATTRIBUTES,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &error);
  g_autofree char *data = NULL;
  gsize length = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    return DM_FILE_GONE;
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return DM_FILE_CHANGED;
  if (looks_same (state, info))
    return DM_FILE_SAME;
  data = dm_file_read (file, NULL, NULL, &length, cancellable, NULL);
  return data != NULL && dm_file_state_has_content (state, data, length) ? DM_FILE_SAME
                                                                         : DM_FILE_CHANGED;
}
