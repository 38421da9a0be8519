/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-reader-private.h"

static void report_member (DmReader *reader, const char *name, const char *at, const char *code,
                           const char *message) {
  dm_reader_push_name (reader, name);
  dm_reader_report (reader, DM_SEVERITY_ERROR, at, code, "%s", message);
  dm_reader_pop (reader);
}

/* Where the value of a member of the object at @element stands; it has one called @name. */
static const char *find_member (const char *element, const char *name) {
  const char *cursor = dm_json_open (element), *found = element;
  gboolean first = TRUE;

  while (dm_json_more (&cursor, &first)) {
    DmJsonSlice key = dm_json_take_key (&cursor);
    if (key.length == strlen (name) && memcmp (key.start, name, key.length) == 0)
      found = cursor;
    cursor = dm_json_skip (cursor);
  }
  return found;
}

static gboolean read_level (DmReader *reader, const char **cursor, gboolean ordinal,
                            DmLevel *level) {
  static const char *const names[] = { "id", "name", "note", "at", NULL };
  DmReaderObject object;

  if (!dm_reader_scan_object (reader, cursor, names, 0x3, &object))
    return FALSE;
  *level = (DmLevel){ .at = NAN, .extras = object.extras };
  level->id = dm_reader_read_id (reader, object.values[0]);
  if (level->id == NULL)
    level->id = g_strdup (""); /* an error is on record */
  level->name = dm_reader_read_string (reader, object.values[1], "name");
  level->note = dm_reader_read_string (reader, object.values[2], "note");
  if (object.values[3] != NULL && !ordinal)
    report_member (reader, "at", object.values[3], "at-on-nominal",
                   _ ("options have no order, so “at” has no meaning; leave it out"));
  else
    dm_reader_read_number (reader, object.values[3], "at", -G_MAXDOUBLE, G_MAXDOUBLE, &level->at);
  return TRUE;
}

/* @last_at: the `at` of the nearest level before that has one, or NAN */
static void check_level (DmReader *reader, const char *element, DmScale *scale,
                         const DmLevel *level, double *last_at) {
  if (level->at <= *last_at) {
    g_autofree char *at = dm_json_number_to_text (level->at);
    g_autofree char *last = dm_json_number_to_text (*last_at);
    g_autofree char *message
        = g_strdup_printf (_ ("“at” must grow from level to level: %s after %s"), at, last);
    report_member (reader, "at", find_member (element, "at"), "at-order", message);
  }
  if (!isnan (level->at))
    *last_at = level->at;
  if (*level->id == '\0')
    return;
  if (g_hash_table_contains (scale->level_by_id, level->id))
    dm_reader_report (reader, DM_SEVERITY_ERROR, element, "duplicate-id",
                      _ ("the id “%s” is used twice"), level->id);
  g_hash_table_insert (scale->level_by_id, level->id, GUINT_TO_POINTER (scale->n_levels));
}

static void read_levels (DmReader *reader, const char *at, const char *name, DmScale *scale) {
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (DmLevel));

  scale->level_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (at == NULL)
    return;
  dm_reader_push_name (reader, name);
  if (dm_reader_expect (reader, at, DM_JSON_ARRAY)) {
    const char *cursor = dm_json_open (at);
    double last_at = NAN;
    DM_READER_EACH_ELEMENT (reader, &cursor, i) {
      const char *element = cursor;
      DmLevel level;
      if (!read_level (reader, &cursor, scale->type == DM_SCALE_ORDINAL, &level))
        continue;
      g_array_append_val (levels, level);
      scale->levels = (DmLevel *) (gpointer) levels->data;
      scale->n_levels = levels->len;
      check_level (reader, element, scale, &level, &last_at);
    }
    if (levels->len == 0)
      dm_reader_report (reader, DM_SEVERITY_ERROR, at, "empty-scale",
                        _ ("a scale needs at least one level or option"));
  }
  dm_reader_pop (reader);
  scale->n_levels = levels->len;
  scale->levels = g_memdup2 (levels->data, levels->len * sizeof (DmLevel));
}

