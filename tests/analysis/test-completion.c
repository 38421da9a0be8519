/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-completion.h"
#include "dm-edit.h"
#include "dm-exact.h"
#include "dm-test-random.h"

/*
 * Proposals by chance on small models, with few different values so that much ties, held against a list of all their
 * completions that is made place by place and adds up scores as floating point.
 */

#define N_MODELS 1500
#define MOST_WAYS 700 /* to complete a proposal, or more of it is given */
#define EVEN_POINTS 11
#define MOST_POINTS 16
#define NEAR 1e-9

/** Deal: a completion: a place for each issue, and what it is worth; NAN for a party without a score. */
typedef struct {
  double places[DM_TEST_N_ISSUES];
  double scores[DM_TEST_MAX_PARTIES];
} Deal;

/** Plain: what is known of a model with a proposal, the plain way. */
typedef struct {
  DmReading *reading;
  DmModel *model;
  const DmProposal *proposal;
  guint n_issues, n_parties;
  gboolean
      is_counted[DM_TEST_N_ISSUES]; /* somebody is on record, and something is possible or given */
  double points[DM_TEST_N_ISSUES][MOST_POINTS];
  guint n_points[DM_TEST_N_ISSUES];
  gboolean has_score[DM_TEST_N_ISSUES][DM_TEST_MAX_PARTIES];
  double weights[DM_TEST_MAX_PARTIES], no_deals[DM_TEST_MAX_PARTIES];
  GArray *deals; /* of Deal */
} Plain;

static gboolean is_inside (const Plain *plain, guint issue, guint party, double place) {
  const DmPosition *position = dm_reading_get_position (plain->reading, issue, party);
  const DmScale *scale = dm_model_get_issue (plain->model, issue)->scale;
  DmSet limits;

  if (position == NULL)
    return TRUE;
  dm_position_get_limits (position, scale, &limits);
  gboolean inside = dm_scale_set_contains (scale, &limits, place);
  dm_scale_set_clear (scale, &limits);
  return inside;
}

static gboolean is_possible (const Plain *plain, guint issue, double place) {
  for (guint party = 0; party < plain->n_parties; party++)
    if (!is_inside (plain, issue, party, place))
      return FALSE;
  return TRUE;
}

static guint list_points (const DmScale *scale, double points[MOST_POINTS]) {
  guint n = scale->type == DM_SCALE_INTERVAL ? EVEN_POINTS : scale->n_levels;

  for (guint i = 0; i < n; i++)
    points[i] = scale->type != DM_SCALE_INTERVAL
                    ? i
                    : dm_decimal_step (scale->min, scale->max - scale->min, i, EVEN_POINTS - 1);
  return n;
}

static void look_at_issue (Plain *plain, guint issue) {
  const DmTerm *term = dm_proposal_find_term (plain->proposal, issue);
  const DmScale *scale = dm_model_get_issue (plain->model, issue)->scale;
  double all[MOST_POINTS];
  guint n_all = list_points (scale, all);
  gboolean on_record = FALSE;

  for (guint party = 0; party < plain->n_parties; party++) {
    const DmPosition *position = dm_reading_get_position (plain->reading, issue, party);
    gboolean knows_all = position != NULL && dm_position_get_salience (position) > 0;

    on_record |= position != NULL;
    for (guint i = 0; knows_all && i < n_all; i++) {
      DmScoreBasis basis;
      dm_score_place (position, scale, all[i], &basis);
      knows_all = basis != DM_SCORE_UNKNOWN;
    }
    plain->has_score[issue][party] = knows_all;
  }
  for (guint i = 0; i < (term != NULL ? 1 : n_all); i++) {
    double place = term != NULL ? term->place : all[i];
    if (is_possible (plain, issue, place))
      plain->points[issue][plain->n_points[issue]++] = place;
  }
  plain->is_counted[issue] = on_record && plain->n_points[issue] > 0;
  for (guint party = 0; plain->is_counted[issue] && party < plain->n_parties; party++)
    if (plain->has_score[issue][party])
      plain->weights[party]
          += dm_position_get_salience (dm_reading_get_position (plain->reading, issue, party));
}

