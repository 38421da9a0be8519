/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-completion.h"

/* --- what stands in the way --- */

static gboolean refuses (DmReading *reading, const DmTerm *term, guint party) {
  const DmPosition *position = dm_reading_get_position (reading, term->issue, party);
  const DmScale *scale = dm_model_get_issue (dm_reading_get_model (reading), term->issue)->scale;
  DmSet limits;
  if (position == NULL)
    return FALSE;
  dm_position_get_limits (position, scale, &limits);
  gboolean is_inside = dm_scale_set_contains (scale, &limits, term->place);
  dm_scale_set_clear (scale, &limits);
  return !is_inside;
}

/* A closed issue with a term is closed by who refuses it. */
static void sort_out_closed (DmCompletion *completion, const DmProposal *proposal) {
  const DmPackageGrid *grid = completion->grid;
  g_autoptr (GArray) refused = g_array_new (FALSE, FALSE, sizeof (DmRefusedTerm));
  completion->closed = g_new (guint, MAX (grid->n_closed, 1));
  for (guint i = 0; i < grid->n_closed; i++) {
    const DmTerm *term = dm_proposal_find_term (proposal, grid->closed[i]);
    if (term == NULL)
      completion->closed[completion->n_closed++] = grid->closed[i];
    for (guint nth = 0; term != NULL && nth < grid->n_parties; nth++) {
      DmRefusedTerm one = { term->issue, grid->parties[nth].party };
      if (refuses (grid->reading, term, one.party))
        g_array_append_val (refused, one);
    }
  }
  completion->n_refused = refused->len;
  completion->refused = (DmRefusedTerm *) (void *) g_array_free (g_steal_pointer (&refused), FALSE);
}

static void list_filled (DmCompletion *completion) {
  const DmPackageGrid *grid = completion->grid;
  completion->filled = g_new (guint, MAX (grid->n_issues, 1));
  for (guint nth = 0; nth < grid->n_issues; nth++)
    if (!grid->issues[nth].is_given)
      completion->filled[completion->n_filled++] = nth;
}

static DmCompletionLack find_lack (const DmCompletion *completion) {
  if (completion->n_refused > 0)
    return DM_COMPLETION_LACKS_CONSENT;
  if (completion->n_filled == 0)
    return completion->n_closed > 0 ? DM_COMPLETION_LACKS_POINTS : DM_COMPLETION_LACKS_OPEN_ISSUES;
  return completion->grid->n_scored == 0 ? DM_COMPLETION_LACKS_SCORES : DM_COMPLETION_LACKS_NOTHING;
}

static void list_below (DmCompletion *completion, const DmFrontier *frontier) {
  const DmPackageGrid *grid = completion->grid;
  completion->below = g_new (guint, grid->n_scored);
  for (guint dim = 0; dim < grid->n_scored; dim++) {
    const DmPackageParty *party = &grid->parties[grid->scored[dim]];
    gboolean is_reached = FALSE;
    for (guint point = 0; point < frontier->n_points && !is_reached; point++)
      is_reached
          = frontier->scores[(gsize) point * frontier->n_dims + dim] >= (double) party->no_deal;
    if (!is_reached)
      completion->below[completion->n_below++] = party->party;
  }
}

/* --- the choice --- */

/* Takes the packages of the one solution, clears the others'. */
static void take_ways (DmCompletion *completion, DmSolutionPackages *packages) {
  completion->ways = packages[completion->kind];
  packages[completion->kind] = (DmSolutionPackages){ 0 };
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
    dm_solution_packages_clear (&packages[kind]);
}

static gboolean choose (DmCompletion *completion, DmFrontierWatch watch, gpointer data,
                        GCancellable *cancellable, GError **error) {
  const DmPackageGrid *grid = completion->grid;
  DmSolutionPackages packages[DM_N_SOLUTIONS];
  g_autoptr (DmFrontier) frontier
      = dm_frontier_new (grid, dm_packages_get_bounds (grid), watch, data, cancellable, error);
  if (frontier == NULL)
    return FALSE;
  g_autoptr (DmSolutions) solutions = dm_solutions_new (grid, frontier, cancellable, error);
  if (solutions == NULL)
    return FALSE;
  completion->epsilon = frontier->epsilon;
  if (solutions->n_rational == 0) {
    completion->lack = DM_COMPLETION_LACKS_GAIN;
    list_below (completion, frontier);
    return TRUE;
  }
  if (!dm_solution_packages_list (grid, frontier, solutions, packages, cancellable, error))
    return FALSE;
  take_ways (completion, packages);
  return TRUE;
}

