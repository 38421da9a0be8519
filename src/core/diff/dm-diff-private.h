/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-diff.h"

G_BEGIN_DECLS

struct _DmDiff {
  gatomicrefcount ref_count;
  DmModel *before, *after;
  GPtrArray *items;
};

/* Both take NULL for what isn't there, and say nothing where both are the same. */
void dm_diff_add (DmDiff *diff, const DmTarget *target, const char *member, const char *before,
                  const char *after);
void dm_diff_compare_json (DmDiff *diff, const DmTarget *target, const char *before,
                           const char *after);

void dm_diff_compare_two (DmDiff *diff, guint issue, const DmPosition *before,
                          const DmPosition *after);
void dm_diff_compare_positions (DmDiff *diff);
void dm_diff_compare_changes (DmDiff *diff, const DmScenario *before, const DmScenario *after);

G_END_DECLS
