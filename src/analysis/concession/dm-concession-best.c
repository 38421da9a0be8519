/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-concession-private.h"

#define MOST_WAYS_OF_TWO 20000
#define MOST_WAYS 600

/*
 * The most even way for certain: gap by gap, all ways of getting so far of which none is at least as good for everybody as
 * another. What is dropped can't become the most even: adding the same to both keeps the order.
 */

/* A way of getting through the first gaps. */
typedef struct {
  guint before; /* the way through the gaps but the last, in the stage before */
  guint place;
} Way;

/* All ways kept after a gap; of way i the burdens stand at i × n_parties. */
typedef struct {
  guint n_ways;
  Way *ways;
  gint64 *burdens;
} Stage;

typedef struct {
  DmEvenSearch *search;
  gint64 largest; /* of the best way known: a worse one isn't kept */
  gint64 *
      least; /* what each party gives at least in the gaps from one on: of gap g at g × n_parties */
  Stage *stages;
} Ways;

static gint64 *burdens_of (const Ways *ways, const Stage *stage, guint nth) {
  return &stage->burdens[(gsize) nth * ways->search->n_parties];
}

static void find_least (Ways *ways) {
  const DmEvenSearch *search = ways->search;
  guint n = search->n_parties;

  ways->least = g_new0 (gint64, ((gsize) search->n_gaps + 1) * n);
  for (guint g = search->n_gaps; g-- > 0;) {
    const DmEvenGap *gap = &search->gaps[g];
    gint64 *least = &ways->least[(gsize) g * n];

    memcpy (least, least + n, n * sizeof (gint64));
    for (guint j = 0; j < gap->n_payers; j++) {
      gint64 cost = G_MAXINT64;

      for (guint i = 0; i < gap->n_places; i++)
        cost = MIN (cost, gap->costs[(gsize) i * gap->n_payers + j]);
      least[gap->payers[j]] += cost;
    }
  }
}

static gboolean is_hopeless (const Ways *ways, const gint64 *burdens, guint gap) {
  const gint64 *least = &ways->least[((gsize) gap + 1) * ways->search->n_parties];

  for (guint i = 0; i < ways->search->n_parties; i++)
    if (burdens[i] + least[i] > ways->largest)
      return TRUE;
  return FALSE;
}

/* Every way of @from with every place of the gap, but those that can't come out best. */
static void extend (const Ways *ways, const Stage *from, guint g, Stage *to) {
  const DmEvenSearch *search = ways->search;
  const DmEvenGap *gap = &search->gaps[g];
  guint n = search->n_parties;

  to->ways = g_new (Way, (gsize) from->n_ways * gap->n_places);
  to->burdens = g_new (gint64, (gsize) from->n_ways * gap->n_places * n);
  for (guint w = 0; w < from->n_ways; w++)
    for (guint i = 0; i < gap->n_places; i++) {
      gint64 *burdens = burdens_of (ways, to, to->n_ways);

      memcpy (burdens, burdens_of (ways, from, w), n * sizeof (gint64));
      for (guint j = 0; j < gap->n_payers; j++)
        burdens[gap->payers[j]] += gap->costs[(gsize) i * gap->n_payers + j];
      if (!is_hopeless (ways, burdens, g))
        to->ways[to->n_ways++] = (Way){ w, i };
    }
  ways->search->n_examined += (guint64) from->n_ways * gap->n_places;
}

typedef struct {
  const Ways *ways;
  const Stage *stage;
} Order;

static int compare_ways (gconstpointer a, gconstpointer b, gpointer data) {
  const Order *order = data;
  const gint64 *x = burdens_of (order->ways, order->stage, *(const guint *) a);
  const gint64 *y = burdens_of (order->ways, order->stage, *(const guint *) b);

  for (guint i = 0; i < order->ways->search->n_parties; i++)
    if (x[i] != y[i])
      return x[i] < y[i] ? -1 : 1;
  return 0;
}

static gboolean is_no_worse (const gint64 *a, const gint64 *b, guint n) {
  for (guint i = 0; i < n; i++)
    if (a[i] > b[i])
      return FALSE;
  return TRUE;
}

