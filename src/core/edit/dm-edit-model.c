/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-edit-private.h"
#include "dm-writer-private.h"

/* Appends the members of the file itself, without its lists. */
void dm_edit_write_model (GString *text, const DmModel *model) {
  DmWriterObject object;

  dm_writer_open (&object, text, model->extras);
  dm_writer_member (&object, "demarche", FALSE);
  dm_writer_string (&object, "title", model->title);
  dm_writer_string (&object, "summary", model->summary);
  dm_writer_string (&object, "note", model->note);
  dm_writer_date (&object, "date", model->date);
  dm_writer_close (&object);
}

static const DmExtra *find_extra (const DmExtras *extras, const char *name) {
  for (guint i = 0; extras != NULL && i < extras->len; i++) {
    const DmExtra *extra = g_ptr_array_index (extras, i);
    if (strcmp (extra->name, name) == 0)
      return extra;
  }
  return NULL;
}

/* Unknown members that stood between the lists go back there: g_ptr_array_sort() isn't stable, and they are few. */
static void restore_places (DmExtras *extras, const DmExtras *old) {
  for (guint i = 0; extras != NULL && i < extras->len; i++) {
    DmExtra *extra = g_ptr_array_index (extras, i);
    const DmExtra *before = find_extra (old, extra->name);
    guint at = i;
    if (before != NULL)
      extra->after = before->after;
    for (; at > 0 && ((DmExtra *) g_ptr_array_index (extras, at - 1))->after > extra->after; at--)
      extras->pdata[at] = extras->pdata[at - 1];
    extras->pdata[at] = extra;
  }
}

void dm_edit_put_model (DmEdit *edit, const char *json) {
  g_autoptr (DmModel) changed = dm_model_copy (edit->model);
  DmReader reader = { 0 };

  dm_model_clear_head (changed);
  if (dm_edit_begin_reading (edit, &reader, json, 0)) {
    const char *cursor = json;
    dm_reader_read_head (&reader, &cursor, changed);
  }
  if (!dm_edit_end_reading (edit, &reader))
    return;
  restore_places (changed->extras, edit->model->extras);
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);
  dm_edit_write_model (before, edit->model);
  dm_edit_write_model (after, changed);
  if (!g_string_equal (before, after))
    edit->changed = g_steal_pointer (&changed);
}
