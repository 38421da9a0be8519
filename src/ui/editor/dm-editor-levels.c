/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-editor-levels.h"

#include <glib/gi18n-lib.h>

#include "dm-confirm-edit.h"
#include "dm-edit-levels.h"
#include "dm-editor-rows.h"

static const DmScale *get_scale (DmForm *form) {
  DmModel *model = dm_document_get_model (dm_form_get_document (form));
  const char *id = dm_form_get_target (form)->id;
  int issue = id != NULL ? dm_model_find_issue (model, id) : -1;

  return issue >= 0 ? dm_model_get_issue (model, (guint) issue)->scale : NULL;
}

static guint count (DmForm *form) {
  const DmScale *scale = get_scale (form);

  return scale != NULL ? scale->n_levels : 0;
}

/* What positions and proposals would lose by it is named first. */
static void put (DmForm *form, DmModel *model, const DmEditReport *report, const char *question,
                 const char *label) {
  if (model != NULL)
    dm_ui_confirm_hurts (GTK_WIDGET (form), dm_form_get_document (form), model, report, question,
                         label);
  else
    gtk_widget_error_bell (GTK_WIDGET (form));
}

static void add (DmForm *form) {
  DmModel *model = dm_document_get_model (dm_form_get_document (form));
  g_auto (DmEditReport) report = { 0 };
  g_autoptr (DmModel) changed = dm_edit_add_level (model, dm_form_get_target (form)->id, G_MAXUINT,
                                                   _ ("New level"), &report);

  put (form, changed, &report, _ ("Add a Level?"), _ ("Add a level"));
}

static void remove_nth (DmForm *form, guint nth) {
  DmModel *model = dm_document_get_model (dm_form_get_document (form));
  g_auto (DmEditReport) report = { 0 };
  g_autoptr (DmModel) changed
      = dm_edit_remove_level (model, dm_form_get_target (form)->id, nth, &report);

  put (form, changed, &report, _ ("Remove the Level?"), _ ("Remove the level"));
}

static void move (DmForm *form, guint nth, int by) {
  DmModel *model = dm_document_get_model (dm_form_get_document (form));
  g_auto (DmEditReport) report = { 0 };
  g_autoptr (DmModel) changed = dm_edit_move_level (model, dm_form_get_target (form)->id, nth,
                                                    (guint) ((int) nth + by), &report);

  put (form, changed, &report, _ ("Move the Level?"), _ ("Move the level"));
}

/* Where the fields of a level are, which depends on the type of the scale. */
static char *member (DmForm *form, guint nth, const char *name) {
  const DmScale *scale = get_scale (form);
  gboolean nominal = scale != NULL && scale->type == DM_SCALE_NOMINAL;

  return g_strdup_printf ("/scale/%s/%u/%s", nominal ? "options" : "levels", nth, name);
}

static void fill (DmForm *form, GtkWidget *row, guint nth) {
  static const char *const names[] = { "name", "id", "at", "note" };
  DmField *fields[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *pointer = member (form, nth, names[i]);

    fields[i] = i == 0   ? dm_field_text_new (pointer, _ ("Name"))
                : i == 1 ? dm_field_text_new (pointer, _ ("Id"))
                : i == 2 ? dm_field_number_new (pointer, _ ("Place on the scale"), NULL)
                         : dm_field_paragraph_new (pointer, _ ("Note"));
    dm_editor_add_row_field (form, row, fields[i]);
    g_object_set_data (G_OBJECT (row), names[i], fields[i]);
  }
}

static void name (DmForm *form, GtkWidget *row, guint nth) {
  static const char *const names[] = { "name", "id", "at", "note" };
  const DmScale *scale = get_scale (form);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    DmField *field = g_object_get_data (G_OBJECT (row), names[i]);
    g_autofree char *pointer = member (form, nth, names[i]);

    if (!g_str_equal (dm_field_get_pointer (field), pointer)) {
      dm_field_set_pointer (field, pointer);
      dm_field_refresh (field, dm_form_get_member (form, pointer), TRUE);
    }
    if (i == 2)
      gtk_widget_set_visible (GTK_WIDGET (field), scale->type == DM_SCALE_ORDINAL);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), scale->levels[nth].name);
}

/**
 * dm_editor_add_levels:
 * @form: the form of an issue
 *
 * Adds what the levels or options of its scale are edited with.
 *
 * Returns: (transfer none): the group they are in
 */
GtkWidget *dm_editor_add_levels (DmForm *form) {
  const DmEditorRows rows = { .title = _ ("Levels"),
                              .add_label = _ ("Add a level"),
                              .count = count,
                              .fill = fill,
                              .name = name,
                              .add = add,
                              .remove = remove_nth,
                              .move = move };

  return dm_editor_add_rows (form, &rows);
}
