/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-edit-private.h"
#include "dm-json-set.h"
#include "dm-writer-private.h"

/** dm_edit_report_clear: frees what @report holds */
void dm_edit_report_clear (DmEditReport *report) {
  g_clear_pointer (&report->diagnostics, g_ptr_array_unref);
  g_clear_pointer (&report->hurts, g_ptr_array_unref);
}

void dm_edit_begin (DmEdit *edit, DmModel *model, DmEditReport *report) {
  *edit = (DmEdit){ .model = model, .report = report };
  report->diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_diagnostic_free);
  report->hurts = NULL;
}

/* Returns: (transfer full) (nullable): the changed model; that before where nothing differs; NULL where it can't be made */
DmModel *dm_edit_end (DmEdit *edit) {
  dm_edit_tell_hurts (edit);
  if (edit->report->diagnostics->len == 0)
    return edit->changed != NULL ? edit->changed : dm_model_ref (edit->model);
  g_clear_pointer (&edit->changed, dm_model_unref);
  return NULL;
}

/* From here on there is a changed model. */
void dm_edit_change (DmEdit *edit) {
  if (edit->changed == NULL)
    edit->changed = dm_model_copy (edit->model);
}

/* Tells of something wrong with what is asked for, rather than with its JSON. */
void dm_edit_fail (DmEdit *edit, const char *code, const char *pointer, const char *format, ...) {
  DmDiagnostic *diagnostic = g_new0 (DmDiagnostic, 1);
  va_list arguments;

  va_start (arguments, format);
  diagnostic->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  diagnostic->severity = DM_SEVERITY_ERROR;
  diagnostic->code = code;
  diagnostic->line = diagnostic->column = 1;
  diagnostic->pointer = g_strdup (pointer);
  g_ptr_array_add (edit->report->diagnostics, diagnostic);
}

/* Begins to read @json, which in a file would stand @depth objects and arrays deep. Returns whether it is JSON. */
gboolean dm_edit_begin_reading (DmEdit *edit, DmReader *reader, const char *json, guint depth) {
  return dm_reader_begin (reader, edit->model, json, strlen (json), DM_READER_MAX_DEPTH - depth);
}

/* Returns whether there were no errors; if there were, the report has them. */
gboolean dm_edit_end_reading (DmEdit *edit, DmReader *reader) {
  g_autoptr (GPtrArray) found = dm_reader_end (reader);

  for (guint i = 0; i < found->len;) {
    DmDiagnostic *diagnostic = g_ptr_array_index (found, i);
    if (diagnostic->severity == DM_SEVERITY_ERROR)
      g_ptr_array_add (edit->report->diagnostics, g_ptr_array_steal_index (found, i));
    else
      i++;
  }
  return reader->n_errors == 0;
}

DmEntityKind dm_edit_get_entity_kind (DmTargetKind kind) {
  static const DmEntityKind kinds[]
      = { [DM_TARGET_PARTY] = DM_ENTITY_PARTY,       [DM_TARGET_BASKET] = DM_ENTITY_BASKET,
          [DM_TARGET_ISSUE] = DM_ENTITY_ISSUE,       [DM_TARGET_SOURCE] = DM_ENTITY_SOURCE,
          [DM_TARGET_EVENT] = DM_ENTITY_EVENT,       [DM_TARGET_SCENARIO] = DM_ENTITY_SCENARIO,
          [DM_TARGET_PROPOSAL] = DM_ENTITY_PROPOSAL, [DM_TARGET_VIEW] = DM_ENTITY_VIEW };
  g_return_val_if_fail (kind > DM_TARGET_MODEL && kind < DM_TARGET_POSITION, DM_ENTITY_PARTY);
  return kinds[kind];
}

/* Of every entity the second member is its name or title. */
const char *dm_edit_get_name (const DmModel *model, DmEntityKind kind, guint index) {
  return ((char **) dm_model_get (model, kind, index))[1];
}

