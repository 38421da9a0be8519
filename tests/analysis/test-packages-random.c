/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-packages.h"
#include "dm-solution-packages.h"
#include "dm-test-model.h"

/*
 * Small models by chance, with few different values so that scores tie, held against a list of all their packages,
 * which is made place by place from the reading and adds up scores as floating point. Both must have the same frontier
 * and the same solutions: nothing missing, nothing extra.
 */

#define N_MODELS 4000
#define N_LARGE 40
#define N_VARIED 8
#define MAX_PARTIES 5
#define MAX_ISSUES 6
#define MAX_STEPS 61
#define MAX_PLACES 4
#define NEAR 1e-7

typedef enum { ORDINAL, SPACED, STEPS, NOMINAL, N_KINDS } Kind;

typedef struct {
  gboolean on_record;
  int demand, low, high; /* of limits; -1 for none */
  gboolean gives_values;
  int values[MAX_PLACES];
  int salience; /* -1 for none */
} Holding;

typedef struct {
  Kind kind;
  guint n_places;
  Holding holdings[MAX_PARTIES];
} Issue;

typedef struct {
  guint n_parties, n_issues;
  int no_deals[MAX_PARTIES]; /* -1 for none */
  Issue issues[MAX_ISSUES + 1];
} Sample;

/** Shape: how to write a sample down. */
typedef struct {
  gboolean backwards; /* parties and issues in the other order */
  int tenths;         /* the first party's saliences times this, in tenths; 10: as they are */
  gboolean agreed;    /* an issue more, on which all demand the same */
} Shape;

static const Shape as_it_is = { FALSE, 10, FALSE };

static void fill_holding (GRand *rand, const Issue *issue, Holding *holding) {
  static const int values[] = { 0, 25, 50, 50, 100 }, saliences[] = { 0, 25, 50, 50, 75, -1 };
  int last = (int) issue->n_places - 1;
  *holding = (Holding){ .on_record = g_rand_int_range (rand, 0, 8) > 0, .demand = -1, .low = -1 };
  holding->salience = saliences[g_rand_int_range (rand, 0, G_N_ELEMENTS (saliences))];
  holding->gives_values = issue->kind != STEPS && g_rand_int_range (rand, 0, 3) > 0;
  for (guint place = 0; place < MAX_PLACES; place++)
    holding->values[place] = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))];
  if (g_rand_int_range (rand, 0, 4) == 0 && issue->kind != NOMINAL) {
    holding->low = g_rand_int_range (rand, 0, last + 1);
    holding->high = g_rand_int_range (rand, holding->low, last + 1);
  }
  if (!holding->gives_values || g_rand_boolean (rand))
    holding->demand = holding->low < 0 ? g_rand_int_range (rand, 0, last + 1)
                                       : g_rand_int_range (rand, holding->low, holding->high + 1);
}

/* A large one has packages by the thousand: six issues, or two with dozens of steps, as many on both, so that sums tie. */
static void fill_sample (GRand *rand, Sample *sample, gboolean is_large) {
  gboolean has_steps = is_large && g_rand_boolean (rand);
  sample->n_parties = (guint) g_rand_int_range (rand, 2, MAX_PARTIES + 1);
  sample->n_issues = !is_large ? (guint) g_rand_int_range (rand, 1, 5) : has_steps ? 2 : 6;
  for (guint party = 0; party < MAX_PARTIES; party++)
    sample->no_deals[party] = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 5) * 10 : -1;
  for (guint i = 0; i <= sample->n_issues; i++) {
    Issue *issue = &sample->issues[i];
    issue->kind = (Kind) g_rand_int_range (rand, 0, N_KINDS);
    issue->n_places = (guint) g_rand_int_range (rand, 2, MAX_PLACES + 1);
    if (has_steps) {
      issue->kind = STEPS;
      issue->n_places = i == 0 ? (guint) g_rand_int_range (rand, 10, MAX_STEPS + 1)
                               : sample->issues[0].n_places;
    }
    for (guint party = 0; party < sample->n_parties; party++)
      fill_holding (rand, issue, &issue->holdings[party]);
    if (has_steps && i == 1 && g_rand_boolean (rand))
      *issue = sample->issues[0];
  }
  /* the last is the issue that may be added */
  Issue *agreed = &sample->issues[sample->n_issues];
  agreed->kind = ORDINAL;
  agreed->n_places = 2;
  for (guint party = 0; party < sample->n_parties; party++)
    agreed->holdings[party]
        = (Holding){ .on_record = TRUE, .demand = 1, .low = -1, .salience = 50 };
}

