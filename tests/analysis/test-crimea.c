/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-test-model.h"

/* The talks on Crimea as of 1 April 2014, as the case codes them; salience is left out. */
#define PARTIES                                                                                    \
  "'date': '2014-04-01', 'parties': [{'id': 'us', 'name': 'United States'}, "                      \
  "{'id': 'ru', 'name': 'Russia'}, {'id': 'ua', 'name': 'Ukraine', 'at_table': false}], "
#define L3(type, list, a, b, c)                                                                    \
  "'scale': {'type': '" type "', '" list "': [{'id': '" a "', 'name': 'x'}, {'id': '" b            \
  "', 'name': 'x'}, {'id': '" c "', 'name': 'x'}]}}, "
#define L2(type, list, a, b)                                                                       \
  "'scale': {'type': '" type "', '" list "': [{'id': '" a "', 'name': 'x'}, {'id': '" b            \
  "', 'name': 'x'}]}}, "
#define L4(a, b, c, d)                                                                             \
  "'scale': {'type': 'ordinal', 'levels': [{'id': '" a "', 'name': 'x'}, {'id': '" b               \
  "', 'name': 'x'}, {'id': '" c "', 'name': 'x'}, {'id': '" d "', 'name': 'x'}]}}, "
#define ISSUE(id) "{'id': '" id "', 'name': 'x', "
#define NEEDS_UA "'needs': ['ua'], "
#define AT(party, issue, what) "{'party': '" party "', 'issue': '" issue "', " what "}"

static const char crimea[]
    = PARTIES "'issues': [" ISSUE (
        "troops") "'scale': {'type': 'interval', 'min': 0, 'max': 40000, 'step': 1000, "
                  "'unit': 'troops'}}, " ISSUE ("menacing")
                      L2 ("ordinal", "levels", "menacing", "not-menacing") ISSUE ("soldiers")
                          L3 ("ordinal", "levels", "leave", "bases", "stay") ISSUE ("irregulars")
                              L3 ("ordinal", "levels", "joint", "partial", "none") ISSUE ("status")
                                  L4 ("returned", "autonomy", "open", "recognised")
                                      ISSUE ("state")
                                          NEEDS_UA L4 ("central", "some-powers", "federation",
                                                       "foreign-say")
                                              ISSUE ("orientation")
                                                  NEEDS_UA L3 ("ordinal", "levels", "west",
                                                               "buffer", "sphere")
                                                      ISSUE ("decides") NEEDS_UA L4 ("ukraine", "in-the-room", "consulted", "us-and-ru") ISSUE ("minorities") L2 ("nominal", "options", "topic", "no-topic") ISSUE ("talks") L2 ("ordinal", "levels", "break-off", "go-on") ISSUE ("sanctions") "'scale': {'type': 'ordinal', 'levels': [{'id': 'none', 'name': 'x'}, "
                                                                                                                                                                                                                                                                                                "{'id': 'threatened', 'name': 'x'}, {'id': 'imposed', 'name': 'x'}]}}"
                                                                                                                                                                                                                                                                                                "], 'positions': [" AT ("us",
                                                                                                                                                                                                                                                                                                                        "troops", "'demand': 0") ", " AT ("ru", "troops", "'demand': 40000") ", " AT ("us",
                                                                                                                                                                                                                                                                                                                                                                                                      "menacing",
                                                                                                                                                                                                                                                                                                                                                                                                      "'demand': 'menacing'") ", " AT ("ru",
                                                                                                                                                                                                                                                                                                                                                                                                                                       "menacing", "'demand': 'not-menacing'") ", " AT ("us", "soldiers", "'demand': 'leave'") ", " AT ("ru", "soldiers", "'demand': 'stay'") ", " AT ("us", "irregulars", "'demand': 'joint'") ", " AT ("us",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "status",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "'demand': 'returned', 'accepts': {'from': 'returned', 'to': 'open'}, "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "'limits': {'to': 'open'}") ", " AT ("ru", "status", "'demand': 'recognised', 'limits': {'from': 'recognised'}") ", " AT ("us",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   "state",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   "'demand': 'central', 'accepts': {'to': 'some-powers'}") ", " AT ("ru",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "state",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "'demand': 'foreign-say', 'accepts': {'from': 'federation'}, "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "'limits': {'from': 'federation'}") ", " AT ("us", "orientation", "'demand': 'west'") ", " AT ("ru",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                    "orientation",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                    "'demand': 'buffer', 'accepts': {'from': 'buffer'}") ", " AT ("us",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  "decides",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  "'demand': 'in-the-room', 'accepts': {'to': 'consulted'}, "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  "'limits': {'to': 'consulted'}") ", " AT ("ru",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            "decides", "'demand': 'us-and-ru'") ", " AT ("us",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "minorities",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "'demand': 'topic'") ", " AT ("ru",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "minorities", "'demand': 'topic'") ", " AT ("us",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   "talks", "'demand': 'go-on'") ", " AT ("ru", "talks", "'demand': 'go-on'") ", " AT ("us", "sanctions", "'demand': 'threatened', 'accepts': {'to': 'threatened'}") ", " AT ("ru", "sanctions", "'demand': 'none'") "], 'proposals': [{'id': 'offer', 'name': 'x', 'by': 'ru', 'terms': {'state': 'foreign-say', "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "'orientation': 'buffer', 'status': 'recognised', 'decides': 'us-and-ru', 'talks': 'go-on', "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "'sanctions': 'none'}, 'stances': {'us': 'undecided'}}, {'id': 'freeze', 'name': 'x', "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "'terms': {'status': 'open', 'soldiers': 'bases', 'troops': 10000, 'decides': 'consulted', "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "'state': 'some-powers', 'talks': 'go-on', 'sanctions': 'none'}}]";

