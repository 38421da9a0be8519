/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dm-cli-output.h"
#include "dm-error.h"

#define FOLDER_MODE 0777 /* less the mask */

static gboolean make_folder (const char *folder, GError **error) {
  if (g_mkdir_with_parents (folder, FOLDER_MODE) == 0)
    return TRUE;
  int code = errno;
  g_autofree char *shown = g_filename_display_name (folder);
  g_set_error (error, DM_ERROR, DM_ERROR_IO, _ ("“%s” could not be made: %s"), shown,
               g_strerror (code));
  return FALSE;
}

/* With as many zeros as keep files in order by name. (transfer full) */
static char *format_number (guint nth, guint n) {
  g_autofree char *most = g_strdup_printf ("%u", n);
  return g_strdup_printf ("%0*u", (int) strlen (most), nth);
}

/* "map.png" becomes "map-03.png". (transfer full) */
static char *number_name (const char *output, const char *number) {
  const char *base = strrchr (output, G_DIR_SEPARATOR);
  const char *dot = strrchr (base != NULL ? base : output, '.');
  if (dot == NULL || dot == output || dot == base + 1)
    return g_strdup_printf ("%s-%s", output, number);
  return g_strdup_printf ("%.*s-%s%s", (int) (dot - output), output, number, dot);
}

static gboolean write_numbered (const char *output, gboolean in_folder, GPtrArray *files,
                                DmFormat format, GError **error) {
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *number = format_number (i + 1, files->len);
    g_autofree char *name = in_folder ? g_strdup_printf ("%s.%s", number, dm_format_to_id (format))
                                      : number_name (output, number);
    g_autofree char *path = in_folder ? g_build_filename (output, name, NULL) : g_strdup (name);
    if (!dm_cli_write_bytes (path, g_ptr_array_index (files, i), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dm_cli_write_files:
 * @output: a file, "-" for standard output, or a folder: a name that ends in a slash
 * @files: (element-type GBytes): what to write, at least one
 * @format: of each
 * @error: return location
 *
 * Writes one file as it is called, several with their numbers behind that, and into a folder under their numbers alone. Each is written
 * whole or not at all.
 *
 * Returns: whether all were written; DM_ERROR_USAGE, DM_ERROR_IO
 */
gboolean dm_cli_write_files (const char *output, GPtrArray *files, DmFormat format,
                             GError **error) {
  gboolean folder = g_str_has_suffix (output, G_DIR_SEPARATOR_S);
  if (!folder && files->len == 1)
    return dm_cli_write_bytes (output, g_ptr_array_index (files, 0), error);
  if (strcmp (output, "-") == 0) {
    g_set_error_literal (error, DM_ERROR, DM_ERROR_USAGE,
                         _ ("Several pictures can’t all go to standard output; a PDF can."));
    return FALSE;
  }
  if (folder && format == DM_FORMAT_PDF) {
    g_set_error_literal (error, DM_ERROR, DM_ERROR_USAGE,
                         _ ("A PDF is one file, however many pages it has: name it with -o."));
    return FALSE;
  }
  return (!folder || make_folder (output, error))
         && write_numbered (output, folder, files, format, error);
}
