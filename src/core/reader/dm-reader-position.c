/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-position-check.h"
#include "dm-reader-private.h"

enum {
  PARTY,
  ISSUE,
  DEMAND,
  ACCEPTS,
  LIMITS,
  VALUES,
  SALIENCE,
  BASIS,
  CONFIDENCE,
  SINCE,
  STATEMENT,
  EVIDENCE,
  NOTE
};

static const char *const position_names[]
    = { "party", "issue",      "demand", "accepts",   "limits",   "values", "salience",
        "basis", "confidence", "since",  "statement", "evidence", "note",   NULL };

static void read_range (DmReader *reader, const char *at, const DmIssue *issue, DmRange *range) {
  static const char *const names[] = { "from", "to", NULL };
  double *const ends[] = { &range->from, &range->to };
  const char *cursor = at;
  DmReaderObject object;

  *range = DM_RANGE_ALL;
  if (!dm_reader_scan_closed_object (reader, &cursor, names, &object))
    return;
  for (guint i = 0; i < 2; i++) {
    if (object.values[i] == NULL)
      continue;
    dm_reader_push_name (reader, names[i]);
    dm_reader_read_place (reader, object.values[i], issue, ends[i]);
    dm_reader_pop (reader);
  }
  if (range->from > range->to)
    dm_reader_report (reader, DM_SEVERITY_ERROR, dm_json_skip_space (at), "reversed-set",
                      _ ("“from” lies after “to”; swap the two"));
}

static void read_options (DmReader *reader, const char *at, const DmIssue *issue,
                          DmOptionSet *options) {
  dm_option_set_init (options, issue->scale->n_levels);
  if (!dm_reader_expect (reader, at, DM_JSON_ARRAY))
    return;
  const char *cursor = dm_json_open (at);
  DM_READER_EACH_ELEMENT (reader, &cursor, i) {
    const char *element = cursor;
    double place;
    cursor = dm_json_skip (cursor);
    if (!dm_reader_read_place (reader, element, issue, &place))
      continue;
    if (dm_option_set_contains (options, (guint) place))
      dm_reader_report (reader, DM_SEVERITY_ERROR, element, "duplicate-id",
                        _ ("“%s” stands twice in one list"),
                        issue->scale->levels[(guint) place].id);
    dm_option_set_add (options, (guint) place);
  }
}

static gboolean read_set (DmReader *reader, const char *at, const char *name, const DmIssue *issue,
                          DmSet *set) {
  if (at == NULL)
    return FALSE;
  dm_reader_push_name (reader, name);
  if (dm_scale_is_ordered (issue->scale))
    read_range (reader, at, issue, &set->range);
  else
    read_options (reader, at, issue, &set->options);
  dm_reader_pop (reader);
  return TRUE;
}

static DmPositionMore *get_more (DmPosition *position) {
  if (position->more == NULL)
    position->more = g_atomic_rc_box_new0 (DmPositionMore);
  return position->more;
}

static void read_value (DmReader *reader, const char **cursor, const DmIssue *issue,
                        GArray *values) {
  DmJsonSlice key = dm_json_take_key (cursor);
  const char *at = *cursor, *key_cursor = key.start - 1;
  double place, score;

  *cursor = dm_json_skip (at);
  g_autofree char *name = dm_json_take_string (&key_cursor);
  gboolean good = dm_reader_read_number (reader, at, name, 0, 100, &score);
  dm_reader_push_key (reader, key);
  good = dm_reader_read_place (reader, key.start - 1, issue, &place) && good;
  dm_reader_pop (reader);
  if (good) {
    DmValue value = { (guint) place, score };
    g_array_append_val (values, value);
  }
}

static void read_values (DmReader *reader, const char *at, const DmIssue *issue,
                         DmPosition *position) {
  if (at == NULL)
    return;
  position->flags |= DM_POSITION_VALUES;
  DmPositionMore *more = get_more (position);
  dm_reader_push_name (reader, "values");
  if (issue->scale->type == DM_SCALE_INTERVAL) {
    dm_reader_report (reader, DM_SEVERITY_ERROR, at, "values-on-interval",
                      _ ("“values” go with levels or options; issue “%s” has an interval scale"),
                      issue->id);
  } else if (dm_reader_expect (reader, at, DM_JSON_OBJECT)) {
    g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (DmValue));
    const char *cursor = dm_json_open (at);
    gboolean first = TRUE;
    while (dm_json_more (&cursor, &first))
      read_value (reader, &cursor, issue, values);
    if (first)
      dm_reader_report (reader, DM_SEVERITY_ERROR, at, "empty-values",
                        _ ("“values” names no level; leave it out or give a score"));
    more->n_values = values->len;
    more->values = g_memdup2 (values->data, values->len * sizeof (DmValue));
  }
  dm_reader_pop (reader);
}

