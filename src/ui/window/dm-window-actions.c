/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-edit-thing.h"
#include "dm-window-private.h"

static const char *const sort_ids[] = {
  [DM_SORT_FILE] = "file",
  [DM_SORT_VERDICT] = "verdict",
  [DM_SORT_GAP] = "gap",
  [DM_SORT_SALIENCE] = "salience",
};
static const char *const stage_ids[] = {
  [DM_STAGE_FULL] = "full",
  [DM_STAGE_LANES] = "lanes",
  [DM_STAGE_LINE] = "line",
  [DM_STAGE_STRIP] = "strip",
};

/* --- files --- */

static void open_file (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_window_choose_file (DM_WINDOW (widget));
}

static void open_uri (GtkWidget *widget, const char *name, GVariant *parameter) {
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  dm_window_open_beside (DM_WINDOW (widget), file, g_str_equal (name, "win.open-sample"));
}

static void retry (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  if (self->loading_file != NULL)
    dm_window_open (self, self->loading_file, self->loading_sample);
}

static void dismiss_errors (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_document_clear_problems (DM_WINDOW (widget)->document);
}

static void cancel_load (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_window_cancel_load (DM_WINDOW (widget));
  dm_window_show_page (DM_WINDOW (widget));
}

/* --- export --- */

static void open_folder (GtkWidget *widget, const char *name, GVariant *parameter) {
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

/* In passing, with a way to @opened (nullable), the file or where it is. */
void dm_window_say_written (DmWindow *self, GFile *file, const char *button, GFile *opened) {
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("“%s” was written"), name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (opened != NULL) {
    g_autofree char *uri = g_file_get_uri (opened);

    adw_toast_set_button_label (toast, button);
    adw_toast_set_action_name (toast, "win.open-folder");
    adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void dm_window_say_exported (DmWindow *self, GFile *file) {
  g_autoptr (GFile) folder = g_file_get_parent (file);

  dm_window_say_written (self, file, _ ("Open _Folder"), folder);
}

static void make_picture (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  if (g_str_equal (name, "win.copy-picture"))
    dm_window_copy_picture (self);
  else if (g_str_equal (name, "win.print"))
    dm_window_print (self);
  else
    dm_window_export_picture (self);
}

static void report (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_window_report (DM_WINDOW (widget));
}

static void save_public (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_window_save_public (DM_WINDOW (widget));
}

static void import_table (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_window_choose_table (DM_WINDOW (widget));
}

static void export_table (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_window_export_table (DM_WINDOW (widget));
}

/* --- zoom, search, panes --- */

static void zoom (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmMapView *map_view = DM_WINDOW (widget)->map_view;
  int stage = (int) dm_map_view_get_stage (map_view);

  if (g_str_equal (name, "win.zoom-in"))
    dm_map_view_set_stage (map_view, (DmStage) MAX (stage - 1, (int) DM_STAGE_FULL));
  else if (g_str_equal (name, "win.zoom-out"))
    dm_map_view_set_stage (map_view, (DmStage) MIN (stage + 1, (int) DM_STAGE_STRIP));
  else if (g_str_equal (name, "win.zoom-full"))
    dm_map_view_set_stage (map_view, DM_STAGE_FULL);
  else
    dm_map_view_fit (map_view);
}

static void find (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  if (g_str_equal (name, "win.find")) {
    gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), TRUE);
    gtk_widget_grab_focus (self->search_entry);
  } else {
    dm_search_step (self->search, g_str_equal (name, "win.find-next") ? 1 : -1);
  }
}

static void toggle_pane (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);
  AdwFlap *flap
      = g_str_equal (name, "win.toggle-details") ? self->details_flap : self->sidebar_flap;
  gboolean show = g_str_equal (name, "win.show-sidebar") || !adw_flap_get_reveal_flap (flap);

  adw_flap_set_reveal_flap (flap, show);
}

/* Goes from the map to the form of what is selected there. */
static void edit_selected (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  adw_flap_set_reveal_flap (self->details_flap, TRUE);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->details)))
    gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

