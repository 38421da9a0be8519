/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-solutions.h"

#include "dm-natural.h"

#define CANCEL_EVERY 1024 /* points */
#define SURELY 1e-9       /* sums of scores farther apart than this aren't equal but for rounding */

/* A number from 0 on as a fraction. */
typedef struct {
  gint64 over, under;
} Share;

/* Room to weigh one point against the best so far; each way of choosing uses its part of it. */
typedef struct {
  const DmSolutions *solutions;
  const DmFrontier *frontier;
  Share *shares, *best_shares; /* the worst-off first */
  guint n_shares, n_best_shares;
  double sum, best_sum;
  DmNatural number, best_number, term;
} Weighing;

typedef int (*Weigh) (Weighing *weighing, guint point, gboolean is_first);

/** dm_solution_to_id: Returns: the solution's name in JSON */
const char *dm_solution_to_id (DmSolutionKind kind) {
  static const char *const ids[] = { "nash", "kalai_smorodinsky", "egalitarian", "utilitarian" };
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (ids), NULL);
  return ids[kind];
}

static gint64 get_worth (const Weighing *weighing, guint point, guint dim) {
  return (gint64) weighing->frontier->scores[(gsize) point * weighing->frontier->n_dims + dim];
}

static gint64 get_gain (const Weighing *weighing, guint point, guint dim) {
  return get_worth (weighing, point, dim) - weighing->solutions->no_deal[dim];
}

/* A party that gains nothing at any rational point has no say in how gains are shared. */
static gboolean can_gain (const DmSolutions *solutions, guint dim) {
  return solutions->best[dim] > solutions->no_deal[dim];
}

/* Every score divided by its whole would only multiply all products by the same. */
static int weigh_product (Weighing *weighing, guint point, gboolean is_first) {
  DmNatural *number = is_first ? &weighing->best_number : &weighing->number;
  dm_natural_set (number, 1);
  for (guint dim = 0; dim < weighing->solutions->n_dims; dim++)
    if (can_gain (weighing->solutions, dim))
      dm_natural_multiply (number, (guint64) get_gain (weighing, point, dim));
  int order = is_first ? 1 : dm_natural_compare (number, &weighing->best_number);
  if (order > 0 && !is_first) {
    DmNatural kept = weighing->best_number;
    weighing->best_number = weighing->number;
    weighing->number = kept;
  }
  return order;
}

static int compare_shares (const Share *a, const Share *b) {
  __int128 first = (__int128) a->over * b->under, second = (__int128) b->over * a->under;
  return (first > second) - (first < second);
}

static void insert_share (Share *shares, guint *n_shares, Share share) {
  guint at = (*n_shares)++;
  for (; at > 0 && compare_shares (&shares[at - 1], &share) > 0; at--)
    shares[at] = shares[at - 1];
  shares[at] = share;
}

/* Of two points the one is better where the worst-off has more, then the next worst-off, and so on. */
static int weigh_shares (Weighing *weighing, gboolean is_first) {
  int order = is_first ? 1 : 0;
  for (guint i = 0; i < weighing->n_shares && order == 0; i++)
    order = compare_shares (&weighing->shares[i], &weighing->best_shares[i]);
  if (order > 0) {
    Share *kept = weighing->best_shares;
    weighing->best_shares = weighing->shares;
    weighing->shares = kept;
  }
  return order;
}

static int weigh_gains (Weighing *weighing, guint point, gboolean is_first) {
  const DmSolutions *solutions = weighing->solutions;
  weighing->n_shares = 0;
  for (guint dim = 0; dim < solutions->n_dims; dim++)
    insert_share (weighing->shares, &weighing->n_shares,
                  (Share){ get_gain (weighing, point, dim), solutions->whole[dim] });
  return weigh_shares (weighing, is_first);
}

static int weigh_shares_of_best (Weighing *weighing, guint point, gboolean is_first) {
  const DmSolutions *solutions = weighing->solutions;
  weighing->n_shares = 0;
  for (guint dim = 0; dim < solutions->n_dims; dim++)
    if (can_gain (solutions, dim))
      insert_share (weighing->shares, &weighing->n_shares,
                    (Share){ get_gain (weighing, point, dim),
                             solutions->best[dim] - solutions->no_deal[dim] });
  return weigh_shares (weighing, is_first);
}

/* Σ score ÷ whole with all on one denominator: each score times all wholes but its own. */
static void add_up (Weighing *weighing, guint point, DmNatural *sum) {
  const DmSolutions *solutions = weighing->solutions;
  dm_natural_set (sum, 0);
  for (guint dim = 0; dim < solutions->n_dims; dim++) {
    dm_natural_set (&weighing->term, (guint64) get_worth (weighing, point, dim));
    for (guint other = 0; other < solutions->n_dims; other++)
      if (other != dim)
        dm_natural_multiply (&weighing->term, (guint64) solutions->whole[other]);
    dm_natural_add (sum, &weighing->term);
  }
}

