/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-document-deal.h"
#include "dm-map-aim.h"
#include "dm-map-deal.h"
#include "dm-map-place.h"
#include "dm-map-tools.h"

/*
 * While a deal is put together: the place under the pointer lights up, and a knot of the proposal's line is dragged along its scale.
 * Letting go makes one step of it, Escape drops it.
 */

typedef struct {
  DmMapView *view;
  GtkGesture *gesture;
  DmRowWidget *row; /* (nullable): of the knot that was pressed on */
  char *issue;      /* (nullable): its id */
  double from;      /* the term that it stands for */
  double start_x, start_y;
  double pointer_x, pointer_y; /* where the pointer was last */
  gboolean dragging;
  GtkEventController *watch; /* of the window, while dragging */
} Deal;

/* --- pointing --- */

static void on_motion (GtkEventControllerMotion *motion, double x, double y, Deal *deal) {
  double row_x = 0, row_y = 0, place;
  DmRowWidget *row;

  /* rows that move under the pointer are no wish of the hand's: what keys chose stays */
  if (!dm_map_view_is_dealing (deal->view) || deal->dragging
      || (deal->pointer_x == x && deal->pointer_y == y))
    return;
  deal->pointer_x = x;
  deal->pointer_y = y;
  row = dm_map_view_get_row_at (deal->view, x, y, &row_x, &row_y);
  DmIssueResult *result = row != NULL ? dm_row_widget_get_result (row) : NULL;
  DmScene *scene = row != NULL ? dm_row_widget_get_scene (row) : NULL;
  if (result != NULL && scene != NULL) {
    DmMapLook look = dm_row_widget_get_look (row);
    if (dm_map_aim_at (scene, result, &look, row_x, row_y, &place)) {
      dm_map_deal_aim (deal->view, result, place);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (deal->view), "pointer");
      return;
    }
  }
  dm_map_deal_forget_aim (deal->view);
  gtk_widget_set_cursor (GTK_WIDGET (deal->view), NULL);
}

static void on_leave (GtkEventControllerMotion *motion, Deal *deal) {
  deal->pointer_x = deal->pointer_y = NAN;
  if (!dm_map_view_is_dealing (deal->view) || deal->dragging)
    return;
  dm_map_deal_forget_aim (deal->view);
  gtk_widget_set_cursor (GTK_WIDGET (deal->view), NULL);
}

/* --- dragging --- */

static void forget (Deal *deal) {
  if (deal->watch != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (deal->watch), deal->watch);
  deal->watch = NULL;
  deal->dragging = FALSE;
  g_clear_object (&deal->row);
  g_clear_pointer (&deal->issue, g_free);
}

static void stop (Deal *deal, const char *label) {
  gboolean dragged = deal->dragging;

  forget (deal);
  if (!dragged)
    return;
  gtk_widget_set_cursor (GTK_WIDGET (deal->view), NULL);
  dm_document_end_preview (dm_map_view_get_document (deal->view), label);
  dm_map_view_settle (deal->view);
}

/* Wherever the focus is: Escape, or another button. */
static gboolean on_event (GtkEventControllerLegacy *watch, GdkEvent *event, Deal *deal) {
  GdkEventType type = gdk_event_get_event_type (event);
  gboolean escape = type == GDK_KEY_PRESS && gdk_key_event_get_keyval (event) == GDK_KEY_Escape;

  if (!escape && type != GDK_BUTTON_PRESS)
    return GDK_EVENT_PROPAGATE;
  stop (deal, NULL);
  gtk_gesture_set_state (deal->gesture, GTK_EVENT_SEQUENCE_DENIED);
  return GDK_EVENT_STOP;
}

static void on_begin (GtkGestureDrag *gesture, double x, double y, Deal *deal) {
  DmRowWidget *row;
  const DmMark *mark;

  forget (deal);
  if (!dm_map_view_is_dealing (deal->view))
    return;
  row = dm_map_view_get_row_at (deal->view, x, y, &deal->start_x, &deal->start_y);
  mark = row != NULL ? dm_row_widget_pick (row, deal->start_x, deal->start_y) : NULL;
  if (mark == NULL || mark->kind != DM_MARK_TERM || dm_row_widget_get_result (row) == NULL)
    return;
  const DmIssueResult *result = dm_row_widget_get_result (row);
  const DmModel *model = dm_reading_get_model (result->reading);
  deal->row = g_object_ref (row);
  deal->issue = g_strdup (dm_model_get_issue (model, result->issue)->id);
  deal->from = dm_document_get_term (dm_map_view_get_document (deal->view), deal->issue);
}

