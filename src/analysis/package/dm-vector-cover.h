/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DmVectorCover: limits, to ask whether a vector stays within one of them in everything. */
typedef struct {
  guint n_dims, n_limits, n_most;
  double *blocks; /* eight limits to a block, filled up with −∞ */
  guint *order;   /* of the blocks: what covered something lately is asked first */
} DmVectorCover;

void dm_vector_cover_init (DmVectorCover *cover, guint n_dims, guint n_most);
void dm_vector_cover_clear (DmVectorCover *cover);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmVectorCover, dm_vector_cover_clear)
void dm_vector_cover_reset (DmVectorCover *cover);
void dm_vector_cover_add (DmVectorCover *cover, const double *limit);
gboolean dm_vector_cover_covers (DmVectorCover *cover, const double *vector);

G_END_DECLS
