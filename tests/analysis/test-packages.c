/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-package-density.h"
#include "dm-packages.h"
#include "dm-test-model.h"

static DmPackages *look_at (DmModel *model) {
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  DmPackages *packages = dm_packages_new (reading, DM_PACKAGES_OF_ALL, NULL, NULL, &error);
  g_assert_no_error (error);
  return packages;
}

static double get_score (const DmPackages *packages, guint point, guint dim) {
  const DmPackageGrid *grid = packages->grid;
  return dm_package_party_score (
      &grid->parties[grid->scored[dim]],
      (gint64) packages->frontier->scores[(gsize) point * packages->frontier->n_dims + dim]);
}

/* Points of a frontier as gains over no deal: "(2,8) (6,7)". */
static char *show_points (const DmPackages *packages, const guint *points, guint n_points) {
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n_points; i++) {
    g_string_append (text, i > 0 ? " (" : "(");
    for (guint dim = 0; dim < packages->frontier->n_dims; dim++) {
      const DmPackageParty *party = &packages->grid->parties[packages->grid->scored[dim]];
      g_string_append_printf (text, "%s%g", dim > 0 ? "," : "",
                              get_score (packages, points[i], dim)
                                  - dm_package_party_score (party, party->no_deal));
    }
    g_string_append_c (text, ')');
  }
  return g_string_free (text, FALSE);
}

static void assert_solution (const DmPackages *packages, DmSolutionKind kind, const char *gains) {
  const DmSolution *solution = &packages->solutions->solutions[kind];
  g_autofree char *found = show_points (packages, solution->points, solution->n_points);
  g_assert_cmpstr (found, ==, gains);
}

/* Each good goes to Bill or to Jack. What it is worth is written times nine, the number of goods, so that the mean is the sum. */
static const struct {
  const char *good;
  guint bill, jack;
  gboolean is_bills;
} goods[] = { { "book", 2, 4, TRUE }, { "whip", 2, 2, TRUE },   { "ball", 2, 1, TRUE },
              { "bat", 2, 2, TRUE },  { "box", 4, 1, TRUE },    { "pen", 10, 1, FALSE },
              { "toy", 4, 1, FALSE }, { "knife", 6, 2, FALSE }, { "hat", 2, 2, FALSE } };

static DmModel *make_barter (void) {
  g_autoptr (GString) text = g_string_new (
      "'parties': [{'id': 'bill', 'name': 'Bill', 'no_deal': {'value': 12}}, {'id': 'jack', "
      "'name': 'Jack', 'no_deal': {'value': 6}}], 'issues': [");
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    g_string_append_printf (text,
                            "%s{'id': '%s', 'name': 'G', 'scale': {'type': 'nominal', 'options': "
                            "[{'id': 'bill', 'name': 'B'}, {'id': 'jack', 'name': 'J'}]}}",
                            i > 0 ? ", " : "", goods[i].good);
  g_string_append (text, "], 'positions': [");
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    g_string_append_printf (
        text,
        "%s{'party': 'bill', 'issue': '%s', 'values': {'bill': %u, 'jack': 0}}, {'party': 'jack', "
        "'issue': '%s', 'values': {'bill': 0, 'jack': %u}}",
        i > 0 ? ", " : "", goods[i].good, 9 * goods[i].bill, goods[i].good, 9 * goods[i].jack);
  g_string_append (text, "]");
  return dm_test_model_read (text->str);
}

