/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-vector-tree.h"

#include <math.h>

#define B DM_VECTOR_BLOCK
#define STACK 256 /* a tree of 2^32 vectors is 32 levels deep */

typedef struct {
  DmVectorTree *tree;
  const double *vectors;
  guint32 *order; /* of the vectors not yet dealt out */
} Builder;

static double get (const Builder *builder, guint nth, guint dim) {
  return builder->vectors[(gsize) builder->order[nth] * builder->tree->n_dims + dim];
}

static void swap (guint32 *order, guint a, guint b) {
  guint32 kept = order[a];
  order[a] = order[b];
  order[b] = kept;
}

/* Brings the @middle lowest of [first, end) along @dim to its beginning. */
static void split (Builder *builder, guint first, guint end, guint middle, guint dim) {
  gint64 left = first, right = (gint64) end - 1;
  while (left < right) {
    double pivot = get (builder, (guint) ((left + right) / 2), dim);
    gint64 i = left, j = right;
    while (i <= j) {
      while (get (builder, (guint) i, dim) < pivot)
        i++;
      while (get (builder, (guint) j, dim) > pivot)
        j--;
      if (i <= j)
        swap (builder->order, (guint) i++, (guint) j--);
    }
    if (middle <= j)
      right = j;
    else if (middle >= i)
      left = i;
    else
      return;
  }
}

static guint measure_node (Builder *builder, guint node, guint first, guint end) {
  guint n_dims = builder->tree->n_dims, widest = 0;
  double *low = builder->tree->low + (gsize) node * n_dims;
  double *high = builder->tree->high + (gsize) node * n_dims;
  for (guint dim = 0; dim < n_dims; dim++) {
    low[dim] = INFINITY;
    high[dim] = -INFINITY;
  }
  for (guint i = first; i < end; i++) {
    const double *vector = builder->vectors + (gsize) builder->order[i] * n_dims;
    for (guint dim = 0; dim < n_dims; dim++) {
      low[dim] = MIN (low[dim], vector[dim]);
      high[dim] = MAX (high[dim], vector[dim]);
    }
  }
  for (guint dim = 1; dim < n_dims; dim++)
    if (high[dim] - low[dim] > high[widest] - low[widest])
      widest = dim;
  return widest;
}

static void fill_block (Builder *builder, guint node, guint first, guint end) {
  DmVectorTree *tree = builder->tree;
  guint block = tree->n_blocks++;
  double *to = tree->blocks + (gsize) block * tree->n_dims * B;
  tree->nodes[node].block = (int) block;
  tree->leaves[block] = node;
  for (guint i = 0; i < B; i++) {
    tree->order[(gsize) block * B + i] = first + i < end ? builder->order[first + i] : G_MAXUINT32;
    for (guint dim = 0; dim < tree->n_dims; dim++)
      to[dim * B + i] = first + i < end ? get (builder, first + i, dim) : -INFINITY;
  }
}

/* All blocks but one are full, so that there are no more than need be. */
static guint build (Builder *builder, guint first, guint end) {
  DmVectorTree *tree = builder->tree;
  guint node = tree->n_nodes++, n = end - first;
  guint widest = measure_node (builder, node, first, end);
  tree->nodes[node] = (DmVectorNode){ -1, -1, -1 };
  if (n <= B) {
    fill_block (builder, node, first, end);
    return node;
  }
  guint half = (n / 2 + B - 1) / B * B;
  if (half >= n)
    half -= B;
  split (builder, first, end, first + half, widest);
  int left = (int) build (builder, first, first + half);
  int right = (int) build (builder, first + half, end);
  tree->nodes[node].left = left;
  tree->nodes[node].right = right;
  return node;
}

/**
 * dm_vector_tree_new:
 * @vectors: one after the other
 * @n_vectors: how many, 1 or more
 * @n_dims: components of each, 1 or more
 *
 * Returns: (transfer full): a tree of them; it doesn't need @vectors any longer
 */
