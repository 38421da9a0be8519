/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-test-program.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

void dm_test_make_folder (void) {
  g_autoptr (GError) error = NULL;
  folder = g_dir_make_tmp ("demarche-cli-XXXXXX", &error);
  g_assert_no_error (error);
}

static int compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *list_names (void) {
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

char *dm_test_list_folder (void) {
  g_autoptr (GPtrArray) names = list_names ();
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

void dm_test_remove_folder (void) {
  g_autoptr (GPtrArray) names = list_names ();
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = dm_test_get_path (g_ptr_array_index (names, i));
    g_remove (path);
  }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

char *dm_test_get_path (const char *name) {
  return g_build_filename (folder, name, NULL);
}

void dm_test_write (const char *name, const char *content) {
  g_autofree char *path = dm_test_get_path (name);
  g_autoptr (GError) error = NULL;
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

char *dm_test_get_example (void) {
  g_autofree char *path
      = g_build_filename (g_getenv ("DEMARCHE_EXAMPLES"), "crimea-2014.demarche", NULL);
  char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

GStrv dm_test_split (const char *line) {
  g_autoptr (GString) filled = g_string_new (line);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  GStrv given = NULL;
  g_string_replace (filled, "@EXAMPLES@", g_getenv ("DEMARCHE_EXAMPLES"), 0);
  if (folder != NULL)
    g_string_replace (filled, "@TMP@", folder, 0);
  g_strv_builder_add (words, g_getenv ("DEMARCHE_PROGRAM"));
  if (filled->len > 0) {
    g_assert_true (g_shell_parse_argv (filled->str, NULL, &given, NULL));
    g_strv_builder_addv (words, (const char **) given);
    g_strfreev (given);
  }
  return g_strv_builder_end (words);
}

GSubprocessLauncher *dm_test_launcher_new (GSubprocessFlags flags, const char *setting) {
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);
  if (setting != NULL) {
    g_auto (GStrv) pair = g_strsplit (setting, "=", 2);
    g_subprocess_launcher_setenv (launcher, pair[0], pair[1], TRUE);
  }
  return launcher;
}

static char *to_text (GBytes *bytes) {
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return length == 0 ? g_strdup ("") : g_strndup (data, length);
}

DmTestRun *dm_test_run (const char *line, const char *input, const char *setting) {
  g_auto (GStrv) words = dm_test_split (line);
  g_autoptr (GSubprocessLauncher) launcher
      = dm_test_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                  | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              setting);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) in
      = g_bytes_new (input == NULL ? "" : input, input == NULL ? 0 : strlen (input));
  g_autoptr (GBytes) complaint = NULL;
  DmTestRun *run = g_new0 (DmTestRun, 1);
  g_subprocess_communicate (process, in, NULL, &run->out, &complaint, &error);
  /* a program that has no use for its input may be gone before it was all written */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
  run->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  run->text = to_text (run->out);
  run->complaint = to_text (complaint);
  return run;
}

void dm_test_run_free (DmTestRun *run) {
  g_bytes_unref (run->out);
  g_free (run->text);
  g_free (run->complaint);
  g_free (run);
}
