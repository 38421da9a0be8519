/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-frontier-private.h"

/*
 * Two parties: a frontier is a staircase, falling for one as it rises for the other. The sums with one choice are the
 * same staircase, moved; staircases are merged two by two as sorted lists are, dropping every step that doesn't rise.
 */

typedef struct {
  double x, y;
  guint32 from;
  guint16 choice;
} Step;

typedef struct {
  guint n_steps;
  Step *steps; /* x falls, y rises */
} Stairs;

static Stairs move_stairs (const DmVectors *front, const DmVectors *choices, guint nth) {
  Stairs stairs = { front->n_vectors, g_new (Step, front->n_vectors) };
  double x = choices->scores[2 * (gsize) nth], y = choices->scores[2 * (gsize) nth + 1];
  for (guint i = 0; i < front->n_vectors; i++)
    stairs.steps[i] = (Step){ front->scores[2 * (gsize) i] + x,
                              front->scores[2 * (gsize) i + 1] + y, i, choices->choice[nth] };
  return stairs;
}

static Stairs merge_stairs (const Stairs *first, const Stairs *second) {
  Stairs merged = { 0, g_new (Step, (gsize) first->n_steps + second->n_steps) };
  const Step *a = first->steps, *b = second->steps;
  const Step *a_end = a + first->n_steps, *b_end = b + second->n_steps;
  double top = -1;
  while (a < a_end || b < b_end) {
    gboolean is_a = b == b_end || (a < a_end && (a->x > b->x || (a->x == b->x && a->y >= b->y)));
    const Step *next = is_a ? a++ : b++;
    merged.steps[merged.n_steps] = *next;
    merged.n_steps += next->y > top;
    top = MAX (top, next->y);
  }
  merged.steps = g_renew (Step, merged.steps, merged.n_steps);
  return merged;
}

/* The stairs of choices [first, end). */
static gboolean merge_range (DmMerge *merge, const DmVectors *front, const DmVectors *choices,
                             guint first, guint end, Stairs *merged) {
  if (end - first == 1) {
    *merged = move_stairs (front, choices, first);
    return TRUE;
  }
  if (g_cancellable_is_cancelled (merge->cancellable))
    return FALSE;
  guint middle = first + (end - first) / 2;
  Stairs left, right;
  if (!merge_range (merge, front, choices, first, middle, &left))
    return FALSE;
  gboolean is_done = merge_range (merge, front, choices, middle, end, &right);
  if (is_done) {
    *merged = merge_stairs (&left, &right);
    g_free (right.steps);
  }
  g_free (left.steps);
  return is_done;
}

/** dm_merge_two: merges a staircase, sorted as it is, with an issue's choices; the result is sorted likewise */
gboolean dm_merge_two (DmMerge *merge, const DmVectors *front, const DmVectors *choices,
                       DmVectors *merged) {
  Stairs stairs;
  if (!merge_range (merge, front, choices, 0, choices->n_vectors, &stairs))
    return FALSE;
  dm_vectors_init (merged, 2, stairs.n_steps);
  for (guint i = 0; i < stairs.n_steps; i++) {
    const Step *step = &stairs.steps[i];
    dm_vectors_add (merged, (double[]){ step->x, step->y }, step->from, step->choice);
  }
  g_free (stairs.steps);
  return TRUE;
}
