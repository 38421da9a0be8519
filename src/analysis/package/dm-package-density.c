/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-package-density.h"

#include <string.h>

/* How far an issue's points move a package, in cells, with the share of its points that do. */
typedef struct {
  guint n_cells;
  double *moves;       /* by cells moved, as the plane itself */
  guint width, height; /* of what isn't empty of them */
} Kernel;

/* A move of a fraction of a cell is spread over the cells around it so that its mean stays true. */
static void add_move (Kernel *kernel, double x, double y, double share) {
  guint column = MIN ((guint) x, kernel->n_cells - 1), row = MIN ((guint) y, kernel->n_cells - 1);
  double right = x - column, up = y - row;
  for (guint i = 0; i < 4; i++) {
    guint to_x = column + (i & 1), to_y = row + (i >> 1);
    double part = share * ((i & 1) ? right : 1 - right) * ((i >> 1) ? up : 1 - up);
    if (part <= 0)
      continue;
    to_x = MIN (to_x, kernel->n_cells - 1);
    to_y = MIN (to_y, kernel->n_cells - 1);
    kernel->moves[(gsize) to_y * kernel->n_cells + to_x] += part;
    kernel->width = MAX (kernel->width, to_x + 1);
    kernel->height = MAX (kernel->height, to_y + 1);
  }
}

static void fill_kernel (Kernel *kernel, const DmPackageGrid *grid, const DmPackageIssue *issue) {
  const DmPackageStake *stakes[2];
  double cells[2]; /* to a step of the grid */
  for (guint side = 0; side < 2; side++) {
    stakes[side] = dm_package_issue_find_stake (issue, grid->scored[side]);
    cells[side] = (kernel->n_cells - 1) / (double) grid->parties[grid->scored[side]].whole;
  }
  memset (kernel->moves, 0, (gsize) kernel->n_cells * kernel->n_cells * sizeof (double));
  kernel->width = kernel->height = 0;
  for (guint point = 0; point < issue->n_points; point++) {
    if (!issue->is_possible[point])
      continue;
    double x = stakes[0] == NULL ? 0 : (double) stakes[0]->worth[point] * cells[0];
    double y = stakes[1] == NULL ? 0 : (double) stakes[1]->worth[point] * cells[1];
    add_move (kernel, x, y, 1.0 / issue->n_possible);
  }
}

/* Adds the plane @from to @to, moved by so many cells; what would leave it stays at its edge. */
static void add_moved (const double *from, double *to, guint n, guint column, guint row,
                       double share) {
  for (guint y = 0; y < n; y++) {
    const double *line = from + (gsize) y * n;
    double *moved = to + (gsize) MIN (y + row, n - 1) * n;
    for (guint x = 0; x + column < n; x++)
      moved[x + column] += share * line[x];
    for (guint x = n - column; x < n; x++)
      moved[n - 1] += share * line[x];
  }
}

static void apply (const Kernel *kernel, const double *from, double *to) {
  guint n = kernel->n_cells;
  memset (to, 0, (gsize) n * n * sizeof (double));
  for (guint row = 0; row < kernel->height; row++)
    for (guint column = 0; column < kernel->width; column++) {
      double share = kernel->moves[(gsize) row * n + column];
      if (share > 0)
        add_moved (from, to, n, column, row, share);
    }
}

/**
 * dm_package_density_new:
 * @grid: packages of two scored parties
 * @n_cells: cells to a side, 2 or more
 * @cancellable: (nullable)
 * @error: return location
 *
 * Spreads all possible packages over a plane, issue by issue, however many they are.
 *
 * Returns: (transfer full) (nullable): the density; %NULL without @error where there aren't just two scored parties or
 *   nothing is possible, %NULL with it where it was cancelled
 */
DmPackageDensity *dm_package_density_new (const DmPackageGrid *grid, guint n_cells,
                                          GCancellable *cancellable, GError **error) {
  if (grid->n_scored != 2 || dm_package_grid_is_closed (grid) || n_cells < 2)
    return NULL;
  gsize size = (gsize) n_cells * n_cells;
  g_autofree double *moves = g_new (double, size), *next = g_new (double, size);
  g_autoptr (DmPackageDensity) density = g_new0 (DmPackageDensity, 1);
  Kernel kernel = { n_cells, moves, 0, 0 };
  density->n_cells = n_cells;
  density->shares = g_new0 (double, size);
  density->shares[0] = 1;
  for (guint nth = 0; nth < grid->n_issues; nth++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    fill_kernel (&kernel, grid, &grid->issues[nth]);
    apply (&kernel, density->shares, next);
    double *kept = density->shares;
    density->shares = next;
    next = kept;
  }
  return g_steal_pointer (&density);
}

/** dm_package_density_free: frees it */
void dm_package_density_free (DmPackageDensity *density) {
  g_free (density->shares);
  g_free (density);
}
