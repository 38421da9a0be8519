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

/* The last of so many options is accepted in half of those draws in which it is drawn anew by the one, and the other wants it. */
static void test_options (gconstpointer n_options) {
  g_autoptr (GString) text = g_string_new (
      TWO_PARTIES "'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': 'nominal', 'options': [");

  for (guint i = 0; i < GPOINTER_TO_UINT (n_options); i++)
    g_string_append_printf (text, "%s{'id': 'o%u', 'name': 'O'}", i > 0 ? ", " : "", i);
  g_string_append_printf (text,
                          "]}}], 'positions': [{'party': 'a', 'issue': 'i', 'demand': 'o0', "
                          "'limits': ['o0', 'o%1$u'], 'confidence': 50}, "
                          "{'party': 'b', 'issue': 'i', 'demand': 'o%1$u'}]",
                          GPOINTER_TO_UINT (n_options) - 1);
  g_autoptr (DmModel) model = dm_test_model_read (text->str);
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

/* --- against drawing everything anew, one party after the other, and judging it --- */

#define N_PLACES 5 /* levels or options; an interval scale is 0 to 4 */
#define N_MODELS 24

/* A position on the issue, all sets by chance; its demand is accepted and what is accepted isn't ruled out. */
static void append_position (GString *text, GRand *rand, guint party, gboolean nominal,
                             const char *quote) {
  int from = g_rand_int_range (rand, 0, N_PLACES), to = g_rand_int_range (rand, from, N_PLACES);
  int demand = g_rand_int_range (rand, from, to + 1), low = g_rand_int_range (rand, 0, from + 1);
  int high = g_rand_int_range (rand, to, N_PLACES);

  g_string_append_printf (text, "%s{'party': 'p%u', 'issue': 'i'", party > 0 ? ", " : "", party);
  if (g_rand_int_range (rand, 0, 3) > 0)
    g_string_append_printf (text, ", 'demand': %s%d%s", quote, demand, quote);
  g_string_append (text, nominal ? ", 'accepts': [" : ", 'accepts': ");
  for (int i = from; nominal && i <= to; i++)
    g_string_append_printf (text, "%s'%d'", i > from ? ", " : "", i);
  if (nominal)
    g_string_append (text, "], 'limits': [");
  else
    g_string_append_printf (text, "{'from': %s%d%s, 'to': %s%d%s}, 'limits': ", quote, from, quote,
                            quote, to, quote);
  for (int i = low; nominal && i <= high; i++)
    g_string_append_printf (text, "%s'%d'", i > low ? ", " : "", i);
  if (nominal)
    g_string_append (text, "]");
  else
    g_string_append_printf (text, "{'from': %s%d%s, 'to': %s%d%s}", quote, low, quote, quote, high,
                            quote);
  if (g_rand_int_range (rand, 0, 4) > 0)
    g_string_append_printf (text, ", 'confidence': %d", g_rand_int_range (rand, 0, 5) * 20);
  g_string_append (text, "}");
}

static DmModel *make_unsure (GRand *rand, const char *type, const char *member) {
  guint n_parties = (guint) g_rand_int_range (rand, 2, 6);
  g_autoptr (GString) text = g_string_new ("'parties': [");

  for (guint i = 0; i < n_parties; i++)
    g_string_append_printf (text, "%s{'id': 'p%u', 'name': 'P'}", i > 0 ? ", " : "", i);
  g_string_append_printf (text, "], 'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': '%s', ",
                          type);
  if (member == NULL)
    g_string_append_printf (text, "'min': 0, 'max': %d, 'unit': 'x'", N_PLACES - 1);
  else
    for (int i = 0; i < N_PLACES; i++)
      g_string_append_printf (text, "%s{'id': '%d', 'name': '%d'%s", i > 0 ? ", " : member, i, i,
                              i < N_PLACES - 1 ? "}" : "}]");
  g_string_append (text, "}}], 'positions': [");
  for (guint i = 0; i < n_parties; i++)
    append_position (text, rand, i, g_str_equal (type, "nominal"), member != NULL ? "'" : "");
  g_string_append (text, "]");
  return dm_test_model_read (text->str);
}

/* What a party accepts: a range, or options as bits. */
typedef struct {
  double from, to;
  guint options;
} Accepted;

static gboolean happens (GRand *rand, const DmPosition *position) {
  return position->flags & DM_POSITION_CONFIDENCE
         && g_rand_double (rand) >= position->confidence / 100;
}

static double draw_end (GRand *rand, const DmScale *scale, double low, double high) {
  return scale->type == DM_SCALE_ORDINAL ? g_rand_int_range (rand, (int) low, (int) high + 1)
                                         : low + g_rand_double (rand) * (high - low);
}

static guint get_bits (const DmSet *set) {
  guint bits = 0;

  for (guint i = 0; i < N_PLACES; i++)
    bits |= dm_option_set_contains (&set->options, i) ? 1u << i : 0;
  return bits;
}

static void read_position (GRand *rand, const DmPosition *position, const DmScale *scale,
                           Accepted *coded, Accepted *drawn) {
  gboolean demands = (position->flags & DM_POSITION_DEMAND) != 0;
  DmSet accepted, limits;

  dm_position_get_accepted (position, scale, &accepted);
  dm_position_get_limits (position, scale, &limits);
  if (dm_scale_is_ordered (scale)) {
    *coded = *drawn = (Accepted){ accepted.range.from, accepted.range.to, 0 };
    if (happens (rand, position))
      drawn->from = draw_end (rand, scale, limits.range.from,
                              demands ? position->demand : accepted.range.from);
    if (happens (rand, position))
      drawn->to
          = draw_end (rand, scale, demands ? position->demand : accepted.range.to, limits.range.to);
  } else {
    *coded = *drawn = (Accepted){ 0, 0, get_bits (&accepted) };
    for (guint i = 0; i < N_PLACES; i++)
      if (get_bits (&limits) & (1u << i) && !(demands && position->demand == i)
          && happens (rand, position))
        drawn->options = (drawn->options & ~(1u << i)) | (g_rand_boolean (rand) ? 1u << i : 0);
    if (drawn->options == 0)
      *drawn = *coded;
  }
  dm_scale_set_clear (scale, &accepted);
  dm_scale_set_clear (scale, &limits);
}

static gboolean all_meet (const Accepted *sets, guint n, const DmScale *scale) {
  double from = -INFINITY, to = INFINITY;
  guint options = G_MAXUINT;

  for (guint i = 0; i < n; i++) {
    from = MAX (from, sets[i].from);
    to = MIN (to, sets[i].to);
    options &= sets[i].options;
  }
  return dm_scale_is_ordered (scale) ? from <= to : options != 0;
}

/* Returns: in how many draws all meet; @changes: in how many each reading made the difference */
static guint draw_plainly (GRand *rand, const DmIssue *issue, guint *changes) {
  guint n = issue->positions->n_positions, n_overlaps = 0;

  for (guint i = 0; i < N_DRAWS; i++) {
    Accepted coded[5], drawn[5];

    for (guint j = 0; j < n; j++)
      read_position (rand, &issue->positions->positions[j], issue->scale, &coded[j], &drawn[j]);
    gboolean meet = all_meet (drawn, n, issue->scale);
    n_overlaps += meet ? 1 : 0;
    for (guint j = 0; j < n; j++) {
      Accepted read = drawn[j];
      drawn[j] = coded[j];
      changes[j] += all_meet (drawn, n, issue->scale) != meet ? 1 : 0;
      drawn[j] = read;
    }
  }
  return n_overlaps;
}

static void assert_alike (guint a, guint b) {
  double p = (a + b) / 2.0 / N_DRAWS;

  g_assert_cmpfloat (fabs ((double) a - b), <=, 1 + 5 * sqrt (2 * p * (1 - p) * N_DRAWS));
}

/* On every kind of scale the draws are distributed as the definition says, and so is who makes the difference. */
static void test_plainly (void) {
  static const char *const kinds[][2]
      = { { "ordinal", "'levels': [" }, { "interval", NULL }, { "nominal", "'options': [" } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);

  for (guint i = 0; i < N_MODELS; i++) {
    const char *const *kind = kinds[i % G_N_ELEMENTS (kinds)];
    g_autoptr (DmModel) model = make_unsure (rand, kind[0], kind[1]);
    g_autoptr (DmRobustness) robustness = draw (model, i, 0);
    const DmIssueRobustness *issue = &robustness->issues[0];
    guint changes[5] = { 0 }, most = 0;
    guint n_overlaps = draw_plainly (rand, dm_model_get_issue (model, 0), changes);

    if (issue->counts[DM_VERDICT_DEADLOCK] > 0) /* whatever is redrawn */
      continue;
    assert_alike (issue->counts[DM_VERDICT_OVERLAP], n_overlaps);
    for (guint j = 0; j < 5; j++)
      most = MAX (most, changes[j]);
    assert_alike (issue->n_changes, most);
    if (issue->most_sensitive >= 0)
      assert_alike (changes[issue->most_sensitive], most);
  }
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
  g_test_add_data_func ("/robustness/options/few", GUINT_TO_POINTER (3), test_options);
  g_test_add_data_func ("/robustness/options/a word", GUINT_TO_POINTER (64), test_options);
  g_test_add_data_func ("/robustness/options/many", GUINT_TO_POINTER (130), test_options);
  g_test_add_func ("/robustness/certain", test_certain);
  g_test_add_func ("/robustness/plainly", test_plainly);
  g_test_add_func ("/robustness/threads", test_threads);
  g_test_add_func ("/robustness/wilson", test_wilson);
  g_test_add_func ("/robustness/cancelled", test_cancelled);
  return g_test_run ();
}
