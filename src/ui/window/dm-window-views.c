/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-stacks.h"
#include "dm-window-private.h"

/* The views of the document, in the order of their pages: Alt+1 is the first one. */
static const char *const view_names[] = { "map", "table", "matrix", "agreements", "timeline" };

void dm_window_add_view_keys (GtkWidgetClass *widget_class) {
  for (guint i = 0; i < G_N_ELEMENTS (view_names); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.view", "s",
                                         view_names[i]);
}

const char *dm_window_get_view (DmWindow *self) {
  return adw_view_stack_get_visible_child_name (self->views);
}

/* An action may be asked for any name. */
void dm_window_show_view (DmWindow *self, const char *name) {
  if (adw_view_stack_get_child_by_name (self->views, name) == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->views, name);
  dm_window_focus_view (self);
}

void dm_window_focus_view (DmWindow *self) {
  GtkWidget *view = adw_view_stack_get_visible_child (self->views);

  if (!gtk_widget_grab_focus (view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

/* There's something to switch only while a document is shown, and in several views. Where the header has no room for the names,
 * they stand at the bottom. */
void dm_window_update_switchers (DmWindow *self) {
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);
  gboolean several = g_list_model_get_n_items (G_LIST_MODEL (pages)) > 1;
  gboolean shown = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "map") == 0;

  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, several && shown);
  adw_view_switcher_bar_set_reveal (
      self->switcher_bar,
      several && shown && adw_view_switcher_title_get_title_visible (self->switcher_title));
}

/* (transfer full) (nullable): what is shown, as an export draws it */
DmStack *dm_window_new_stack (DmWindow *self) {
  if (g_strcmp0 (dm_window_get_view (self), "matrix") == 0)
    return dm_matrix_view_new_stack (self->matrix_view);
  if (g_strcmp0 (dm_window_get_view (self), "agreements") == 0)
    return dm_agreements_view_new_stack (self->agreements_view);
  if (g_strcmp0 (dm_window_get_view (self), "timeline") == 0)
    return dm_timeline_view_new_stack (self->timeline_view);
  DmStack *map = dm_stack_new_map (dm_document_get_analysis (self->document),
                                   dm_map_view_get_sort (self->map_view));
  dm_map_view_mark_stack (self->map_view, map);
  return map;
}

/* The table is of all days, and the rest says its day in its title. */
static void follow_view (DmWindow *self) {
  const char *view = dm_window_get_view (self);

  dm_scrubber_set_wanted (self->scrubber,
                          g_strcmp0 (view, "map") == 0 || g_strcmp0 (view, "timeline") == 0);
  dm_window_sync_states (self);
}

static void follow_sort (DmWindow *self) {
  dm_timeline_view_set_sort (self->timeline_view, dm_map_view_get_sort (self->map_view));
}

static void follow_stage (DmWindow *self) {
  dm_timeline_view_set_stage (self->timeline_view, dm_map_view_get_stage (self->map_view));
}

/* A change is looked at on the map, where it is drawn. */
static void on_change_activated (DmWindow *self, const char *issue) {
  dm_document_select (self->document, DM_SELECTION_ISSUE, issue, NULL, NULL);
  dm_window_show_view (self, "map");
}

void dm_window_set_up_views (DmWindow *self) {
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (follow_view), self);
  g_signal_connect_swapped (self->map_view, "notify::sort", G_CALLBACK (follow_sort), self);
  g_signal_connect_swapped (self->map_view, "notify::stage", G_CALLBACK (follow_stage), self);
  g_signal_connect_swapped (self->changes_button, "issue-activated",
                            G_CALLBACK (on_change_activated), self);
  follow_view (self);
  g_signal_connect_swapped (self->switcher_title, "notify::title-visible",
                            G_CALLBACK (dm_window_update_switchers), self);
}
