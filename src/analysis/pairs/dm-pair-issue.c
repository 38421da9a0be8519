/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-pair-issue.h"

#include <string.h>

/** dm_pair_issue_new: Returns: (transfer full): room for an issue of the shown parties of @reading */
DmPairIssue *dm_pair_issue_new (const DmReading *reading) {
  guint n = dm_reading_get_n_parties (reading);
  guint n_all = dm_model_get_n_parties (dm_reading_get_model (reading));
  gsize room = MAX (n, 1);
  DmPairIssue *issue = g_new0 (DmPairIssue, 1);
  issue->n_parties = n;
  issue->on_record = g_new (gboolean, room);
  issue->ranges = (DmPairRanges){ g_new (gint16, room), g_new (gint16, room), g_new (gint16, room),
                                  g_new (gint16, room) };
  issue->places = g_new (double, room);
  issue->half_saliences = g_new (double, room);
  issue->has_demand = g_new (double, room);
  issue->from = g_new (double, room);
  issue->to = g_new (double, room);
  issue->sorted = g_new (double, room);
  issue->merged = g_new (double, room);
  issue->nth_of_party = g_new0 (guint, MAX (n_all, 1));
  for (guint nth = 0; nth < n; nth++)
    issue->nth_of_party[dm_reading_get_party (reading, nth)] = nth;
  return issue;
}

/** dm_pair_issue_free: frees it */
void dm_pair_issue_free (DmPairIssue *issue) {
  g_free (issue->ranges.a_from);
  g_free (issue->ranges.a_to);
  g_free (issue->ranges.l_from);
  g_free (issue->ranges.l_to);
  g_free (issue->on_record);
  g_free (issue->a_words);
  g_free (issue->l_words);
  g_free (issue->places);
  g_free (issue->half_saliences);
  g_free (issue->has_demand);
  g_free (issue->from);
  g_free (issue->to);
  g_free (issue->sorted);
  g_free (issue->merged);
  g_free (issue->nth_of_party);
  g_free (issue);
}

/* Bottom-up merges, inlined: a callback for each comparison would take longer than all that follows. */
static void sort_places (double **places, double **spare, guint n) {
  for (guint width = 1; width < n; width *= 2) {
    const double *in = *places;
    double *out = *spare;
    for (guint start = 0; start < n; start += 2 * width) {
      guint middle = MIN (start + width, n), end = MIN (start + 2 * width, n);
      for (guint k = start, i = start, j = middle; k < end; k++)
        out[k] = i < middle && (j >= end || in[i] <= in[j]) ? in[i++] : in[j++];
    }
    double *swapped = *places;
    *places = *spare;
    *spare = swapped;
  }
}

static gint16 count_below (const double *sorted, guint n, double place) {
  guint low = 0;
  while (n > 0) {
    guint half = n / 2;
    gboolean is_below = sorted[low + half] < place;
    low = is_below ? low + half + 1 : low;
    n = is_below ? n - half - 1 : half;
  }
  return (gint16) low;
}

/*
 * Ranks the ends of @issue->from and @issue->to by how many upper ends lie below them: `from <= to` holds among the
 * ranks exactly where it holds among the places.
 */
static void rank_ends (DmPairIssue *issue, gint16 *from_ranks, gint16 *to_ranks) {
  guint n_finite = 0;
  for (guint nth = 0; nth < issue->n_parties; nth++)
    if (issue->from[nth] <= issue->to[nth] && issue->to[nth] < INFINITY)
      issue->sorted[n_finite++] = issue->to[nth];
  sort_places (&issue->sorted, &issue->merged, n_finite);
  for (guint nth = 0; nth < issue->n_parties; nth++) {
    gboolean is_empty = !(issue->from[nth] <= issue->to[nth]);
    from_ranks[nth]
        = is_empty ? DM_PAIR_EMPTY_FROM : count_below (issue->sorted, n_finite, issue->from[nth]);
    to_ranks[nth]
        = is_empty ? DM_PAIR_EMPTY_TO : count_below (issue->sorted, n_finite, issue->to[nth]);
  }
}

/*
 * Where all ends are whole steps from the start of the scale, as nearly always, the number of steps is the rank: on an
 * ordinal scale of levels, on an interval one of its step, or of 1.
 */
static gboolean rank_steps (const DmPairIssue *issue, const DmScale *scale, gint16 *from_ranks,
                            gint16 *to_ranks) {
  DmPairSteps steps = { dm_scale_get_first (scale), dm_scale_get_last (scale), 1 };
  if (scale->type == DM_SCALE_INTERVAL && scale->step > 0)
    steps.step = scale->step;
  return (steps.last - steps.first) / steps.step < DM_PAIR_MAX_PARTIES
         && dm_pair_row_rank_steps (issue->from, issue->to, issue->n_parties, steps, from_ranks,
                                    to_ranks);
}

static void clear_ends (DmPairIssue *issue) {
  for (guint nth = 0; nth < issue->n_parties; nth++) {
    issue->from[nth] = 1;
    issue->to[nth] = 0;
  }
}

