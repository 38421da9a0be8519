/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-solution-packages.h"

#include <string.h>

#define MAX_INDEXED                                                                                \
  2000000 /* scores of the stages that are made again; past it one package a point is named */
#define MAX_ISSUES 1000 /* of a package that is looked for issue by issue */

/* The scores of a stage's points, and where to find them. */
typedef struct {
  guint n_points, mask;
  double *scores;
  guint32 *slots; /* index + 1; open addressing */
} Layer;

/* Every package that reaches a point of the frontier reaches on the way a point of every stage: all that needs trying. */
typedef struct {
  const DmPackageGrid *grid;
  const DmFrontier *frontier;
  guint n_dims;
  Layer *layers;
  double *targets; /* by stage: what is to be reached up to it */
  guint *package;  /* the one that is being put together, by issue */
  guint point;     /* of the frontier */
  GArray *points, *of;
  gboolean is_full;
} Search;

static guint hash_scores (const double *scores, guint n_dims) {
  guint64 hash = n_dims;
  for (guint dim = 0; dim < n_dims; dim++) {
    hash ^= (guint64) (gint64) scores[dim];
    hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
    hash ^= hash >> 32;
  }
  return (guint) hash;
}

static gboolean same_scores (const double *a, const double *b, guint n_dims) {
  for (guint dim = 0; dim < n_dims; dim++)
    if (a[dim] != b[dim])
      return FALSE;
  return TRUE;
}

static void index_layer (Layer *layer, guint n_dims) {
  guint n_slots = 16;
  while (n_slots < 2 * layer->n_points)
    n_slots *= 2;
  layer->mask = n_slots - 1;
  layer->slots = g_new0 (guint32, n_slots);
  for (guint i = 0; i < layer->n_points; i++) {
    guint slot = hash_scores (layer->scores + (gsize) i * n_dims, n_dims) & layer->mask;
    while (layer->slots[slot] != 0)
      slot = (slot + 1) & layer->mask;
    layer->slots[slot] = i + 1;
  }
}

static gboolean layer_has (const Layer *layer, const double *scores, guint n_dims) {
  guint slot = hash_scores (scores, n_dims) & layer->mask;
  for (; layer->slots[slot] != 0; slot = (slot + 1) & layer->mask)
    if (same_scores (layer->scores + (gsize) (layer->slots[slot] - 1) * n_dims, scores, n_dims))
      return TRUE;
  return FALSE;
}

static double get_worth (const Search *search, guint stage, guint point, guint dim) {
  const DmPackageIssue *issue = &search->grid->issues[search->frontier->stages[stage].issue];
  const DmPackageStake *stake = dm_package_issue_find_stake (issue, search->grid->scored[dim]);
  return stake == NULL ? 0 : (double) stake->worth[point];
}

static void fill_layer (Search *search, guint nth) {
  const DmFrontierStage *stage = &search->frontier->stages[nth];
  guint n_dims = search->n_dims;
  Layer *layer = &search->layers[nth];
  const Layer *before = nth > 0 ? &search->layers[nth - 1] : NULL;
  layer->n_points = stage->n_points;
  layer->scores = g_new (double, (gsize) stage->n_points *n_dims);
  for (guint i = 0; i < stage->n_points; i++)
    for (guint dim = 0; dim < n_dims; dim++)
      layer->scores[(gsize) i * n_dims + dim]
          = get_worth (search, nth, stage->choice[i], dim)
            + (before == NULL ? 0 : before->scores[(gsize) stage->from[i] * n_dims + dim]);
  index_layer (layer, n_dims);
}

static void take_package (Search *search) {
  if (search->of->len == DM_SOLUTION_MAX_PACKAGES) {
    search->is_full = TRUE;
    return;
  }
  g_array_append_vals (search->points, search->package, search->grid->n_issues);
  g_array_append_val (search->of, search->point);
}

static gboolean is_nothing (const double *scores, guint n_dims) {
  for (guint dim = 0; dim < n_dims; dim++)
    if (scores[dim] != 0)
      return FALSE;
  return TRUE;
}

