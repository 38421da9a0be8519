/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-briefing.h"

#include "dm-briefing-private.h"

static DmBriefing *new_empty (DmModel *model) {
  DmBriefing *briefing = g_new0 (DmBriefing, 1);

  g_atomic_ref_count_init (&briefing->ref_count);
  briefing->model = dm_model_ref (model);
  briefing->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_briefing_step_unref);
  return briefing;
}

/**
 * dm_briefing_new:
 * @model: a model
 * @cancellable: (nullable)
 * @error: return location
 *
 * Lists the model's own steps or, where it has none, computes a briefing, which takes as long as analysing it does.
 *
 * Returns: (transfer full) (nullable): the briefing; %NULL where it was cancelled
 */
DmBriefing *dm_briefing_new (DmModel *model, GCancellable *cancellable, GError **error) {
  DmBriefing *briefing;

  if (dm_model_get_n_views (model) == 0)
    return dm_briefing_new_automatic (model, cancellable, error);
  briefing = new_empty (model);
  for (guint i = 0; i < dm_model_get_n_views (model); i++)
    g_ptr_array_add (briefing->steps,
                     dm_briefing_step_new_view (model, dm_model_get_view (model, i)));
  return briefing;
}

/**
 * dm_briefing_new_automatic:
 * @model: a model
 * @cancellable: (nullable)
 * @error: return location
 *
 * Computes a briefing, whether the model has steps of its own or not: all of it, each basket, where the sides meet, the widest gaps,
 * what is closed, what would open the gaps, and who is missing; what there is none of is left out.
 *
 * Returns: (transfer full) (nullable): the briefing; %NULL where it was cancelled
 */
DmBriefing *dm_briefing_new_automatic (DmModel *model, GCancellable *cancellable, GError **error) {
  g_autoptr (DmReading) reading = dm_reading_new (model, NULL, error);
  g_autoptr (DmAnalysis) analysis
      = reading != NULL ? dm_analysis_new (reading, cancellable, error) : NULL;
  g_autoptr (DmBriefing) briefing = NULL;

  if (analysis == NULL)
    return NULL;
  briefing = new_empty (model);
  briefing->automatic = TRUE;
  if (!dm_briefing_add_automatic (briefing->steps, analysis, cancellable, error))
    return NULL;
  return g_steal_pointer (&briefing);
}

/** dm_briefing_ref: Returns: (transfer full): @briefing, with one reference more */
DmBriefing *dm_briefing_ref (DmBriefing *briefing) {
  g_atomic_ref_count_inc (&briefing->ref_count);
  return briefing;
}

/** dm_briefing_unref: gives a reference back; the last one frees the briefing */
void dm_briefing_unref (DmBriefing *briefing) {
  if (!g_atomic_ref_count_dec (&briefing->ref_count))
    return;
  g_ptr_array_unref (briefing->steps);
  dm_model_unref (briefing->model);
  g_free (briefing);
}

/** dm_briefing_get_n_steps: Returns: how many steps it has, at least one */
guint dm_briefing_get_n_steps (const DmBriefing *briefing) {
  return briefing->steps->len;
}

/** dm_briefing_get_step: Returns: (transfer none): the @nth step */
DmBriefingStep *dm_briefing_get_step (const DmBriefing *briefing, guint nth) {
  g_return_val_if_fail (nth < briefing->steps->len, NULL);
  return g_ptr_array_index (briefing->steps, nth);
}

/** dm_briefing_find_step: Returns: which step is the view called @id (nullable), or -1 */
int dm_briefing_find_step (const DmBriefing *briefing, const char *id) {
  for (guint i = 0; id != NULL && i < briefing->steps->len; i++)
    if (g_strcmp0 (dm_briefing_get_step (briefing, i)->id, id) == 0)
      return (int) i;
  return -1;
}
