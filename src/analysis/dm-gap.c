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

/** dm_party_list_copy: Returns: (transfer full) (nullable): a list of exactly its size, %NULL where it is empty */
guint *dm_party_list_copy (const guint *parties, guint n_parties) {
  return n_parties == 0 ? NULL : g_memdup2 (parties, n_parties * sizeof (guint));
}

static void list_ends (DmGap *gap, const DmRecord *record, const DmRange *accepted) {
  g_autofree guint *low = g_new (guint, record->n_holdings);
  g_autofree guint *high = g_new (guint, record->n_holdings);
  for (guint i = 0; i < record->n_holdings; i++) {
    if (dm_range_is_empty (accepted[i]))
      continue;
    if (accepted[i].to == gap->from)
      low[gap->n_low++] = record->holdings[i].party;
    if (accepted[i].from == gap->to)
      high[gap->n_high++] = record->holdings[i].party;
  }
  gap->low = dm_party_list_copy (low, gap->n_low);
  gap->high = dm_party_list_copy (high, gap->n_high);
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
  double min_to = INFINITY, max_from = -INFINITY;
  g_autofree guint *undeclared = g_new (guint, record->n_holdings);
  for (guint i = 0; i < record->n_holdings; i++) {
    if (dm_range_is_empty (accepted[i])) {
      undeclared[gap->n_undeclared++] = record->holdings[i].party;
      continue;
    }
    min_to = MIN (min_to, accepted[i].to);
    max_from = MAX (max_from, accepted[i].from);
  }
  gap->undeclared = dm_party_list_copy (undeclared, gap->n_undeclared);
  gap->known = min_to < max_from;
  if (!gap->known)
    return;
  gap->from = min_to;
  gap->to = max_from;
  list_ends (gap, record, accepted);
  measure_size (gap, scale);
}