/* Finds the entity called @id, or tells that there is none. */
static gboolean find_entity (DmEdit *edit, DmEntityKind kind, const char *id, guint *index) {
  DmReader reader = { 0 };

  dm_reader_begin (&reader, edit->model, "null", 4, 1);
  int found = dm_reader_find_entity (&reader, reader.text, id == NULL ? "" : id, kind);
  *index = (guint) found;
  return dm_edit_end_reading (edit, &reader);
}

static int find_change (const DmScenario *scenario, guint issue, guint party) {
  int found = -1;

  /* of several the last one is what counts in the end */
  for (guint i = 0; i < scenario->n_changes; i++)
    if (scenario->changes[i].issue == issue && scenario->changes[i].position.party == party)
      found = (int) i;
  return found;
}

static int find_position (const DmPositions *list, guint party, DmDate since) {
  guint low = 0, high = list->n_positions;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (list->positions[middle].party < party)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < list->n_positions && list->positions[low].party == party; low++)
    if (dm_date_compare (list->positions[low].since, since) == 0)
      return (int) low;
  return -1;
}

static gboolean find_held (DmEdit *edit, const DmTarget *target, DmEditPlace *place) {
  guint scenario = 0;

  if (!find_entity (edit, DM_ENTITY_ISSUE, target->id, &place->index)
      || !find_entity (edit, DM_ENTITY_PARTY, target->party, &place->party)
      || (target->scenario != NULL
          && !find_entity (edit, DM_ENTITY_SCENARIO, target->scenario, &scenario)))
    return FALSE;
  place->scenario = target->scenario != NULL ? (int) scenario : -1;
  place->position = place->scenario >= 0
                        ? find_change (dm_model_get_scenario (edit->model, scenario), place->index,
                                       place->party)
                        : find_position (dm_model_get_issue (edit->model, place->index)->positions,
                                         place->party, target->since);
  return TRUE;
}

/*
 * Finds what @target names, and tells where it isn't there. Of a position only party and issue must be there: @place->position is -1
 * where it has none.
 */
gboolean dm_edit_find (DmEdit *edit, const DmTarget *target, DmEditPlace *place) {
  *place = (DmEditPlace){ .kind = target->kind, .position = -1, .scenario = -1 };
  if (target->kind == DM_TARGET_MODEL) {
    edit->name = dm_model_get_title (edit->model);
    return TRUE;
  }
  if (target->kind == DM_TARGET_POSITION)
    return find_held (edit, target, place);
  place->entity = dm_edit_get_entity_kind (target->kind);
  if (!find_entity (edit, place->entity, target->id, &place->index))
    return FALSE;
  edit->on_party = target->kind == DM_TARGET_PARTY;
  edit->name = dm_edit_get_name (edit->model, place->entity, place->index);
  return TRUE;
}

/* Whether the position is there, or the change of a scenario; if not, says so. */
static gboolean expect_position (DmEdit *edit, const DmTarget *target, const DmEditPlace *place) {
  if (place->kind != DM_TARGET_POSITION || place->position >= 0)
    return TRUE;
  dm_edit_fail (edit, "no-position", "",
                target->scenario != NULL
                    ? _ ("the scenario doesn’t change the position of “%s” on “%s”")
                    : _ ("“%s” has no position on “%s” from that day"),
                target->party, target->id);
  return FALSE;
}

static void write_place (GString *text, DmModel *model, const DmEditPlace *place) {
  if (place->kind == DM_TARGET_MODEL) {
    dm_edit_write_model (text, model);
    return;
  }
  if (place->kind != DM_TARGET_POSITION) {
    dm_writer_entity (text, model, place->entity,
                      dm_model_get (model, place->entity, place->index));
    return;
  }
  const DmIssue *issue = dm_model_get_issue (model, place->index);
  if (place->scenario < 0) {
    dm_writer_position (text, model, issue, &issue->positions->positions[place->position], 0);
  } else if (place->position >= 0) {
    const DmScenario *scenario = dm_model_get_scenario (model, (guint) place->scenario);
    const DmChange *change = &scenario->changes[place->position];
    dm_writer_position (text, model, issue, &change->position, change->removed);
  } else {
    DmPosition nothing = { .party = place->party };
    dm_writer_position (text, model, issue, &nothing, 0);
  }
}

