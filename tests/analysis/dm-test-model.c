/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-test-model.h"

#include <string.h>

#include "dm-reader.h"

DmModel *dm_test_model_read_json (const char *json) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  DmModel *model
      = dm_reader_read_data (json, strlen (json), NULL, NULL, NULL, &diagnostics, &error);
  if (model == NULL && diagnostics != NULL && diagnostics->len > 0) {
    g_autofree char *line = dm_diagnostic_to_line (g_ptr_array_index (diagnostics, 0), "test");
    g_error ("%s\n%s", line, json);
  }
  g_assert_no_error (error);
  return model;
}

DmModel *dm_test_model_read (const char *members) {
  g_autofree char *text = g_strconcat ("{'demarche': 1, 'title': 'Test', ", members, "}", NULL);
  g_strdelimit (text, "'", '"');
  return dm_test_model_read_json (text);
}

DmReading *dm_test_read (DmModel *model, const char *parties, const char *date,
                         const char *scenario) {
  g_auto (GStrv) list = parties == NULL ? NULL : g_strsplit (parties, ",", -1);
  const DmReadingSpec spec
      = { .parties = (const char *const *) list, .date = date, .scenario = scenario };
  g_autoptr (GError) error = NULL;
  DmReading *reading = dm_reading_new (model, &spec, &error);
  g_assert_no_error (error);
  return reading;
}

char *dm_test_list_parties (const DmModel *model, const guint *parties, guint n_parties) {
  GString *ids = g_string_new (NULL);
  for (guint i = 0; i < n_parties; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "",
                            dm_model_get_party (model, parties[i])->id);
  return g_string_free (ids, FALSE);
}

char *dm_test_show_set (const DmScale *scale, const DmSet *set) {
  if (dm_scale_set_is_empty (scale, set))
    return g_strdup ("-");
  if (dm_scale_is_ordered (scale))
    return g_strdup_printf ("%g..%g", set->range.from, set->range.to);
  GString *ids = g_string_new (NULL);
  for (guint option = 0; option < scale->n_levels; option++)
    if (dm_option_set_contains (&set->options, option))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? "," : "", scale->levels[option].id);
  return g_string_free (ids, FALSE);
}
