/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-frontier-private.h"
#include "dm-vector-tree.h"

#define FIRST_STEP (100.0 / 65536) /* on the score of 0 to 100 */
#define GROWTH 1.3

typedef struct {
  guint nth;
  double sum; /* of scores, 0 to 1 each */
} Rank;

static int compare_ranks (gconstpointer a, gconstpointer b) {
  const Rank *first = a, *second = b;
  if (first->sum != second->sum)
    return first->sum > second->sum ? -1 : 1;
  return first->nth < second->nth ? -1 : first->nth > second->nth;
}

/* The best for all together first: they stand in for the most. */
static Rank *rank (const DmMerge *merge, const DmVectors *vectors) {
  guint n_dims = vectors->n_dims;
  Rank *ranks = g_new (Rank, vectors->n_vectors);
  for (guint i = 0; i < vectors->n_vectors; i++) {
    ranks[i] = (Rank){ i, 0 };
    for (guint dim = 0; dim < n_dims; dim++)
      ranks[i].sum += vectors->scores[(gsize) i * n_dims + dim] / merge->wholes[dim];
  }
  qsort (ranks, vectors->n_vectors, sizeof (Rank), compare_ranks);
  return ranks;
}

/* Returns: whether no more than @n_most need to be kept if each stands in for what is up to @step better. */
static gboolean choose (const DmMerge *merge, const DmVectors *vectors, const DmVectorTree *tree,
                        const Rank *ranks, double step, guint n_most, guint8 *is_kept) {
  guint n_dims = vectors->n_dims, n_kept = 0;
  g_autoptr (DmVectorCover) cover = dm_vector_cover_new (tree);
  g_autofree double *limit = g_new (double, n_dims);
  memset (is_kept, 0, vectors->n_vectors);
  for (guint i = 0; i < vectors->n_vectors; i++) {
    guint nth = ranks[i].nth;
    if (!dm_vector_cover_leaves (cover, nth))
      continue;
    if (++n_kept > n_most)
      return FALSE;
    is_kept[nth] = TRUE;
    for (guint dim = 0; dim < n_dims; dim++)
      limit[dim] = vectors->scores[(gsize) nth * n_dims + dim] + step / 100 * merge->wholes[dim];
    dm_vector_cover_add (cover, limit);
  }
  return TRUE;
}

/**
 * dm_merge_coarsen:
 * @merge: takes the step into its ε
 * @vectors: (inout): vectors; those that stay keep their order
 * @n_most: how many may stay, 1 or more
 *
 * Leaves out vectors so that each has one left that is no more than a step worse for any party, the step being about the
 * smallest that leaves few enough.
 *
 * Returns: FALSE where it was cancelled
 */
gboolean dm_merge_coarsen (DmMerge *merge, DmVectors *vectors, guint n_most) {
  if (vectors->n_vectors <= n_most)
    return TRUE;
  g_autofree guint8 *is_kept = g_new (guint8, vectors->n_vectors);
  g_autofree Rank *ranks = rank (merge, vectors);
  g_autoptr (DmVectorTree) tree
      = dm_vector_tree_new (vectors->scores, vectors->n_vectors, vectors->n_dims);
  double step = MAX (merge->step / 2, FIRST_STEP);
  while (!choose (merge, vectors, tree, ranks, step, n_most, is_kept)) {
    if (g_cancellable_is_cancelled (merge->cancellable))
      return FALSE;
    step *= GROWTH;
  }
  dm_vectors_keep (vectors, is_kept);
  merge->step = step;
  merge->epsilon += step;
  return TRUE;
}
