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
  glong width = g_utf8_strlen (start, end - start);
  return column + width + 1 <= DM_JSON_COLUMNS
         && memchr (start, '\n', (gsize) (end - start)) == NULL;
}

static void format_slice (GString *out, const char *start, const char *end, guint indent,
                          guint column) {
  gboolean first = TRUE, object = *start == '{';
  const char *cursor = start;

  /* what holds a line break is a member that we don't know, as it stood: it is not ours to lay out */
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
    if (memchr (value, '\n', (gsize) (cursor - value)) != NULL)
      g_string_append_len (out, value, cursor - value);
    else
      format_slice (out, value, cursor, indent + 2, item_column);
  }
  append_indent (out, indent);
  g_string_append_c (out, object ? '}' : ']');
}

/**
 * dm_json_format:
 * @out: appended to
 * @compact: a JSON value on one line (unknown members may hold line breaks of their own)
 * @indent: spaces before the line that the value begins on
 * @column: where on that line it begins
 *
 * Lays a value out: on one line where it fits in %DM_JSON_COLUMNS with a comma behind it, else a member or element a line, by the same
 * rule.
 */
void dm_json_format (GString *out, const char *compact, guint indent, guint column) {
  format_slice (out, compact, compact + strlen (compact), indent, column);
}
