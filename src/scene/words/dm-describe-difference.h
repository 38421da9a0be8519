/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-diff.h"

G_BEGIN_DECLS

char *dm_describe_difference (const DmDiff *diff, const DmDifference *difference);
GStrv dm_describe_differences (const DmDiff *diff, guint most);

/* What a party holds is said in verbs: NULL where the member is none of demand, accepts, limits and evidence. */
char *dm_describe_position_difference (const DmDiff *diff, const DmDifference *difference,
                                       const char *thing);

G_END_DECLS
