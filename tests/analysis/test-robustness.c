/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-robustness.h"
#include "dm-test-random.h"

#define N_DRAWS 200000
#define FIVE_SIGMA(p) (5 * sqrt ((p) * (1 - (p)) / N_DRAWS))

static DmRobustness *draw (DmModel *model, guint64 seed, guint n_threads) {
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);

  return dm_robustness_new (analysis, N_DRAWS, seed, n_threads, NULL, NULL, NULL);
}

#define TWO_PARTIES "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}], "
#define PRICE                                                                                      \
  TWO_PARTIES "'issues': [{'id': 'price', 'name': 'Price', 'scale': {'type': 'interval', "         \
              "'min': 0, 'max': 30, 'unit': 'M'}}], "

/* Reservations that are evenly anywhere meet in half of all cases, by a sixth of the scale (Chatterjee and Samuelson 1983). */
static void test_two_reservations (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      PRICE "'positions': [{'party': 'a', 'issue': 'price', 'demand': 0, 'confidence': 0}, "
            "{'party': 'b', 'issue': 'price', 'demand': 30, 'confidence': 0}]");
  g_autoptr (DmRobustness) robustness = draw (model, 1, 1);
  const DmIssueRobustness *issue = &robustness->issues[0];

  g_assert_cmpfloat_with_epsilon (issue->shares[DM_VERDICT_OVERLAP].share, 0.5, FIVE_SIGMA (0.5));
  /* the surplus has the variance 1/12 − 1/36 */
  g_assert_cmpfloat_with_epsilon (issue->surplus, 1.0 / 6, 5 * sqrt (1.0 / 18 / N_DRAWS));
  g_assert_cmpfloat (issue->shares[DM_VERDICT_OVERLAP].low, <, 0.5);
  g_assert_cmpfloat (issue->shares[DM_VERDICT_OVERLAP].high, >, 0.5);
  g_assert_cmpuint (issue->counts[DM_VERDICT_OVERLAP] + issue->counts[DM_VERDICT_GAP], ==, N_DRAWS);
  g_assert_cmpuint (issue->n_unsure, ==, 2);
}

/* Only one of them may be read wrongly, with a chance of 60 %: then it reaches the other one's in a third of the cases. */
static void test_one_unsure (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      PRICE "'positions': [{'party': 'a', 'issue': 'price', 'demand': 0, 'confidence': 40}, "
            "{'party': 'b', 'issue': 'price', 'demand': 30, 'accepts': {'from': 20}}]");
  g_autoptr (DmRobustness) robustness = draw (model, 7, 1);
  const DmIssueRobustness *issue = &robustness->issues[0];

  g_assert_cmpfloat_with_epsilon (issue->shares[DM_VERDICT_OVERLAP].share, 0.2, FIVE_SIGMA (0.2));
  g_assert_cmpint (issue->most_sensitive, ==, 0);
  /* as coded there is a gap: all overlaps come of that reading */
  g_assert_cmpuint (issue->n_changes, ==, issue->counts[DM_VERDICT_OVERLAP]);
  g_assert_cmpuint (issue->n_unrated, ==, 1);
}

/* A limit is as far as an end goes: levels 0 to 2 of five, each as likely, and the other accepts from 2 on. */
static void test_levels (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      TWO_PARTIES "'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': 'ordinal', 'levels': ["
                  "{'id': 'a', 'name': 'a'}, {'id': 'b', 'name': 'b'}, {'id': 'c', 'name': 'c'}, "
                  "{'id': 'd', 'name': 'd'}, {'id': 'e', 'name': 'e'}]}}], 'positions': ["
                  "{'party': 'a', 'issue': 'i', 'demand': 'a', 'accepts': {'to': 'b'}, "
                  "'limits': {'to': 'c'}, 'confidence': 0}, "
                  "{'party': 'b', 'issue': 'i', 'demand': 'e', 'accepts': {'from': 'c'}, "
                  "'confidence': 100}]");
  g_autoptr (DmRobustness) robustness = draw (model, 3, 2);
  const DmIssueRobustness *issue = &robustness->issues[0];

  g_assert_cmpfloat_with_epsilon (issue->shares[DM_VERDICT_OVERLAP].share, 1.0 / 3,
                                  FIVE_SIGMA (1.0 / 3));
  g_assert_true (isnan (issue->surplus));
  g_assert_cmpuint (issue->n_unsure, ==, 1);
}

/* Each of two free options is accepted in half of the draws by the one, and the other wants one of them. */
static void test_options (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      TWO_PARTIES "'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': 'nominal', 'options': ["
                  "{'id': 'a', 'name': 'a'}, {'id': 'b', 'name': 'b'}, {'id': 'c', 'name': 'c'}"
                  "]}}], 'positions': ["
                  "{'party': 'a', 'issue': 'i', 'demand': 'a', 'limits': ['a', 'b'], "
                  "'confidence': 50}, {'party': 'b', 'issue': 'i', 'demand': 'b'}]");
  g_autoptr (DmRobustness) robustness = draw (model, 5, 1);

  g_assert_cmpfloat_with_epsilon (robustness->issues[0].shares[DM_VERDICT_OVERLAP].share, 0.25,
                                  FIVE_SIGMA (0.25));
  g_assert_cmpint (robustness->issues[0].most_sensitive, ==, 0);
}

