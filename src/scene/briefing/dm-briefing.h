/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-briefing-step.h"

G_BEGIN_DECLS

/**
 * DmBriefing:
 * @automatic: whether its steps were computed, the model having none of its own
 * @steps: (element-type DmBriefingStep): at least one
 *
 * The steps through which a model is presented. The window's presenter and list, and the exports of a page a step, all go by it.
 * Immutable, reference-counted, safe to use from any thread.
 */
typedef struct {
  gatomicrefcount ref_count;
  DmModel *model;
  gboolean automatic;
  GPtrArray *steps;
} DmBriefing;

DmBriefing *dm_briefing_new (DmModel *model, GCancellable *cancellable, GError **error);
DmBriefing *dm_briefing_new_automatic (DmModel *model, GCancellable *cancellable, GError **error);
DmBriefing *dm_briefing_ref (DmBriefing *briefing);
void dm_briefing_unref (DmBriefing *briefing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmBriefing, dm_briefing_unref)

guint dm_briefing_get_n_steps (const DmBriefing *briefing);
DmBriefingStep *dm_briefing_get_step (const DmBriefing *briefing, guint nth);
int dm_briefing_find_step (const DmBriefing *briefing, const char *id);

G_END_DECLS
