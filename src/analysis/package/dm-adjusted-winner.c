/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-adjusted-winner.h"

/* An issue on which both have a score. Weights are whole numbers on each party's grid. */
typedef struct {
  guint nth;
  gint64 weights[2];
  guint to;
  double kept; /* the share of @to */
} Item;

typedef struct {
  GArray *items;    /* of Item */
  gint64 totals[2]; /* of weights */
  gint64 holds[2];  /* what each has won, in its own weights */
} Division;

static gint64 get_weight (const DmPackageIssue *issue, guint nth) {
  for (guint i = 0; i < issue->n_stakes; i++)
    if (issue->stakes[i].nth == nth && !(issue->stakes[i].bases & 1u << DM_SCORE_UNKNOWN))
      return issue->stakes[i].weight;
  return -1;
}

static void list_items (const DmPackageGrid *grid, Division *division) {
  for (guint nth = 0; nth < grid->n_issues; nth++) {
    Item item = { .nth = nth, .kept = 1 };
    for (guint side = 0; side < 2; side++)
      item.weights[side] = get_weight (&grid->issues[nth], grid->scored[side]);
    if (item.weights[0] < 0 || item.weights[1] < 0)
      continue;
    for (guint side = 0; side < 2; side++)
      division->totals[side] += item.weights[side];
    g_array_append_val (division->items, item);
  }
}

/* By @share, which party values it higher: positive where the first does. */
static int compare_values (const Division *division, const Item *item) {
  __int128 first = (__int128) item->weights[0] * division->totals[1];
  __int128 second = (__int128) item->weights[1] * division->totals[0];
  return (first > second) - (first < second);
}

/* Positive where the first holds more points. */
static int compare_holdings (const Division *division) {
  __int128 first = (__int128) division->holds[0] * division->totals[1];
  __int128 second = (__int128) division->holds[1] * division->totals[0];
  return (first > second) - (first < second);
}

/* To whom each is worth more; what is worth the same goes to who has less so far, the first one where they are even. */
static void award (Division *division) {
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < division->items->len; i++) {
      Item *item = &g_array_index (division->items, Item, i);
      int order = compare_values (division, item);
      if ((order == 0) != (pass == 1))
        continue;
      item->to = order == 0 ? compare_holdings (division) > 0 : order < 0;
      division->holds[item->to] += item->weights[item->to];
    }
}

static double get_points (const Division *division, const Item *item, guint side) {
  return 100 * (double) item->weights[side] / (double) division->totals[side];
}

/* Of what @rich has, the item that costs it least for what the other gains; the first of equal ones. */
static Item *find_cheapest (const Division *division, guint rich) {
  Item *cheapest = NULL;
  for (guint i = 0; i < division->items->len; i++) {
    Item *item = &g_array_index (division->items, Item, i);
    if (item->to != rich || item->weights[1 - rich] == 0)
      continue;
    if (cheapest == NULL
        || (__int128) item->weights[rich] * cheapest->weights[1 - rich]
               < (__int128) cheapest->weights[rich] * item->weights[1 - rich])
      cheapest = item;
  }
  return cheapest;
}

/* From the one that has more, item by item, and of the last one as much as makes them even. */
static void adjust (Division *division, guint rich) {
  Item *item;
  while (compare_holdings (division) != 0 && (compare_holdings (division) > 0) == (rich == 0)
         && (item = find_cheapest (division, rich)) != NULL) {
    Division after = *division;
    after.holds[rich] -= item->weights[rich];
    after.holds[1 - rich] += item->weights[1 - rich];
    int order = compare_holdings (&after);
    if (order != 0 && (order > 0) != (rich == 0)) {
      double ahead
          = 100 * (double) division->holds[rich] / (double) division->totals[rich]
            - 100 * (double) division->holds[1 - rich] / (double) division->totals[1 - rich];
      double moved
          = ahead / (get_points (division, item, rich) + get_points (division, item, 1 - rich));
      item->kept = 1 - moved;
      return;
    }
    item->to = 1 - rich;
    *division = after;
  }
}

static void write_item (const Division *division, const Item *item, DmAdjustedWinner *winner) {
  for (guint side = 0; side < 2; side++) {
    double share = side == item->to ? item->kept : 1 - item->kept;
    if (share <= 0)
      continue;
    winner->items[winner->n_items++] = (DmAwardedItem){ item->nth, side, share };
    winner->points[side] += share * get_points (division, item, side);
  }
}

/**
 * dm_adjusted_winner_new:
 * @grid: packages
 *
 * Divides the issues between two parties by Adjusted Winner (Brams and Taylor 1996): each has 100 points to lay on the
 * issues on which both have a score, here by their saliences; each issue goes to whom it is worth more; then the one with more
 * points hands over issues, in the order of its own points ÷ the other's, until they are even, one issue being split
 * if need be. At Camp David, with 60 and 75 at first, one sixth of Sinai moves and both have 65.83.
 *
 * Returns: (transfer full) (nullable): the division, or %NULL where there aren't just two parties with a score, both
 *   of whom have something at stake on such an issue
 */
DmAdjustedWinner *dm_adjusted_winner_new (const DmPackageGrid *grid) {
  if (grid->n_scored != 2)
    return NULL;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  Division division = { .items = items };
  list_items (grid, &division);
  if (division.totals[0] == 0 || division.totals[1] == 0)
    return NULL;
  award (&division);
  adjust (&division, compare_holdings (&division) > 0 ? 0 : 1);
  DmAdjustedWinner *winner = g_new0 (DmAdjustedWinner, 1);
  winner->parties[0] = grid->scored[0];
  winner->parties[1] = grid->scored[1];
  winner->items = g_new (DmAwardedItem, 2 * (gsize) items->len);
  for (guint i = 0; i < items->len; i++)
    write_item (&division, &g_array_index (items, Item, i), winner);
  return winner;
}

/** dm_adjusted_winner_free: frees it */
void dm_adjusted_winner_free (DmAdjustedWinner *winner) {
  g_free (winner->items);
  g_free (winner);
}
