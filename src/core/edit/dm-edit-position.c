/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-edit-private.h"
#include "dm-json-set.h"
#include "dm-writer-private.h"

/* In a file a position stands in a list in an object; a change, in a scenario's list. */
#define POSITION_DEPTH 2
#define CHANGE_DEPTH 4

/* A copy of @list on @scale without the @without-th (-1: with all), and with @with (nullable), whose content it takes. */
DmPositions *dm_edit_splice_positions (const DmPositions *list, DmScale *scale, int without,
                                       const DmPosition *with) {
  guint n = list->n_positions - (without >= 0 ? 1 : 0) + (with != NULL ? 1 : 0), at = 0;
  DmPositions *spliced = dm_positions_new (scale, n);

  for (guint i = 0; i < list->n_positions; i++) {
    if ((int) i == without)
      continue;
    if (with != NULL && dm_position_compare (with, &list->positions[i]) < 0) {
      spliced->positions[at++] = *with;
      with = NULL;
    }
    dm_position_copy (scale, &spliced->positions[at++], &list->positions[i]);
  }
  if (with != NULL)
    spliced->positions[at] = *with;
  return spliced;
}

static void set_positions (DmEdit *edit, guint index, int without, const DmPosition *with) {
  const DmIssue *issue = dm_model_get_issue (edit->changed, index);
  DmIssue *copy = dm_issue_copy (issue);

  dm_positions_unref (copy->positions);
  copy->positions = dm_edit_splice_positions (issue->positions, issue->scale, without, with);
  dm_model_replace (edit->changed, DM_ENTITY_ISSUE, index, copy);
}

/* Tells of another position than the @self-th (-1: than none) that holds from the same day. */
static void check_double (DmReader *reader, const DmIssue *issue, const DmPosition *position,
                          int self) {
  for (guint i = 0; i < issue->positions->n_positions; i++) {
    const DmPosition *other = &issue->positions->positions[i];
    if ((int) i != self && other->party == position->party
        && dm_date_compare (other->since, position->since) == 0) {
      dm_reader_report_double (reader, reader->text, issue, position->party);
      return;
    }
  }
}

/* Returns the index of the issue of the position that @json is, or -1: it has errors, which are told. */
static int read_position (DmEdit *edit, const DmEditPlace *place, const char *json,
                          DmPosition *position) {
  DmReader reader = { 0 };
  int index = -1;

  if (dm_edit_begin_reading (edit, &reader, json, POSITION_DEPTH)) {
    const char *cursor = json;
    index = dm_reader_read_position (&reader, &cursor, position);
    if (reader.n_errors == 0)
      check_double (&reader, dm_model_get_issue (edit->model, (guint) index), position,
                    place != NULL && (int) place->index == index ? place->position : -1);
  }
  if (dm_edit_end_reading (edit, &reader))
    return index;
  if (index >= 0)
    dm_position_clear (dm_model_get_issue (edit->model, (guint) index)->scale, position);
  return -1;
}

static gboolean is_same (const DmModel *model, const DmIssue *issue, const DmPosition *a,
                         guint a_removed, const DmPosition *b, guint b_removed) {
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);

  dm_writer_position (first, model, issue, a, a_removed);
  dm_writer_position (second, model, issue, b, b_removed);
  return g_string_equal (first, second);
}

void dm_edit_put_position (DmEdit *edit, const DmEditPlace *place, const char *json) {
  DmPosition position;
  int index = read_position (edit, place, json, &position);

  if (index < 0)
    return;
  const DmIssue *issue = dm_model_get_issue (edit->model, place->index);
  const DmPosition *old = &issue->positions->positions[place->position];
  position.order = old->order;
  if (index == (int) place->index && is_same (edit->model, issue, old, 0, &position, 0)) {
    dm_position_clear (issue->scale, &position);
    return;
  }
  dm_edit_change (edit);
  if (index == (int) place->index) {
    set_positions (edit, place->index, place->position, &position);
  } else {
    set_positions (edit, place->index, place->position, NULL);
    set_positions (edit, (guint) index, -1, &position);
  }
}

