/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-reader-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dm-nearest.h"

void dm_reader_push_key (DmReader *reader, DmJsonSlice key) {
  g_assert (reader->path_length < DM_READER_MAX_PATH);
  reader->path[reader->path_length++] = (DmReaderStep){ key, -1 };
}

void dm_reader_push_name (DmReader *reader, const char *name) {
  /* its length is wanted only if there is something to report */
  dm_reader_push_key (reader, (DmJsonSlice){ name, G_MAXSIZE });
}

void dm_reader_push_index (DmReader *reader, guint index) {
  g_assert (reader->path_length < DM_READER_MAX_PATH);
  reader->path[reader->path_length++] = (DmReaderStep){ { NULL, 0 }, index };
}

void dm_reader_pop (DmReader *reader) {
  reader->path_length--;
}

static char *build_pointer (DmReader *reader) {
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < reader->path_length; i++) {
    const DmReaderStep *step = &reader->path[i];
    g_string_append_c (pointer, '/');
    if (step->index >= 0) {
      g_string_append_printf (pointer, "%" G_GINT64_FORMAT, step->index);
      continue;
    }
    gsize length = step->key.length == G_MAXSIZE ? strlen (step->key.start) : step->key.length;
    for (gsize j = 0; j < length; j++) {
      char c = step->key.start[j];
      g_string_append (pointer, c == '~' ? "~0" : c == '/' ? "~1" : "");
      if (c != '~' && c != '/')
        g_string_append_c (pointer, c);
    }
  }
  return g_string_free (pointer, FALSE);
}

/* Notes what is wrong at @at, with the pointer of the path as it is now. */
void dm_reader_report (DmReader *reader, DmSeverity severity, const char *at, const char *code,
                       const char *format, ...) {
  guint *count = severity == DM_SEVERITY_ERROR ? &reader->n_errors : &reader->n_warnings;
  va_list arguments;

  if ((*count)++ >= DM_READER_MAX_DIAGNOSTICS)
    return;
  DmDiagnostic *diagnostic = g_new0 (DmDiagnostic, 1);
  va_start (arguments, format);
  diagnostic->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  diagnostic->severity = severity;
  diagnostic->code = code;
  diagnostic->pointer = build_pointer (reader);
  DmReaderFault fault = { (gsize) (at - reader->text), diagnostic };
  g_array_append_val (reader->faults, fault);
}

static const char *describe_type (DmJsonType type) {
  switch (type) {
  case DM_JSON_OBJECT:
    return C_ ("JSON type", "an object");
  case DM_JSON_ARRAY:
    return C_ ("JSON type", "an array");
  case DM_JSON_STRING:
    return C_ ("JSON type", "a string");
  case DM_JSON_NUMBER:
    return C_ ("JSON type", "a number");
  case DM_JSON_BOOLEAN:
    return C_ ("JSON type", "true or false");
  case DM_JSON_NULL:
  default:
    return C_ ("JSON type", "null");
  }
}

/* Whether the value at @cursor is of @type; if not, says so. */
gboolean dm_reader_expect (DmReader *reader, const char *cursor, DmJsonType type) {
  DmJsonType found = dm_json_peek (cursor);

  if (found == type)
    return TRUE;
  /* Translators: both are kinds of JSON value, such as “a string” */
  dm_reader_report (reader, DM_SEVERITY_ERROR, dm_json_skip_space (cursor), "wrong-type",
                    _ ("expected %1$s, found %2$s"), describe_type (type), describe_type (found));
  return FALSE;
}

static gboolean is_name (const char *name, DmJsonSlice key) {
  for (gsize i = 0; i < key.length; i++)
    if (name[i] != key.start[i]) /* at its end at the latest */
      return FALSE;
  return name[key.length] == '\0';
}

/* Members mostly stand in the format's order, so the search begins behind the last one found. */
static int find_name (const DmReaderObject *object, DmJsonSlice key) {
  for (guint i = 0, nth = object->known; i < object->n_names; i++, nth++) {
    if (nth >= object->n_names)
      nth -= object->n_names;
    if (is_name (object->names[nth], key))
      return (int) nth;
  }
  return -1;
}