/**
 * dm_completion_new:
 * @reading: a reading
 * @proposal: a proposal's index in the model
 * @kind: how to choose
 * @watch: (nullable): told the share that is done, from this thread
 * @data: for @watch
 * @cancellable: (nullable)
 * @error: return location
 *
 * Fills what a proposal leaves open as a solution would, its terms held fixed: the solution is that of the packages that
 * have them, with d as ever and, for Kalai–Smorodinsky, I the best that is still to be had. Open issues on which nothing is
 * within everybody's limits stay open. Exact as far as dm_packages_new() is. Meant for a worker thread.
 *
 * Returns: (transfer full) (nullable): all ways that tie, or why there is none; %NULL where it was cancelled
 */
DmCompletion *dm_completion_new (DmReading *reading, guint proposal, DmSolutionKind kind,
                                 DmFrontierWatch watch, gpointer data, GCancellable *cancellable,
                                 GError **error) {
  const DmProposal *of = dm_model_get_proposal (dm_reading_get_model (reading), proposal);
  g_autoptr (DmCompletion) completion = g_new0 (DmCompletion, 1);
  g_atomic_ref_count_init (&completion->ref_count);
  completion->proposal = proposal;
  completion->kind = kind;
  completion->grid = dm_package_grid_new_with_terms (reading, DM_PACKAGES_WITHOUT_CLOSED, of,
                                                     cancellable, error);
  if (completion->grid == NULL)
    return NULL;
  sort_out_closed (completion, of);
  list_filled (completion);
  completion->lack = find_lack (completion);
  if (completion->lack == DM_COMPLETION_LACKS_NOTHING
      && !choose (completion, watch, data, cancellable, error))
    return NULL;
  return g_steal_pointer (&completion);
}

/** dm_completion_ref: Returns: (transfer full): @completion, with one reference more */
DmCompletion *dm_completion_ref (DmCompletion *completion) {
  g_atomic_ref_count_inc (&completion->ref_count);
  return completion;
}

/** dm_completion_unref: gives a reference back */
void dm_completion_unref (DmCompletion *completion) {
  if (!g_atomic_ref_count_dec (&completion->ref_count))
    return;
  dm_solution_packages_clear (&completion->ways);
  g_clear_pointer (&completion->grid, dm_package_grid_unref);
  g_free (completion->filled);
  g_free (completion->refused);
  g_free (completion->closed);
  g_free (completion->below);
  g_free (completion);
}

static guint get_point (const DmCompletion *completion, guint way, guint nth) {
  return completion->ways.points[(gsize) way * completion->grid->n_issues + nth];
}

/** dm_completion_get_place: Returns: what the @way-th way puts on the @nth of the grid's issues */
double dm_completion_get_place (const DmCompletion *completion, guint way, guint nth) {
  g_return_val_if_fail (way < completion->ways.n_packages && nth < completion->grid->n_issues, NAN);
  return completion->grid->issues[nth].places[get_point (completion, way, nth)];
}

/** dm_completion_get_score: Returns: what the @way-th way is worth to the @dim-th scored party of the grid, 0 to 100 */
double dm_completion_get_score (const DmCompletion *completion, guint way, guint dim) {
  const DmPackageGrid *grid = completion->grid;
  gint64 worth = 0;
  g_return_val_if_fail (way < completion->ways.n_packages && dim < grid->n_scored, NAN);
  for (guint nth = 0; nth < grid->n_issues; nth++) {
    const DmPackageStake *stake
        = dm_package_issue_find_stake (&grid->issues[nth], grid->scored[dim]);
    worth += stake != NULL ? stake->worth[get_point (completion, way, nth)] : 0;
  }
  return dm_package_party_score (&grid->parties[grid->scored[dim]], worth);
}
