/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-frontier-private.h"

#define CANCEL_EVERY 65536 /* sums */

/*
 * Three parties: sums come by, the best for the first party first, as the frontier is sorted and every choice moves it
 * as it is. Of those gone by only what they are to the two others matters, and of that only the staircase that no other
 * is better than: a sum below the staircase is dominated, and any other becomes a step of it.
 */

typedef struct {
  double y, z;
} Step;

typedef struct {
  guint n_steps, n_allocated;
  Step *steps; /* y rises, z falls */
} Stairs;

/* The first step that is @y or more. */
static guint find_step (const Stairs *stairs, double y) {
  const Step *base = stairs->steps;
  guint n = stairs->n_steps;
  if (n == 0)
    return 0;
  while (n > 1) {
    guint half = n / 2;
    base += base[half - 1].y < y ? half : 0;
    n -= half;
  }
  return (guint) (base - stairs->steps) + (base->y < y ? 1 : 0);
}

/* Returns: whether a step is at least as good; where none is, the sum becomes one and those below it go. */
static gboolean climb (Stairs *stairs, double y, double z) {
  guint at = find_step (stairs, y), first = at;
  if (at < stairs->n_steps && stairs->steps[at].z >= z)
    return TRUE;
  guint end = at < stairs->n_steps && stairs->steps[at].y == y ? at + 1 : at;
  while (first > 0 && stairs->steps[first - 1].z <= z)
    first--;
  if (stairs->n_steps == stairs->n_allocated) {
    stairs->n_allocated = MAX (64, 2 * stairs->n_allocated);
    stairs->steps = g_renew (Step, stairs->steps, stairs->n_allocated);
  }
  memmove (stairs->steps + first + 1, stairs->steps + end, (stairs->n_steps - end) * sizeof (Step));
  stairs->steps[first] = (Step){ y, z };
  stairs->n_steps = stairs->n_steps - (end - first) + 1;
  return FALSE;
}

/* The next sum of a choice. */
typedef struct {
  double x, y, z;
  guint at; /* of the frontier */
  guint choice;
} Head;

typedef struct {
  const DmVectors *front, *choices;
  guint n_heads;
  Head *
      heads; /* a heap: the best for the first party on top, then for the second, the third; then the first choice */
} Heads;

static gboolean is_before (const Head *a, const Head *b) {
  if (a->x != b->x)
    return a->x > b->x;
  if (a->y != b->y)
    return a->y > b->y;
  return a->z != b->z ? a->z > b->z : a->choice < b->choice;
}

static void sink (Heads *heads, guint at) {
  Head head = heads->heads[at];
  for (guint next; (next = 2 * at + 1) < heads->n_heads; at = next) {
    if (next + 1 < heads->n_heads && is_before (&heads->heads[next + 1], &heads->heads[next]))
      next++;
    if (!is_before (&heads->heads[next], &head))
      break;
    heads->heads[at] = heads->heads[next];
  }
  heads->heads[at] = head;
}

static void set_head (const Heads *heads, Head *head) {
  const double *from = heads->front->scores + 3 * (gsize) head->at;
  const double *moved = heads->choices->scores + 3 * (gsize) head->choice;
  head->x = from[0] + moved[0];
  head->y = from[1] + moved[1];
  head->z = from[2] + moved[2];
}

static void advance (Heads *heads) {
  Head *top = &heads->heads[0];
  if (++top->at < heads->front->n_vectors)
    set_head (heads, top);
  else
    *top = heads->heads[--heads->n_heads];
  if (heads->n_heads > 0)
    sink (heads, 0);
}

/** dm_merge_three: merges a frontier, sorted by x, y and z falling, with an issue's choices; the result is sorted likewise */
gboolean dm_merge_three (DmMerge *merge, const DmVectors *front, const DmVectors *choices,
                         DmVectors *merged) {
  g_autofree Head *heads = g_new (Head, choices->n_vectors);
  Heads all = { front, choices, choices->n_vectors, heads };
  Stairs stairs = { 0, 0, NULL };
  gboolean is_done = TRUE;
  dm_vectors_init (merged, 3, front->n_vectors);
  for (guint i = 0; i < all.n_heads; i++) {
    heads[i] = (Head){ .choice = i };
    set_head (&all, &heads[i]);
  }
  for (guint i = all.n_heads / 2; i-- > 0;)
    sink (&all, i);
  for (guint64 n = 0; all.n_heads > 0 && is_done; n++) {
    const Head *top = &heads[0];
    if (!climb (&stairs, top->y, top->z))
      dm_vectors_add (merged, (double[]){ top->x, top->y, top->z }, top->at,
                      choices->choice[top->choice]);
    advance (&all);
    is_done = n % CANCEL_EVERY > 0 || !g_cancellable_is_cancelled (merge->cancellable);
  }
  g_free (stairs.steps);
  if (!is_done)
    dm_vectors_clear (merged);
  return is_done;
}