static void test_barter (void) {
  g_autoptr (DmModel) model = make_barter ();
  g_autoptr (DmPackages) packages = look_at (model);
  g_autofree char *count = dm_package_grid_count (packages->grid, DM_PACKAGES_ALL);
  g_autofree char *possible = dm_package_grid_count (packages->grid, DM_PACKAGES_POSSIBLE);
  g_autofree char *agreed = dm_package_grid_count (packages->grid, DM_PACKAGES_AGREED);
  g_autofree guint *rational = g_new (guint, packages->frontier->n_points);
  guint n_rational = 0;
  g_assert_cmpstr (count, ==, "512");
  g_assert_cmpstr (possible, ==, "512");
  g_assert_cmpstr (agreed, ==, "0"); /* each wants every good */
  for (guint i = packages->frontier->n_points; i-- > 0;)
    if (packages->solutions->is_rational[i])
      rational[n_rational++] = i;
  g_autofree char *gains = show_points (packages, rational, n_rational);
  g_assert_cmpstr (gains, ==, "(2,8) (6,7) (8,6) (12,5) (14,4) (16,2) (18,0)");
  g_assert_cmpuint (packages->solutions->n_rational, ==, 7);
  g_assert_true (packages->grid->parties[0].is_exact);
  g_assert_cmpfloat (packages->frontier->epsilon, ==, 0);
  assert_solution (packages, DM_SOLUTION_NASH, "(12,5)");
  assert_solution (packages, DM_SOLUTION_KALAI_SMORODINSKY, "(12,5)");
  assert_solution (packages, DM_SOLUTION_EGALITARIAN, "(8,6)");
  assert_solution (packages, DM_SOLUTION_UTILITARIAN, "(18,0) (16,2) (14,4)");
}

/* The package named for Nash's solution reaches it: Bill gives book, whip, ball and bat for pen, toy and knife. */
static void test_barter_package (void) {
  g_autoptr (DmModel) model = make_barter ();
  g_autoptr (DmPackages) packages = look_at (model);
  guint points[G_N_ELEMENTS (goods)];
  dm_frontier_get_package (packages->frontier,
                           packages->solutions->solutions[DM_SOLUTION_NASH].points[0], points);
  guint bill = 0, jack = 0;
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++) {
    bill += points[i] == 0 ? goods[i].bill : 0;
    jack += points[i] == 1 ? goods[i].jack : 0;
  }
  g_assert_cmpuint (bill, ==, 24);
  g_assert_cmpuint (jack, ==, 11);
}

static const struct {
  const char *issue;
  guint israel, egypt;
} points_of[] = { { "sinai", 35, 55 },  { "recognition", 10, 5 }, { "west-bank", 20, 10 },
                  { "linkage", 10, 5 }, { "rights", 5, 20 },      { "jerusalem", 20, 5 } };

static DmModel *make_camp_david (gboolean backwards) {
  g_autoptr (GString) issues = g_string_new (NULL);
  g_autoptr (GString) positions = g_string_new (NULL);
  guint n = G_N_ELEMENTS (points_of);
  for (guint k = 0; k < n; k++) {
    guint i = backwards ? n - 1 - k : k;
    g_string_append_printf (issues,
                            "%s{'id': '%s', 'name': 'I', 'scale': {'type': 'ordinal', 'levels': "
                            "[{'id': 'e', 'name': 'E'}, {'id': 'i', 'name': 'I'}]}}",
                            k > 0 ? ", " : "", points_of[i].issue);
    g_string_append_printf (
        positions,
        "%s{'party': 'israel', 'issue': '%s', 'demand': 'i', 'salience': %u}, {'party': 'egypt', "
        "'issue': '%s', 'demand': 'e', 'salience': %u}",
        k > 0 ? ", " : "", points_of[i].issue, points_of[i].israel, points_of[i].issue,
        points_of[i].egypt);
  }
  g_autofree char *text = g_strdup_printf (
      "'parties': [{'id': 'israel', 'name': 'Israel'}, {'id': 'egypt', 'name': 'Egypt'}], "
      "'issues': [%s], 'positions': [%s]",
      issues->str, positions->str);
  return dm_test_model_read (text);
}

static void test_camp_david (void) {
  for (guint turn = 0; turn < 2; turn++) {
    g_autoptr (DmModel) model = make_camp_david (turn > 0);
    g_autoptr (DmPackages) packages = look_at (model);
    const DmAdjustedWinner *winner = packages->adjusted_winner;
    g_assert_nonnull (winner);
    g_assert_cmpfloat_with_epsilon (winner->points[0], 65 + 5.0 / 6, 1e-9);
    g_assert_cmpfloat_with_epsilon (winner->points[1], 65 + 5.0 / 6, 1e-9);
    g_assert_cmpuint (winner->n_items, ==, G_N_ELEMENTS (points_of) + 1);
    for (guint i = 0; i < winner->n_items; i++) {
      const DmAwardedItem *item = &winner->items[i];
      guint issue = packages->grid->issues[item->nth].issue;
      const char *id = dm_model_get_issue (model, issue)->id;
      if (g_str_equal (id, "sinai"))
        g_assert_cmpfloat_with_epsilon (item->share, item->to == 0 ? 1.0 / 6 : 5.0 / 6, 1e-9);
      else
        g_assert_cmpuint (item->to, ==, g_str_equal (id, "rights") ? 1 : 0);
    }
  }
}

