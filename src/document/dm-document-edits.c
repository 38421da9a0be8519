/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-change.h"
#include "dm-document-private.h"
#include "dm-what-if.h"

void dm_document_history_changed (DmDocument *self) {
  dm_document_update_draft (self);
  dm_document_emit (self, DM_DOCUMENT_HISTORY_CHANGED);
}

/* A history of which @model is the beginning, and all that there is in the file. */
void dm_document_begin_history (DmDocument *self, DmModel *model) {
  dm_document_stop_analysing (self);
  self->previewing = FALSE;
  dm_history_reset (self->history, model);
  dm_document_show_model (self, model);
  dm_document_history_changed (self);
}

/* @saved: it's what is in the file */
void dm_document_add_step (DmDocument *self, DmModel *model, const char *label, const char *merge,
                           gboolean saved) {
  self->previewing = FALSE;
  dm_history_add (self->history, model, label, merge, g_get_monotonic_time (), self->selection);
  if (saved)
    dm_history_set_saved (self->history, model);
  dm_document_show_model (self, model);
  dm_document_history_changed (self);
}

/**
 * dm_document_apply:
 * @self: a document that has a model
 * @model: the model to be current
 * @label: what was done, translated: "Change the demand"
 * @merge: (nullable): what kind of change it is; one of the same kind as the latest step, made within a second of it, becomes one
 *   with it, unless dm_document_end_step(), undo or a save came between
 *
 * Makes a model current, as a step that can be undone. Where a preview is shown it is dropped.
 */
void dm_document_apply (DmDocument *self, DmModel *model, const char *label, const char *merge) {
  g_return_if_fail (self->model != NULL);

  if (model != dm_history_get_model (self->history)) {
    dm_document_add_step (self, model, label, merge, FALSE);
    return;
  }
  self->previewing = FALSE;
  if (model != self->model)
    dm_document_show_model (self, model);
}

/**
 * dm_document_end_step:
 * @self: a document
 *
 * What is typed from here on is a new step: the focus left the field.
 */
void dm_document_end_step (DmDocument *self) {
  dm_document_name_fresh (self);
  dm_history_end_step (self->history);
}

/**
 * dm_document_flush:
 * @self: a document
 *
 * Has whoever waits for a pause in the typing hand over what was typed so far, by the signal `flush`: the document is about to be
 * saved, closed or looked at as a whole, or something else is about to be selected.
 */
void dm_document_flush (DmDocument *self) {
  dm_document_emit (self, DM_DOCUMENT_FLUSH);
}

static char *make_merge_key (const DmTarget *target, const char *pointer) {
  return g_strdup_printf ("%d\n%s\n%s\n%u\n%s\n%s", target->kind,
                          target->id != NULL ? target->id : "",
                          target->party != NULL ? target->party : "", target->since,
                          target->scenario != NULL ? target->scenario : "", pointer);
}

/**
 * dm_document_edit:
 * @self: a document that has a model
 * @target: what to change; its strings may be those of the model
 * @pointer: the member, as a JSON pointer relative to it: "/demand"
 * @value: (nullable): its JSON, %NULL to remove it
 * @label: what was done, translated
 * @report: (out caller-allocates): why not; dm_edit_report_clear() it
 *
 * Sets one member of a thing and applies that; steps on the same member merge.
 *
 * Returns: whether it was made; if not, the document is as it was: the edit isn't possible (@report->diagnostics), or it would take
 *   something else along (@report->hurts): ask, make it with dm_edit_set_member(), and apply
 */
gboolean dm_document_edit (DmDocument *self, const DmTarget *target, const char *pointer,
                           const char *value, const char *label, DmEditReport *report) {
  g_autofree char *merge = make_merge_key (target, pointer);
  g_autoptr (DmModel) model
      = dm_edit_set_member (dm_history_get_model (self->history), target, pointer, value, report);

  if (model == NULL || (report->hurts != NULL && report->hurts->len > 0))
    return FALSE;
  dm_document_apply (self, model, label, merge);
  return TRUE;
}

/* --- previews --- */

/**
 * dm_document_preview:
 * @self: a document that has a model
 * @model: what it would be like
 *
 * Shows a model while a hand drags. It's no step: undo doesn't know of it, and it isn't saved.
 */
void dm_document_preview (DmDocument *self, DmModel *model) {
  g_return_if_fail (self->model != NULL);

  self->previewing = TRUE;
  if (model != self->model)
    dm_document_show_model (self, model);
}

/**
 * dm_document_end_preview:
 * @self: a document
 * @label: (nullable): what was done, translated; %NULL if it wasn't
 *
 * Ends the preview: as one step, or as if nothing had been. Without a preview it does nothing.
 */
void dm_document_end_preview (DmDocument *self, const char *label) {
  if (!self->previewing)
    return;
  if (label != NULL) {
    g_autoptr (DmModel) model = dm_model_ref (self->model);

    dm_document_apply (self, model, label, NULL);
  } else {
    dm_document_apply (self, dm_history_get_model (self->history), NULL, NULL);
  }
}

/**
 * dm_document_is_previewing:
 * @self: a document
 *
 * Returns: whether the model that is shown is a preview
 */
gboolean dm_document_is_previewing (DmDocument *self) {
  return self->previewing;
}

/* --- undo and redo --- */