static void add_deal (Plain *plain, Deal *deal) {
  for (guint party = 0; party < plain->n_parties; party++) {
    double worth = 0;
    for (guint issue = 0; issue < plain->n_issues; issue++) {
      DmScoreBasis basis;
      const DmPosition *position = dm_reading_get_position (plain->reading, issue, party);
      if (plain->is_counted[issue] && plain->has_score[issue][party])
        worth += dm_position_get_salience (position)
                 * dm_score_place (position, dm_model_get_issue (plain->model, issue)->scale,
                                   deal->places[issue], &basis);
    }
    deal->scores[party] = plain->weights[party] > 0 ? 100 * worth / plain->weights[party] : NAN;
  }
  g_array_append_vals (plain->deals, deal, 1);
}

static void enumerate (Plain *plain, guint issue, Deal *deal) {
  if (issue == plain->n_issues) {
    add_deal (plain, deal);
    return;
  }
  if (!plain->is_counted[issue]) {
    deal->places[issue] = NAN;
    enumerate (plain, issue + 1, deal);
    return;
  }
  for (guint i = 0; i < plain->n_points[issue]; i++) {
    deal->places[issue] = plain->points[issue][i];
    enumerate (plain, issue + 1, deal);
  }
}

static void plain_init (Plain *plain, DmModel *model) {
  Deal deal = { { 0 }, { 0 } };

  *plain = (Plain){ .reading = dm_test_read (model, NULL, NULL, NULL),
                    .model = model,
                    .proposal = dm_model_get_proposal (model, 0),
                    .n_issues = dm_model_get_n_issues (model),
                    .n_parties = dm_model_get_n_parties (model),
                    .deals = g_array_new (FALSE, FALSE, sizeof (Deal)) };
  for (guint issue = 0; issue < plain->n_issues; issue++)
    look_at_issue (plain, issue);
  for (guint party = 0; party < plain->n_parties; party++) {
    const DmParty *of = dm_model_get_party (model, party);
    plain->no_deals[party] = of->no_deal_given ? of->no_deal_value : 0;
  }
  enumerate (plain, 0, &deal);
}

static void plain_clear (Plain *plain) {
  g_array_unref (plain->deals);
  dm_reading_unref (plain->reading);
}

static const Deal *get_deal (const Plain *plain, guint nth) {
  return &g_array_index (plain->deals, Deal, nth);
}

static gboolean is_dominated (const Plain *plain, const Deal *deal) {
  for (guint i = 0; i < plain->deals->len; i++) {
    const Deal *other = get_deal (plain, i);
    gboolean as_good = TRUE, is_better = FALSE;
    for (guint party = 0; party < plain->n_parties && as_good; party++) {
      if (isnan (deal->scores[party]))
        continue;
      as_good = other->scores[party] >= deal->scores[party] - NEAR;
      is_better |= other->scores[party] > deal->scores[party] + NEAR;
    }
    if (as_good && is_better)
      return TRUE;
  }
  return FALSE;
}

static gboolean is_rational (const Plain *plain, const Deal *deal) {
  for (guint party = 0; party < plain->n_parties; party++)
    if (deal->scores[party] < plain->no_deals[party] - NEAR)
      return FALSE;
  return TRUE;
}

