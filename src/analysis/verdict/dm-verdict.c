/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-verdict.h"

#include "dm-verdict-parts.h"

/* The reference count stands before what the header shows. */
typedef struct {
  gatomicrefcount ref_count;
  DmIssueResult result;
} Counted;

static Counted *counted_of (DmIssueResult *result) {
  return (Counted *) (void *) ((char *) result - G_STRUCT_OFFSET (Counted, result));
}

/** dm_verdict_to_id: Returns: the verdict's name in JSON */
const char *dm_verdict_to_id (DmVerdict verdict) {
  static const char *const ids[] = { "overlap", "gap", "deadlock", "one-sided", "silent" };
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (ids), NULL);
  return ids[verdict];
}

static const DmScale *get_scale (const DmIssueResult *result) {
  return dm_model_get_issue (dm_reading_get_model (result->reading), result->issue)->scale;
}

/**
 * dm_verdict_list_waits_for:
 * @reading: a reading
 * @issue: an issue's index in the model
 * @n_parties: (out): how many
 *
 * A party that isn't shown may well be on record: what is needed is asked of the whole model.
 *
 * Returns: (transfer full) (nullable): the parties that the issue needs and that aren't on record or not at the table
 */
guint *dm_verdict_list_waits_for (const DmReading *reading, guint issue, guint *n_parties) {
  const DmModel *model = dm_reading_get_model (reading);
  const DmIssue *of = dm_model_get_issue (model, issue);
  *n_parties = 0;
  if (of->n_needs == 0)
    return NULL;
  guint *parties = g_new (guint, of->n_needs);
  for (guint i = 0; i < of->n_needs; i++) {
    guint party = of->needs[i];
    if (!dm_model_get_party (model, party)->at_table
        || dm_reading_get_position (reading, issue, party) == NULL)
      parties[(*n_parties)++] = party;
  }
  return parties;
}

static void list_not_on_record (DmIssueResult *result) {
  guint n_parties = dm_reading_get_n_parties (result->reading);
  const DmRecord *record = &result->record;
  guint n_absent = n_parties - record->n_holdings;
  if (n_absent == 0)
    return;
  result->not_on_record = g_new (guint, n_absent);
  for (guint nth = 0, held = 0; nth < n_parties; nth++) {
    guint party = dm_reading_get_party (result->reading, nth);
    if (held < record->n_holdings && record->holdings[held].party == party)
      held++;
    else
      result->not_on_record[result->n_not_on_record++] = party;
  }
}

/**
 * dm_issue_result_new:
 * @reading: a reading
 * @issue: an issue's index in the model
 *
 * Judges one issue by what its parties accept (A) and won't leave (L): overlap where ∩A ≠ ∅, gap where only ∩L ≠ ∅,
 * deadlock where ∩L = ∅. If one accepts 0 to 2, another 2 to 3, they overlap in the point 2.
 *
 * Returns: (transfer full): the result
 */
DmIssueResult *dm_issue_result_new (DmReading *reading, guint issue) {
  Counted *counted = g_new0 (Counted, 1);
  DmIssueResult *result = &counted->result;
  g_atomic_ref_count_init (&counted->ref_count);
  result->issue = issue;
  result->reading = dm_reading_ref (reading);
  const DmScale *scale = get_scale (result);
  dm_scale_set_init_empty (scale, &result->zone);
  dm_scale_set_init_empty (scale, &result->open_ground);
  dm_gap_init (&result->gap);
  dm_reading_get_record (reading, issue, &result->record);
  if (result->record.n_holdings == 0)
    result->verdict = DM_VERDICT_SILENT;
  else if (result->record.n_holdings == 1)
    result->verdict = DM_VERDICT_ONE_SIDED;
  else if (dm_scale_is_ordered (scale))
    dm_verdict_judge_ordered (result, scale);
  else
    dm_verdict_judge_nominal (result, scale);
  result->waits_for = dm_verdict_list_waits_for (reading, issue, &result->n_waits_for);
  list_not_on_record (result);
  return result;
}

/** dm_issue_result_ref: Returns: (transfer full): @result, with one reference more */
DmIssueResult *dm_issue_result_ref (DmIssueResult *result) {
  g_atomic_ref_count_inc (&counted_of (result)->ref_count);
  return result;
}

/** dm_issue_result_unref: gives a reference back; the last one frees the result */
void dm_issue_result_unref (DmIssueResult *result) {
  Counted *counted = counted_of (result);
  if (!g_atomic_ref_count_dec (&counted->ref_count))
    return;
  const DmScale *scale = get_scale (result);
  dm_scale_set_clear (scale, &result->zone);
  dm_scale_set_clear (scale, &result->open_ground);
  dm_gap_clear (&result->gap);
  dm_record_clear (&result->record);
  g_free (result->blocked_by);
  g_free (result->waits_for);
  g_free (result->not_on_record);
  dm_reading_unref (result->reading);
  g_free (counted);
}
