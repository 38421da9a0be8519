/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-stack.h"

G_BEGIN_DECLS

/**
 * DmBriefingStep:
 * @id: (nullable): of the model's view that it is; %NULL of one that was computed
 * @caption: (nullable): a sentence or two for those who look at it
 * @notes: (nullable): for the speaker
 * @view: what is shown, never %DM_VIEW_NONE
 * @parties, @issues, @baskets: (nullable): ids of what is shown; %NULL for all
 * @date, @compare_date: (nullable): ISO 8601
 * @scenario, @compare_scenario, @proposal: (nullable): an id
 * @sort: the order of the issues; %DM_SORT_NONE for the view's own
 * @forecast: whether a map marks where issues would end by influence and salience
 * @draws: how a map's marks of how sure each verdict is are drawn; of 0 draws it has none
 *
 * One step of a briefing, by ids: what is on the screen, and what is said of it. Immutable, reference-counted, safe to use from
 * any thread.
 */
typedef struct {
  gatomicrefcount ref_count;
  char *id;
  char *title, *caption, *notes;
  DmViewKind view;
  GStrv parties, issues, baskets;
  char *date, *scenario, *compare_date, *compare_scenario, *proposal;
  DmSort sort;
  gboolean forecast;
  DmDraws draws;
} DmBriefingStep;

DmBriefingStep *dm_briefing_step_new (const char *title, DmViewKind view);
DmBriefingStep *dm_briefing_step_new_view (const DmModel *model, const DmView *view);
DmBriefingStep *dm_briefing_step_ref (DmBriefingStep *step);
void dm_briefing_step_unref (DmBriefingStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmBriefingStep, dm_briefing_step_unref)

DmReading *dm_briefing_step_read (const DmBriefingStep *step, DmModel *model, GError **error);
DmReadingSpec dm_briefing_step_get_spec (const DmBriefingStep *step);
DmStack *dm_briefing_step_draw (const DmBriefingStep *step, DmReading *reading,
                                GCancellable *cancellable, GError **error);
DmStack *dm_briefing_step_new_stack (const DmBriefingStep *step, DmModel *model,
                                     GCancellable *cancellable, GError **error);
char *dm_briefing_step_to_json (const DmBriefingStep *step, const char *id);

G_END_DECLS