/* Few sums tie, so that many packages are among the best. */
static void fill_varied (GRand *rand, Sample *sample) {
  *sample = (Sample){ .n_parties = (guint) g_rand_int_range (rand, 4, MAX_PARTIES + 1),
                      .n_issues = MAX_ISSUES };
  for (guint i = 0; i < MAX_ISSUES; i++) {
    Issue *issue = &sample->issues[i];
    *issue = (Issue){ .kind = NOMINAL, .n_places = MAX_PLACES };
    for (guint party = 0; party < sample->n_parties; party++) {
      Holding *holding = &issue->holdings[party];
      *holding = (Holding){ .on_record = TRUE, .demand = -1, .low = -1, .gives_values = TRUE };
      holding->salience = g_rand_int_range (rand, 1, 101);
      for (guint place = 0; place < MAX_PLACES; place++)
        holding->values[place] = g_rand_int_range (rand, 0, 101);
    }
  }
}

static void append_place (GString *text, const Issue *issue, int place) {
  g_string_append_printf (text, issue->kind == STEPS ? "0.%02d" : "'l%d'", place);
}

static void append_scale (GString *text, const Issue *issue) {
  if (issue->kind == STEPS) {
    g_string_append_printf (text,
                            "{'type': 'interval', 'min': 0, 'max': 0.%02u, 'step': 0.01, 'unit': "
                            "'t'}",
                            issue->n_places - 1);
    return;
  }
  g_string_append (text, issue->kind == NOMINAL ? "{'type': 'nominal', 'options': ["
                                                : "{'type': 'ordinal', 'levels': [");
  for (guint place = 0; place < issue->n_places; place++) {
    g_string_append_printf (text, "%s{'id': 'l%u', 'name': 'L'", place > 0 ? ", " : "", place);
    if (issue->kind == SPACED)
      g_string_append_printf (text, ", 'at': %u", place * place);
    g_string_append_c (text, '}');
  }
  g_string_append (text, "]}");
}

static void append_holding (GString *text, const Issue *issue, const Holding *holding, int tenths) {
  if (holding->demand >= 0) {
    g_string_append (text, ", 'demand': ");
    append_place (text, issue, holding->demand);
  }
  if (holding->low >= 0) {
    g_string_append (text, ", 'limits': {'from': ");
    append_place (text, issue, holding->low);
    g_string_append (text, ", 'to': ");
    append_place (text, issue, holding->high);
    g_string_append_c (text, '}');
  }
  for (guint place = 0; holding->gives_values && place < issue->n_places; place++) {
    g_string_append (text, place == 0 ? ", 'values': {" : ", ");
    append_place (text, issue, (int) place);
    g_string_append_printf (text, ": %d", holding->values[place]);
  }
  g_string_append (text, holding->gives_values ? "}" : "");
  int salience = holding->salience < 0 && tenths != 10 ? 50 : holding->salience;
  if (salience >= 0)
    g_string_append_printf (text, ", 'salience': %d.%d", salience * tenths / 10,
                            salience * tenths % 10);
}

static void append_positions (GString *text, const Sample *sample, guint n_issues,
                              const Shape *shape) {
  gboolean is_first = TRUE;
  for (guint i = 0; i < n_issues; i++)
    for (guint party = 0; party < sample->n_parties; party++) {
      const Holding *holding = &sample->issues[i].holdings[party];
      if (!holding->on_record)
        continue;
      g_string_append_printf (text, "%s{'party': 'p%u', 'issue': 'i%u'", is_first ? "" : ", ",
                              party, i);
      append_holding (text, &sample->issues[i], holding, party == 0 ? shape->tenths : 10);
      g_string_append_c (text, '}');
      is_first = FALSE;
    }
}

