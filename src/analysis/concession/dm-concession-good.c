/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "dm-concession-private.h"

#define ROUNDS 40
#define MOST_PASSES 20
#define LEARNING_RATE 0.5

static int compare_burdens (gconstpointer a, gconstpointer b) {
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x > y ? -1 : x < y;
}

/* Which of two lists of burdens is more even: the largest counts first. @room: for twice as many */
int dm_even_compare (const gint64 *a, const gint64 *b, guint n_parties, gint64 *room) {
  memcpy (room, a, n_parties * sizeof (gint64));
  memcpy (room + n_parties, b, n_parties * sizeof (gint64));
  qsort (room, n_parties, sizeof (gint64), compare_burdens);
  qsort (room + n_parties, n_parties, sizeof (gint64), compare_burdens);
  for (guint i = 0; i < n_parties; i++)
    if (room[i] != room[n_parties + i])
      return room[i] < room[n_parties + i] ? -1 : 1;
  return 0;
}

void dm_even_add_up (const DmEvenSearch *search, const guint *choices, gint64 *burdens) {
  memset (burdens, 0, search->n_parties * sizeof (gint64));
  for (guint g = 0; g < search->n_gaps; g++) {
    const DmEvenGap *gap = &search->gaps[g];

    for (guint j = 0; j < gap->n_payers; j++)
      burdens[gap->payers[j]] += gap->costs[(gsize) choices[g] * gap->n_payers + j];
  }
}

