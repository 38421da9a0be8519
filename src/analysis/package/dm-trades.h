/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-package-grid.h"

G_BEGIN_DECLS

#define DM_TRADES_MAX 100

/** DmTradeMove: a party gives way to the other on an issue; points are indexes of the grid issue's. */
typedef struct {
  guint nth; /* of the grid's issues */
  guint from, to;
} DmTradeMove;

/** DmTrade: @parties (indexes of the grid's): the first gives way on the first issue, the second on the second; what each gains
 * by both, on the score of 0 to 100. */
typedef struct {
  guint parties[2];
  DmTradeMove gives[2];
  double gains[2];
} DmTrade;

/** DmTrades: the best trades from a package; immutable once made. */
typedef struct {
  guint *start; /* by issue of the grid: the point that is traded away from */
  guint n_trades;
  DmTrade *trades; /* the greatest joint gain first */
} DmTrades;

DmTrades *dm_trades_new (const DmPackageGrid *grid, const guint *start, GCancellable *cancellable,
                         GError **error);
void dm_trades_free (DmTrades *trades);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTrades, dm_trades_free)

G_END_DECLS
