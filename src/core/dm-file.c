/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-file.h"

#include <glib/gi18n-lib.h>

#include "dm-error.h"
#include "dm-reader.h"

/* A file that grows while it is read, or doesn't tell its size, makes the buffer grow. */
static char *read_stream (GInputStream *stream, gsize expected, GCancellable *cancellable,
                          gsize *length, GError **error) {
  gsize room = expected + 1; /* for the end, or for what is more than expected */
  g_autofree char *data = g_malloc (room);
  gssize n;

  *length = 0;
  while ((n = g_input_stream_read (stream, data + *length, MIN (room - *length, 1 << 20),
                                   cancellable, error))
         > 0) {
    *length += (gsize) n;
    if (*length > DM_READER_MAX_BYTES) {
      g_set_error (error, DM_ERROR, DM_ERROR_LIMIT, _ ("the file is larger than 512 MiB"));
      return NULL;
    }
    if (*length == room) {
      room += room / 2 + 4096;
      data = g_realloc (data, room);
    }
  }
  if (n < 0)
    return NULL;
  data[*length] = '\0';
  return g_steal_pointer (&data);
}

/**
 * dm_file_read:
 * @file: the file
 * @attributes: (nullable): what else to ask of it, for @info
 * @info: (out) (optional) (transfer full) (nullable): what it was like when reading began, as far as that can be told
 * @length: (out): how many bytes there are
 * @cancellable: (nullable): to stop it
 * @error: %DM_ERROR_LIMIT or %G_IO_ERROR
 *
 * Reads a file whole, up to %DM_READER_MAX_BYTES.
 *
 * Returns: (transfer full) (nullable): its bytes, with a NUL behind the last one
 */
char *dm_file_read (GFile *file, const char *attributes, GFileInfo **info, gsize *length,
                    GCancellable *cancellable, GError **error) {
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *asked = attributes == NULL
                               ? g_strdup (G_FILE_ATTRIBUTE_STANDARD_SIZE)
                               : g_strconcat (G_FILE_ATTRIBUTE_STANDARD_SIZE ",", attributes, NULL);

  if (stream == NULL)
    return NULL;
  g_autoptr (GFileInfo) found = g_file_input_stream_query_info (stream, asked, cancellable, NULL);
  guint64 size = found == NULL ? 0 : (guint64) MAX (g_file_info_get_size (found), 0);
  if (size > DM_READER_MAX_BYTES) {
    g_set_error (error, DM_ERROR, DM_ERROR_LIMIT, _ ("the file is larger than 512 MiB"));
    return NULL;
  }
  if (info != NULL)
    *info = g_steal_pointer (&found);
  return read_stream (G_INPUT_STREAM (stream), (gsize) size, cancellable, length, error);
}