static DmModel *build (const Sample *sample, const Shape *shape) {
  guint n_issues = sample->n_issues + (shape->agreed ? 1 : 0);
  g_autoptr (GString) text = g_string_new ("'parties': [");
  for (guint i = 0; i < sample->n_parties; i++) {
    guint party = shape->backwards ? sample->n_parties - 1 - i : i;
    g_string_append_printf (text, "%s{'id': 'p%u', 'name': 'P'", i > 0 ? ", " : "", party);
    if (sample->no_deals[party] >= 0)
      g_string_append_printf (text, ", 'no_deal': {'value': %d}", sample->no_deals[party]);
    g_string_append_c (text, '}');
  }
  g_string_append (text, "], 'issues': [");
  for (guint i = 0; i < n_issues; i++) {
    guint issue = shape->backwards ? n_issues - 1 - i : i;
    g_string_append_printf (text, "%s{'id': 'i%u', 'name': 'I', 'scale': ", i > 0 ? ", " : "",
                            issue);
    append_scale (text, &sample->issues[issue]);
    g_string_append_c (text, '}');
  }
  g_string_append (text, "], 'positions': [");
  append_positions (text, sample, n_issues, shape);
  g_string_append (text, "]");
  return dm_test_model_read (text->str);
}

/** Deal: a package with its scores; parties that have none stand at 0. */
typedef struct {
  double scores[MAX_PARTIES];
  gboolean is_rational;
} Deal;

/** Plain: all possible packages of a model, one of those with the same scores, and which parties have one. */
typedef struct {
  DmReading *reading;
  guint n_parties;
  gboolean is_scored[MAX_PARTIES];
  double weights[MAX_PARTIES], no_deals[MAX_PARTIES], best[MAX_PARTIES];
  guint64 n_possible;
  GArray *deals; /* of Deal */
} Plain;

static const DmIssue *get_issue (const Plain *plain, guint nth) {
  return dm_model_get_issue (dm_reading_get_model (plain->reading), nth);
}

static guint count_places (const DmScale *scale) {
  return scale->type == DM_SCALE_INTERVAL ? (guint) round (scale->max / scale->step) + 1
                                          : scale->n_levels;
}

static double get_place (const DmScale *scale, guint nth) {
  return scale->type == DM_SCALE_INTERVAL ? nth / 100.0 : nth;
}

static void add_deal (Plain *plain, const double *worth) {
  Deal deal = { .is_rational = TRUE };
  plain->n_possible++;
  for (guint party = 0; party < plain->n_parties; party++) {
    if (!plain->is_scored[party])
      continue;
    deal.scores[party] = 100 * worth[party] / plain->weights[party];
    deal.is_rational &= deal.scores[party] >= plain->no_deals[party] - NEAR;
  }
  for (guint party = 0; deal.is_rational && party < plain->n_parties; party++)
    plain->best[party] = MAX (plain->best[party], deal.scores[party]);
  g_array_append_val (plain->deals, deal);
}

/* Every possible place on the @nth issue, then on the next. */
static void enumerate (Plain *plain, guint nth, const double *worth) {
  guint n_issues = dm_model_get_n_issues (dm_reading_get_model (plain->reading));
  if (nth == n_issues) {
    add_deal (plain, worth);
    return;
  }
  const DmScale *scale = get_issue (plain, nth)->scale;
  g_auto (DmRecord) record = { 0, NULL };
  dm_reading_get_record (plain->reading, nth, &record);
  for (guint i = 0; i < (record.n_holdings == 0 ? 1 : count_places (scale)); i++) {
    double place = get_place (scale, i), sums[MAX_PARTIES];
    gboolean is_possible = TRUE;
    memcpy (sums, worth, sizeof sums);
    for (guint k = 0; k < record.n_holdings; k++) {
      DmSet limits;
      DmScoreBasis basis;
      const DmPosition *position = record.holdings[k].position;
      dm_position_get_limits (position, scale, &limits);
      is_possible &= dm_scale_set_contains (scale, &limits, place);
      dm_scale_set_clear (scale, &limits);
      sums[record.holdings[k].party]
          += dm_position_get_salience (position) * dm_score_place (position, scale, place, &basis);
    }
    if (is_possible)
      enumerate (plain, nth + 1, sums);
  }
}

