/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-similarity.h"
#include "dm-stack.h"

G_BEGIN_DECLS

/* The views as stacks: (transfer full). */
DmStack *dm_stack_new_map (DmAnalysis *analysis, DmSort sort);
DmStack *dm_stack_new_matrix (DmSimilarity *similarity, gboolean by_similarity);

G_END_DECLS
