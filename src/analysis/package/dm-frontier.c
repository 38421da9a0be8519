/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-frontier.h"

#include <string.h>

#include "dm-frontier-private.h"

#define MAX_SUMS_OF_TWO (G_GUINT64_CONSTANT (1) << 28) /* of a frontier and an issue's choices */
#define MAX_SUMS (G_GUINT64_CONSTANT (1) << 24)
#define COARSE_SUMS 32      /* sums to a point that coarse frontiers go on with */
#define MAX_STORED 64000000 /* points of all stages, of 6 bytes each */

void dm_vectors_init (DmVectors *vectors, guint n_dims, guint n_allocated) {
  *vectors = (DmVectors){ .n_dims = n_dims, .n_allocated = MAX (n_allocated, 1) };
  vectors->scores = g_new (double, (gsize) vectors->n_allocated *n_dims);
  vectors->from = g_new (guint32, vectors->n_allocated);
  vectors->choice = g_new (guint16, vectors->n_allocated);
}

void dm_vectors_clear (DmVectors *vectors) {
  g_clear_pointer (&vectors->scores, g_free);
  g_clear_pointer (&vectors->from, g_free);
  g_clear_pointer (&vectors->choice, g_free);
  vectors->n_vectors = 0;
}

void dm_vectors_add (DmVectors *vectors, const double *scores, guint32 from, guint16 choice) {
  guint n_dims = vectors->n_dims, n = vectors->n_vectors++;
  if (n == vectors->n_allocated) {
    vectors->n_allocated *= 2;
    vectors->scores = g_renew (double, vectors->scores, (gsize) vectors->n_allocated *n_dims);
    vectors->from = g_renew (guint32, vectors->from, vectors->n_allocated);
    vectors->choice = g_renew (guint16, vectors->choice, vectors->n_allocated);
  }
  for (guint dim = 0; dim < n_dims; dim++)
    vectors->scores[(gsize) n * n_dims + dim] = scores[dim];
  vectors->from[n] = from;
  vectors->choice[n] = choice;
}

/* Memory that the next call may give away again: what the system has cleared once serves every issue. */
gpointer dm_merge_get_scratch (DmMerge *merge, gsize n_bytes) {
  if (n_bytes > merge->n_scratch) {
    merge->n_scratch = MAX (n_bytes, 2 * merge->n_scratch);
    g_free (merge->scratch);
    merge->scratch = g_malloc (merge->n_scratch);
  }
  return merge->scratch;
}

/* Those that are kept keep their order. */
void dm_vectors_keep (DmVectors *vectors, const guint8 *is_kept) {
  guint n = 0, n_dims = vectors->n_dims;
  for (guint i = 0; i < vectors->n_vectors; i++) {
    if (!is_kept[i])
      continue;
    memmove (vectors->scores + (gsize) n * n_dims, vectors->scores + (gsize) i * n_dims,
             n_dims * sizeof (double));
    vectors->from[n] = vectors->from[i];
    vectors->choice[n++] = vectors->choice[i];
  }
  vectors->n_vectors = n;
}

static int compare_vectors (gconstpointer a, gconstpointer b, gpointer data) {
  const DmVectors *vectors = data;
  const double *first = vectors->scores + (gsize) * (const guint *) a * vectors->n_dims;
  const double *second = vectors->scores + (gsize) * (const guint *) b * vectors->n_dims;
  for (guint dim = 0; dim < vectors->n_dims; dim++)
    if (first[dim] != second[dim])
      return first[dim] > second[dim] ? -1 : 1;
  return 0;
}

/* The best for the first party first, then for the second, and so on. */
static void sort_vectors (DmVectors *vectors) {
  g_autofree guint *order = g_new (guint, MAX (vectors->n_vectors, 1));
  for (guint i = 0; i < vectors->n_vectors; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) vectors->n_vectors, sizeof (guint), compare_vectors, vectors);
  DmVectors sorted;
  dm_vectors_init (&sorted, vectors->n_dims, vectors->n_vectors);
  for (guint i = 0; i < vectors->n_vectors; i++)
    dm_vectors_add (&sorted, vectors->scores + (gsize) order[i] * vectors->n_dims,
                    vectors->from[order[i]], vectors->choice[order[i]]);
  dm_vectors_clear (vectors);
  *vectors = sorted;
}