static void plain_init (Plain *plain, DmModel *model) {
  const double nothing[MAX_PARTIES] = { 0 };
  *plain = (Plain){ .reading = dm_test_read (model, NULL, NULL, NULL),
                    .n_parties = dm_model_get_n_parties (model),
                    .deals = g_array_new (FALSE, FALSE, sizeof (Deal)) };
  for (guint nth = 0; nth < dm_model_get_n_issues (model); nth++) {
    g_auto (DmRecord) record = { 0, NULL };
    dm_reading_get_record (plain->reading, nth, &record);
    for (guint i = 0; i < record.n_holdings; i++)
      plain->weights[record.holdings[i].party]
          += dm_position_get_salience (record.holdings[i].position);
  }
  for (guint party = 0; party < plain->n_parties; party++) {
    const DmParty *of = dm_model_get_party (model, party);
    plain->is_scored[party] = plain->weights[party] > 0;
    plain->no_deals[party] = of->no_deal_given && plain->is_scored[party] ? of->no_deal_value : 0;
    plain->best[party] = plain->no_deals[party];
  }
  enumerate (plain, 0, nothing);
}

static void plain_clear (Plain *plain) {
  g_array_unref (plain->deals);
  dm_reading_unref (plain->reading);
}

static gboolean is_dominated (const Plain *plain, const Deal *deal) {
  for (guint i = 0; i < plain->deals->len; i++) {
    const Deal *other = &g_array_index (plain->deals, Deal, i);
    gboolean as_good = TRUE, is_better = FALSE;
    for (guint party = 0; party < plain->n_parties && as_good; party++) {
      as_good = other->scores[party] >= deal->scores[party] - NEAR;
      is_better |= other->scores[party] > deal->scores[party] + NEAR;
    }
    if (as_good && is_better)
      return TRUE;
  }
  return FALSE;
}

static gboolean same_scores (const Plain *plain, const Deal *a, const Deal *b) {
  for (guint party = 0; party < plain->n_parties; party++)
    if (fabs (a->scores[party] - b->scores[party]) > NEAR)
      return FALSE;
  return TRUE;
}

static gboolean contains (const Plain *plain, const GArray *deals, const Deal *deal) {
  for (guint i = 0; i < deals->len; i++)
    if (same_scores (plain, &g_array_index (deals, Deal, i), deal))
      return TRUE;
  return FALSE;
}

static void drop_same (Plain *plain) {
  GArray *deals = g_array_new (FALSE, FALSE, sizeof (Deal));
  for (guint i = 0; i < plain->deals->len; i++) {
    const Deal *deal = &g_array_index (plain->deals, Deal, i);
    if (!contains (plain, deals, deal))
      g_array_append_vals (deals, deal, 1);
  }
  g_array_unref (plain->deals);
  plain->deals = deals;
}

static GArray *find_frontier (const Plain *plain) {
  GArray *frontier = g_array_new (FALSE, FALSE, sizeof (Deal));
  for (guint i = 0; i < plain->deals->len; i++) {
    const Deal *deal = &g_array_index (plain->deals, Deal, i);
    if (!is_dominated (plain, deal))
      g_array_append_vals (frontier, deal, 1);
  }
  return frontier;
}

static int compare_doubles (gconstpointer a, gconstpointer b) {
  double first = *(const double *) a, second = *(const double *) b;
  return (first > second) - (first < second);
}

/* What a solution makes as great as it can, the first number first. */
static guint list_keys (const Plain *plain, const Deal *deal, DmSolutionKind kind, double *keys) {
  guint n_keys = 0;
  double product = 1, sum = 0;
  for (guint party = 0; party < plain->n_parties; party++) {
    double gain = deal->scores[party] - plain->no_deals[party];
    double most = plain->best[party] - plain->no_deals[party];
    sum += deal->scores[party];
    if (!plain->is_scored[party] || (kind != DM_SOLUTION_EGALITARIAN && most < NEAR))
      continue;
    product *= gain / 100;
    keys[n_keys++] = kind == DM_SOLUTION_KALAI_SMORODINSKY ? gain / most : gain;
  }
  qsort (keys, n_keys, sizeof (double), compare_doubles);
  if (kind != DM_SOLUTION_NASH && kind != DM_SOLUTION_UTILITARIAN)
    return n_keys;
  keys[0] = kind == DM_SOLUTION_NASH ? product : sum;
  return 1;
}