static void fill_ranges (DmPairIssue *issue, const DmRecord *record, const DmScale *scale) {
  DmSet set;
  clear_ends (issue);
  for (guint i = 0; i < record->n_holdings; i++) {
    guint nth = issue->nth_of_party[record->holdings[i].party];
    dm_position_get_accepted (record->holdings[i].position, scale, &set);
    issue->from[nth] = set.range.from;
    issue->to[nth] = set.range.to;
  }
  if (!rank_steps (issue, scale, issue->ranges.a_from, issue->ranges.a_to))
    rank_ends (issue, issue->ranges.a_from, issue->ranges.a_to);
  clear_ends (issue);
  for (guint i = 0; i < record->n_holdings; i++) {
    guint nth = issue->nth_of_party[record->holdings[i].party];
    dm_position_get_limits (record->holdings[i].position, scale, &set);
    issue->from[nth] = set.range.from;
    issue->to[nth] = set.range.to;
  }
  if (!rank_steps (issue, scale, issue->ranges.l_from, issue->ranges.l_to))
    rank_ends (issue, issue->ranges.l_from, issue->ranges.l_to);
}

static void split_words (DmPairIssue *issue, guint16 *words, guint nth, const DmOptionSet *set) {
  const guint64 *halves = dm_option_set_peek_words (set);
  for (guint w = 0; w < issue->n_words; w++)
    words[(gsize) w * issue->n_parties + nth]
        = (guint16) (halves[w / 4] >> (w % 4 * DM_PAIR_WORD_BITS));
}

static void fill_words (DmPairIssue *issue, const DmRecord *record, const DmScale *scale) {
  issue->n_words = (scale->n_levels + DM_PAIR_WORD_BITS - 1) / DM_PAIR_WORD_BITS;
  gsize n_needed = (gsize) issue->n_words * issue->n_parties;
  if (n_needed > issue->n_allocated) {
    issue->a_words = g_renew (guint16, issue->a_words, n_needed);
    issue->l_words = g_renew (guint16, issue->l_words, n_needed);
    issue->n_allocated = n_needed;
  }
  if (n_needed == 0)
    return;
  memset (issue->a_words, 0, n_needed * sizeof (guint16));
  memset (issue->l_words, 0, n_needed * sizeof (guint16));
  for (guint i = 0; i < record->n_holdings; i++) {
    guint nth = issue->nth_of_party[record->holdings[i].party];
    DmSet set;
    dm_position_get_accepted (record->holdings[i].position, scale, &set);
    split_words (issue, issue->a_words, nth, &set.options);
    dm_scale_set_clear (scale, &set);
    dm_position_get_limits (record->holdings[i].position, scale, &set);
    split_words (issue, issue->l_words, nth, &set.options);
    dm_scale_set_clear (scale, &set);
  }
}

static void fill_demands (DmPairIssue *issue, const DmRecord *record, const DmScale *scale) {
  double first = dm_scale_measure (scale, dm_scale_get_first (scale));
  double last = dm_scale_measure (scale, dm_scale_get_last (scale));
  gsize size = issue->n_parties * sizeof (double);
  memset (issue->places, 0, size);
  memset (issue->half_saliences, 0, size);
  memset (issue->has_demand, 0, size);
  for (guint i = 0; i < record->n_holdings; i++) {
    const DmPosition *position = record->holdings[i].position;
    if (!(position->flags & DM_POSITION_DEMAND))
      continue;
    guint nth = issue->nth_of_party[record->holdings[i].party];
    /* as dm_scale_measure() does, which would look at all levels each time whether the scale is metric */
    double place = scale->type == DM_SCALE_INTERVAL ? position->demand
                                                    : scale->levels[(guint) position->demand].at;
    double moved = place - first;
    issue->places[nth] = last > first ? moved / (last - first) : 0;
    issue->half_saliences[nth] = dm_position_get_salience (position) / 2;
    issue->has_demand[nth] = 1;
  }
}

/**
 * dm_pair_issue_fill:
 * @issue: room for it
 * @reading: the reading it was made for
 * @index: an issue's index in the model
 *
 * Returns: whether any two parties are on record; where not @issue is left as it was
 */
gboolean dm_pair_issue_fill (DmPairIssue *issue, const DmReading *reading, guint index) {
  const DmScale *scale = dm_model_get_issue (dm_reading_get_model (reading), index)->scale;
  g_auto (DmRecord) record = { 0, NULL };
  dm_reading_get_record (reading, index, &record);
  if (record.n_holdings < 2)
    return FALSE;
  memset (issue->on_record, 0, issue->n_parties * sizeof (gboolean));
  for (guint i = 0; i < record.n_holdings; i++)
    issue->on_record[issue->nth_of_party[record.holdings[i].party]] = TRUE;
  issue->is_nominal = !dm_scale_is_ordered (scale);
  issue->is_metric = dm_scale_is_metric (scale);
  if (issue->is_nominal)
    fill_words (issue, &record, scale);
  else
    fill_ranges (issue, &record, scale);
  if (issue->is_metric)
    fill_demands (issue, &record, scale);
  return TRUE;
}
