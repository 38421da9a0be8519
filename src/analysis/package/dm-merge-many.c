/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-frontier-private.h"
#include "dm-vector-tree.h"

#define MAX_MOVES 12     /* choices that are held against one another one by one */
#define CANCEL_EVERY 128 /* blocks */
#define SMALL 48         /* vectors that are filtered without a tree */

/*
 * Any number of parties. The sums with one choice are the frontier moved, and none of them dominates another of the
 * same choice. So f + c is dominated exactly where some g of the frontier is at least f + c − c' for another choice
 * c': all questions are asked of one tree of the frontier, a block of eight f at a time. Of equal sums that of the
 * first choice stays.
 */

typedef struct {
  DmMerge *merge;
  const DmVectors *front, *choices;
  guint first, end; /* of the choices */
  guint n_most;     /* sums to look at thoroughly */
  DmVectorQuery *query;
  double *moves; /* by pair of choices: c − c' */
  guint *others; /* by choice: all choices in the order in which they are tried */
  guint *hints;  /* likewise */
} Moves;

static void list_moves (Moves *moves) {
  guint n_dims = moves->front->n_dims, n = moves->end - moves->first;
  moves->moves = g_new (double, (gsize) n *n *n_dims);
  moves->hints = g_new0 (guint, (gsize) n * n);
  moves->others = g_new (guint, (gsize) n * n);
  for (guint i = 0; i < n * n; i++)
    moves->others[i] = i % n;
  const double *scores = moves->choices->scores + (gsize) moves->first * n_dims;
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      for (guint dim = 0; dim < n_dims; dim++)
        moves->moves[((gsize) i * n + j) * n_dims + dim]
            = scores[(gsize) i * n_dims + dim] - scores[(gsize) j * n_dims + dim];
}

static void add_block (const Moves *moves, guint block, guint nth, guint alive, DmVectors *merged) {
  const DmVectors *front = moves->front, *choices = moves->choices;
  guint n_dims = front->n_dims;
  const double *moved = choices->scores + (gsize) nth * n_dims;
  for (guint i = 0; i < DM_VECTOR_BLOCK; i++) {
    if (!(alive >> i & 1))
      continue;
    guint32 from = moves->query->tree->order[(gsize) block * DM_VECTOR_BLOCK + i];
    dm_vectors_add (merged, front->scores + (gsize) from * n_dims, from, choices->choice[nth]);
    double *scores = merged->scores + (gsize) (merged->n_vectors - 1) * n_dims;
    for (guint dim = 0; dim < n_dims; dim++)
      scores[dim] += moved[dim];
  }
}

static guint get_present (const DmVectorTree *tree, guint block) {
  guint present = 0;
  for (guint i = 0; i < DM_VECTOR_BLOCK; i++)
    present |= (guint) (tree->order[(gsize) block * DM_VECTOR_BLOCK + i] != G_MAXUINT32) << i;
  return present;
}

/* What dropped the most last time is tried first: most sums go at the first try. */
static void move_up (guint *others, guint nth) {
  guint other = others[nth];
  for (; nth > 0; nth--)
    others[nth] = others[nth - 1];
  others[0] = other;
}

static void filter_block (Moves *moves, guint block, DmVectors *merged) {
  guint n_dims = moves->front->n_dims, n = moves->end - moves->first;
  guint present = get_present (moves->query->tree, block);
  for (guint i = 0; i < n; i++) {
    guint alive = present, *others = moves->others + (gsize) i * n, best = 0, n_best = 0;
    for (guint nth = 0; nth < n && alive != 0; nth++) {
      gsize pair = (gsize) i * n + others[nth];
      if (others[nth] == i)
        continue;
      guint left = dm_vector_query_filter (moves->query, block, moves->moves + pair * n_dims, alive,
                                           others[nth] < i ? DM_TIE_DROPS : DM_TIE_KEEPS,
                                           &moves->hints[pair]);
      guint n_dropped = (guint) __builtin_popcount (alive & ~left);
      best = n_dropped > n_best ? nth : best;
      n_best = MAX (n_best, n_dropped);
      alive = left;
    }
    move_up (others, best);
    add_block (moves, block, moves->first + i, alive, merged);
  }
}