#define TWO "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}], "
#define ONE "'parties': [{'id': 'a', 'name': 'A'}], "
#define SCALE(id, scale) "{'id': '" id "', 'name': 'I', 'scale': " scale "}"
#define LEVELS                                                                                     \
  "{'type': 'ordinal', 'levels': [{'id': 'x', 'name': 'X'}, {'id': 'y', 'name': 'Y'}, {'id': "     \
  "'z', 'name': 'Z'}]}"
#define RANGE(more) "{'type': 'interval', 'min': 0, 'max': 40000, 'unit': 't'" more "}"
#define AT(party, issue, what) "{'party': '" party "', 'issue': '" issue "', " what "}"

static const struct {
  const char *members, *count, *possible, *agreed;
  DmPackagesLack lack;
  guint n_frontier, n_rational;
} odd[] = {
  /* nobody, nothing */
  { "'parties': []", "0", "0", "0", DM_PACKAGES_LACK_POSITIONS, 0, 0 },
  { TWO "'issues': [" SCALE ("i", LEVELS) "]", "0", "0", "0", DM_PACKAGES_LACK_POSITIONS, 0, 0 },
  /* one party gets what it wants */
  { ONE "'issues': [" SCALE ("i", LEVELS) "], 'positions': [" AT ("a", "i", "'demand': 'y'") "]",
    "3", "3", "1", DM_PACKAGES_LACK_NOTHING, 1, 1 },
  /* red lines exclude one another */
  { TWO "'issues': [" SCALE ("i", LEVELS) ", " SCALE ("j", LEVELS) "], 'positions': [" AT (
        "a", "i", "'limits': {'to': 'x'}, 'demand': 'x'") ", " AT ("b", "i",
                                                                   "'limits': {'from': 'y'}, "
                                                                   "'demand': "
                                                                   "'z'") "]",
    "3", "0", "0", DM_PACKAGES_LACK_POINTS, 0, 0 },
  /* limits alone have no score */
  { TWO "'issues': [" SCALE ("i", LEVELS) "], 'positions': [" AT (
        "a", "i", "'limits': {'to': 'y'}") ", " AT ("b", "i", "'limits': {}") "]",
    "3", "2", "0", DM_PACKAGES_LACK_SCORES, 0, 0 },
  { ONE "'issues': [" SCALE ("i", LEVELS) "], 'positions': [" AT (
        "a", "i", "'demand': 'y', 'salience': 0") "]",
    "3", "3", "1", DM_PACKAGES_LACK_SCORES, 0, 0 },
  /* 11 even points; steps; more steps than are looked at; 0, 3, 6, 9 of 0 to 10 */
  { ONE "'issues': [" SCALE ("i", RANGE ("")) "], 'positions': [" AT (
        "a", "i", "'accepts': {'to': 10000}") "]",
    "11", "11", "3", DM_PACKAGES_LACK_NOTHING, 1, 1 },
  { TWO "'issues': [" SCALE ("i", RANGE (", 'step': 1")) "], 'positions': [" AT (
        "a", "i", "'demand': 0") ", " AT ("b", "i", "'demand': 40000") "]",
    "40001", "40001", "0", DM_PACKAGES_LACK_NOTHING, 40001, 40001 },
  { ONE "'issues': [" SCALE ("i", RANGE (", 'step': 0.1")) "], 'positions': [" AT ("a", "i",
                                                                                   "'demand': "
                                                                                   "0") "]",
    "11", "11", "1", DM_PACKAGES_LACK_NOTHING, 1, 1 },
  { ONE "'issues': [" SCALE ("i", "{'type': 'interval', 'min': 0, 'max': 10, 'step': 3, 'unit': "
                                  "'t'}") "], 'positions': [" AT ("a", "i", "'demand': 9") "]",
    "4", "4", "1", DM_PACKAGES_LACK_NOTHING, 1, 1 },
  /* the third step of 0.1 lies within a limit of 0.3 */
  { ONE "'issues': [" SCALE ("i", "{'type': 'interval', 'min': 0, 'max': 1, 'step': 0.1, 'unit': "
                                  "'t'}") "], 'positions': [" AT ("a", "i",
                                                                  "'demand': 0.3, 'limits': {'to': "
                                                                  "0.3}") "]",
    "11", "4", "1", DM_PACKAGES_LACK_NOTHING, 1, 1 },
  /* nothing that both find better than no deal */
  { "'parties': [{'id': 'a', 'name': 'A', 'no_deal': {'value': 60}}, {'id': 'b', 'name': 'B', "
    "'no_deal': {'value': 50}}], 'issues': [" SCALE ("i", LEVELS) "], 'positions': [" AT (
        "a", "i", "'demand': 'x'") ", " AT ("b", "i", "'demand': 'z'") "]",
    "3", "3", "0", DM_PACKAGES_LACK_NOTHING, 3, 0 },
  /* as good as no deal is good enough */
  { "'parties': [{'id': 'a', 'name': 'A', 'no_deal': {'value': 50}}, {'id': 'b', 'name': 'B', "
    "'no_deal': {'value': 50}}], 'issues': [" SCALE ("i", LEVELS) "], 'positions': [" AT (
        "a", "i", "'demand': 'x'") ", " AT ("b", "i", "'demand': 'z'") "]",
    "3", "3", "0", DM_PACKAGES_LACK_NOTHING, 3, 1 },
};

