/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-hold.h"
#include "dm-map-place.h"
#include "dm-map-tools.h"
#include "dm-row-light.h"

/*
 * Drags a demand, an end of what is accepted or a red line. The document shows what would be while the hand moves; letting
 * go makes one step of it, Escape or another button drops it.
 */

typedef struct {
  DmMapView *view;
  GtkGesture *gesture;
  DmMapHandle handle; /* what was pressed on; DM_HANDLE_NONE for nothing */
  DmRowWidget *row;
  DmMapLook look;
  double start_x, start_y; /* px in the row */

  DmMapHold *hold;           /* (nullable): while dragging */
  GtkEventController *watch; /* of the window, while dragging */
} Drag;

/* --- beginning and end --- */

static void forget (Drag *drag) {
  if (drag->watch != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (drag->watch), drag->watch);
  drag->watch = NULL;
  g_clear_pointer (&drag->hold, dm_map_hold_free);
  g_clear_object (&drag->row);
  drag->handle.handle = DM_HANDLE_NONE;
}

static void stop (Drag *drag, const char *label) {
  DmDocument *document = dm_map_view_get_document (drag->view);

  if (drag->hold == NULL) {
    forget (drag);
    return;
  }
  forget (drag);
  gtk_widget_set_cursor (GTK_WIDGET (drag->view), NULL);
  dm_document_end_preview (document, label);
  dm_map_view_settle (drag->view);
}

static void drop (Drag *drag) {
  stop (drag, NULL);
  gtk_gesture_set_state (drag->gesture, GTK_EVENT_SEQUENCE_DENIED);
}

/* Wherever the focus is: Escape, or another button. */
static gboolean on_event (GtkEventControllerLegacy *watch, GdkEvent *event, Drag *drag) {
  GdkEventType type = gdk_event_get_event_type (event);
  gboolean escape = type == GDK_KEY_PRESS && gdk_key_event_get_keyval (event) == GDK_KEY_Escape;

  if (!escape && type != GDK_BUTTON_PRESS)
    return GDK_EVENT_PROPAGATE;
  drop (drag);
  return GDK_EVENT_STOP;
}

static gboolean take_hold (Drag *drag) {
  DmDocument *document = dm_map_view_get_document (drag->view);
  DmIssueResult *result = dm_row_widget_get_result (drag->row);
  DmModel *model = dm_reading_get_model (result->reading);
  const char *issue = dm_model_get_issue (model, result->issue)->id;
  const char *party = dm_model_get_party (model, (guint) drag->handle.party)->id;
  g_autofree char *mark = dm_map_handle_get_mark_id (result, drag->handle.party,
                                                     drag->handle.handle, drag->handle.place);

  drag->hold = dm_map_hold_new (document, issue, party);
  if (drag->hold == NULL)
    return FALSE;
  dm_document_select (document, DM_SELECTION_POSITION, drag->hold->issue->id,
                      dm_model_get_party (drag->hold->model, drag->hold->party)->id, mark);
  dm_map_view_set_handle (drag->view, drag->handle.handle);
  drag->watch = gtk_event_controller_legacy_new ();
  g_signal_connect (drag->watch, "event", G_CALLBACK (on_event), drag);
  dm_tool_add (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (drag->view))), drag->watch);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (drag->view),
                                   dm_row_light_get_cursor (drag->handle.handle, TRUE));
  return TRUE;
}

/* --- moving --- */

/* Where the hand has pulled it to: what counts is how far, so that it doesn't jump when it is taken hold of at its edge. */
static double get_place (Drag *drag, double dx, double dy) {
  const DmScale *scale = drag->hold->issue->scale;
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag->gesture));

  if (!dm_scale_is_ordered (scale)) {
    DmScene *scene = dm_row_widget_get_scene (drag->row);
    int option = scene != NULL ? dm_map_find_option (scene, dm_row_widget_get_result (drag->row),
                                                     drag->start_x + dx, drag->start_y + dy)
                               : -1;
    return option >= 0 ? option : drag->handle.place;
  }
  return dm_map_snap_place (
      scale,
      dm_map_get_place (scale, &drag->look,
                        dm_map_get_x (scale, &drag->look, drag->handle.place) + dx),
      (state & GDK_SHIFT_MASK) != 0);
}

