/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-analysis.h"

#define CHUNK 256

/* Results stand in chunks that analyses share: after an edit of one issue one chunk is new, whatever the model's size. */
typedef struct {
  gatomicrefcount ref_count;
  guint n_results;
  guint tally[DM_N_VERDICTS];
  guint n_waiting;
  DmIssueResult *results[CHUNK];
} Chunk;

struct _DmAnalysis {
  gatomicrefcount ref_count;
  DmReading *reading;
  guint n_results;
  guint n_chunks;
  Chunk **chunks;
  guint tally[DM_N_VERDICTS];
  guint n_waiting;
};

static void chunk_unref (Chunk *chunk) {
  if (!g_atomic_ref_count_dec (&chunk->ref_count))
    return;
  for (guint i = 0; i < chunk->n_results; i++)
    dm_issue_result_unref (chunk->results[i]);
  g_free (chunk);
}

static void chunk_take (Chunk *chunk, DmIssueResult *result) {
  chunk->results[chunk->n_results++] = result;
  chunk->tally[result->verdict]++;
  chunk->n_waiting += result->n_waits_for > 0 ? 1 : 0;
}

static gboolean same_issue (const DmReading *before, const DmReading *after, guint nth) {
  guint issue = dm_reading_get_issue (after, nth);
  return issue == dm_reading_get_issue (before, nth)
         && dm_model_get_issue (dm_reading_get_model (after), issue)
                == dm_model_get_issue (dm_reading_get_model (before), issue);
}

/* The first shown issue from @from to @end, @end excluded, that is another one in the other reading, or was changed; @end for none.
 * Where all issues are shown the models know it at once. */
static guint find_other_issue (const DmReading *before, const DmReading *after, guint from,
                               guint end) {
  const DmModel *old = dm_reading_get_model (before), *new = dm_reading_get_model (after);
  guint n = dm_model_get_n_issues (new);
  if (dm_reading_get_n_issues (before) == n && dm_reading_get_n_issues (after) == n
      && dm_model_get_n_issues (old) == n)
    return dm_model_find_changed_issue (old, new, from, end);
  while (from < end && same_issue (before, after, from))
    from++;
  return from;
}

/* The chunk from the @first result on: that of @previous (nullable) where nothing in it changed. */
static Chunk *chunk_new (const DmAnalysis *previous, DmReading *reading, guint first) {
  guint end = MIN (first + CHUNK, dm_reading_get_n_issues (reading));
  guint other
      = previous == NULL ? first : find_other_issue (previous->reading, reading, first, end);
  Chunk *old = previous == NULL ? NULL : previous->chunks[first / CHUNK];
  if (other == end) {
    g_atomic_ref_count_inc (&old->ref_count);
    return old;
  }
  Chunk *chunk = g_new0 (Chunk, 1);
  g_atomic_ref_count_init (&chunk->ref_count);
  for (guint nth = first; nth < end; nth++) {
    if (nth < other || (previous != NULL && same_issue (previous->reading, reading, nth)))
      chunk_take (chunk, dm_issue_result_ref (old->results[nth - first]));
    else
      chunk_take (chunk, dm_issue_result_new (reading, dm_reading_get_issue (reading, nth)));
  }
  return chunk;
}

static DmAnalysis *analyse (const DmAnalysis *previous, DmReading *reading,
                            GCancellable *cancellable, GError **error) {
  g_autoptr (DmAnalysis) analysis = g_new0 (DmAnalysis, 1);
  g_atomic_ref_count_init (&analysis->ref_count);
  analysis->reading = dm_reading_ref (reading);
  analysis->n_results = dm_reading_get_n_issues (reading);
  guint n_chunks = analysis->n_results / CHUNK + (analysis->n_results % CHUNK > 0 ? 1 : 0);
  analysis->chunks = g_new (Chunk *, MAX (n_chunks, 1));
  while (analysis->n_chunks < n_chunks) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    Chunk *chunk = chunk_new (previous, reading, analysis->n_chunks * CHUNK);
    analysis->chunks[analysis->n_chunks++] = chunk;
    for (guint verdict = 0; verdict < DM_N_VERDICTS; verdict++)
      analysis->tally[verdict] += chunk->tally[verdict];
    analysis->n_waiting += chunk->n_waiting;
  }
  return g_steal_pointer (&analysis);
}