static void test_odd (void) {
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++) {
    g_autoptr (DmModel) model = dm_test_model_read (odd[i].members);
    g_autoptr (DmPackages) packages = look_at (model);
    g_autofree char *count = dm_package_grid_count (packages->grid, DM_PACKAGES_ALL);
    g_autofree char *possible = dm_package_grid_count (packages->grid, DM_PACKAGES_POSSIBLE);
    g_autofree char *agreed = dm_package_grid_count (packages->grid, DM_PACKAGES_AGREED);
    g_test_message ("%s", odd[i].members);
    g_assert_cmpstr (count, ==, odd[i].count);
    g_assert_cmpstr (possible, ==, odd[i].possible);
    g_assert_cmpstr (agreed, ==, odd[i].agreed);
    g_assert_cmpint (packages->lack, ==, odd[i].lack);
    g_assert_cmpuint (packages->frontier->n_points, ==, odd[i].n_frontier);
    g_assert_cmpuint (packages->solutions->n_rational, ==, odd[i].n_rational);
    for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
      g_assert_cmpint (packages->solutions->solutions[kind].n_points > 0, ==,
                       odd[i].n_rational > 0);
  }
}

/* 3^60 packages, counted to the last digit. */
static void test_large_count (void) {
  g_autoptr (GString) issues = g_string_new (NULL);
  g_autoptr (GString) positions = g_string_new (NULL);
  for (guint i = 0; i < 60; i++) {
    g_string_append_printf (issues, "%s{'id': 'i%u', 'name': 'I', 'scale': " LEVELS "}",
                            i > 0 ? ", " : "", i);
    g_string_append_printf (positions,
                            "%s{'party': 'a', 'issue': 'i%u', 'demand': 'x'}, {'party': 'b', "
                            "'issue': 'i%u', 'demand': 'z'}",
                            i > 0 ? ", " : "", i, i);
  }
  g_autofree char *text
      = g_strdup_printf (TWO "'issues': [%s], 'positions': [%s]", issues->str, positions->str);
  g_autoptr (DmModel) model = dm_test_model_read (text);
  g_autoptr (DmPackages) packages = look_at (model);
  g_autofree char *count = dm_package_grid_count (packages->grid, DM_PACKAGES_ALL);
  g_assert_cmpstr (count, ==, "42391158275216203514294433201");
  g_assert_cmpuint (packages->frontier->n_points, ==, 121); /* either gives 0 to 120 half issues */
}