/* What no reading can change comes out the same in every draw. */
static void test_certain (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      TWO_PARTIES "'issues': [{'id': 'shut', 'name': 'S', 'scale': {'type': 'interval', 'min': 0, "
                  "'max': 1, 'unit': 'x'}}, {'id': 'alone', 'name': 'A', 'scale': {'type': "
                  "'interval', 'min': 0, 'max': 1, 'unit': 'x'}}], 'positions': ["
                  "{'party': 'a', 'issue': 'shut', 'demand': 0, 'limits': {'to': 0.4}, "
                  "'confidence': 0}, {'party': 'b', 'issue': 'shut', 'demand': 1, "
                  "'limits': {'from': 0.6}, 'confidence': 0}, "
                  "{'party': 'a', 'issue': 'alone', 'demand': 1, 'confidence': 0}]");
  g_autoptr (DmRobustness) robustness = draw (model, 1, 1);

  g_assert_cmpuint (robustness->issues[0].counts[DM_VERDICT_DEADLOCK], ==, N_DRAWS);
  g_assert_cmpint (robustness->issues[0].most_sensitive, ==, -1);
  g_assert_cmpuint (robustness->issues[1].counts[DM_VERDICT_ONE_SIDED], ==, N_DRAWS);
  g_assert_cmpfloat (robustness->issues[1].shares[DM_VERDICT_ONE_SIDED].high, ==, 1);
}

static void assert_same (const DmRobustness *a, const DmRobustness *b, gboolean same) {
  gboolean equal = TRUE;

  for (guint i = 0; i < a->n_issues; i++)
    for (guint verdict = 0; verdict < DM_N_VERDICTS; verdict++)
      equal &= a->issues[i].counts[verdict] == b->issues[i].counts[verdict];
  g_assert_cmpint (equal, ==, same);
}

/* The same seed, the same result, by however many threads. */
static void test_threads (void) {
  g_autoptr (GString) text = g_string_new (TWO_PARTIES "'issues': [");
  g_autoptr (DmModel) model = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text,
                            "%s{'id': 'i%u', 'name': 'I', 'scale': {'type': 'interval', "
                            "'min': 0, 'max': 10, 'unit': 'x'}}",
                            i > 0 ? ", " : "", i);
  g_string_append (text, "], 'positions': [");
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text,
                            "%s{'party': 'a', 'issue': 'i%u', 'demand': 2, 'confidence': %u}, "
                            "{'party': 'b', 'issue': 'i%u', 'demand': 7, 'confidence': 30}",
                            i > 0 ? ", " : "", i, i * 5, i);
  g_string_append (text, "]");
  model = dm_test_model_read (text->str);
  g_autoptr (DmRobustness) one = draw (model, 11, 1);
  g_autoptr (DmRobustness) three = draw (model, 11, 3);
  g_autoptr (DmRobustness) many = draw (model, 11, 40);
  g_autoptr (DmRobustness) other = draw (model, 12, 1);

  assert_same (one, three, TRUE);
  assert_same (one, many, TRUE);
  assert_same (one, other, FALSE);
  g_assert_cmpfloat (one->issues[0].surplus, ==, three->issues[0].surplus);
}

static void test_wilson (void) {
  DmShare half = dm_share_new (5, 10), none = dm_share_new (0, 10), all = dm_share_new (10, 10);

  g_assert_cmpfloat_with_epsilon (half.low, 0.2366, 5e-5);
  g_assert_cmpfloat_with_epsilon (half.high, 0.7634, 5e-5);
  g_assert_cmpfloat (none.low, ==, 0);
  g_assert_cmpfloat_with_epsilon (none.high, 0.2775, 5e-5);
  g_assert_cmpfloat (all.high, ==, 1);
}

static void test_cancelled (void) {
  g_autoptr (DmModel) model = dm_test_model_read (PRICE "'positions': []");
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dm_robustness_new (analysis, 10, 1, 2, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/robustness/two reservations", test_two_reservations);
  g_test_add_func ("/robustness/one unsure", test_one_unsure);
  g_test_add_func ("/robustness/levels", test_levels);
  g_test_add_func ("/robustness/options", test_options);
  g_test_add_func ("/robustness/certain", test_certain);
  g_test_add_func ("/robustness/threads", test_threads);
  g_test_add_func ("/robustness/wilson", test_wilson);
  g_test_add_func ("/robustness/cancelled", test_cancelled);
  return g_test_run ();
}