static int compare_doubles (gconstpointer a, gconstpointer b) {
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* What a solution looks at, the most important first: the greater list is the better deal. */
static guint weigh (const Plain *plain, const Deal *deal, const double *best, DmSolutionKind kind,
                    double weights[DM_TEST_MAX_PARTIES]) {
  guint n = 0;
  double product = 1, sum = 0;

  for (guint party = 0; party < plain->n_parties; party++) {
    double gain = deal->scores[party] - plain->no_deals[party];
    double room = best[party] - plain->no_deals[party];
    if (isnan (gain))
      continue;
    sum += deal->scores[party];
    product *= room > NEAR ? gain : 1;
    if (kind == DM_SOLUTION_EGALITARIAN)
      weights[n++] = gain;
    else if (kind == DM_SOLUTION_KALAI_SMORODINSKY && room > NEAR)
      weights[n++] = gain / room;
  }
  qsort (weights, n, sizeof (double), compare_doubles);
  if (kind == DM_SOLUTION_NASH)
    weights[n++] = product;
  if (kind == DM_SOLUTION_UTILITARIAN)
    weights[n++] = sum;
  return n;
}

static int compare (const double *a, const double *b, guint n) {
  for (guint i = 0; i < n; i++)
    if (fabs (a[i] - b[i]) > 1e-7)
      return a[i] > b[i] ? 1 : -1;
  return 0;
}

/* The completions that a solution leaves tied. */
static GPtrArray *choose (const Plain *plain, GPtrArray *rational, DmSolutionKind kind) {
  GPtrArray *chosen = g_ptr_array_new ();
  double best[DM_TEST_MAX_PARTIES], top[DM_TEST_MAX_PARTIES + 1] = { 0 };

  memcpy (best, plain->no_deals, sizeof best);
  for (guint i = 0; i < rational->len; i++)
    for (guint party = 0; party < plain->n_parties; party++)
      best[party]
          = fmax (best[party], ((const Deal *) g_ptr_array_index (rational, i))->scores[party]);
  for (guint i = 0; i < rational->len; i++) {
    double weights[DM_TEST_MAX_PARTIES + 1] = { 0 };
    guint n = weigh (plain, g_ptr_array_index (rational, i), best, kind, weights);
    int order = chosen->len == 0 ? 1 : compare (weights, top, n);
    if (order > 0) {
      g_ptr_array_set_size (chosen, 0);
      memcpy (top, weights, sizeof top);
    }
    if (order >= 0)
      g_ptr_array_add (chosen, g_ptr_array_index (rational, i));
  }
  return chosen;
}

/* --- the model and its proposal --- */

static void set_member (DmModel **model, DmTargetKind kind, const char *id, const char *pointer,
                        const char *value) {
  const DmTarget target = { .kind = kind, .id = id };
  g_auto (DmEditReport) report = { NULL };
  DmModel *changed = dm_edit_set_member (*model, &target, pointer, value, &report);

  g_assert_nonnull (changed);
  dm_model_unref (*model);
  *model = changed;
}

static char *pick_term (GRand *rand, const DmTestIssue *issue, const DmIssue *of) {
  guint nth = (guint) g_rand_int_range (rand, 0, (gint32) issue->n_places);

  return issue->type == DM_SCALE_INTERVAL ? g_strdup_printf ("%g", dm_test_place (issue, nth))
                                          : g_strdup_printf ("\"%s\"", of->scale->levels[nth].id);
}

/* Of issues by chance, and of so many that what is left can be listed. */
static void add_terms (GRand *rand, const DmTestRandom *random, DmModel **model) {
  guint n_ways = 1;

  for (guint i = 0; i < dm_model_get_n_issues (*model); i++) {
    const DmIssue *issue = dm_model_get_issue (*model, i);
    guint n = issue->scale->type == DM_SCALE_INTERVAL ? EVEN_POINTS : issue->scale->n_levels;
    g_autofree char *pointer = g_strdup_printf ("/terms/%s", issue->id);
    g_autofree char *term = pick_term (rand, &random->issues[i], issue);

    if (g_rand_int_range (rand, 0, 3) > 0 && n_ways * n <= MOST_WAYS)
      n_ways *= n;
    else
      set_member (model, DM_TARGET_PROPOSAL, "draft", pointer, term);
  }
}

static DmModel *build (GRand *rand, const DmTestRandom *random) {
  g_autoptr (DmModel) bare = dm_test_random_build (random, FALSE, FALSE);
  g_auto (DmEditReport) report = { NULL };
  DmModel *model
      = dm_edit_add (bare, DM_TARGET_PROPOSAL,
                     "{\"id\": \"draft\", \"name\": \"Draft\", \"terms\": {}}", G_MAXUINT, &report);

  g_assert_nonnull (model);
  for (guint party = 0; party < dm_model_get_n_parties (model); party++) {
    g_autofree char *no_deal
        = g_strdup_printf ("{\"value\": %d}", 10 * g_rand_int_range (rand, 0, 8));
    if (g_rand_int_range (rand, 0, 3) == 0)
      set_member (&model, DM_TARGET_PARTY, dm_model_get_party (model, party)->id, "/no_deal",
                  no_deal);
  }
  add_terms (rand, random, &model);
  return model;
}

/* --- one held against the other --- */

static int compare_strings (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *join_sorted (GPtrArray *lines) {
  g_ptr_array_sort (lines, compare_strings);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *list_expected (const Plain *plain, GPtrArray *chosen) {
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < chosen->len; i++) {
    const Deal *deal = g_ptr_array_index (chosen, i);
    GString *line = g_string_new (NULL);
    for (guint issue = 0; issue < plain->n_issues; issue++)
      if (plain->is_counted[issue])
        g_string_append_printf (line, "%u=%g ", issue, deal->places[issue]);
    for (guint party = 0; party < plain->n_parties; party++)
      if (!isnan (deal->scores[party]))
        g_string_append_printf (line, "%.6f ", deal->scores[party]);
    g_ptr_array_add (lines, g_string_free (line, FALSE));
  }
  return join_sorted (lines);
}

static char *list_found (const DmCompletion *completion) {
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint way = 0; way < completion->ways.n_packages; way++) {
    GString *line = g_string_new (NULL);
    for (guint nth = 0; nth < completion->grid->n_issues; nth++)
      g_string_append_printf (line, "%u=%g ", completion->grid->issues[nth].issue,
                              dm_completion_get_place (completion, way, nth));
    for (guint dim = 0; dim < completion->grid->n_scored; dim++)
      g_string_append_printf (line, "%.6f ", dm_completion_get_score (completion, way, dim));
    g_ptr_array_add (lines, g_string_free (line, FALSE));
  }
  return join_sorted (lines);
}

/* By the parties’ red lines and what is open. */
static DmCompletionLack expect_lack (const Plain *plain) {
  guint n_open = 0, n_filled = 0, n_scored = 0;

  for (guint i = 0; i < plain->proposal->n_terms; i++)
    if (!is_possible (plain, plain->proposal->terms[i].issue, plain->proposal->terms[i].place))
      return DM_COMPLETION_LACKS_CONSENT;
  for (guint issue = 0; issue < plain->n_issues; issue++) {
    gboolean on_record = FALSE;
    for (guint party = 0; party < plain->n_parties; party++)
      on_record |= dm_reading_get_position (plain->reading, issue, party) != NULL;
    if (!on_record || dm_proposal_find_term (plain->proposal, issue) != NULL)
      continue;
    n_open++;
    n_filled += plain->is_counted[issue] ? 1 : 0;
  }
  for (guint party = 0; party < plain->n_parties; party++)
    n_scored += plain->weights[party] > 0 ? 1 : 0;
  if (n_filled == 0)
    return n_open > 0 ? DM_COMPLETION_LACKS_POINTS : DM_COMPLETION_LACKS_OPEN_ISSUES;
  return n_scored == 0 ? DM_COMPLETION_LACKS_SCORES : DM_COMPLETION_LACKS_NOTHING;
}

static void check_refused (const Plain *plain, const DmCompletion *completion) {
  guint n = 0;

  for (guint i = 0; i < plain->proposal->n_terms; i++)
    for (guint party = 0; party < plain->n_parties; party++)
      n += is_inside (plain, plain->proposal->terms[i].issue, party,
                      plain->proposal->terms[i].place)
               ? 0
               : 1;
  g_assert_cmpuint (completion->n_refused, ==, n);
  for (guint i = 0; i < completion->n_refused; i++)
    g_assert_false (
        is_inside (plain, completion->refused[i].issue, completion->refused[i].party,
                   dm_proposal_find_term (plain->proposal, completion->refused[i].issue)->place));
}

static void check_below (const Plain *plain, const DmCompletion *completion) {
  for (guint party = 0; party < plain->n_parties; party++) {
    gboolean is_reached = isnan (get_deal (plain, 0)->scores[party]), is_told = FALSE;
    for (guint i = 0; i < plain->deals->len; i++)
      is_reached |= get_deal (plain, i)->scores[party] >= plain->no_deals[party] - NEAR;
    for (guint i = 0; i < completion->n_below; i++)
      is_told |= completion->below[i] == party;
    g_assert_true (is_told == !is_reached);
  }
}

static void check (const Plain *plain, guint *n_of) {
  g_autoptr (GPtrArray) rational = g_ptr_array_new ();
  DmCompletionLack lack = expect_lack (plain);

  for (guint i = 0; lack == DM_COMPLETION_LACKS_NOTHING && i < plain->deals->len; i++)
    if (is_rational (plain, get_deal (plain, i)) && !is_dominated (plain, get_deal (plain, i)))
      g_ptr_array_add (rational, (gpointer) get_deal (plain, i));
  if (lack == DM_COMPLETION_LACKS_NOTHING && rational->len == 0)
    lack = DM_COMPLETION_LACKS_GAIN;
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    g_autoptr (DmCompletion) completion
        = dm_completion_new (plain->reading, 0, (DmSolutionKind) kind, NULL, NULL, NULL, NULL);
    g_autoptr (GPtrArray) chosen = choose (plain, rational, (DmSolutionKind) kind);
    g_autofree char *expected = list_expected (plain, chosen);
    g_autofree char *found = list_found (completion);

    g_assert_cmpint (completion->lack, ==, lack);
    check_refused (plain, completion);
    if (lack == DM_COMPLETION_LACKS_GAIN)
      check_below (plain, completion);
    if (completion->ways.is_all || lack != DM_COMPLETION_LACKS_NOTHING)
      g_assert_cmpstr (found, ==, lack == DM_COMPLETION_LACKS_NOTHING ? expected : "");
  }
  n_of[lack]++;
}

