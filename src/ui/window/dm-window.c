/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-window.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-plain-flow-child.h"
#include "dm-settings.h"
#include "dm-unchanged.h"
#include "dm-window-private.h"

G_DEFINE_FINAL_TYPE (DmWindow, dm_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- following the document --- */

/* The day and what comes of it: the scenario and the proposal stand on the map. */
static char *describe_day (const DmAnalysis *analysis) {
  DmDate day = dm_reading_get_date (dm_analysis_get_reading (analysis));
  g_autofree char *tally = dm_describe_tally (analysis);
  g_autofree char *date = dm_date_to_display (day);
  g_autofree char *as_of = g_strdup_printf (_ ("As of %s"), date);

  return day != DM_DATE_NONE ? dm_describe_line ((const char *[]){ as_of, tally, NULL })
                             : g_steal_pointer (&tally);
}

static void update_title (DmWindow *self) {
  DmModel *model = dm_document_get_model (self->document);
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  g_autofree char *subtitle = NULL;

  if (model == NULL || analysis == NULL)
    return;
  subtitle = describe_day (analysis);
  adw_view_switcher_title_set_title (self->switcher_title, dm_model_get_title (model));
  adw_view_switcher_title_set_subtitle (self->switcher_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), dm_model_get_title (model));
}

static char *describe_selection (DmWindow *self) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  DmModel *model = dm_document_get_model (self->document);
  char *sentence = dm_map_view_dup_aim_sentence (self->map_view);
  int index;

  if (sentence == NULL)
    sentence = dm_map_view_dup_sentence (self->map_view);
  if (sentence != NULL)
    return sentence;
  if (selection->kind == DM_SELECTION_PARTY) {
    index = dm_model_find_party (model, selection->id);
    return g_strdup (index >= 0 ? dm_model_get_party (model, (guint) index)->name : "");
  }
  if (selection->kind == DM_SELECTION_ISSUE || selection->kind == DM_SELECTION_POSITION) {
    index = dm_model_find_issue (model, selection->id);
    return g_strdup (index >= 0 ? dm_model_get_issue (model, (guint) index)->name : "");
  }
  return dm_describe_tally (dm_document_get_analysis (self->document));
}

static void update_status (DmWindow *self) {
  g_autofree char *sentence = NULL;

  if (dm_document_get_analysis (self->document) == NULL)
    return;
  sentence = describe_selection (self);
  gtk_label_set_text (self->status, sentence);
  dm_ui_set_tooltip (GTK_WIDGET (self->status), sentence);
}

static void on_selection_changed (DmWindow *self) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  DmModel *model = dm_document_get_model (self->document);
  int issue;

  if (selection->mark == NULL && model != NULL
      && (selection->kind == DM_SELECTION_ISSUE || selection->kind == DM_SELECTION_POSITION)) {
    issue = dm_model_find_issue (model, selection->id);
    if (issue >= 0)
      dm_map_view_reveal_issue (self->map_view, (guint) issue);
  }
  update_status (self);
}

static void on_analysis_changed (DmWindow *self) {
  dm_window_show_page (self);
  update_title (self);
  update_status (self);
  dm_window_update_labels (self);
}

static void on_style_changed (DmWindow *self) {
  DmStyle *style = dm_map_view_get_style (self->map_view);

  dm_party_chips_set_style (self->chips, style);
  dm_sidebar_set_style (self->sidebar, style);
  dm_editor_set_style (self->details, style);
  dm_deal_bar_set_style (self->deal_bar, style);
  dm_matrix_view_set_style (self->matrix_view, style);
  dm_agreements_view_set_style (self->agreements_view, style);
  dm_timeline_view_set_style (self->timeline_view, style);
}

static void on_problems_changed (DmWindow *self) {
  DmProblems *problems = dm_document_get_problems (self->document);

  if (problems != NULL)
    dm_errors_page_show (self->errors_page, problems,
                         dm_document_get_model (self->document) != NULL);
  dm_window_show_page (self);
}

