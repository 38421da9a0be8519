/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-concession.h"
#include "dm-test-random.h"

#define N_MODELS 2000
#define MAX_PLACES 32
#define NEAR 1e-9

static DmConcessions *concede (DmModel *model) {
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);

  return dm_concessions_new (analysis, NULL, NULL);
}

/* --- by hand --- */

#define FORM_OF_STATE                                                                              \
  "'parties': [{'id': 'us', 'name': 'US'}, {'id': 'ru', 'name': 'Russia'}], "                      \
  "'issues': [{'id': 'form', 'name': 'Form of state', 'scale': {'type': 'ordinal', 'levels': ["    \
  "{'id': 'a', 'name': 'a'}, {'id': 'b', 'name': 'b'}, {'id': 'c', 'name': 'c'}, "                 \
  "{'id': 'd', 'name': 'd'}]}}], 'positions': ["                                                   \
  "{'party': 'us', 'issue': 'form', 'demand': 'a', 'accepts': {'to': 'b'}, 'salience': 90}, "      \
  "{'party': 'ru', 'issue': 'form', 'demand': 'd', 'accepts': {'from': 'c'}, "                     \
  "'limits': {'from': 'c'}}]"

/* Only the United States can move: a level of three, at 0.9. */
static void test_one_level (void) {
  g_autoptr (DmModel) model = dm_test_model_read (FORM_OF_STATE);
  g_autoptr (DmConcessions) concessions = concede (model);
  const DmConcession *gap = &concessions->gaps[0];

  g_assert_cmpuint (concessions->n_gaps, ==, 1);
  g_assert_cmpfloat (gap->to, ==, 2);
  g_assert_cmpfloat_with_epsilon (gap->cost, 0.3, NEAR);
  g_assert_cmpfloat_with_epsilon (concessions->total, 0.3, NEAR);
  g_assert_cmpuint (gap->n_moves, ==, 1);
  g_assert_cmpuint (gap->moves[0].party, ==, 0);
  g_assert_cmpfloat (gap->moves[0].from, ==, 1);
  g_assert_false (gap->moves[0].salience_assumed);
  g_assert_cmpfloat (gap->cheapest.range.from, ==, gap->cheapest.range.to);
  g_assert_cmpuint (gap->n_examined, ==, 2);
  g_assert_true (concessions->even.exact);
  g_assert_cmpfloat (concessions->even.choices[0], ==, 2);
  g_assert_cmpfloat_with_epsilon (concessions->even.burdens[0], 0.3, NEAR);
  g_assert_cmpfloat (concessions->even.burdens[1], ==, 0);
}

#define TROOPS(us, ru)                                                                             \
  "'parties': [{'id': 'us', 'name': 'US'}, {'id': 'ru', 'name': 'Russia'}], "                      \
  "'issues': [{'id': 'troops', 'name': 'Troops', 'scale': {'type': 'interval', 'min': 0, "         \
  "'max': 40000, 'step': 1000, 'unit': 'troops'}}], 'positions': ["                                \
  "{'party': 'us', 'issue': 'troops', 'demand': 0, 'salience': " us "}, "                          \
  "{'party': 'ru', 'issue': 'troops', 'demand': 40000" ru "}]"

/* With the same salience all places cost the same; halfway is most even. */
static void test_interval_ties (void) {
  g_autoptr (DmModel) model = dm_test_model_read (TROOPS ("50", ""));
  g_autoptr (DmConcessions) concessions = concede (model);
  const DmConcession *gap = &concessions->gaps[0];

  g_assert_cmpfloat (gap->cheapest.range.from, ==, 0);
  g_assert_cmpfloat (gap->cheapest.range.to, ==, 40000);
  g_assert_cmpfloat_with_epsilon (gap->cost, 0.5, NEAR);
  g_assert_cmpuint (gap->n_examined, ==, 2);
  g_assert_true (gap->moves[0].salience_assumed);
  g_assert_cmpfloat (concessions->even.choices[0], ==, 20000);
  g_assert_cmpfloat_with_epsilon (concessions->even.burdens[0], 0.25, NEAR);
  g_assert_cmpfloat_with_epsilon (concessions->even.burdens[1], 0.25, NEAR);
  g_assert_cmpfloat_with_epsilon (concessions->even.bound, 0.25, NEAR);
}

