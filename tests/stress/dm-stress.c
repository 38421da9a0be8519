/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-stress.h"

#include <glib/gstdio.h>

/** dm_stress_remove_tree: removes @path and all that is in it, links and not what they lead to */
void dm_stress_remove_tree (const char *path) {
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK) || !g_file_test (path, G_FILE_TEST_IS_DIR)) {
    g_unlink (path);
    return;
  }
  g_chmod (path, 0700);
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    dm_stress_remove_tree (child);
  }
  g_rmdir (path);
}

/** dm_stress_count_files: Returns: how many names there are in @folder; 0 where there is no such folder */
guint dm_stress_count_files (const char *folder) {
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean parse (const char *text, guint64 *number) {
  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, number, NULL);
}

/**
 * dm_stress_begin:
 * @stress: (out caller-allocates): what the program was asked for
 * @argc: of main()
 * @argv: of main()
 * @usage: its arguments, for whoever gives others
 *
 * Returns: whether it can begin
 */
gboolean dm_stress_begin (DmStress *stress, int argc, char **argv, const char *usage) {
  guint64 count, seed;
  g_autofree char *state = NULL;

  *stress = (DmStress){ 0 };
  if (argc < 3 || !parse (argv[1], &count) || !parse (argv[2], &seed)) {
    g_printerr ("Usage: %s %s\n", g_get_prgname (), usage);
    return FALSE;
  }
  stress->count = (guint) count;
  stress->seed = (guint32) seed;
  stress->folder = g_dir_make_tmp ("demarche-stress-XXXXXX", NULL);
  if (stress->folder == NULL)
    return FALSE;
  g_chmod (stress->folder, 0711);
  state = g_build_filename (stress->folder, "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  /* no threads of others: the programs fork */
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  g_setenv ("GIO_USE_VOLUME_MONITOR", "unix", TRUE);
  return TRUE;
}

void dm_stress_end (DmStress *stress) {
  if (stress->folder != NULL)
    dm_stress_remove_tree (stress->folder);
  g_clear_pointer (&stress->folder, g_free);
}
