/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-trades.h"

#include "dm-trades-private.h"

#define MAX_MOVES 101 /* looked at of one issue: more are thinned out evenly */

/* A move on an issue by which one loses and the other gains, in whole steps of their grids. */
typedef struct {
  guint to;
  gint64 loss, gain;
  double joint; /* gain less loss, on the score of 0 to 100 */
} Move;

typedef struct {
  guint nth;
  GArray *
      moves; /* of Move, the smallest loss first, none with more loss and no more gain than another */
  double best; /* greatest joint */
} Giving;

/* The two parties at a time; @giving of either lists the issues on which it could give way, the best first. */
typedef struct {
  const DmPackageGrid *grid;
  const guint *start;
  guint parties[2];
  GArray *giving[2];
  GArray *found; /* of DmTrade, the best first */
} Search;

static int compare_moves (gconstpointer a, gconstpointer b) {
  const Move *first = a, *second = b;
  if (first->loss != second->loss)
    return first->loss < second->loss ? -1 : 1;
  if (first->gain != second->gain)
    return first->gain > second->gain ? -1 : 1;
  return first->to < second->to ? -1 : first->to > second->to;
}

static void drop_worse (GArray *moves) {
  guint n = 0;
  gint64 top = 0;
  g_array_sort (moves, compare_moves);
  for (guint i = 0; i < moves->len; i++) {
    Move move = g_array_index (moves, Move, i);
    if (move.gain <= top)
      continue;
    top = move.gain;
    g_array_index (moves, Move, n++) = move;
  }
  g_array_set_size (moves, n);
  for (guint i = 0; n > MAX_MOVES && i < MAX_MOVES; i++)
    g_array_index (moves, Move, i)
        = g_array_index (moves, Move, (guint) ((guint64) i * (n - 1) / (MAX_MOVES - 1)));
  g_array_set_size (moves, MIN (n, MAX_MOVES));
}

static void list_moves (Search *search, guint nth, guint giver) {
  const DmPackageGrid *grid = search->grid;
  const DmPackageIssue *issue = &grid->issues[nth];
  guint a = search->parties[giver], b = search->parties[1 - giver], from = search->start[nth];
  const DmPackageStake *of_a = dm_package_issue_find_stake (issue, a);
  const DmPackageStake *of_b = dm_package_issue_find_stake (issue, b);
  if (of_a == NULL || of_b == NULL)
    return;
  Giving giving = { nth, g_array_new (FALSE, FALSE, sizeof (Move)), -INFINITY };
  for (guint point = 0; point < issue->n_points; point++) {
    Move move = { .to = point,
                  .loss = of_a->worth[from] - of_a->worth[point],
                  .gain = of_b->worth[point] - of_b->worth[from] };
    if (!issue->is_possible[point] || move.loss <= 0 || move.gain <= 0)
      continue;
    move.joint = dm_package_party_score (&grid->parties[b], move.gain)
                 - dm_package_party_score (&grid->parties[a], move.loss);
    g_array_append_val (giving.moves, move);
  }
  drop_worse (giving.moves);
  for (guint i = 0; i < giving.moves->len; i++)
    giving.best = MAX (giving.best, g_array_index (giving.moves, Move, i).joint);
  if (giving.moves->len > 0)
    g_array_append_val (search->giving[giver], giving);
  else
    g_array_unref (giving.moves);
}

static int compare_giving (gconstpointer a, gconstpointer b) {
  const Giving *first = a, *second = b;
  if (first->best != second->best)
    return first->best > second->best ? -1 : 1;
  return first->nth < second->nth ? -1 : first->nth > second->nth;
}

static int compare_trades (gconstpointer a, gconstpointer b) {
  const DmTrade *first = a, *second = b;
  double joint = first->gains[0] + first->gains[1], other = second->gains[0] + second->gains[1];
  if (joint != other)
    return joint > other ? -1 : 1;
  const guint keys[]
      = { first->parties[0], first->parties[1], first->gives[0].nth, first->gives[1].nth };
  const guint others[]
      = { second->parties[0], second->parties[1], second->gives[0].nth, second->gives[1].nth };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] != others[i])
      return keys[i] < others[i] ? -1 : 1;
  return 0;
}

static double get_worst_kept (const Search *search) {
  if (search->found->len < DM_TRADES_MAX)
    return 0;
  const DmTrade *last = &g_array_index (search->found, DmTrade, DM_TRADES_MAX - 1);
  return last->gains[0] + last->gains[1];
}

static void insert_trade (Search *search, const DmTrade *trade) {
  guint at = search->found->len;
  while (at > 0 && compare_trades (trade, &g_array_index (search->found, DmTrade, at - 1)) < 0)
    at--;
  g_array_insert_vals (search->found, at, trade, 1);
  if (search->found->len > DM_TRADES_MAX)
    g_array_set_size (search->found, DM_TRADES_MAX);
}

