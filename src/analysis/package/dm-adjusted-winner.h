/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-package-grid.h"

G_BEGIN_DECLS

/** DmAwardedItem: an issue won; @share is less than 1 where both winners get a part, which are two items then. */
typedef struct {
  guint nth; /* of the grid's issues */
  guint to;  /* 0 or 1 */
  double share;
} DmAwardedItem;

/** DmAdjustedWinner: two parties (indexes of the grid's), the points that each gets out of 100, and what they won. */
typedef struct {
  guint parties[2];
  double points[2];
  guint n_items;
  DmAwardedItem *items; /* in the order of the issues */
} DmAdjustedWinner;

DmAdjustedWinner *dm_adjusted_winner_new (const DmPackageGrid *grid);
void dm_adjusted_winner_free (DmAdjustedWinner *winner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmAdjustedWinner, dm_adjusted_winner_free)

G_END_DECLS