/* What was chosen among the agreements is drawn on the map, which is one step away. */
static void on_proposed (DmWindow *self) {
  DmModel *model = dm_document_get_model (self->document);
  int index = dm_model_find_proposal (model, dm_document_get_proposal (self->document));
  g_autofree char *sentence = NULL, *escaped = NULL;
  AdwToast *toast;

  if (index < 0)
    return;
  sentence = g_strdup_printf (_ ("“%s” is the proposal on the map"),
                              dm_model_get_proposal (model, (guint) index)->name);
  escaped = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("Show _Map"));
  adw_toast_set_action_name (toast, "win.view");
  adw_toast_set_action_target_value (toast, g_variant_new_string ("map"));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- search --- */

static void update_search (DmWindow *self) {
  guint n = dm_search_get_n_found (self->search);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *count = NULL;

  if (*text == '\0')
    count = g_strdup ("");
  else if (n == 0)
    count = g_strdup (dm_search_is_done (self->search) ? _ ("Nothing found") : _ ("Searching…"));
  else
    /* Translators: which of the things found is shown, as in "3 of 12" */
    count = g_strdup_printf (_ ("%u of %u"), dm_search_get_nth (self->search), n);
  gtk_label_set_text (self->search_count, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-next", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-previous", n > 0);
  /* What is typed goes to its first match at once. */
  if (n > 0 && dm_search_get_nth (self->search) == 0)
    dm_search_step (self->search, 1);
}

static void on_search_changed (DmWindow *self) {
  dm_search_set_text (self->search, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void on_find_next (DmWindow *self) {
  dm_search_step (self->search, 1);
}

/* Enter goes on to the next match, but of what has just been typed to the first, which comes when it's found. */
static void on_search_activate (DmWindow *self) {
  if (!dm_search_is_for (self->search, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))))
    on_search_changed (self);
  else
    on_find_next (self);
}

/* What was found is gone on with where it stands. */
static void on_search_mode (DmWindow *self) {
  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->search_bar)))
    dm_window_focus_view (self);
}

static void on_find_previous (DmWindow *self) {
  dm_search_step (self->search, -1);
}

static gboolean on_search_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                               GdkModifierType state, DmWindow *self) {
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK)) {
    on_find_previous (self);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static void set_up_search (DmWindow *self) {
  GtkEventController *key = gtk_event_controller_key_new ();

  self->search = dm_search_new (self->document);
  g_signal_connect_swapped (self->search, "progressed", G_CALLBACK (update_search), self);
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (on_search_changed),
                            self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (on_search_activate), self);
  g_signal_connect_swapped (self->search_bar, "notify::search-mode-enabled",
                            G_CALLBACK (on_search_mode), self);
  g_signal_connect_swapped (self->search_entry, "next-match", G_CALLBACK (on_find_next), self);
  g_signal_connect_swapped (self->search_entry, "previous-match", G_CALLBACK (on_find_previous),
                            self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (self->search_entry, key);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->search_bar),
                                GTK_EDITABLE (self->search_entry));
}

/* --- widget --- */

static gboolean dm_window_close_request (GtkWindow *window) {
  DmWindow *self = DM_WINDOW (window);
  int width, height;

  if (!dm_window_ask_to_close (self))
    return TRUE;
  dm_window_cancel_load (self);
  gtk_window_get_default_size (window, &width, &height);
  dm_settings_set_int (self->settings, "window-width", width);
  dm_settings_set_int (self->settings, "window-height", height);
  dm_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  dm_settings_set_boolean (self->settings, "sidebar-visible",
                           adw_flap_get_reveal_flap (self->sidebar_flap));
  dm_settings_set_boolean (self->settings, "details-visible",
                           adw_flap_get_reveal_flap (self->details_flap));
  dm_settings_set_int (self->settings, "details-width", dm_editor_get_width (self->details));
  return GTK_WINDOW_CLASS (dm_window_parent_class)->close_request (window);
}

