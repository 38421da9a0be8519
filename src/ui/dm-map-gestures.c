/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-gestures.h"

#include <math.h>

#define PAN_THRESHOLD 6.0 /* px before a press on empty ground becomes a pan */
#define PINCH_STEP 1.35   /* how far fingers spread for the next stage */
#define WHEEL_STEP 1.0    /* notches of the wheel for the next stage */

/* What hands do on one view; lives as long as its list. */
typedef struct {
  DmMapView *view;
  double wheel;    /* turned since the last stage */
  double pinch;    /* scale at the last stage */
  double pan_from; /* where the map was when the pan began */
  gboolean panning;
  gboolean may_pan;
} Hands;

/* --- click --- */

static void on_pressed (GtkGestureClick *click, int n_press, double x, double y, Hands *hands) {
  double row_x = 0, row_y = 0;
  DmRowWidget *row = dm_map_view_get_row_at (hands->view, x, y, &row_x, &row_y);
  const DmMark *mark = row != NULL ? dm_row_widget_pick (row, row_x, row_y) : NULL;

  if (mark == NULL && n_press == 2)
    dm_map_view_fit (hands->view);
}

static void on_released (GtkGestureClick *click, int n_press, double x, double y, Hands *hands) {
  double row_x = 0, row_y = 0;
  DmRowWidget *row;
  const DmMark *mark;

  if (hands->panning || n_press != 1)
    return;
  row = dm_map_view_get_row_at (hands->view, x, y, &row_x, &row_y);
  if (row == NULL)
    return;
  mark = dm_row_widget_pick (row, row_x, row_y);
  if (mark != NULL)
    dm_map_view_select_mark (hands->view, row, mark);
  if (dm_row_widget_get_item (row).kind == DM_MAP_ITEM_BASKET)
    dm_map_view_toggle_basket (hands->view, dm_row_widget_get_item (row).index);
}

/* --- pan --- */

static void on_drag_begin (GtkGestureDrag *drag, double x, double y, Hands *hands) {
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag));
  double row_x = 0, row_y = 0;
  DmRowWidget *row = dm_map_view_get_row_at (hands->view, x, y, &row_x, &row_y);

  hands->panning = FALSE;
  hands->may_pan = button == GDK_BUTTON_MIDDLE
                   || (button == GDK_BUTTON_PRIMARY
                       && (row == NULL || dm_row_widget_pick (row, row_x, row_y) == NULL));
  hands->pan_from = gtk_adjustment_get_value (dm_map_view_get_vadjustment (hands->view));
}

static void on_drag_update (GtkGestureDrag *drag, double dx, double dy, Hands *hands) {
  if (!hands->may_pan)
    return;
  if (!hands->panning && hypot (dx, dy) > PAN_THRESHOLD) {
    hands->panning = TRUE;
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
    gtk_widget_set_cursor_from_name (GTK_WIDGET (hands->view), "grabbing");
  }
  if (hands->panning)
    gtk_adjustment_set_value (dm_map_view_get_vadjustment (hands->view), hands->pan_from - dy);
}

static void on_drag_end (GtkGestureDrag *drag, double dx, double dy, Hands *hands) {
  gtk_widget_set_cursor (GTK_WIDGET (hands->view), NULL);
  hands->panning = FALSE;
}

/* --- zoom --- */

static void zoom (Hands *hands, int steps, double y) {
  dm_map_view_set_stage_at (
      hands->view, (DmStage) MAX (0, (int) dm_map_view_get_stage (hands->view) + steps), y);
}

static gboolean on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, Hands *hands) {
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (scroll));
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (hands->view));
  double x = 0, y = 0, native_x, native_y;

  if (!(gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  hands->wheel += dy;
  if (fabs (hands->wheel) < WHEEL_STEP)
    return GDK_EVENT_STOP;
  gdk_event_get_position (event, &x, &y);
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (hands->view), x - native_x,
                                    y - native_y, &x, &y);
  zoom (hands, hands->wheel > 0 ? 1 : -1, y);
  hands->wheel = 0;
  return GDK_EVENT_STOP;
}

static void on_pinch_begin (GtkGesture *pinch, GdkEventSequence *sequence, Hands *hands) {
  hands->pinch = 1;
}

static void on_pinch_scale (GtkGestureZoom *pinch, double scale, Hands *hands) {
  double x = 0, y = 0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y);
  if (scale > hands->pinch * PINCH_STEP) {
    hands->pinch = scale;
    zoom (hands, -1, y);
  } else if (scale < hands->pinch / PINCH_STEP) {
    hands->pinch = scale;
    zoom (hands, 1, y);
  }
}

/* --- keys --- */

static gboolean step_mark (Hands *hands, DmRowWidget *row, int step) {
  const DmSelection *selection = dm_document_get_selection (dm_map_view_get_document (hands->view));
  const DmMark *mark = dm_row_widget_step_mark (row, selection->mark, step);

  if (mark == NULL)
    return GDK_EVENT_STOP;
  dm_map_view_select_mark (hands->view, row, mark);
  return GDK_EVENT_STOP;
}

static gboolean fold_basket (Hands *hands, DmMapItem item, gboolean fold) {
  if (dm_map_list_is_folded (dm_map_view_get_list (hands->view), item.index) != fold)
    dm_map_view_toggle_basket (hands->view, item.index);
  return GDK_EVENT_STOP;
}

static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, Hands *hands) {
  DmRowWidget *row = dm_map_view_get_focus_row (hands->view);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (hands->view)) == GTK_TEXT_DIR_RTL;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape) {
    dm_document_select (dm_map_view_get_document (hands->view), DM_SELECTION_MODEL, NULL, NULL,
                        NULL);
    return GDK_EVENT_STOP;
  }
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (dm_row_widget_get_item (row).kind == DM_MAP_ITEM_BASKET) {
    if (left || right)
      return fold_basket (hands, dm_row_widget_get_item (row), left != rtl);
    if (keyval == GDK_KEY_space || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) {
      dm_map_view_toggle_basket (hands->view, dm_row_widget_get_item (row).index);
      return GDK_EVENT_STOP;
    }
  }
  if (left || right)
    return step_mark (hands, row, right != rtl ? 1 : -1);
  return GDK_EVENT_PROPAGATE;
}

static void attach (GtkWidget *widget, gpointer controller, GtkPropagationPhase phase) {
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (widget, controller);
}

static void attach_pointer (Hands *hands, GtkWidget *scroller) {
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), hands);
  g_signal_connect (click, "released", G_CALLBACK (on_released), hands);
  attach (scroller, click, GTK_PHASE_CAPTURE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), hands);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), hands);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), hands);
  attach (scroller, drag, GTK_PHASE_CAPTURE);

  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), hands);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch_scale), hands);
  attach (scroller, pinch, GTK_PHASE_CAPTURE);

  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), hands);
  attach (scroller, scroll, GTK_PHASE_CAPTURE);
}

/**
 * dm_map_gestures_attach:
 * @view: a map view
 * @list: its list
 * @scroller: the widget that scrolls the list
 *
 * Teaches the view what hands do: click, pan, zoom by wheel and pinch, and the keys inside a row.
 */
void dm_map_gestures_attach (DmMapView *view, GtkWidget *list, GtkWidget *scroller) {
  Hands *hands = g_new0 (Hands, 1);
  GtkEventController *key = gtk_event_controller_key_new ();

  hands->view = view;
  g_object_set_data_full (G_OBJECT (view), "dm-hands", hands, g_free);
  attach_pointer (hands, scroller);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), hands);
  attach (list, key, GTK_PHASE_CAPTURE);
}