/* Four sums at once: one would wait for itself. */
static double add_up_weighted (const gint32 *costs, const double *weights, guint n) {
  double sums[4] = { 0 };
  guint i = 0;

  for (; i + 4 <= n; i += 4)
    for (guint k = 0; k < 4; k++)
      sums[k] += weights[i + k] * costs[i + k];
  for (; i < n; i++)
    sums[0] += weights[i] * costs[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

static double weigh_place (const DmEvenGap *gap, const double *weights, guint place) {
  return add_up_weighted (&gap->costs[(gsize) place * gap->n_payers], weights, gap->n_payers);
}

/* Looks at every place; returns what the cheapest costs. @weights: a weight a payer */
static double choose_of_all (const DmEvenGap *gap, const double *weights, guint *choice) {
  double least = INFINITY;

  for (guint i = 0; i < gap->n_places; i++) {
    double cost = weigh_place (gap, weights, i);

    if (cost < least) {
      least = cost;
      *choice = i;
    }
  }
  return least;
}

/* Walks down from where the last round left off: along a scale what all pay together falls, and then rises. */
static double choose_nearby (const DmEvenGap *gap, const double *weights, guint *choice) {
  double least = weigh_place (gap, weights, *choice);

  for (int step = -1; step <= 1; step += 2)
    for (guint next = *choice + (guint) step; next < gap->n_places; next += (guint) step) {
      double cost = weigh_place (gap, weights, next);

      if (cost >= least)
        break;
      least = cost;
      *choice = next;
    }
  return least;
}

static const double *spread (const DmEvenGap *gap, const double *weights, double *of_payers) {
  for (guint j = 0; j < gap->n_payers; j++)
    of_payers[j] = weights[gap->payers[j]];
  return of_payers;
}

/* Chooses a place for each gap; returns what they cost together. @room: for as many weights */
static double choose (const DmEvenSearch *search, const double *weights, double *room,
                      guint *choices) {
  double sum = 0;

  for (guint g = 0; g < search->n_gaps; g++) {
    const DmEvenGap *gap = &search->gaps[g];
    const double *of_payers = spread (gap, weights, room);

    sum += gap->is_ordered ? choose_nearby (gap, of_payers, &choices[g])
                           : choose_of_all (gap, of_payers, &choices[g]);
  }
  return sum;
}

/* What all gaps cost at the least by @weights, of which no place is left out. @room: for as many weights */
static gint64 find_bound (const DmEvenSearch *search, const double *weights, double *room) {
  double sum = 0;

  for (guint g = 0; g < search->n_gaps; g++) {
    const DmEvenGap *gap = &search->gaps[g];
    guint choice;

    sum += choose_of_all (gap, spread (gap, weights, room), &choice);
  }
  /* a unit less than what a sum of doubles may be off by */
  return (gint64) floor (sum * (1 - 1e-9));
}

/* Whoever gives most weighs more in the next round. */
static void reweigh (const DmEvenSearch *search, const gint64 *burdens, double *weights) {
  gint64 largest = 1;
  double sum = 0;

  for (guint i = 0; i < search->n_parties; i++)
    largest = MAX (largest, burdens[i]);
  for (guint i = 0; i < search->n_parties; i++) {
    weights[i] *= exp (LEARNING_RATE * (double) burdens[i] / (double) largest);
    sum += weights[i];
  }
  for (guint i = 0; i < search->n_parties; i++)
    weights[i] /= sum;
}

/*
 * Multiplicative weights (Plotkin, Shmoys and Tardos 1995). For any weights that sum to one the largest burden is at least the
 * weighted sum of all, and that at least the sum of what each gap costs at its cheapest by these weights: the bound.
 */
static void weigh (DmEvenSearch *search, guint *choices, gint64 *burdens, gint64 *room) {
  guint n = search->n_parties;
  g_autofree double *weights = g_new (double, 3 * (gsize) n);
  double *of_gap = weights + n, *heaviest = weights + 2 * n, most = -1;

  for (guint i = 0; i < n; i++)
    weights[i] = 1.0 / n;
  for (guint g = 0; g < search->n_gaps; g++)
    choices[g] = search->gaps[g].n_places / 2;
  for (guint round = 0; round < ROUNDS && !g_cancellable_is_cancelled (search->cancellable);
       round++) {
    double sum = choose (search, weights, of_gap, choices);

    if (sum > most) {
      most = sum;
      memcpy (heaviest, weights, n * sizeof (double));
    }
    dm_even_add_up (search, choices, burdens);
    search->n_examined++;
    if (round == 0 || dm_even_compare (burdens, search->burdens, n, room) < 0) {
      memcpy (search->best, choices, search->n_gaps * sizeof (guint));
      memcpy (search->burdens, burdens, n * sizeof (gint64));
    }
    reweigh (search, burdens, weights);
  }
  if (most >= 0)
    search->bound = find_bound (search, heaviest, of_gap);
}

static gint64 find_largest (const DmEvenSearch *search) {
  gint64 largest = 0;

  for (guint i = 0; i < search->n_parties; i++)
    largest = MAX (largest, search->burdens[i]);
  return largest;
}

/* Whether another place for one gap makes the whole more even; then it is taken. @largest: of the burdens */
static gboolean try_place (DmEvenSearch *search, guint g, guint place, gint64 largest,
                           gint64 *burdens, gint64 *room) {
  const DmEvenGap *gap = &search->gaps[g];
  const gint32 *now = &gap->costs[(gsize) search->best[g] * gap->n_payers];
  const gint32 *then = &gap->costs[(gsize) place * gap->n_payers];

  search->n_examined++;
  for (guint j = 0; j < gap->n_payers; j++)
    if (search->burdens[gap->payers[j]] - now[j] + then[j] > largest)
      return FALSE;
  memcpy (burdens, search->burdens, search->n_parties * sizeof (gint64));
  for (guint j = 0; j < gap->n_payers; j++)
    burdens[gap->payers[j]] += then[j] - now[j];
  if (dm_even_compare (burdens, search->burdens, search->n_parties, room) >= 0)
    return FALSE;
  memcpy (search->burdens, burdens, search->n_parties * sizeof (gint64));
  search->best[g] = place;
  return TRUE;
}

/* Changes one gap at a time as long as that helps. */
static void improve (DmEvenSearch *search, gint64 *burdens, gint64 *room) {
  gint64 largest = find_largest (search);
  gboolean changed = TRUE;

  for (guint pass = 0; changed && pass < MOST_PASSES; pass++) {
    changed = FALSE;
    for (guint g = 0; g < search->n_gaps; g++) {
      if (g_cancellable_is_cancelled (search->cancellable))
        return;
      for (guint i = 0; i < search->gaps[g].n_places; i++)
        if (i != search->best[g] && try_place (search, g, i, largest, burdens, room)) {
          largest = find_largest (search);
          changed = TRUE;
        }
    }
  }
}

/* Finds an even way, and what no way can do better. */
void dm_even_find_good (DmEvenSearch *search) {
  g_autofree guint *choices = g_new0 (guint, MAX (search->n_gaps, 1));
  g_autofree gint64 *burdens = g_new0 (gint64, MAX (search->n_parties, 1));
  g_autofree gint64 *room = g_new (gint64, MAX (2 * (gsize) search->n_parties, 1));

  weigh (search, choices, burdens, room);
  improve (search, burdens, room);
}
