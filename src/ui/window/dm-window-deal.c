/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-document-deal.h"
#include "dm-window-private.h"

/* Putting a deal together on the map. */

static void new_deal (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  dm_document_flush (self->document);
  if (!dm_document_begin_deal (self->document))
    return;
  dm_window_show_view (self, "map");
  dm_map_view_set_dealing (self->map_view, TRUE);
}

static void edit_deal (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  if (dm_document_get_deal (self->document) == NULL) {
    dm_window_say (self, _ ("Choose a proposal first, or begin a draft deal."));
    return;
  }
  if (!dm_map_view_is_dealing (self->map_view))
    dm_window_show_view (self, "map");
  dm_map_view_set_dealing (self->map_view, !dm_map_view_is_dealing (self->map_view));
}

/* The outcome is told where the deal is edited. */
static void complete_deal (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (dm_document_get_deal (self->document) == NULL)
    return;
  dm_window_show_view (self, "map");
  dm_map_view_set_dealing (self->map_view, TRUE);
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
    if (g_str_equal (id, dm_solution_to_id ((DmSolutionKind) kind)))
      dm_deal_bar_complete (self->deal_bar, (DmSolutionKind) kind);
}

void dm_window_install_deal (GtkWidgetClass *widget_class) {
  gtk_widget_class_install_action (widget_class, "win.new-deal", NULL, new_deal);
  gtk_widget_class_install_action (widget_class, "win.complete-deal", "s", complete_deal);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.new-deal", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "win.edit-deal",
                                       NULL);
}

/* --- the state --- */

static void activate_edit (GSimpleAction *action, GVariant *parameter, gpointer data) {
  edit_deal (GTK_WIDGET (data), NULL, NULL);
}

static void follow_dealing (DmWindow *self) {
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "edit-deal");
  gboolean dealing = dm_map_view_is_dealing (self->map_view);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (dealing));
  dm_deal_bar_set_shown (self->deal_bar, dealing);
  if (dealing)
    dm_window_focus_view (self);
}

/* There is something to edit only while a proposal is chosen. */
static void update_enabled (DmWindow *self) {
  gboolean chosen = dm_document_get_deal (self->document) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.complete-deal", chosen);
}

static void on_issue_activated (DmWindow *self, const char *issue) {
  dm_document_select (self->document, DM_SELECTION_ISSUE, issue, NULL, NULL);
  dm_window_focus_view (self);
}

void dm_window_set_up_deal (DmWindow *self) {
  static const GActionEntry entries[]
      = { { "edit-deal", activate_edit, NULL, "false", NULL, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  dm_deal_bar_set_document (self->deal_bar, self->document);
  g_signal_connect_swapped (self->deal_bar, "issue-activated", G_CALLBACK (on_issue_activated),
                            self);
  g_signal_connect_swapped (self->deal_bar, "said", G_CALLBACK (dm_window_say), self);
  g_signal_connect_swapped (self->map_view, "notify::dealing", G_CALLBACK (follow_dealing), self);
  g_signal_connect_swapped (self->document, "reading-changed", G_CALLBACK (update_enabled), self);
  g_signal_connect_swapped (self->document, "model-changed", G_CALLBACK (update_enabled), self);
  update_enabled (self);
}