/* All ways to reach the target of the @nth stage. */
static void descend (Search *search, guint nth) {
  guint n_dims = search->n_dims, issue_nth = search->frontier->stages[nth].issue;
  const DmPackageIssue *issue = &search->grid->issues[issue_nth];
  const double *target = search->targets + (gsize) nth * n_dims;
  g_autofree double *rest = g_new (double, n_dims);
  for (guint point = 0; point < issue->n_points && !search->is_full; point++) {
    if (!issue->is_possible[point])
      continue;
    for (guint dim = 0; dim < n_dims; dim++)
      rest[dim] = target[dim] - get_worth (search, nth, point, dim);
    gboolean is_reached
        = nth == 0 ? is_nothing (rest, n_dims) : layer_has (&search->layers[nth - 1], rest, n_dims);
    if (!is_reached)
      continue;
    search->package[issue_nth] = point;
    if (nth == 0) {
      take_package (search);
    } else {
      memcpy (search->targets + (gsize) (nth - 1) * n_dims, rest, n_dims * sizeof (double));
      descend (search, nth - 1);
    }
  }
}

static gboolean list_layers (Search *search, GCancellable *cancellable) {
  guint64 n_scores = 0;
  for (guint i = 0; i < search->frontier->n_stages; i++)
    n_scores += (guint64) search->frontier->stages[i].n_points * search->n_dims;
  if (search->frontier->n_stages == 0 || n_scores > MAX_INDEXED
      || search->grid->n_issues > MAX_ISSUES)
    return TRUE;
  search->layers = g_new0 (Layer, search->frontier->n_stages);
  for (guint i = 0; i < search->frontier->n_stages; i++) {
    fill_layer (search, i);
    if (g_cancellable_is_cancelled (cancellable))
      return FALSE;
  }
  return TRUE;
}

static void add_point (Search *search, guint point) {
  const DmFrontier *frontier = search->frontier;
  search->point = point;
  if (search->layers == NULL) {
    dm_frontier_get_package (frontier, point, search->package);
    take_package (search);
    return;
  }
  memcpy (search->targets + (gsize) (frontier->n_stages - 1) * search->n_dims,
          frontier->scores + (gsize) point * search->n_dims, search->n_dims * sizeof (double));
  descend (search, frontier->n_stages - 1);
}

static void list_solution (Search *search, const DmSolution *solution,
                           DmSolutionPackages *packages) {
  search->points = g_array_new (FALSE, FALSE, sizeof (guint));
  search->of = g_array_new (FALSE, FALSE, sizeof (guint));
  search->is_full = FALSE;
  for (guint i = 0; i < solution->n_points && !search->is_full; i++)
    add_point (search, solution->points[i]);
  packages->n_packages = search->of->len;
  packages->is_all = !search->is_full && search->frontier->epsilon == 0
                     && (search->layers != NULL || solution->n_points == 0);
  packages->points = (guint *) (void *) g_array_free (search->points, FALSE);
  packages->of = (guint *) (void *) g_array_free (search->of, FALSE);
}

/**
 * dm_solution_packages_list:
 * @grid: packages
 * @frontier: their frontier
 * @solutions: what was chosen of it
 * @packages: (out caller-allocates): by solution; each to be cleared with dm_solution_packages_clear()
 * @cancellable: (nullable)
 * @error: return location
 *
 * Names the packages that each solution leaves tied, also those that have the same scores, up to a hundred for each. Where
 * the frontier was very large on the way, one package is named for each of its points.
 *
 * Returns: FALSE where it was cancelled
 */
gboolean dm_solution_packages_list (const DmPackageGrid *grid, const DmFrontier *frontier,
                                    const DmSolutions *solutions,
                                    DmSolutionPackages packages[DM_N_SOLUTIONS],
                                    GCancellable *cancellable, GError **error) {
  g_autofree guint *package = g_new0 (guint, MAX (grid->n_issues, 1));
  g_autofree double *targets
      = g_new (double, MAX ((gsize) frontier->n_stages * frontier->n_dims, 1));
  Search search = { .grid = grid,
                    .frontier = frontier,
                    .n_dims = frontier->n_dims,
                    .targets = targets,
                    .package = package };
  gboolean is_done = list_layers (&search, cancellable);
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    packages[kind] = (DmSolutionPackages){ 0 };
    if (is_done)
      list_solution (&search, &solutions->solutions[kind], &packages[kind]);
  }
  for (guint i = 0; search.layers != NULL && i < frontier->n_stages; i++) {
    g_free (search.layers[i].scores);
    g_free (search.layers[i].slots);
  }
  g_free (search.layers);
  if (!is_done)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return is_done;
}

/** dm_solution_packages_clear: frees what @packages holds */
void dm_solution_packages_clear (DmSolutionPackages *packages) {
  g_clear_pointer (&packages->points, g_free);
  g_clear_pointer (&packages->of, g_free);
  packages->n_packages = 0;
}