/* The possible points of an issue, as many as may belong to a package that none dominates. */
static gboolean list_choices (DmMerge *merge, const DmPackageGrid *grid, guint nth,
                              DmVectors *choices) {
  const DmPackageIssue *issue = &grid->issues[nth];
  guint n_dims = grid->n_scored;
  g_autofree double *scores = g_new (double, n_dims);
  g_autofree const DmPackageStake **stakes = g_new (const DmPackageStake *, n_dims);
  for (guint dim = 0; dim < n_dims; dim++)
    stakes[dim] = dm_package_issue_find_stake (issue, grid->scored[dim]);
  dm_vectors_init (choices, n_dims, issue->n_possible);
  for (guint point = 0; point < issue->n_points; point++) {
    if (!issue->is_possible[point])
      continue;
    for (guint dim = 0; dim < n_dims; dim++)
      scores[dim] = stakes[dim] == NULL ? 0 : (double) stakes[dim]->worth[point];
    dm_vectors_add (choices, scores, 0, (guint16) point);
  }
  if (!dm_merge_filter (merge, choices))
    return FALSE;
  sort_vectors (choices);
  return TRUE;
}

typedef struct {
  guint nth; /* of the grid's issues */
  DmVectors choices;
} Merged;

static int compare_choices (gconstpointer a, gconstpointer b) {
  const Merged *first = a, *second = b;
  if (first->choices.n_vectors != second->choices.n_vectors)
    return first->choices.n_vectors < second->choices.n_vectors ? -1 : 1;
  return first->nth < second->nth ? -1 : 1;
}

static void clear_merged (gpointer merged) {
  dm_vectors_clear (&((Merged *) merged)->choices);
}

/* Issues by how much choice there is, so that the frontier stays small for long. */
static GArray *list_issues (DmMerge *merge, const DmPackageGrid *grid) {
  g_autoptr (GArray) issues = g_array_new (FALSE, TRUE, sizeof (Merged));
  g_array_set_clear_func (issues, clear_merged);
  for (guint nth = 0; nth < grid->n_issues; nth++) {
    Merged merged = { .nth = nth };
    gboolean is_done = list_choices (merge, grid, nth, &merged.choices);
    g_array_append_val (issues, merged);
    if (!is_done)
      return NULL;
  }
  g_array_sort (issues, compare_choices);
  return g_steal_pointer (&issues);
}

static void store_stage (DmFrontier *frontier, DmVectors *front, guint nth) {
  DmFrontierStage *stage = &frontier->stages[frontier->n_stages++];
  stage->issue = nth;
  stage->n_points = front->n_vectors;
  stage->from = g_steal_pointer (&front->from);
  stage->choice = g_steal_pointer (&front->choice);
}

/* How many points may stay: fewer where exactness got too dear, or where storing all stages would. */
static guint get_room (const DmMerge *merge, guint64 n_stored, guint n_left) {
  guint64 room = (MAX_STORED - MIN (n_stored, MAX_STORED)) / MAX (n_left, 1);
  gboolean is_dear = merge->epsilon > 0 || merge->n_tests > merge->bounds->n_tests;
  /* nothing is merged into the last one */
  guint n_most = is_dear && n_left > 1 ? merge->bounds->n_coarse : merge->bounds->n_points;
  return (guint) CLAMP (room, 1, n_most);
}

/*
 * A frontier that has grown too large is cut down to a fraction, and then grows for some issues before it must be cut
 * again: fewer cuts and larger ones leave a smaller ε than cutting at every issue. Points on a surface of n − 1
 * dimensions lie apart by the (n − 1)th root of their number, for which e^(n − 1) is the best fraction.
 */
static guint get_fraction (guint n_dims) {
  return n_dims > 4 ? 50 : n_dims == 4 ? 20 : n_dims == 3 ? 7 : 3;
}

/* More sums than can be looked at are never made. */
static gboolean limit_sums (DmMerge *merge, const DmVectors *front, DmVectors *choices) {
  guint64 n_most = front->n_dims == 2 ? MAX_SUMS_OF_TWO : MAX_SUMS;
  if (merge->epsilon > 0)
    n_most = (guint64) merge->bounds->n_coarse * COARSE_SUMS;
  n_most = MAX (n_most / front->n_vectors, 16);
  return choices->n_vectors <= n_most || dm_merge_coarsen (merge, choices, (guint) n_most);
}