/* What each position's scores rest on, what was assumed, and who is waited for. */
static void test_bases (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      TWO "'issues': [{'id': 'i', 'name': 'I', 'needs': ['b'], 'scale': " LEVELS
          "}], 'positions': [" AT ("a", "i", "'demand': 'x', 'values': {'y': 33.3}") "]");
  g_autoptr (DmPackages) packages = look_at (model);
  const DmPackageGrid *grid = packages->grid;
  g_assert_cmpuint (grid->issues[0].stakes[0].bases, ==,
                    1u << DM_SCORE_VALUES | 1u << DM_SCORE_DEMAND);
  g_assert_true (grid->parties[0].salience_assumed);
  g_assert_true (grid->parties[0].is_exact);
  g_assert_false (grid->parties[1].is_scored);
  g_assert_cmpuint (grid->n_waiting, ==, 1);
  guint n_waits_for;
  g_autofree guint *waits_for = dm_package_grid_list_waits_for (grid, 0, &n_waits_for);
  g_assert_cmpuint (n_waits_for, ==, 1);
  g_assert_cmpuint (waits_for[0], ==, 1);
  g_assert_null (packages->adjusted_winner);
}

/* Thirds and sevenths are whole on the grid; a number of 16 digits isn't, and the grid says so. */
static void test_grids (void) {
  static const struct {
    const char *salience;
    gboolean is_exact;
  } cases[] = { { "33.3", TRUE }, { "0.1", TRUE }, { "33.33333333333333", FALSE } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf (
        ONE "'issues': [" SCALE ("i", LEVELS) ", " SCALE (
            "j",
            "{'type': 'interval', 'min': 0, 'max': 7, 'step': 1, 'unit': 't'}") "], "
                                                                                "'positions': "
                                                                                "[" AT ("a", "i", "'demand': 'x', 'salience': %s") ", " AT (
                                                                                    "a", "j",
                                                                                    "'demand': 0") "]",
        cases[i].salience);
    g_autoptr (DmModel) model = dm_test_model_read (text);
    g_autoptr (DmPackages) packages = look_at (model);
    const DmPackageParty *party = &packages->grid->parties[0];
    const DmPackageStake *stake = &packages->grid->issues[1].stakes[0];
    g_assert_cmpint (party->is_exact, ==, cases[i].is_exact);
    g_assert_cmpint (party->whole, <=, G_GINT64_CONSTANT (1) << 52);
    g_assert_cmpfloat_with_epsilon ((double) stake->worth[1] / (double) stake->weight, 6.0 / 7,
                                    1e-12);
    if (cases[i].is_exact)
      g_assert_cmpint (7 * stake->worth[1], ==, 6 * stake->weight);
  }
}

/* From the middle of both, each has one issue that it cares for more. */
static void test_trades (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      TWO
      "'issues': [" SCALE ("i", LEVELS) ", " SCALE ("j", LEVELS) ", " SCALE ("k", LEVELS) "], 'positions': [" AT (
          "a", "i",
          "'demand': 'x', 'salience': 80") ", " AT ("b", "i",
                                                    "'demand': 'z', 'salience': 20") ", " AT ("a",
                                                                                              "j",
                                                                                              "'demand': 'x', 'salience': "
                                                                                              "20") ", " AT ("b",
                                                                                                             "j",
                                                                                                             "'demand': 'z', "
                                                                                                             "'salience': "
                                                                                                             "80") "]");
  g_autoptr (DmPackages) packages = look_at (model);
  const DmTrades *trades = packages->trades;
  g_assert_cmpuint (trades->start[0], ==, 1);
  g_assert_cmpuint (trades->start[1], ==, 1);
  g_assert_cmpuint (trades->n_trades, ==, 1);
  const DmTrade *trade = &trades->trades[0];
  g_assert_cmpuint (trade->gives[0].nth, ==, 1); /* a gives way on j */
  g_assert_cmpuint (trade->gives[0].to, ==, 2);
  g_assert_cmpuint (trade->gives[1].nth, ==, 0);
  g_assert_cmpuint (trade->gives[1].to, ==, 0);
  g_assert_cmpfloat_with_epsilon (trade->gains[0], 30, 1e-9); /* 40 − 10 */
  g_assert_cmpfloat_with_epsilon (trade->gains[1], 30, 1e-9);
  const guint best[] = { 0, 2 }; /* each has its way where it matters: nothing is left to trade */
  g_autoptr (DmTrades) none = dm_trades_new (packages->grid, best, NULL, NULL);
  g_assert_cmpuint (none->n_trades, ==, 0);
}

