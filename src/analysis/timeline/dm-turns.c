/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-turns.h"

static void clear_turn (gpointer data) {
  dm_issue_result_unref (((DmTurn *) data)->result);
}

/* By first day; a month stands before its first day. */
static int compare_dates (gconstpointer a, gconstpointer b) {
  DmDate one = *(const DmDate *) a, other = *(const DmDate *) b;
  int order = dm_date_compare (one, other);

  return order != 0 ? order : (one > other) - (one < other);
}

/* Sorted, each day once: a month and its first day begin together. */
static void make_unique (GArray *dates) {
  guint n = 0;

  g_array_sort (dates, compare_dates);
  for (guint i = 0; i < dates->len; i++)
    if (n == 0
        || dm_date_compare (g_array_index (dates, DmDate, i), g_array_index (dates, DmDate, n - 1))
               != 0)
      g_array_index (dates, DmDate, n++) = g_array_index (dates, DmDate, i);
  g_array_set_size (dates, n);
}

static void add_dates_of (GArray *dates, const DmReading *reading, guint issue) {
  const DmPositions *positions
      = dm_model_get_issue (dm_reading_get_model (reading), issue)->positions;

  for (guint i = 0; i < positions->n_positions; i++) {
    const DmPosition *position = &positions->positions[i];
    if (position->since != DM_DATE_NONE && dm_reading_shows_party (reading, position->party))
      g_array_append_val (dates, position->since);
  }
}

static gboolean has_same_record (const DmIssueResult *a, const DmIssueResult *b) {
  if (a->record.n_holdings != b->record.n_holdings)
    return FALSE;
  for (guint i = 0; i < a->record.n_holdings; i++)
    if (a->record.holdings[i].position != b->record.holdings[i].position)
      return FALSE;
  return TRUE;
}

static void add_turn (GArray *turns, DmReading *reading, guint issue, DmDate from) {
  DmTurn turn = { from, dm_issue_result_new (reading, issue) };

  if (turns->len > 0
      && has_same_record (turn.result, g_array_index (turns, DmTurn, turns->len - 1).result)) {
    dm_issue_result_unref (turn.result);
    return;
  }
  g_array_append_val (turns, turn);
}

/* What a scenario supposes holds from the day that it is shown on: before that is what was. */
static DmDate get_first_supposed (const DmReading *reading, guint issue, const GArray *dates) {
  DmDate date = dm_reading_get_date (reading);

  if (!dm_reading_supposes (reading, issue))
    return DM_DATE_NONE;
  if (date != DM_DATE_NONE)
    return dm_date_last_day (date);
  return dates->len > 0 ? g_array_index (dates, DmDate, dates->len - 1) : DM_DATE_NONE;
}

/**
 * dm_turns_new:
 * @reading: a reading
 * @issue: an issue's index in the model
 *
 * Tells how an issue came to stand as it does: a turn for each day with which a shown party's position begins, and one for what held
 * before. What is in force on each is judged as dm_issue_result_new() does. Positions later than the reading's own day are there, too. A
 * scenario counts from the reading's day on, as what was before it is known.
 *
 * Returns: (transfer full) (element-type DmTurn): the turns, in order; the first begins with the start of time
 */
GArray *dm_turns_new (DmReading *reading, guint issue) {
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (DmTurn));
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (DmDate));
  DmDate supposed;

  g_array_set_clear_func (turns, clear_turn);
  add_dates_of (dates, reading, issue);
  make_unique (dates);
  supposed = get_first_supposed (reading, issue, dates);
  if (supposed != DM_DATE_NONE) {
    g_array_append_val (dates, supposed);
    make_unique (dates);
  }
  for (guint i = 0; i <= dates->len; i++) {
    DmDate from = i == 0 ? DM_DATE_NONE : g_array_index (dates, DmDate, i - 1);
    gboolean supposes = supposed == DM_DATE_NONE
                        || (from != DM_DATE_NONE && dm_date_compare (from, supposed) >= 0);
    g_autoptr (DmReading) then = dm_reading_new_from (reading, from, supposes);
    if (then != NULL)
      add_turn (turns, then, issue, from);
  }
  return turns;
}

/**
 * dm_turns_list_dates:
 * @reading: a reading
 *
 * Returns: (transfer full) (element-type DmDate): when positions of shown parties on shown issues begin, and the model's own day, in
 *   order, each day once
 */
GArray *dm_turns_list_dates (DmReading *reading) {
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (DmDate));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  const DmModel *model = dm_reading_get_model (reading);
  DmDate own = dm_model_get_date (model), before = DM_DATE_NONE;

  if (own != DM_DATE_NONE && g_hash_table_add (known, GUINT_TO_POINTER (own)))
    g_array_append_val (dates, own);
  for (guint i = 0; i < dm_reading_get_n_issues (reading); i++) {
    const DmPositions *positions
        = dm_model_get_issue (model, dm_reading_get_issue (reading, i))->positions;
    for (guint p = 0; p < positions->n_positions; p++) {
      DmDate since = positions->positions[p].since;
      if (since == DM_DATE_NONE || since == before
          || !dm_reading_shows_party (reading, positions->positions[p].party))
        continue;
      before = since; /* of many positions few days are others */
      if (g_hash_table_add (known, GUINT_TO_POINTER (since)))
        g_array_append_val (dates, since);
    }
  }
  make_unique (dates);
  return dates;
}
