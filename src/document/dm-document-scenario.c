/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document-scenario.h"

#include <glib/gi18n-lib.h>

#include "dm-document-private.h"
#include "dm-edit-change.h"
#include "dm-reading.h"

/* The reading in which the scenario holds, on the day that is shown. */
static DmReading *read_scenario (DmDocument *self, DmModel *model, const char *scenario) {
  DmReadingSpec spec = { .date = dm_document_get_date (self), .scenario = scenario };

  return dm_reading_new (model, &spec, NULL);
}

/* One change: @model is what the changes before it have made of the record. */
static DmModel *take_over (DmModel *model, const DmReading *reading, const DmScenario *scenario,
                           const DmChange *change, DmEditReport *report) {
  DmModel *before = dm_reading_get_model (reading);
  guint party = change->position.party;
  const DmPosition *held = dm_reading_get_position (reading, change->issue, party);
  const DmPosition *replaced = dm_reading_get_replaced (reading, change->issue, party);
  DmTarget target = { .kind = DM_TARGET_POSITION,
                      .id = dm_model_get_issue (before, change->issue)->id,
                      .party = dm_model_get_party (before, party)->id,
                      .since = replaced != NULL ? replaced->since : DM_DATE_NONE,
                      .scenario = scenario->id };
  g_autofree char *json = dm_edit_get_held_json (before, &target);

  target.scenario = NULL;
  if (held == NULL)
    return replaced != NULL ? dm_edit_remove (model, &target, report) : dm_model_ref (model);
  /* what the scenario has begin on a day of its own is a new round: that before it stays on record */
  if (replaced == NULL || held->since != replaced->since)
    return dm_edit_add (model, DM_TARGET_POSITION, json, G_MAXUINT, report);
  return dm_edit_put_json (model, &target, json, report);
}

/**
 * dm_document_apply_scenario:
 * @self: a document
 * @scenario: the id of a scenario
 *
 * Has on record, on the day that is shown, what holds in the scenario: one step. The scenario stays, and is not shown any more.
 *
 * Returns: %FALSE where there is no such scenario, or it changes nothing, or what it says can't stand on record
 */
gboolean dm_document_apply_scenario (DmDocument *self, const char *scenario) {
  g_autoptr (DmReading) reading = NULL;
  g_autoptr (DmModel) model = NULL;
  g_autofree char *label = NULL;
  int index;

  if (self->model == NULL)
    return FALSE;
  dm_document_end_step (self);
  model = dm_model_ref (dm_history_get_model (self->history));
  index = dm_model_find_scenario (model, scenario);
  reading = index >= 0 ? read_scenario (self, model, scenario) : NULL;
  if (reading == NULL)
    return FALSE;
  const DmScenario *of = dm_model_get_scenario (dm_reading_get_model (reading), (guint) index);
  /* Translators: a step that can be undone; %s is the name of a scenario */
  label = g_strdup_printf (_ ("Put ‘%s’ on record"), of->name);
  for (guint i = 0; i < of->n_changes; i++) {
    g_auto (DmEditReport) report = { NULL };
    g_autoptr (DmModel) before = g_steal_pointer (&model);

    model = take_over (before, reading, of, &of->changes[i], &report);
    if (model == NULL)
      return FALSE;
  }
  if (model == dm_history_get_model (self->history))
    return FALSE;
  dm_document_set_scenario (self, NULL);
  dm_document_apply (self, model, label, NULL);
  return TRUE;
}
