/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-package-grid.h"

#include "dm-exact.h"
#include "dm-natural.h"

#define CANCEL_EVERY 64 /* issues */

static guint count_steps (const DmScale *scale) {
  double n_steps = (scale->max - scale->min) / scale->step;
  /* 0.3 ÷ 0.1 is a trifle under 3 */
  double whole = floor (n_steps * (1 + 1e-12) + 1e-12);
  return whole < DM_PACKAGE_MAX_POINTS ? (guint) whole + 1 : 0;
}

static void list_points (DmPackageIssue *issue, const DmScale *scale) {
  if (scale->type != DM_SCALE_INTERVAL) {
    issue->from = DM_POINTS_LEVELS;
    issue->n_points = scale->n_levels;
    issue->places = g_new (double, issue->n_points);
    for (guint i = 0; i < issue->n_points; i++)
      issue->places[i] = i;
    return;
  }
  issue->n_points = scale->step > 0 ? count_steps (scale) : 0;
  gboolean is_even = issue->n_points == 0;
  issue->from = !is_even ? DM_POINTS_STEPS : scale->step > 0 ? DM_POINTS_COARSE : DM_POINTS_EVEN;
  if (is_even)
    issue->n_points = DM_PACKAGE_EVEN_POINTS;
  issue->places = g_new (double, issue->n_points);
  for (guint i = 0; i < issue->n_points; i++)
    issue->places[i]
        = is_even ? dm_decimal_step (scale->min, scale->max - scale->min, i, issue->n_points - 1)
                  : dm_decimal_step (scale->min, scale->step, i, 1);
}

/* No scale of levels has a place between two of them. */
static void list_points_with_term (DmPackageIssue *issue, const DmScale *scale,
                                   const DmTerm *term) {
  issue->is_given = term != NULL;
  if (term == NULL || scale->type != DM_SCALE_INTERVAL) {
    list_points (issue, scale);
    return;
  }
  issue->from = DM_POINTS_TERM;
  issue->n_points = 1;
  issue->places = g_new (double, 1);
  issue->places[0] = term->place;
}

static void keep_term (const DmPackageIssue *issue, const DmTerm *term, guint8 *flags) {
  for (guint i = 0; term != NULL && i < issue->n_points; i++)
    flags[i] &= issue->places[i] == term->place;
}

static void keep_within (const DmPackageIssue *issue, const DmScale *scale, const DmSet *set,
                         guint8 *flags) {
  for (guint i = 0; i < issue->n_points; i++)
    flags[i] &= dm_scale_set_contains (scale, set, issue->places[i]);
}

static guint count_flags (const guint8 *flags, guint n) {
  guint count = 0;
  for (guint i = 0; i < n; i++)
    count += flags[i];
  return count;
}

static void judge_points (DmPackageIssue *issue, const DmScale *scale, const DmRecord *record,
                          const DmTerm *term) {
  g_autofree guint8 *is_agreed = g_malloc (issue->n_points);
  issue->is_possible = g_malloc (issue->n_points);
  memset (is_agreed, TRUE, issue->n_points);
  memset (issue->is_possible, TRUE, issue->n_points);
  keep_term (issue, term, is_agreed);
  keep_term (issue, term, issue->is_possible);
  for (guint i = 0; i < record->n_holdings; i++) {
    DmSet set;
    dm_position_get_limits (record->holdings[i].position, scale, &set);
    keep_within (issue, scale, &set, issue->is_possible);
    dm_scale_set_clear (scale, &set);
    dm_position_get_accepted (record->holdings[i].position, scale, &set);
    keep_within (issue, scale, &set, is_agreed);
    dm_scale_set_clear (scale, &set);
  }
  issue->n_possible = count_flags (issue->is_possible, issue->n_points);
  issue->n_agreed = count_flags (is_agreed, issue->n_points);
}

/* Both lists are in the model's order of parties. */
static void list_stakes (const DmPackageGrid *grid, DmPackageIssue *issue, const DmRecord *record) {
  guint nth = 0;
  issue->n_stakes = record->n_holdings;
  issue->stakes = g_new0 (DmPackageStake, record->n_holdings);
  for (guint i = 0; i < record->n_holdings; i++) {
    while (grid->parties[nth].party != record->holdings[i].party)
      nth++;
    issue->stakes[i].nth = nth;
  }
}

