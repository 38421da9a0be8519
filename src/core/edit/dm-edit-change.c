/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-edit-change.h"

#include <string.h>

#include "dm-json-set.h"
#include "dm-json.h"

static char *make_pointer (const char *key) {
  GString *pointer = g_string_new ("/");

  for (const char *at = key; *at != '\0'; at++)
    if (*at == '~' || *at == '/')
      g_string_append (pointer, *at == '~' ? "~0" : "~1");
    else
      g_string_append_c (pointer, *at);
  return g_string_free (pointer, FALSE);
}

/* Calls for each member of the object @json: with its pointer, and a cursor on its value. */
typedef void (*Visit) (const char *pointer, const char *value, gpointer data);

static void visit_members (const char *json, Visit visit, gpointer data) {
  gboolean first = TRUE;

  json = dm_json_open (json);
  while (dm_json_more (&json, &first)) {
    DmJsonSlice key = dm_json_take_key (&json);
    const char *quoted = key.start - 1;
    g_autofree char *name = dm_json_take_string (&quoted);
    g_autofree char *pointer = make_pointer (name);

    visit (pointer, json, data);
    json = dm_json_skip (json);
  }
}

static gboolean names_position (const char *pointer) {
  return g_str_equal (pointer, "/party") || g_str_equal (pointer, "/issue");
}

static void lay_over (const char *pointer, const char *value, gpointer data) {
  char **whole = data;
  g_autofree char *copy = NULL;
  char *laid;

  if (names_position (pointer))
    return;
  if (dm_json_peek (value) != DM_JSON_NULL)
    copy = g_strndup (value, (gsize) (dm_json_skip (value) - value));
  laid = dm_json_set (*whole, pointer, copy);
  if (laid == NULL)
    return;
  g_free (*whole);
  *whole = laid;
}

static char *get_recorded_json (DmModel *model, const DmTarget *target) {
  DmTarget on_record = *target;

  on_record.scenario = NULL;
  return dm_edit_get_json (model, &on_record);
}

/**
 * dm_edit_get_held_json:
 * @model: a model
 * @target: a thing
 *
 * Of a position in a scenario what holds there: the change laid over the position on record from the target's day. Of all else as
 * dm_edit_get_json().
 *
 * Returns: (transfer full) (nullable): its JSON; %NULL where there is neither
 */
char *dm_edit_get_held_json (DmModel *model, const DmTarget *target) {
  g_autofree char *change = dm_edit_get_json (model, target);
  char *whole;

  if (target->kind != DM_TARGET_POSITION || target->scenario == NULL)
    return g_steal_pointer (&change);
  whole = get_recorded_json (model, target);
  if (change == NULL)
    return whole;
  /* a change where nothing is on record makes a position */
  if (whole == NULL)
    whole = g_strdup (change);
  visit_members (change, lay_over, &whole);
  return whole;
}

/**
 * dm_edit_put_into_change:
 * @model: a model
 * @target: a position in a scenario
 * @pointer: a member of what holds there, or something in one: "/accepts/from"
 * @value: (nullable): its JSON, %NULL to remove it
 * @member: (out): the whole member that the change has to give: "/accepts"
 * @json: (out) (nullable): what it is: all of the set, `null` where what is on record is removed
 *
 * A scenario's change replaces members as a whole. This says an edit of what holds there as one of the change.
 *
 * Returns: whether there is such a member
 */
gboolean dm_edit_put_into_change (DmModel *model, const DmTarget *target, const char *pointer,
                                  const char *value, char **member, char **json) {
  g_autofree char *held = dm_edit_get_held_json (model, target);
  g_autofree char *recorded = get_recorded_json (model, target);
  g_autofree char *changed = NULL;
  const char *slash, *found;

  *member = *json = NULL;
  changed = pointer[0] == '/' ? dm_json_set (held != NULL ? held : "{}", pointer, value) : NULL;
  if (changed == NULL)
    return FALSE;
  slash = strchr (pointer + 1, '/');
  *member = slash != NULL ? g_strndup (pointer, (gsize) (slash - pointer)) : g_strdup (pointer);
  found = dm_json_get (changed, *member);
  if (found != NULL)
    *json = g_strndup (found, (gsize) (dm_json_skip (found) - found));
  else if (recorded != NULL && dm_json_get (recorded, *member) != NULL)
    *json = g_strdup ("null");
  return TRUE;
}

static void count_member (const char *pointer, const char *value, gpointer data) {
  if (!names_position (pointer))
    ++*(guint *) data;
}

/**
 * dm_edit_take_change_back:
 * @model: a model
 * @target: a position in a scenario that changes it
 * @member: the member that is to be as on record again: "/accepts"
 * @report: (out caller-allocates): as for dm_edit_set_member()
 *
 * With the last member the change goes altogether.
 *
 * Returns: (transfer full) (nullable): as dm_edit_set_member()
 */
DmModel *dm_edit_take_change_back (DmModel *model, const DmTarget *target, const char *member,
                                   DmEditReport *report) {
  g_autofree char *change = dm_edit_get_json (model, target);
  guint n = 0;

  if (change != NULL)
    visit_members (change, count_member, &n);
  if (n == 1 && dm_json_get (change, member) != NULL)
    return dm_edit_remove (model, target, report);
  return dm_edit_set_member (model, target, member, NULL, report);
}