/**
 * dm_edit_get_json:
 * @model: a model
 * @target: a thing
 *
 * Returns: (transfer full) (nullable): the canonical JSON of the thing on one line, with the members that the format doesn't
 *   know; %NULL where the model doesn't have it
 */
char *dm_edit_get_json (DmModel *model, const DmTarget *target) {
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  DmEditPlace place;
  DmEdit edit;

  dm_edit_begin (&edit, model, &report);
  if (!dm_edit_find (&edit, target, &place) || !expect_position (&edit, target, &place))
    return NULL;
  write_place (text, model, &place);
  return g_strdup (text->str);
}

static void put (DmEdit *edit, const DmEditPlace *place, const char *json) {
  if (place->kind == DM_TARGET_MODEL)
    dm_edit_put_model (edit, json);
  else if (place->kind != DM_TARGET_POSITION)
    dm_edit_put_entity (edit, place, json);
  else if (place->scenario >= 0)
    dm_edit_put_change (edit, place, json);
  else
    dm_edit_put_position (edit, place, json);
}

/**
 * dm_edit_put_json:
 * @model: a model
 * @target: the thing to be replaced
 * @json: what it is now, in the words of the format
 * @report: (out caller-allocates): what was wrong, and what else goes; to be cleared with dm_edit_report_clear()
 *
 * Puts another thing in the place of one. Its id may change: what refers to it follows. On a new scale, levels are known
 * by their ids; a level whose id went away and whose place is taken by one with a new id is renamed. A
 * position may move to another party, issue or day. Of a scenario's changes, one that isn't there yet is added.
 *
 * Returns: (transfer full) (nullable): the changed model; a new reference to @model where nothing differs; %NULL
 *   where the reader would refuse it
 */
DmModel *dm_edit_put_json (DmModel *model, const DmTarget *target, const char *json,
                           DmEditReport *report) {
  DmEditPlace place;
  DmEdit edit;

  dm_edit_begin (&edit, model, report);
  if (dm_edit_find (&edit, target, &place)
      && (place.scenario >= 0 || expect_position (&edit, target, &place)))
    put (&edit, &place, json);
  return dm_edit_end (&edit);
}

/* The value alone is checked first, so that it can't close the object that it goes into; it stands at @pointer. */
static gboolean check_value (DmEdit *edit, const char *value, const char *pointer) {
  DmReader reader = { 0 };

  dm_edit_begin_reading (edit, &reader, value, 0);
  gboolean good = dm_edit_end_reading (edit, &reader);
  for (guint i = 0; i < edit->report->diagnostics->len; i++) {
    DmDiagnostic *diagnostic = g_ptr_array_index (edit->report->diagnostics, i);
    g_free (diagnostic->pointer);
    diagnostic->pointer = g_strdup (pointer);
  }
  return good;
}

static void set_member (DmEdit *edit, const DmEditPlace *place, const char *pointer,
                        const char *value) {
  g_autoptr (GString) text = g_string_new (NULL);

  if (value != NULL && !check_value (edit, value, pointer))
    return;
  write_place (text, edit->model, place);
  g_autofree char *changed = pointer[0] == '/' ? dm_json_set (text->str, pointer, value) : NULL;
  if (changed != NULL)
    put (edit, place, changed);
  else
    dm_edit_fail (edit, "no-member", pointer, _ ("there is no member “%.80s” to be set"), pointer);
}

