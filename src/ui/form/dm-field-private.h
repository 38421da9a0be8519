/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-fields.h"
#include "dm-thing.h"

G_BEGIN_DECLS

/* What the kinds of fields share. */

/** DmTyping: how what is typed is said in JSON: a string, or a number as the locale writes it */
typedef enum { DM_TYPING_STRING, DM_TYPING_NUMBER } DmTyping;

DmField *dm_field_typed_new (const char *pointer, const char *title, DmTyping typing);
DmField *dm_field_typed_new_beside (const char *pointer, const char *title, DmTyping typing,
                                    int width_chars);
GtkEditable *dm_field_typed_get_editable (DmField *field);
void dm_field_typed_set_text (DmField *field, const char *text);

GArray *dm_field_list_things (const DmModel *model, DmTargetKind kind, GPtrArray *texts);
char *dm_field_dup_string (const char *json);
char *dm_field_number_to_text (const char *json);
gboolean dm_field_append_number (const char *text, GString *json);

G_END_DECLS
