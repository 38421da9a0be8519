/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-pair-row.h"
#include "dm-reading.h"

G_BEGIN_DECLS

/** DmPairIssue: one issue laid out by shown party for the inner loops of the pairs; filled anew for each issue. */
typedef struct {
  guint n_parties;
  gboolean *on_record;
  DmPairRanges ranges;
  guint n_words;              /* of 16 options, on a nominal issue */
  guint16 *a_words, *l_words; /* word after word, each with one item for each party */
  gsize n_allocated;
  gboolean is_nominal, is_metric;
  double *places, *half_saliences, *has_demand;
  double *from, *to, *sorted, *merged; /* scratch for ranking */
  guint *nth_of_party;                 /* by the party's index in the model */
} DmPairIssue;

DmPairIssue *dm_pair_issue_new (const DmReading *reading);
void dm_pair_issue_free (DmPairIssue *issue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPairIssue, dm_pair_issue_free)

gboolean dm_pair_issue_fill (DmPairIssue *issue, const DmReading *reading, guint index);

G_END_DECLS
