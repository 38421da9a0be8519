/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DM_VECTOR_BLOCK 8 /* vectors of a leaf */

/** DmVectorNode: up to eight nodes, or blocks where it is one of the lowest. */
typedef struct {
  gboolean is_lowest;
  guint children[DM_VECTOR_BLOCK];
} DmVectorNode;

/**
 * DmVectorTree: vectors in boxes within boxes, to ask whether one of them is at least as good as another in everything.
 * A
 * block holds up to 8, one component after the other, filled up with −∞, and so does a node of its children.
 */
typedef struct {
  guint n_dims, n_vectors, n_blocks, n_nodes;
  guint32 *order; /* by block: which vector, 8 to a block */
  double *blocks; /* by block, component, vector */
  DmVectorNode *nodes;
  double *highs;      /* by node, component, child: the best that is in it */
  double *low, *high; /* by block, component; of vectors, not of the filling */
} DmVectorTree;

DmVectorTree *dm_vector_tree_new (const double *vectors, guint n_vectors, guint n_dims);
void dm_vector_tree_free (DmVectorTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmVectorTree, dm_vector_tree_free)

/** DmVectorQuery: what is asked of a tree, with room for the way through it. */
typedef struct {
  const DmVectorTree *tree;
  gboolean
      is_brief; /* asks what dropped something last, and nothing else: some stay that need not */
  guint *stack;
  double *start; /* of a block's box, moved */
  guint64
      n_tests; /* blocks held against blocks so far: what the asking costs, the same on every machine */
} DmVectorQuery;

void dm_vector_query_init (DmVectorQuery *query, const DmVectorTree *tree);
void dm_vector_query_clear (DmVectorQuery *query);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmVectorQuery, dm_vector_query_clear)

/** DmVectorTie: what an equal vector does. */
typedef enum {
  DM_TIE_DROPS,         /* it drops the one that is asked about */
  DM_TIE_KEEPS,         /* it doesn't */
  DM_TIE_DROPS_IF_FIRST /* it does where its index is the lower one */
} DmVectorTie;

guint dm_vector_query_filter (DmVectorQuery *query, guint block, const double *moved, guint alive,
                              DmVectorTie tie, guint *hint);

G_END_DECLS
