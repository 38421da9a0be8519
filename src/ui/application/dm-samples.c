/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-samples.h"

#include <glib/gi18n-lib.h>

#define FIRST "crimea-2014.demarche"

static const struct {
  const char *file;
  const char *name;
} names[] = {
  { FIRST, N_ ("Talks on Crimea, 2014") },
  { "labour-contract.demarche", N_ ("A labour contract") },
  { "river-basin.demarche", N_ ("A river basin") },
  { "company-sale.demarche", N_ ("A company sale") },
};

static void sample_free (gpointer data) {
  DmSample *sample = data;

  g_object_unref (sample->file);
  g_free (sample->name);
  g_free (sample);
}

static char *make_name (const char *basename) {
  g_autofree char *name = NULL;
  char *dot;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].file, basename))
      return g_strdup (_ (names[i].name));
  name = g_filename_display_name (basename);
  dot = strrchr (name, '.');
  if (dot != NULL)
    *dot = '\0';
  g_strdelimit (name, "-_", ' ');
  return g_steal_pointer (&name);
}

/* The first case first, then by name. */
static int compare_samples (gconstpointer a, gconstpointer b) {
  const DmSample *left = *(const DmSample *const *) a, *right = *(const DmSample *const *) b;
  g_autofree char *left_base = g_file_get_basename (left->file);
  g_autofree char *right_base = g_file_get_basename (right->file);

  if (g_str_equal (left_base, FIRST) != g_str_equal (right_base, FIRST))
    return g_str_equal (left_base, FIRST) ? -1 : 1;
  return g_utf8_collate (left->name, right->name);
}

/**
 * dm_samples_list:
 *
 * The models in the folder `examples` of the program's data: of `$DEMARCHE_DATA_DIR`, for a program that runs from
 * where it was built, or else of where it is installed.
 *
 * Returns: (transfer full) (element-type DmSample): the samples, the first one to open first
 */
GPtrArray *dm_samples_list (void) {
  GPtrArray *samples = g_ptr_array_new_with_free_func (sample_free);
  const char *data_dir = g_getenv ("DEMARCHE_DATA_DIR");
  g_autofree char *path
      = g_build_filename (data_dir != NULL ? data_dir : DM_DATA_DIR, "examples", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *basename;

  while (dir != NULL && (basename = g_dir_read_name (dir)) != NULL) {
    DmSample *sample;

    if (!g_str_has_suffix (basename, ".demarche"))
      continue;
    sample = g_new0 (DmSample, 1);
    sample->file = g_file_new_build_filename (path, basename, NULL);
    sample->name = make_name (basename);
    g_ptr_array_add (samples, sample);
  }
  g_ptr_array_sort (samples, compare_samples);
  return samples;
}
