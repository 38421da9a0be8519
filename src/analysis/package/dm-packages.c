/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-packages.h"

/*
 * The first picture is for a view that shouldn't stay empty: it takes some hundredths of a second. The bound on work comes
 * to about a second for more than two parties, and what follows it to another.
 */
static const DmFrontierBounds first_picture = { 1000, 100000, 1000 };
static const DmFrontierBounds of_two = { 4000000, G_MAXUINT64, 400000 };
static const DmFrontierBounds of_more = { 400000, 6000000, 25000 };

static DmPackagesLack find_lack (const DmPackageGrid *grid) {
  if (dm_package_grid_is_closed (grid) || (grid->n_issues == 0 && grid->n_closed > 0))
    return DM_PACKAGES_LACK_POINTS;
  if (grid->n_issues == 0)
    return DM_PACKAGES_LACK_POSITIONS;
  return grid->n_scored == 0 ? DM_PACKAGES_LACK_SCORES : DM_PACKAGES_LACK_NOTHING;
}

/* Takes @frontier. */
static DmPackages *gather (DmPackageGrid *grid, DmFrontier *frontier, gboolean is_final,
                           GCancellable *cancellable, GError **error) {
  g_autoptr (DmPackages) packages = g_new0 (DmPackages, 1);
  g_atomic_ref_count_init (&packages->ref_count);
  packages->grid = dm_package_grid_ref (grid);
  packages->lack = find_lack (grid);
  packages->is_final = is_final;
  packages->frontier = frontier;
  packages->solutions = dm_solutions_new (grid, frontier, cancellable, error);
  if (packages->solutions == NULL)
    return NULL;
  packages->trades = dm_trades_new (grid, NULL, cancellable, error);
  if (packages->trades == NULL)
    return NULL;
  packages->adjusted_winner = dm_adjusted_winner_new (grid);
  return g_steal_pointer (&packages);
}

/* Returns: FALSE where it was cancelled; @done is the result where the first picture was exact already. */
static gboolean paint_first (DmPackageGrid *grid, const DmPackagesWatch *watch, DmPackages **done,
                             GCancellable *cancellable, GError **error) {
  DmFrontier *frontier = dm_frontier_new (grid, &first_picture, NULL, NULL, cancellable, error);
  if (frontier == NULL)
    return FALSE;
  gboolean is_exact = frontier->epsilon == 0;
  g_autoptr (DmPackages) packages = gather (grid, frontier, is_exact, cancellable, error);
  if (packages == NULL)
    return FALSE;
  if (is_exact)
    *done = g_steal_pointer (&packages);
  else
    watch->picture (packages, watch->data);
  return TRUE;
}

/** dm_packages_get_bounds: Returns: (transfer none): up to where @grid is looked at exactly, and how coarsely from there on */
const DmFrontierBounds *dm_packages_get_bounds (const DmPackageGrid *grid) {
  return grid->n_scored == 2 ? &of_two : &of_more;
}

/**
 * dm_packages_new:
 * @reading: a reading
 * @scope: which issues
 * @watch: (nullable): what to tell on the way
 * @cancellable: (nullable)
 * @error: return location
 *
 * Looks at all packages of a reading: how many there are, the best of them, what four solutions would choose, what
 * would trade, and for two parties Adjusted Winner. For two parties it is exact up to four million points; for more
 * as long as the frontier and the work stay within bounds, then within the frontier's ε. The bounds are on counts, not on
 * time, so that the result is the same on any machine. Meant for a worker thread.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL where it was cancelled
 */
DmPackages *dm_packages_new (DmReading *reading, DmPackageScope scope, const DmPackagesWatch *watch,
                             GCancellable *cancellable, GError **error) {
  g_autoptr (DmPackageGrid) grid = dm_package_grid_new (reading, scope, cancellable, error);
  DmPackages *done = NULL;
  if (grid == NULL)
    return NULL;
  if (watch != NULL && watch->picture != NULL
      && !paint_first (grid, watch, &done, cancellable, error))
    return NULL;
  if (done != NULL)
    return done;
  DmFrontier *frontier = dm_frontier_new (grid, dm_packages_get_bounds (grid),
                                          watch == NULL ? NULL : watch->progress,
                                          watch == NULL ? NULL : watch->data, cancellable, error);
  return frontier == NULL ? NULL : gather (grid, frontier, TRUE, cancellable, error);
}

/** dm_packages_ref: Returns: (transfer full): @packages, with one reference more */
DmPackages *dm_packages_ref (DmPackages *packages) {
  g_atomic_ref_count_inc (&packages->ref_count);
  return packages;
}

/** dm_packages_unref: gives a reference back */
void dm_packages_unref (DmPackages *packages) {
  if (!g_atomic_ref_count_dec (&packages->ref_count))
    return;
  g_clear_pointer (&packages->frontier, dm_frontier_free);
  g_clear_pointer (&packages->solutions, dm_solutions_free);
  g_clear_pointer (&packages->trades, dm_trades_free);
  g_clear_pointer (&packages->adjusted_winner, dm_adjusted_winner_free);
  dm_package_grid_unref (packages->grid);
  g_free (packages);
}