static void read_grade (DmReader *reader, const char *at, DmEvidence *evidence) {
  g_autofree char *grade = dm_reader_read_string (reader, at, "grade");

  if (grade == NULL)
    return;
  if (strlen (grade) == 2 && grade[0] >= 'A' && grade[0] <= 'F' && grade[1] >= '1'
      && grade[1] <= '6') {
    memcpy (evidence->grade, grade, 3);
    return;
  }
  dm_reader_push_name (reader, "grade");
  dm_reader_report (reader, DM_SEVERITY_ERROR, at, "bad-grade",
                    _ ("“%.80s” is no Admiralty grade; write a letter A to F and a digit 1 to 6"),
                    grade);
  dm_reader_pop (reader);
}

static void read_evidence_item (DmReader *reader, const char **cursor, GArray *items) {
  static const char *const names[]
      = { "source", "locator", "speaker", "date", "quote", "grade", "note", NULL };
  DmReaderObject object;
  DmEvidence evidence = { .source = -1 };

  if (!dm_reader_scan_object (reader, cursor, names, 0, &object))
    return;
  const char **at = object.values;
  evidence.source = dm_reader_read_ref (reader, at[0], "source", DM_ENTITY_SOURCE);
  if (evidence.source >= 0 && reader->sources_used != NULL)
    reader->sources_used[evidence.source] = TRUE;
  evidence.locator = dm_reader_read_string (reader, at[1], "locator");
  evidence.speaker = dm_reader_read_string (reader, at[2], "speaker");
  evidence.date = dm_reader_read_date (reader, at[3], "date");
  evidence.quote = dm_reader_read_string (reader, at[4], "quote");
  read_grade (reader, at[5], &evidence);
  evidence.note = dm_reader_read_string (reader, at[6], "note");
  evidence.extras = object.extras;
  g_array_append_val (items, evidence);
}

static void read_evidence (DmReader *reader, const char *at, DmPosition *position) {
  if (at == NULL)
    return;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DmEvidence));
  dm_reader_push_name (reader, "evidence");
  position->flags |= DM_POSITION_EVIDENCE;
  if (dm_reader_expect (reader, at, DM_JSON_ARRAY)) {
    const char *cursor = dm_json_open (at);
    DM_READER_EACH_ELEMENT (reader, &cursor, i)
    read_evidence_item (reader, &cursor, items);
  }
  dm_reader_pop (reader);
  DmPositionMore *more = get_more (position);
  more->n_evidence = items->len;
  more->evidence = g_memdup2 (items->data, items->len * sizeof (DmEvidence));
}

static void read_text (DmReader *reader, const DmReaderObject *object, guint member, guint flag,
                       DmPosition *position) {
  char *text = dm_reader_read_string (reader, object->values[member], object->names[member]);

  if (text == NULL)
    return;
  position->flags |= flag;
  if (member == STATEMENT)
    get_more (position)->statement = text;
  else
    get_more (position)->note = text;
}