static const struct {
  const char *issue;
  DmVerdict verdict;
  const char *zone, *open_ground;
  int levels_between;
  const char *waits_for;
} expected[] = {
  { "troops", DM_VERDICT_GAP, "-", "0..40000", -1, "" },
  { "menacing", DM_VERDICT_GAP, "-", "0..1", 0, "" },
  { "soldiers", DM_VERDICT_GAP, "-", "0..2", 1, "" },
  { "irregulars", DM_VERDICT_ONE_SIDED, "-", "-", -1, "" },
  { "status", DM_VERDICT_DEADLOCK, "-", "-", 0, "" },
  { "state", DM_VERDICT_GAP, "-", "2..3", 0, "ua" },
  { "orientation", DM_VERDICT_GAP, "-", "0..2", 0, "ua" },
  { "decides", DM_VERDICT_GAP, "-", "0..2", 0, "ua" },
  { "minorities", DM_VERDICT_OVERLAP, "topic", "-", -1, "" },
  { "talks", DM_VERDICT_OVERLAP, "1..1", "-", -1, "" },
  { "sanctions", DM_VERDICT_OVERLAP, "0..0", "-", -1, "" },
};

static void test_verdicts (void) {
  g_autoptr (DmModel) model = dm_test_model_read (crimea);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);

  g_assert_cmpuint (dm_analysis_get_n_results (analysis), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, i);
    const DmScale *scale = dm_model_get_issue (model, i)->scale;
    g_autofree char *zone = dm_test_show_set (scale, &result->zone);
    g_autofree char *open_ground = dm_test_show_set (scale, &result->open_ground);
    g_autofree char *waits_for
        = dm_test_list_parties (model, result->waits_for, result->n_waits_for);
    g_test_message ("%s", expected[i].issue);
    g_assert_cmpstr (dm_model_get_issue (model, i)->id, ==, expected[i].issue);
    g_assert_cmpint (result->verdict, ==, expected[i].verdict);
    g_assert_cmpstr (zone, ==, expected[i].zone);
    g_assert_cmpstr (open_ground, ==, expected[i].open_ground);
    g_assert_cmpint (result->gap.levels_between, ==, expected[i].levels_between);
    g_assert_cmpstr (waits_for, ==, expected[i].waits_for);
  }
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_OVERLAP), ==, 3);
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_GAP), ==, 6);
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_DEADLOCK), ==, 1);
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_ONE_SIDED), ==, 1);
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_SILENT), ==, 0);
  g_assert_cmpuint (dm_analysis_get_n_waiting (analysis), ==, 3);
  g_assert_cmpfloat (dm_analysis_get_result (analysis, 0)->gap.distance, ==, 40000);
  g_assert_cmpfloat (dm_analysis_get_result (analysis, 0)->gap.share, ==, 1);
}

static void test_pairs (void) {
  g_autoptr (DmModel) model = dm_test_model_read (crimea);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmPairs) pairs = dm_pairs_new (reading, NULL, NULL);

  g_assert_cmpuint (pairs->n_pairs, ==, 3);
  const DmPair *pair = &pairs->pairs[0];
  g_assert_cmpuint (pair->n_shared, ==, 10);
  g_assert_cmpuint (pair->n_overlap, ==, 3);
  g_assert_cmpuint (pair->n_gap, ==, 6);
  g_assert_cmpuint (pair->n_deadlock, ==, 1);
  g_assert_cmpfloat (pair->distance, ==, 1);
  g_assert_cmpuint (pairs->pairs[1].n_shared, ==, 0);
  g_assert_true (isnan (pairs->pairs[1].distance));
}

