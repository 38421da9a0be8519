/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "dm-frontier-private.h"

/*
 * Two parties: a frontier is a staircase, falling for one as it rises for the other. The sums with one choice are the
 * same staircase, moved; staircases are merged two by two as sorted lists are, dropping every step that doesn't rise.
 * They lie in two arrays, which trade places with every round of merging.
 */

typedef struct {
  double x, y; /* x falls, y rises; behind the last step stands one below all others */
  guint32 from;
  guint16 choice;
} Step;

static const Step bottom = { -INFINITY, -INFINITY, 0, 0 };

/* The steps of @front moved by the @nth choice; @to has room for one more. */
static gsize move_stairs (const DmVectors *front, const DmVectors *choices, guint nth, Step *to) {
  double x = choices->scores[2 * (gsize) nth], y = choices->scores[2 * (gsize) nth + 1];
  for (guint i = 0; i < front->n_vectors; i++)
    to[i] = (Step){ front->scores[2 * (gsize) i] + x, front->scores[2 * (gsize) i + 1] + y, i,
                    choices->choice[nth] };
  to[front->n_vectors] = bottom;
  return front->n_vectors;
}

static gsize merge_stairs (const Step *a, const Step *b, gsize n_steps, Step *to) {
  Step *end = to;
  double top = -1;
  for (gsize i = 0; i < n_steps; i++) {
    gboolean is_a = a->x > b->x || (a->x == b->x && a->y >= b->y);
    const Step *next = is_a ? a++ : b++;
    *end = *next;
    end += next->y > top;
    top = MAX (top, next->y);
  }
  *end = bottom;
  return (gsize) (end - to);
}

/*
 * Puts the stairs of choices [first, end) into @to; @spare has as much room, for each choice the steps of @front and one
 * more. Returns how many there are, or 0 where it was cancelled.
 */
static gsize merge_range (DmMerge *merge, const DmVectors *front, const DmVectors *choices,
                          guint first, guint end, Step *to, Step *spare) {
  if (end - first == 1)
    return move_stairs (front, choices, first, to);
  if (g_cancellable_is_cancelled (merge->cancellable))
    return 0;
  guint middle = first + (end - first) / 2;
  gsize half = (gsize) (middle - first) * (front->n_vectors + 1);
  gsize n_left = merge_range (merge, front, choices, first, middle, spare, to);
  gsize n_right = merge_range (merge, front, choices, middle, end, spare + half, to + half);
  return n_left == 0 || n_right == 0 ? 0 : merge_stairs (spare, spare + half, n_left + n_right, to);
}

/** dm_merge_two: merges a staircase, sorted as it is, with an issue's choices; the result is sorted likewise */
gboolean dm_merge_two (DmMerge *merge, const DmVectors *front, const DmVectors *choices,
                       DmVectors *merged) {
  gsize room = (gsize) choices->n_vectors * (front->n_vectors + 1);
  Step *steps = dm_merge_get_scratch (merge, 2 * room * sizeof (Step));
  gsize n_steps = merge_range (merge, front, choices, 0, choices->n_vectors, steps, steps + room);
  if (n_steps == 0)
    return FALSE;
  dm_vectors_init (merged, 2, (guint) n_steps);
  for (gsize i = 0; i < n_steps; i++)
    dm_vectors_add (merged, (double[]){ steps[i].x, steps[i].y }, steps[i].from, steps[i].choice);
  return TRUE;
}
