/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-briefing-job.h"

#include "dm-document.h"

static void brief (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  GError *error = NULL;
  DmBriefing *briefing = dm_briefing_new (data, cancellable, &error);

  if (briefing != NULL)
    g_task_return_pointer (task, briefing, (GDestroyNotify) dm_briefing_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dm_ui_brief_async:
 * @model: a model
 * @cancellable: (nullable)
 * @callback: what to call when it's done
 * @user_data: what to call it with
 *
 * Lists a model's steps, or computes them where it has none.
 */
void dm_ui_brief_async (DmModel *model, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, dm_model_ref (model), (GDestroyNotify) dm_model_unref);
  if (dm_model_get_n_views (model) > 0
      || dm_model_get_n_positions (model) < DM_DOCUMENT_INSTANT_POSITIONS)
    brief (task, NULL, model, cancellable);
  else
    g_task_run_in_thread (task, brief);
}

/** dm_ui_brief_finish: Returns: (transfer full) (nullable): the briefing; %NULL where it was cancelled */
DmBriefing *dm_ui_brief_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}
