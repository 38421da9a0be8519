/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-redraw.h"

#include "dm-stacks.h"

/**
 * dm_redraw_new:
 * @step: (transfer full): what is shown; its title isn't used
 *
 * Returns: (transfer full): a view; whoever made it may say more before others have it
 */
DmRedraw *dm_redraw_new (DmBriefingStep *step) {
  DmRedraw *redraw = g_atomic_rc_box_new0 (DmRedraw);

  redraw->step = step;
  return redraw;
}

/** dm_redraw_ref: Returns: (transfer full): @redraw, with one reference more */
DmRedraw *dm_redraw_ref (DmRedraw *redraw) {
  return g_atomic_rc_box_acquire (redraw);
}

static void clear (gpointer data) {
  DmRedraw *redraw = data;

  dm_briefing_step_unref (redraw->step);
  g_free (redraw->compare_scenario);
  g_free (redraw->brushes);
}

/** dm_redraw_unref: gives a reference back; the last one frees it */
void dm_redraw_unref (DmRedraw *redraw) {
  g_atomic_rc_box_release_full (redraw, clear);
}

/* Brushes are of parties with a score: where others have one they are of no use. */
static DmStack *new_agreements (const DmRedraw *redraw, DmReading *reading,
                                GCancellable *cancellable, GError **error) {
  g_autoptr (DmAgreement) agreement = dm_agreement_new (reading, NULL, cancellable, error);

  if (agreement == NULL)
    return NULL;
  return dm_stack_new_agreements (
      agreement, agreement->packages->grid->n_scored == redraw->n_brushes ? redraw->brushes : NULL);
}

/**
 * dm_redraw_new_stack:
 * @redraw: a view
 * @model: what to draw it of
 * @cancellable: (nullable)
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the view; %NULL where it was cancelled, or as dm_reading_new() says
 */
DmStack *dm_redraw_new_stack (const DmRedraw *redraw, DmModel *model, GCancellable *cancellable,
                              GError **error) {
  DmReadingSpec spec = dm_briefing_step_get_spec (redraw->step);
  g_autoptr (DmReading) reading = NULL;

  spec.compare_scenario = redraw->compare_scenario;
  reading = dm_reading_new (model, &spec, error);
  if (reading == NULL)
    return NULL;
  if (redraw->step->view == DM_VIEW_AGREEMENTS)
    return new_agreements (redraw, reading, cancellable, error);
  return dm_briefing_step_draw (redraw->step, reading, cancellable, error);
}
