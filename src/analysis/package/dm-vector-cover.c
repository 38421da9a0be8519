/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-vector-tree.h"

struct _DmVectorCover {
  const DmVectorTree *tree;
  guint *n_left; /* by node */
  guint8 *left;  /* by block: bits of the vectors */
  guint *places; /* by vector: its place in the blocks */
};

/** dm_vector_cover_new: Returns: (transfer full): a cover of nothing; @tree must live as long */
DmVectorCover *dm_vector_cover_new (const DmVectorTree *tree) {
  DmVectorCover *cover = g_new0 (DmVectorCover, 1);
  cover->tree = tree;
  cover->n_left = g_new0 (guint, tree->n_nodes);
  cover->left = g_new0 (guint8, tree->n_blocks);
  cover->places = g_new (guint, tree->n_vectors);
  for (guint place = 0; place < tree->n_blocks * DM_VECTOR_BLOCK; place++) {
    if (tree->order[place] == G_MAXUINT32)
      continue;
    cover->places[tree->order[place]] = place;
    cover->left[place / DM_VECTOR_BLOCK] |= (guint8) (1u << place % DM_VECTOR_BLOCK);
    cover->n_left[tree->leaves[place / DM_VECTOR_BLOCK]]++;
  }
  for (guint node = tree->n_nodes; node-- > 0;) /* children come after their parents */
    if (tree->nodes[node].block < 0)
      cover->n_left[node]
          = cover->n_left[tree->nodes[node].left] + cover->n_left[tree->nodes[node].right];
  return cover;
}

/** dm_vector_cover_free: frees it */
void dm_vector_cover_free (DmVectorCover *cover) {
  g_free (cover->n_left);
  g_free (cover->left);
  g_free (cover->places);
  g_free (cover);
}

static void cover_block (DmVectorCover *cover, guint block, const double *limit) {
  const DmVectorTree *tree = cover->tree;
  const double *vectors = tree->blocks + (gsize) block * tree->n_dims * DM_VECTOR_BLOCK;
  for (guint i = 0; i < DM_VECTOR_BLOCK; i++) {
    gboolean is_covered = TRUE;
    for (guint dim = 0; dim < tree->n_dims && is_covered; dim++)
      is_covered = vectors[dim * DM_VECTOR_BLOCK + i] <= limit[dim];
    if (is_covered)
      cover->left[block] &= (guint8) ~(1u << i);
  }
}

static guint cover_node (DmVectorCover *cover, guint node, const double *limit) {
  const DmVectorTree *tree = cover->tree;
  const DmVectorNode *at = &tree->nodes[node];
  const double *low = tree->low + (gsize) node * tree->n_dims;
  for (guint dim = 0; dim < tree->n_dims; dim++)
    if (low[dim] > limit[dim])
      return cover->n_left[node];
  if (cover->n_left[node] == 0)
    return 0;
  if (at->block >= 0) {
    cover_block (cover, (guint) at->block, limit);
    cover->n_left[node] = (guint) __builtin_popcount (cover->left[at->block]);
  } else {
    cover->n_left[node] = cover_node (cover, (guint) at->left, limit)
                          + cover_node (cover, (guint) at->right, limit);
  }
  return cover->n_left[node];
}

/** dm_vector_cover_add: covers all vectors that are no more than @limit in anything */
void dm_vector_cover_add (DmVectorCover *cover, const double *limit) {
  cover_node (cover, 0, limit);
}

/** dm_vector_cover_leaves: Returns: whether a vector isn't covered yet */
gboolean dm_vector_cover_leaves (const DmVectorCover *cover, guint vector) {
  guint place = cover->places[vector];
  return (cover->left[place / DM_VECTOR_BLOCK] >> place % DM_VECTOR_BLOCK & 1) != 0;
}
