/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-load.h"

#include <string.h>

#include "dm-file.h"
#include "dm-reader.h"

#define LONGEST_QUOTE 400 /* bytes of a line that are quoted; generated files have very long ones */

/**
 * dm_problems_free:
 * @problems: (transfer full): the problems of a file
 */
void dm_problems_free (DmProblems *problems) {
  g_clear_object (&problems->file);
  g_clear_pointer (&problems->diagnostics, g_ptr_array_unref);
  g_clear_pointer (&problems->lines, g_ptr_array_unref);
  g_free (problems->message);
  g_free (problems);
}

/**
 * dm_load_new:
 * @file: the file to read
 * @sample: whether it's one of ours, not to be overwritten
 * @progress: an atomic reference-counted box that the share read is written to
 *
 * Returns: (transfer full): a load that has yet to run
 */
DmLoad *dm_load_new (GFile *file, gboolean sample, gint *progress) {
  DmLoad *load = g_new0 (DmLoad, 1);

  load->file = g_object_ref (file);
  load->sample = sample;
  load->progress = g_atomic_rc_box_acquire (progress);
  return load;
}

/**
 * dm_load_free:
 * @load: (transfer full): a load
 */
void dm_load_free (DmLoad *load) {
  g_clear_object (&load->file);
  g_clear_pointer (&load->model, dm_model_unref);
  g_clear_pointer (&load->problems, dm_problems_free);
  g_clear_pointer (&load->state, dm_file_state_unref);
  g_atomic_rc_box_release (load->progress);
  g_free (load);
}

static void on_progress (double share, gpointer data) {
  g_atomic_int_set ((gint *) data, (gint) (share * 1000));
}

static char *quote_line (const char *line, gsize length) {
  g_autofree char *valid = g_utf8_make_valid (line, (gssize) MIN (length, LONGEST_QUOTE));

  return g_strdup (g_strstrip (valid));
}

/* The lines that the diagnostics, which are in the file's order, are about. */
static GPtrArray *quote_lines (const char *data, gsize length, const GPtrArray *diagnostics) {
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *at = data, *end = data + length;
  guint number = 1;

  for (guint i = 0; i < diagnostics->len; i++) {
    const DmDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
    const char *next = NULL;

    while (number < diagnostic->line && (next = memchr (at, '\n', (gsize) (end - at))) != NULL) {
      at = next + 1;
      number++;
    }
    next = memchr (at, '\n', (gsize) (end - at));
    g_ptr_array_add (lines, number == diagnostic->line
                                ? quote_line (at, (gsize) ((next != NULL ? next : end) - at))
                                : g_strdup (""));
  }
  return lines;
}

static DmProblems *problems_new (DmLoad *load, const char *data, gsize length,
                                 GPtrArray *diagnostics, const char *message) {
  DmProblems *problems = g_new0 (DmProblems, 1);

  problems->file = g_object_ref (load->file);
  problems->diagnostics
      = diagnostics != NULL ? g_ptr_array_ref (diagnostics)
                            : g_ptr_array_new_with_free_func ((GDestroyNotify) dm_diagnostic_free);
  problems->lines = quote_lines (data != NULL ? data : "", length, problems->diagnostics);
  problems->message = g_strdup (message);
  return problems;
}

/**
 * dm_load_run:
 * @load: a load
 * @cancellable: (nullable): stops it
 * @error: %DM_ERROR or %G_IO_ERROR
 *
 * Reads the file. On failure other than being cancelled, @load->problems says what is wrong and where. Where the file could be
 * read, @load->state says what it was like, whether it holds a model or not.
 * Meant for a worker thread.
 *
 * Returns: %TRUE if @load->model is set
 */
gboolean dm_load_run (DmLoad *load, GCancellable *cancellable, GError **error) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) own_error = NULL;
  gsize length = 0;
  g_autofree char *data = dm_file_read (load->file, DM_FILE_STATE_ATTRIBUTES, &info, &length,
                                        cancellable, &own_error);

  if (data != NULL)
    load->model = dm_reader_read_data (data, length, cancellable, on_progress, load->progress,
                                       &diagnostics, &own_error);
  if (data != NULL)
    load->state = dm_file_state_new (info, data, length);
  if (load->model != NULL)
    return TRUE;
  if (!g_error_matches (own_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    load->problems = problems_new (load, data, length, diagnostics, own_error->message);
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}
