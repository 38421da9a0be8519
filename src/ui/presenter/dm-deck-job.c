/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-deck-job.h"

#include "dm-document.h"

static void make_deck (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  GError *error = NULL;
  g_autoptr (DmBriefing) briefing = dm_briefing_new (data, cancellable, &error);
  DmDeck *deck = briefing != NULL ? dm_deck_new (briefing, cancellable, &error) : NULL;

  if (deck != NULL)
    g_task_return_pointer (task, deck, (GDestroyNotify) dm_deck_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dm_ui_deck_async:
 * @model: a model
 * @cancellable: (nullable)
 * @callback: what to call when it's done
 * @user_data: what to call it with
 *
 * Lists the slides of a model's steps; where it has none these are computed first.
 */
void dm_ui_deck_async (DmModel *model, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, dm_model_ref (model), (GDestroyNotify) dm_model_unref);
  if (dm_model_get_n_positions (model) < DM_DOCUMENT_INSTANT_POSITIONS)
    make_deck (task, NULL, model, cancellable);
  else
    g_task_run_in_thread (task, make_deck);
}

/** dm_ui_deck_finish: Returns: (transfer full) (nullable): the slides; %NULL where it was cancelled */
DmDeck *dm_ui_deck_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}