void dm_edit_add_position (DmEdit *edit, const char *json) {
  DmPosition position;
  int index = read_position (edit, NULL, json, &position);

  if (index < 0)
    return;
  dm_edit_change (edit);
  position.order = ++edit->changed->last_order;
  edit->changed->positions_given = TRUE;
  edit->changed->n_positions++;
  set_positions (edit, (guint) index, -1, &position);
}

void dm_edit_remove_position (DmEdit *edit, const DmEditPlace *place) {
  dm_edit_change (edit);
  edit->changed->n_positions--;
  set_positions (edit, place->index, place->position, NULL);
}

/* A copy of the scenario with @change (nullable), whose content it takes, in the place of the @nth (-1: behind the last). */
static void set_change (DmEdit *edit, int index, int nth, const DmChange *change) {
  const DmScenario *scenario = dm_model_get_scenario (edit->model, (guint) index);
  DmScenario *copy = dm_scenario_copy_head (scenario);

  for (guint i = 0; i < scenario->n_changes; i++) {
    DmScale *scale = dm_scenario_get_scale (scenario, i);
    DmChange same = scenario->changes[i];
    if ((int) i == nth) {
      if (change != NULL)
        dm_scenario_take_change (copy, dm_model_get_issue (edit->model, change->issue)->scale,
                                 change);
      continue;
    }
    dm_position_copy (scale, &same.position, &scenario->changes[i].position);
    dm_scenario_take_change (copy, scale, &same);
  }
  if (nth < 0)
    dm_scenario_take_change (copy, dm_model_get_issue (edit->model, change->issue)->scale, change);
  copy->changes_given = TRUE;
  dm_edit_change (edit);
  dm_model_replace (edit->changed, DM_ENTITY_SCENARIO, (guint) index, copy);
}

/* A change that moves to another party or issue must not come upon one that is there already. */
static void check_double_change (DmReader *reader, const DmEditPlace *place,
                                 const DmChange *change) {
  const DmScenario *scenario = dm_model_get_scenario (reader->model, (guint) place->scenario);

  if (change->issue == place->index && change->position.party == place->party)
    return;
  for (guint i = 0; i < scenario->n_changes; i++)
    if (scenario->changes[i].issue == change->issue
        && scenario->changes[i].position.party == change->position.party) {
      dm_reader_report (reader, DM_SEVERITY_ERROR, reader->text, "duplicate-position",
                        _ ("the scenario changes the position of “%s” on “%s” already"),
                        dm_model_get_party (reader->model, change->position.party)->id,
                        dm_model_get_issue (reader->model, change->issue)->id);
      return;
    }
}

void dm_edit_put_change (DmEdit *edit, const DmEditPlace *place, const char *json) {
  const DmScenario *scenario = dm_model_get_scenario (edit->model, (guint) place->scenario);
  DmReader reader = { 0 };
  gboolean found = FALSE;
  DmChange change;

  if (dm_edit_begin_reading (edit, &reader, json, CHANGE_DEPTH)) {
    const char *cursor = json;
    found = dm_reader_read_change (&reader, &cursor, &change);
    if (reader.n_errors == 0)
      check_double_change (&reader, place, &change);
  }
  gboolean good = dm_edit_end_reading (edit, &reader);
  const DmChange *old = place->position < 0 ? NULL : &scenario->changes[place->position];
  const DmIssue *issue = found ? dm_model_get_issue (edit->model, change.issue) : NULL;
  if (good
      && (old == NULL || old->issue != change.issue
          || !is_same (edit->model, issue, &old->position, old->removed, &change.position,
                       change.removed)))
    set_change (edit, place->scenario, place->position, &change);
  else if (found)
    dm_position_clear (issue->scale, &change.position);
}

void dm_edit_remove_change (DmEdit *edit, const DmEditPlace *place) {
  set_change (edit, place->scenario, place->position, NULL);
}
