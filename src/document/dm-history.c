/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-history.h"

struct _DmHistory {
  DmModel *model; /* (nullable): the current one */
  DmModel *saved; /* (nullable): the one in the file */
  GPtrArray *steps;
  guint n_done;        /* steps before this one are done, the others are undone */
  gboolean step_ended; /* the latest step takes nothing more in */
};

static void step_free (DmStep *step) {
  dm_model_unref (step->before);
  dm_model_unref (step->after);
  dm_selection_free (step->selection);
  g_free (step->label);
  g_free (step->merge);
  g_free (step);
}

/** dm_history_new: Returns: (transfer full): a history without a model */
DmHistory *dm_history_new (void) {
  DmHistory *history = g_new0 (DmHistory, 1);

  history->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  return history;
}

/** dm_history_free: frees @history and lets go of its models */
void dm_history_free (DmHistory *history) {
  g_clear_pointer (&history->model, dm_model_unref);
  g_clear_pointer (&history->saved, dm_model_unref);
  g_ptr_array_unref (history->steps);
  g_free (history);
}

static void replace_model (DmModel **where, DmModel *model) {
  if (model != NULL)
    dm_model_ref (model);
  g_clear_pointer (where, dm_model_unref);
  *where = model;
}

/**
 * dm_history_reset:
 * @history: a history
 * @model: (nullable): the model to begin with
 *
 * Forgets all steps. @model counts as saved.
 */
void dm_history_reset (DmHistory *history, DmModel *model) {
  g_ptr_array_set_size (history->steps, 0);
  history->n_done = 0;
  history->step_ended = TRUE;
  replace_model (&history->model, model);
  replace_model (&history->saved, model);
}

/** dm_history_get_model: Returns: (nullable) (transfer none): the current model */
DmModel *dm_history_get_model (const DmHistory *history) {
  return history->model;
}

/* The model that was saved must stay one that undo comes by: nothing is merged into the step that made it. */
static gboolean is_mergeable (const DmHistory *history, const DmStep *last, const char *merge,
                              gint64 time_us) {
  return last != NULL && merge != NULL && !history->step_ended && history->model != history->saved
         && g_strcmp0 (last->merge, merge) == 0 && time_us - last->time_us <= DM_HISTORY_PAUSE_US;
}

/**
 * dm_history_add:
 * @history: a history that has a model
 * @model: the model to be current
 * @label: what was done, translated
 * @merge: (nullable): a step of the same @merge as the latest one becomes one with it, where it follows within
 *   %DM_HISTORY_PAUSE_US and nothing ended it
 * @time_us: now, monotonic
 * @selection: what is selected
 *
 * Steps that were undone are forgotten. The current model once more is no step.
 *
 * Returns: whether it is a step of its own
 */
gboolean dm_history_add (DmHistory *history, DmModel *model, const char *label, const char *merge,
                         gint64 time_us, const DmSelection *selection) {
  DmStep *last = (DmStep *) dm_history_peek_undo (history);
  gboolean merged = is_mergeable (history, last, merge, time_us);

  if (model == history->model)
    return FALSE;
  g_ptr_array_set_size (history->steps, (gint) history->n_done);
  if (merged) {
    replace_model (&last->after, model);
    g_free (last->label);
  } else {
    last = g_new0 (DmStep, 1);
    last->before = dm_model_ref (history->model);
    last->after = dm_model_ref (model);
    last->merge = g_strdup (merge);
    last->selection = dm_selection_copy (selection);
    g_ptr_array_add (history->steps, last);
    history->n_done++;
  }
  last->label = g_strdup (label);
  last->time_us = time_us;
  history->step_ended = FALSE;
  replace_model (&history->model, model);
  return !merged;
}

/** dm_history_end_step: what is added from here on is a new step */
void dm_history_end_step (DmHistory *history) {
  history->step_ended = TRUE;
}

/** dm_history_undo: Returns: (transfer none) (nullable): the step that was undone, %NULL where there was none */
const DmStep *dm_history_undo (DmHistory *history) {
  const DmStep *step = dm_history_peek_undo (history);

  if (step == NULL)
    return NULL;
  history->n_done--;
  history->step_ended = TRUE;
  replace_model (&history->model, step->before);
  return step;
}

/** dm_history_redo: Returns: (transfer none) (nullable): the step that was redone, %NULL where there was none */
const DmStep *dm_history_redo (DmHistory *history) {
  const DmStep *step = dm_history_peek_redo (history);

  if (step == NULL)
    return NULL;
  history->n_done++;
  history->step_ended = TRUE;
  replace_model (&history->model, step->after);
  return step;
}

/** dm_history_peek_undo: Returns: (transfer none) (nullable): the step that would be undone */
const DmStep *dm_history_peek_undo (const DmHistory *history) {
  return history->n_done > 0 ? g_ptr_array_index (history->steps, history->n_done - 1) : NULL;
}

/** dm_history_peek_redo: Returns: (transfer none) (nullable): the step that would be redone */
const DmStep *dm_history_peek_redo (const DmHistory *history) {
  return history->n_done < history->steps->len ? g_ptr_array_index (history->steps, history->n_done)
                                               : NULL;
}

/**
 * dm_history_set_saved:
 * @history: a history
 * @model: (nullable): what is in the file: one of the history's models, or %NULL for none of them
 */
void dm_history_set_saved (DmHistory *history, DmModel *model) {
  replace_model (&history->saved, model);
}

/** dm_history_is_modified: Returns: whether the current model is another one than the one in the file */
gboolean dm_history_is_modified (const DmHistory *history) {
  return history->model != history->saved;
}
