/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-pairs.h"
#include "dm-score.h"
#include "dm-verdict.h"

G_BEGIN_DECLS

/** DmAnalysis: the results of every shown issue of a reading, in the reading's order; immutable, reference-counted. */
typedef struct _DmAnalysis DmAnalysis;

DmAnalysis *dm_analysis_new (DmReading *reading, GCancellable *cancellable, GError **error);
DmAnalysis *dm_analysis_update (const DmAnalysis *previous, DmReading *reading,
                                GCancellable *cancellable, GError **error);
guint dm_analysis_count_anew (const DmAnalysis *previous, const DmReading *reading, guint enough);
DmAnalysis *dm_analysis_ref (DmAnalysis *analysis);
void dm_analysis_unref (DmAnalysis *analysis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmAnalysis, dm_analysis_unref)

DmReading *dm_analysis_get_reading (const DmAnalysis *analysis);
guint dm_analysis_get_n_results (const DmAnalysis *analysis);
DmIssueResult *dm_analysis_get_result (const DmAnalysis *analysis, guint nth);
guint dm_analysis_find_change (const DmAnalysis *before, const DmAnalysis *after, guint from);
DmIssueResult *dm_analysis_find_result (const DmAnalysis *analysis, int issue);
guint dm_analysis_get_tally (const DmAnalysis *analysis, DmVerdict verdict);
guint dm_analysis_get_n_waiting (const DmAnalysis *analysis); /* issues with waits_for */

/* (transfer full): nth indexes into the results in the order asked for */
guint *dm_analysis_sort (const DmAnalysis *analysis, DmSort sort);

G_END_DECLS
