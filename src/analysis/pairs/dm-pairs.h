/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-verdict.h"

G_BEGIN_DECLS

/** DmPair: two parties over all shown issues. @distance: the salience-weighted mean distance of their demands
 * on metric issues, as a share of the scale (0 to 1), NAN where they share none. */
typedef struct {
  guint a, b; /* party indexes, a before b in the model's order */
  guint n_shared, n_overlap, n_gap, n_deadlock;
  double distance;
} DmPair;

typedef struct {
  guint n_pairs;
  DmPair *pairs; /* in the order (0,1) (0,2) … (1,2) … of the shown parties */
} DmPairs;

DmPairs *dm_pairs_new (DmReading *reading, GCancellable *cancellable, GError **error);
void dm_pairs_free (DmPairs *pairs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPairs, dm_pairs_free)

G_END_DECLS
