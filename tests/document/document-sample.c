/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-sample.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dm-reader.h"

/* Parties a, b, …; issues on which a asks for one end and the others for the other end of the scale. */
char *sample_write_model (guint n_parties, guint n_issues) {
  g_autoptr (GString) text = g_string_new ("{\"demarche\": 1, \"title\": \"Test\",\n");

  g_string_append (text, "\"date\": \"2014-04-01\",\n\"parties\": [");
  for (guint i = 0; i < n_parties; i++)
    g_string_append_printf (text, "%s{\"id\": \"p%u\", \"name\": \"Party %u\"}", i > 0 ? "," : "",
                            i, i);
  g_string_append (text, "],\n\"baskets\": [{\"id\": \"all\", \"name\": \"All\"}],\n\"issues\": [");
  for (guint i = 0; i < n_issues; i++)
    g_string_append_printf (
        text,
        "%s{\"id\": \"i%u\", \"name\": \"Issue %u\", \"basket\": \"all\", "
        "\"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 10, \"unit\": \"t\"}}",
        i > 0 ? "," : "", i, i);
  g_string_append (text, "],\n\"positions\": [");
  for (guint i = 0; i < n_issues; i++)
    for (guint j = 0; j < n_parties; j++)
      g_string_append_printf (text, "%s{\"party\": \"p%u\", \"issue\": \"i%u\", \"demand\": %u}\n",
                              i + j > 0 ? "," : "", j, i, j == 0 ? 0 : 10);
  g_string_append (text, "],\n\"proposals\": [{\"id\": \"deal\", \"name\": \"Deal\"}]}\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

DmModel *sample_new_model (guint n_parties, guint n_issues) {
  g_autofree char *text = sample_write_model (n_parties, n_issues);

  return sample_read_model (text);
}

DmModel *sample_read_model (const char *text) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  DmModel *model
      = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, &diagnostics, &error);

  g_assert_no_error (error);
  return model;
}

/* --- folders --- */

void sample_remove_tree (const char *path) {
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_chmod (path, 0700);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR))
      sample_remove_tree (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

/* Runs the tests with a folder of their own for what programs keep about their state. */
int sample_run_tests (void) {
  g_autoptr (GError) error = NULL;
  g_autofree char *state = g_dir_make_tmp ("state-XXXXXX", &error);
  int failed;

  g_assert_no_error (error);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  failed = g_test_run ();
  sample_remove_tree (state);
  return failed;
}
