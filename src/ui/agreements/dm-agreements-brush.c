/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-agreements-view-private.h"

/* Looking at a range of a party's scores only: dragged over on its axis, or set by keys while the axis is selected. */

#define STEP 1.0
#define CLICK 4.0 /* px: less is no drag */

static guint get_n_axes (const DmAgreementsView *self) {
  return self->outcome != NULL ? self->outcome->agreement->packages->grid->n_scored : 0;
}

static gboolean is_brushed (const DmAgreementsView *self) {
  for (guint dim = 0; self->brushes != NULL && dim < get_n_axes (self); dim++)
    if (self->brushes[dim].from > 0 || self->brushes[dim].to < 100)
      return TRUE;
  return FALSE;
}

static void set_brush (DmAgreementsView *self, guint dim, double from, double to) {
  if (self->brushes == NULL) {
    self->brushes = g_new (DmBrush, get_n_axes (self));
    for (guint i = 0; i < get_n_axes (self); i++)
      self->brushes[i] = DM_BRUSH_ALL;
  }
  self->brushes[dim] = (DmBrush){ CLAMP (from, 0, 100), CLAMP (to, 0, 100) };
  if (!is_brushed (self))
    g_clear_pointer (&self->brushes, g_free);
  dm_agreements_view_show (self);
}

/* All is looked at again. */
void dm_agreements_view_clear_brushes (DmAgreementsView *self) {
  g_clear_pointer (&self->brushes, g_free);
  dm_agreements_view_show (self);
}

/* --- by hand --- */

static double get_score (const DmAgreementsView *self, double y) {
  return dm_agreements_get_axis_score (self->outcome->agreement, &self->grip, y - self->row_y);
}

static void on_drag_begin (GtkGestureDrag *drag, double x, double y, DmAgreementsView *self) {
  DmPoint at;
  const DmMark *mark = dm_scene_list_pick (self->list, x, y, &at);

  self->dragged = mark != NULL && self->outcome != NULL
                      ? dm_agreements_find_axis (self->outcome->agreement, mark)
                      : -1;
  if (self->dragged < 0)
    return;
  self->grip = (DmMark){ .box = mark->box };
  self->row_y = y - at.y;
  self->start_y = y;
}

static void on_drag_update (GtkGestureDrag *drag, double dx, double dy, DmAgreementsView *self) {
  double a, b;

  if (self->dragged < 0 || (guint) self->dragged >= get_n_axes (self) || fabs (dy) < CLICK)
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  a = round (get_score (self, self->start_y));
  b = round (get_score (self, self->start_y + dy));
  set_brush (self, (guint) self->dragged, MIN (a, b), MAX (a, b));
}

static void on_drag_end (GtkGestureDrag *drag, double dx, double dy, DmAgreementsView *self) {
  if (self->dragged >= 0 && (guint) self->dragged < get_n_axes (self) && fabs (dy) < CLICK
      && self->brushes != NULL)
    set_brush (self, (guint) self->dragged, 0, 100);
  self->dragged = -1;
}

/* --- by keys --- */

/* What is within the scales: from there on a step changes something. */
static DmBrush get_brush (const DmAgreementsView *self, guint dim) {
  DmBrush brush = self->brushes != NULL ? self->brushes[dim] : DM_BRUSH_ALL;
  double low, high;

  dm_agreements_get_range (self->outcome->agreement, dim, &low, &high);
  return (DmBrush){ MAX (brush.from, floor (low)), MIN (brush.to, ceil (high)) };
}

/* Ctrl with an arrow moves the lower end, with Shift the upper one; Delete takes the range away. */
static gboolean on_key (GtkEventControllerKey *key, guint keyval, guint keycode,
                        GdkModifierType state, DmAgreementsView *self) {
  gboolean upper = (state & GDK_SHIFT_MASK) != 0;
  double step = keyval == GDK_KEY_Up ? STEP : keyval == GDK_KEY_Down ? -STEP : 0;
  DmBrush brush;

  if (self->axis < 0 || (guint) self->axis >= get_n_axes (self))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace) {
    set_brush (self, (guint) self->axis, 0, 100);
    return GDK_EVENT_STOP;
  }
  if (step == 0 || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  brush = get_brush (self, (guint) self->axis);
  if (upper)
    brush.to = MAX (brush.to + step, brush.from);
  else
    brush.from = MIN (brush.from + step, brush.to);
  set_brush (self, (guint) self->axis, brush.from, brush.to);
  return GDK_EVENT_STOP;
}

void dm_agreements_view_set_up_brush (DmAgreementsView *self) {
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->axis = self->dragged = -1;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), key);
  g_signal_connect_swapped (self->show_all, "clicked",
                            G_CALLBACK (dm_agreements_view_clear_brushes), self);
}