/* Whom it matters less moves all the way where that is cheapest; most even is where 0.8 × x = 0.2 × (1 − x). */
static void test_interval_weights (void) {
  g_autoptr (DmModel) model = dm_test_model_read (TROOPS ("80", ", 'salience': 20"));
  g_autoptr (DmConcessions) concessions = concede (model);

  g_assert_cmpfloat (concessions->gaps[0].to, ==, 0);
  g_assert_cmpfloat (concessions->gaps[0].cheapest.range.to, ==, 0);
  g_assert_cmpfloat_with_epsilon (concessions->gaps[0].cost, 0.2, NEAR);
  g_assert_cmpuint (concessions->gaps[0].moves[0].party, ==, 1);
  g_assert_cmpfloat (concessions->even.choices[0], ==, 8000);
  g_assert_cmpfloat_with_epsilon (concessions->even.burdens[0], 0.16, NEAR);
}

/* 0.1 + 0.2 costs as much as 0.3. */
static void test_decimal_ties (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}, {'id': 'c', 'name': 'C'}], "
      "'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': 'interval', 'min': 0, 'max': 1, "
      "'unit': 'x'}}], 'positions': [{'party': 'a', 'issue': 'i', 'demand': 0.1}, "
      "{'party': 'b', 'issue': 'i', 'demand': 0.3}, "
      "{'party': 'c', 'issue': 'i', 'accepts': {'from': 0.1, 'to': 0.3}}]");
  g_autoptr (DmConcessions) concessions = concede (model);

  g_assert_cmpfloat (concessions->gaps[0].cheapest.range.from, ==, 0.1);
  g_assert_cmpfloat (concessions->gaps[0].cheapest.range.to, ==, 0.3);
}

/* What is closed has no price, and who said only what is ruled out has none either. */
static void test_closed_and_undeclared (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}], 'issues': ["
      "{'id': 'shut', 'name': 'S', 'scale': {'type': 'ordinal', 'levels': "
      "[{'id': 'l', 'name': 'l'}, {'id': 'm', 'name': 'm'}]}}, "
      "{'id': 'open', 'name': 'O', 'scale': {'type': 'nominal', 'options': "
      "[{'id': 'l', 'name': 'l'}, {'id': 'm', 'name': 'm'}]}}], 'positions': ["
      "{'party': 'a', 'issue': 'shut', 'demand': 'l', 'limits': {'to': 'l'}}, "
      "{'party': 'b', 'issue': 'shut', 'demand': 'm', 'limits': {'from': 'm'}}, "
      "{'party': 'a', 'issue': 'open', 'demand': 'l', 'salience': 40}, "
      "{'party': 'b', 'issue': 'open', 'limits': ['m']}]");
  g_autoptr (DmConcessions) concessions = concede (model);
  const DmConcession *gap = &concessions->gaps[0];

  g_assert_cmpuint (concessions->n_closed, ==, 1);
  g_assert_cmpuint (concessions->closed[0].issue, ==, 0);
  g_assert_cmpuint (concessions->closed[0].n_red_lines, ==, 2);
  g_assert_cmpuint (concessions->n_gaps, ==, 1);
  g_assert_cmpfloat (gap->to, ==, 1);
  g_assert_cmpfloat_with_epsilon (gap->cost, 0.4, NEAR);
  g_assert_true (isnan (gap->moves[0].from));
  g_assert_cmpuint (gap->n_undeclared, ==, 1);
  g_assert_cmpuint (gap->undeclared[0], ==, 1);
}

static void test_nothing_to_open (void) {
  g_autoptr (DmModel) model = dm_test_model_read ("'parties': [], 'issues': []");
  g_autoptr (DmConcessions) concessions = concede (model);

  g_assert_cmpuint (concessions->n_gaps, ==, 0);
  g_assert_cmpfloat (concessions->total, ==, 0);
  g_assert_true (concessions->even.exact);
}

#define MANY_PARTIES 30
#define MANY_ISSUES 60

/* Scales along which everybody stands somewhere, and options, of which everybody asks for one. */
static DmModel *make_many (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (1995);
  g_autoptr (GString) text = g_string_new ("'parties': [");

  for (guint i = 0; i < MANY_PARTIES; i++)
    g_string_append_printf (text, "%s{'id': 'p%u', 'name': 'P'}", i > 0 ? ", " : "", i);
  g_string_append (text, "], 'issues': [");
  for (guint i = 0; i < MANY_ISSUES; i++)
    g_string_append_printf (text, "%s{'id': 'i%u', 'name': 'I', 'scale': %s}", i > 0 ? ", " : "", i,
                            i % 3 > 0 ? "{'type': 'interval', 'min': 0, 'max': 1000, 'unit': 't'}"
                                      : "{'type': 'nominal', 'options': [{'id': '0', 'name': 'l'}, "
                                        "{'id': '1', 'name': 'm'}, {'id': '2', 'name': 'n'}]}");
  g_string_append (text, "], 'positions': [");
  for (guint i = 0; i < MANY_ISSUES * MANY_PARTIES; i++) {
    guint issue = i / MANY_PARTIES;
    const char *mark = issue % 3 > 0 ? "" : "'";

    g_string_append_printf (text,
                            "%s{'party': 'p%u', 'issue': 'i%u', 'demand': %s%d%s, 'salience': %d}",
                            i > 0 ? ", " : "", i % MANY_PARTIES, issue, mark,
                            g_rand_int_range (rand, 0, issue % 3 > 0 ? 1001 : 3), mark,
                            g_rand_int_range (rand, 1, 101));
  }
  g_string_append_c (text, ']');
  return dm_test_model_read (text->str);
}