static gboolean filter_moves (Moves *moves, DmVectors *merged) {
  const DmVectorTree *tree = moves->query->tree;
  gboolean is_done = TRUE;
  list_moves (moves);
  for (guint block = 0; block < tree->n_blocks && is_done; block++) {
    is_done = block % CANCEL_EVERY > 0 || !g_cancellable_is_cancelled (moves->merge->cancellable);
    moves->query->is_brief = merged->n_vectors > moves->n_most;
    if (is_done)
      filter_block (moves, block, merged);
  }
  g_free (moves->moves);
  g_free (moves->hints);
  g_free (moves->others);
  return is_done;
}

/**
 * dm_merge_many:
 *
 * Merges a frontier with an issue's choices. Many choices are taken a dozen at a time, and what they leave is held
 * against one another. Once more than @n_most sums are left, which is more than may stay, those that follow are only held against
 * what dropped others before: what need not be left goes when they are cut down.
 */
gboolean dm_merge_many (DmMerge *merge, const DmVectors *front, const DmVectors *choices,
                        guint n_most, DmVectors *merged) {
  g_autoptr (DmVectorTree) tree
      = dm_vector_tree_new (front->scores, front->n_vectors, front->n_dims);
  g_auto (DmVectorQuery) query = { 0 };
  gboolean is_done = TRUE;
  dm_vector_query_init (&query, tree);
  dm_vectors_init (merged, front->n_dims, front->n_vectors);
  for (guint first = 0; first < choices->n_vectors && is_done; first += MAX_MOVES) {
    Moves moves = { .merge = merge,
                    .front = front,
                    .choices = choices,
                    .first = first,
                    .end = MIN (first + MAX_MOVES, choices->n_vectors),
                    .n_most = choices->n_vectors > MAX_MOVES ? G_MAXUINT : n_most,
                    .query = &query };
    is_done = filter_moves (&moves, merged);
  }
  merge->n_tests += query.n_tests;
  if (is_done && choices->n_vectors > MAX_MOVES)
    is_done = dm_merge_filter (merge, merged);
  if (!is_done)
    dm_vectors_clear (merged);
  return is_done;
}

static gboolean is_dropped (const DmVectors *vectors, guint asked, guint by) {
  const double *a = vectors->scores + (gsize) asked * vectors->n_dims;
  const double *b = vectors->scores + (gsize) by * vectors->n_dims;
  gboolean is_better = by < asked;
  for (guint dim = 0; dim < vectors->n_dims; dim++) {
    if (b[dim] < a[dim])
      return FALSE;
    is_better |= b[dim] > a[dim];
  }
  return is_better;
}

static void filter_few (DmVectors *vectors) {
  guint8 is_kept[SMALL];
  for (guint i = 0; i < vectors->n_vectors; i++) {
    is_kept[i] = TRUE;
    for (guint j = 0; j < vectors->n_vectors && is_kept[i]; j++)
      is_kept[i] = j == i || !is_dropped (vectors, i, j);
  }
  dm_vectors_keep (vectors, is_kept);
}

/** dm_merge_filter: keeps in @vectors those that no other dominates, the first of equal ones; FALSE where it was cancelled */
gboolean dm_merge_filter (DmMerge *merge, DmVectors *vectors) {
  if (vectors->n_vectors <= SMALL) {
    filter_few (vectors);
    return TRUE;
  }
  g_autoptr (DmVectorTree) tree
      = dm_vector_tree_new (vectors->scores, vectors->n_vectors, vectors->n_dims);
  g_auto (DmVectorQuery) query = { 0 };
  g_autofree guint8 *is_kept = g_malloc0 (vectors->n_vectors);
  g_autofree double *still = g_new0 (double, vectors->n_dims);
  dm_vector_query_init (&query, tree);
  guint hint = 0;
  for (guint block = 0; block < tree->n_blocks; block++) {
    if (block % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (merge->cancellable))
      return FALSE;
    guint alive = dm_vector_query_filter (&query, block, still, get_present (tree, block),
                                          DM_TIE_DROPS_IF_FIRST, &hint);
    for (guint i = 0; i < DM_VECTOR_BLOCK; i++)
      if (alive >> i & 1)
        is_kept[tree->order[(gsize) block * DM_VECTOR_BLOCK + i]] = TRUE;
  }
  merge->n_tests += query.n_tests;
  dm_vectors_keep (vectors, is_kept);
  return TRUE;
}
