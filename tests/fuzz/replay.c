/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target, without a fuzzer, over every file of the folders given, and over each cut in the middle. TAP. */
#include <stdio.h>

#include "dm-fuzz.h"

static guint replay_folder (const char *folder) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    LLVMFuzzerTestOneInput ((const guint8 *) text, length);
    LLVMFuzzerTestOneInput ((const guint8 *) text, length / 2);
    n++;
  }
  return n;
}

int main (int argc, char **argv) {
  printf ("1..%d\n", argc - 1);
  for (int i = 1; i < argc; i++) {
    guint n = replay_folder (argv[i]);
    printf ("%s %d - %u files of %s\n", n > 0 ? "ok" : "not ok", i, n, argv[i]);
  }
  return 0;
}