static void clear_issue (DmPackageIssue *issue) {
  for (guint stake = 0; stake < issue->n_stakes; stake++)
    g_free (issue->stakes[stake].worth);
  g_free (issue->stakes);
  g_free (issue->places);
  g_free (issue->is_possible);
  *issue = (DmPackageIssue){ 0 };
}

static void add_issue (DmPackageGrid *grid, guint index, const DmTerm *term) {
  const DmIssue *of = dm_model_get_issue (dm_reading_get_model (grid->reading), index);
  g_auto (DmRecord) record = { 0, NULL };
  dm_reading_get_record (grid->reading, index, &record);
  if (record.n_holdings == 0)
    return;
  DmPackageIssue *issue = &grid->issues[grid->n_issues];
  issue->issue = index;
  list_points_with_term (issue, of->scale, term);
  judge_points (issue, of->scale, &record, term);
  list_stakes (grid, issue, &record);
  if (issue->n_possible == 0) {
    grid->closed[grid->n_closed++] = index;
    if (grid->scope == DM_PACKAGES_WITHOUT_CLOSED) {
      clear_issue (issue);
      return;
    }
  }
  guint n_waits_for;
  g_autofree guint *waits_for = dm_verdict_list_waits_for (grid->reading, index, &n_waits_for);
  if (n_waits_for > 0)
    grid->waiting[grid->n_waiting++] = grid->n_issues;
  grid->n_issues++;
}

static void add_parties (DmPackageGrid *grid) {
  DmModel *model = dm_reading_get_model (grid->reading);
  grid->n_parties = dm_reading_get_n_parties (grid->reading);
  grid->parties = g_new0 (DmPackageParty, MAX (grid->n_parties, 1));
  grid->scored = g_new (guint, MAX (grid->n_parties, 1));
  for (guint nth = 0; nth < grid->n_parties; nth++) {
    guint party = dm_reading_get_party (grid->reading, nth);
    const DmParty *of = dm_model_get_party (model, party);
    grid->parties[nth].party = party;
    grid->parties[nth].no_deal_given = of->no_deal_given && !isnan (of->no_deal_value);
  }
}

/**
 * dm_package_grid_new:
 * @reading: a reading
 * @scope: which issues
 * @cancellable: (nullable): stops it between issues
 * @error: return location
 *
 * Lays out the packages of a reading: a package names a point on each shown issue on which a shown party is on
 * record, whatever the issue's kind. Scores become whole numbers, one grid for each party, so that sums of them are
 * exact and equal scores are equal.
 *
 * Returns: (transfer full) (nullable): the grid, or %NULL where it was cancelled
 */
DmPackageGrid *dm_package_grid_new (DmReading *reading, DmPackageScope scope,
                                    GCancellable *cancellable, GError **error) {
  return dm_package_grid_new_with_terms (reading, scope, NULL, cancellable, error);
}

/**
 * dm_package_grid_new_with_terms:
 * @reading: a reading
 * @scope: which issues
 * @terms: (nullable): a proposal of the reading's model
 * @cancellable: (nullable): stops it between issues
 * @error: return location
 *
 * As dm_package_grid_new(), of packages that have all terms of @terms: on its issues nothing else is possible. Scores are what they
 * are among all packages. An issue on which a term crosses a red line is a closed one.
 *
 * Returns: (transfer full) (nullable): the grid, or %NULL where it was cancelled
 */