/* All members but `party` and `issue`. */
static void read_members (DmReader *reader, const DmReaderObject *object, const DmIssue *issue,
                          DmPosition *position) {
  static const char *const bases[] = { "stated", "reported", "inferred" };
  const char *const *at = object->values;

  if (at[DEMAND] != NULL) {
    dm_reader_push_name (reader, "demand");
    if (dm_reader_read_place (reader, at[DEMAND], issue, &position->demand))
      position->flags |= DM_POSITION_DEMAND;
    dm_reader_pop (reader);
  }
  if (read_set (reader, at[ACCEPTS], "accepts", issue, &position->accepts))
    position->flags |= DM_POSITION_ACCEPTS;
  if (read_set (reader, at[LIMITS], "limits", issue, &position->limits))
    position->flags |= DM_POSITION_LIMITS;
  read_values (reader, at[VALUES], issue, position);
  if (dm_reader_read_number (reader, at[SALIENCE], "salience", 0, 100, &position->salience))
    position->flags |= DM_POSITION_SALIENCE;
  int basis = dm_reader_read_word (reader, at[BASIS], "basis", bases, G_N_ELEMENTS (bases));
  if (basis >= 0) {
    position->flags |= DM_POSITION_BASIS;
    position->basis = (guint8) basis;
  }
  if (dm_reader_read_number (reader, at[CONFIDENCE], "confidence", 0, 100, &position->confidence))
    position->flags |= DM_POSITION_CONFIDENCE;
  position->since = dm_reader_read_date (reader, at[SINCE], "since");
  if (position->since != DM_DATE_NONE)
    position->flags |= DM_POSITION_SINCE;
  read_text (reader, object, STATEMENT, DM_POSITION_STATEMENT, position);
  read_evidence (reader, at[EVIDENCE], position);
  read_text (reader, object, NOTE, DM_POSITION_NOTE, position);
}

static void check_position (DmReader *reader, const DmReaderObject *object, const DmIssue *issue,
                            const DmPosition *position) {
  DmPositionFault fault = dm_position_check (position, issue->scale);
  const char *at = object->start, *member = NULL;

  if (fault == DM_POSITION_FAULT_NONE)
    return;
  if (dm_position_fault_get_member (fault) == DM_POSITION_DEMAND)
    member = "demand", at = object->values[DEMAND];
  else if (dm_position_fault_get_member (fault) == DM_POSITION_ACCEPTS)
    member = "accepts", at = object->values[ACCEPTS];
  if (member != NULL)
    dm_reader_push_name (reader, member);
  dm_reader_report (reader, DM_SEVERITY_ERROR, at, dm_position_fault_to_code (fault), "%s",
                    dm_position_fault_describe (fault));
  if (member != NULL)
    dm_reader_pop (reader);
}

static void warn_of_evidence (DmReader *reader, const DmReaderObject *object,
                              const DmPosition *position) {
  gboolean sourced = FALSE;

  /* the text of a warning is looked up even where there is no more room for it: a million times */
  if (reader->n_warnings >= DM_READER_MAX_DIAGNOSTICS)
    return;
  if (position->more == NULL || position->more->n_evidence == 0) {
    dm_reader_report (reader, DM_SEVERITY_WARNING, object->start, "no-evidence",
                      _ ("a position without evidence"));
    return;
  }
  for (guint i = 0; i < position->more->n_evidence; i++)
    sourced = sourced || position->more->evidence[i].source >= 0;
  if (position->basis == DM_BASIS_STATED && !sourced)
    dm_reader_report (reader, DM_SEVERITY_WARNING, object->start, "stated-without-source",
                      _ ("“stated”, and no source says where"));
}

static gboolean read_references (DmReader *reader, const DmReaderObject *object, int *party,
                                 int *issue) {
  *party = dm_reader_read_ref (reader, object->values[PARTY], "party", DM_ENTITY_PARTY);
  *issue = dm_reader_read_ref (reader, object->values[ISSUE], "issue", DM_ENTITY_ISSUE);
  return *party >= 0 && *issue >= 0;
}

/* Grows by half: doubling would take as much again as the model itself. */
static void append_position (DmReaderPositions *positions, DmScale *scale,
                             const DmPosition *position) {
  guint n = positions->list == NULL ? 0 : positions->list->n_positions;

  if (positions->list == NULL)
    positions->list = dm_positions_new (scale, 0);
  if (n == positions->n_allocated) {
    positions->n_allocated = n + MAX (n / 2, 4);
    positions->list = g_realloc (positions->list,
                                 sizeof (DmPositions) + positions->n_allocated * sizeof *position);
  }
  positions->list->positions[n] = *position;
  positions->list->n_positions = n + 1;
}

/* Reads one position. Returns the index of its issue, or -1 where it can't be said what it is about. */
int dm_reader_read_position (DmReader *reader, const char **cursor, DmPosition *position) {
  DmReaderObject object;
  int party, issue_index;

  if (!dm_reader_scan_object (reader, cursor, position_names, 1 << PARTY | 1 << ISSUE, &object))
    return -1;
  if (!read_references (reader, &object, &party, &issue_index)) {
    g_clear_pointer (&object.extras, g_ptr_array_unref);
    return -1;
  }
  const DmIssue *issue = dm_model_get_issue (reader->model, (guint) issue_index);
  *position = (DmPosition){ .party = (guint32) party };
  guint n_errors = reader->n_errors;
  read_members (reader, &object, issue, position);
  if (object.extras != NULL)
    get_more (position)->extras = object.extras;
  if (reader->n_errors == n_errors)
    check_position (reader, &object, issue, position);
  warn_of_evidence (reader, &object, position);
  return issue_index;
}