static int compare_keys (const Plain *plain, const Deal *a, const Deal *b, DmSolutionKind kind) {
  double first[MAX_PARTIES], second[MAX_PARTIES];
  guint n_keys = list_keys (plain, a, kind, first);
  list_keys (plain, b, kind, second);
  double near = kind == DM_SOLUTION_NASH ? 1e-11 : NEAR;
  for (guint i = 0; i < n_keys; i++)
    if (fabs (first[i] - second[i]) > near)
      return first[i] > second[i] ? 1 : -1;
  return 0;
}

static GArray *find_solution (const Plain *plain, const GArray *frontier, DmSolutionKind kind) {
  GArray *best = g_array_new (FALSE, FALSE, sizeof (Deal));
  for (guint i = 0; i < frontier->len; i++) {
    const Deal *deal = &g_array_index (frontier, Deal, i);
    if (!deal->is_rational)
      continue;
    int order
        = best->len == 0 ? 0 : compare_keys (plain, deal, &g_array_index (best, Deal, 0), kind);
    if (order > 0)
      g_array_set_size (best, 0);
    if (order >= 0)
      g_array_append_vals (best, deal, 1);
  }
  return best;
}

static Deal read_point (const DmPackages *packages, guint point) {
  const DmPackageGrid *grid = packages->grid;
  const DmFrontier *frontier = packages->frontier;
  Deal deal = { .is_rational = packages->solutions->is_rational[point] };
  for (guint dim = 0; dim < frontier->n_dims; dim++)
    deal.scores[grid->parties[grid->scored[dim]].party] = dm_package_party_score (
        &grid->parties[grid->scored[dim]],
        (gint64) frontier->scores[(gsize) point * frontier->n_dims + dim]);
  return deal;
}

static GArray *read_points (const DmPackages *packages, const guint *points, guint n_points) {
  GArray *deals = g_array_new (FALSE, FALSE, sizeof (Deal));
  for (guint i = 0; i < n_points; i++) {
    Deal deal = read_point (packages, points == NULL ? i : points[i]);
    g_array_append_val (deals, deal);
  }
  return deals;
}

static void assert_same (const Plain *plain, const GArray *wanted, const GArray *found) {
  g_assert_cmpuint (found->len, ==, wanted->len);
  for (guint i = 0; i < wanted->len; i++)
    g_assert_true (contains (plain, found, &g_array_index (wanted, Deal, i)));
  for (guint i = 0; i < found->len; i++)
    g_assert_true (contains (plain, wanted, &g_array_index (found, Deal, i)));
}

/* The package that is named for a point is possible and has its scores. */
static void assert_package (const DmPackages *packages, guint point) {
  const DmPackageGrid *grid = packages->grid;
  guint points[MAX_ISSUES + 1];
  dm_frontier_get_package (packages->frontier, point, points);
  for (guint nth = 0; nth < grid->n_issues; nth++)
    g_assert_true (grid->issues[nth].is_possible[points[nth]]);
  for (guint dim = 0; dim < grid->n_scored; dim++) {
    gint64 sum = 0;
    for (guint nth = 0; nth < grid->n_issues; nth++) {
      const DmPackageStake *stake
          = dm_package_issue_find_stake (&grid->issues[nth], grid->scored[dim]);
      sum += stake == NULL ? 0 : stake->worth[points[nth]];
    }
    g_assert_cmpint (sum, ==,
                     (gint64) packages->frontier->scores[(gsize) point * grid->n_scored + dim]);
  }
}

static gboolean next_package (const DmPackageGrid *grid, guint *points) {
  for (guint nth = 0; nth < grid->n_issues; nth++) {
    if (++points[nth] < grid->issues[nth].n_points)
      return TRUE;
    points[nth] = 0;
  }
  return FALSE;
}

