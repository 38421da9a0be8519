/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "example.h"

#include <string.h>

#include "dm-reader.h"

#define ENDING ".demarche"

DmModel *example_load (const char *name) {
  g_autofree char *base = g_strconcat (name, ENDING, NULL);
  g_autofree char *path = g_build_filename (EXAMPLES_DIR, base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return model;
}

DmReading *example_read_model (DmModel *model, const DmReadingSpec *spec) {
  g_autoptr (GError) error = NULL;
  DmReading *reading = dm_reading_new (model, spec, &error);

  g_assert_no_error (error);
  return reading;
}

DmAnalysis *example_analyse_model (DmModel *model, const DmReadingSpec *spec) {
  g_autoptr (DmReading) reading = example_read_model (model, spec);
  g_autoptr (GError) error = NULL;
  DmAnalysis *analysis = dm_analysis_new (reading, NULL, &error);

  g_assert_no_error (error);
  return analysis;
}

DmReading *example_read (const char *name, const DmReadingSpec *spec) {
  g_autoptr (DmModel) model = example_load (name);

  return example_read_model (model, spec);
}

DmAnalysis *example_analyse (const char *name, const DmReadingSpec *spec) {
  g_autoptr (DmModel) model = example_load (name);

  return example_analyse_model (model, spec);
}

static int compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv example_list_names (void) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (EXAMPLES_DIR, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *base;

  g_assert_no_error (error);
  while ((base = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (base, ENDING))
      g_ptr_array_add (names, g_strndup (base, strlen (base) - strlen (ENDING)));
  g_assert_cmpuint (names->len, >, 0);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}
