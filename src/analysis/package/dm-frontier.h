/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-package-grid.h"

G_BEGIN_DECLS

/** DmFrontierStage: how each point of the frontier came about when an issue was merged into it. */
typedef struct {
  guint issue; /* which of the grid's */
  guint n_points;
  guint32 *from;   /* the point of the stage before */
  guint16 *choice; /* the issue's point */
} DmFrontierStage;

/**
 * DmFrontier: the best sums of scores; immutable once made.
 * @n_dims: the scored parties of the grid, in its order
 * @scores: whole numbers on the parties' grids, @n_dims to a point; points by the first party's score, the best first,
 *   then by the second's and so on
 * @epsilon: 0 where it is exact; else for every possible package a point here is at most that much worse for any
 *   party, on the score of 0 to 100
 */
typedef struct {
  guint n_dims, n_points;
  double *scores;
  double epsilon;
  guint n_stages; /* the grid's issues */
  DmFrontierStage *stages;
} DmFrontier;

/** DmFrontierBounds: where to stop being exact. */
typedef struct {
  guint n_points;  /* so many in between at the most */
  guint64 n_tests; /* and so much work for exactness, in vectors held against blocks of vectors */
  guint n_coarse;  /* points to go on with then */
} DmFrontierBounds;

/** DmFrontierWatch: progress, called from the thread that computes. */
typedef void (*DmFrontierWatch) (double share, gpointer data);

DmFrontier *dm_frontier_new (const DmPackageGrid *grid, const DmFrontierBounds *bounds,
                             DmFrontierWatch watch, gpointer data, GCancellable *cancellable,
                             GError **error);
void dm_frontier_free (DmFrontier *frontier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmFrontier, dm_frontier_free)

void dm_frontier_get_package (const DmFrontier *frontier, guint nth, guint *points);

G_END_DECLS
