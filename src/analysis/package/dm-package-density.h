/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-package-grid.h"

G_BEGIN_DECLS

/**
 * DmPackageDensity: where the possible packages lie in the plane of two parties' scores. For pictures only: it is approximate.
 * @shares: by cell, the second party's score row by row from 0 on, the share of the packages in it; they add up to 1
 */
typedef struct {
  guint n_cells; /* to a side */
  double *shares;
} DmPackageDensity;

DmPackageDensity *dm_package_density_new (const DmPackageGrid *grid, guint n_cells,
                                          GCancellable *cancellable, GError **error);
void dm_package_density_free (DmPackageDensity *density);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPackageDensity, dm_package_density_free)

G_END_DECLS
