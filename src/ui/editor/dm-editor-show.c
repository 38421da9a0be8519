/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-editor-show.h"

#include <glib/gi18n-lib.h>

static gboolean is_shown (DmForm *form) {
  DmDocument *document = dm_form_get_document (form);
  const DmTarget *target = dm_form_get_target (form);

  return target->id != NULL
         && g_strcmp0 (target->id, target->kind == DM_TARGET_SCENARIO
                                       ? dm_document_get_scenario (document)
                                       : dm_document_get_proposal (document))
                == 0;
}

static void on_show_toggled (GtkSwitch *toggle, GParamSpec *pspec, DmForm *form) {
  DmDocument *document = dm_form_get_document (form);
  const DmTarget *target = dm_form_get_target (form);
  gboolean show = gtk_switch_get_active (toggle);
  g_autofree char *id = show ? g_strdup (target->id) : NULL;

  if (show == is_shown (form))
    return;
  if (target->kind == DM_TARGET_SCENARIO)
    dm_document_set_scenario (document, id);
  else
    dm_document_set_proposal (document, id);
}

/**
 * dm_editor_add_show_row:
 * @form: the form of a scenario or a proposal
 * @hint: what is seen then, translated
 *
 * Adds a switch that shows it on the map. That is no edit.
 *
 * Returns: (transfer none): the row, for dm_editor_update_show_row()
 */
GtkWidget *dm_editor_add_show_row (DmForm *form, const char *hint) {
  GtkWidget *group = dm_form_begin_group (form, NULL, NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Show on the Map"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hint);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show on the Map"), -1);
  g_object_set_data (G_OBJECT (row), "dm-form", form);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (on_show_toggled), form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/**
 * dm_editor_update_show_row:
 * @row: what dm_editor_add_show_row() gave
 */
void dm_editor_update_show_row (GtkWidget *row) {
  DmForm *form = g_object_get_data (G_OBJECT (row), "dm-form");
  GtkWidget *toggle = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

  gtk_switch_set_active (GTK_SWITCH (toggle), is_shown (form));
}