static gboolean merge_issue (DmMerge *merge, DmVectors *front, DmVectors *choices, guint room,
                             gboolean is_last) {
  DmVectors merged;
  gboolean is_done;
  if (!limit_sums (merge, front, choices))
    return FALSE;
  if (front->n_dims == 2)
    is_done = dm_merge_two (merge, front, choices, &merged);
  else if (front->n_dims == 3)
    is_done = dm_merge_three (merge, front, choices, &merged);
  else
    is_done = dm_merge_many (merge, front, choices, is_last ? G_MAXUINT : room, &merged);
  if (!is_done)
    return FALSE;
  dm_vectors_clear (front);
  *front = merged;
  guint fraction = is_last ? 1 : get_fraction (front->n_dims);
  return front->n_vectors <= room || dm_merge_coarsen (merge, front, MAX (room / fraction, 1));
}

static gboolean merge_all (DmMerge *merge, GArray *issues, DmFrontier *frontier,
                           DmFrontierWatch watch, gpointer data) {
  g_auto (DmVectors) front = { 0 };
  g_autofree double *nothing = g_new0 (double, frontier->n_dims);
  guint64 n_stored = 0;
  dm_vectors_init (&front, frontier->n_dims, 1);
  dm_vectors_add (&front, nothing, 0, 0);
  for (guint i = 0; i < issues->len; i++) {
    Merged *issue = &g_array_index (issues, Merged, i);
    if (!merge_issue (merge, &front, &issue->choices, get_room (merge, n_stored, issues->len - i),
                      i + 1 == issues->len))
      return FALSE;
    if (i + 1 == issues->len)
      sort_vectors (&front);
    n_stored += front.n_vectors;
    store_stage (frontier, &front, issue->nth);
    if (watch != NULL)
      watch ((i + 1.0) / issues->len, data);
  }
  frontier->n_points = front.n_vectors;
  frontier->scores = g_steal_pointer (&front.scores);
  frontier->epsilon = MIN (merge->epsilon, 100);
  return TRUE;
}

/**
 * dm_frontier_new:
 * @grid: packages
 * @bounds: where to stop being exact
 * @watch: (nullable): told the share that is done, from this thread
 * @data: for @watch
 * @cancellable: (nullable)
 * @error: return location
 *
 * Finds the best of the possible packages: those of which no other possible one is at least as good for every scored
 * party and better for one. Issue by issue, sums that another one dominates are dropped, which loses nothing, a sum of
 * scores being better where a part of it is. Past @bounds the scores are put in boxes with one point kept in each; the
 * sides of the boxes add up to ε. The same packages and bounds give the same frontier on any machine. With no scored
 * party or no possible package it has no point.
 *
 * Returns: (transfer full) (nullable): the frontier, or %NULL where it was cancelled
 */
DmFrontier *dm_frontier_new (const DmPackageGrid *grid, const DmFrontierBounds *bounds,
                             DmFrontierWatch watch, gpointer data, GCancellable *cancellable,
                             GError **error) {
  g_autoptr (DmFrontier) frontier = g_new0 (DmFrontier, 1);
  g_autofree double *wholes = g_new (double, MAX (grid->n_scored, 1));
  DmMerge merge = { .bounds = bounds, .wholes = wholes, .cancellable = cancellable };
  frontier->n_dims = grid->n_scored;
  if (grid->n_scored == 0 || dm_package_grid_is_closed (grid) || grid->n_issues == 0)
    return g_steal_pointer (&frontier);
  for (guint dim = 0; dim < grid->n_scored; dim++)
    wholes[dim] = (double) grid->parties[grid->scored[dim]].whole;
  frontier->stages = g_new0 (DmFrontierStage, grid->n_issues);
  g_autoptr (GArray) issues = list_issues (&merge, grid);
  gboolean is_done = issues != NULL && merge_all (&merge, issues, frontier, watch, data);
  g_free (merge.scratch);
  if (!is_done) {
    g_cancellable_set_error_if_cancelled (cancellable, error);
    return NULL;
  }
  return g_steal_pointer (&frontier);
}

/** dm_frontier_free: frees the frontier */
void dm_frontier_free (DmFrontier *frontier) {
  for (guint i = 0; i < frontier->n_stages; i++) {
    g_free (frontier->stages[i].from);
    g_free (frontier->stages[i].choice);
  }
  g_free (frontier->stages);
  g_free (frontier->scores);
  g_free (frontier);
}

/** dm_frontier_get_package: puts into @points, one for each issue of the grid, a package that reaches the @nth point */
void dm_frontier_get_package (const DmFrontier *frontier, guint nth, guint *points) {
  g_return_if_fail (nth < frontier->n_points);
  for (guint i = frontier->n_stages; i-- > 0;) {
    const DmFrontierStage *stage = &frontier->stages[i];
    points[stage->issue] = stage->choice[nth];
    nth = stage->from[nth];
  }
}
