/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-adjusted-winner.h"
#include "dm-solutions.h"
#include "dm-trades.h"

G_BEGIN_DECLS

/** DmPackagesLack: why there is no frontier. */
typedef enum {
  DM_PACKAGES_LACK_NOTHING,
  DM_PACKAGES_LACK_POSITIONS, /* nobody shown is on record on an issue shown */
  DM_PACKAGES_LACK_POINTS, /* on an issue (see the grid's closed ones) no point is possible, or on none of them */
  DM_PACKAGES_LACK_SCORES, /* limits only, or no salience: nobody has a score */
} DmPackagesLack;

/**
 * DmPackages: what can be said of the packages of a reading; immutable, reference-counted.
 * @is_final: FALSE for a first picture that a finer one follows
 */
typedef struct {
  gatomicrefcount ref_count;
  DmPackageGrid *grid;
  DmPackagesLack lack;
  gboolean is_final;
  DmFrontier *frontier;
  DmSolutions *solutions;
  DmTrades *trades;
  DmAdjustedWinner *adjusted_winner; /* (nullable) unless there are two scored parties */
} DmPackages;

/** DmPackagesWatch: what to tell on the way, from the thread that computes; members may be %NULL. */
typedef struct {
  void (*progress) (double share, gpointer data); /* 0 to 1 */
  void (*picture) (DmPackages *packages,
                   gpointer data); /* a coarse result that the final one follows */
  gpointer data;
} DmPackagesWatch;

DmPackages *dm_packages_new (DmReading *reading, DmPackageScope scope, const DmPackagesWatch *watch,
                             GCancellable *cancellable, GError **error);
const DmFrontierBounds *dm_packages_get_bounds (const DmPackageGrid *grid);
DmPackages *dm_packages_ref (DmPackages *packages);
void dm_packages_unref (DmPackages *packages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPackages, dm_packages_unref)

G_END_DECLS