/* Whether a package reaches a point of the frontier, and is possible. */
static gboolean reaches (const DmPackages *packages, const guint *points, guint point) {
  const DmPackageGrid *grid = packages->grid;
  for (guint nth = 0; nth < grid->n_issues; nth++)
    if (!grid->issues[nth].is_possible[points[nth]])
      return FALSE;
  for (guint dim = 0; dim < grid->n_scored; dim++) {
    gint64 sum = 0;
    for (guint nth = 0; nth < grid->n_issues; nth++) {
      const DmPackageStake *stake
          = dm_package_issue_find_stake (&grid->issues[nth], grid->scored[dim]);
      sum += stake == NULL ? 0 : stake->worth[points[nth]];
    }
    if (sum != (gint64) packages->frontier->scores[(gsize) point * grid->n_scored + dim])
      return FALSE;
  }
  return TRUE;
}

/* As many as there are, up to the most that are named; each reaches its point, and none is named twice. */
static void assert_packages (const DmPackages *packages, DmSolutionKind kind,
                             const DmSolutionPackages *all) {
  const DmPackageGrid *grid = packages->grid;
  const DmSolution *solution = &packages->solutions->solutions[kind];
  guint points[MAX_ISSUES + 1] = { 0 }, n_wanted = 0;
  do
    for (guint i = 0; i < solution->n_points; i++)
      n_wanted += reaches (packages, points, solution->points[i]) ? 1 : 0;
  while (next_package (grid, points));
  g_assert_cmpuint (all->n_packages, ==, MIN (n_wanted, DM_SOLUTION_MAX_PACKAGES));
  g_assert_cmpint (all->is_all, ==, n_wanted <= DM_SOLUTION_MAX_PACKAGES);
  gsize size = grid->n_issues * sizeof (guint);
  for (guint i = 0; i < all->n_packages; i++) {
    const guint *package = all->points + i * (gsize) grid->n_issues;
    g_assert_true (reaches (packages, package, all->of[i]));
    for (guint k = 0; k < i; k++)
      g_assert_true (memcmp (all->points + k * (gsize) grid->n_issues, package, size) != 0);
  }
}

static DmPackages *look_at (DmModel *model) {
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  return dm_packages_new (reading, DM_PACKAGES_OF_ALL, NULL, NULL, NULL);
}

static void assert_as_plain (DmModel *model) {
  g_autoptr (DmPackages) packages = look_at (model);
  Plain plain;
  plain_init (&plain, model);
  g_autofree char *n_possible = g_strdup_printf ("%" G_GUINT64_FORMAT, plain.n_possible);
  g_autofree char *possible = dm_package_grid_count (packages->grid, DM_PACKAGES_POSSIBLE);
  if (packages->lack != DM_PACKAGES_LACK_POSITIONS)
    g_assert_cmpstr (possible, ==, n_possible);
  if (packages->lack == DM_PACKAGES_LACK_NOTHING) {
    drop_same (&plain);
    g_autoptr (GArray) frontier = find_frontier (&plain);
    g_autoptr (GArray) found = read_points (packages, NULL, packages->frontier->n_points);
    assert_same (&plain, frontier, found);
    for (guint i = 0; i < found->len; i++)
      assert_package (packages, i);
    for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
      const DmSolution *solution = &packages->solutions->solutions[kind];
      g_autoptr (GArray) wanted = find_solution (&plain, frontier, (DmSolutionKind) kind);
      g_autoptr (GArray) chosen = read_points (packages, solution->points, solution->n_points);
      assert_same (&plain, wanted, chosen);
    }
  }
  plain_clear (&plain);
}

static void test_all_packages (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (1952);
  for (guint i = 0; i < N_MODELS; i++) {
    Sample sample;
    fill_sample (rand, &sample, FALSE);
    g_autoptr (DmModel) model = build (&sample, &as_it_is);
    assert_as_plain (model);
  }
}

static void test_large (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (1951);
  for (guint i = 0; i < N_LARGE; i++) {
    Sample sample;
    fill_sample (rand, &sample, TRUE);
    g_autoptr (DmModel) model = build (&sample, &as_it_is);
    assert_as_plain (model);
  }
}

