/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreements.h"
#include "dm-similarity.h"
#include "dm-stack.h"
#include "dm-timeline.h"

G_BEGIN_DECLS

/* The views as stacks: (transfer full). */
DmStack *dm_stack_new_map (DmAnalysis *analysis, DmSort sort);
void dm_stack_mark_map (DmStack *map, gboolean forecast, DmRobustness *robustness);
DmStack *dm_stack_new_marked_map (DmAnalysis *analysis, DmSort sort, gboolean forecast,
                                  const DmDraws *draws, GCancellable *cancellable, GError **error);
DmStack *dm_stack_new_matrix (DmSimilarity *similarity, gboolean by_similarity);
DmStack *dm_stack_new_timeline (DmTimeline *timeline, DmSort sort);
DmStack *dm_stack_new_agreements (DmAgreement *agreement, const DmBrush *brushes);

G_END_DECLS