static void refuse_extra (DmReader *reader, const DmReaderObject *object, DmJsonSlice key) {
  const char *name_cursor = key.start - 1;
  g_autofree char *name = dm_json_take_string (&name_cursor);
  g_autofree char *known = g_strjoinv ("”, “", (char **) object->names);

  dm_reader_push_key (reader, key);
  dm_reader_report (reader, DM_SEVERITY_ERROR, key.start - 1, "wrong-member",
                    _ ("“%.80s” has no place here; there is “%s”"), name, known);
  dm_reader_pop (reader);
}

static void keep_extra (DmReader *reader, DmReaderObject *object, DmJsonSlice key,
                        const char *value, const char *end) {
  DmExtra *extra = g_new (DmExtra, 1);
  const char *name_cursor = key.start - 1;

  extra->after = object->known;
  extra->name = dm_json_take_string (&name_cursor);
  extra->json = g_strndup (value, (gsize) (end - value));
  if (object->extras == NULL)
    object->extras = dm_extras_new ();
  g_ptr_array_add (object->extras, extra);

  const char *nearest = dm_nearest_find (extra->name, object->names, object->n_names);
  dm_reader_push_key (reader, key);
  if (nearest != NULL)
    dm_reader_report (reader, DM_SEVERITY_WARNING, key.start - 1, "unknown-member",
                      _ ("unknown member “%.80s”, kept as it is; did you mean “%s”?"), extra->name,
                      nearest);
  else
    dm_reader_report (reader, DM_SEVERITY_WARNING, key.start - 1, "unknown-member",
                      _ ("unknown member “%.80s”, kept as it is"), extra->name);
  dm_reader_pop (reader);
}

static gboolean scan_object (DmReader *reader, const char **cursor, const char *const *names,
                             guint required, gboolean closed, DmReaderObject *object) {
  memset (object, 0, sizeof *object);
  object->names = names;
  while (names[object->n_names] != NULL)
    object->n_names++;
  g_assert (object->n_names <= DM_READER_MAX_MEMBERS);
  object->start = dm_json_skip_space (*cursor);
  if (!dm_reader_expect (reader, *cursor, DM_JSON_OBJECT)) {
    *cursor = dm_json_skip (*cursor);
    return FALSE;
  }
  *cursor = dm_json_open (*cursor);
  gboolean first = TRUE;
  while (dm_json_more (cursor, &first)) {
    DmJsonSlice key = dm_json_take_key (cursor);
    const char *value = *cursor;
    int name = find_name (object, key);
    *cursor
        = value == reader->longest.start ? value + reader->longest.length : dm_json_skip (value);
    if (name < 0 && closed) {
      refuse_extra (reader, object, key);
    } else if (name < 0) {
      keep_extra (reader, object, key, value, *cursor);
    } else {
      object->values[name] = value;
      object->known = MAX (object->known, (guint) name + 1);
    }
  }
  for (guint i = 0; i < object->n_names; i++)
    if ((required >> i & 1) && object->values[i] == NULL)
      dm_reader_report (reader, DM_SEVERITY_ERROR, object->start, "missing-member",
                        _ ("the member “%s” is missing"), names[i]);
  return TRUE;
}

/*
 * Finds the members of the object at @cursor: where the value of each known one stands, and the unknown ones. @names
 * ends in NULL; @required is a bit mask over it. Returns FALSE if
 * it is no object, which is said; a missing member is said and returns TRUE.
 */
gboolean dm_reader_scan_object (DmReader *reader, const char **cursor, const char *const *names,
                                guint required, DmReaderObject *object) {
  return scan_object (reader, cursor, names, required, FALSE, object);
}

/* The same of an object that can't keep members it doesn't know: they are errors. */
gboolean dm_reader_scan_closed_object (DmReader *reader, const char **cursor,
                                       const char *const *names, DmReaderObject *object) {
  return scan_object (reader, cursor, names, 0, TRUE, object);
}