DmPackageGrid *dm_package_grid_new_with_terms (DmReading *reading, DmPackageScope scope,
                                               const DmProposal *terms, GCancellable *cancellable,
                                               GError **error) {
  g_autoptr (DmPackageGrid) grid = g_new0 (DmPackageGrid, 1);
  guint n_issues = dm_reading_get_n_issues (reading);
  g_atomic_ref_count_init (&grid->ref_count);
  grid->reading = dm_reading_ref (reading);
  grid->scope = scope;
  grid->issues = g_new0 (DmPackageIssue, MAX (n_issues, 1));
  grid->closed = g_new (guint, MAX (n_issues, 1));
  grid->waiting = g_new (guint, MAX (n_issues, 1));
  add_parties (grid);
  for (guint nth = 0; nth < n_issues; nth++) {
    if (nth % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    guint issue = dm_reading_get_issue (reading, nth);
    add_issue (grid, issue, terms != NULL ? dm_proposal_find_term (terms, issue) : NULL);
  }
  if (!dm_package_grid_scale (grid, cancellable, error))
    return NULL;
  return g_steal_pointer (&grid);
}

/** dm_package_grid_ref: Returns: (transfer full): @grid, with one reference more */
DmPackageGrid *dm_package_grid_ref (DmPackageGrid *grid) {
  g_atomic_ref_count_inc (&grid->ref_count);
  return grid;
}

/** dm_package_grid_unref: gives a reference back */
void dm_package_grid_unref (DmPackageGrid *grid) {
  if (!g_atomic_ref_count_dec (&grid->ref_count))
    return;
  for (guint i = 0; i < grid->n_issues; i++)
    clear_issue (&grid->issues[i]);
  g_free (grid->issues);
  g_free (grid->parties);
  g_free (grid->scored);
  g_free (grid->closed);
  g_free (grid->waiting);
  dm_reading_unref (grid->reading);
  g_free (grid);
}

/** dm_package_grid_is_closed: Returns: whether no package is possible, there being issues */
gboolean dm_package_grid_is_closed (const DmPackageGrid *grid) {
  return grid->n_closed > 0 && grid->scope == DM_PACKAGES_OF_ALL;
}

/**
 * dm_package_grid_count:
 * @grid: a grid
 * @what: what to count
 *
 * Returns: (transfer full): how many packages there are, in decimal digits, however many; "0" where no issue is on record
 */
char *dm_package_grid_count (const DmPackageGrid *grid, DmPackageCount what) {
  g_auto (DmNatural) count = { 0 };
  dm_natural_init (&count, grid->n_issues > 0 ? 1 : 0);
  for (guint i = 0; i < grid->n_issues; i++) {
    const DmPackageIssue *issue = &grid->issues[i];
    dm_natural_multiply (&count, what == DM_PACKAGES_ALL        ? issue->n_points
                                 : what == DM_PACKAGES_POSSIBLE ? issue->n_possible
                                                                : issue->n_agreed);
  }
  return dm_natural_to_decimal (&count);
}

/** dm_package_grid_list_waits_for: Returns: (transfer full): the parties that the @nth of the grid's issues waits for */
guint *dm_package_grid_list_waits_for (const DmPackageGrid *grid, guint nth, guint *n_parties) {
  g_return_val_if_fail (nth < grid->n_issues, NULL);
  return dm_verdict_list_waits_for (grid->reading, grid->issues[nth].issue, n_parties);
}

/** dm_package_issue_find_stake: Returns: (nullable): the stake of the grid's @nth party, where it has a score here */
const DmPackageStake *dm_package_issue_find_stake (const DmPackageIssue *issue, guint nth) {
  for (guint i = 0; i < issue->n_stakes; i++)
    if (issue->stakes[i].nth == nth)
      return issue->stakes[i].worth != NULL ? &issue->stakes[i] : NULL;
  return NULL;
}

/** dm_package_issue_find_point: Returns: whether @place is one of the issue's points, which is then in @point */
gboolean dm_package_issue_find_point (const DmPackageIssue *issue, double place, guint *point) {
  guint low = 0, high = issue->n_points;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (issue->places[middle] < place)
      low = middle + 1;
    else
      high = middle;
  }
  *point = low;
  return low < issue->n_points && issue->places[low] == place;
}

/** dm_package_party_score: Returns: what @worth is on the score of 0 to 100 */
double dm_package_party_score (const DmPackageParty *party, gint64 worth) {
  return party->whole > 0 ? 100 * (double) worth / (double) party->whole : NAN;
}
