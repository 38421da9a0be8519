/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "dm-map-tools.h"

/* Folds and unfolds the rows at the pointer: Ctrl and the wheel, or two fingers. */

#define PINCH_STEP 1.35 /* how far fingers spread for the next stage */
#define WHEEL_STEP 1.0  /* notches of the wheel for the next stage */

typedef struct {
  DmMapView *view;
  double wheel; /* turned since the last stage */
  double pinch; /* scale at the last stage */
} Zoom;

static void step (Zoom *zoom, int steps, double y) {
  dm_map_view_set_stage_at (zoom->view,
                            (DmStage) MAX (0, (int) dm_map_view_get_stage (zoom->view) + steps), y);
}

static gboolean on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, Zoom *zoom) {
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (scroll));
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (zoom->view));
  double x = 0, y = 0, native_x, native_y;

  if (!(gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  zoom->wheel += dy;
  if (fabs (zoom->wheel) < WHEEL_STEP)
    return GDK_EVENT_STOP;
  gdk_event_get_position (event, &x, &y);
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (zoom->view), x - native_x,
                                    y - native_y, &x, &y);
  step (zoom, zoom->wheel > 0 ? 1 : -1, y);
  zoom->wheel = 0;
  return GDK_EVENT_STOP;
}

static void on_pinch_begin (GtkGesture *pinch, GdkEventSequence *sequence, Zoom *zoom) {
  zoom->pinch = 1;
}

static void on_pinch_scale (GtkGestureZoom *pinch, double scale, Zoom *zoom) {
  double x = 0, y = 0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y);
  if (scale > zoom->pinch * PINCH_STEP) {
    zoom->pinch = scale;
    step (zoom, -1, y);
  } else if (scale < zoom->pinch / PINCH_STEP) {
    zoom->pinch = scale;
    step (zoom, 1, y);
  }
}

void dm_tool_zoom_attach (DmMapView *view, GtkWidget *scroller) {
  Zoom *zoom = g_new0 (Zoom, 1);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  zoom->view = view;
  g_object_set_data_full (G_OBJECT (view), "dm-tool-zoom", zoom, g_free);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), zoom);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch_scale), zoom);
  dm_tool_add (scroller, GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), zoom);
  dm_tool_add (scroller, scroll);
}
