/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-deal.h"
#include "dm-map-edit.h"
#include "dm-map-place.h"
#include "dm-map-tools.h"

/*
 * While a deal is put together, a click on a scale puts a place in it or takes it out. Else a click selects what is there and folds baskets. In the boxes of options Ctrl accepts or refuses, and Ctrl+Shift rules out.
 * A double click records a position on an empty lane, and on empty ground folds rows until all are seen.
 */

static gboolean is_toggle (DmRowWidget *row, const DmMark *mark) {
  DmIssueResult *result = dm_row_widget_get_result (row);

  if (result == NULL || mark->party < 0 || mark->issue < 0)
    return FALSE;
  return !dm_scale_is_ordered (
      dm_model_get_issue (dm_reading_get_model (result->reading), result->issue)->scale);
}

static void on_released (GtkGestureClick *click, int n_press, double x, double y, DmMapView *view) {
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  double row_x = 0, row_y = 0;
  DmRowWidget *row = dm_map_view_get_row_at (view, x, y, &row_x, &row_y);
  const DmMark *mark;
  gboolean toggle;

  if (row == NULL || n_press != 1)
    return;
  if (dm_map_view_is_dealing (view) && dm_map_deal_click (view, row, row_x, row_y))
    return;
  mark = dm_row_widget_pick (row, row_x, row_y);
  toggle = mark != NULL && (state & GDK_CONTROL_MASK) && is_toggle (row, mark);
  if (mark != NULL)
    dm_map_view_select_mark (view, row, mark);
  if (toggle)
    dm_map_edit_toggle (view, state & GDK_SHIFT_MASK ? DM_HANDLE_OPTION_RULED_OUT
                                                     : DM_HANDLE_OPTION_ACCEPTED);
  if (dm_row_widget_get_item (row).kind == DM_MAP_ITEM_BASKET)
    dm_map_view_toggle_basket (view, dm_row_widget_get_item (row).index);
}

/* The place on the issue's scale that was clicked at. */
static double get_place (DmRowWidget *row, const DmScale *scale, double x, double y) {
  DmMapLook look = dm_row_widget_get_look (row);

  if (!dm_scale_is_ordered (scale))
    return MAX (0, dm_map_find_option (dm_row_widget_get_scene (row),
                                       dm_row_widget_get_result (row), x, y));
  return dm_map_snap_place (scale, dm_map_get_place (scale, &look, x), FALSE);
}

static void record (DmMapView *view, DmRowWidget *row, const DmMark *mark, double x, double y) {
  DmIssueResult *result = dm_row_widget_get_result (row);
  DmModel *model;

  if (result == NULL || mark->kind != DM_MARK_LANE || mark->party < 0)
    return;
  model = dm_reading_get_model (result->reading);
  dm_map_edit_record (view, dm_model_get_issue (model, result->issue)->id,
                      dm_model_get_party (model, (guint) mark->party)->id,
                      get_place (row, dm_model_get_issue (model, result->issue)->scale, x, y));
}

static void on_pressed (GtkGestureClick *click, int n_press, double x, double y, DmMapView *view) {
  double row_x = 0, row_y = 0;
  DmRowWidget *row = dm_map_view_get_row_at (view, x, y, &row_x, &row_y);
  const DmMark *mark = row != NULL ? dm_row_widget_pick (row, row_x, row_y) : NULL;

  if (n_press != 2 || dm_map_view_is_dealing (view))
    return;
  if (mark == NULL)
    dm_map_view_fit (view);
  else
    record (view, row, mark, row_x, row_y);
}

void dm_tool_click_attach (DmMapView *view, GtkWidget *scroller) {
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), view);
  g_signal_connect (click, "released", G_CALLBACK (on_released), view);
  dm_tool_add (scroller, GTK_EVENT_CONTROLLER (click));
}
