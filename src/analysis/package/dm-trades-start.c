/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-trades-private.h"

/* What the point is worth to the party for whom it is worth least, as a share of what the issue is to it. */
typedef struct {
  gint64 over, under;
  double total; /* of all shares */
} Middle;

static Middle weigh (const DmPackageIssue *issue, guint point) {
  Middle middle = { 1, 1, 0 };
  for (guint i = 0; i < issue->n_stakes; i++) {
    const DmPackageStake *stake = &issue->stakes[i];
    if (stake->worth == NULL || stake->weight == 0)
      continue;
    middle.total += (double) stake->worth[point] / (double) stake->weight;
    if ((__int128) stake->worth[point] * middle.under < (__int128) middle.over * stake->weight) {
      middle.over = stake->worth[point];
      middle.under = stake->weight;
    }
  }
  return middle;
}

static gboolean is_better (const Middle *a, const Middle *b) {
  __int128 first = (__int128) a->over * b->under, second = (__int128) b->over * a->under;
  return first != second ? first > second : a->total > b->total + 1e-12;
}

/* The possible point at which the one who gets least gets most; of such the best for all together; of such the first. */
static guint find_middle (const DmPackageIssue *issue) {
  guint best = 0;
  gboolean is_found = FALSE;
  Middle best_middle = { 0, 1, 0 };
  for (guint point = 0; point < issue->n_points; point++) {
    if (!issue->is_possible[point])
      continue;
    Middle middle = weigh (issue, point);
    if (is_found && !is_better (&middle, &best_middle))
      continue;
    best = point;
    best_middle = middle;
    is_found = TRUE;
  }
  return best;
}

static guint find_nearest (const DmPackageIssue *issue, double place) {
  guint point;
  if (dm_package_issue_find_point (issue, place, &point))
    return point;
  if (point == issue->n_points
      || (point > 0 && place - issue->places[point - 1] <= issue->places[point] - place))
    point--;
  return point;
}

/**
 * dm_trades_find_start:
 * @grid: packages
 *
 * Where trading begins if no package is given: at the terms of the reading's proposal, or the points nearest to them;
 * on every other issue at the middle ground that the parties would find on it alone, the possible point that is worth most
 * to the one to whom it is worth least.
 *
 * Returns: (transfer full): a point for each issue of the grid
 */
guint *dm_trades_find_start (const DmPackageGrid *grid) {
  guint *start = g_new (guint, MAX (grid->n_issues, 1));
  int chosen = dm_reading_get_proposal (grid->reading);
  for (guint nth = 0; nth < grid->n_issues; nth++)
    start[nth] = find_middle (&grid->issues[nth]);
  if (chosen < 0)
    return start;
  const DmProposal *proposal
      = dm_model_get_proposal (dm_reading_get_model (grid->reading), (guint) chosen);
  for (guint i = 0; i < proposal->n_terms; i++)
    for (guint nth = 0; nth < grid->n_issues; nth++)
      if (grid->issues[nth].issue == proposal->terms[i].issue)
        start[nth] = find_nearest (&grid->issues[nth], proposal->terms[i].place);
  return start;
}