/*
 * By hand, all saliences counting as 50, so that a score is 100 times the mean of the values:
 * the Russian offer, six terms in the file's order (state, orientation, status, decides, talks, sanctions)
 *   us 0 + 1/2 + 0 + 0 + 1 + 0 = 1.5 → 25  (decides: demand 1, far end 3 (2 away), term 3: 1 − 2/2 = 0;
 *      sanctions: demand 1, both ends 1 away, term 0: 1 − 1/1 = 0)
 *   ru 1 + 1 + 1 + 1 + 1 + 1 = 6 → 100
 * a freeze, seven terms (status, soldiers, troops, decides, state, talks, sanctions)
 *   us 1/3 + 1/2 + 3/4 + 1/2 + 2/3 + 1 + 0 = 3.75 → 53.571428…
 *   ru 2/3 + 1/2 + 1/4 + 2/3 + 1/3 + 1 + 1 = 4.4166… → 63.095238…
 */
static const struct {
  guint proposal, party;
  DmDealVerdict verdict;
  DmStance stance;
  double score;
  const char *answers; /* a(ccepted), u(ntested), r(efused), in the file's order of terms */
} deals[] = {
  { 0, 0, DM_DEAL_REFUSED, DM_STANCE_UNDECIDED, 25, "uurraa" },
  { 0, 1, DM_DEAL_AGREED, DM_STANCE_NONE, 100, "aaaaaa" },
  { 1, 0, DM_DEAL_POSSIBLE, DM_STANCE_NONE, 375.0 / 7, "auuaaaa" },
  { 1, 1, DM_DEAL_REFUSED, DM_STANCE_NONE, 265.0 * 100 / 60 / 7, "ruuuraa" },
};

static void test_proposals (void) {
  g_autoptr (DmModel) model = dm_test_model_read (crimea);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (deals); i++) {
    g_autoptr (DmProposalResult) result = dm_proposal_result_new (reading, deals[i].proposal);
    const DmPartyDeal *deal = &result->parties[deals[i].party];
    g_autoptr (GString) answers = g_string_new (NULL);
    for (guint term = 0; term < result->n_terms; term++)
      g_string_append_c (answers, dm_term_answer_to_id (deal->answers[term])[0]);
    g_assert_cmpstr (answers->str, ==, deals[i].answers);
    g_assert_cmpint (deal->verdict, ==, deals[i].verdict);
    g_assert_cmpint (deal->stance, ==, deals[i].stance);
    g_assert_cmpfloat_with_epsilon (deal->score, deals[i].score, 1e-9);
    g_assert_true (isnan (deal->no_deal));
    g_assert_true (deal->salience_assumed);
    g_assert_cmpint (result->parties[2].verdict, ==, DM_DEAL_NO_POSITION);
    g_assert_true (isnan (result->parties[2].score));
  }
}

static void assert_order (const DmAnalysis *analysis, DmSort sort, const char *issues) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autofree guint *order = dm_analysis_sort (analysis, sort);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < dm_analysis_get_n_results (analysis); i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            dm_model_get_issue (model, order[i])->id);
  g_assert_cmpstr (found->str, ==, issues);
}

static void test_sort (void) {
  g_autoptr (DmModel) model = dm_test_model_read (crimea);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);

  assert_order (analysis, DM_SORT_FILE,
                "troops menacing soldiers irregulars status state orientation decides minorities "
                "talks sanctions");
  assert_order (analysis, DM_SORT_VERDICT,
                "status troops menacing soldiers state orientation decides minorities talks "
                "sanctions irregulars");
  /* troops, menacing and soldiers are all of their scale, orientation 1/2, state and decides 1/3 */
  assert_order (analysis, DM_SORT_GAP,
                "status troops menacing soldiers orientation state decides minorities talks "
                "sanctions irregulars");
  assert_order (analysis, DM_SORT_SALIENCE,
                "troops menacing soldiers irregulars status state orientation decides minorities "
                "talks sanctions");
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crimea/verdicts", test_verdicts);
  g_test_add_func ("/crimea/pairs", test_pairs);
  g_test_add_func ("/crimea/proposals", test_proposals);
  g_test_add_func ("/crimea/sort", test_sort);
  return g_test_run ();
}
