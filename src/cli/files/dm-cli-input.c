/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "dm-cli-output.h"
#include "dm-cli.h"
#include "dm-error.h"
#include "dm-file.h"
#include "dm-reader.h"

#define BLOCK 65536

static GByteArray *read_stdin (GError **error) {
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  /* One byte more than is allowed is enough for the reader to refuse it. */
  while (bytes->len <= DM_READER_MAX_BYTES) {
    guint8 block[BLOCK];
    gssize n = read (STDIN_FILENO, block, sizeof block);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      g_set_error (error, DM_ERROR, DM_ERROR_IO, _ ("Standard input could not be read: %s"),
                   g_strerror (errno));
      return NULL;
    }
    if (n == 0)
      break;
    g_byte_array_append (bytes, block, (guint) n);
  }
  g_byte_array_append (bytes, (const guint8 *) "", 1); /* the reader looks one byte past the end */
  return g_steal_pointer (&bytes);
}

/**
 * dm_cli_read:
 * @filename: a file, or "-" for standard input
 * @diagnostics: (out) (transfer full) (nullable): what is wrong with it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the model
 */
DmModel *dm_cli_read (const char *filename, GPtrArray **diagnostics, GError **error) {
  *diagnostics = NULL;
  if (strcmp (filename, "-") != 0) {
    g_autoptr (GFile) file = g_file_new_for_path (filename);
    return dm_reader_read_file (file, NULL, NULL, NULL, diagnostics, error);
  }
  g_autoptr (GByteArray) bytes = read_stdin (error);
  if (bytes == NULL)
    return NULL;
  return dm_reader_read_data ((const char *) bytes->data, bytes->len - 1, NULL, NULL, NULL,
                              diagnostics, error);
}

/** dm_cli_read_bytes: Returns: (transfer full) (nullable): what a file, or with "-" standard input, holds */
GBytes *dm_cli_read_bytes (const char *filename, GError **error) {
  gsize length;
  if (strcmp (filename, "-") == 0) {
    GByteArray *bytes = read_stdin (error);
    if (bytes == NULL)
      return NULL;
    g_byte_array_set_size (bytes, bytes->len - 1);
    return g_byte_array_free_to_bytes (bytes);
  }
  g_autoptr (GFile) file = g_file_new_for_path (filename);
  char *data = dm_file_read (file, NULL, NULL, &length, NULL, error);
  return data == NULL ? NULL : g_bytes_new_take (data, length);
}

/** dm_cli_complain_unread: says why a file could not be read, and which, where the error doesn’t name it */
void dm_cli_complain_unread (const char *filename, const GError *error) {
  g_autofree char *shown = g_filename_display_name (filename);
  g_autofree char *message
      = g_strdup_printf (_ ("“%s” could not be read: %s"), shown, error->message);
  gboolean is_named = strcmp (filename, "-") == 0 || strstr (error->message, shown) != NULL;
  dm_cli_complain (is_named ? error->message : message);
}

/** dm_cli_complain_diagnostics: says the errors among @diagnostics on standard error, a line each */
void dm_cli_complain_diagnostics (const char *filename, const GPtrArray *diagnostics) {
  g_autofree char *shown = g_filename_display_name (filename);
  for (guint i = 0; i < diagnostics->len; i++) {
    const DmDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
    if (diagnostic->severity != DM_SEVERITY_ERROR)
      continue;
    g_autofree char *line = dm_diagnostic_to_line (diagnostic, shown);
    g_autofree char *printable = dm_cli_make_printable (line);
    g_printerr ("%s\n", printable);
  }
}

/**
 * dm_cli_open:
 * @filename: a file, or "-" for standard input
 * @status: (out): what to end with where there is no model
 *
 * Reads the model of a command that needs one, and says on standard error what is wrong with it.
 *
 * Returns: (transfer full) (nullable): the model
 */
DmModel *dm_cli_open (const char *filename, DmCliStatus *status) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_cli_read (filename, &diagnostics, &error);
  *status = model != NULL ? DM_CLI_DONE : dm_cli_status_of (error);
  if (model == NULL && *status == DM_CLI_MODEL_HAS_ERRORS && diagnostics != NULL)
    dm_cli_complain_diagnostics (filename, diagnostics);
  else if (model == NULL)
    dm_cli_complain_unread (filename, error);
  return model;
}
