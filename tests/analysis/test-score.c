/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-score.h"
#include "dm-test-model.h"

#define LEVELS                                                                                     \
  "{'type': 'ordinal', 'levels': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}, "            \
  "{'id': 'c', 'name': 'C'}, {'id': 'd', 'name': 'D'}]}"
#define SPACED                                                                                     \
  "{'type': 'ordinal', 'levels': [{'id': 'a', 'name': 'A', 'at': 0}, {'id': 'b', 'name': 'B', "    \
  "'at': 1}, {'id': 'c', 'name': 'C', 'at': 10}]}"
#define OPTIONS                                                                                    \
  "{'type': 'nominal', 'options': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}, "           \
  "{'id': 'c', 'name': 'C'}]}"
#define RANGE "{'type': 'interval', 'min': 0, 'max': 40, 'unit': 't'}"

static const struct {
  const char *scale, *says;
  double place, score;
  DmScoreBasis basis;
} cases[] = {
  { RANGE, "'demand': 10", 10, 1, DM_SCORE_DEMAND },
  { RANGE, "'demand': 10", 25, 0.5, DM_SCORE_DEMAND },    /* 1 − 15/30 */
  { RANGE, "'demand': 10", 0, 2.0 / 3, DM_SCORE_DEMAND }, /* the near end: 1 − 10/30 */
  { RANGE, "'demand': 10", 40, 0, DM_SCORE_DEMAND },      /* the far end */
  { RANGE, "'accepts': {'from': 10, 'to': 20}", 15, 1, DM_SCORE_ACCEPTS },
  { RANGE, "'accepts': {'from': 10, 'to': 20}", 30, 0.5, DM_SCORE_ACCEPTS }, /* 1 − 10/20 */
  { RANGE, "'accepts': {'from': 10, 'to': 20}", 5, 0.75, DM_SCORE_ACCEPTS }, /* 1 − 5/20 */
  { RANGE, "'accepts': {}", 33, 1, DM_SCORE_ACCEPTS },
  { RANGE, "'limits': {'to': 30}", 10, NAN, DM_SCORE_UNKNOWN },
  { LEVELS, "'demand': 'a'", 2, 1.0 / 3, DM_SCORE_DEMAND },
  { LEVELS, "'demand': 'a', 'values': {'c': 90}", 2, 0.9, DM_SCORE_VALUES },
  { LEVELS, "'demand': 'a', 'values': {'c': 90}", 1, 2.0 / 3, DM_SCORE_DEMAND },
  { LEVELS, "'values': {'b': 80, 'd': 0}", 3, 0, DM_SCORE_VALUES },
  { LEVELS, "'values': {'b': 80, 'd': 0}", 2, 0.5, DM_SCORE_ACCEPTS }, /* from b: 1 − 1/2 */
  { SPACED, "'demand': 'a'", 1, 0.9, DM_SCORE_DEMAND }, /* places, not counts: 1 − 1/10 */
  { OPTIONS, "'demand': 'a', 'accepts': ['a', 'b']", 0, 1, DM_SCORE_NOMINAL },
  { OPTIONS, "'demand': 'a', 'accepts': ['a', 'b']", 1, 0.5, DM_SCORE_NOMINAL },
  { OPTIONS, "'demand': 'a', 'accepts': ['a', 'b']", 2, 0, DM_SCORE_NOMINAL },
  { OPTIONS, "'accepts': ['b']", 1, 0.5, DM_SCORE_NOMINAL },
  { OPTIONS, "'limits': ['b']", 1, NAN, DM_SCORE_UNKNOWN },
};

static void test_places (void) {
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf (
        "'parties': [{'id': 'p', 'name': 'P'}], 'issues': [{'id': 'i', 'name': 'I', 'scale': %s}], "
        "'positions': [{'party': 'p', 'issue': 'i', %s}]",
        cases[i].scale, cases[i].says);
    g_autoptr (DmModel) model = dm_test_model_read (text);
    g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
    DmScoreBasis basis;
    double score = dm_score_place (dm_reading_get_position (reading, 0, 0),
                                   dm_model_get_issue (model, 0)->scale, cases[i].place, &basis);
    g_test_message ("%s at %g", cases[i].says, cases[i].place);
    if (isnan (cases[i].score))
      g_assert_true (isnan (score));
    else
      g_assert_cmpfloat_with_epsilon (score, cases[i].score, 1e-12);
    g_assert_cmpint (basis, ==, cases[i].basis);
  }
}