/* The two moves with the greatest joint gain of those by which both gain. */
static void trade_issues (Search *search, const Giving *first, const Giving *second) {
  const DmPackageGrid *grid = search->grid;
  const Move *best[2] = { NULL, NULL };
  for (guint i = 0; i < first->moves->len; i++)
    for (guint j = 0; j < second->moves->len; j++) {
      const Move *a = &g_array_index (first->moves, Move, i);
      const Move *b = &g_array_index (second->moves, Move, j);
      if (b->gain <= a->loss || a->gain <= b->loss)
        continue;
      if (best[0] == NULL || a->joint + b->joint > best[0]->joint + best[1]->joint) {
        best[0] = a;
        best[1] = b;
      }
    }
  if (best[0] == NULL)
    return;
  DmTrade trade = { .gives = { { first->nth, search->start[first->nth], best[0]->to },
                               { second->nth, search->start[second->nth], best[1]->to } } };
  for (guint side = 0; side < 2; side++) {
    trade.parties[side] = search->parties[side];
    trade.gains[side] = dm_package_party_score (&grid->parties[search->parties[side]],
                                                best[1 - side]->gain - best[side]->loss);
  }
  insert_trade (search, &trade);
}

static gboolean trade_parties (Search *search, GCancellable *cancellable) {
  for (guint i = 0; i < search->giving[0]->len; i++) {
    const Giving *first = &g_array_index (search->giving[0], Giving, i);
    if (g_cancellable_is_cancelled (cancellable))
      return FALSE;
    for (guint j = 0; j < search->giving[1]->len; j++) {
      const Giving *second = &g_array_index (search->giving[1], Giving, j);
      if (first->best + second->best <= get_worst_kept (search))
        break;
      if (first->nth != second->nth)
        trade_issues (search, first, second);
    }
  }
  return TRUE;
}

static void clear_giving (gpointer giving) {
  g_array_unref (((Giving *) giving)->moves);
}

static gboolean search_pair (Search *search, guint a, guint b, GCancellable *cancellable) {
  const guint parties[2] = { a, b };
  for (guint side = 0; side < 2; side++) {
    search->parties[side] = parties[side];
    search->giving[side] = g_array_new (FALSE, FALSE, sizeof (Giving));
    g_array_set_clear_func (search->giving[side], clear_giving);
  }
  gboolean is_done = TRUE;
  for (guint nth = 0; nth < search->grid->n_issues && is_done; nth++) {
    list_moves (search, nth, 0);
    list_moves (search, nth, 1);
    is_done = !g_cancellable_is_cancelled (cancellable);
  }
  for (guint side = 0; side < 2; side++)
    g_array_sort (search->giving[side], compare_giving);
  is_done = is_done && trade_parties (search, cancellable);
  for (guint side = 0; side < 2; side++)
    g_array_unref (search->giving[side]);
  return is_done;
}

/**
 * dm_trades_new:
 * @grid: packages
 * @start: (nullable): a package, a point for each issue of the grid
 * @cancellable: (nullable)
 * @error: return location
 *
 * Lists what two parties could trade from @start: one gives way on one issue, the other on another, to possible points,
 * and both are better off by the two moves together; for each two issues the two moves with the greatest joint gain. Without @start it
 * begins at the terms of the reading's proposal, and on other issues at the middle ground that would be found on each
 * alone: the possible point worth most to the one to whom it is worth least. What other parties make of it isn't asked.
 *
 * Returns: (transfer full) (nullable): the hundred best trades at the most, or %NULL where it was cancelled
 */
DmTrades *dm_trades_new (const DmPackageGrid *grid, const guint *start, GCancellable *cancellable,
                         GError **error) {
  g_autoptr (DmTrades) trades = g_new0 (DmTrades, 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DmTrade));
  gboolean is_done = TRUE;
  trades->start = start == NULL ? dm_trades_find_start (grid)
                                : g_memdup2 (start, MAX (grid->n_issues, 1) * sizeof (guint));
  Search search = { .grid = grid, .start = trades->start, .found = found };
  for (guint a = 0; a < grid->n_scored && is_done && !dm_package_grid_is_closed (grid); a++)
    for (guint b = a + 1; b < grid->n_scored && is_done; b++)
      is_done = search_pair (&search, grid->scored[a], grid->scored[b], cancellable);
  if (!is_done) {
    g_cancellable_set_error_if_cancelled (cancellable, error);
    return NULL;
  }
  trades->n_trades = found->len;
  trades->trades = (DmTrade *) (void *) g_array_free (g_steal_pointer (&found), FALSE);
  return g_steal_pointer (&trades);
}

/** dm_trades_free: frees them */
void dm_trades_free (DmTrades *trades) {
  g_free (trades->start);
  g_free (trades->trades);
  g_free (trades);
}