/**
 * dm_analysis_new:
 * @reading: a reading
 * @cancellable: (nullable): stops it between some hundred issues
 * @error: return location
 *
 * Judges every shown issue.
 *
 * Returns: (transfer full) (nullable): the results, or %NULL where it was cancelled
 */
DmAnalysis *dm_analysis_new (DmReading *reading, GCancellable *cancellable, GError **error) {
  return analyse (NULL, reading, cancellable, error);
}

static gboolean same_parties (const DmReading *a, const DmReading *b) {
  const DmModel *of_a = dm_reading_get_model (a), *of_b = dm_reading_get_model (b);
  guint n = dm_model_get_n_parties (of_a);
  if (n != dm_model_get_n_parties (of_b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (dm_model_get_party (of_a, i) != dm_model_get_party (of_b, i)
        || dm_reading_shows_party (a, i) != dm_reading_shows_party (b, i))
      return FALSE;
  return TRUE;
}

static gboolean same_sources (const DmModel *a, const DmModel *b) {
  guint n = dm_model_get_n_sources (a);
  if (n != dm_model_get_n_sources (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (dm_model_get_source (a, i) != dm_model_get_source (b, i))
      return FALSE;
  return TRUE;
}

static gboolean same_baskets (const DmModel *a, const DmModel *b) {
  guint n = dm_model_get_n_baskets (a);
  if (n != dm_model_get_n_baskets (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (dm_model_get_basket (a, i) != dm_model_get_basket (b, i))
      return FALSE;
  return TRUE;
}

static gboolean same_day_and_scenario (const DmReading *a, const DmReading *b) {
  int scenario = dm_reading_get_scenario (a);
  if (dm_reading_get_date (a) != dm_reading_get_date (b) || scenario != dm_reading_get_scenario (b))
    return FALSE;
  return scenario < 0
         || dm_model_get_scenario (dm_reading_get_model (a), (guint) scenario)
                == dm_model_get_scenario (dm_reading_get_model (b), (guint) scenario);
}

static gboolean same_choices (const DmReading *a, const DmReading *b) {
  const DmReading *other_a = dm_reading_get_other (a), *other_b = dm_reading_get_other (b);
  int proposal = dm_reading_get_proposal (a);
  if (!same_day_and_scenario (a, b) || proposal != dm_reading_get_proposal (b)
      || (other_a == NULL) != (other_b == NULL))
    return FALSE;
  if (other_a != NULL && !same_day_and_scenario (other_a, other_b))
    return FALSE;
  return proposal < 0
         || dm_model_get_proposal (dm_reading_get_model (a), (guint) proposal)
                == dm_model_get_proposal (dm_reading_get_model (b), (guint) proposal);
}

/* A result stands with all that can be read from its issue's row: sources and a chosen proposal, too. */
static gboolean can_share (const DmReading *a, const DmReading *b) {
  const DmModel *of_a = dm_reading_get_model (a), *of_b = dm_reading_get_model (b);
  return dm_reading_get_n_issues (a) == dm_reading_get_n_issues (b) && same_choices (a, b)
         && same_parties (a, b) && same_sources (of_a, of_b) && same_baskets (of_a, of_b);
}

/**
 * dm_analysis_count_anew:
 * @previous: (nullable): the results before an edit
 * @reading: the edited model, read
 * @enough: where to stop counting
 *
 * Says what dm_analysis_update() would cost.
 *
 * Returns: how many positions stand on the issues that it would judge anew, @enough or more where there are that many; an issue
 *   without positions counts as one
 */
guint dm_analysis_count_anew (const DmAnalysis *previous, const DmReading *reading, guint enough) {
  gboolean shares = previous != NULL && can_share (previous->reading, reading);
  const DmModel *model = dm_reading_get_model (reading);
  guint n_issues = dm_reading_get_n_issues (reading), count = 0;
  for (guint nth = 0; count < enough; nth++) {
    if (shares)
      nth = find_other_issue (previous->reading, reading, nth, n_issues);
    if (nth >= n_issues)
      break;
    count += MAX (
        dm_model_get_issue (model, dm_reading_get_issue (reading, nth))->positions->n_positions, 1);
  }
  return count;
}

/**
 * dm_analysis_update:
 * @previous: the results before an edit
 * @reading: the edited model, read
 * @cancellable: (nullable)
 * @error: return location
 *
 * Judges anew only the issues that the new model doesn't share with the old one; where more than issues changed
 * (the reading itself, a party, a source), all of them. A shared result keeps the reading it was computed from.
 *
 * Returns: (transfer full) (nullable): the results, or %NULL where it was cancelled
 */
DmAnalysis *dm_analysis_update (const DmAnalysis *previous, DmReading *reading,
                                GCancellable *cancellable, GError **error) {
  return analyse (can_share (previous->reading, reading) ? previous : NULL, reading, cancellable,
                  error);
}

/** dm_analysis_ref: Returns: (transfer full): @analysis, with one reference more */
DmAnalysis *dm_analysis_ref (DmAnalysis *analysis) {
  g_atomic_ref_count_inc (&analysis->ref_count);
  return analysis;
}

/** dm_analysis_unref: gives a reference back; the last one frees the results that nobody else holds */
void dm_analysis_unref (DmAnalysis *analysis) {
  if (!g_atomic_ref_count_dec (&analysis->ref_count))
    return;
  for (guint i = 0; i < analysis->n_chunks; i++)
    chunk_unref (analysis->chunks[i]);
  g_free (analysis->chunks);
  dm_reading_unref (analysis->reading);
  g_free (analysis);
}

/** dm_analysis_get_reading: Returns: (transfer none): the reading that was analysed */
DmReading *dm_analysis_get_reading (const DmAnalysis *analysis) {
  return analysis->reading;
}

/** dm_analysis_get_n_results: Returns: how many issues are shown */
guint dm_analysis_get_n_results (const DmAnalysis *analysis) {
  return analysis->n_results;
}

/** dm_analysis_get_result: Returns: (transfer none): the result of the @nth shown issue, from 0 */
DmIssueResult *dm_analysis_get_result (const DmAnalysis *analysis, guint nth) {
  g_return_val_if_fail (nth < analysis->n_results, NULL);
  return analysis->chunks[nth / CHUNK]->results[nth % CHUNK];
}

/**
 * dm_analysis_find_result:
 * @analysis: an analysis
 * @issue: the index of an issue in the model, or -1
 *
 * Returns: (nullable) (transfer none): its result, %NULL where the issue isn't shown
 */
DmIssueResult *dm_analysis_find_result (const DmAnalysis *analysis, int issue) {
  int nth = issue < 0 ? -1 : dm_reading_find_issue (analysis->reading, (guint) issue);

  return nth < 0 ? NULL : dm_analysis_get_result (analysis, (guint) nth);
}

/**
 * dm_analysis_find_change:
 * @before: an analysis
 * @after: another one with as many results
 * @from: where to begin
 *
 * Of results that analyses share in chunks, as after an edit, it looks at none.
 *
 * Returns: the first result from @from on that the two don't share; how many there are if they share the rest
 */
guint dm_analysis_find_change (const DmAnalysis *before, const DmAnalysis *after, guint from) {
  guint n = after->n_results;

  g_return_val_if_fail (before->n_results == n, n);
  for (guint nth = from; nth < n; nth++) {
    const Chunk *old = before->chunks[nth / CHUNK], *new = after->chunks[nth / CHUNK];
    if (old == new)
      nth = nth / CHUNK * CHUNK + CHUNK - 1;
    else if (old->results[nth % CHUNK] != new->results[nth % CHUNK])
      return nth;
  }
  return n;
}

/** dm_analysis_get_tally: Returns: how many issues have that verdict */
guint dm_analysis_get_tally (const DmAnalysis *analysis, DmVerdict verdict) {
  g_return_val_if_fail ((guint) verdict < DM_N_VERDICTS, 0);
  return analysis->tally[verdict];
}

/** dm_analysis_get_n_waiting: Returns: how many issues wait for a party that they need */
guint dm_analysis_get_n_waiting (const DmAnalysis *analysis) {
  return analysis->n_waiting;
}