static void take_hold (Deal *deal) {
  deal->dragging = TRUE;
  dm_map_deal_forget_aim (deal->view);
  dm_document_end_step (dm_map_view_get_document (deal->view));
  deal->watch = gtk_event_controller_legacy_new ();
  g_signal_connect (deal->watch, "event", G_CALLBACK (on_event), deal);
  dm_tool_add (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (deal->view))), deal->watch);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (deal->view), "grabbing");
  gtk_gesture_set_state (deal->gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Where the hand has pulled the knot to; where it was where that is no place. */
static double get_place (Deal *deal, double dx, double dy) {
  DmScene *scene = dm_row_widget_get_scene (deal->row);
  DmIssueResult *result = dm_row_widget_get_result (deal->row);
  DmMapLook look = dm_row_widget_get_look (deal->row);
  double place, x = deal->start_x + dx;

  if (scene == NULL || result == NULL)
    return deal->from;
  const DmScale *scale
      = dm_model_get_issue (dm_reading_get_model (result->reading), result->issue)->scale;
  if (dm_scale_is_ordered (scale)) {
    x = dm_map_get_x (scale, &look, deal->from) + dx;
    place = dm_map_snap_place (scale, dm_map_get_place (scale, &look, x), FALSE);
    return CLAMP (place, dm_scale_get_first (scale), dm_scale_get_last (scale));
  }
  return dm_map_aim_at (scene, result, &look, x, deal->start_y + dy, &place) ? place : deal->from;
}

static void on_update (GtkGestureDrag *gesture, double dx, double dy, Deal *deal) {
  DmDocument *document = dm_map_view_get_document (deal->view);
  g_autoptr (DmModel) model = NULL;

  if (deal->issue == NULL)
    return;
  if (!deal->dragging) {
    if (!gtk_drag_check_threshold (GTK_WIDGET (deal->view), 0, 0, (int) dx, (int) dy))
      return;
    take_hold (deal);
  }
  model = dm_document_try_term (document, deal->issue, get_place (deal, dx, dy));
  if (model != dm_document_get_model (document))
    dm_document_preview (document, model);
}

static void on_end (GtkGestureDrag *gesture, double dx, double dy, Deal *deal) {
  DmDocument *document = dm_map_view_get_document (deal->view);
  g_autofree char *label = NULL;
  int index
      = deal->dragging ? dm_model_find_issue (dm_document_get_model (document), deal->issue) : -1;

  if (index >= 0 && dm_document_get_term (document, deal->issue) != deal->from)
    label = g_strdup_printf (
        _ ("Change the term on “%s”"),
        dm_model_get_issue (dm_document_get_model (document), (guint) index)->name);
  stop (deal, label);
}

static void on_cancel (GtkGesture *gesture, GdkEventSequence *sequence, Deal *deal) {
  stop (deal, NULL);
}

static void deal_free (Deal *deal) {
  forget (deal);
  g_free (deal);
}

void dm_tool_deal_attach (DmMapView *view, GtkWidget *scroller) {
  Deal *deal = g_new0 (Deal, 1);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  deal->view = view;
  deal->pointer_x = deal->pointer_y = NAN;
  deal->gesture = gtk_gesture_drag_new ();
  g_object_set_data_full (G_OBJECT (view), "dm-tool-deal", deal, (GDestroyNotify) deal_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (deal->gesture), GDK_BUTTON_PRIMARY);
  g_signal_connect (deal->gesture, "drag-begin", G_CALLBACK (on_begin), deal);
  g_signal_connect (deal->gesture, "drag-update", G_CALLBACK (on_update), deal);
  g_signal_connect (deal->gesture, "drag-end", G_CALLBACK (on_end), deal);
  g_signal_connect (deal->gesture, "cancel", G_CALLBACK (on_cancel), deal);
  dm_tool_add (scroller, GTK_EVENT_CONTROLLER (deal->gesture));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), deal);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), deal);
  dm_tool_add (scroller, motion);
}
