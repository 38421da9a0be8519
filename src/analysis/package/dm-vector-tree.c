/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-vector-tree.h"

#include <math.h>

#include "dm-vector-block.h"

#define B DM_VECTOR_BLOCK
#define STACK 128 /* a tree of 2^32 vectors is 11 levels deep, and at each 7 nodes wait */

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

static guint find_widest (const Builder *builder, guint first, guint end) {
  guint widest = 0;
  double width = -1;
  for (guint dim = 0; dim < builder->tree->n_dims; dim++) {
    double low = INFINITY, high = -INFINITY;
    for (guint i = first; i < end; i++) {
      double at = get (builder, i, dim);
      low = MIN (low, at);
      high = MAX (high, at);
    }
    widest = high - low > width ? dim : widest;
    width = MAX (width, high - low);
  }
  return widest;
}

static guint fill_block (Builder *builder, guint first, guint end) {
  DmVectorTree *tree = builder->tree;
  guint block = tree->n_blocks++, n_dims = tree->n_dims;
  double *to = tree->blocks + (gsize) block * n_dims * B;
  double *low = tree->low + (gsize) block * n_dims, *high = tree->high + (gsize) block * n_dims;
  for (guint i = 0; i < B; i++)
    tree->order[(gsize) block * B + i] = first + i < end ? builder->order[first + i] : G_MAXUINT32;
  for (guint dim = 0; dim < n_dims; dim++) {
    low[dim] = INFINITY;
    high[dim] = -INFINITY;
    for (guint i = 0; i < B; i++)
      to[dim * B + i] = -INFINITY;
    for (guint i = first; i < end; i++) {
      double at = to[dim * B + (i - first)] = get (builder, i, dim);
      low[dim] = MIN (low[dim], at);
      high[dim] = MAX (high[dim], at);
    }
  }
  return block;
}

static double find_high (const DmVectorTree *tree, guint node, guint dim) {
  const double *highs = tree->highs + ((gsize) node * tree->n_dims + dim) * B;
  double high = highs[0];
  for (guint i = 1; i < B; i++)
    high = MAX (high, highs[i]);
  return high;
}

static guint build (Builder *builder, guint first, guint end);

/* Gives a node @size vectors at a time as children; the last one may get fewer. */
static void deal_out (Builder *builder, guint node, guint *n_children, guint first, guint end,
                      guint size) {
  DmVectorTree *tree = builder->tree;
  guint n_dims = tree->n_dims;
  if (end - first > size) {
    guint half = MAX ((end - first) / size / 2, 1) * size;
    split (builder, first, end, first + half, find_widest (builder, first, end));
    deal_out (builder, node, n_children, first, first + half, size);
    deal_out (builder, node, n_children, first + half, end, size);
    return;
  }
  gboolean is_block = size == B;
  guint nth = (*n_children)++;
  guint child = is_block ? fill_block (builder, first, end) : build (builder, first, end);
  tree->nodes[node].children[nth] = child;
  for (guint dim = 0; dim < n_dims; dim++)
    tree->highs[((gsize) node * n_dims + dim) * B + nth]
        = is_block ? tree->high[(gsize) child * n_dims + dim] : find_high (tree, child, dim);
}

/* All blocks and nodes but the last ones are full, so that there are no more than need be. */
static guint build (Builder *builder, guint first, guint end) {
  DmVectorTree *tree = builder->tree;
  guint node = tree->n_nodes++, n_children = 0, size = B;
  while ((guint64) size * B < end - first)
    size *= B;
  tree->nodes[node].is_lowest = size == B;
  for (guint i = 0; i < tree->n_dims * B; i++)
    tree->highs[(gsize) node * tree->n_dims * B + i] = -INFINITY;
  deal_out (builder, node, &n_children, first, end, size);
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
  gsize n_blocks = ((gsize) n_vectors + B - 1) / B, n_nodes = n_blocks + 1;
  tree->n_dims = n_dims;
  tree->n_vectors = n_vectors;
  tree->order = g_new (guint32, n_blocks * B);
  tree->blocks = g_new (double, n_blocks *n_dims *B);
  tree->nodes = g_new (DmVectorNode, n_nodes);
  tree->highs = g_new (double, n_nodes *n_dims *B);
  tree->low = g_new (double, n_blocks *n_dims);
  tree->high = g_new (double, n_blocks *n_dims);
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
  g_free (tree->highs);
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
  guint below = alive & find_worse (of, moved, tree->high + (gsize) block * n_dims, n_dims);
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

static guint test_child (DmVectorQuery *query, guint asked, const double *moved, guint block,
                         guint alive, DmVectorTie tie, guint *hint) {
  guint left = test_block (query, asked, moved, block, alive, tie);
  if (left != alive)
    *hint = block;
  return left;
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
 * Returns: the bits of @alive that no vector of the tree drops by being at least as good in everything; of a brief query those
 *   that none of the hint's block drops
 */
guint dm_vector_query_filter (DmVectorQuery *query, guint block, const double *moved, guint alive,
                              DmVectorTie tie, guint *hint) {
  const DmVectorTree *tree = query->tree;
  guint n_dims = tree->n_dims, n_open = 0;
  const double *low = tree->low + (gsize) block * n_dims;
  for (guint dim = 0; dim < n_dims; dim++)
    query->start[dim] = low[dim] + moved[dim];
  alive = test_block (query, block, moved, *hint, alive, tie);
  if (query->is_brief)
    return alive;
  query->stack[n_open++] = 0;
  while (n_open > 0 && alive != 0) {
    guint node = query->stack[--n_open];
    const DmVectorNode *at = &tree->nodes[node];
    guint reached = find_better (tree->highs + (gsize) node * n_dims * B, query->start, n_dims);
    for (guint i = 0; reached >> i != 0 && alive != 0; i++) {
      if (!(reached >> i & 1))
        continue;
      if (at->is_lowest)
        alive = test_child (query, block, moved, at->children[i], alive, tie, hint);
      else
        query->stack[n_open++] = at->children[i];
    }
  }
  return alive;
}
