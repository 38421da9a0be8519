/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-verdict-parts.h"

/** dm_gap_init: a gap of which nothing is known */
void dm_gap_init (DmGap *gap) {
  *gap = (DmGap){
    .from = NAN, .to = NAN, .levels_between = -1, .distance = NAN, .share = NAN, .missing = -1
  };
}

/** dm_gap_clear: frees the lists of a gap */
void dm_gap_clear (DmGap *gap) {
  g_free (gap->low);
  g_free (gap->high);
  g_free (gap->undeclared);
  dm_gap_init (gap);
}

static void list_ends (DmGap *gap, const DmRecord *record, const DmRange *accepted) {
  gap->low = g_new (guint, gap->n_low);
  gap->high = g_new (guint, gap->n_high);
  for (guint i = 0, low = 0, high = 0; i < record->n_holdings; i++) {
    if (dm_range_is_empty (accepted[i]))
      continue;
    if (accepted[i].to == gap->from)
      gap->low[low++] = record->holdings[i].party;
    if (accepted[i].from == gap->to)
      gap->high[high++] = record->holdings[i].party;
  }
}

static void list_undeclared (DmGap *gap, const DmRecord *record, const DmRange *accepted) {
  if (gap->n_undeclared == 0)
    return;
  gap->undeclared = g_new (guint, gap->n_undeclared);
  for (guint i = 0, n = 0; i < record->n_holdings; i++)
    if (dm_range_is_empty (accepted[i]))
      gap->undeclared[n++] = record->holdings[i].party;
}

/* Finds the outermost ends, and how many attain them. */
static void find_ends (DmGap *gap, const DmRecord *record, const DmRange *accepted) {
  gap->from = INFINITY;
  gap->to = -INFINITY;
  for (guint i = 0; i < record->n_holdings; i++) {
    if (dm_range_is_empty (accepted[i])) {
      gap->n_undeclared++;
      continue;
    }
    if (accepted[i].to <= gap->from)
      gap->n_low = accepted[i].to < gap->from ? 1 : gap->n_low + 1;
    if (accepted[i].from >= gap->to)
      gap->n_high = accepted[i].from > gap->to ? 1 : gap->n_high + 1;
    gap->from = MIN (gap->from, accepted[i].to);
    gap->to = MAX (gap->to, accepted[i].from);
  }
}

static void measure_size (DmGap *gap, const DmScale *scale) {
  if (scale->type == DM_SCALE_ORDINAL)
    gap->levels_between = (int) (gap->to - gap->from) - 1;
  if (!dm_scale_is_metric (scale))
    return;
  double first = dm_scale_measure (scale, dm_scale_get_first (scale));
  double last = dm_scale_measure (scale, dm_scale_get_last (scale));
  gap->distance = dm_scale_measure (scale, gap->to) - dm_scale_measure (scale, gap->from);
  gap->share = gap->distance / (last - first);
}

/**
 * dm_gap_measure:
 * @gap: a gap as dm_gap_init() leaves it
 * @scale: an ordered scale
 * @record: R
 * @accepted: A of each party of @record
 *
 * Says between whom a gap lies and how wide it is: from min A.to to max A.from over the parties whose A isn't
 * empty, all ties kept. Where no two of them lie apart the gap isn't known: it rests on the undeclared alone.
 * With A ending at 10 and another beginning at 40 on a scale from 0 to 60 the distance is 30, the share ½.
 */
void dm_gap_measure (DmGap *gap, const DmScale *scale, const DmRecord *record,
                     const DmRange *accepted) {
  find_ends (gap, record, accepted);
  list_undeclared (gap, record, accepted);
  gap->known = gap->from < gap->to;
  if (!gap->known) {
    gap->from = gap->to = NAN;
    gap->n_low = gap->n_high = 0;
    return;
  }
  list_ends (gap, record, accepted);
  measure_size (gap, scale);
}
