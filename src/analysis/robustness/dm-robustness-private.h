/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-random.h"
#include "dm-robustness.h"

G_BEGIN_DECLS

/**
 * DmIssueDraws:
 * @chances: of each position the chance that an end is redrawn, times 2^32
 * @n_overlaps: draws in which all met
 * @sum: of the widths of what all accept, as shares of the scale
 * @changes: for each position: in how many draws its reading made the difference
 *
 * The draws for one issue, on which all parties say what they accept.
 */
typedef struct {
  const DmIssueResult *result;
  const DmScale *scale;
  guint n_draws;
  DmRandom random;
  guint64 *chances;
  guint n_overlaps;
  double sum;
  guint *changes;
  GCancellable *cancellable;
} DmIssueDraws;

void dm_draws_run_ordered (DmIssueDraws *draws);
void dm_draws_run_nominal (DmIssueDraws *draws);

/* How many draws go by before anybody asks whether to stop. */
#define DM_DRAWS_BREATH 1024

G_END_DECLS