/**
 * dm_edit_set_member:
 * @model: a model
 * @target: the thing that has the member
 * @pointer: a JSON pointer (RFC 6901) relative to the thing: “/name”, “/no_deal/value”, “/evidence/0/locator”;
 *   “/evidence/-” appends
 * @value: (nullable): JSON; %NULL removes the member or element
 * @report: (out caller-allocates): as for dm_edit_put_json()
 *
 * Sets one member. Objects on the way that aren't there are made; one that is left empty stays, because an empty set
 * isn't an absent one.
 *
 * Returns: (transfer full) (nullable): as dm_edit_put_json()
 */
DmModel *dm_edit_set_member (DmModel *model, const DmTarget *target, const char *pointer,
                             const char *value, DmEditReport *report) {
  DmEditPlace place;
  DmEdit edit;

  dm_edit_begin (&edit, model, report);
  if (dm_edit_find (&edit, target, &place)
      && (place.scenario >= 0 || expect_position (&edit, target, &place)))
    set_member (&edit, &place, pointer, value);
  return dm_edit_end (&edit);
}

/**
 * dm_edit_add:
 * @model: a model
 * @kind: what is added; not the model itself
 * @json: the thing, in the words of the format
 * @before: before the how-manieth of its kind it goes; from the last on, %G_MAXUINT say, to the end. Positions always go
 *   to the end of the file.
 * @report: (out caller-allocates): as for dm_edit_put_json(); a party that has a position on the issue
 *   from the same day already is an error, “duplicate-position”
 *
 * Returns: (transfer full) (nullable): the changed model, or %NULL where the reader would refuse it
 */
DmModel *dm_edit_add (DmModel *model, DmTargetKind kind, const char *json, guint before,
                      DmEditReport *report) {
  DmEdit edit;

  dm_edit_begin (&edit, model, report);
  if (kind == DM_TARGET_POSITION)
    dm_edit_add_position (&edit, json);
  else if (kind != DM_TARGET_MODEL)
    dm_edit_add_entity (&edit, dm_edit_get_entity_kind (kind), json, before);
  else
    dm_edit_fail (&edit, "no-list", "", _ ("a model can’t be added to a model"));
  return dm_edit_end (&edit);
}

/**
 * dm_edit_remove:
 * @model: a model
 * @target: the thing that goes; not the model itself
 * @report: (out caller-allocates): as for dm_edit_put_json(); all that refers to it is hurt
 *
 * Returns: (transfer full) (nullable): the changed model, or %NULL where it has no such thing
 */
DmModel *dm_edit_remove (DmModel *model, const DmTarget *target, DmEditReport *report) {
  DmEditPlace place;
  DmEdit edit;

  dm_edit_begin (&edit, model, report);
  if (target->kind == DM_TARGET_MODEL)
    dm_edit_fail (&edit, "no-list", "", _ ("the model itself can’t be removed"));
  else if (dm_edit_find (&edit, target, &place) && expect_position (&edit, target, &place)) {
    if (place.kind != DM_TARGET_POSITION)
      dm_edit_remove_entity (&edit, &place);
    else if (place.scenario >= 0)
      dm_edit_remove_change (&edit, &place);
    else
      dm_edit_remove_position (&edit, &place);
  }
  return dm_edit_end (&edit);
}

/**
 * dm_edit_move:
 * @model: a model
 * @target: an entity; no position, and not the model itself
 * @to: the how-manieth of its kind it will be; from the last on, %G_MAXUINT say, the last
 * @report: (out caller-allocates): as for dm_edit_put_json()
 *
 * Returns: (transfer full) (nullable): the changed model, or %NULL where it has no such entity
 */
DmModel *dm_edit_move (DmModel *model, const DmTarget *target, guint to, DmEditReport *report) {
  DmEditPlace place;
  DmEdit edit;

  dm_edit_begin (&edit, model, report);
  if (target->kind == DM_TARGET_MODEL || target->kind == DM_TARGET_POSITION)
    dm_edit_fail (&edit, "no-list", "", _ ("this has no place in a list of its own"));
  else if (dm_edit_find (&edit, target, &place))
    dm_edit_move_entity (&edit, &place, to);
  return dm_edit_end (&edit);
}
