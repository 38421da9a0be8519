/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-analysis.h"

typedef struct {
  guint nth;
  double key; /* larger first */
} Sortable;

static double urgency (const DmIssueResult *result) {
  static const double urgencies[DM_N_VERDICTS] = {
    [DM_VERDICT_DEADLOCK] = 4,  [DM_VERDICT_GAP] = 3,    [DM_VERDICT_OVERLAP] = 2,
    [DM_VERDICT_ONE_SIDED] = 1, [DM_VERDICT_SILENT] = 0,
  };
  return urgencies[result->verdict];
}

/*
 * How wide a gap is, from 0 to 1, so that scales of all types can be put in one order: the share of a metric scale, the
 * share of the steps of an ordinal one (a convention), the share of parties that would have to add an option.
 */
static double width (const DmIssueResult *result) {
  const DmGap *gap = &result->gap;
  const DmModel *model = dm_reading_get_model (result->reading);
  const DmScale *scale = dm_model_get_issue (model, result->issue)->scale;
  if (!result->has_gap || !gap->known)
    return 0;
  if (!isnan (gap->share))
    return gap->share;
  if (gap->missing >= 0)
    return (double) gap->missing / result->record.n_holdings;
  return scale->n_levels > 1 ? (gap->levels_between + 1.0) / (scale->n_levels - 1) : 0;
}

static double mean_salience (const DmIssueResult *result) {
  const DmRecord *record = &result->record;
  double sum = 0;
  for (guint i = 0; i < record->n_holdings; i++)
    sum += dm_position_get_salience (record->holdings[i].position);
  return record->n_holdings > 0 ? sum / record->n_holdings : -1;
}

static double key_of (const DmIssueResult *result, DmSort sort) {
  switch (sort) {
  case DM_SORT_VERDICT:
    return urgency (result);
  case DM_SORT_GAP: /* a width is at most 1, so twice the urgency keeps the verdicts apart */
    return 2 * urgency (result) + width (result);
  case DM_SORT_SALIENCE:
    return mean_salience (result);
  case DM_SORT_NONE:
  case DM_SORT_FILE:
  default:
    return 0;
  }
}

static int compare (gconstpointer a, gconstpointer b, gpointer unused) {
  const Sortable *first = a, *second = b;
  if (first->key != second->key)
    return first->key > second->key ? -1 : 1;
  return first->nth < second->nth ? -1 : first->nth > second->nth;
}

/**
 * dm_analysis_sort:
 * @analysis: results
 * @sort: by the file's order; by verdict (deadlock, gap, overlap, one-sided, silent); by gap (deadlocks first, then
 *   gaps, each from the widest: the share of a metric scale, (levels between + 1) ÷ (levels − 1) as a
 *   convention on an ordinal one, missing ÷ parties on record on a nominal one); or by salience (the highest mean first)
 *
 * Puts the issues in order; ties keep the file's order.
 *
 * Returns: (transfer full) (array): nth indexes into the results, as many as there are results
 */
guint *dm_analysis_sort (const DmAnalysis *analysis, DmSort sort) {
  guint n = dm_analysis_get_n_results (analysis);
  g_autofree Sortable *sortables = g_new (Sortable, MAX (n, 1));
  for (guint nth = 0; nth < n; nth++)
    sortables[nth] = (Sortable){ nth, key_of (dm_analysis_get_result (analysis, nth), sort) };
  if (n > 1 && sort != DM_SORT_NONE && sort != DM_SORT_FILE)
    g_qsort_with_data (sortables, (int) n, sizeof (Sortable), compare, NULL);
  guint *order = g_new (guint, MAX (n, 1));
  for (guint nth = 0; nth < n; nth++)
    order[nth] = sortables[nth].nth;
  return order;
}