DmVectorTree *dm_vector_tree_new (const double *vectors, guint n_vectors, guint n_dims) {
  DmVectorTree *tree = g_new0 (DmVectorTree, 1);
  gsize n_blocks = ((gsize) n_vectors + B - 1) / B, n_nodes = 2 * n_blocks;
  tree->n_dims = n_dims;
  tree->n_vectors = n_vectors;
  tree->order = g_new (guint32, n_blocks * B);
  tree->blocks = g_new (double, n_blocks *n_dims *B);
  tree->nodes = g_new (DmVectorNode, n_nodes);
  tree->low = g_new (double, n_nodes *n_dims);
  tree->high = g_new (double, n_nodes *n_dims);
  tree->leaves = g_new (guint, n_blocks);
  g_autofree guint32 *order = g_new (guint32, n_vectors);
  for (guint i = 0; i < n_vectors; i++)
    order[i] = i;
  Builder builder = { tree, vectors, order };
  build (&builder, 0, n_vectors);
  return tree;
}

/** dm_vector_tree_free: frees the tree */
void dm_vector_tree_free (DmVectorTree *tree) {
  g_free (tree->order);
  g_free (tree->blocks);
  g_free (tree->nodes);
  g_free (tree->low);
  g_free (tree->high);
  g_free (tree->leaves);
  g_free (tree);
}

/** dm_vector_query_init: begins to ask @tree, which must live as long */
void dm_vector_query_init (DmVectorQuery *query, const DmVectorTree *tree) {
  *query = (DmVectorQuery){ .tree = tree };
  query->stack = g_new (guint, STACK);
  query->start = g_new (double, 2 * tree->n_dims);
}

/** dm_vector_query_clear: frees its room */
void dm_vector_query_clear (DmVectorQuery *query) {
  g_free (query->stack);
  g_free (query->start);
}

/* Two at a time, wherever they stand: what every machine with vectors has. */
typedef double Two __attribute__ ((vector_size (16), aligned (8), may_alias));
typedef gint64 TwoBits __attribute__ ((vector_size (16)));

typedef struct {
  TwoBits a, b, c, d; /* all bits of a lane or none, for the eight vectors of a block */
} Eight;

static inline guint list_bits (const Eight *eight) {
  TwoBits any = eight->a | eight->b | eight->c | eight->d;
  if ((any[0] | any[1]) == 0)
    return 0;
  return (guint) ((eight->a[0] & 1) | (eight->a[1] & 2) | (eight->b[0] & 4) | (eight->b[1] & 8)
                  | (eight->c[0] & 16) | (eight->c[1] & 32) | (eight->d[0] & 64)
                  | (eight->d[1] & 128));
}

/* Which of a block's vectors are @least or better in everything. */
static inline guint find_better (const double *block, const double *least, guint n_dims) {
  const Two *twos = (const Two *) (const void *) block;
  Two bound = { least[0], least[0] };
  Eight eight = { twos[0] >= bound, twos[1] >= bound, twos[2] >= bound, twos[3] >= bound };
  for (guint dim = 1; dim < n_dims; dim++) {
    const Two *at = twos + 4 * (gsize) dim;
    bound = (Two){ least[dim], least[dim] };
    eight.a &= at[0] >= bound;
    eight.b &= at[1] >= bound;
    eight.c &= at[2] >= bound;
    eight.d &= at[3] >= bound;
  }
  return list_bits (&eight);
}

/* Which of a block's vectors, moved, are @most or worse in everything. */
static inline guint find_worse (const double *block, const double *moved, const double *most,
                                guint n_dims) {
  const Two *twos = (const Two *) (const void *) block;
  Eight eight = { { -1, -1 }, { -1, -1 }, { -1, -1 }, { -1, -1 } };
  for (guint dim = 0; dim < n_dims; dim++) {
    const Two *at = twos + 4 * (gsize) dim;
    Two by = { moved[dim], moved[dim] }, bound = { most[dim], most[dim] };
    eight.a &= at[0] + by <= bound;
    eight.b &= at[1] + by <= bound;
    eight.c &= at[2] + by <= bound;
    eight.d &= at[3] + by <= bound;
  }
  return list_bits (&eight);
}

