/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-solutions.h"

G_BEGIN_DECLS

#define DM_SOLUTION_MAX_PACKAGES 100

/**
 * DmSolutionPackages: the packages that a solution leaves tied: those of all its points.
 * @is_all: FALSE where there are more, or may be
 * @points: a package after the other, a point for each issue of the grid
 * @of: by package: which point of the frontier it reaches
 */
typedef struct {
  guint n_packages;
  gboolean is_all;
  guint *points;
  guint *of;
} DmSolutionPackages;

gboolean dm_solution_packages_list (const DmPackageGrid *grid, const DmFrontier *frontier,
                                    const DmSolutions *solutions,
                                    DmSolutionPackages packages[DM_N_SOLUTIONS],
                                    GCancellable *cancellable, GError **error);
void dm_solution_packages_clear (DmSolutionPackages *packages);

G_END_DECLS
