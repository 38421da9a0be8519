/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The examples open without an error and are written as the product itself writes them. */
#include <gio/gio.h>

#include "dm-diagnostic.h"
#include "dm-reader.h"
#include "dm-writer.h"

static void test_example (gconstpointer data) {
  const char *path = data;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) stored = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (DmModel) model = NULL;

  g_assert_no_error (error);
  model = dm_reader_read_file (file, NULL, NULL, NULL, &diagnostics, &error);
  g_assert_no_error (error);
  g_assert_nonnull (model);
  written = dm_writer_write (model);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (stored, NULL), g_bytes_get_size (stored));
}

int main (int argc, char **argv) {
  static const char *const names[]
      = { "company-sale", "crimea-2014", "labour-contract", "river-basin" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *test = g_strdup_printf ("/data/examples/%s", names[i]);
    g_autofree char *file = g_strdup_printf ("%s/%s.demarche", DM_EXAMPLES_DIR, names[i]);

    g_test_add_data_func_full (test, g_steal_pointer (&file), test_example, g_free);
  }
  return g_test_run ();
}