static void test_varied (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (1958);
  for (guint i = 0; i < N_VARIED; i++) {
    Sample sample;
    fill_varied (rand, &sample);
    g_autoptr (DmModel) model = build (&sample, &as_it_is);
    assert_as_plain (model);
  }
}

/* Of all packages those that a solution leaves tied, also the ones with the same scores. */
static void test_ties (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (1956);
  guint n_several = 0;
  for (guint i = 0; i < N_MODELS / 8; i++) {
    Sample sample;
    fill_sample (rand, &sample, FALSE);
    g_autoptr (DmModel) model = build (&sample, &as_it_is);
    g_autoptr (DmPackages) packages = look_at (model);
    DmSolutionPackages all[DM_N_SOLUTIONS];
    g_assert_true (dm_solution_packages_list (packages->grid, packages->frontier,
                                              packages->solutions, all, NULL, NULL));
    for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
      assert_packages (packages, (DmSolutionKind) kind, &all[kind]);
      n_several += all[kind].n_packages > packages->solutions->solutions[kind].n_points ? 1 : 0;
      dm_solution_packages_clear (&all[kind]);
    }
  }
  g_assert_cmpuint (n_several, >, N_MODELS / 40);
}

/* The frontier's points, and those of each solution, in the order of the parties' ids. */
static GArray *gather (DmModel *model, guint what) {
  g_autoptr (DmPackages) packages = look_at (model);
  GArray *deals = what == DM_N_SOLUTIONS
                      ? read_points (packages, NULL, packages->frontier->n_points)
                      : read_points (packages, packages->solutions->solutions[what].points,
                                     packages->solutions->solutions[what].n_points);
  for (guint i = 0; i < deals->len; i++) {
    Deal *deal = &g_array_index (deals, Deal, i), by_id = *deal;
    for (guint party = 0; party < dm_model_get_n_parties (model); party++)
      by_id.scores[dm_model_get_party (model, party)->id[1] - '0'] = deal->scores[party];
    *deal = by_id;
  }
  return deals;
}

/* The order of the file doesn't matter, nor by what a party multiplies all its saliences. */
static void test_shapes (void) {
  static const Shape shapes[] = { { TRUE, 10, FALSE }, { FALSE, 7, FALSE }, { TRUE, 3, FALSE } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1953);
  for (guint i = 0; i < N_MODELS / 4; i++) {
    Sample sample;
    fill_sample (rand, &sample, FALSE);
    g_autoptr (DmModel) model = build (&sample, &as_it_is);
    const Shape *shape = &shapes[i % G_N_ELEMENTS (shapes)];
    g_autoptr (DmModel) other = build (&sample, shape);
    const Plain plain = { .n_parties = sample.n_parties };
    for (guint what = 0; what <= DM_N_SOLUTIONS; what++) {
      g_autoptr (GArray) wanted = gather (model, what);
      g_autoptr (GArray) found = gather (other, what);
      assert_same (&plain, wanted, found);
    }
  }
}

/* An issue on which all demand the same adds the same to every package of the frontier: that of before, and it. */
static void test_agreed_issue (void) {
  static const Shape with_agreed = { FALSE, 10, TRUE };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1954);
  guint n_compared = 0;
  for (guint i = 0; i < N_MODELS / 4; i++) {
    Sample sample;
    fill_sample (rand, &sample, FALSE);
    g_autoptr (DmModel) model = build (&sample, &as_it_is);
    g_autoptr (DmModel) other = build (&sample, &with_agreed);
    g_autoptr (DmPackages) without = look_at (model);
    g_autoptr (DmPackages) with = look_at (other);
    if (without->grid->n_scored < sample.n_parties || without->frontier->n_points == 0)
      continue;
    n_compared++;
    g_assert_cmpuint (with->frontier->n_points, ==, without->frontier->n_points);
    for (guint point = 0; point < with->frontier->n_points; point++) {
      Deal before = read_point (without, point), after = read_point (with, point);
      guint points[MAX_ISSUES + 1];
      dm_frontier_get_package (with->frontier, point, points);
      g_assert_cmpuint (points[with->grid->n_issues - 1], ==, 1);
      for (guint party = 0; party < sample.n_parties; party++) {
        double whole = 0;
        for (guint k = 0; k < sample.n_issues; k++)
          if (sample.issues[k].holdings[party].on_record)
            whole += sample.issues[k].holdings[party].salience < 0
                         ? 50
                         : sample.issues[k].holdings[party].salience;
        g_assert_cmpfloat_with_epsilon (
            after.scores[party], (before.scores[party] * whole + 100 * 50) / (whole + 50), 1e-9);
      }
    }
  }
  g_assert_cmpuint (n_compared, >, N_MODELS / 20);
}

