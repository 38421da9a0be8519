/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-test-model.h"

#define N_ISSUES 700 /* more than one chunk */

static DmModel *make_model (void) {
  g_autoptr (GString) text = g_string_new (
      "'date': '2020', 'parties': [{'id': 'p', 'name': 'P'}, {'id': 'q', 'name': 'Q'}], "
      "'issues': [");
  for (guint i = 0; i < N_ISSUES; i++)
    g_string_append_printf (text,
                            "%s{'id': 'i%u', 'name': 'I', 'scale': {'type': 'interval', 'min': 0, "
                            "'max': 9, 'unit': 't'}}",
                            i > 0 ? "," : "", i);
  g_string_append (text, "], 'positions': [");
  for (guint i = 0; i < N_ISSUES; i++)
    g_string_append_printf (text,
                            "%s{'party': 'p', 'issue': 'i%u', 'demand': %u}, {'party': 'q', "
                            "'issue': 'i%u', 'demand': 5, 'since': '2019'}",
                            i > 0 ? "," : "", i, i % 10, i);
  g_string_append (text, "]");
  return dm_test_model_read (text->str);
}

static guint count_shared (const DmAnalysis *a, const DmAnalysis *b) {
  guint n = 0;
  for (guint i = 0; i < dm_analysis_get_n_results (a); i++)
    n += dm_analysis_get_result (a, i) == dm_analysis_get_result (b, i) ? 1 : 0;
  return n;
}

/* The first analysis is let go of before the second is looked at: what is shared must outlive it. */
static void test_same_model (void) {
  g_autoptr (DmModel) model = make_model ();
  g_autoptr (DmReading) first = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmReading) second = dm_test_read (model, NULL, NULL, NULL);
  DmAnalysis *old = dm_analysis_new (first, NULL, NULL);
  g_autoptr (DmAnalysis) updated = dm_analysis_update (old, second, NULL, NULL);
  g_assert_cmpuint (count_shared (old, updated), ==, N_ISSUES);
  dm_analysis_unref (old);
  g_assert_true (dm_analysis_get_reading (updated) == second);
  g_assert_cmpuint (dm_analysis_get_tally (updated, DM_VERDICT_OVERLAP), ==, N_ISSUES / 10);
  g_assert_cmpuint (dm_analysis_get_tally (updated, DM_VERDICT_GAP), ==, N_ISSUES * 9 / 10);
  g_assert_cmpfloat (dm_analysis_get_result (updated, N_ISSUES - 1)->gap.distance, ==, 4);
}

static void test_other_reading (void) {
  static const char *const dates[] = { "2018", "2019" };
  static const guint n_one_sided[] = { N_ISSUES, 0 };
  g_autoptr (DmModel) model = make_model ();
  g_autoptr (DmReading) first = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) old = dm_analysis_new (first, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autoptr (DmReading) reading = dm_test_read (model, NULL, dates[i], NULL);
    g_autoptr (DmAnalysis) updated = dm_analysis_update (old, reading, NULL, NULL);
    g_assert_cmpuint (count_shared (old, updated), ==, 0);
    g_assert_cmpuint (dm_analysis_get_tally (updated, DM_VERDICT_ONE_SIDED), ==, n_one_sided[i]);
  }
  g_autoptr (DmReading) fewer = dm_test_read (model, "p", NULL, NULL);
  g_autoptr (DmAnalysis) updated = dm_analysis_update (old, fewer, NULL, NULL);
  g_assert_cmpuint (dm_analysis_get_tally (updated, DM_VERDICT_ONE_SIDED), ==, N_ISSUES);
}

static void test_cancelled (void) {
  g_autoptr (DmModel) model = make_model ();
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_null (dm_analysis_new (reading, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (dm_pairs_new (reading, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void test_nothing (void) {
  g_autoptr (DmModel) model = dm_test_model_read ("'note': 'empty'");
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);
  g_autoptr (DmPairs) pairs = dm_pairs_new (reading, NULL, NULL);
  g_autofree guint *order = dm_analysis_sort (analysis, DM_SORT_GAP);
  g_assert_cmpuint (dm_analysis_get_n_results (analysis), ==, 0);
  g_assert_cmpuint (pairs->n_pairs, ==, 0);
  g_assert_nonnull (order);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/update/same model", test_same_model);
  g_test_add_func ("/update/other reading", test_other_reading);
  g_test_add_func ("/update/cancelled", test_cancelled);
  g_test_add_func ("/update/nothing", test_nothing);
  return g_test_run ();
}