static gboolean is_at (const DmSelection *selection, const DmSelection *place) {
  /* what is shown of a scenario is changed where the positions are */
  if (place->kind == DM_SELECTION_SCENARIO && selection->kind == DM_SELECTION_POSITION)
    return TRUE;
  if (place->kind == DM_SELECTION_ISSUE && selection->kind == DM_SELECTION_POSITION)
    return g_strcmp0 (selection->id, place->id) == 0;
  return selection->kind == place->kind && g_strcmp0 (selection->id, place->id) == 0
         && g_strcmp0 (selection->party, place->party) == 0;
}

/* Selects what differs between @from, which was, and the model that is; where that is no one thing, what was selected
 * when the step was done. Views go there. */
static void select_change (DmDocument *self, DmModel *from, const DmSelection *selection) {
  g_autoptr (DmSelection) place = dm_change_find_place (self->model, from);

  if (place == NULL || is_at (selection, place)) {
    g_clear_pointer (&place, dm_selection_free);
    if (dm_change_has_selection (self->model, selection))
      place = dm_selection_copy (selection);
  }
  if (place != NULL)
    dm_document_take_selection (self, g_steal_pointer (&place));
}

static gboolean go (DmDocument *self, const DmStep *(*step_once) (DmHistory *history)) {
  g_autoptr (DmModel) from = NULL;
  g_autoptr (DmSelection) selection = NULL;
  const DmStep *step;

  if (self->previewing) {
    dm_document_end_preview (self, NULL);
    return TRUE;
  }
  step = step_once (self->history);
  if (step == NULL)
    return FALSE;
  /* whoever hears of the change may make another one */
  selection = dm_selection_copy (step->selection);
  from = dm_model_ref (self->model);
  dm_document_show_model (self, dm_history_get_model (self->history));
  select_change (self, from, selection);
  dm_document_history_changed (self);
  return TRUE;
}

/**
 * dm_document_undo:
 * @self: a document
 *
 * Takes the latest step back and selects what that changed. While a preview is shown only that is dropped.
 *
 * Returns: %FALSE where there was nothing to undo
 */
gboolean dm_document_undo (DmDocument *self) {
  return go (self, dm_history_undo);
}

/**
 * dm_document_redo:
 * @self: a document
 *
 * Does again what was undone last and selects what that changed.
 *
 * Returns: %FALSE where there was nothing to redo
 */
gboolean dm_document_redo (DmDocument *self) {
  return go (self, dm_history_redo);
}

/**
 * dm_document_get_undo_label:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): what undo would take back, translated; %NULL for nothing
 */
const char *dm_document_get_undo_label (DmDocument *self) {
  const DmStep *step = dm_history_peek_undo (self->history);

  return step != NULL ? step->label : NULL;
}

/**
 * dm_document_get_redo_label:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): what redo would do again, translated; %NULL for nothing
 */
const char *dm_document_get_redo_label (DmDocument *self) {
  const DmStep *step = dm_history_peek_redo (self->history);

  return step != NULL ? step->label : NULL;
}

/**
 * dm_document_is_modified:
 * @self: a document
 *
 * Returns: whether there is something that isn't in the file: because it was edited, because the file was removed, or as text of the
 *   source view that isn't a model yet
 */
gboolean dm_document_is_modified (DmDocument *self) {
  return dm_history_is_modified (self->history) || self->source_draft != NULL
         || self->outside == DM_OUTSIDE_GONE;
}

/* --- what an edit is about --- */

/* The day from which the position that is in force holds. */
static DmDate find_since (DmDocument *self, int issue, int party) {
  DmDate date = dm_model_get_date (self->model);
  const DmPosition *position;

  if (self->date != NULL && !dm_date_parse (self->date, &date))
    return DM_DATE_NONE;
  position = dm_positions_in_force (dm_model_get_issue (self->model, (guint) issue)->positions,
                                    (guint) party,
                                    date != DM_DATE_NONE ? dm_date_last_day (date) : DM_DATE_NONE);
  return position != NULL ? position->since : DM_DATE_NONE;
}

/**
 * dm_document_get_target:
 * @self: a document
 *
 * Says what is selected in the words of an edit: of a position the one in force as the model is read now; with a scenario shown, the
 * scenario's change of it. A mark that the selection names doesn't matter.
 *
 * Returns: the target; its strings live as long as the selection and the scenario shown do
 */
DmTarget dm_document_get_target (DmDocument *self) {
  static const DmTargetKind kinds[] = {
    [DM_SELECTION_MODEL] = DM_TARGET_MODEL,       [DM_SELECTION_ISSUE] = DM_TARGET_ISSUE,
    [DM_SELECTION_PARTY] = DM_TARGET_PARTY,       [DM_SELECTION_POSITION] = DM_TARGET_POSITION,
    [DM_SELECTION_BASKET] = DM_TARGET_BASKET,     [DM_SELECTION_PROPOSAL] = DM_TARGET_PROPOSAL,
    [DM_SELECTION_SOURCE] = DM_TARGET_SOURCE,     [DM_SELECTION_EVENT] = DM_TARGET_EVENT,
    [DM_SELECTION_SCENARIO] = DM_TARGET_SCENARIO, [DM_SELECTION_VIEW] = DM_TARGET_VIEW,
  };
  const DmSelection *selection = self->selection;
  DmTarget target = { .kind = kinds[selection->kind], .id = selection->id };
  int issue, party;

  if (selection->kind != DM_SELECTION_POSITION)
    return target;
  target.party = selection->party;
  target.scenario = self->scenario;
  if (self->model == NULL)
    return target;
  issue = dm_model_find_issue (self->model, selection->id);
  party = dm_model_find_party (self->model, selection->party);
  if (issue >= 0 && party >= 0)
    target.since = find_since (self, issue, party);
  return target;
}
