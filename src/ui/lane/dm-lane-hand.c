/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-lane-private.h"
#include "dm-map-place.h"
#include "dm-row-light.h"

/*
 * Moves what is in a lane, as on the map: the document shows what would be while the hand moves, letting go makes one step of
 * it, Escape drops it.
 */

#define SLACK 4.0
#define FAR 10 /* steps of a move with Shift */

/* Makes a step of what a key or a click came to. Moves of one part that follow upon one another are one step. */
static void apply (DmLane *self, DmMapHold *hold, DmModel *model, DmHandle handle) {
  g_autofree char *merge
      = g_strdup_printf ("lane:%d:%s:%s", (int) handle, self->issue, self->party);

  if (model == hold->model)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    dm_document_apply (self->document, model, dm_map_hold_get_label (handle), merge);
}

static void toggle (DmLane *self, DmMapHold *hold, DmHandle handle) {
  g_autoptr (DmModel) model = dm_map_hold_move (hold, handle, self->option);

  apply (self, hold, model, handle);
}

/* --- dragging --- */

/** dm_lane_hand_forget: drops what is being dragged */
void dm_lane_hand_forget (DmLane *self) {
  if (self->hold == NULL)
    return;
  g_clear_pointer (&self->hold, dm_map_hold_free);
  dm_document_end_preview (self->document, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean find_handle (DmLane *self, double x, double y, DmMapHandle *handle) {
  DmMapLook look = dm_lane_get_look (self);

  *handle = (DmMapHandle){ .handle = DM_HANDLE_NONE, .party = -1 };
  return self->scene != NULL && self->result != NULL
         && dm_map_find_handle (self->scene, self->result, &look, x, y, SLACK, handle);
}

static void on_drag_begin (GtkGestureDrag *drag, double x, double y, DmLane *self) {
  int option = -1;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->start_x = x;
  self->start_y = y;
  if (self->scene != NULL && self->result != NULL)
    option = dm_map_find_option (self->scene, self->result, x, y);
  if (option >= 0)
    self->option = (guint) option;
  if (find_handle (self, x, y, &self->dragged))
    self->grip = self->dragged.handle;
  dm_lane_grip_changed (self);
}

/* Where the hand has pulled it to: what counts is how far, so that it doesn't jump when it is taken hold of at its edge. */
static double get_place (DmLane *self, GtkGesture *drag, double dx, double dy) {
  const DmScale *scale = self->hold->issue->scale;
  DmMapLook look = dm_lane_get_look (self);
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  if (!dm_scale_is_ordered (scale)) {
    int option = self->scene != NULL && self->result != NULL
                     ? dm_map_find_option (self->scene, self->result, self->start_x + dx,
                                           self->start_y + dy)
                     : -1;
    return option >= 0 ? option : self->dragged.place;
  }
  return dm_map_snap_place (
      scale, dm_map_get_place (scale, &look, dm_map_get_x (scale, &look, self->dragged.place) + dx),
      (state & GDK_SHIFT_MASK) != 0);
}

static void on_drag_update (GtkGestureDrag *drag, double dx, double dy, DmLane *self) {
  g_autoptr (DmModel) model = NULL;

  if (self->dragged.handle == DM_HANDLE_NONE)
    return;
  if (self->hold == NULL) {
    if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
      return;
    self->hold = dm_map_hold_new (self->document, self->issue, self->party);
    if (self->hold == NULL || self->hold->from == NULL) {
      g_clear_pointer (&self->hold, dm_map_hold_free);
      self->dragged.handle = DM_HANDLE_NONE;
      return;
    }
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  }
  model = dm_map_hold_move (self->hold, self->dragged.handle,
                            get_place (self, GTK_GESTURE (drag), dx, dy));
  if (model != dm_document_get_model (self->document))
    dm_document_preview (self->document, model);
}

/* An option that is clicked is accepted or no longer; with Shift, ruled out or no longer. What is demanded stays so. */
static void click (DmLane *self, GtkGesture *gesture) {
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  g_autoptr (DmMapHold) hold = NULL;

  if (self->scene == NULL || self->result == NULL
      || dm_map_find_option (self->scene, self->result, self->start_x, self->start_y) < 0)
    return;
  hold = dm_map_hold_new (self->document, self->issue, self->party);
  if (hold == NULL || hold->from == NULL || dm_scale_is_ordered (hold->issue->scale)
      || ((hold->from->flags & DM_POSITION_DEMAND) && hold->from->demand == self->option))
    return;
  toggle (self, hold,
          (state & GDK_SHIFT_MASK) != 0 ? DM_HANDLE_OPTION_RULED_OUT : DM_HANDLE_OPTION_ACCEPTED);
}

static void on_drag_end (GtkGestureDrag *drag, double dx, double dy, DmLane *self) {
  gboolean changed
      = self->hold != NULL && dm_document_get_model (self->document) != self->hold->model;

  if (self->hold == NULL) {
    if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
      click (self, GTK_GESTURE (drag));
    return;
  }
  g_clear_pointer (&self->hold, dm_map_hold_free);
  dm_document_end_preview (self->document,
                           changed ? dm_map_hold_get_label (self->dragged.handle) : NULL);
  dm_lane_grip_changed (self);
}

static void on_drag_cancel (GtkGesture *drag, GdkEventSequence *sequence, DmLane *self) {
  dm_lane_hand_forget (self);
}

static void on_motion (GtkEventControllerMotion *motion, double x, double y, DmLane *self) {
  DmMapHandle handle;

  find_handle (self, x, y, &handle);
  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self),
      handle.handle != DM_HANDLE_NONE ? dm_row_light_get_cursor (handle.handle, FALSE) : NULL);
}

