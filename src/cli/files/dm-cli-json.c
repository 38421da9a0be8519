/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-json.h"

#include <math.h>

#include "dm-json.h"

#define LINES_DEPTH 2 /* containers within these take a line an item */

/** dm_cli_json_init: begins a text; dm_cli_json_finish() ends it */
void dm_cli_json_init (DmCliJson *json) {
  *json = (DmCliJson){ g_string_new (NULL), 0, TRUE };
}

static void start_line (DmCliJson *json) {
  g_string_append_c (json->text, '\n');
  for (guint i = 0; i < json->depth; i++)
    g_string_append (json->text, "  ");
}

static void begin_value (DmCliJson *json, const char *name) {
  if (json->depth > 0 && !json->is_first)
    g_string_append_c (json->text, ',');
  if (json->depth > 0 && json->depth <= LINES_DEPTH)
    start_line (json);
  else if (json->depth > 0 && !json->is_first)
    g_string_append_c (json->text, ' ');
  json->is_first = FALSE;
  if (name == NULL)
    return;
  dm_json_append_string (json->text, name);
  g_string_append (json->text, ": ");
}

/** dm_cli_json_begin: opens an object or array; @bracket is '{' or '[' */
void dm_cli_json_begin (DmCliJson *json, const char *name, char bracket) {
  begin_value (json, name);
  g_string_append_c (json->text, bracket);
  json->depth++;
  json->is_first = TRUE;
}

/** dm_cli_json_end: closes the innermost object or array; @bracket is '}' or ']' */
void dm_cli_json_end (DmCliJson *json, char bracket) {
  gboolean is_empty = json->is_first;
  json->depth--;
  if (!is_empty && json->depth < LINES_DEPTH)
    start_line (json);
  g_string_append_c (json->text, bracket);
  json->is_first = FALSE;
}

/** dm_cli_json_add_string: adds a string, or `null` for %NULL */
void dm_cli_json_add_string (DmCliJson *json, const char *name, const char *string) {
  if (string == NULL) {
    dm_cli_json_add_null (json, name);
    return;
  }
  begin_value (json, name);
  dm_json_append_string (json->text, string);
}

/** dm_cli_json_add_number: adds a number, the shortest that reads back equal, or `null` for what isn't finite */
void dm_cli_json_add_number (DmCliJson *json, const char *name, double number) {
  if (!isfinite (number)) {
    dm_cli_json_add_null (json, name);
    return;
  }
  begin_value (json, name);
  dm_json_append_number (json->text, number + 0.0); /* -0 becomes 0 */
}

/** dm_cli_json_add_null: adds `null` */
void dm_cli_json_add_null (DmCliJson *json, const char *name) {
  begin_value (json, name);
  g_string_append (json->text, "null");
}

/** dm_cli_json_add_json: adds a value that is JSON already, or `null` for %NULL */
void dm_cli_json_add_json (DmCliJson *json, const char *name, const char *value) {
  begin_value (json, name);
  g_string_append (json->text, value != NULL ? value : "null");
}

/** dm_cli_json_finish: Returns: (transfer full): the text, with a newline at its end */
char *dm_cli_json_finish (DmCliJson *json) {
  g_string_append_c (json->text, '\n');
  return g_string_free (g_steal_pointer (&json->text), FALSE);
}
