/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-exact.h"
#include "dm-package-grid.h"

/*
 * One grid for each party: the least on which all its saliences, all its terms salience × score and its d are whole,
 * where that has no more than 2^52 steps to a score of 100; else one of 2^51 to 2^52 steps to which each term is
 * rounded once.
 */

typedef struct {
  DmPackageGrid *grid;
  gint64 *scales; /* by party, steps to a salience of 1 */
  gint64 *wholes; /* by party, steps to all its saliences */
  double *totals; /* by party, of saliences */
} Scaling;

typedef gboolean (*StakeFunc) (Scaling *scaling, const DmPackageIssue *issue, DmPackageStake *stake,
                               const DmScorer *scorer, double salience);

/* Which scores it has, and whether it counts at all. */
static gboolean look (Scaling *scaling, const DmPackageIssue *issue, DmPackageStake *stake,
                      const DmScorer *scorer, double salience) {
  for (guint i = 0; i < issue->n_points; i++)
    stake->bases |= 1u << dm_scorer_get_parts (scorer, issue->places[i]).basis;
  if (stake->bases & 1u << DM_SCORE_UNKNOWN) /* all of it: a score needs a value for every point */
    return FALSE;
  scaling->totals[stake->nth] += salience;
  return salience > 0;
}

static gboolean join (Scaling *scaling, const DmPackageIssue *issue, DmPackageStake *stake,
                      const DmScorer *scorer, double salience) {
  gint64 *scale = &scaling->scales[stake->nth];
  DmRatio weight, score, term;
  if (!dm_ratio_from_decimal (salience, 1, &weight) || !dm_exact_join (scale, &weight))
    return FALSE;
  for (guint i = 0; i < issue->n_points; i++) {
    DmScoreParts parts = dm_scorer_get_parts (scorer, issue->places[i]);
    if (!dm_ratio_from_score (&parts, &score) || !dm_ratio_multiply (&weight, &score, &term)
        || !dm_exact_join (scale, &term))
      return FALSE;
  }
  return TRUE;
}

static gboolean weigh (Scaling *scaling, const DmPackageIssue *issue, DmPackageStake *stake,
                       const DmScorer *scorer, double salience) {
  DmRatio weight;
  if (!dm_ratio_from_decimal (salience, 1, &weight))
    return FALSE;
  gint64 steps = dm_exact_scaled (&weight, scaling->scales[stake->nth]);
  gint64 *whole = &scaling->wholes[stake->nth];
  return !__builtin_add_overflow (*whole, steps, whole) && *whole <= DM_EXACT_MAX;
}

static gboolean fill (Scaling *scaling, const DmPackageIssue *issue, DmPackageStake *stake,
                      const DmScorer *scorer, double salience) {
  DmPackageParty *party = &scaling->grid->parties[stake->nth];
  gint64 scale = scaling->scales[stake->nth];
  DmRatio weight, score, term;
  stake->worth = g_new (gint64, issue->n_points);
  if (party->is_exact && dm_ratio_from_decimal (salience, 1, &weight)) {
    stake->weight = dm_exact_scaled (&weight, scale);
    for (guint i = 0; i < issue->n_points; i++) {
      DmScoreParts parts = dm_scorer_get_parts (scorer, issue->places[i]);
      gboolean is_exact
          = dm_ratio_from_score (&parts, &score) && dm_ratio_multiply (&weight, &score, &term);
      stake->worth[i] = is_exact ? dm_exact_scaled (&term, scale) : 0;
    }
  } else {
    stake->weight = (gint64) round (salience * (double) scale);
    for (guint i = 0; i < issue->n_points; i++) {
      DmScoreParts parts = dm_scorer_get_parts (scorer, issue->places[i]);
      double worth = round (salience * dm_score_parts_divide (&parts) * (double) scale);
      stake->worth[i] = CLAMP ((gint64) worth, 0, stake->weight);
    }
  }
  party->whole += stake->weight;
  return TRUE;
}

static void visit_stake (Scaling *scaling, DmPackageIssue *issue, DmPackageStake *stake,
                         StakeFunc visit) {
  DmPackageGrid *grid = scaling->grid;
  DmPackageParty *party = &grid->parties[stake->nth];
  const DmPosition *position = dm_reading_get_position (grid->reading, issue->issue, party->party);
  const DmScale *scale
      = dm_model_get_issue (dm_reading_get_model (grid->reading), issue->issue)->scale;
  g_auto (DmScorer) scorer = { 0 };
  dm_scorer_init (&scorer, position, scale);
  double salience = dm_position_get_salience (position);
  if (visit == look) {
    if (look (scaling, issue, stake, &scorer, salience)) {
      party->is_scored = TRUE;
      party->salience_assumed |= !(position->flags & DM_POSITION_SALIENCE);
    }
  } else if (salience > 0 && !(stake->bases & 1u << DM_SCORE_UNKNOWN)
             && (visit == fill || party->is_exact)) {
    party->is_exact &= visit (scaling, issue, stake, &scorer, salience);
  }
}

