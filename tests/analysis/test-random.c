/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-test-random.h"

#define N_MODELS 3000

/* Counts place by place and set of parties by set of parties: slow, and of another making than what it checks. */

/* The parties' bits of R on an issue, by their ids. */
static guint on_record (const DmTestRandom *random, const DmTestIssue *issue, guint shown) {
  guint parties = 0;
  for (guint party = 0; party < random->n_parties; party++)
    if ((shown & (1u << party)) && issue->holdings[party].on_record)
      parties |= 1u << party;
  return parties;
}

static guint common (const DmTestIssue *issue, guint parties, gboolean limits) {
  guint set = (1u << issue->n_places) - 1;
  for (guint party = 0; party < DM_TEST_MAX_PARTIES; party++)
    if (parties & (1u << party))
      set &= limits ? issue->holdings[party].limits : issue->holdings[party].accepts;
  return set;
}

static DmVerdict judge (const DmTestIssue *issue, guint parties) {
  if (parties == 0)
    return DM_VERDICT_SILENT;
  if ((parties & (parties - 1)) == 0)
    return DM_VERDICT_ONE_SIDED;
  if (common (issue, parties, FALSE) != 0)
    return DM_VERDICT_OVERLAP;
  return common (issue, parties, TRUE) != 0 ? DM_VERDICT_GAP : DM_VERDICT_DEADLOCK;
}

/* All that are in some minimal set of parties without a common place. */
static guint find_blocking (const DmTestIssue *issue, guint parties) {
  guint blocking = 0;
  for (guint set = 1; set < 1u << DM_TEST_MAX_PARTIES; set++) {
    if ((set & ~parties) != 0 || common (issue, set, TRUE) != 0)
      continue;
    gboolean is_minimal = TRUE;
    for (guint party = 0; party < DM_TEST_MAX_PARTIES; party++)
      if (set & (1u << party))
        is_minimal &= common (issue, set & ~(1u << party), TRUE) != 0;
    if (is_minimal)
      blocking |= set;
  }
  return blocking;
}

static guint id_number (const DmModel *model, guint party) {
  return (guint) (dm_model_get_party (model, party)->id[1] - '0');
}

static guint id_bit (const DmModel *model, guint party) {
  return 1u << id_number (model, party);
}

static guint id_bits (const DmModel *model, const guint *parties, guint n_parties) {
  guint bits = 0;
  for (guint i = 0; i < n_parties; i++)
    bits |= id_bit (model, parties[i]);
  return bits;
}

static void assert_set (const DmTestIssue *issue, const DmScale *scale, const DmSet *set,
                        guint places) {
  for (guint nth = 0; nth < issue->n_places; nth++)
    g_assert_cmpint (dm_scale_set_contains (scale, set, dm_test_place (issue, nth)), ==,
                     (places >> nth & 1) != 0);
}

static void assert_ordered_gap (const DmModel *model, const DmTestIssue *issue, const DmGap *gap,
                                guint parties) {
  int min_top = G_MAXINT, max_bottom = -1;
  guint low = 0, high = 0;
  for (guint party = 0; party < DM_TEST_MAX_PARTIES; party++) {
    guint accepts = issue->holdings[party].accepts;
    if (!(parties & (1u << party)) || accepts == 0)
      continue;
    int top = g_bit_nth_msf (accepts, -1), bottom = g_bit_nth_lsf (accepts, -1);
    low = top < min_top ? 1u << party : top == min_top ? low | 1u << party : low;
    high = bottom > max_bottom ? 1u << party : bottom == max_bottom ? high | 1u << party : high;
    min_top = MIN (min_top, top);
    max_bottom = MAX (max_bottom, bottom);
  }
  gboolean known = min_top < max_bottom;
  g_assert_cmpint (gap->known, ==, known);
  g_assert_cmpuint (id_bits (model, gap->low, gap->n_low), ==, known ? low : 0);
  g_assert_cmpuint (id_bits (model, gap->high, gap->n_high), ==, known ? high : 0);
  g_assert_cmpint (gap->missing, ==, -1);
  if (!known || issue->type == DM_SCALE_INTERVAL)
    g_assert_cmpint (gap->levels_between, ==, -1);
  else
    g_assert_cmpint (gap->levels_between, ==, max_bottom - min_top - 1);
  if (known && issue->type == DM_SCALE_INTERVAL)
    g_assert_cmpfloat (gap->distance, ==, dm_test_place (issue, (guint) (max_bottom - min_top)));
  else if (known && issue->is_spaced)
    g_assert_cmpfloat (gap->distance, ==, max_bottom * max_bottom - min_top * min_top);
  else
    g_assert_true (isnan (gap->distance));
}

