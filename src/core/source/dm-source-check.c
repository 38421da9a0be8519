/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-source-check.h"

#include "dm-json-format.h"
#include "dm-json-walk.h"
#include "dm-json.h"
#include "dm-reader.h"
#include "dm-share.h"

static void free_problem (gpointer data) {
  DmSourceProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

/** dm_source_check_free: frees a check, and the models that it holds on to */
void dm_source_check_free (DmSourceCheck *check) {
  g_clear_pointer (&check->model, dm_model_unref);
  g_clear_pointer (&check->problems, g_ptr_array_unref);
  g_clear_pointer (&check->hurts, g_ptr_array_unref);
  g_clear_pointer (&check->base, dm_model_unref);
  g_free (check);
}

static DmSourceCheck *check_new (DmModel *base) {
  DmSourceCheck *check = g_new0 (DmSourceCheck, 1);

  check->base = dm_model_ref (base);
  check->problems = g_ptr_array_new_with_free_func (free_problem);
  return check;
}

/* --- from lines and columns to characters --- */

/* A place in the text, that moves on only. */
typedef struct {
  const char *at, *end;
  guint line, column, n_chars;
} Place;

static gboolean move_on (Place *place) {
  if (place->at >= place->end)
    return FALSE;
  if (*place->at == '\n') {
    place->line++;
    place->column = 0;
  }
  place->at = g_utf8_next_char (place->at);
  place->column++;
  place->n_chars++;
  return TRUE;
}

static gboolean is_before (const Place *place, const DmDiagnostic *diagnostic) {
  return place->line < diagnostic->line
         || (place->line == diagnostic->line && place->column < diagnostic->column);
}

static void add_problem (DmSourceCheck *check, const char *text, Place *place,
                         const DmDiagnostic *diagnostic) {
  DmSourceProblem *problem = g_new0 (DmSourceProblem, 1);

  while (is_before (place, diagnostic) && move_on (place))
    ;
  DmJsonSpan span
      = dm_json_find_token (text, (gsize) (place->end - text), (gsize) (place->at - text));
  const char *start = text + span.start, *end = text + span.end;
  problem->start = place->n_chars;
  if (start < place->at)
    problem->start -= (guint) g_utf8_strlen (start, place->at - start);
  problem->end = problem->start + (guint) g_utf8_strlen (start, end - start);
  problem->severity = diagnostic->severity;
  problem->message = g_strdup (diagnostic->message);
  problem->code = diagnostic->code;
  g_ptr_array_add (check->problems, problem);
  if (diagnostic->severity == DM_SEVERITY_ERROR)
    check->n_errors++;
  else
    check->n_warnings++;
}

static int compare_places (gconstpointer a, gconstpointer b) {
  const DmDiagnostic *first = *(DmDiagnostic *const *) a, *second = *(DmDiagnostic *const *) b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  return (first->column > second->column) - (first->column < second->column);
}

static void take_diagnostics (DmSourceCheck *check, const char *text, gsize length,
                              GPtrArray *diagnostics) {
  Place place = { text, text + length, 1, 1, 0 };

  g_ptr_array_sort (diagnostics, compare_places);
  for (guint i = 0; i < diagnostics->len; i++)
    add_problem (check, text, &place, g_ptr_array_index (diagnostics, i));
}

/* --- checking --- */

/**
 * dm_source_check_file:
 * @text: the text of a model, in UTF-8, with a NUL behind its @length bytes
 * @length: its length in bytes
 * @current: the model that it was made from
 * @cancellable: (nullable): to stop it from another thread
 *
 * Reads a whole file that is being edited. The new model shares with the current one what is the same.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL where it was cancelled
 */
DmSourceCheck *dm_source_check_file (const char *text, gsize length, DmModel *current,
                                     GCancellable *cancellable) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (DmSourceCheck) check = check_new (current);

  check->model = dm_reader_read_data (text, length, cancellable, NULL, NULL, &diagnostics, NULL);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  if (check->model != NULL)
    check->model = dm_model_share (check->model, current);
  take_diagnostics (check, text, length, diagnostics);
  return g_steal_pointer (&check);
}

static gboolean is_there (DmModel *model, const DmTarget *target) {
  g_autofree char *json = dm_edit_get_json (model, target);

  return json != NULL;
}

/**
 * dm_source_check_thing:
 * @text: the JSON of a thing, in UTF-8, with a NUL behind its @length bytes
 * @length: its length in bytes
 * @current: the model that has the thing
 * @target: the thing, maybe a position that isn't there yet
 *
 * Puts one thing that is being edited into its place; a position that isn't there is added.
 *
 * Returns: (transfer full): what was found
 */
DmSourceCheck *dm_source_check_thing (const char *text, gsize length, DmModel *current,
                                      const DmTarget *target) {
  DmSourceCheck *check = check_new (current);
  gboolean adds = target->kind == DM_TARGET_POSITION && target->scenario == NULL
                  && !is_there (current, target);
  g_auto (DmEditReport) report = { NULL };

  check->model = adds ? dm_edit_add (current, target->kind, text, G_MAXUINT, &report)
                      : dm_edit_put_json (current, target, text, &report);
  take_diagnostics (check, text, length, report.diagnostics);
  check->hurts = g_steal_pointer (&report.hurts);
  return check;
}

/* What a position begins with that isn't there yet. */
static char *make_position (DmModel *model, const DmTarget *target) {
  g_autoptr (GString) json = g_string_new ("{ \"party\": ");

  if (target->kind != DM_TARGET_POSITION || dm_model_find_party (model, target->party) < 0
      || dm_model_find_issue (model, target->id) < 0)
    return NULL;
  dm_json_append_string (json, target->party);
  g_string_append (json, ", \"issue\": ");
  dm_json_append_string (json, target->id);
  g_string_append (json, " }");
  return g_string_free (g_steal_pointer (&json), FALSE);
}

/**
 * dm_source_write_thing:
 * @model: a model
 * @target: a thing, maybe a position that isn't there yet
 *
 * Returns: (transfer full) (nullable): the thing as a text to be edited: a member a line, newline at the end; %NULL where the model
 *   doesn't have it
 */
char *dm_source_write_thing (DmModel *model, const DmTarget *target) {
  g_autofree char *json = dm_edit_get_json (model, target);
  GString *text;

  if (json == NULL)
    json = make_position (model, target);
  if (json == NULL)
    return NULL;
  text = g_string_new (NULL);
  /* as if there were no room for it on one line */
  dm_json_format (text, json, 0, DM_JSON_COLUMNS);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
