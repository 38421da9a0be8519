/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-similarity.h"

#define UNKNOWN 0.5 /* how unlike two are taken to be of whom nothing can be compared */
/* Of two in the plane: with less, who agrees with both would lie on the line between them. */
#define NEAREST 0.5
#define MOST_COMPARED 60 /* parties whose agreement issues are compared by */

/**
 * dm_pair_get_agreement:
 * @pair: two parties
 *
 * Returns: on what share of the issues on which both are on record what they accept overlaps, 0 to 1; NAN where there is none
 */
double dm_pair_get_agreement (const DmPair *pair) {
  return pair->n_shared > 0 ? (double) pair->n_overlap / pair->n_shared : NAN;
}

/**
 * dm_similarity_get_pair:
 * @similarity: who is like whom
 * @a: a party, by its place in the reading
 * @b: another one
 *
 * Returns: (transfer none): the two
 */
const DmPair *dm_similarity_get_pair (const DmSimilarity *similarity, guint a, guint b) {
  gsize low = MIN (a, b), high = MAX (a, b), n = similarity->n_parties;

  g_return_val_if_fail (low < high && high < n, NULL);
  /* rows of the upper triangle: (0,1) (0,2) … (1,2) … */
  return &similarity->pairs->pairs[low * (2 * n - low - 1) / 2 + high - low - 1];
}

static double *measure_parties (const DmSimilarity *similarity, double least) {
  guint n = similarity->n_parties;
  double *distances = g_new0 (double, MAX ((gsize) n * n, 1));

  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++) {
      double agreement = dm_pair_get_agreement (dm_similarity_get_pair (similarity, a, b));
      double distance = least + (1 - least) * (isnan (agreement) ? UNKNOWN : 1 - agreement);

      distances[(gsize) a * n + b] = distances[(gsize) b * n + a] = distance;
    }
  return distances;
}

/* What two parties are to one another on an issue. */
typedef enum { APART, TOGETHER, NOT_COMPARED } Side;

static Side compare (const DmScale *scale, const DmPosition *a, const DmPosition *b) {
  DmSet of_a, of_b;
  gboolean meet;

  if (a == NULL || b == NULL)
    return NOT_COMPARED;
  dm_position_get_accepted (a, scale, &of_a);
  dm_position_get_accepted (b, scale, &of_b);
  dm_scale_set_intersect (scale, &of_a, &of_b);
  meet = !dm_scale_set_is_empty (scale, &of_a);
  dm_scale_set_clear (scale, &of_a);
  dm_scale_set_clear (scale, &of_b);
  return meet ? TOGETHER : APART;
}

/* Who stands together on an issue: a side for every two of the first so many parties. */
static guint8 *list_sides (const DmSimilarity *similarity, guint nth, guint n_compared) {
  DmReading *reading = dm_analysis_get_reading (similarity->analysis);
  const DmIssueResult *result = dm_analysis_get_result (similarity->analysis, nth);
  const DmIssue *issue = dm_model_get_issue (dm_reading_get_model (reading), result->issue);
  guint8 *sides = g_new (guint8, MAX ((gsize) n_compared * n_compared, 1));
  gsize n = 0;

  for (guint a = 0; a < n_compared; a++)
    for (guint b = a + 1; b < n_compared; b++)
      sides[n++] = compare (
          issue->scale,
          dm_reading_get_position (reading, result->issue, dm_reading_get_party (reading, a)),
          dm_reading_get_position (reading, result->issue, dm_reading_get_party (reading, b)));
  return sides;
}

/* On what share of the pairs that can be compared on both the two issues don't set the same parties against each other. */
static double measure_sides (const guint8 *a, const guint8 *b, gsize n) {
  gsize compared = 0, unlike = 0;

  for (gsize i = 0; i < n; i++)
    if (a[i] != NOT_COMPARED && b[i] != NOT_COMPARED) {
      compared++;
      unlike += a[i] != b[i] ? 1 : 0;
    }
  return compared > 0 ? (double) unlike / (double) compared : UNKNOWN;
}

static gboolean order_issues (DmSimilarity *similarity, GCancellable *cancellable, GError **error) {
  guint n = similarity->n_issues;
  gsize n_compared = MIN (similarity->n_parties, MOST_COMPARED);
  g_autoptr (GPtrArray) sides = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *distances = NULL;

  similarity->issues_ordered = n <= DM_SERIATION_MOST;
  if (!similarity->issues_ordered) {
    similarity->issues = dm_seriation_order (NULL, n);
    return TRUE;
  }
  for (guint i = 0; i < n; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    g_ptr_array_add (sides, list_sides (similarity, i, (guint) n_compared));
  }
  distances = g_new0 (double, MAX ((gsize) n * n, 1));
  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      distances[(gsize) a * n + b] = distances[(gsize) b * n + a]
          = measure_sides (sides->pdata[a], sides->pdata[b], n_compared * (n_compared - 1) / 2);
  similarity->issues = dm_seriation_order (distances, n);
  return TRUE;
}

/**
 * dm_similarity_new:
 * @analysis: verdicts
 * @cancellable: (nullable)
 * @error: return location
 *
 * Compares the shown parties by the share of the issues on which they agree, and the issues by who agrees on them.
 *
 * Returns: (transfer full) (nullable): who is like whom; %NULL where it was cancelled
 */
DmSimilarity *dm_similarity_new (DmAnalysis *analysis, GCancellable *cancellable, GError **error) {
  g_autoptr (DmSimilarity) similarity = g_new0 (DmSimilarity, 1);
  g_autofree double *distances = NULL, *apart = NULL;

  g_atomic_ref_count_init (&similarity->ref_count);
  similarity->analysis = dm_analysis_ref (analysis);
  similarity->n_parties = dm_reading_get_n_parties (dm_analysis_get_reading (analysis));
  similarity->n_issues = dm_analysis_get_n_results (analysis);
  similarity->pairs = dm_pairs_new (dm_analysis_get_reading (analysis), cancellable, error);
  if (similarity->pairs == NULL || !order_issues (similarity, cancellable, error))
    return NULL;
  distances = measure_parties (similarity, 0);
  apart = measure_parties (similarity, NEAREST);
  similarity->parties = dm_seriation_order (distances, similarity->n_parties);
  similarity->parties_ordered = similarity->n_parties <= DM_SERIATION_MOST;
  similarity->places = dm_seriation_lay_out (apart, similarity->n_parties);
  return g_steal_pointer (&similarity);
}

/** dm_similarity_ref: Returns: (transfer full): @similarity, with one reference more */
DmSimilarity *dm_similarity_ref (DmSimilarity *similarity) {
  g_atomic_ref_count_inc (&similarity->ref_count);
  return similarity;
}

/** dm_similarity_unref: gives a reference back; the last one frees the result */
void dm_similarity_unref (DmSimilarity *similarity) {
  if (!g_atomic_ref_count_dec (&similarity->ref_count))
    return;
  dm_analysis_unref (similarity->analysis);
  g_clear_pointer (&similarity->pairs, dm_pairs_free);
  g_free (similarity->parties);
  g_free (similarity->issues);
  g_free (similarity->places);
  g_free (similarity);
}
