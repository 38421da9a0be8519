/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * JSON in two steps. dm_json_check() says whether a text is RFC 8259 to the letter and within our limits. The cursor functions then
 * walk a text that passed: they need no checks and can't fail. A cursor is a pointer into the text,
 * which must end in a NUL behind its last byte.
 */

typedef enum {
  DM_JSON_OBJECT,
  DM_JSON_ARRAY,
  DM_JSON_STRING,
  DM_JSON_NUMBER,
  DM_JSON_BOOLEAN,
  DM_JSON_NULL
} DmJsonType;

typedef struct {
  const char *start;
  gsize length;
} DmJsonSlice;

/** DmJsonReport: called for each fault; @offset in bytes */
typedef void (*DmJsonReport) (gsize offset, const char *code, const char *message,
                              gpointer user_data);

gboolean dm_json_check (const char *text, gsize length, guint max_depth, gsize max_string,
                        DmJsonReport report, gpointer user_data, DmJsonSlice *longest);

static inline const char *dm_json_skip_space (const char *cursor) {
  while (*cursor == ' ' || *cursor == '\n' || *cursor == '\t' || *cursor == '\r')
    cursor++;
  return cursor;
}

DmJsonType dm_json_peek (const char *cursor);
const char *dm_json_open (const char *cursor);
gboolean dm_json_more (const char **cursor, gboolean *first);
DmJsonSlice dm_json_take_key (const char **cursor);
const char *dm_json_skip (const char *cursor);
char *dm_json_take_string (const char **cursor);
gboolean dm_json_take_plain (const char **cursor, char *buffer, gsize size);
double dm_json_take_number (const char **cursor);
gboolean dm_json_take_boolean (const char **cursor);

void dm_json_append_string (GString *text, const char *string);
void dm_json_append_number (GString *text, double number);
char *dm_json_number_to_text (double number);

G_END_DECLS