/* The string at @at, or NULL: where @at is NULL, and where it is no string, which is said. */
char *dm_reader_read_string (DmReader *reader, const char *at, const char *name) {
  char *string = NULL;

  if (at == NULL)
    return NULL;
  dm_reader_push_name (reader, name);
  if (dm_reader_expect (reader, at, DM_JSON_STRING))
    string = dm_json_take_string (&at);
  dm_reader_pop (reader);
  return string;
}

/* As dm_reader_read_string(), to be shared between models. */
GRefString *dm_reader_read_text (DmReader *reader, const char *at, const char *name) {
  g_autofree char *string = dm_reader_read_string (reader, at, name);
  return string == NULL ? NULL : g_ref_string_new (string);
}

static gboolean is_id (const char *id) {
  gsize length = strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789_-");
  return id[length] == '\0' && length > 0 && length <= DM_READER_MAX_ID && g_ascii_isalnum (id[0]);
}

char *dm_reader_read_id (DmReader *reader, const char *at) {
  char *id = dm_reader_read_string (reader, at, "id");

  if (id == NULL || is_id (id))
    return id;
  dm_reader_push_name (reader, "id");
  dm_reader_report (
      reader, DM_SEVERITY_ERROR, at, "bad-id",
      _ ("“%.80s” can’t be an id; use up to 64 of a–z, 0–9, “_” and “-”, beginning with a letter or digit"),
      id);
  dm_reader_pop (reader);
  return id;
}

static void report_outside (DmReader *reader, const char *at, double found, double min,
                            double max) {
  g_autofree char *number = dm_json_number_to_text (found);
  g_autofree char *from = dm_json_number_to_text (min);
  g_autofree char *to = dm_json_number_to_text (max);

  dm_reader_report (reader, DM_SEVERITY_ERROR, at, "out-of-range", _ ("%s lies outside %s to %s"),
                    number, from, to);
}

gboolean dm_reader_read_number (DmReader *reader, const char *at, const char *name, double min,
                                double max, double *number) {
  gboolean good = FALSE;

  if (at == NULL)
    return FALSE;
  dm_reader_push_name (reader, name);
  if (dm_reader_expect (reader, at, DM_JSON_NUMBER)) {
    const char *cursor = at;
    double found = dm_json_take_number (&cursor);
    good = min <= found && found <= max;
    if (good)
      *number = found;
    else
      report_outside (reader, at, found, min, max);
  }
  dm_reader_pop (reader);
  return good;
}

/* As dm_reader_read_number(), without a part behind the point. @max: 2^53 at the most */
gboolean dm_reader_read_whole (DmReader *reader, const char *at, const char *name, guint64 min,
                               guint64 max, guint64 *number) {
  double found;

  if (!dm_reader_read_number (reader, at, name, (double) min, (double) max, &found))
    return FALSE;
  if (found != floor (found)) {
    g_autofree char *text = dm_json_number_to_text (found);
    dm_reader_push_name (reader, name);
    dm_reader_report (reader, DM_SEVERITY_ERROR, at, "not-whole", _ ("%s is no whole number"),
                      text);
    dm_reader_pop (reader);
    return FALSE;
  }
  *number = (guint64) found;
  return TRUE;
}

gboolean dm_reader_read_boolean (DmReader *reader, const char *at, const char *name,
                                 gboolean *value) {
  gboolean good = FALSE;

  if (at == NULL)
    return FALSE;
  dm_reader_push_name (reader, name);
  good = dm_reader_expect (reader, at, DM_JSON_BOOLEAN);
  if (good)
    *value = dm_json_take_boolean (&at);
  dm_reader_pop (reader);
  return good;
}

/* The short plain string at @at, as nearly all ids, words and dates are; FALSE leaves it to the slow way to say why it is none. */
static gboolean take_plain (const char *at, char *buffer, gsize size) {
  return at != NULL && dm_json_peek (at) == DM_JSON_STRING
         && dm_json_take_plain (&at, buffer, size);
}

