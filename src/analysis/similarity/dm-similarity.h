/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"
#include "dm-seriation.h"

G_BEGIN_DECLS

/**
 * DmSimilarity:
 * @pairs: all pairs of the shown parties
 * @parties: in which order parties stand, by their place in the reading, so that those who agree stand together
 * @issues: in which order issues do, by their place in the analysis, so that those on which the same parties agree stand together
 * @places: where each party stands in the plane, by its place in the reading: who agrees is near
 * @parties_ordered, @issues_ordered: FALSE where there are too many, and they stay as they are
 *
 * Who is like whom, over all shown issues; immutable, reference-counted.
 */
typedef struct {
  gatomicrefcount ref_count;
  DmAnalysis *analysis;
  DmPairs *pairs;
  guint n_parties, n_issues;
  guint *parties, *issues;
  DmLayoutPoint *places;
  gboolean parties_ordered, issues_ordered;
} DmSimilarity;

DmSimilarity *dm_similarity_new (DmAnalysis *analysis, GCancellable *cancellable, GError **error);
DmSimilarity *dm_similarity_ref (DmSimilarity *similarity);
void dm_similarity_unref (DmSimilarity *similarity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSimilarity, dm_similarity_unref)

const DmPair *dm_similarity_get_pair (const DmSimilarity *similarity, guint a, guint b);
double dm_pair_get_agreement (const DmPair *pair);

G_END_DECLS
