/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-reader.h"
#include "dm-template.h"
#include "dm-writer.h"

/* Each template is a model that the reader takes without an error, with names for everything. */
static void test_models (void) {
  for (guint i = 0; i < dm_template_get_n (); i++) {
    DmTemplate template = dm_template_get (i);
    g_autoptr (DmModel) model = dm_template_new_model (i);
    g_autoptr (DmModel) again = NULL;
    g_autoptr (GBytes) text = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpstr (template.name, !=, "");
    g_assert_cmpstr (template.description, !=, "");
    g_assert_nonnull (model);
    text = dm_writer_write (model);
    again = dm_reader_read_data (g_bytes_get_data (text, NULL), g_bytes_get_size (text), NULL, NULL,
                                 NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (dm_model_get_n_issues (again), ==, dm_model_get_n_issues (model));
  }
}

static void test_what_they_hold (void) {
  static const struct {
    const char *id;
    guint n_parties, n_baskets, n_issues, n_absent;
  } expected[] = {
    { "blank", 0, 0, 0, 0 },
    { "two-party", 2, 2, 3, 0 },
    { "conference", 6, 3, 4, 1 },
    { "panel", 5, 2, 3, 0 },
  };

  g_assert_cmpuint (dm_template_get_n (), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (DmModel) model = dm_template_new_model (i);
    guint n_absent = 0;

    g_assert_cmpstr (dm_template_get (i).id, ==, expected[i].id);
    g_assert_cmpuint (dm_model_get_n_parties (model), ==, expected[i].n_parties);
    g_assert_cmpuint (dm_model_get_n_baskets (model), ==, expected[i].n_baskets);
    g_assert_cmpuint (dm_model_get_n_issues (model), ==, expected[i].n_issues);
    g_assert_cmpuint (dm_model_get_n_positions (model), ==, 0);
    for (guint j = 0; j < dm_model_get_n_parties (model); j++)
      n_absent += !dm_model_get_party (model, j)->at_table;
    g_assert_cmpuint (n_absent, ==, expected[i].n_absent);
  }
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/models", test_models);
  g_test_add_func ("/template/what-they-hold", test_what_they_hold);
  return g_test_run ();
}
