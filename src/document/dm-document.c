/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-change.h"
#include "dm-document-private.h"

static guint signals[DM_DOCUMENT_N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmDocument, dm_document, G_TYPE_OBJECT)

static void dm_document_finalize (GObject *object) {
  DmDocument *self = DM_DOCUMENT (object);

  dm_document_stop_analysing (self);
  dm_document_stop_watching (self);
  dm_document_leave_draft (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->state, dm_file_state_unref);
  g_clear_pointer (&self->outside_model, dm_model_unref);
  g_clear_pointer (&self->outside_state, dm_file_state_unref);
  g_free (self->outside_message);
  g_free (self->title);
  g_atomic_rc_box_release (self->progress);
  g_clear_pointer (&self->history, dm_history_free);
  g_clear_pointer (&self->model, dm_model_unref);
  g_clear_pointer (&self->problems, dm_problems_free);
  g_clear_pointer (&self->selection, dm_selection_free);
  g_clear_pointer (&self->fresh, g_free);
  g_clear_pointer (&self->hidden_parties, g_hash_table_unref);
  g_clear_pointer (&self->issues, g_strfreev);
  g_clear_pointer (&self->baskets, g_strfreev);
  g_clear_pointer (&self->analysis, dm_analysis_unref);
  g_free (self->date);
  g_free (self->scenario);
  g_free (self->proposal);
  g_free (self->compare_date);
  g_free (self->compare_scenario);
  G_OBJECT_CLASS (dm_document_parent_class)->finalize (object);
}

static void dm_document_class_init (DmDocumentClass *klass) {
  static const char *const names[DM_DOCUMENT_N_SIGNALS] = {
    [DM_DOCUMENT_MODEL_CHANGED] = "model-changed",
    [DM_DOCUMENT_READING_CHANGED] = "reading-changed",
    [DM_DOCUMENT_ANALYSIS_CHANGED] = "analysis-changed",
    [DM_DOCUMENT_SELECTION_CHANGED] = "selection-changed",
    [DM_DOCUMENT_PROBLEMS_CHANGED] = "problems-changed",
    [DM_DOCUMENT_HISTORY_CHANGED] = "history-changed",
    [DM_DOCUMENT_FILE_CHANGED] = "file-changed",
    [DM_DOCUMENT_DRAFT_CHANGED] = "draft-changed",
    [DM_DOCUMENT_OUTSIDE_CHANGED] = "outside-changed",
    [DM_DOCUMENT_RELOADED] = "reloaded",
    [DM_DOCUMENT_FLUSH] = "flush",
  };

  G_OBJECT_CLASS (klass)->finalize = dm_document_finalize;
  for (guint i = 0; i < DM_DOCUMENT_N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], DM_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void dm_document_init (DmDocument *self) {
  self->progress = g_atomic_rc_box_new0 (gint);
  g_queue_init (&self->saves);
  self->history = dm_history_new ();
  self->hidden_parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->selection = dm_selection_new (DM_SELECTION_MODEL, NULL, NULL, NULL);
}

void dm_document_emit (DmDocument *self, DmDocumentSignal which) {
  g_signal_emit (self, signals[which], 0);
}

/**
 * dm_document_new:
 *
 * Returns: (transfer full): a document without a model
 */
DmDocument *dm_document_new (void) {
  return g_object_new (DM_TYPE_DOCUMENT, NULL);
}

/* --- the model --- */

/* What was selected in @from stays so in @to, under another name if need be; else the model as a whole is. */
static void follow_selection (DmDocument *self, DmModel *from, DmModel *to) {
  const DmSelection *selection = self->selection;
  g_autoptr (DmSelection) followed = NULL;

  if (dm_change_has_selection (to, selection))
    return;
  if (from != NULL)
    followed = dm_selection_new (
        selection->kind, dm_change_follow_id (from, to, selection->kind, selection->id),
        dm_change_follow_id (from, to, DM_SELECTION_PARTY, selection->party), NULL);
  if (followed == NULL || !dm_change_has_selection (to, followed)) {
    g_clear_pointer (&followed, dm_selection_free);
    followed = dm_selection_new (DM_SELECTION_MODEL, NULL, NULL, NULL);
  }
  dm_document_take_selection (self, g_steal_pointer (&followed));
}

/* Makes @model the one that all look at. What is shown and what is selected stays, as far as it still has it. */
void dm_document_show_model (DmDocument *self, DmModel *model) {
  g_autoptr (DmModel) from = g_steal_pointer (&self->model);

  self->model = dm_model_ref (model);
  dm_document_follow_reading (self, from, model);
  dm_document_emit (self, DM_DOCUMENT_MODEL_CHANGED);
  dm_document_analyse (self);
  follow_selection (self, from, model);
}

/**
 * dm_document_set_model:
 * @self: a document
 * @model: the model to be current
 *
 * Replaces the model. What is shown and what is selected stays, as far as the model still has it; the history
 * begins anew, with nothing to save.
 */
void dm_document_set_model (DmDocument *self, DmModel *model) {
  dm_document_begin_history (self, model);
}

/**
 * dm_document_get_model:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the current model; while a hand drags, the one it would give
 */
DmModel *dm_document_get_model (DmDocument *self) {
  return self->model;
}

/* --- what is selected --- */

/**
 * dm_document_get_selection:
 * @self: a document
 *
 * Returns: (transfer none): what is selected
 */
const DmSelection *dm_document_get_selection (DmDocument *self) {
  return self->selection;
}

/* Tells of it even where it is the same: views go to what is selected. */
void dm_document_take_selection (DmDocument *self, DmSelection *selection) {
  dm_selection_free (self->selection);
  self->selection = selection;
  dm_document_emit (self, DM_DOCUMENT_SELECTION_CHANGED);
}

/**
 * dm_document_select:
 * @self: a document
 * @kind: the kind of thing
 * @id: (nullable): its id; of a position its issue's
 * @party: (nullable): of a position its party's id
 * @mark: (nullable): the id of the chosen mark on the map
 *
 * What is being typed of what was selected before is handed over first: see dm_document_flush().
 */
void dm_document_select (DmDocument *self, DmSelectionKind kind, const char *id, const char *party,
                         const char *mark) {
  g_autoptr (DmSelection) selection = dm_selection_new (kind, id, party, mark);

  if (dm_selection_equal (selection, self->selection))
    return;
  dm_document_flush (self);
  dm_document_take_selection (self, g_steal_pointer (&selection));
}
