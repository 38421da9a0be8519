/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-source-search.h"

#include <glib/gi18n-lib.h>

struct _DmSourceSearch {
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkEditable *entry;
  GtkLabel *count;

  GtkSourceView *view; /* (nullable) */
  GtkSourceSearchContext *context;
};

G_DEFINE_FINAL_TYPE (DmSourceSearch, dm_source_search, GTK_TYPE_WIDGET)

static void update_count (DmSourceSearch *self) {
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  int n = gtk_source_search_context_get_occurrences_count (self->context), nth = 0;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (*gtk_editable_get_text (self->entry) == '\0' || n < 0)
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("Nothing found"));
  else if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    nth = gtk_source_search_context_get_occurrence_position (self->context, &start, &end);
  if (text == NULL && nth > 0)
    text = g_strdup_printf (_ ("%u of %u"), (guint) nth, (guint) n);
  if (text == NULL)
    text = g_strdup_printf (ngettext ("%u place", "%u places", (guint) n), (guint) n);
  gtk_label_set_text (self->count, text);
}

static void go_to (DmSourceSearch *self, const GtkTextIter *start, const GtkTextIter *end) {
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  gtk_text_buffer_select_range (buffer, start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer),
                                0.1, FALSE, 0, 0);
}

/**
 * dm_source_search_step:
 * @self: a search bar that has a view
 * @step: 1 for the next place, -1 for the one before
 *
 * Selects another place in the view where that stands what is looked for, around the ends.
 *
 * Returns: whether there's one
 */
gboolean dm_source_search_step (DmSourceSearch *self, int step) {
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end, found_start, found_end;
  gboolean around, found;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (step > 0)
    found = gtk_source_search_context_forward (self->context, &end, &found_start, &found_end,
                                               &around);
  else
    found = gtk_source_search_context_backward (self->context, &start, &found_start, &found_end,
                                                &around);
  if (found)
    go_to (self, &found_start, &found_end);
  update_count (self);
  return found;
}

/* What is typed goes to its first place from the caret on. */
static void on_search_changed (DmSourceSearch *self) {
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end, found_start, found_end;
  gboolean around;

  gtk_source_search_settings_set_search_text (
      gtk_source_search_context_get_settings (self->context), gtk_editable_get_text (self->entry));
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (gtk_source_search_context_forward (self->context, &start, &found_start, &found_end, &around))
    go_to (self, &found_start, &found_end);
  update_count (self);
}

static void on_next (DmSourceSearch *self) {
  dm_source_search_step (self, 1);
}

static void on_previous (DmSourceSearch *self) {
  dm_source_search_step (self, -1);
}

static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, DmSourceSearch *self) {
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK)) {
    on_previous (self);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

/* What was found is marked while it is looked for; afterwards the caret is there. */
static void on_mode_changed (DmSourceSearch *self) {
  gboolean on = gtk_search_bar_get_search_mode (self->bar);

  if (self->context == NULL)
    return;
  gtk_source_search_context_set_highlight (self->context, on);
  if (!on)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void dm_source_search_dispose (GObject *object) {
  DmSourceSearch *self = DM_SOURCE_SEARCH (object);

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);
  if (self->bar != NULL) {
    g_signal_handlers_disconnect_by_data (self->bar, self);
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->bar)));
  }
  G_OBJECT_CLASS (dm_source_search_parent_class)->dispose (object);
}

static void dm_source_search_class_init (DmSourceSearchClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_source_search_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *make_button (DmSourceSearch *self, const char *icon, const char *name,
                               void (*callback) (DmSourceSearch *self)) {
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (callback), self);
  return button;
}

static void connect_entry (DmSourceSearch *self) {
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (on_previous), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), key);
}

static void dm_source_search_init (DmSourceSearch *self) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->bar = GTK_SEARCH_BAR (gtk_search_bar_new ());
  self->entry = GTK_EDITABLE (gtk_search_entry_new ());
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_editable_set_width_chars (self->entry, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in the source"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box),
                  make_button (self, "go-up-symbolic", _ ("Previous place"), on_previous));
  gtk_box_append (GTK_BOX (box), make_button (self, "go-down-symbolic", _ ("Next place"), on_next));
  gtk_search_bar_set_child (self->bar, box);
  gtk_search_bar_connect_entry (self->bar, self->entry);
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  g_signal_connect_swapped (self->bar, "notify::search-mode-enabled", G_CALLBACK (on_mode_changed),
                            self);
}

/**
 * dm_source_search_set_view:
 * @self: a search bar without a view
 * @view: where to look; it outlives the bar
 */
void dm_source_search_set_view (DmSourceSearch *self, GtkSourceView *view) {
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autoptr (GtkSourceSearchSettings) settings = gtk_source_search_settings_new ();

  g_return_if_fail (self->view == NULL);
  self->view = view;
  gtk_source_search_settings_set_wrap_around (settings, TRUE);
  self->context = gtk_source_search_context_new (GTK_SOURCE_BUFFER (buffer), settings);
  gtk_source_search_context_set_highlight (self->context, FALSE);
  g_signal_connect_swapped (self->context, "notify::occurrences-count", G_CALLBACK (update_count),
                            self);
  connect_entry (self);
}

/** dm_source_search_get_bar: Returns: (transfer none): the bar that it shows */
GtkSearchBar *dm_source_search_get_bar (DmSourceSearch *self) {
  return self->bar;
}

/**
 * dm_source_search_begin:
 * @self: a search bar that has a view
 *
 * Shows the bar, and takes the keys.
 */
void dm_source_search_begin (DmSourceSearch *self) {
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
