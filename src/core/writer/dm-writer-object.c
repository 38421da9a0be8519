/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-json-format.h"
#include "dm-json.h"
#include "dm-writer-private.h"

void dm_writer_open (DmWriterObject *object, GString *text, const DmExtras *extras) {
  *object = (DmWriterObject){ text, extras, 0, 0, TRUE };
  g_string_append_c (text, '{');
}

static void append_name (DmWriterObject *object, const char *name) {
  g_string_append (object->text, object->empty ? " " : ", ");
  dm_json_append_string (object->text, name);
  g_string_append (object->text, ": ");
  object->empty = FALSE;
}

static void append_extras (DmWriterObject *object) {
  while (object->extras != NULL && object->next_extra < object->extras->len) {
    const DmExtra *extra = g_ptr_array_index (object->extras, object->next_extra);
    if (extra->after > object->member)
      return;
    append_name (object, extra->name);
    dm_json_append_compact (object->text, extra->json);
    object->next_extra++;
  }
}

void dm_writer_close (DmWriterObject *object) {
  object->member = G_MAXUINT;
  append_extras (object);
  g_string_append (object->text, object->empty ? "}" : " }");
}

/* Counts the format's next member and, where it is given, begins it: the caller appends the value. */
gboolean dm_writer_member (DmWriterObject *object, const char *name, gboolean given) {
  append_extras (object);
  object->member++;
  if (given)
    append_name (object, name);
  return given;
}

void dm_writer_string (DmWriterObject *object, const char *name, const char *value) {
  if (dm_writer_member (object, name, value != NULL))
    dm_json_append_string (object->text, value);
}

void dm_writer_number (DmWriterObject *object, const char *name, gboolean given, double value) {
  if (dm_writer_member (object, name, given))
    dm_json_append_number (object->text, value);
}

void dm_writer_date (DmWriterObject *object, const char *name, DmDate date) {
  if (dm_writer_member (object, name, date != DM_DATE_NONE)) {
    g_autofree char *iso = dm_date_to_iso (date);
    dm_json_append_string (object->text, iso);
  }
}