static void assert_nominal_gap (const DmTestIssue *issue, const DmGap *gap, guint parties,
                                DmVerdict verdict) {
  guint allowed = verdict == DM_VERDICT_GAP ? common (issue, parties, TRUE) : ~0u;
  int least = G_MAXINT;
  gboolean pairwise = TRUE;
  for (guint place = 0; place < issue->n_places; place++) {
    int n = 0;
    for (guint party = 0; party < DM_TEST_MAX_PARTIES; party++)
      if ((parties & (1u << party)) && !(issue->holdings[party].accepts & (1u << place)))
        n++;
    if (allowed & (1u << place))
      least = MIN (least, n);
  }
  guint n_parties = 0;
  for (guint a = 0; a < DM_TEST_MAX_PARTIES; a++) {
    n_parties += parties >> a & 1;
    for (guint b = 0; b < a; b++)
      if ((parties & (1u << a)) && (parties & (1u << b)))
        pairwise &= common (issue, 1u << a | 1u << b, FALSE) != 0;
  }
  g_assert_true (gap->known);
  g_assert_cmpint (gap->missing, ==, least);
  g_assert_cmpint (gap->pairwise, ==, pairwise && n_parties >= 3);
}

static void assert_result (const DmModel *model, const DmTestRandom *random, guint shown,
                           const DmIssueResult *result) {
  const DmTestIssue *issue = &random->issues[result->issue];
  const DmScale *scale = dm_model_get_issue (model, result->issue)->scale;
  guint parties = on_record (random, issue, shown), found = 0, undeclared = 0;
  DmVerdict verdict = judge (issue, parties);
  for (guint i = 0; i < result->record.n_holdings; i++)
    found |= id_bit (model, result->record.holdings[i].party);
  for (guint party = 0; party < random->n_parties; party++)
    if ((parties & (1u << party)) && issue->holdings[party].accepts == 0)
      undeclared |= 1u << party;

  g_assert_cmpuint (found, ==, parties);
  g_assert_cmpuint (id_bits (model, result->not_on_record, result->n_not_on_record), ==,
                    shown & ~parties);
  g_assert_cmpstr (dm_verdict_to_id (result->verdict), ==, dm_verdict_to_id (verdict));
  assert_set (issue, scale, &result->zone,
              verdict == DM_VERDICT_OVERLAP ? common (issue, parties, FALSE) : 0);
  assert_set (issue, scale, &result->open_ground,
              verdict == DM_VERDICT_GAP ? common (issue, parties, TRUE) : 0);
  g_assert_cmpuint (id_bits (model, result->blocked_by, result->n_blocked_by), ==,
                    verdict == DM_VERDICT_DEADLOCK ? find_blocking (issue, parties) : 0);
  g_assert_cmpint (result->has_gap, ==,
                   verdict == DM_VERDICT_GAP || verdict == DM_VERDICT_DEADLOCK);
  if (!result->has_gap)
    return;
  g_assert_cmpuint (id_bits (model, result->gap.undeclared, result->gap.n_undeclared), ==,
                    undeclared);
  if (issue->type == DM_SCALE_NOMINAL)
    assert_nominal_gap (issue, &result->gap, parties, verdict);
  else
    assert_ordered_gap (model, issue, &result->gap, parties);
}

/* The share of the scale at a place. */
static double share_at (const DmTestIssue *issue, int place) {
  double last = issue->n_places - 1;
  return issue->type == DM_SCALE_INTERVAL ? place / last : place * place / (last * last);
}