static void test_random (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  guint n_of[DM_COMPLETION_LACKS_GAIN + 1] = { 0 };

  for (guint i = 0; i < N_MODELS; i++) {
    g_autoptr (DmTestRandom) random = dm_test_random_new (rand, FALSE);
    g_autoptr (DmModel) model = build (rand, random);
    Plain plain;

    plain_init (&plain, model);
    check (&plain, n_of);
    plain_clear (&plain);
  }
  /* all of it has happened, or the test shows less than it says */
  for (guint lack = 0; lack < G_N_ELEMENTS (n_of); lack++) {
    g_test_message ("%u: %u times", lack, n_of[lack]);
    g_assert_cmpuint (n_of[lack], >, 0);
  }
}

/* Without a term it is what packages choose. */
static void test_nothing_given (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}], 'issues': ["
      "{'id': 'x', 'name': 'X', 'scale': {'type': 'interval', 'min': 0, 'max': 10, 'step': 1, "
      "'unit': 't'}},"
      "{'id': 'y', 'name': 'Y', 'scale': {'type': 'interval', 'min': 0, 'max': 10, 'step': 1, "
      "'unit': 't'}}], 'positions': ["
      "{'party': 'a', 'issue': 'x', 'demand': 10, 'salience': 80}, "
      "{'party': 'a', 'issue': 'y', 'demand': 10, 'salience': 20}, "
      "{'party': 'b', 'issue': 'x', 'demand': 0, 'salience': 20}, "
      "{'party': 'b', 'issue': 'y', 'demand': 0, 'salience': 80}], "
      "'proposals': [{'id': 'draft', 'name': 'Draft'}, "
      "{'id': 'half', 'name': 'Half', 'terms': {'x': 2.5}}]");
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmCompletion) open
      = dm_completion_new (reading, 0, DM_SOLUTION_NASH, NULL, NULL, NULL, NULL);
  g_autoptr (DmCompletion) half
      = dm_completion_new (reading, 1, DM_SOLUTION_EGALITARIAN, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (open->ways.n_packages, ==, 1);
  g_assert_cmpfloat (dm_completion_get_place (open, 0, 0), ==, 10);
  g_assert_cmpfloat (dm_completion_get_place (open, 0, 1), ==, 0);
  g_assert_cmpfloat (dm_completion_get_score (open, 0, 0), ==, 80);
  /* 20 + 2·y against 15 + 80 − 8·y: nearest to each other at 7 and 8, and the least is greater at 7 */
  g_assert_cmpuint (half->n_filled, ==, 1);
  g_assert_cmpfloat (dm_completion_get_place (half, 0, 0), ==, 2.5);
  g_assert_cmpfloat (dm_completion_get_place (half, 0, 1), ==, 7);
}

static void test_cancelled (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (DmTestRandom) random = dm_test_random_new (rand, FALSE);
  g_autoptr (DmModel) model = build (rand, random);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dm_completion_new (reading, 0, DM_SOLUTION_NASH, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/completion/random", test_random);
  g_test_add_func ("/completion/nothing-given", test_nothing_given);
  g_test_add_func ("/completion/cancelled", test_cancelled);
  return g_test_run ();
}