/* Reads the @nth element of `positions` into the list of its issue. */
void dm_reader_add_position (DmReader *reader, const char **cursor, guint nth) {
  DmPosition position;
  int issue = dm_reader_read_position (reader, cursor, &position);

  if (issue < 0)
    return;
  position.order = reader->model->last_order = nth;
  append_position (&reader->positions[issue],
                   dm_model_get_issue (reader->model, (guint) issue)->scale, &position);
  reader->model->n_positions++;
}

/* Of two positions that hold from the same day, tells of the one at @at. */
void dm_reader_report_double (DmReader *reader, const char *at, const DmIssue *issue, guint party) {
  dm_reader_report (
      reader, DM_SEVERITY_ERROR, at, "duplicate-position",
      _ ("a second position of “%s” on “%s” from the same day; give it another “since”"),
      dm_model_get_party (reader->model, party)->id, issue->id);
}

/* A change may take members away by `null`: those are noted, and the rest reads like a position. */
static guint take_removed (DmReaderObject *object) {
  guint removed = 0;

  for (guint i = DEMAND; i <= NOTE; i++)
    if (object->values[i] != NULL && dm_json_peek (object->values[i]) == DM_JSON_NULL) {
      removed |= 1u << (i - DEMAND);
      object->values[i] = NULL;
    }
  return removed;
}

/* Reads one change of a scenario. Returns whether it could be said what it is about. */
gboolean dm_reader_read_change (DmReader *reader, const char **cursor, DmChange *change) {
  DmReaderObject object;
  int party, issue_index;

  if (!dm_reader_scan_object (reader, cursor, position_names, 1 << PARTY | 1 << ISSUE, &object))
    return FALSE;
  if (!read_references (reader, &object, &party, &issue_index)) {
    g_clear_pointer (&object.extras, g_ptr_array_unref);
    return FALSE;
  }
  const DmIssue *issue = dm_model_get_issue (reader->model, (guint) issue_index);
  *change = (DmChange){ .issue = (guint) issue_index, .removed = take_removed (&object) };
  change->position.party = (guint32) party;
  guint n_errors = reader->n_errors;
  read_members (reader, &object, issue, &change->position);
  if (object.extras != NULL)
    get_more (&change->position)->extras = object.extras;
  if (reader->n_errors == n_errors
      && dm_position_check (&change->position, issue->scale) != DM_POSITION_FAULT_EMPTY)
    check_position (reader, &object, issue, &change->position);
  return TRUE;
}

static void read_changes (DmReader *reader, const char *at, DmScenario *scenario) {
  const char *cursor = dm_json_open (at);
  DmChange change;

  DM_READER_EACH_ELEMENT (reader, &cursor, i)
  if (dm_reader_read_change (reader, &cursor, &change))
    dm_scenario_take_change (scenario, dm_model_get_issue (reader->model, change.issue)->scale,
                             &change);
}

DmScenario *dm_reader_read_scenario (DmReader *reader, const char **cursor) {
  static const char *const names[] = { "id", "name", "note", "changes", NULL };
  DmReaderObject object;

  if (!dm_reader_scan_object (reader, cursor, names, 0x3, &object))
    return NULL;
  DmScenario *scenario = dm_scenario_new ();
  scenario->id = dm_reader_read_id (reader, object.values[0]);
  scenario->name = dm_reader_read_string (reader, object.values[1], "name");
  scenario->note = dm_reader_read_string (reader, object.values[2], "note");
  scenario->changes_given = object.values[3] != NULL;
  scenario->extras = object.extras;
  if (object.values[3] != NULL) {
    dm_reader_push_name (reader, "changes");
    if (dm_reader_expect (reader, object.values[3], DM_JSON_ARRAY))
      read_changes (reader, object.values[3], scenario);
    dm_reader_pop (reader);
  }
  return scenario;
}
