/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-frontier-private.h"
#include "dm-vector-cover.h"

#define FIRST_STEP (100.0 / 65536) /* on the score of 0 to 100 */
#define GROWTH 1.3

typedef struct {
  guint nth;
  double sum; /* of scores, 0 to 1 each */
} Rank;

/* What another one dominates comes after it, even where the sums are the same to a rounding. */
static int compare_ranks (gconstpointer a, gconstpointer b, gpointer data) {
  const Rank *first = a, *second = b;
  const DmVectors *vectors = data;
  const double *x = vectors->scores + (gsize) first->nth * vectors->n_dims;
  const double *y = vectors->scores + (gsize) second->nth * vectors->n_dims;
  if (first->sum != second->sum)
    return first->sum > second->sum ? -1 : 1;
  for (guint dim = 0; dim < vectors->n_dims; dim++)
    if (x[dim] != y[dim])
      return x[dim] > y[dim] ? -1 : 1;
  return first->nth < second->nth ? -1 : first->nth > second->nth;
}

/* The best for all together first: they stand in for the most. */
static Rank *rank (const DmMerge *merge, DmVectors *vectors) {
  guint n_dims = vectors->n_dims;
  Rank *ranks = g_new (Rank, vectors->n_vectors);
  for (guint i = 0; i < vectors->n_vectors; i++) {
    ranks[i] = (Rank){ i, 0 };
    for (guint dim = 0; dim < n_dims; dim++)
      ranks[i].sum += vectors->scores[(gsize) i * n_dims + dim] / merge->wholes[dim];
  }
  g_qsort_with_data (ranks, (gint) vectors->n_vectors, sizeof (Rank), compare_ranks, vectors);
  return ranks;
}

/* Returns: whether no more than @cover has room for need be kept if each stands in for what is up to @step better. */
static gboolean choose (const DmMerge *merge, const DmVectors *vectors, const Rank *ranks,
                        double step, DmVectorCover *cover, guint8 *is_kept) {
  guint n_dims = vectors->n_dims;
  g_autofree double *limit = g_new (double, n_dims);
  dm_vector_cover_reset (cover);
  memset (is_kept, 0, vectors->n_vectors);
  for (guint i = 0; i < vectors->n_vectors; i++) {
    const double *scores = vectors->scores + (gsize) ranks[i].nth * n_dims;
    if (dm_vector_cover_covers (cover, scores))
      continue;
    if (cover->n_limits == cover->n_most)
      return FALSE;
    is_kept[ranks[i].nth] = TRUE;
    for (guint dim = 0; dim < n_dims; dim++)
      limit[dim] = scores[dim] + step / 100 * merge->wholes[dim];
    dm_vector_cover_add (cover, limit);
  }
  return TRUE;
}

/**
 * dm_merge_coarsen:
 * @merge: takes the step into its ε
 * @vectors: (inout): vectors, also such as others dominate; those that stay keep their order
 * @n_most: how many may stay, 1 or more
 *
 * Leaves out vectors so that each has one left that is no more than a step worse for any party, the step being about the
 * smallest that leaves few enough. None that stays is dominated.
 *
 * Returns: FALSE where it was cancelled
 */
gboolean dm_merge_coarsen (DmMerge *merge, DmVectors *vectors, guint n_most) {
  if (vectors->n_vectors <= n_most)
    return TRUE;
  g_autofree guint8 *is_kept = g_new (guint8, vectors->n_vectors);
  g_autofree Rank *ranks = rank (merge, vectors);
  g_auto (DmVectorCover) cover = { 0 };
  dm_vector_cover_init (&cover, vectors->n_dims, n_most);
  double step = MAX (merge->step / 2, FIRST_STEP);
  while (!choose (merge, vectors, ranks, step, &cover, is_kept)) {
    if (g_cancellable_is_cancelled (merge->cancellable))
      return FALSE;
    step *= GROWTH;
  }
  dm_vectors_keep (vectors, is_kept);
  merge->step = step;
  merge->epsilon += step;
  return TRUE;
}