static void restore_settings (DmWindow *self) {
  self->settings = dm_settings_new ();
  gtk_window_set_default_size (GTK_WINDOW (self),
                               dm_settings_get_int (self->settings, "window-width", 1280),
                               dm_settings_get_int (self->settings, "window-height", 800));
  if (dm_settings_get_boolean (self->settings, "window-maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_flap_set_reveal_flap (self->sidebar_flap,
                            dm_settings_get_boolean (self->settings, "sidebar-visible", FALSE));
  adw_flap_set_reveal_flap (self->details_flap,
                            dm_settings_get_boolean (self->settings, "details-visible", TRUE));
  dm_editor_set_width (self->details, dm_settings_get_int (self->settings, "details-width", 340));
}

/* Where there's no room for a pane beside the map it would lie on top of it: it goes, and comes back with the room. */
static void on_folded (AdwFlap *flap) {
  if (adw_flap_get_folded (flap)) {
    g_object_set_data (G_OBJECT (flap), "dm-was-revealed",
                       GINT_TO_POINTER (adw_flap_get_reveal_flap (flap)));
    adw_flap_set_reveal_flap (flap, FALSE);
  } else if (g_object_get_data (G_OBJECT (flap), "dm-was-revealed") != NULL) {
    adw_flap_set_reveal_flap (flap, TRUE);
  }
}

static void dm_window_dispose (GObject *object) {
  DmWindow *self = DM_WINDOW (object);

  dm_window_cancel_load (self);
  dm_window_stop_draws (self);
  self->draws_box = NULL;
  if (self->presenter != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->presenter), (gpointer *) &self->presenter);
  self->presenter = NULL;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->search);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  g_clear_object (&self->loading_file);
  g_clear_pointer (&self->saved_at, g_free);
  G_OBJECT_CLASS (dm_window_parent_class)->dispose (object);
}

static void bind_children (GtkWidgetClass *widget_class) {
  gtk_widget_class_bind_template_child (widget_class, DmWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, search_count);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, loading_page);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, errors_page);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, details_flap);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, details);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, chips);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, proposal_button);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, view_button);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, date_button);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, views);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, map_view);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, deal_bar);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, table_view);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, matrix_view);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, agreements_view);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, timeline_view);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, scrubber);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, changes_button);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, status);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, draws_box);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, draws_progress);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, draws_stop);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, file_label);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, edit_fold);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, sidebar_fold);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, search_fold);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, export_fold);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, details_fold);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DmWindow, outside_bar);
}

