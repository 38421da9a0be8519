/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-frontier.h"

G_BEGIN_DECLS

/** DmVectors: points of a frontier on the way, and how each came about. */
typedef struct {
  guint n_dims;
  guint n_vectors, n_allocated;
  double *scores; /* @n_dims to a vector */
  guint32 *from;  /* (nullable) where choices of an issue are meant */
  guint16 *choice;
} DmVectors;

/** DmMerge: what the merging of issues shares. */
typedef struct {
  const DmFrontierBounds *bounds;
  const double *wholes; /* what a score of 100 is, by dim */
  guint64 n_tests;      /* done so far */
  double step;          /* last taken in leaving vectors out, on the score of 0 to 100 */
  double epsilon;
  gpointer scratch; /* of one merging at a time */
  gsize n_scratch;
  GCancellable *cancellable;
} DmMerge;

void dm_vectors_init (DmVectors *vectors, guint n_dims, guint n_allocated);
void dm_vectors_clear (DmVectors *vectors);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmVectors, dm_vectors_clear)
void dm_vectors_add (DmVectors *vectors, const double *scores, guint32 from, guint16 choice);
void dm_vectors_keep (DmVectors *vectors, const guint8 *is_kept);

gpointer dm_merge_get_scratch (DmMerge *merge, gsize n_bytes);

/*
 * Each makes in @merged what of all sums of @front and @choices no other dominates; FALSE where it was cancelled. Where that is more
 * than @n_most, others may be among them.
 */
gboolean dm_merge_two (DmMerge *merge, const DmVectors *front, const DmVectors *choices,
                       DmVectors *merged);
gboolean dm_merge_three (DmMerge *merge, const DmVectors *front, const DmVectors *choices,
                         DmVectors *merged);
gboolean dm_merge_many (DmMerge *merge, const DmVectors *front, const DmVectors *choices,
                        guint n_most, DmVectors *merged);
gboolean dm_merge_filter (DmMerge *merge, DmVectors *vectors);
gboolean dm_merge_coarsen (DmMerge *merge, DmVectors *vectors, guint n_most);

G_END_DECLS