/* --- keys --- */

static void move (DmLane *self, DmMapHold *hold, int n_steps) {
  const DmScale *scale = hold->issue->scale;
  g_autoptr (DmModel) model = NULL;
  double place;

  if (!dm_scale_is_ordered (scale)) {
    self->option = (guint) CLAMP ((int) self->option + n_steps, 0, (int) scale->n_levels - 1);
    dm_lane_grip_changed (self);
    return;
  }
  if (dm_position_get_handle_place (scale, hold->from, self->grip, &place))
    place = dm_map_step_place (scale, place, n_steps);
  else
    place = n_steps > 0 ? dm_scale_get_first (scale) : dm_scale_get_last (scale);
  model = dm_map_hold_move (hold, self->grip, place);
  apply (self, hold, model, self->grip);
}

/* Goes to the next part that the position has, or could get. */
static void choose (DmLane *self, DmMapHold *hold, int direction) {
  int grip = (int) self->grip;
  double place;

  if (!dm_scale_is_ordered (hold->issue->scale)) {
    move (self, hold, direction);
    return;
  }
  for (guint i = DM_HANDLE_DEMAND; i <= DM_HANDLE_LIMIT_TO; i++) {
    grip += direction;
    if (grip > DM_HANDLE_LIMIT_TO)
      grip = DM_HANDLE_DEMAND;
    if (grip < DM_HANDLE_DEMAND)
      grip = DM_HANDLE_LIMIT_TO;
    if (dm_position_get_handle_place (hold->issue->scale, hold->from, (DmHandle) grip, &place))
      break;
  }
  self->grip = (DmHandle) grip;
  dm_lane_grip_changed (self);
}

static void let_go (DmLane *self, DmMapHold *hold) {
  gboolean ordered = dm_scale_is_ordered (hold->issue->scale);
  DmHandle handle = ordered ? self->grip : DM_HANDLE_DEMAND;
  g_autoptr (DmModel) model = dm_map_hold_let_go (hold, handle, ordered ? 0 : self->option);

  apply (self, hold, model, handle);
}

/* Returns: FALSE where the key is none of the lane's */
static gboolean press (DmLane *self, DmMapHold *hold, guint keyval, gboolean shift) {
  gboolean ordered = dm_scale_is_ordered (hold->issue->scale);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int n_steps = shift && ordered ? FAR : 1;

  switch (keyval) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    move (self, hold, rtl ? n_steps : -n_steps);
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    move (self, hold, rtl ? -n_steps : n_steps);
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    choose (self, hold, -1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    choose (self, hold, 1);
    return TRUE;
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
    let_go (self, hold);
    return TRUE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (!ordered)
      toggle (self, hold, DM_HANDLE_DEMAND);
    return !ordered;
  case GDK_KEY_space:
    if (!ordered)
      toggle (self, hold, shift ? DM_HANDLE_OPTION_RULED_OUT : DM_HANDLE_OPTION_ACCEPTED);
    return !ordered;
  default:
    return FALSE;
  }
}

static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, DmLane *self) {
  g_autoptr (DmMapHold) hold = NULL;

  if (self->hold != NULL && keyval == GDK_KEY_Escape) {
    self->dragged.handle = DM_HANDLE_NONE;
    dm_lane_hand_forget (self);
    return GDK_EVENT_STOP;
  }
  if (self->result == NULL || self->hold != NULL
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  hold = dm_map_hold_new (self->document, self->issue, self->party);
  if (hold == NULL || hold->from == NULL)
    return GDK_EVENT_PROPAGATE;
  return press (self, hold, keyval, (state & GDK_SHIFT_MASK) != 0);
}

static void on_focus_changed (DmLane *self) {
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void on_leave (DmLane *self) {
  dm_document_end_step (self->document);
  on_focus_changed (self);
}

/** dm_lane_hand_attach: has a lane react to the pointer and to keys */
void dm_lane_hand_attach (DmLane *self) {
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