/* Where there are too many ways to be certain, what is said to be the bound is below what was found, and near. */
static void test_bound (void) {
  g_autoptr (DmModel) model = make_many ();
  g_autoptr (DmConcessions) concessions = concede (model);
  double largest = 0;

  g_assert_cmpuint (concessions->n_gaps, ==, MANY_ISSUES);
  g_assert_false (concessions->even.exact);
  for (guint i = 0; i < MANY_PARTIES; i++)
    largest = MAX (largest, concessions->even.burdens[i]);
  g_assert_cmpfloat (concessions->even.bound, <=, largest);
  g_assert_cmpfloat (concessions->even.bound, >, 0.9 * largest);
}

static void test_cancelled (void) {
  g_autoptr (DmModel) model = dm_test_model_read (FORM_OF_STATE);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dm_concessions_new (analysis, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- against trying everything --- */

typedef struct {
  guint n_places;
  double places[MAX_PLACES];
  double costs[MAX_PLACES][DM_TEST_MAX_PARTIES];
} Choice;

static double position_of (const DmTestIssue *issue, double place) {
  return issue->is_spaced ? place * place : place;
}

static double end_of (const DmTestIssue *issue, int bit) {
  return dm_test_place (issue, (guint) bit);
}

/* What a place costs a party, from the bits of what it accepts. */
static double price (const DmTestIssue *issue, const DmTestHolding *holding, double place) {
  double salience = holding->salience < 0 ? 0.5 : holding->salience / 100.0, moved;
  double whole = position_of (issue, end_of (issue, (int) issue->n_places - 1));
  double low, high, at = position_of (issue, place);

  if (!holding->on_record || holding->accepts == 0)
    return 0;
  if (issue->type == DM_SCALE_NOMINAL)
    return holding->accepts & (1u << (guint) place) ? 0 : salience;
  low = position_of (issue, end_of (issue, g_bit_nth_lsf (holding->accepts, -1)));
  high = position_of (issue, end_of (issue, g_bit_nth_msf (holding->accepts, -1)));
  moved = at < low ? low - at : at > high ? at - high : 0;
  return salience * moved / whole;
}

static void add_place (const DmTestRandom *random, guint nth, Choice *choice, double place) {
  const DmTestIssue *issue = &random->issues[nth];

  for (guint i = 0; i < choice->n_places; i++)
    if (fabs (choice->places[i] - place) < NEAR)
      return;
  choice->places[choice->n_places] = place;
  for (guint party = 0; party < random->n_parties; party++)
    choice->costs[choice->n_places][party] = price (issue, &issue->holdings[party], place);
  choice->n_places++;
}

/* All levels of the open ground; of an interval scale all ends there and eleven even places, which hold the halves' ends. */
static void list_choice (const DmTestRandom *random, const DmIssueResult *result, Choice *choice) {
  const DmTestIssue *issue = &random->issues[result->issue];
  DmRange ground = result->open_ground.range;
  double whole = end_of (issue, (int) issue->n_places - 1);

  choice->n_places = 0;
  if (issue->type != DM_SCALE_INTERVAL) {
    for (guint bit = 0; bit < issue->n_places; bit++) {
      gboolean open = TRUE;

      for (guint party = 0; party < random->n_parties; party++)
        open
            &= !issue->holdings[party].on_record || (issue->holdings[party].limits >> bit & 1) != 0;
      if (open)
        add_place (random, result->issue, choice, bit);
    }
    return;
  }
  add_place (random, result->issue, choice, ground.from);
  add_place (random, result->issue, choice, ground.to);
  for (guint i = 0; i <= 10; i++)
    if (whole * i / 10 >= ground.from - NEAR && whole * i / 10 <= ground.to + NEAR)
      add_place (random, result->issue, choice, whole * i / 10);
  for (guint party = 0; party < random->n_parties; party++) {
    const DmTestHolding *holding = &issue->holdings[party];
    int ends[] = { g_bit_nth_lsf (holding->accepts, -1), g_bit_nth_msf (holding->accepts, -1) };

    for (guint i = 0; holding->on_record && i < 2; i++)
      if (ends[i] >= 0 && dm_range_contains (ground, end_of (issue, ends[i])))
        add_place (random, result->issue, choice, end_of (issue, ends[i]));
  }
}

static double total (const DmTestRandom *random, const Choice *choice, guint nth) {
  double sum = 0;

  for (guint party = 0; party < random->n_parties; party++)
    sum += choice->costs[nth][party];
  return sum;
}

static void assert_cheapest (const DmTestRandom *random, const Choice *choice,
                             const DmConcession *gap) {
  const DmTestIssue *issue = &random->issues[gap->issue];
  double least = INFINITY, moves = 0;

  for (guint i = 0; i < choice->n_places; i++)
    least = MIN (least, total (random, choice, i));
  g_assert_cmpfloat_with_epsilon (gap->cost, least, NEAR);
  for (guint i = 0; i < gap->n_moves; i++)
    moves += gap->moves[i].cost;
  g_assert_cmpfloat_with_epsilon (moves, least, NEAR);
  for (guint i = 0; i < choice->n_places; i++) {
    gboolean cheapest
        = issue->type == DM_SCALE_NOMINAL
              ? dm_option_set_contains (&gap->cheapest.options, (guint) choice->places[i])
              : dm_range_contains (gap->cheapest.range, choice->places[i]);

    g_assert_cmpint (cheapest, ==, total (random, choice, i) < least + NEAR);
  }
}

static int compare_down (gconstpointer a, gconstpointer b) {
  double x = *(const double *) a, y = *(const double *) b;

  return x > y ? -1 : x < y;
}

static gboolean is_more_even (const double *a, const double *b) {
  for (guint i = 0; i < DM_TEST_MAX_PARTIES; i++)
    if (fabs (a[i] - b[i]) > NEAR)
      return a[i] < b[i];
  return FALSE;
}

static void try_all (const DmTestRandom *random, const Choice *choices, guint n,
                     const double *burdens, double *best) {
  if (n == 0) {
    double sorted[DM_TEST_MAX_PARTIES];

    memcpy (sorted, burdens, sizeof sorted);
    qsort (sorted, DM_TEST_MAX_PARTIES, sizeof (double), compare_down);
    if (is_more_even (sorted, best))
      memcpy (best, sorted, sizeof sorted);
    return;
  }
  for (guint i = 0; i < choices[n - 1].n_places; i++) {
    double with[DM_TEST_MAX_PARTIES];

    for (guint party = 0; party < DM_TEST_MAX_PARTIES; party++)
      with[party]
          = burdens[party] + (party < random->n_parties ? choices[n - 1].costs[i][party] : 0);
    try_all (random, choices, n - 1, with, best);
  }
}

static void check_model (GRand *rand) {
  g_autoptr (DmTestRandom) random = dm_test_random_new (rand, FALSE);
  g_autoptr (DmModel) model = dm_test_random_build (random, FALSE, FALSE);
  g_autoptr (DmConcessions) concessions = concede (model);
  Choice choices[DM_TEST_N_ISSUES];
  double none[DM_TEST_MAX_PARTIES] = { 0 }, best[DM_TEST_MAX_PARTIES] = { INFINITY };
  double found[DM_TEST_MAX_PARTIES] = { 0 };
  guint n = 0;

  for (guint i = 0; i < DM_TEST_N_ISSUES; i++) {
    const DmIssueResult *result = dm_analysis_get_result (concessions->analysis, i);

    if (result->verdict != DM_VERDICT_GAP)
      continue;
    list_choice (random, result, &choices[n]);
    g_assert_cmpuint (concessions->gaps[n].issue, ==, i);
    assert_cheapest (random, &choices[n], &concessions->gaps[n]);
    n++;
  }
  g_assert_cmpuint (concessions->n_gaps, ==, n);
  try_all (random, choices, n, none, best);
  memcpy (found, concessions->even.burdens, random->n_parties * sizeof (double));
  qsort (found, DM_TEST_MAX_PARTIES, sizeof (double), compare_down);
  g_assert_true (concessions->even.exact);
  g_assert_false (is_more_even (best, found));
  g_assert_false (is_more_even (found, best));
}

static void test_against_trying_all (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (1964);

  for (guint i = 0; i < N_MODELS; i++)
    check_model (rand);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/concession/one level", test_one_level);
  g_test_add_func ("/concession/interval ties", test_interval_ties);
  g_test_add_func ("/concession/interval weights", test_interval_weights);
  g_test_add_func ("/concession/decimal ties", test_decimal_ties);
  g_test_add_func ("/concession/closed and undeclared", test_closed_and_undeclared);
  g_test_add_func ("/concession/nothing to open", test_nothing_to_open);
  g_test_add_func ("/concession/bound", test_bound);
  g_test_add_func ("/concession/cancelled", test_cancelled);
  g_test_add_func ("/concession/against trying all", test_against_trying_all);
  return g_test_run ();
}