static void assert_pair (const DmTestRandom *random, guint a, guint b, const DmPair *pair) {
  guint n[DM_N_VERDICTS] = { 0 };
  double sum = 0, weights = 0;
  for (guint i = 0; i < DM_TEST_N_ISSUES; i++) {
    const DmTestIssue *issue = &random->issues[i];
    const DmTestHolding *of_a = &issue->holdings[a], *of_b = &issue->holdings[b];
    n[judge (issue, on_record (random, issue, 1u << a | 1u << b))]++;
    gboolean is_metric = issue->type == DM_SCALE_INTERVAL || issue->is_spaced;
    if (!is_metric || !of_a->on_record || !of_b->on_record || of_a->demand < 0 || of_b->demand < 0)
      continue;
    double weight
        = ((of_a->salience < 0 ? 50 : of_a->salience) + (of_b->salience < 0 ? 50 : of_b->salience))
          / 2.0;
    sum += weight * fabs (share_at (issue, of_a->demand) - share_at (issue, of_b->demand));
    weights += weight;
  }
  g_assert_cmpuint (pair->n_overlap, ==, n[DM_VERDICT_OVERLAP]);
  g_assert_cmpuint (pair->n_gap, ==, n[DM_VERDICT_GAP]);
  g_assert_cmpuint (pair->n_deadlock, ==, n[DM_VERDICT_DEADLOCK]);
  g_assert_cmpuint (pair->n_shared, ==, pair->n_overlap + pair->n_gap + pair->n_deadlock);
  if (weights > 0)
    g_assert_cmpfloat_with_epsilon (pair->distance, sum / weights, 1e-12);
  else
    g_assert_true (isnan (pair->distance));
}

static char *name_shown (const DmTestRandom *random, guint shown) {
  GString *ids = g_string_new (NULL);
  for (guint party = 0; party < random->n_parties; party++)
    if (shown & (1u << party))
      g_string_append_printf (ids, "%sp%u", ids->len > 0 ? "," : "", party);
  return g_string_free (ids, FALSE);
}

static void check_model (GRand *rand) {
  g_autoptr (DmTestRandom) random = dm_test_random_new (rand, FALSE);
  g_autoptr (DmModel) model = dm_test_random_build (random, g_rand_boolean (rand), FALSE);
  guint shown = (guint) g_rand_int_range (rand, 1, 1 << random->n_parties);
  g_autofree char *parties = name_shown (random, shown);
  g_autoptr (DmReading) reading = dm_test_read (model, parties, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);
  g_autoptr (DmPairs) pairs = dm_pairs_new (reading, NULL, NULL);
  guint n = dm_reading_get_n_parties (reading);

  for (guint i = 0; i < DM_TEST_N_ISSUES; i++)
    assert_result (model, random, shown, dm_analysis_get_result (analysis, i));
  g_assert_cmpuint (pairs->n_pairs, ==, n * (n - 1) / 2);
  for (guint i = 0; i < pairs->n_pairs; i++) {
    const DmPair *pair = &pairs->pairs[i];
    g_assert_cmpuint (pair->a, <, pair->b);
    assert_pair (random, id_number (model, pair->a), id_number (model, pair->b), pair);
  }
}

static void test_against_counting (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (2014);
  for (guint i = 0; i < N_MODELS; i++)
    check_model (rand);
}

/* Turned around, a scale has the same verdicts, gaps as wide, and zones turned around. */
static void test_mirrored (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  for (guint k = 0; k < N_MODELS / 10; k++) {
    g_autoptr (DmTestRandom) random = dm_test_random_new (rand, TRUE);
    g_autoptr (DmModel) there = dm_test_random_build (random, FALSE, FALSE);
    g_autoptr (DmModel) back = dm_test_random_build (random, FALSE, TRUE);
    g_autoptr (DmReading) read_there = dm_test_read (there, NULL, NULL, NULL);
    g_autoptr (DmReading) read_back = dm_test_read (back, NULL, NULL, NULL);
    for (guint i = 0; i < DM_TEST_N_ISSUES; i++) {
      g_autoptr (DmIssueResult) a = dm_issue_result_new (read_there, i);
      g_autoptr (DmIssueResult) b = dm_issue_result_new (read_back, i);
      double end = dm_test_place (&random->issues[i], random->issues[i].n_places - 1);
      g_assert_cmpint (a->verdict, ==, b->verdict);
      g_assert_cmpint (a->gap.levels_between, ==, b->gap.levels_between);
      g_assert_true (a->gap.distance == b->gap.distance || isnan (a->gap.distance));
      g_assert_cmpuint (id_bits (there, a->gap.low, a->gap.n_low), ==,
                        id_bits (back, b->gap.high, b->gap.n_high));
      g_assert_cmpuint (id_bits (there, a->blocked_by, a->n_blocked_by), ==,
                        id_bits (back, b->blocked_by, b->n_blocked_by));
      if (a->verdict != DM_VERDICT_OVERLAP)
        continue;
      g_assert_cmpfloat (a->zone.range.from, ==, end - b->zone.range.to);
      g_assert_cmpfloat (a->zone.range.to, ==, end - b->zone.range.from);
    }
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/against counting", test_against_counting);
  g_test_add_func ("/random/mirrored", test_mirrored);
  return g_test_run ();
}
