/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-vector-cover.h"

#include <math.h>

#include "dm-vector-block.h"

#define B DM_VECTOR_BLOCK

/** dm_vector_cover_init: begins with no limit, and room for @n_most of them */
void dm_vector_cover_init (DmVectorCover *cover, guint n_dims, guint n_most) {
  gsize n_blocks = ((gsize) n_most + B - 1) / B;
  *cover = (DmVectorCover){ .n_dims = n_dims, .n_most = n_most };
  cover->blocks = g_new (double, MAX (n_blocks, 1) * n_dims * B);
  cover->order = g_new (guint, MAX (n_blocks, 1));
}

/** dm_vector_cover_clear: frees the limits */
void dm_vector_cover_clear (DmVectorCover *cover) {
  g_clear_pointer (&cover->blocks, g_free);
  g_clear_pointer (&cover->order, g_free);
}

/** dm_vector_cover_reset: forgets all limits */
void dm_vector_cover_reset (DmVectorCover *cover) {
  cover->n_limits = 0;
}

/** dm_vector_cover_add: covers all vectors that are no more than @limit in anything */
void dm_vector_cover_add (DmVectorCover *cover, const double *limit) {
  g_return_if_fail (cover->n_limits < cover->n_most);
  guint block = cover->n_limits / B, nth = cover->n_limits % B;
  double *to = cover->blocks + (gsize) block * cover->n_dims * B;
  if (nth == 0) {
    cover->order[block] = block;
    for (guint i = 0; i < cover->n_dims * B; i++)
      to[i] = -INFINITY;
  }
  for (guint dim = 0; dim < cover->n_dims; dim++)
    to[dim * B + nth] = limit[dim];
  cover->n_limits++;
}

/** dm_vector_cover_covers: Returns: whether @vector is no more than one of the limits in anything */
gboolean dm_vector_cover_covers (DmVectorCover *cover, const double *vector) {
  guint n_blocks = (cover->n_limits + B - 1) / B;
  for (guint i = 0; i < n_blocks; i++) {
    guint block = cover->order[i];
    if (find_better (cover->blocks + (gsize) block * cover->n_dims * B, vector, cover->n_dims) == 0)
      continue;
    if (i > 0) {
      cover->order[i] = cover->order[i / 2];
      cover->order[i / 2] = block;
    }
    return TRUE;
  }
  return FALSE;
}