static void read_interval (DmReader *reader, const DmReaderObject *object, DmScale *scale) {
  const char *const *at = object->values;
  gboolean min
      = dm_reader_read_number (reader, at[3], "min", -G_MAXDOUBLE, G_MAXDOUBLE, &scale->min);
  gboolean max
      = dm_reader_read_number (reader, at[4], "max", -G_MAXDOUBLE, G_MAXDOUBLE, &scale->max);

  for (guint i = 3; i < 6; i++)
    if (at[i] == NULL)
      dm_reader_report (reader, DM_SEVERITY_ERROR, object->start, "missing-member",
                        _ ("the member “%s” is missing"), object->names[i]);
  if (min && max && scale->min >= scale->max) {
    g_autofree char *lower = dm_json_number_to_text (scale->min);
    g_autofree char *upper = dm_json_number_to_text (scale->max);
    g_autofree char *message
        = g_strdup_printf (_ ("“min” (%s) must lie below “max” (%s)"), lower, upper);
    report_member (reader, "min", at[3], "min-max", message);
  }
  if (min && max && !isfinite (scale->max - scale->min))
    report_member (reader, "min", at[3], "out-of-range",
                   _ ("“min” and “max” lie too far apart to be told from one another"));
  scale->unit = dm_reader_read_string (reader, at[5], "unit");
  if (dm_reader_read_number (reader, at[6], "step", 0, G_MAXDOUBLE, &scale->step)
      && scale->step == 0)
    report_member (reader, "step", at[6], "out-of-range", _ ("“step” must be more than 0"));
}

static DmScale *read_scale (DmReader *reader, const char *at) {
  static const char *const names[]
      = { "type", "options", "levels", "min", "max", "unit", "step", NULL };
  static const char *const types[] = { "nominal", "ordinal", "interval" };
  static const guint belongs[] = { 0x03, 0x05, 0x79 };
  DmReaderObject object;
  DmScale *scale = NULL;

  if (at == NULL)
    return NULL;
  dm_reader_push_name (reader, "scale");
  const char *cursor = at;
  if (dm_reader_scan_object (reader, &cursor, names, 0x1, &object)) {
    int type = dm_reader_read_word (reader, object.values[0], "type", types, G_N_ELEMENTS (types));
    if (type >= 0) {
      scale = g_atomic_rc_box_new0 (DmScale);
      scale->type = (DmScaleType) type;
      for (guint i = 0; i < object.n_names; i++)
        if (object.values[i] != NULL && (belongs[type] >> i & 1) == 0) {
          g_autofree char *message = g_strdup_printf (
              _ ("“%s” has no place on a scale of type “%s”"), names[i], types[type]);
          report_member (reader, names[i], object.values[i], "wrong-member", message);
        }
      guint list = type == DM_SCALE_NOMINAL ? 1 : 2;
      if (type != DM_SCALE_INTERVAL && object.values[list] == NULL)
        dm_reader_report (reader, DM_SEVERITY_ERROR, object.start, "missing-member",
                          _ ("the member “%s” is missing"), names[list]);
      if (type == DM_SCALE_INTERVAL)
        read_interval (reader, &object, scale);
      else
        read_levels (reader, object.values[list], names[list], scale);
      scale->extras = g_steal_pointer (&object.extras);
    }
    g_clear_pointer (&object.extras, g_ptr_array_unref);
  }
  dm_reader_pop (reader);
  return scale;
}

DmIssue *dm_reader_read_issue (DmReader *reader, const char **cursor) {
  static const char *const names[]
      = { "id", "name", "scale", "basket", "kind", "needs", "note", NULL };
  static const char *const kinds[] = { "demand", "fact", "principle", "process" };
  DmReaderObject object;

  if (!dm_reader_scan_object (reader, cursor, names, 0x7, &object))
    return NULL;
  DmIssue *issue = DM_ENTITY_NEW (DmIssue);
  issue->id = dm_reader_read_id (reader, object.values[0]);
  issue->name = dm_reader_read_string (reader, object.values[1], "name");
  issue->scale = read_scale (reader, object.values[2]);
  issue->basket = dm_reader_read_ref (reader, object.values[3], "basket", DM_ENTITY_BASKET);
  int kind = dm_reader_read_word (reader, object.values[4], "kind", kinds, G_N_ELEMENTS (kinds));
  issue->kind_given = kind >= 0;
  issue->kind = kind >= 0 ? (DmIssueKind) kind : DM_ISSUE_DEMAND;
  DmIndexList needs = dm_reader_read_refs (reader, object.values[5], "needs", DM_ENTITY_PARTY);
  issue->needs_given = needs.given;
  issue->n_needs = needs.n_items;
  issue->needs = needs.items;
  issue->note = dm_reader_read_string (reader, object.values[6], "note");
  issue->extras = object.extras;
  if (issue->scale == NULL) { /* an error is on record; the rest of the file is still read */
    issue->scale = g_atomic_rc_box_new0 (DmScale);
    issue->scale->type = DM_SCALE_INTERVAL;
    issue->scale->min = -G_MAXDOUBLE;
    issue->scale->max = G_MAXDOUBLE;
  }
  return issue;
}
