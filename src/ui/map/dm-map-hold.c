/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-hold.h"

#include <glib/gi18n-lib.h>

/**
 * dm_map_hold_new:
 * @document: a document
 * @issue: an issue's id
 * @party: a party's id
 *
 * Returns: (transfer full) (nullable): the party's position on the issue; %NULL where it can't be edited at the moment,
 *   because the analysis that says which one is in force is still being made
 */
DmMapHold *dm_map_hold_new (DmDocument *document, const char *issue, const char *party) {
  DmModel *model = dm_document_get_model (document);
  DmAnalysis *analysis = dm_document_get_analysis (document);
  DmMapHold *hold;
  int issue_index, party_index;

  if (model == NULL || analysis == NULL
      || dm_reading_get_model (dm_analysis_get_reading (analysis)) != model)
    return NULL;
  issue_index = dm_model_find_issue (model, issue);
  party_index = dm_model_find_party (model, party);
  if (issue_index < 0 || party_index < 0)
    return NULL;
  hold = g_new0 (DmMapHold, 1);
  hold->model = dm_model_ref (model);
  hold->analysis = dm_analysis_ref (analysis);
  hold->issue = dm_model_get_issue (model, (guint) issue_index);
  hold->party = (guint) party_index;
  hold->from = dm_reading_get_position (dm_analysis_get_reading (analysis), (guint) issue_index,
                                        hold->party);
  hold->scenario = g_strdup (dm_document_get_scenario (document));
  return hold;
}

void dm_map_hold_free (DmMapHold *hold) {
  dm_analysis_unref (hold->analysis);
  dm_model_unref (hold->model);
  g_free (hold->scenario);
  g_free (hold);
}

/** dm_map_hold_get_target: what is edited; its strings live as long as @hold */
DmTarget dm_map_hold_get_target (const DmMapHold *hold) {
  return (DmTarget){ .kind = DM_TARGET_POSITION,
                     .id = hold->issue->id,
                     .party = dm_model_get_party (hold->model, hold->party)->id,
                     .since = hold->from != NULL ? hold->from->since : DM_DATE_NONE,
                     .scenario = hold->scenario };
}

static DmModel *put (DmMapHold *hold, DmPosition *to) {
  DmTarget target = dm_map_hold_get_target (hold);
  g_auto (DmEditReport) report = { NULL };
  DmModel *model = dm_position_put (hold->model, &target, hold->from, to, &report);

  dm_position_clear (hold->issue->scale, to);
  return model != NULL ? model : dm_model_ref (hold->model);
}

/**
 * dm_map_hold_move:
 * @hold: a position
 * @handle: what is moved
 * @place: where to, as for dm_position_drag()
 *
 * Returns: (transfer full): the model after it; that of @hold where nothing moves
 */
DmModel *dm_map_hold_move (DmMapHold *hold, DmHandle handle, double place) {
  DmPosition to;

  dm_position_drag (hold->issue->scale, hold->from, handle, place, &to);
  return put (hold, &to);
}

/**
 * dm_map_hold_let_go:
 * @hold: a position that is on record
 * @handle: the part to take away
 * @place: of options, which one
 *
 * Returns: (transfer full): the model after it; that of @hold where nothing changes
 */
DmModel *dm_map_hold_let_go (DmMapHold *hold, DmHandle handle, double place) {
  DmPosition to;

  dm_position_let_go (hold->issue->scale, hold->from, handle, place, &to);
  return put (hold, &to);
}

/** dm_map_hold_get_label: what a step that moves @handle is called */
const char *dm_map_hold_get_label (DmHandle handle) {
  switch (handle) {
  case DM_HANDLE_ACCEPTS_FROM:
  case DM_HANDLE_ACCEPTS_TO:
  case DM_HANDLE_OPTION_ACCEPTED:
    return _ ("Change what is accepted");
  case DM_HANDLE_LIMIT_FROM:
  case DM_HANDLE_LIMIT_TO:
  case DM_HANDLE_OPTION_RULED_OUT:
    return _ ("Change the red lines");
  default:
    return _ ("Change the demand");
  }
}
