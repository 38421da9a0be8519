/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-save.h"

#include <glib/gi18n-lib.h>

#include "dm-error.h"
#include "dm-save-private.h"

static char *get_display_name (GFile *file) {
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

gboolean dm_save_fail (GFile *file, const char *reason, GError **error) {
  g_autofree char *name = get_display_name (file);

  /* Translators: the name of a file, and why, with what to do about it */
  g_set_error (error, DM_ERROR, DM_ERROR_IO, _ ("“%1$s” could not be saved: %2$s"), name, reason);
  return FALSE;
}

gboolean dm_save_fail_changed (GFile *file, GError **error) {
  g_autofree char *name = get_display_name (file);

  g_set_error (error, DM_ERROR, DM_ERROR_CHANGED,
               _ ("“%s” was changed by another program since it was read. Nothing was saved."),
               name);
  return FALSE;
}

/**
 * dm_save_bytes:
 * @file: the file
 * @bytes: its new content
 * @known: (nullable): what it was like when it was read or written last: if it's another one now it isn't overwritten,
 *   except with %DM_SAVE_FORCE; %NULL to overwrite whatever there is
 * @flags: how
 * @state: (out) (optional) (transfer full): what it's like now
 * @cancellable: (nullable): stops it before the file is replaced, not later
 * @error: %DM_ERROR_IO, with what to do; %DM_ERROR_CHANGED; %G_IO_ERROR_CANCELLED
 *
 * Replaces a file whole or not at all, whatever happens meanwhile. A link is followed to where it points, even where nothing is there
 * yet. Mode, owner, group and extended attributes stay as far as the system lets us. Of a file with several names (hard links)
 * only this name gets the new content: there's no safe way to give it to all.
 *
 * A file whose folder can't be written to is an error, as is one without permission to write, though its folder would
 * let us replace it. Meant for a worker thread.
 *
 * Returns: whether it is saved: it is on the disk then
 */
gboolean dm_save_bytes (GFile *file, GBytes *bytes, const DmFileState *known, DmSaveFlags flags,
                        DmFileState **state, GCancellable *cancellable, GError **error) {
  g_autofree char *etag = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean saved
      = g_file_is_native (file)
            ? dm_save_local (file, bytes, known, flags, cancellable, error)
            : dm_save_remote (file, bytes, known != NULL ? dm_file_state_get_etag (known) : NULL,
                              flags, &etag, cancellable, error);

  if (saved && state != NULL)
    *state = dm_file_state_new_written (etag, data, length);
  return saved;
}
