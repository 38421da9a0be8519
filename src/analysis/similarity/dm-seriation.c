/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-seriation.h"

#include <math.h>
#include <string.h>

#define BETTER 1e-12 /* by how much an order has to be shorter to be taken for another */
#define MOST_ROUNDS 50

static double get (const double *distances, guint n, guint a, guint b) {
  return distances[(gsize) a * n + b];
}

/* --- the best order for certain --- */

/*
 * The shortest path through all (Held and Karp 1962): for every set of things and every one of it that a path through the set may end
 * at, the length of the shortest such path and what comes before the end.
 */
static void find_shortest (const double *distances, guint n, guint *order) {
  gsize n_sets = (gsize) 1 << n;
  g_autofree double *lengths = g_new (double, n_sets *n);
  g_autofree guint8 *before = g_new0 (guint8, n_sets * n);
  guint set = (guint) n_sets - 1, end = 0;

  for (gsize i = 0; i < n_sets * n; i++)
    lengths[i] = INFINITY;
  for (guint i = 0; i < n; i++)
    lengths[((gsize) 1 << i) * n + i] = 0;
  for (gsize s = 1; s < n_sets; s++)
    for (guint last = 0; last < n; last++) {
      double length = lengths[s * n + last];

      for (guint next = 0; next < n && isfinite (length); next++) {
        gsize with = s | ((gsize) 1 << next);
        double longer = length + get (distances, n, last, next);

        if (with != s && longer < lengths[with * n + next] - BETTER) {
          lengths[with * n + next] = longer;
          before[with * n + next] = (guint8) last;
        }
      }
    }
  for (guint i = 1; i < n; i++)
    if (lengths[(gsize) set * n + i] < lengths[(gsize) set * n + end] - BETTER)
      end = i;
  for (guint i = n; i-- > 0;) {
    order[i] = end;
    guint previous = before[(gsize) set * n + end];
    set &= ~(1u << end);
    end = previous;
  }
}

/* --- a good order --- */

static void begin_near (const double *distances, guint n, guint *order) {
  g_autofree gboolean *taken = g_new0 (gboolean, n);

  order[0] = 0;
  taken[0] = TRUE;
  for (guint i = 1; i < n; i++) {
    guint nearest = G_MAXUINT;

    for (guint j = 0; j < n; j++)
      if (!taken[j]
          && (nearest == G_MAXUINT
              || get (distances, n, order[i - 1], j) < get (distances, n, order[i - 1], nearest)))
        nearest = j;
    order[i] = nearest;
    taken[nearest] = TRUE;
  }
}

static void reverse (guint *order, guint from, guint to) {
  for (; from < to; from++, to--) {
    guint kept = order[from];

    order[from] = order[to];
    order[to] = kept;
  }
}

/* Turns stretches around as long as that makes the whole path shorter (2-opt: Croes 1958). */
static void untangle (const double *distances, guint n, guint *order) {
  gboolean shorter = TRUE;

  for (guint round = 0; shorter && round < MOST_ROUNDS; round++) {
    shorter = FALSE;
    for (guint i = 0; i + 1 < n; i++)
      for (guint j = i + 1; j < n; j++) {
        double before = 0, after = 0;

        if (i > 0) {
          before += get (distances, n, order[i - 1], order[i]);
          after += get (distances, n, order[i - 1], order[j]);
        }
        if (j + 1 < n) {
          before += get (distances, n, order[j], order[j + 1]);
          after += get (distances, n, order[i], order[j + 1]);
        }
        if (after < before - BETTER) {
          reverse (order, i, j);
          shorter = TRUE;
        }
      }
  }
}

/**
 * dm_seriation_order:
 * @distances: (array): n × n, symmetric, at least 0
 * @n: how many things
 *
 * Puts things in an order in which each stands beside those that are like it: a path through all that is short in sum. Of up to
 * %DM_SERIATION_EXACT it is the shortest; of more a good one; more than %DM_SERIATION_MOST stay as they are. The same distances
 * give the same order; of the two directions that is taken in which the first thing comes before the last.
 *
 * Returns: (transfer full): the things by their index
 */
