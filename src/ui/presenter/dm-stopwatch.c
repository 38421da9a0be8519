/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-stopwatch.h"

#include <glib/gi18n-lib.h>

#define TICK_MS 250

struct _DmStopwatch {
  GtkBox parent_instance;

  GtkLabel *elapsed, *clock;
  GtkToggleButton *pause;
  guint tick_source;
  gint64 since_us;  /* when it was started; while it stands still 0 */
  gint64 before_us; /* how long it ran before that */
};

G_DEFINE_FINAL_TYPE (DmStopwatch, dm_stopwatch, GTK_TYPE_BOX)

static gint64 get_elapsed_us (DmStopwatch *self) {
  gint64 now = self->since_us != 0 ? g_get_monotonic_time () - self->since_us : 0;

  return self->before_us + now;
}

static gboolean tick (gpointer data) {
  DmStopwatch *self = data;
  gint64 seconds = get_elapsed_us (self) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: a time of day as strftime() formats it: hours and minutes */
  g_autofree char *clock = g_date_time_format (now, C_ ("time of day", "%H:%M"));
  /* Translators: how long something takes: hours, minutes and seconds */
  g_autofree char *elapsed
      = g_strdup_printf (C_ ("time taken", "%1$d:%2$02d:%3$02d"), (int) (seconds / 3600),
                         (int) (seconds / 60 % 60), (int) (seconds % 60));

  gtk_label_set_text (self->clock, clock);
  gtk_label_set_text (self->elapsed, elapsed);
  return G_SOURCE_CONTINUE;
}

static void on_pause (GtkToggleButton *pause, DmStopwatch *self) {
  self->before_us = get_elapsed_us (self);
  self->since_us = gtk_toggle_button_get_active (pause) ? 0 : g_get_monotonic_time ();
  tick (self);
}

static void on_anew (DmStopwatch *self) {
  self->before_us = 0;
  self->since_us = gtk_toggle_button_get_active (self->pause) ? 0 : g_get_monotonic_time ();
  tick (self);
}

static void dm_stopwatch_dispose (GObject *object) {
  g_clear_handle_id (&DM_STOPWATCH (object)->tick_source, g_source_remove);
  G_OBJECT_CLASS (dm_stopwatch_parent_class)->dispose (object);
}

static void dm_stopwatch_class_init (DmStopwatchClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_stopwatch_dispose;
}

static GtkLabel *add_label (DmStopwatch *self, const char *name, const char *css_class) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name,
                                  -1);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void add_button (DmStopwatch *self, GtkWidget *button, const char *icon, const char *name) {
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), button);
}

static void dm_stopwatch_init (DmStopwatch *self) {
  GtkWidget *anew = gtk_button_new ();

  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->elapsed = add_label (self, _ ("How long it has taken"), "title-2");
  self->pause = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  add_button (self, GTK_WIDGET (self->pause), "media-playback-pause-symbolic", _ ("Stop the time"));
  add_button (self, anew, "view-refresh-symbolic", _ ("Start the time anew"));
  self->clock = add_label (self, _ ("Time of day"), "title-2");
  gtk_widget_set_hexpand (GTK_WIDGET (self->clock), TRUE);
  gtk_label_set_xalign (self->clock, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->clock), "dim-label");
  g_signal_connect (self->pause, "toggled", G_CALLBACK (on_pause), self);
  g_signal_connect_swapped (anew, "clicked", G_CALLBACK (on_anew), self);
  self->since_us = g_get_monotonic_time ();
  self->tick_source = g_timeout_add (TICK_MS, tick, self);
  tick (self);
}