/* The model as a whole, where all that is in it can be reached. */
static void select_model (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_document_select (DM_WINDOW (widget)->document, DM_SELECTION_MODEL, NULL, NULL, NULL);
  edit_selected (widget, name, parameter);
}

static void add_thing (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmTargetKind kind;

  if (dm_thing_find_kind (g_variant_get_string (parameter, NULL), &kind))
    dm_ui_add_thing (widget, DM_WINDOW (widget)->document, kind);
}

/* What is changed from now on is changed in it, until the record is shown again. */
static void new_scenario (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  dm_ui_add_thing (widget, self->document, DM_TARGET_SCENARIO);
  if (dm_document_get_selection (self->document)->kind == DM_SELECTION_SCENARIO)
    dm_document_set_scenario (self->document, dm_document_get_selection (self->document)->id);
}

/* Goes from a form, or the map, to where what is selected stands in the source. */
static void show_source (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  if (dm_document_get_model (self->document) == NULL)
    return;
  adw_flap_set_reveal_flap (self->details_flap, TRUE);
  dm_editor_show_source (self->details);
}

static void fullscreen (GtkWidget *widget, const char *name, GVariant *parameter) {
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void add_accelerator (GtkWidgetClass *widget_class, const char *accelerator,
                             const char *action) {
  guint key;
  GdkModifierType modifiers;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

/* The actions without a state, and the keys of all. */
void dm_window_install_actions (GtkWidgetClass *widget_class) {
  static const struct {
    const char *name, *parameter;
    GtkWidgetActionActivateFunc activate;
    const char *keys[3];
  } actions[] = {
    { "win.open", NULL, open_file, { "<Control>o" } },
    { "win.open-uri", "s", open_uri, { NULL } },
    { "win.open-sample", "s", open_uri, { NULL } },
    { "win.retry", NULL, retry, { NULL } },
    { "win.dismiss-errors", NULL, dismiss_errors, { NULL } },
    { "win.cancel-load", NULL, cancel_load, { NULL } },
    { "win.export", NULL, make_picture, { "<Control>e", "<Control><Shift>e" } },
    { "win.copy-picture", NULL, make_picture, { "<Control><Shift>c" } },
    { "win.print", NULL, make_picture, { "<Control>p" } },
    { "win.report", NULL, report, { "<Control><Shift>r" } },
    { "win.save-public", NULL, save_public, { NULL } },
    { "win.import-table", NULL, import_table, { "<Control><Shift>o" } },
    { "win.export-table", NULL, export_table, { "<Control><Shift>t" } },
    { "win.open-folder", "s", open_folder, { NULL } },
    { "win.zoom-in", NULL, zoom, { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "win.zoom-out", NULL, zoom, { "<Control>minus", "<Control>KP_Subtract" } },
    { "win.zoom-full", NULL, zoom, { "<Control>0", "<Control>KP_0" } },
    { "win.zoom-fit", NULL, zoom, { "<Control>9" } },
    { "win.find", NULL, find, { "<Control>f" } },
    { "win.find-next", NULL, find, { "<Control>g" } },
    { "win.find-previous", NULL, find, { "<Control><Shift>g" } },
    { "win.toggle-sidebar", NULL, toggle_pane, { "F9" } },
    { "win.show-sidebar", NULL, toggle_pane, { NULL } },
    { "win.toggle-details", NULL, toggle_pane, { "<Shift>F9" } },
    { "win.edit-selected", NULL, edit_selected, { "<Alt>Return", "<Alt>KP_Enter" } },
    { "win.select-model", NULL, select_model, { "<Alt>Home" } },
    { "win.add", "s", add_thing, { NULL } },
    { "win.new-scenario", NULL, new_scenario, { NULL } },
    { "win.show-source", NULL, show_source, { "<Control><Shift>j" } },
    { "win.fullscreen", NULL, fullscreen, { "F11" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
    for (guint j = 0; j < G_N_ELEMENTS (actions[i].keys) && actions[i].keys[j] != NULL; j++)
      add_accelerator (widget_class, actions[i].keys[j], actions[i].name);
  }
  add_accelerator (widget_class, "<Control>w", "window.close");
  /* Ctrl+Shift+I is GTK's own: its inspector takes it before anybody else */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "win.add", "s",
                                       "issue");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.add", "s", "party");
}

/* --- choices: actions whose state is an id, "" for none --- */

static const char *or_null (GVariant *value) {
  const char *text = g_variant_get_string (value, NULL);

  return *text != '\0' ? text : NULL;
}

/* “date:2026-03-03” or “scenario:ID” */
static void compare_with (DmWindow *self, const char *text) {
  const char *what = strchr (text, ':');

  dm_document_compare_with (self->document, g_str_has_prefix (text, "date:") ? what + 1 : NULL,
                            g_str_has_prefix (text, "scenario:") ? what + 1 : NULL);
}

static void change_choice (GSimpleAction *action, GVariant *value, gpointer data) {
  DmWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  const char *text = g_variant_get_string (value, NULL);

  if (g_str_equal (name, "proposal"))
    dm_document_set_proposal (self->document, or_null (value));
  else if (g_str_equal (name, "scenario"))
    dm_document_set_scenario (self->document, or_null (value));
  else if (g_str_equal (name, "as-of"))
    dm_document_set_date (self->document, or_null (value));
  else if (g_str_equal (name, "compare-with"))
    compare_with (self, text);
  else if (g_str_equal (name, "view"))
    dm_window_show_view (self, text);
  for (guint i = DM_SORT_FILE; g_str_equal (name, "sort") && i < G_N_ELEMENTS (sort_ids); i++)
    if (g_str_equal (text, sort_ids[i]))
      dm_map_view_set_sort (self->map_view, (DmSort) i);
  for (guint i = 0; g_str_equal (name, "stage") && i < G_N_ELEMENTS (stage_ids); i++)
    if (g_str_equal (text, stage_ids[i]))
      dm_map_view_set_stage (self->map_view, (DmStage) i);
  dm_window_sync_states (self);
}

static void set_state (DmWindow *self, const char *name, const char *state) {
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (action != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action),
                               g_variant_new_string (state != NULL ? state : ""));
}

static void sync_comparison (DmWindow *self) {
  const char *date = dm_document_get_compare_date (self->document);
  const char *scenario = dm_document_get_compare_scenario (self->document);
  g_autofree char *state = date != NULL       ? g_strconcat ("date:", date, NULL)
                           : scenario != NULL ? g_strconcat ("scenario:", scenario, NULL)
                                              : g_strdup ("");

  set_state (self, "compare-with", state);
}

/* The menus show what is chosen, wherever it was chosen. */
void dm_window_sync_states (DmWindow *self) {
  set_state (self, "proposal", dm_document_get_proposal (self->document));
  set_state (self, "scenario", dm_document_get_scenario (self->document));
  set_state (self, "as-of", dm_document_get_date (self->document));
  sync_comparison (self);
  set_state (self, "sort", sort_ids[dm_map_view_get_sort (self->map_view)]);
  set_state (self, "view", dm_window_get_view (self));
  set_state (self, "stage", stage_ids[dm_map_view_get_stage (self->map_view)]);
}

void dm_window_add_states (DmWindow *self) {
  static const GActionEntry entries[] = {
    { "proposal", NULL, "s", "''", change_choice, { 0 } },
    { "scenario", NULL, "s", "''", change_choice, { 0 } },
    { "as-of", NULL, "s", "''", change_choice, { 0 } },
    { "compare-with", NULL, "s", "''", change_choice, { 0 } },
    { "sort", NULL, "s", "'file'", change_choice, { 0 } },
    { "view", NULL, "s", "'map'", change_choice, { 0 } },
    { "stage", NULL, "s", "'full'", change_choice, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->map_view, "notify::stage", G_CALLBACK (dm_window_sync_states),
                            self);
}