/* Whether @a of one frontier is at most @most worse than @b of another for anybody, on the score of 0 to 100. */
static gboolean is_near (const DmPackageGrid *grid, const double *a, const double *b, double most) {
  for (guint dim = 0; dim < grid->n_scored; dim++)
    if ((a[dim] - b[dim]) * 100 / (double) grid->parties[grid->scored[dim]].whole > most)
      return FALSE;
  return TRUE;
}

static void assert_coarse (const DmPackageGrid *grid, const DmFrontier *all,
                           const DmFrontier *some) {
  guint n_dims = all->n_dims;
  for (guint a = 0; a < all->n_points; a++) {
    gboolean is_found = FALSE;
    for (guint b = 0; b < some->n_points && !is_found; b++)
      is_found = is_near (grid, all->scores + a * n_dims, some->scores + b * n_dims,
                          some->epsilon + NEAR);
    g_assert_true (is_found);
  }
  for (guint a = 0; a < some->n_points; a++)
    for (guint b = 0; b < some->n_points; b++)
      g_assert_true (a == b
                     || !is_near (grid, some->scores + a * n_dims, some->scores + b * n_dims, 0));
}

/*
 * Past its bounds a frontier leaves out points, but none that is more than ε better for somebody than one it has, and none that it
 * has is needless beside another. Returns: how many were coarse
 */
static guint count_coarse (guint32 seed, guint n_models, gboolean varied,
                           const DmFrontierBounds *bounds) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const DmFrontierBounds exact = { 100000, G_MAXUINT64, 100000 };
  guint n_coarse = 0;
  for (guint i = 0; i < n_models; i++) {
    Sample sample;
    if (varied)
      fill_varied (rand, &sample);
    else
      fill_sample (rand, &sample, FALSE);
    g_autoptr (DmModel) model = build (&sample, &as_it_is);
    g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
    g_autoptr (DmPackageGrid) grid = dm_package_grid_new (reading, DM_PACKAGES_OF_ALL, NULL, NULL);
    g_autoptr (DmFrontier) all = dm_frontier_new (grid, &exact, NULL, NULL, NULL, NULL);
    g_autoptr (DmFrontier) some = dm_frontier_new (grid, bounds, NULL, NULL, NULL, NULL);
    g_assert_cmpfloat (all->epsilon, ==, 0);
    n_coarse += some->epsilon > 0 ? 1 : 0;
    g_assert_cmpuint (some->n_points, <=, bounds->n_points);
    assert_coarse (grid, all, some);
  }
  return n_coarse;
}

static void test_epsilon (void) {
  const DmFrontierBounds few = { 6, 0, 4 }, some = { 120, 0, 60 };
  g_assert_cmpuint (count_coarse (1955, N_MODELS / 4, FALSE, &few), >, N_MODELS / 100);
  g_assert_cmpuint (count_coarse (1957, N_VARIED, TRUE, &some), ==, N_VARIED);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packages-random/all packages", test_all_packages);
  g_test_add_func ("/packages-random/large", test_large);
  g_test_add_func ("/packages-random/varied", test_varied);
  g_test_add_func ("/packages-random/ties", test_ties);
  g_test_add_func ("/packages-random/shapes", test_shapes);
  g_test_add_func ("/packages-random/agreed issue", test_agreed_issue);
  g_test_add_func ("/packages-random/epsilon", test_epsilon);
  return g_test_run ();
}