DmDate dm_reader_read_date (DmReader *reader, const char *at, const char *name) {
  DmDate date = DM_DATE_NONE;
  char plain[sizeof "2014-04-01"];

  if (at == NULL || (take_plain (at, plain, sizeof plain) && dm_date_parse (plain, &date)))
    return date;
  g_autofree char *text = dm_reader_read_string (reader, at, name);
  if (text != NULL && !dm_date_parse (text, &date)) {
    dm_reader_push_name (reader, name);
    dm_reader_report (reader, DM_SEVERITY_ERROR, at, "bad-date",
                      _ ("“%.80s” is no date; write it as 2014-04-01, 2014-04 or 2014"), text);
    dm_reader_pop (reader);
  }
  return date;
}

static int find_word (const char *const *words, guint n_words, const char *word) {
  for (guint i = 0; i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      return (int) i;
  return -1;
}

/* The index of the word at @at among @words, or -1. */
int dm_reader_read_word (DmReader *reader, const char *at, const char *name,
                         const char *const *words, guint n_words) {
  char plain[16];
  int found = -1;

  if (at == NULL)
    return found;
  if (take_plain (at, plain, sizeof plain) && (found = find_word (words, n_words, plain)) >= 0)
    return found;
  g_autofree char *text = dm_reader_read_string (reader, at, name);
  if (text == NULL || (found = find_word (words, n_words, text)) >= 0)
    return found;
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (list, i == 0 ? "“%s”" : ", “%s”", words[i]);
  dm_reader_push_name (reader, name);
  dm_reader_report (reader, DM_SEVERITY_ERROR, at, "unknown-word", _ ("“%.80s” is none of %s"),
                    text, list->str);
  dm_reader_pop (reader);
  return -1;
}

static const char *describe_unknown (DmEntityKind kind) {
  switch (kind) {
  case DM_ENTITY_PARTY:
    return _ ("no party “%.80s”");
  case DM_ENTITY_BASKET:
    return _ ("no basket “%.80s”");
  case DM_ENTITY_ISSUE:
    return _ ("no issue “%.80s”");
  case DM_ENTITY_SOURCE:
    return _ ("no source “%.80s”");
  case DM_ENTITY_SCENARIO:
    return _ ("no scenario “%.80s”");
  case DM_ENTITY_PROPOSAL:
    return _ ("no proposal “%.80s”");
  default:
    return _ ("no id “%.80s”");
  }
}

static const char *find_nearest_id (DmReader *reader, DmEntityKind kind, const char *id) {
  guint n = reader->model->lists[kind]->length;
  g_autofree const char **ids = g_new (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = dm_model_get_id (reader->model, kind, i);
  return dm_nearest_find (id, ids, n);
}

/* The index of the entity called @id, or -1, which is said with the nearest id there is. */
int dm_reader_find_entity (DmReader *reader, const char *at, const char *id, DmEntityKind kind) {
  int index = dm_model_find (reader->model, kind, id);

  if (index >= 0)
    return index;
  const char *nearest = find_nearest_id (reader, kind, id);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *what = g_strdup_printf (describe_unknown (kind), id);
#pragma GCC diagnostic pop
  if (nearest != NULL)
    /* Translators: “no party “uss”; did you mean “us”?” */
    dm_reader_report (reader, DM_SEVERITY_ERROR, at, "unknown-id", _ ("%s; did you mean “%s”?"),
                      what, nearest);
  else
    dm_reader_report (reader, DM_SEVERITY_ERROR, at, "unknown-id", "%s", what);
  return -1;
}

int dm_reader_read_ref (DmReader *reader, const char *at, const char *name, DmEntityKind kind) {
  char plain[DM_READER_MAX_ID + 1];
  int found
      = take_plain (at, plain, sizeof plain) ? dm_model_find (reader->model, kind, plain) : -1;
  if (found >= 0)
    return found;
  g_autofree char *id = dm_reader_read_string (reader, at, name);

  if (id == NULL)
    return -1;
  dm_reader_push_name (reader, name);
  int index = dm_reader_find_entity (reader, at, id, kind);
  dm_reader_pop (reader);
  return index;
}

DmIndexList dm_reader_read_refs (DmReader *reader, const char *at, const char *name,
                                 DmEntityKind kind) {
  DmIndexList list = { at != NULL, 0, NULL };
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));

  if (at == NULL)
    return list;
  dm_reader_push_name (reader, name);
  if (dm_reader_expect (reader, at, DM_JSON_ARRAY)) {
    const char *cursor = dm_json_open (at);
    DM_READER_EACH_ELEMENT (reader, &cursor, i) {
      const char *element = cursor;
      if (!dm_reader_expect (reader, cursor, DM_JSON_STRING)) {
        cursor = dm_json_skip (cursor);
        continue;
      }
      g_autofree char *id = dm_json_take_string (&cursor);
      int index = dm_reader_find_entity (reader, element, id, kind);
      if (index >= 0) {
        guint item = (guint) index;
        for (guint j = 0; j < items->len; j++)
          if (g_array_index (items, guint, j) == item)
            dm_reader_report (reader, DM_SEVERITY_ERROR, element, "duplicate-id",
                              _ ("“%s” stands twice in one list"), id);
        g_array_append_val (items, item);
      }
    }
  }
  dm_reader_pop (reader);
  list.n_items = items->len;
  list.items = g_memdup2 (items->data, items->len * sizeof (guint));
  return list;
}

