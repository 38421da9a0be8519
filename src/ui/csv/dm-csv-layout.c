/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-csv-layout.h"

#define WIDTH_PX 980
#define HEIGHT_PX 680
#define ROOM_FOR_BOTH_PX 720
#define RESULT_HEIGHT_PX 440 /* of what comes below the options */

static void fit (const DmCsvLayout *layout, int width_px) {
  gboolean wide = width_px >= ROOM_FOR_BOTH_PX;
  GtkOrientation orientation = wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout->parts), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout->separator),
                                  wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_scrolled_window_set_policy (layout->outer, GTK_POLICY_NEVER,
                                  wide ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_policy (layout->options, GTK_POLICY_NEVER,
                                  wide ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_widget_set_size_request (GTK_WIDGET (layout->options), wide ? 340 : -1, -1);
  gtk_widget_set_size_request (layout->result, -1, wide ? -1 : RESULT_HEIGHT_PX);
}

static void on_width_changed (GdkSurface *surface, GParamSpec *spec, DmCsvLayout *layout) {
  fit (layout, gdk_surface_get_width (surface));
}

/* What comes of the options is to be seen whole by who goes through it. */
static void on_result_entered (GtkEventControllerFocus *focus, DmCsvLayout *layout) {
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (layout->outer);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

static void on_realize (GtkWidget *dialog, DmCsvLayout *layout) {
  g_signal_connect (gtk_native_get_surface (GTK_NATIVE (dialog)), "notify::width",
                    G_CALLBACK (on_width_changed), layout);
}

/**
 * dm_csv_layout_follow_width:
 * @dialog: a dialog
 * @layout: its parts, which live as long
 * @parent: (nullable): the window that it belongs to, than which it isn't larger where that is small
 *
 * Lets the parts of a dialog follow its width.
 */
void dm_csv_layout_follow_width (GtkWindow *dialog, const DmCsvLayout *layout, GtkWindow *parent) {
  DmCsvLayout *copy = g_memdup2 (layout, sizeof *layout);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int height = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0;

  width = width > 0 ? MIN (width, WIDTH_PX) : WIDTH_PX;
  height = height > 0 ? MIN (height, HEIGHT_PX) : HEIGHT_PX;
  gtk_window_set_default_size (dialog, width, height);
  fit (copy, width);
  g_signal_connect (focus, "enter", G_CALLBACK (on_result_entered), copy);
  gtk_widget_add_controller (layout->result, focus);
  g_object_set_data_full (G_OBJECT (dialog), "dm-csv-layout", copy, g_free);
  g_signal_connect (dialog, "realize", G_CALLBACK (on_realize), copy);
}
