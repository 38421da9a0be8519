/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "dm-map-tools.h"

/* Drags the map itself: on empty ground, or anywhere with the middle button. */

#define THRESHOLD 6.0 /* px before a press becomes a pan */

typedef struct {
  DmMapView *view;
  double from; /* where the map was when it began */
  gboolean allowed, panning;
} Pan;

static void on_begin (GtkGestureDrag *drag, double x, double y, Pan *pan) {
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag));
  double row_x = 0, row_y = 0;
  DmRowWidget *row = dm_map_view_get_row_at (pan->view, x, y, &row_x, &row_y);

  pan->panning = FALSE;
  pan->allowed = button == GDK_BUTTON_MIDDLE
                 || (button == GDK_BUTTON_PRIMARY
                     && (row == NULL || dm_row_widget_pick (row, row_x, row_y) == NULL));
  pan->from = gtk_adjustment_get_value (dm_map_view_get_vadjustment (pan->view));
}

static void on_update (GtkGestureDrag *drag, double dx, double dy, Pan *pan) {
  if (!pan->allowed)
    return;
  if (!pan->panning && hypot (dx, dy) > THRESHOLD) {
    pan->panning = TRUE;
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
    gtk_widget_set_cursor_from_name (GTK_WIDGET (pan->view), "grabbing");
  }
  if (pan->panning)
    gtk_adjustment_set_value (dm_map_view_get_vadjustment (pan->view), pan->from - dy);
}

static void on_end (GtkGestureDrag *drag, double dx, double dy, Pan *pan) {
  if (pan->panning)
    gtk_widget_set_cursor (GTK_WIDGET (pan->view), NULL);
  pan->panning = FALSE;
}

void dm_tool_pan_attach (DmMapView *view, GtkWidget *scroller) {
  Pan *pan = g_new0 (Pan, 1);
  GtkGesture *drag = gtk_gesture_drag_new ();

  pan->view = view;
  g_object_set_data_full (G_OBJECT (view), "dm-tool-pan", pan, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_begin), pan);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_update), pan);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_end), pan);
  dm_tool_add (scroller, GTK_EVENT_CONTROLLER (drag));
}
