/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-json-format.h"

#include <string.h>

#include "dm-json.h"

static void append_indent (GString *out, guint indent) {
  g_string_append_c (out, '\n');
  for (guint i = 0; i < indent; i++)
    g_string_append_c (out, ' ');
}

static gboolean fits (const char *start, const char *end, guint column) {
  return column + g_utf8_strlen (start, end - start) + 1 <= DM_JSON_COLUMNS;
}

static void format_slice (GString *out, const char *start, const char *end, guint indent,
                          guint column) {
  gboolean first = TRUE, object = *start == '{';
  const char *cursor = start;

  if (fits (start, end, column) || (*start != '{' && *start != '[')) {
    g_string_append_len (out, start, end - start);
    return;
  }
  g_string_append_c (out, *start);
  cursor = dm_json_open (cursor);
  while (dm_json_more (&cursor, &first)) {
    const char *item = cursor, *value = cursor;
    if (item != dm_json_skip_space (start + 1))
      g_string_append_c (out, ',');
    append_indent (out, indent + 2);
    if (object) {
      DmJsonSlice key = dm_json_take_key (&cursor);
      value = cursor;
      g_string_append_len (out, key.start - 1, (gssize) key.length + 2);
      g_string_append (out, ": ");
    }
    cursor = dm_json_skip (cursor);
    guint item_column = indent + 2 + (object ? (guint) g_utf8_strlen (item, value - item) : 0);
    format_slice (out, value, cursor, indent + 2, item_column);
  }
  append_indent (out, indent);
  g_string_append_c (out, object ? '}' : ']');
}

static const char *append_string (GString *out, const char *at) {
  const char *end = dm_json_skip (at);

  g_string_append_len (out, at, end - at);
  return end;
}

/**
 * dm_json_append_compact:
 * @out: appended to
 * @json: a JSON value, however it is laid out
 *
 * Appends the value on one line, with the spaces that our own values have; strings and numbers stay as they are written.
 */
void dm_json_append_compact (GString *out, const char *json) {
  for (const char *at = dm_json_skip_space (json); *at != '\0'; at = dm_json_skip_space (at)) {
    gboolean opened = out->len > 0 && out->str[out->len - 1] == '{';
    if ((*at == '}') != opened && (opened || *at == '}'))
      g_string_append_c (out, ' ');
    if (*at == '"') {
      at = append_string (out, at);
      continue;
    }
    g_string_append_c (out, *at);
    if (*at == ',' || *at == ':')
      g_string_append_c (out, ' ');
    at++;
  }
}

/**
 * dm_json_format:
 * @out: appended to
 * @compact: a JSON value on one line, spaced as dm_json_append_compact() does
 * @indent: spaces before the line that the value begins on
 * @column: where on that line it begins
 *
 * Lays a value out: on one line where it fits in %DM_JSON_COLUMNS with a comma behind it, else a member or element a line, by the same
 * rule.
 */
void dm_json_format (GString *out, const char *compact, guint indent, guint column) {
  format_slice (out, compact, compact + strlen (compact), indent, column);
}