static gboolean visit_all (Scaling *scaling, StakeFunc visit, GCancellable *cancellable,
                           GError **error) {
  for (guint i = 0; i < scaling->grid->n_issues; i++) {
    DmPackageIssue *issue = &scaling->grid->issues[i];
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    for (guint stake = 0; stake < issue->n_stakes; stake++)
      visit_stake (scaling, issue, &issue->stakes[stake], visit);
  }
  return TRUE;
}

static double get_no_deal (const DmPackageGrid *grid, const DmPackageParty *party) {
  const DmModel *model = dm_reading_get_model (grid->reading);
  return party->no_deal_given ? dm_model_get_party (model, party->party)->no_deal_value : 0;
}

/* d is a share of the whole: the grid must make that share whole, too. */
static gboolean join_no_deal (Scaling *scaling, guint nth) {
  DmPackageGrid *grid = scaling->grid;
  gint64 *scale = &scaling->scales[nth];
  DmRatio total = { (DmWide) scaling->wholes[nth], 1 }, no_deal, share;
  if (!dm_ratio_from_decimal (get_no_deal (grid, &grid->parties[nth]), 100, &no_deal)
      || !dm_ratio_multiply (&total, &no_deal, &share))
    return FALSE;
  /* in steps of the grid so far: what they must be divided into */
  gint64 parts = 1;
  return dm_exact_join (&parts, &share) && total.over * (DmWide) parts <= (DmWide) DM_EXACT_MAX
         && !__builtin_mul_overflow (*scale, parts, scale);
}

static void settle_scales (Scaling *scaling) {
  DmPackageGrid *grid = scaling->grid;
  for (guint nth = 0; nth < grid->n_parties; nth++) {
    DmPackageParty *party = &grid->parties[nth];
    if (!party->is_scored)
      continue;
    if (party->is_exact)
      party->is_exact = join_no_deal (scaling, nth);
    if (party->is_exact)
      continue;
    int exponent; /* of the total, which is below 2^exponent: rounding up of the terms has room above */
    frexp (scaling->totals[nth], &exponent);
    scaling->scales[nth] = exponent < 51 ? G_GINT64_CONSTANT (1) << MIN (51 - exponent, 62) : 1;
  }
}

static void settle_no_deals (DmPackageGrid *grid) {
  for (guint nth = 0; nth < grid->n_parties; nth++) {
    DmPackageParty *party = &grid->parties[nth];
    DmRatio share;
    double no_deal = get_no_deal (grid, party);
    if (party->is_exact && dm_ratio_from_decimal (no_deal, 100, &share))
      party->no_deal = (gint64) ((DmWide) party->whole * share.over / share.under);
    else
      party->no_deal = (gint64) round (no_deal / 100 * (double) party->whole);
    if (party->is_scored)
      grid->scored[grid->n_scored++] = nth;
  }
}

/** dm_package_grid_scale: weighs every point of @grid for every party; FALSE where it was cancelled */
gboolean dm_package_grid_scale (DmPackageGrid *grid, GCancellable *cancellable, GError **error) {
  g_autofree gint64 *scales = g_new (gint64, MAX (grid->n_parties, 1));
  g_autofree gint64 *wholes = g_new0 (gint64, MAX (grid->n_parties, 1));
  g_autofree double *totals = g_new0 (double, MAX (grid->n_parties, 1));
  Scaling scaling = { grid, scales, wholes, totals };
  for (guint nth = 0; nth < grid->n_parties; nth++)
    scales[nth] = 1;
  if (!visit_all (&scaling, look, cancellable, error))
    return FALSE;
  for (guint nth = 0; nth < grid->n_parties; nth++)
    grid->parties[nth].is_exact = grid->parties[nth].is_scored;
  if (!visit_all (&scaling, join, cancellable, error)
      || !visit_all (&scaling, weigh, cancellable, error))
    return FALSE;
  settle_scales (&scaling);
  if (!visit_all (&scaling, fill, cancellable, error))
    return FALSE;
  settle_no_deals (grid);
  return TRUE;
}
