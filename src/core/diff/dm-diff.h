/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"

G_BEGIN_DECLS

typedef enum { DM_DIFF_ADDED, DM_DIFF_REMOVED, DM_DIFF_CHANGED } DmDiffKind;

/**
 * DmDifference:
 * @kind: what happened to the thing or, where @member is given, to that member of it
 * @target: the thing; of one that went away as it was before, else as it is after. A position with @target.scenario is a
 *   scenario's change. Its strings live as long as the #DmDiff
 * @member: (nullable): a JSON pointer relative to the thing, in which levels, options, issues and parties stand by id and
 *   pieces of evidence by number: "/demand", "/scale/levels/open/name"; %NULL for the thing as a whole
 * @before: (nullable): its JSON in the one model; %NULL where it wasn't there
 * @after: (nullable): its JSON in the other; %NULL where it isn't there any more
 *
 * One thing that two models don't say alike.
 */
typedef struct {
  DmDiffKind kind;
  DmTarget target;
  char *member;
  char *before, *after;
} DmDifference;

/** DmDiff: what differs in meaning between two models; immutable, reference-counted. */
typedef struct _DmDiff DmDiff;

DmDiff *dm_diff_new (DmModel *before, DmModel *after);
DmDiff *dm_diff_new_between_positions (DmModel *model, guint issue, const DmPosition *before,
                                       const DmPosition *after);
void dm_diff_unref (DmDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmDiff, dm_diff_unref)

DmModel *dm_diff_get_before (const DmDiff *diff);
DmModel *dm_diff_get_after (const DmDiff *diff);
guint dm_diff_get_size (const DmDiff *diff);
const DmDifference *dm_diff_get (const DmDiff *diff, guint index);

G_END_DECLS