/* What closes everything can be left aside; of the rest a package is possible. */
static void test_without_closed (void) {
  g_autoptr (DmModel) model = dm_test_model_read (
      TWO "'issues': [" SCALE ("i", LEVELS) ", " SCALE ("j", LEVELS) "], 'positions': [" AT (
          "a", "i", "'demand': 'x', 'limits': {'to': 'x'}") ", " AT ("b", "i",
                                                                     "'demand': 'z', 'limits': "
                                                                     "{'from': "
                                                                     "'z'}") ", " AT ("a", "j",
                                                                                      "'demand': "
                                                                                      "'x'") "]");
  for (guint n_issues = 0; n_issues < 2; n_issues++) { /* j with i, and i alone */
    const char *const issues[] = { "i", n_issues > 0 ? "j" : NULL, NULL };
    const DmReadingSpec spec = { .issues = issues };
    g_autoptr (DmReading) reading = dm_reading_new (model, &spec, NULL);
    g_autoptr (DmPackages) all = dm_packages_new (reading, DM_PACKAGES_OF_ALL, NULL, NULL, NULL);
    g_autoptr (DmPackages) open
        = dm_packages_new (reading, DM_PACKAGES_WITHOUT_CLOSED, NULL, NULL, NULL);
    g_assert_cmpint (all->lack, ==, DM_PACKAGES_LACK_POINTS);
    g_assert_cmpuint (all->frontier->n_points, ==, 0);
    g_assert_cmpint (open->lack, ==,
                     n_issues > 0 ? DM_PACKAGES_LACK_NOTHING : DM_PACKAGES_LACK_POINTS);
    g_assert_cmpuint (open->grid->n_closed, ==, 1);
    g_assert_cmpuint (open->grid->closed[0], ==, 0);
    g_assert_cmpuint (open->frontier->n_points, ==, n_issues);
  }
}

static void test_density (void) {
  g_autoptr (DmModel) model = make_barter ();
  g_autoptr (DmPackages) packages = look_at (model);
  g_autoptr (DmPackageDensity) density = dm_package_density_new (packages->grid, 96, NULL, NULL);
  double sum = 0, bill = 0, jack = 0;
  for (guint y = 0; y < 96; y++)
    for (guint x = 0; x < 96; x++) {
      double share = density->shares[y * 96 + x];
      g_assert_cmpfloat (share, >=, 0);
      sum += share;
      bill += share * x / 95 * 100;
      jack += share * y / 95 * 100;
    }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (bill, 17, 1e-9); /* half of 34 */
  g_assert_cmpfloat_with_epsilon (jack, 8, 1e-9);
}

static void count_pictures (DmPackages *packages, gpointer data) {
  g_assert_false (packages->is_final);
  g_assert_cmpfloat (packages->frontier->epsilon, >, 0);
  ++*(guint *) data;
}

static void test_cancelled (void) {
  g_autoptr (DmModel) model = make_barter ();
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_pictures = 0;
  const DmPackagesWatch watch = { NULL, count_pictures, &n_pictures };
  g_cancellable_cancel (cancellable);
  g_assert_null (dm_packages_new (reading, DM_PACKAGES_OF_ALL, &watch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_pictures, ==, 0);
  g_autoptr (DmPackages) packages
      = dm_packages_new (reading, DM_PACKAGES_OF_ALL, &watch, NULL, NULL);
  g_assert_true (packages->is_final);
  g_assert_cmpuint (n_pictures, ==, 0); /* the first was exact */
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packages/barter", test_barter);
  g_test_add_func ("/packages/barter package", test_barter_package);
  g_test_add_func ("/packages/camp david", test_camp_david);
  g_test_add_func ("/packages/odd", test_odd);
  g_test_add_func ("/packages/large count", test_large_count);
  g_test_add_func ("/packages/bases", test_bases);
  g_test_add_func ("/packages/grids", test_grids);
  g_test_add_func ("/packages/trades", test_trades);
  g_test_add_func ("/packages/without closed", test_without_closed);
  g_test_add_func ("/packages/density", test_density);
  g_test_add_func ("/packages/cancelled", test_cancelled);
  return g_test_run ();
}
