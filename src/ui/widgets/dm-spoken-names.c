/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-spoken-names.h"

/* GTK 4.8 calls a button by its label as it was set, underscore and all, and then again by what the label shows: “_Save Save”. */

#define NAMED_KEY "dm-spoken-name"

static gboolean is_underlined (GtkWidget *widget) {
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_use_underline (GTK_BUTTON (widget));
  return GTK_IS_CHECK_BUTTON (widget)
         && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget));
}

static GtkWidget *find_label (GtkWidget *widget) {
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !GTK_IS_LABEL (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* What the label shows is what it's called. */
static void name (GtkWidget *button) {
  GtkWidget *label = is_underlined (button) ? find_label (button) : NULL;

  if (label == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}

static void name_from_now_on (GtkWidget *widget) {
  if ((!GTK_IS_BUTTON (widget) && !GTK_IS_CHECK_BUTTON (widget))
      || g_object_get_data (G_OBJECT (widget), NAMED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (widget), NAMED_KEY, widget);
  g_signal_connect (widget, "notify::label", G_CALLBACK (name), NULL);
  g_signal_connect (widget, "notify::use-underline", G_CALLBACK (name), NULL);
  name (widget);
}

/* What has the focus of these is a button within, and it is asked what it's called. */
static void lend_name (GtkWidget *widget) {
  GtkWidget *button = gtk_widget_get_first_child (widget);

  if ((GTK_IS_DROP_DOWN (widget) || GTK_IS_COLOR_BUTTON (widget)) && GTK_IS_BUTTON (button))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    widget, NULL, -1);
}

static void name_all_in (GtkWidget *widget) {
  name_from_now_on (widget);
  lend_name (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_all_in (child);
}

/* A window with all that it may show later on; and what is added to it afterwards. */
static gboolean on_map (GSignalInvocationHint *hint, guint n_values, const GValue *values,
                        gpointer data) {
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_WINDOW (widget)) {
    name_all_in (widget);
  } else {
    name_from_now_on (widget);
    lend_name (widget);
  }
  return G_SOURCE_CONTINUE;
}

/**
 * dm_ui_name_buttons:
 *
 * Has every button of the program, also those in dialogs of the libraries, be called what it says, without the underscore before
 * the letter of its key, and the button within a choice what the choice is called. Once, at the start.
 */
void dm_ui_name_buttons (void) {
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
}

/**
 * dm_ui_set_name:
 * @widget: a widget
 * @name: what it is called, translated
 *
 * Names a widget to assistive technologies; of an entry also its text, which is a widget of its own.
 */
void dm_ui_set_name (GtkWidget *widget, const char *name) {
  GtkEditable *text
      = GTK_IS_EDITABLE (widget) ? gtk_editable_get_delegate (GTK_EDITABLE (widget)) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
