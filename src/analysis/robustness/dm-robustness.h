/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"

G_BEGIN_DECLS

/** DmShare: a share of draws, 0 to 1, and the interval in which it lies with 95 % (Wilson 1927). */
typedef struct {
  double share, low, high;
} DmShare;

/**
 * DmIssueRobustness:
 * @counts: in how many draws the issue had which verdict
 * @shares: the same as shares
 * @surplus: how wide the zone of possible agreement is on average, as a share of the scale, counted as 0 where there is none; NAN off
 *   metric scales and where nothing was drawn
 * @n_unsure: how many positions may be read wrongly: those with a confidence below 100
 * @n_unrated: how many have none on record; they are taken as read
 * @most_sensitive: the party whose reading changes the verdict most often, -1 where none does
 * @n_changes: in how many draws the verdict would have been another one had that party's position been read as coded
 *
 * How sure the verdict on an issue is.
 */
typedef struct {
  guint issue;
  guint counts[DM_N_VERDICTS];
  DmShare shares[DM_N_VERDICTS];
  double surplus;
  guint n_unsure, n_unrated;
  int most_sensitive;
  guint n_changes;
} DmIssueRobustness;

/** DmRobustness: how sure verdicts are, in the order of the analysis; immutable, reference-counted. */
typedef struct {
  gatomicrefcount ref_count;
  DmAnalysis *analysis;
  guint n_draws;
  guint64 seed;
  guint n_issues;
  DmIssueRobustness *issues;
} DmRobustness;

DmRobustness *dm_robustness_new (DmAnalysis *analysis, guint n_draws, guint64 seed, guint n_threads,
                                 int *n_done, GCancellable *cancellable, GError **error);
DmRobustness *dm_robustness_ref (DmRobustness *robustness);
void dm_robustness_unref (DmRobustness *robustness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmRobustness, dm_robustness_unref)

const DmIssueRobustness *dm_robustness_find (const DmRobustness *robustness,
                                             const DmIssueResult *result);

DmShare dm_share_new (guint n_hits, guint n_draws);

G_END_DECLS