/* Whether one of the vectors @found, none of which is worse than @least, drops what is asked about. */
static gboolean drops (const DmVectorTree *tree, guint block, guint found, const double *least,
                       DmVectorTie tie, guint32 asked) {
  if (tie == DM_TIE_DROPS)
    return TRUE;
  const double *at = tree->blocks + (gsize) block * tree->n_dims * B;
  for (guint i = 0; i < B; i++) {
    if (!(found >> i & 1))
      continue;
    if (tie == DM_TIE_DROPS_IF_FIRST && tree->order[(gsize) block * B + i] < asked)
      return TRUE;
    for (guint dim = 0; dim < tree->n_dims; dim++)
      if (at[dim * B + i] > least[dim])
        return TRUE;
  }
  return FALSE;
}

static guint test_block (DmVectorQuery *query, guint asked, const double *moved, guint block,
                         guint alive, DmVectorTie tie) {
  const DmVectorTree *tree = query->tree;
  guint n_dims = tree->n_dims;
  const double *of = tree->blocks + (gsize) asked * n_dims * B;
  const double *against = tree->blocks + (gsize) block * n_dims * B;
  double *least = query->start + n_dims;
  query->n_tests++;
  /* most blocks that meet hold no two vectors that do: boxes tell most of it */
  if (find_better (against, query->start, n_dims) == 0)
    return alive;
  guint below
      = alive & find_worse (of, moved, tree->high + (gsize) tree->leaves[block] * n_dims, n_dims);
  for (guint i = 0; below >> i != 0; i++) {
    if (!(below >> i & 1))
      continue;
    for (guint dim = 0; dim < n_dims; dim++)
      least[dim] = of[dim * B + i] + moved[dim];
    guint found = find_better (against, least, n_dims);
    if (found != 0 && drops (tree, block, found, least, tie, tree->order[(gsize) asked * B + i]))
      alive &= ~(1u << i);
  }
  return alive;
}

static gboolean reaches (const double *high, const double *start, guint n_dims) {
  for (guint dim = 0; dim < n_dims; dim++)
    if (high[dim] < start[dim])
      return FALSE;
  return TRUE;
}

/**
 * dm_vector_query_filter:
 * @query: a query
 * @block: a block of its tree
 * @moved: by how much its vectors are moved before they are held against all vectors of the tree
 * @alive: bits of those of the block that are asked about
 * @tie: what an equal vector does
 * @hint: (inout): a block that is tried first: the last one that dropped something
 *
 * Returns: the bits of @alive that no vector of the tree drops by being at least as good in everything
 */
guint dm_vector_query_filter (DmVectorQuery *query, guint block, const double *moved, guint alive,
                              DmVectorTie tie, guint *hint) {
  const DmVectorTree *tree = query->tree;
  guint n_dims = tree->n_dims, n_open = 0;
  const double *low = tree->low + (gsize) tree->leaves[block] * n_dims;
  for (guint dim = 0; dim < n_dims; dim++)
    query->start[dim] = low[dim] + moved[dim];
  alive = test_block (query, block, moved, *hint, alive, tie);
  query->stack[n_open++] = 0;
  while (n_open > 0 && alive != 0) {
    guint node = query->stack[--n_open];
    const DmVectorNode *at = &tree->nodes[node];
    if (!reaches (tree->high + (gsize) node * n_dims, query->start, n_dims))
      continue;
    if (at->block < 0) {
      query->stack[n_open++] = (guint) at->left;
      query->stack[n_open++] = (guint) at->right;
      continue;
    }
    guint left = test_block (query, block, moved, (guint) at->block, alive, tie);
    if (left != alive)
      *hint = (guint) at->block;
    alive = left;
  }
  return alive;
}
