/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "dm-cli.h"

#define WINDOW_PROGRAM "demarche-window"

/* The window is a program of its own so that this one never loads GTK. */
static char *find_program (void) {
  const char *chosen = g_getenv ("DEMARCHE_WINDOW");
  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  if (own != NULL) {
    g_autofree char *folder = g_path_get_dirname (own);
    g_autofree char *beside = g_build_filename (folder, "..", "ui", WINDOW_PROGRAM, NULL);
    if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
      return g_steal_pointer (&beside);
  }
  return g_build_filename (DM_LIBEXEC_DIR, WINDOW_PROGRAM, NULL);
}

/** dm_cli_open_window: becomes the window program, with @files to open. Returns: only where that failed */
DmCliStatus dm_cli_open_window (char **files) {
  g_autofree char *program = find_program ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_ptr_array_add (words, program);
  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (words, files[i]);
  g_ptr_array_add (words, NULL);
  execv (program, (char **) words->pdata);
  int code = errno;
  g_autofree char *shown = g_filename_display_name (program);
  g_autofree char *message = g_strdup_printf (
      _ ("The window program “%s” could not be started: %s"), shown, g_strerror (code));
  dm_cli_complain (message);
  return DM_CLI_IO_FAILED;
}