static gboolean find_level (DmReader *reader, const char *at, const DmIssue *issue, double *place) {
  const DmScale *scale = issue->scale;
  const char *cursor = at;
  char plain[DM_READER_MAX_ID + 1];
  guint index;

  if (!dm_reader_expect (reader, at, DM_JSON_STRING))
    return FALSE;
  if (dm_json_take_plain (&cursor, plain, sizeof plain)
      && dm_scale_find_level (scale, plain, &index)) {
    *place = index;
    return TRUE;
  }
  cursor = at;
  g_autofree char *id = dm_json_take_string (&cursor);
  if (dm_scale_find_level (scale, id, &index)) {
    *place = index;
    return TRUE;
  }
  g_autofree const char **ids = g_new (const char *, scale->n_levels + 1);
  for (guint i = 0; i < scale->n_levels; i++)
    ids[i] = scale->levels[i].id;
  const char *nearest = dm_nearest_find (id, ids, scale->n_levels);
  gboolean nominal = scale->type == DM_SCALE_NOMINAL;
  if (nearest != NULL)
    dm_reader_report (reader, DM_SEVERITY_ERROR, at, "unknown-level",
                      nominal ? _ ("no option “%.80s” on issue “%s”; did you mean “%s”?")
                              : _ ("no level “%.80s” on issue “%s”; did you mean “%s”?"),
                      id, issue->id, nearest);
  else
    dm_reader_report (reader, DM_SEVERITY_ERROR, at, "unknown-level",
                      nominal ? _ ("no option “%.80s” on issue “%s”")
                              : _ ("no level “%.80s” on issue “%s”"),
                      id, issue->id);
  return FALSE;
}

static void report_off_scale (DmReader *reader, const char *at, double place,
                              const DmIssue *issue) {
  g_autofree char *number = dm_json_number_to_text (place);
  g_autofree char *from = dm_json_number_to_text (issue->scale->min);
  g_autofree char *to = dm_json_number_to_text (issue->scale->max);

  dm_reader_report (reader, DM_SEVERITY_ERROR, at, "off-scale",
                    _ ("%s is not on the scale of issue “%s”, which goes from %s to %s"), number,
                    issue->id, from, to);
}

/* The place on the issue's scale at @at: a level's id, or a number within the scale. */
gboolean dm_reader_read_place (DmReader *reader, const char *at, const DmIssue *issue,
                               double *place) {
  const DmScale *scale = issue->scale;

  if (scale->type != DM_SCALE_INTERVAL)
    return find_level (reader, at, issue, place);
  if (!dm_reader_expect (reader, at, DM_JSON_NUMBER))
    return FALSE;
  const char *cursor = at;
  *place = dm_json_take_number (&cursor);
  if (scale->min <= *place && *place <= scale->max)
    return TRUE;
  report_off_scale (reader, at, *place, issue);
  return FALSE;
}
