/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-frontier.h"

G_BEGIN_DECLS

typedef enum {
  DM_SOLUTION_NASH,
  DM_SOLUTION_KALAI_SMORODINSKY,
  DM_SOLUTION_EGALITARIAN,
  DM_SOLUTION_UTILITARIAN,
  DM_N_SOLUTIONS
} DmSolutionKind;

const char *dm_solution_to_id (DmSolutionKind kind); /* "nash", "kalai_smorodinsky", … */

/** DmSolution: all points of a frontier that a solution leaves tied, in its order. */
typedef struct {
  guint n_points;
  guint *points;
} DmSolution;

/**
 * DmSolutions: what is chosen of a frontier.
 * @n_rational: points where no scored party is worse off than without a deal; where there are none, nothing is chosen
 * @no_deal: d by dim, on the parties' grids
 * @best: I by dim: the best that each gets at a rational point
 */
typedef struct {
  guint n_dims, n_rational;
  guint8 *is_rational; /* by point */
  gint64 *no_deal, *best, *whole;
  DmSolution solutions[DM_N_SOLUTIONS];
} DmSolutions;

DmSolutions *dm_solutions_new (const DmPackageGrid *grid, const DmFrontier *frontier,
                               GCancellable *cancellable, GError **error);
void dm_solutions_free (DmSolutions *solutions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSolutions, dm_solutions_free)

G_END_DECLS
