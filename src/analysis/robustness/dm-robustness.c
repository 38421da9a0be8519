/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-robustness.h"

#include "dm-robustness-private.h"

#define Z_95 1.959963984540054 /* the normal distribution's 97.5th percentile */

/* What the workers share: each takes the next issue until there is none. */
typedef struct {
  DmRobustness *robustness;
  int next;
  int *n_done;
  GCancellable *cancellable;
} Work;

/**
 * dm_share_new:
 * @n_hits: of how many draws
 * @n_draws: above 0
 *
 * Wilson's score interval: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n). Of 10 draws 5 hits are a share of 0.5, between 0.237 and
 * 0.763.
 *
 * Returns: the share with its 95 % interval
 */
DmShare dm_share_new (guint n_hits, guint n_draws) {
  double n = n_draws, p = n_hits / n, z = Z_95;
  double centre = p + z * z / (2 * n);
  double spread = z * sqrt (p * (1 - p) / n + z * z / (4 * n * n));
  double whole = 1 + z * z / n;

  /* exactly there, where rounding would miss it */
  return (DmShare){ p, n_hits == 0 ? 0 : (centre - spread) / whole,
                    n_hits == n_draws ? 1 : (centre + spread) / whole };
}

/* Every issue has a stream of its own, by its id: so who computes it, and what other issues there are, doesn't matter. */
static guint64 make_seed (guint64 seed, const char *id) {
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325); /* FNV-1a */

  for (; *id != '\0'; id++)
    hash = (hash ^ (guchar) *id) * G_GUINT64_CONSTANT (0x100000001b3);
  return seed ^ hash;
}

static guint64 get_chance (const DmPosition *position) {
  if (!(position->flags & DM_POSITION_CONFIDENCE))
    return 0;
  return (guint64) llround ((1 - position->confidence / 100) * 0x1p32);
}

/* Whether draws can change the verdict: there is something to redraw, everybody says what he accepts, and no red lines stand between. */
static gboolean can_change (DmIssueRobustness *issue, const DmIssueResult *result,
                            const DmScale *scale, guint64 *chances) {
  gboolean declared = TRUE;

  for (guint i = 0; i < result->record.n_holdings; i++) {
    const DmPosition *position = result->record.holdings[i].position;
    DmSet accepted;

    chances[i] = get_chance (position);
    issue->n_unsure += chances[i] > 0 ? 1 : 0;
    issue->n_unrated += position->flags & DM_POSITION_CONFIDENCE ? 0 : 1;
    dm_position_get_accepted (position, scale, &accepted);
    declared = declared && !dm_scale_set_is_empty (scale, &accepted);
    dm_scale_set_clear (scale, &accepted);
  }
  return declared && issue->n_unsure > 0
         && (result->verdict == DM_VERDICT_OVERLAP || result->verdict == DM_VERDICT_GAP);
}

static void take_draws (DmIssueRobustness *issue, const DmIssueDraws *draws) {
  issue->counts[DM_VERDICT_OVERLAP] = draws->n_overlaps;
  issue->counts[DM_VERDICT_GAP] = draws->n_draws - draws->n_overlaps;
  if (dm_scale_is_metric (draws->scale))
    issue->surplus = draws->sum / draws->n_draws;
  for (guint i = 0; i < draws->result->record.n_holdings; i++)
    if (draws->changes[i] > issue->n_changes) {
      issue->n_changes = draws->changes[i];
      issue->most_sensitive = (int) draws->result->record.holdings[i].party;
    }
}

static void sample (DmRobustness *robustness, guint nth, GCancellable *cancellable) {
  const DmIssueResult *result = dm_analysis_get_result (robustness->analysis, nth);
  const DmIssue *on = dm_model_get_issue (dm_reading_get_model (result->reading), result->issue);
  DmIssueRobustness *issue = &robustness->issues[nth];
  gsize n = MAX (result->record.n_holdings, 1);
  g_autofree guint64 *chances = g_new0 (guint64, n);
  g_autofree guint *changes = g_new0 (guint, n);
  DmIssueDraws draws = { .result = result,
                         .scale = on->scale,
                         .n_draws = robustness->n_draws,
                         .chances = chances,
                         .changes = changes,
                         .cancellable = cancellable };

  *issue = (DmIssueRobustness){ .issue = result->issue, .surplus = NAN, .most_sensitive = -1 };
  issue->counts[result->verdict] = robustness->n_draws;
  if (can_change (issue, result, on->scale, chances)) {
    dm_random_init (&draws.random, make_seed (robustness->seed, on->id));
    if (dm_scale_is_ordered (on->scale))
      dm_draws_run_ordered (&draws);
    else
      dm_draws_run_nominal (&draws);
    take_draws (issue, &draws);
  }
  for (guint verdict = 0; verdict < DM_N_VERDICTS; verdict++)
    issue->shares[verdict] = dm_share_new (issue->counts[verdict], robustness->n_draws);
}

