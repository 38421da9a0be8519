/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-preferences.h"

#include <glib/gi18n-lib.h>

#include "dm-settings.h"

static GtkWidget *make_switch (GSettings *settings, const char *key, const char *title,
                               const char *subtitle) {
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  /* without the schema nothing could be remembered */
  gtk_widget_set_sensitive (row, dm_settings_bind_active (settings, key, G_OBJECT (control)));
  return row;
}

/**
 * dm_preferences_new:
 * @parent: (nullable): where they were asked for
 *
 * Returns: (transfer none): a window with what can be set for all documents
 */
GtkWindow *dm_preferences_new (GtkWindow *parent) {
  g_autoptr (GSettings) settings = dm_settings_new ();
  GtkWidget *window = adw_preferences_window_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Saving"));
  adw_preferences_group_add (
      group, make_switch (settings, "make-backup", _ ("Keep the Previous Version"),
                          _ ("Saving leaves what the file held before beside it, with “~” at the "
                             "end of the name.")));
  adw_preferences_page_add (page, group);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 300);
  g_object_set (window, "transient-for", parent, "destroy-with-parent", TRUE, "modal", TRUE, NULL);
  return GTK_WINDOW (window);
}
