/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-editor-rows.h"

#include <glib/gi18n-lib.h>

#include "dm-json.h"

typedef struct {
  DmEditorRows rows;
  DmForm *form;
  GtkWidget *group;
  GPtrArray *list; /* of the rows, unowned */
} List;

static void list_free (List *list) {
  g_ptr_array_unref (list->list);
  g_free (list);
}

static guint find_row (List *list, GtkWidget *widget) {
  guint index = G_MAXUINT;

  g_ptr_array_find (list->list, gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW), &index);
  return index;
}

static DmField *find_field (GtkWidget *widget) {
  DmField *field = DM_IS_FIELD (widget) ? DM_FIELD (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && field == NULL;
       child = gtk_widget_get_next_sibling (child))
    field = find_field (child);
  return field;
}

/* A new one is there to be filled in. */
static void unfold (List *list, guint nth) {
  GtkWidget *row;
  DmField *field;

  if (nth >= list->list->len)
    return;
  row = g_ptr_array_index (list->list, nth);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  field = find_field (row);
  if (field != NULL)
    dm_field_focus (field);
}

static void on_add (GtkButton *button, List *list) {
  guint n = list->list->len;

  list->rows.add (list->form);
  if (list->list->len > n)
    unfold (list, list->list->len - 1);
}

static void on_remove (GtkButton *button, List *list) {
  guint nth = find_row (list, GTK_WIDGET (button));

  if (nth < list->list->len)
    list->rows.remove (list->form, nth);
}

static void move (List *list, GtkWidget *widget, int by) {
  guint nth = find_row (list, widget);

  if (nth >= list->list->len || (by < 0 && nth == 0) || (by > 0 && nth + 1 == list->list->len))
    return;
  list->rows.move (list->form, nth, by);
  gtk_widget_child_focus (g_ptr_array_index (list->list, (guint) ((int) nth + by)),
                          GTK_DIR_TAB_FORWARD);
}

static void on_move_up (GtkButton *button, List *list) {
  move (list, GTK_WIDGET (button), -1);
}

static void on_move_down (GtkButton *button, List *list) {
  move (list, GTK_WIDGET (button), 1);
}

/* Alt with the arrows moves, Ctrl+Delete removes, as with things. */
static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, List *list) {
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (key));
  guint nth;

  if (!g_ptr_array_find (list->list, row, &nth))
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_ALT_MASK) && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)) {
    int by = keyval == GDK_KEY_Up ? -1 : 1;

    if ((int) nth + by >= 0 && nth + (guint) by < list->list->len) {
      list->rows.move (list->form, nth, by);
      gtk_widget_child_focus (g_ptr_array_index (list->list, (guint) ((int) nth + by)),
                              GTK_DIR_TAB_FORWARD);
    }
    return GDK_EVENT_STOP;
  }
  if ((state & GDK_CONTROL_MASK) && keyval == GDK_KEY_Delete) {
    list->rows.remove (list->form, nth);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *new_button (const char *icon, const char *tip, GCallback clicked, List *list) {
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect (button, "clicked", clicked, list);
  return button;
}

static void add_row (List *list) {
  AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  GtkEventController *key = gtk_event_controller_key_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_add_action (row, new_button ("user-trash-symbolic", _ ("Remove"),
                                                G_CALLBACK (on_remove), list));
  adw_expander_row_add_action (row, new_button ("go-down-symbolic", _ ("Move down"),
                                                G_CALLBACK (on_move_down), list));
  adw_expander_row_add_action (row, new_button ("go-up-symbolic", _ ("Move up"),
                                                G_CALLBACK (on_move_up), list));
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), list);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (row), key);
  g_ptr_array_add (list->list, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (list->group), GTK_WIDGET (row));
  list->rows.fill (list->form, GTK_WIDGET (row), list->list->len - 1);
}

static void on_refreshed (DmForm *form, List *list) {
  guint n = list->rows.count (form);

  while (list->list->len > n)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (list->group),
                                  g_ptr_array_steal_index (list->list, list->list->len - 1));
  while (list->list->len < n)
    add_row (list);
  for (guint i = 0; i < n; i++)
    list->rows.name (form, g_ptr_array_index (list->list, i), i);
}

/**
 * dm_editor_add_rows:
 * @form: a form
 * @rows: what its list is of
 *
 * Returns: (transfer none): the group of the list
 */
GtkWidget *dm_editor_add_rows (DmForm *form, const DmEditorRows *rows) {
  List *list = g_new0 (List, 1);

  list->rows = *rows;
  list->form = form;
  list->list = g_ptr_array_new ();
  list->group = dm_form_begin_group (form, rows->title, NULL);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (list->group),
                                           new_button ("list-add-symbolic", rows->add_label,
                                                       G_CALLBACK (on_add), list));
  g_signal_connect (form, "refreshed", G_CALLBACK (on_refreshed), list);
  g_object_set_data_full (G_OBJECT (list->group), "dm-rows", list, (GDestroyNotify) list_free);
  return list->group;
}

/** dm_editor_add_row_field: puts a field into a row that unfolds */
void dm_editor_add_row_field (DmForm *form, GtkWidget *row, DmField *field) {
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), GTK_WIDGET (field));
  dm_form_adopt (form, field);
}

/** dm_editor_list_elements: (element-type utf8) (transfer full): the JSON of the elements of an array, none where there is no such array */
GPtrArray *dm_editor_list_elements (DmForm *form, const char *pointer) {
  const char *json = dm_form_get_member (form, pointer);
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_free);
  gboolean first = TRUE;

  if (json == NULL || dm_json_peek (json) != DM_JSON_ARRAY)
    return elements;
  json = dm_json_open (json);
  while (dm_json_more (&json, &first)) {
    g_ptr_array_add (elements, dm_form_dup_value (json));
    json = dm_json_skip (json);
  }
  return elements;
}