static gpointer work (gpointer data) {
  Work *shared = data;
  guint nth;

  while ((nth = (guint) g_atomic_int_add (&shared->next, 1)) < shared->robustness->n_issues
         && !g_cancellable_is_cancelled (shared->cancellable)) {
    sample (shared->robustness, nth, shared->cancellable);
    if (shared->n_done != NULL)
      g_atomic_int_inc (shared->n_done);
  }
  return NULL;
}

static void work_together (Work *shared, guint n_threads) {
  g_autofree GThread **threads = NULL;
  guint n = n_threads > 0 ? n_threads : g_get_num_processors ();

  n = CLAMP (n, 1, MAX (shared->robustness->n_issues, 1)) - 1;
  threads = g_new (GThread *, n + 1);
  for (guint i = 0; i < n; i++)
    threads[i] = g_thread_try_new ("robustness", work, shared, NULL);
  work (shared);
  for (guint i = 0; i < n; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}

/**
 * dm_robustness_new:
 * @analysis: verdicts
 * @n_draws: how many draws for each issue, 1 to 10,000,000
 * @seed: the same seed, the same result, whatever the machine and the number of threads
 * @n_threads: 0 for as many as there are processors
 * @n_done: (nullable): counts the issues that are done, to be read atomically meanwhile
 * @cancellable: (nullable)
 * @error: return location
 *
 * Draws again and again what each party may accept if it isn't read rightly: with the chance 1 − confidence ÷ 100 each end of
 * what it accepts is drawn anew, evenly between its limit (or the end of the scale) and its demand; where it makes no demand only
 * outward. Then all judge the issue as ever. Two parties of whose reservation nothing is known overlap in half of the draws, by 1/6 of
 * the scale on average.
 *
 * Returns: (transfer full) (nullable): how often each verdict came out; %NULL where it was cancelled
 */
DmRobustness *dm_robustness_new (DmAnalysis *analysis, guint n_draws, guint64 seed, guint n_threads,
                                 int *n_done, GCancellable *cancellable, GError **error) {
  g_autoptr (DmRobustness) robustness = g_new0 (DmRobustness, 1);
  Work shared = { .robustness = robustness, .n_done = n_done, .cancellable = cancellable };

  g_return_val_if_fail (n_draws > 0 && n_draws <= 10000000, NULL);
  g_atomic_ref_count_init (&robustness->ref_count);
  robustness->analysis = dm_analysis_ref (analysis);
  robustness->n_draws = n_draws;
  robustness->seed = seed;
  robustness->n_issues = dm_analysis_get_n_results (analysis);
  robustness->issues = g_new0 (DmIssueRobustness, MAX (robustness->n_issues, 1));
  work_together (&shared, n_threads);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&robustness);
}

/** dm_robustness_ref: Returns: (transfer full): @robustness, with one reference more */
DmRobustness *dm_robustness_ref (DmRobustness *robustness) {
  g_atomic_ref_count_inc (&robustness->ref_count);
  return robustness;
}

/** dm_robustness_unref: gives a reference back; the last one frees the result */
void dm_robustness_unref (DmRobustness *robustness) {
  if (!g_atomic_ref_count_dec (&robustness->ref_count))
    return;
  dm_analysis_unref (robustness->analysis);
  g_free (robustness->issues);
  g_free (robustness);
}

/**
 * dm_robustness_find:
 * @robustness: how sure verdicts are
 * @result: a verdict
 *
 * Returns: (transfer none) (nullable): how sure @result is; %NULL where it isn't of the analysis that was drawn from, or was made anew
 *   since
 */
const DmIssueRobustness *dm_robustness_find (const DmRobustness *robustness,
                                             const DmIssueResult *result) {
  int nth = dm_reading_find_issue (dm_analysis_get_reading (robustness->analysis), result->issue);

  return nth >= 0 && (guint) nth < robustness->n_issues
                 && dm_analysis_get_result (robustness->analysis, (guint) nth) == result
             ? &robustness->issues[nth]
             : NULL;
}
