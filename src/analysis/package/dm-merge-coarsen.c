/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-frontier-private.h"

#define FIRST_STEP (100.0 / 65536) /* on the score of 0 to 100 */
#define GROWTH 1.25

/* Vectors by the box they lie in: open addressing, twice as many slots as boxes. */
typedef struct {
  const DmVectors *vectors;
  const double *sizes; /* of a box, by dim */
  guint mask;
  guint32 *slots; /* index + 1 of the vector that stands for a box */
} Boxes;

static guint64 hash_box (const Boxes *boxes, guint vector) {
  guint n_dims = boxes->vectors->n_dims;
  const double *scores = boxes->vectors->scores + (gsize) vector * n_dims;
  guint64 hash = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  for (guint dim = 0; dim < n_dims; dim++) {
    hash ^= (guint64) (scores[dim] / boxes->sizes[dim]);
    hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
    hash ^= hash >> 32;
  }
  return hash;
}

static gboolean same_box (const Boxes *boxes, guint a, guint b) {
  guint n_dims = boxes->vectors->n_dims;
  const double *first = boxes->vectors->scores + (gsize) a * n_dims;
  const double *second = boxes->vectors->scores + (gsize) b * n_dims;
  for (guint dim = 0; dim < n_dims; dim++)
    if ((guint64) (first[dim] / boxes->sizes[dim]) != (guint64) (second[dim] / boxes->sizes[dim]))
      return FALSE;
  return TRUE;
}

/* Returns: whether the vector's box is a new one. */
static gboolean put (Boxes *boxes, guint vector) {
  guint slot = (guint) hash_box (boxes, vector) & boxes->mask;
  for (; boxes->slots[slot] != 0; slot = (slot + 1) & boxes->mask)
    if (same_box (boxes, boxes->slots[slot] - 1, vector))
      return FALSE;
  boxes->slots[slot] = vector + 1;
  return TRUE;
}

/* Returns: whether there are no more than @n_most boxes; @kept then lists the first vector of each. */
static gboolean list_boxes (const DmVectors *vectors, const double *sizes, guint n_most,
                            guint *kept, guint *n_kept) {
  guint n_slots = 16;
  while (n_slots < 2 * n_most + 2)
    n_slots *= 2;
  g_autofree guint32 *slots = g_new0 (guint32, n_slots);
  Boxes boxes = { vectors, sizes, n_slots - 1, slots };
  *n_kept = 0;
  for (guint i = 0; i < vectors->n_vectors; i++) {
    if (!put (&boxes, i))
      continue;
    if (*n_kept == n_most)
      return FALSE;
    kept[(*n_kept)++] = i;
  }
  return TRUE;
}

/**
 * dm_merge_coarsen:
 * @merge: takes the size of the boxes into its ε
 * @vectors: (inout): vectors
 * @n_most: how many may stay, 1 or more
 *
 * Lays boxes over the scores and keeps one vector of each: every other vector has one that is less than a box's side
 * worse for any party. The boxes are about the smallest that are few enough.
 */
void dm_merge_coarsen (DmMerge *merge, DmVectors *vectors, guint n_most) {
  guint n_dims = vectors->n_dims, n_kept = 0;
  if (vectors->n_vectors <= n_most)
    return;
  g_autofree double *sizes = g_new (double, n_dims);
  g_autofree guint *kept = g_new (guint, n_most);
  double step = MAX (merge->step / 4, FIRST_STEP);
  gboolean is_done = FALSE;
  while (!is_done) {
    for (guint dim = 0; dim < n_dims; dim++)
      sizes[dim] = MAX (step / 100 * merge->wholes[dim], 0.5);
    is_done = list_boxes (vectors, sizes, n_most, kept, &n_kept);
    if (!is_done)
      step *= GROWTH;
  }
  for (guint i = 0; i < n_kept; i++) {
    memmove (vectors->scores + (gsize) i * n_dims, vectors->scores + (gsize) kept[i] * n_dims,
             n_dims * sizeof (double));
    vectors->from[i] = vectors->from[kept[i]];
    vectors->choice[i] = vectors->choice[kept[i]];
  }
  vectors->n_vectors = n_kept;
  merge->step = step;
  merge->epsilon += step;
}
