/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-load.h"

#include "dm-error.h"
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

/* Only as much of the file is read as the diagnostics need; lines that can't be had stay empty. */
static GPtrArray *read_quoted_lines (GFile *file, const GPtrArray *diagnostics,
                                     GCancellable *cancellable) {
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GFileInputStream) raw = g_file_read (file, cancellable, NULL);
  g_autoptr (GDataInputStream) stream = NULL;
  g_autofree char *line = NULL;
  gsize length = 0;
  guint at = 0;

  if (raw != NULL) {
    stream = g_data_input_stream_new (G_INPUT_STREAM (raw));
    g_data_input_stream_set_newline_type (stream, G_DATA_STREAM_NEWLINE_TYPE_LF);
  }
  for (guint i = 0; i < diagnostics->len; i++) {
    const DmDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);

    while (stream != NULL && at < diagnostic->line) {
      g_free (line);
      line = g_data_input_stream_read_line (stream, &length, cancellable, NULL);
      if (line == NULL)
        g_clear_object (&stream);
      at++;
    }
    g_ptr_array_add (lines, line != NULL && at == diagnostic->line ? quote_line (line, length)
                                                                   : g_strdup (""));
  }
  return lines;
}

/**
 * dm_load_run:
 * @load: a load
 * @cancellable: (nullable): stops it
 * @error: %DM_ERROR or %G_IO_ERROR
 *
 * Reads the file. On failure other than being cancelled, @load->problems says what is wrong and where.
 * Meant for a worker thread.
 *
 * Returns: %TRUE if @load->model is set
 */
gboolean dm_load_run (DmLoad *load, GCancellable *cancellable, GError **error) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) own_error = NULL;
  DmProblems *problems;

  load->model = dm_reader_read_file (load->file, cancellable, on_progress, load->progress,
                                     &diagnostics, &own_error);
  if (load->model != NULL)
    return TRUE;

  if (!g_error_matches (own_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    problems = g_new0 (DmProblems, 1);
    problems->file = g_object_ref (load->file);
    problems->diagnostics
        = diagnostics != NULL
              ? g_ptr_array_ref (diagnostics)
              : g_ptr_array_new_with_free_func ((GDestroyNotify) dm_diagnostic_free);
    problems->lines = read_quoted_lines (load->file, problems->diagnostics, cancellable);
    problems->message = g_strdup (own_error->message);
    load->problems = problems;
  }
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}
