/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-editor-evidence.h"

#include <glib/gi18n-lib.h>

#include "dm-editor-rows.h"
#include "dm-json.h"

static guint count (DmForm *form) {
  g_autoptr (GPtrArray) pieces = dm_editor_list_elements (form, "/evidence");

  return pieces->len;
}

static void put (DmForm *form, GPtrArray *pieces, const char *label) {
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < pieces->len; i++)
    g_string_append_printf (json, "%s%s", i > 0 ? ", " : "", (char *) pieces->pdata[i]);
  g_string_append_c (json, ']');
  dm_form_change (form, "/evidence", pieces->len > 0 ? json->str : NULL, label, label, NULL);
}

static void add (DmForm *form) {
  g_autoptr (GPtrArray) pieces = dm_editor_list_elements (form, "/evidence");

  g_ptr_array_add (pieces, g_strdup ("{}"));
  put (form, pieces, _ ("Add evidence"));
}

static void remove_nth (DmForm *form, guint nth) {
  g_autoptr (GPtrArray) pieces = dm_editor_list_elements (form, "/evidence");

  if (nth < pieces->len)
    g_ptr_array_remove_index (pieces, nth);
  put (form, pieces, _ ("Remove evidence"));
}

static void move (DmForm *form, guint nth, int by) {
  g_autoptr (GPtrArray) pieces = dm_editor_list_elements (form, "/evidence");

  g_ptr_array_insert (pieces, (int) nth + by, g_ptr_array_steal_index (pieces, nth));
  put (form, pieces, _ ("Move evidence"));
}

static char *member (guint nth, const char *name) {
  return g_strdup_printf ("/evidence/%u/%s", nth, name);
}

static void fill (DmForm *form, GtkWidget *row, guint nth) {
  g_autofree char *source = member (nth, "source");
  g_autofree char *locator = member (nth, "locator");
  g_autofree char *speaker = member (nth, "speaker");
  g_autofree char *date = member (nth, "date");
  g_autofree char *quote = member (nth, "quote");
  g_autofree char *grade = member (nth, "grade");
  g_autofree char *note = member (nth, "note");
  DmField *const fields[] = {
    dm_field_reference_new (source, _ ("Source"), DM_TARGET_SOURCE, C_ ("source", "None")),
    dm_field_text_new (locator, _ ("Place in the source")),
    dm_field_text_new (speaker, _ ("Speaker")),
    dm_field_date_new (date, _ ("Date")),
    dm_field_paragraph_new (quote, _ ("Quote")),
    dm_field_grade_new (grade, _ ("Grade")),
    dm_field_paragraph_new (note, _ ("Note")),
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    dm_editor_add_row_field (form, row, fields[i]);
}

/* Its source and the place in it. */
static void name (DmForm *form, GtkWidget *row, guint nth) {
  DmModel *model = dm_document_get_model (dm_form_get_document (form));
  g_autofree char *source_pointer = member (nth, "source");
  g_autofree char *locator_pointer = member (nth, "locator");
  const char *source = dm_form_get_member (form, source_pointer);
  const char *locator = dm_form_get_member (form, locator_pointer);
  g_autofree char *id = source != NULL ? dm_json_take_string (&source) : NULL;
  g_autofree char *place = locator != NULL ? dm_json_take_string (&locator) : NULL;
  int index = id != NULL ? dm_model_find_source (model, id) : -1;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 index >= 0 ? dm_model_get_source (model, (guint) index)->title
                                            : _ ("Without a source"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), place != NULL ? place : "");
}

/**
 * dm_editor_add_evidence:
 * @form: the form of a position
 *
 * Adds what its evidence is edited with.
 *
 * Returns: (transfer none): the group that it is in
 */
GtkWidget *dm_editor_add_evidence (DmForm *form) {
  const DmEditorRows rows = { .title = _ ("Evidence"),
                              .add_label = _ ("Add evidence"),
                              .count = count,
                              .fill = fill,
                              .name = name,
                              .add = add,
                              .remove = remove_nth,
                              .move = move };

  return dm_editor_add_rows (form, &rows);
}