/*
 * Two terms: pay (0 to 40) and place (nominal). p wants 10 and a, saliences 60 and 20, and is at 25 and b (accepted):
 * 100 × (60 × 1/2 + 20 × 1/2) ÷ 80 = 50.
 */
static const struct {
  const char *positions, *no_deal;
  double score;
  DmDealVerdict verdict;
  gboolean assumed;
} deals[] = {
  { "'demand': 10, 'accepts': {}, 'salience': 60|'demand': 'a', 'accepts': ['a', 'b'], "
    "'salience': 20",
    "", 50, DM_DEAL_AGREED, FALSE },
  { "'demand': 10, 'salience': 60|'demand': 'a', 'accepts': ['a', 'b'], 'salience': 20",
    ", 'no_deal': {'value': 50}", 50, DM_DEAL_POSSIBLE, FALSE },
  { "'demand': 10, 'salience': 60|'demand': 'a', 'accepts': ['a', 'b'], 'salience': 20",
    ", 'no_deal': {'value': 50.5}", 50, DM_DEAL_BELOW_NO_DEAL, FALSE },
  { "'demand': 10, 'limits': {'to': 24}|'demand': 'a', 'accepts': ['a', 'b']",
    ", 'no_deal': {'value': 99}", 50, DM_DEAL_REFUSED, TRUE },
  /* silence on a term is no yes to it, and limits alone have no score */
  { "'accepts': {}|", "", 100, DM_DEAL_POSSIBLE, TRUE },
  { "'limits': {'to': 30}|", "", NAN, DM_DEAL_POSSIBLE, FALSE },
  { "'demand': 25, 'salience': 0|'demand': 'b', 'salience': 0", "", NAN, DM_DEAL_AGREED, FALSE },
  { "|", ", 'no_deal': {'value': 10}", NAN, DM_DEAL_NO_POSITION, FALSE },
};

static char *write_positions (const char *both) {
  static const char *const issues[] = { "pay", "place" };
  g_auto (GStrv) says = g_strsplit (both, "|", 2);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < 2; i++)
    if (*says[i] != '\0')
      g_string_append_printf (text, "%s{'party': 'p', 'issue': '%s', %s}", text->len > 0 ? "," : "",
                              issues[i], says[i]);
  return g_string_free (text, FALSE);
}

static void test_deals (void) {
  for (guint i = 0; i < G_N_ELEMENTS (deals); i++) {
    g_autofree char *positions = write_positions (deals[i].positions);
    g_autofree char *text = g_strdup_printf (
        "'parties': [{'id': 'p', 'name': 'P'%s}], 'issues': [{'id': 'pay', 'name': 'I', 'scale': "
        "%s}, {'id': 'place', 'name': 'I', 'scale': %s}], 'positions': [%s], 'proposals': [{'id': "
        "'d', 'name': 'D', 'terms': {'pay': 25, 'place': 'b'}}]",
        deals[i].no_deal, RANGE, OPTIONS, positions);
    g_autoptr (DmModel) model = dm_test_model_read (text);
    g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
    g_autoptr (DmProposalResult) result = dm_proposal_result_new (reading, 0);
    const DmPartyDeal *deal = &result->parties[0];
    g_test_message ("%s %s", deals[i].positions, deals[i].no_deal);
    g_assert_cmpstr (dm_deal_verdict_to_id (deal->verdict), ==,
                     dm_deal_verdict_to_id (deals[i].verdict));
    if (isnan (deals[i].score))
      g_assert_true (isnan (deal->score));
    else
      g_assert_cmpfloat_with_epsilon (deal->score, deals[i].score, 1e-9);
    g_assert_cmpint (deal->salience_assumed, ==, deals[i].assumed);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/places", test_places);
  g_test_add_func ("/score/deals", test_deals);
  return g_test_run ();
}
