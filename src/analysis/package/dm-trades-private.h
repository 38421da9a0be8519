/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-trades.h"

G_BEGIN_DECLS

guint *dm_trades_find_start (const DmPackageGrid *grid);

G_END_DECLS
