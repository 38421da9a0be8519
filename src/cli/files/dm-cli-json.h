/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DmCliJson:
 *
 * Writes JSON as it comes: json-glib would hold every value as a node and write 0.1 as 0.10000000000000001. The outer
 * containers take a line an item, the inner ones stand on one line. @name is %NULL for an array's items.
 */
typedef struct {
  GString *text;
  guint depth;
  gboolean is_first; /* of its container */
} DmCliJson;

void dm_cli_json_init (DmCliJson *json);
void dm_cli_json_begin (DmCliJson *json, const char *name, char bracket);
void dm_cli_json_end (DmCliJson *json, char bracket);
void dm_cli_json_add_string (DmCliJson *json, const char *name, const char *string);
void dm_cli_json_add_number (DmCliJson *json, const char *name, double number);
void dm_cli_json_add_json (DmCliJson *json, const char *name, const char *value);
void dm_cli_json_add_null (DmCliJson *json, const char *name);
char *dm_cli_json_finish (DmCliJson *json);

G_END_DECLS
