/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-verdict-parts.h"

#define FEW 32 /* parties, for whom nothing is allocated */

/* What a list of ranges comes down to: they all meet where no_empty and max_from <= min_to (Helly, dimension 1). */
typedef struct {
  double max_from, min_to; /* over the ranges that aren't empty */
  gboolean no_empty;
} Bounds;

static Bounds find_bounds (const DmRange *ranges, guint n_ranges) {
  Bounds bounds = { -INFINITY, INFINITY, TRUE };
  for (guint i = 0; i < n_ranges; i++) {
    if (dm_range_is_empty (ranges[i])) {
      bounds.no_empty = FALSE;
      continue;
    }
    bounds.max_from = MAX (bounds.max_from, ranges[i].from);
    bounds.min_to = MIN (bounds.min_to, ranges[i].to);
  }
  return bounds;
}

static gboolean all_meet (Bounds bounds) {
  return bounds.no_empty && bounds.max_from <= bounds.min_to;
}

static DmRange cut_to_scale (Bounds bounds, const DmScale *scale) {
  return (DmRange){ MAX (bounds.max_from, dm_scale_get_first (scale)),
                    MIN (bounds.min_to, dm_scale_get_last (scale)) };
}

/* A party is in the way where its limits miss another's, which is where they miss the outermost ends. */
static void list_blocking (DmIssueResult *result, const DmRange *limits, Bounds bounds) {
  result->blocked_by = g_new (guint, result->record.n_holdings);
  for (guint i = 0; i < result->record.n_holdings; i++)
    if (dm_range_is_empty (limits[i]) || limits[i].to < bounds.max_from
        || limits[i].from > bounds.min_to)
      result->blocked_by[result->n_blocked_by++] = result->record.holdings[i].party;
}

/** dm_verdict_judge_ordered: the verdict on an ordinal or interval issue with two or more parties on record */
void dm_verdict_judge_ordered (DmIssueResult *result, const DmScale *scale) {
  guint n = result->record.n_holdings;
  DmRange few[2 * FEW];
  g_autofree DmRange *many = n > FEW ? g_new (DmRange, 2 * (gsize) n) : NULL;
  DmRange *accepted = many != NULL ? many : few, *limits = accepted + n;
  for (guint i = 0; i < n; i++) {
    DmSet set;
    dm_position_get_accepted (result->record.holdings[i].position, scale, &set);
    accepted[i] = set.range;
    dm_position_get_limits (result->record.holdings[i].position, scale, &set);
    limits[i] = set.range;
  }
  Bounds of_accepted = find_bounds (accepted, n);
  if (all_meet (of_accepted)) {
    result->verdict = DM_VERDICT_OVERLAP;
    result->zone.range = cut_to_scale (of_accepted, scale);
    return;
  }
  result->has_gap = TRUE;
  dm_gap_measure (&result->gap, scale, &result->record, accepted);
  Bounds of_limits = find_bounds (limits, n);
  if (all_meet (of_limits)) {
    result->verdict = DM_VERDICT_GAP;
    result->open_ground.range = cut_to_scale (of_limits, scale);
  } else {
    result->verdict = DM_VERDICT_DEADLOCK;
    list_blocking (result, limits, of_limits);
  }
}
