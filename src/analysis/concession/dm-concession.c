/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-concession.h"

#include "dm-concession-private.h"

static const DmScale *scale_of (const DmConcessions *concessions, guint issue) {
  DmReading *reading = dm_analysis_get_reading (concessions->analysis);

  return dm_model_get_issue (dm_reading_get_model (reading), issue)->scale;
}

static void close_issue (DmConcessions *concessions, const DmIssueResult *result) {
  concessions->closed[concessions->n_closed++]
      = (DmClosed){ result->issue, result->n_blocked_by, result->blocked_by };
}

static gboolean price_all (DmConcessions *concessions, GCancellable *cancellable, GError **error) {
  DmAnalysis *analysis = concessions->analysis;
  guint n = dm_analysis_get_n_results (analysis);

  concessions->gaps
      = g_new (DmConcession, MAX (dm_analysis_get_tally (analysis, DM_VERDICT_GAP), 1));
  concessions->closed
      = g_new (DmClosed, MAX (dm_analysis_get_tally (analysis, DM_VERDICT_DEADLOCK), 1));
  for (guint i = 0; i < n; i++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, i);

    if (result->verdict == DM_VERDICT_DEADLOCK)
      close_issue (concessions, result);
    if (result->verdict != DM_VERDICT_GAP)
      continue;
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    dm_concession_price (&concessions->gaps[concessions->n_gaps], result);
    concessions->total += concessions->gaps[concessions->n_gaps].cost;
    concessions->n_examined += concessions->gaps[concessions->n_gaps].n_examined;
    concessions->n_gaps++;
  }
  return TRUE;
}

/* Payers are told by their index in the model: here by where they stand in the reading. */
static void number_payers (const DmReading *reading, DmEvenGap *gaps, guint n_gaps) {
  guint n_parties = dm_model_get_n_parties (dm_reading_get_model (reading));
  g_autofree guint *nth = g_new0 (guint, MAX (n_parties, 1));

  for (guint i = 0; i < dm_reading_get_n_parties (reading); i++)
    nth[dm_reading_get_party (reading, i)] = i;
  for (guint g = 0; g < n_gaps; g++)
    for (guint j = 0; j < gaps[g].n_payers; j++)
      gaps[g].payers[j] = nth[gaps[g].payers[j]];
}

static void list_gaps (const DmConcessions *concessions, DmEvenGap *gaps) {
  DmAnalysis *analysis = concessions->analysis;
  guint n = dm_analysis_get_n_results (analysis), n_gaps = 0;

  for (guint i = 0; i < n; i++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, i);

    if (result->verdict == DM_VERDICT_GAP)
      dm_even_gap_init (&gaps[n_gaps++], result);
  }
  number_payers (dm_analysis_get_reading (analysis), gaps, n_gaps);
}

static void take_even (DmEven *even, const DmEvenSearch *search) {
  even->n_choices = search->n_gaps;
  even->n_parties = search->n_parties;
  even->choices = g_new (double, MAX (search->n_gaps, 1));
  even->burdens = g_new (double, MAX (search->n_parties, 1));
  for (guint g = 0; g < search->n_gaps; g++)
    even->choices[g] = search->gaps[g].places[search->best[g]];
  for (guint i = 0; i < search->n_parties; i++)
    even->burdens[i] = (double) search->burdens[i] / DM_BURDEN_UNITS;
  even->bound = (double) search->bound / DM_BURDEN_UNITS;
  even->n_examined = search->n_examined;
}

static gboolean find_even (DmConcessions *concessions, GCancellable *cancellable, GError **error) {
  guint n_gaps = concessions->n_gaps;
  g_autofree DmEvenGap *gaps = g_new0 (DmEvenGap, MAX (n_gaps, 1));
  g_autofree guint *best = g_new0 (guint, MAX (n_gaps, 1));
  DmEvenSearch search = {
    .n_gaps = n_gaps,
    .n_parties = dm_reading_get_n_parties (dm_analysis_get_reading (concessions->analysis)),
    .gaps = gaps,
    .best = best,
    .cancellable = cancellable,
  };
  g_autofree gint64 *burdens = g_new0 (gint64, MAX (search.n_parties, 1));

  list_gaps (concessions, gaps);
  search.burdens = burdens;
  concessions->even.exact = TRUE;
  if (n_gaps > 0) {
    dm_even_find_good (&search);
    concessions->even.exact = dm_even_find_best (&search);
  }
  take_even (&concessions->even, &search);
  concessions->n_examined += search.n_examined;
  for (guint g = 0; g < n_gaps; g++)
    dm_even_gap_clear (&gaps[g]);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * dm_concessions_new:
 * @analysis: verdicts
 * @cancellable: (nullable)
 * @error: return location
 *
 * Says of every gap what would open it at the least total cost, which way through all of them is most even, and which deadlocks stay
 * closed. Takes all of the gaps' places in turn, and of the ways through all gaps those that aren't worse for everybody than
 * another one.
 *
 * A party with salience 90 that accepts the second of four levels and moves to the third pays 0.9 × 1/3 = 0.3.
 *
 * Returns: (transfer full) (nullable): the result; %NULL where it was cancelled
 */
DmConcessions *dm_concessions_new (DmAnalysis *analysis, GCancellable *cancellable,
                                   GError **error) {
  g_autoptr (DmConcessions) concessions = g_new0 (DmConcessions, 1);

  g_atomic_ref_count_init (&concessions->ref_count);
  concessions->analysis = dm_analysis_ref (analysis);
  if (!price_all (concessions, cancellable, error) || !find_even (concessions, cancellable, error))
    return NULL;
  return g_steal_pointer (&concessions);
}

/** dm_concessions_ref: Returns: (transfer full): @concessions, with one reference more */
DmConcessions *dm_concessions_ref (DmConcessions *concessions) {
  g_atomic_ref_count_inc (&concessions->ref_count);
  return concessions;
}

/** dm_concessions_unref: gives a reference back; the last one frees the result */
void dm_concessions_unref (DmConcessions *concessions) {
  if (!g_atomic_ref_count_dec (&concessions->ref_count))
    return;
  for (guint i = 0; i < concessions->n_gaps; i++)
    dm_concession_clear (&concessions->gaps[i], scale_of (concessions, concessions->gaps[i].issue));
  g_free (concessions->gaps);
  g_free (concessions->closed);
  g_free (concessions->even.choices);
  g_free (concessions->even.burdens);
  dm_analysis_unref (concessions->analysis);
  g_free (concessions);
}