guint *dm_seriation_order (const double *distances, guint n) {
  guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (n < 3 || n > DM_SERIATION_MOST)
    return order;
  if (n <= DM_SERIATION_EXACT) {
    find_shortest (distances, n, order);
  } else {
    begin_near (distances, n, order);
    untangle (distances, n, order);
  }
  if (order[0] > order[n - 1])
    reverse (order, 0, n - 1);
  return order;
}

/* --- in the plane --- */

/* One step of stress majorization (de Leeuw 1977): each thing goes where the others, each at its distance, would have it. */
static double step (const double *distances, guint n, const DmLayoutPoint *from,
                    DmLayoutPoint *to) {
  double moved = 0;

  for (guint i = 0; i < n; i++) {
    DmLayoutPoint sum = { 0, 0 };
    double weights = 0;

    for (guint j = 0; j < n; j++) {
      double dx = from[i].x - from[j].x, dy = from[i].y - from[j].y;
      double wanted = get (distances, n, i, j), apart = hypot (dx, dy);
      double weight = 1 / MAX (wanted * wanted, 1e-4);

      if (i == j)
        continue;
      apart = MAX (apart, 1e-9);
      sum.x += weight * (from[j].x + wanted * dx / apart);
      sum.y += weight * (from[j].y + wanted * dy / apart);
      weights += weight;
    }
    to[i] = (DmLayoutPoint){ sum.x / weights, sum.y / weights };
    moved = MAX (moved, hypot (to[i].x - from[i].x, to[i].y - from[i].y));
  }
  return moved;
}

static void fit_to_square (DmLayoutPoint *points, guint n) {
  DmLayoutPoint low = points[0], high = points[0];
  double size;

  for (guint i = 1; i < n; i++) {
    low.x = MIN (low.x, points[i].x);
    low.y = MIN (low.y, points[i].y);
    high.x = MAX (high.x, points[i].x);
    high.y = MAX (high.y, points[i].y);
  }
  size = MAX (MAX (high.x - low.x, high.y - low.y), 1e-9);
  for (guint i = 0; i < n; i++) {
    points[i].x = 0.5 + (points[i].x - (low.x + high.x) / 2) / size;
    points[i].y = 0.5 + (points[i].y - (low.y + high.y) / 2) / size;
  }
}

/**
 * dm_seriation_lay_out:
 * @distances: (array): n × n, symmetric, at least 0
 * @n: how many things
 *
 * Lays things out in the plane so that they are about as far from one another as @distances says. It begins with a circle in the order of
 * dm_seriation_order() and takes no chances: the same distances, the same picture.
 *
 * Returns: (transfer full): a point for each
 */
DmLayoutPoint *dm_seriation_lay_out (const double *distances, guint n) {
  DmLayoutPoint *points = g_new (DmLayoutPoint, MAX (n, 1));
  g_autofree DmLayoutPoint *next = g_new (DmLayoutPoint, MAX (n, 1));
  g_autofree guint *order = dm_seriation_order (distances, n);

  if (n < 2) {
    points[0] = (DmLayoutPoint){ 0.5, 0.5 };
    return points;
  }
  for (guint i = 0; i < n; i++) {
    double angle = 2 * G_PI * i / n + G_PI; /* the first one at the left */

    points[order[i]] = (DmLayoutPoint){ cos (angle) / 2, sin (angle) / 2 };
  }
  for (guint round = 0; round < 4 * MOST_ROUNDS; round++) {
    double moved = step (distances, n, points, next);

    memcpy (points, next, n * sizeof (DmLayoutPoint));
    if (moved < 1e-6)
      break;
  }
  fit_to_square (points, n);
  return points;
}