static int weigh_sum (Weighing *weighing, guint point, gboolean is_first) {
  const DmSolutions *solutions = weighing->solutions;
  weighing->sum = 0;
  for (guint dim = 0; dim < solutions->n_dims; dim++)
    weighing->sum += (double) get_worth (weighing, point, dim) / (double) solutions->whole[dim];
  if (!is_first && weighing->sum < weighing->best_sum - SURELY)
    return -1;
  add_up (weighing, point, &weighing->number);
  int order = is_first ? 1 : dm_natural_compare (&weighing->number, &weighing->best_number);
  if (order > 0) {
    DmNatural kept = weighing->best_number;
    weighing->best_number = weighing->number;
    weighing->number = kept;
    weighing->best_sum = weighing->sum;
  }
  return order;
}

static gboolean choose (Weighing *weighing, Weigh weigh, DmSolution *solution,
                        GCancellable *cancellable) {
  const DmSolutions *solutions = weighing->solutions;
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint point = 0; point < weighing->frontier->n_points; point++) {
    if (point % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
      return FALSE;
    if (!solutions->is_rational[point])
      continue;
    int order = weigh (weighing, point, best->len == 0);
    if (order > 0)
      g_array_set_size (best, 0);
    if (order >= 0)
      g_array_append_val (best, point);
  }
  solution->n_points = best->len;
  solution->points = (guint *) (void *) g_array_free (g_steal_pointer (&best), FALSE);
  return TRUE;
}

static void find_rational (DmSolutions *solutions, const DmFrontier *frontier) {
  guint n_dims = solutions->n_dims;
  for (guint point = 0; point < frontier->n_points; point++) {
    const double *scores = frontier->scores + (gsize) point * n_dims;
    gboolean is_rational = TRUE;
    for (guint dim = 0; dim < n_dims; dim++)
      is_rational &= (gint64) scores[dim] >= solutions->no_deal[dim];
    solutions->is_rational[point] = (guint8) is_rational;
    solutions->n_rational += is_rational ? 1 : 0;
    for (guint dim = 0; is_rational && dim < n_dims; dim++)
      solutions->best[dim] = MAX (solutions->best[dim], (gint64) scores[dim]);
  }
}

static gboolean choose_all (DmSolutions *solutions, const DmFrontier *frontier,
                            GCancellable *cancellable) {
  static const Weigh ways[DM_N_SOLUTIONS]
      = { weigh_product, weigh_shares_of_best, weigh_gains, weigh_sum };
  Weighing weighing = { .solutions = solutions, .frontier = frontier };
  gboolean is_done = TRUE;
  weighing.shares = g_new (Share, MAX (solutions->n_dims, 1));
  weighing.best_shares = g_new (Share, MAX (solutions->n_dims, 1));
  for (guint kind = 0; kind < DM_N_SOLUTIONS && is_done; kind++)
    is_done = choose (&weighing, ways[kind], &solutions->solutions[kind], cancellable);
  g_free (weighing.shares);
  g_free (weighing.best_shares);
  dm_natural_clear (&weighing.number);
  dm_natural_clear (&weighing.best_number);
  dm_natural_clear (&weighing.term);
  return is_done;
}

/**
 * dm_solutions_new:
 * @grid: packages
 * @frontier: their frontier
 * @cancellable: (nullable)
 * @error: return location
 *
 * Chooses among the frontier's rational points, d being what each has without a deal (0 where none is given) and I the
 * best that each gets at a rational point. Nash (1950): the greatest `Π (U − d)`. Kalai and Smorodinsky (1975): the
 * greatest least `(U − d) ÷ (I − d)`. Egalitarian: the greatest least `U − d`. Ties of either are broken by the next
 * worst-off, and so on. Utilitarian: the greatest `ΣU`. All comparisons are exact, and what ties is all given. A party that
 * gains nothing at any rational point is left out of Nash's product and of Kalai and Smorodinsky's shares. In Nash's
 * barter, with gains (12, 5) among (8, 6) and (14, 4): 12 × 5 = 60 is more than 48 and 56.
 *
 * Returns: (transfer full) (nullable): the solutions, or %NULL where it was cancelled
 */
DmSolutions *dm_solutions_new (const DmPackageGrid *grid, const DmFrontier *frontier,
                               GCancellable *cancellable, GError **error) {
  g_autoptr (DmSolutions) solutions = g_new0 (DmSolutions, 1);
  solutions->n_dims = grid->n_scored;
  solutions->is_rational = g_malloc (MAX (frontier->n_points, 1));
  solutions->no_deal = g_new (gint64, MAX (grid->n_scored, 1));
  solutions->best = g_new (gint64, MAX (grid->n_scored, 1));
  solutions->whole = g_new (gint64, MAX (grid->n_scored, 1));
  for (guint dim = 0; dim < grid->n_scored; dim++) {
    const DmPackageParty *party = &grid->parties[grid->scored[dim]];
    solutions->no_deal[dim] = solutions->best[dim] = party->no_deal;
    solutions->whole[dim] = party->whole;
  }
  find_rational (solutions, frontier);
  if (!choose_all (solutions, frontier, cancellable)) {
    g_cancellable_set_error_if_cancelled (cancellable, error);
    return NULL;
  }
  return g_steal_pointer (&solutions);
}

/** dm_solutions_free: frees them */
void dm_solutions_free (DmSolutions *solutions) {
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
    g_free (solutions->solutions[kind].points);
  g_free (solutions->is_rational);
  g_free (solutions->no_deal);
  g_free (solutions->best);
  g_free (solutions->whole);
  g_free (solutions);
}