static void dm_window_class_init (DmWindowClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dm_window_close_request;
  g_type_ensure (DM_TYPE_ERRORS_PAGE);
  g_type_ensure (DM_TYPE_SIDEBAR);
  g_type_ensure (DM_TYPE_EDITOR);
  g_type_ensure (DM_TYPE_PARTY_CHIPS);
  g_type_ensure (DM_TYPE_MAP_VIEW);
  g_type_ensure (DM_TYPE_DEAL_BAR);
  g_type_ensure (DM_TYPE_TABLE_VIEW);
  g_type_ensure (DM_TYPE_MATRIX_VIEW);
  g_type_ensure (DM_TYPE_AGREEMENTS_VIEW);
  g_type_ensure (DM_TYPE_TIMELINE_VIEW);
  g_type_ensure (DM_TYPE_SCRUBBER);
  g_type_ensure (DM_TYPE_CHANGES_BUTTON);
  g_type_ensure (DM_TYPE_OUTSIDE_BAR);
  g_type_ensure (DM_TYPE_PLAIN_FLOW_CHILD);
  g_signal_new ("close-cancelled", DM_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("close-agreed", DM_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/demarche/Demarche/dm-window.ui");
  bind_children (widget_class);
  dm_window_install_actions (widget_class);
  dm_window_install_life (widget_class);
  dm_window_install_deal (widget_class);
  dm_window_install_briefing (widget_class);
  dm_window_install_presenter (widget_class);
  dm_window_add_view_keys (widget_class);
}

static void dm_window_init (DmWindow *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  self->document = dm_document_new ();
  g_signal_connect_swapped (self->map_view, "style-changed", G_CALLBACK (on_style_changed), self);
  g_signal_connect_swapped (self->map_view, "aimed", G_CALLBACK (update_status), self);
  g_signal_connect_swapped (self->map_view, "said", G_CALLBACK (dm_window_say), self);
  g_signal_connect_swapped (self->table_view, "said", G_CALLBACK (dm_window_say), self);
  g_signal_connect_swapped (self->agreements_view, "said", G_CALLBACK (dm_window_say), self);
  g_signal_connect_swapped (self->agreements_view, "proposed", G_CALLBACK (on_proposed), self);
  dm_map_view_set_document (self->map_view, self->document);
  dm_table_view_set_document (self->table_view, self->document);
  dm_matrix_view_set_document (self->matrix_view, self->document);
  dm_agreements_view_set_document (self->agreements_view, self->document);
  dm_timeline_view_set_document (self->timeline_view, self->document);
  dm_scrubber_set_document (self->scrubber, self->document);
  dm_changes_button_set_document (self->changes_button, self->document);
  dm_party_chips_set_document (self->chips, self->document);
  dm_sidebar_set_document (self->sidebar, self->document);
  dm_editor_set_document (self->details, self->document);
  /* After the widgets', so that what they show is up to date. */
  g_signal_connect_swapped (self->document, "analysis-changed", G_CALLBACK (on_analysis_changed),
                            self);
  g_signal_connect_swapped (self->document, "selection-changed", G_CALLBACK (on_selection_changed),
                            self);
  g_signal_connect_swapped (self->document, "problems-changed", G_CALLBACK (on_problems_changed),
                            self);
  g_signal_connect_swapped (self->document, "model-changed", G_CALLBACK (dm_window_update_menus),
                            self);
  g_signal_connect_swapped (self->document, "model-changed", G_CALLBACK (dm_window_update_briefing),
                            self);
  g_signal_connect_swapped (self->document, "reading-changed", G_CALLBACK (dm_window_sync_states),
                            self);
  g_signal_connect (self->sidebar_flap, "notify::folded", G_CALLBACK (on_folded), NULL);
  g_signal_connect (self->details_flap, "notify::folded", G_CALLBACK (on_folded), NULL);
  set_up_search (self);
  restore_settings (self);
  dm_window_add_states (self);
  dm_window_set_up_views (self);
  dm_window_set_up_deal (self);
  dm_window_set_up_sureness (self);
  dm_window_set_up_life (self);
  dm_window_follow_width (self);
  dm_window_update_open_menu (self);
  dm_window_update_briefing (self);
  dm_window_accept_drops (self);
  dm_window_show_page (self);
}

/**
 * dm_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window with nothing open
 */
DmWindow *dm_window_new (AdwApplication *application) {
  return g_object_new (DM_TYPE_WINDOW, "application", application, NULL);
}

/**
 * dm_window_is_unused:
 * @self: a window
 *
 * Returns: %TRUE if nothing is open and nothing about to be
 */
gboolean dm_window_is_unused (DmWindow *self) {
  return dm_document_get_model (self->document) == NULL && self->loading == NULL
         && dm_document_get_problems (self->document) == NULL;
}

/**
 * dm_window_is_replaceable:
 * @self: a window
 *
 * Returns: %TRUE if another file may take the place of what is shown: nothing is open, or a sample or a template as it came
 */
gboolean dm_window_is_replaceable (DmWindow *self) {
  if (self->loading != NULL)
    return FALSE;
  return dm_document_get_model (self->document) == NULL
         || (!dm_document_has_own_file (self->document)
             && !dm_document_is_modified (self->document));
}

/**
 * dm_window_find_for_new:
 * @self: a window
 *
 * Returns: (transfer none): where a new model may be shown: @self, or a window of its own where that shows something of the user's
 */
DmWindow *dm_window_find_for_new (DmWindow *self) {
  DmWindow *window = self;

  if (!dm_window_is_replaceable (self)) {
    window = dm_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
    gtk_window_present (GTK_WINDOW (window));
  }
  return window;
}

/**
 * dm_window_get_document:
 * @self: a window
 *
 * Returns: (transfer none): what it shows
 */
DmDocument *dm_window_get_document (DmWindow *self) {
  return self->document;
}