/* Between options each party's part of a box is a mark of its own: the light goes along. */
static void follow (Drag *drag, double place) {
  DmDocument *document = dm_map_view_get_document (drag->view);
  DmIssueResult *result = dm_row_widget_get_result (drag->row);
  g_autofree char *mark = NULL;

  if (dm_scale_is_ordered (drag->hold->issue->scale) || result == NULL)
    return;
  mark = dm_map_handle_get_mark_id (result, (int) drag->hold->party, drag->handle.handle, place);
  dm_document_select (document, DM_SELECTION_POSITION, drag->hold->issue->id,
                      dm_model_get_party (drag->hold->model, drag->hold->party)->id, mark);
  dm_map_view_set_handle (drag->view, drag->handle.handle);
}

static void on_begin (GtkGestureDrag *gesture, double x, double y, Drag *drag) {
  DmRowWidget *row;

  forget (drag);
  row = dm_map_view_get_row_at (drag->view, x, y, &drag->start_x, &drag->start_y);
  if (row == NULL || dm_map_view_is_dealing (drag->view)
      || !dm_row_widget_find_handle (row, drag->start_x, drag->start_y, &drag->handle))
    return;
  drag->row = g_object_ref (row);
  drag->look = dm_row_widget_get_look (row);
}

static void on_update (GtkGestureDrag *gesture, double dx, double dy, Drag *drag) {
  g_autoptr (DmModel) model = NULL;
  double place;

  if (drag->handle.handle == DM_HANDLE_NONE)
    return;
  if (drag->hold == NULL) {
    if (!gtk_drag_check_threshold (GTK_WIDGET (drag->view), 0, 0, (int) dx, (int) dy))
      return;
    if (!take_hold (drag)) {
      forget (drag);
      return;
    }
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  }
  place = get_place (drag, dx, dy);
  model = dm_map_hold_move (drag->hold, drag->handle.handle, place);
  if (model == dm_document_get_model (dm_map_view_get_document (drag->view)))
    return;
  dm_document_preview (dm_map_view_get_document (drag->view), model);
  follow (drag, place);
}

static void on_end (GtkGestureDrag *gesture, double dx, double dy, Drag *drag) {
  gboolean changed
      = drag->hold != NULL
        && dm_document_get_model (dm_map_view_get_document (drag->view)) != drag->hold->model;

  stop (drag, changed ? dm_map_hold_get_label (drag->handle.handle) : NULL);
}

static void on_cancel (GtkGesture *gesture, GdkEventSequence *sequence, Drag *drag) {
  stop (drag, NULL);
}

static void drag_free (Drag *drag) {
  forget (drag);
  g_free (drag);
}

void dm_tool_drag_attach (DmMapView *view, GtkWidget *scroller) {
  Drag *drag = g_new0 (Drag, 1);

  drag->view = view;
  drag->gesture = gtk_gesture_drag_new ();
  g_object_set_data_full (G_OBJECT (view), "dm-tool-drag", drag, (GDestroyNotify) drag_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag->gesture), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag->gesture, "drag-begin", G_CALLBACK (on_begin), drag);
  g_signal_connect (drag->gesture, "drag-update", G_CALLBACK (on_update), drag);
  g_signal_connect (drag->gesture, "drag-end", G_CALLBACK (on_end), drag);
  g_signal_connect (drag->gesture, "cancel", G_CALLBACK (on_cancel), drag);
  dm_tool_add (scroller, GTK_EVENT_CONTROLLER (drag->gesture));
}