/* In lexical order only an earlier way can be as good as a later one; of two parties only the latest that was kept. */
static gboolean is_needless (const Ways *ways, const Stage *kept, const gint64 *burdens) {
  guint n = ways->search->n_parties;
  guint first = n <= 2 && kept->n_ways > 0 ? kept->n_ways - 1 : 0;

  for (guint i = kept->n_ways; i-- > first;)
    if (is_no_worse (burdens_of (ways, kept, i), burdens, n))
      return TRUE;
  return FALSE;
}

/* Keeps what is needed of @all in @kept; returns whether that is few enough to go on. */
static gboolean thin_out (const Ways *ways, const Stage *all, Stage *kept) {
  guint n = ways->search->n_parties;
  guint most = n <= 2 ? MOST_WAYS_OF_TWO : MOST_WAYS;
  g_autofree guint *order = g_new (guint, MAX (all->n_ways, 1));
  Order by = { ways, all };

  for (guint i = 0; i < all->n_ways; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) all->n_ways, sizeof (guint), compare_ways, &by);
  kept->ways = g_new (Way, MIN (all->n_ways, most) + 1);
  kept->burdens = g_new (gint64, ((gsize) MIN (all->n_ways, most) + 1) * n);
  for (guint i = 0; i < all->n_ways; i++) {
    const gint64 *burdens = burdens_of (ways, all, order[i]);

    if (is_needless (ways, kept, burdens))
      continue;
    if (kept->n_ways == most || g_cancellable_is_cancelled (ways->search->cancellable))
      return FALSE;
    memcpy (burdens_of (ways, kept, kept->n_ways), burdens, n * sizeof (gint64));
    kept->ways[kept->n_ways++] = all->ways[order[i]];
  }
  return TRUE;
}

static void stage_clear (Stage *stage) {
  g_clear_pointer (&stage->ways, g_free);
  g_clear_pointer (&stage->burdens, g_free);
}

static gboolean go_through (Ways *ways) {
  DmEvenSearch *search = ways->search;

  ways->stages[0].n_ways = 1;
  ways->stages[0].burdens = g_new0 (gint64, search->n_parties);
  for (guint g = 0; g < search->n_gaps; g++) {
    Stage all = { 0 };
    gboolean few;

    extend (ways, &ways->stages[g], g, &all);
    few = thin_out (ways, &all, &ways->stages[g + 1]);
    stage_clear (&all);
    g_clear_pointer (&ways->stages[g].burdens, g_free);
    if (!few)
      return FALSE;
  }
  return TRUE;
}

static void take_most_even (Ways *ways) {
  DmEvenSearch *search = ways->search;
  const Stage *last = &ways->stages[search->n_gaps];
  g_autofree gint64 *room = g_new (gint64, 2 * (gsize) search->n_parties);
  guint best = 0;

  for (guint i = 1; i < last->n_ways; i++)
    if (dm_even_compare (burdens_of (ways, last, i), burdens_of (ways, last, best),
                         search->n_parties, room)
        < 0)
      best = i;
  memcpy (search->burdens, burdens_of (ways, last, best), search->n_parties * sizeof (gint64));
  for (guint g = search->n_gaps; g > 0; g--) {
    search->best[g - 1] = ways->stages[g].ways[best].place;
    best = ways->stages[g].ways[best].before;
  }
}

/*
 * Finds the most even way for certain, from a good one that is known; returns whether it could: with many parties there can be too
 * many ways to keep, and then the search is as it was.
 */
gboolean dm_even_find_best (DmEvenSearch *search) {
  Ways ways = { .search = search };
  gboolean found;

  for (guint i = 0; i < search->n_parties; i++)
    ways.largest = MAX (ways.largest, search->burdens[i]);
  ways.stages = g_new0 (Stage, (gsize) search->n_gaps + 1);
  find_least (&ways);
  found = go_through (&ways);
  if (found) {
    take_most_even (&ways);
    search->bound = 0;
    for (guint i = 0; i < search->n_parties; i++)
      search->bound = MAX (search->bound, search->burdens[i]);
  }
  for (guint g = 0; g <= search->n_gaps; g++)
    stage_clear (&ways.stages[g]);
  g_free (ways.stages);
  g_free (ways.least);
  return found;
}
