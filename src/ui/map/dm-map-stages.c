/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-view-private.h"

DmRowWidget *dm_map_view_find_row (DmMapView *self, guint position) {
  DmMapItem item = dm_map_list_get_item (self->list, position);

  for (guint i = 0; i < self->rows->len; i++) {
    DmRowWidget *row = g_ptr_array_index (self->rows, i);
    DmMapItem shown = dm_row_widget_get_item (row);

    if (shown.kind == item.kind && shown.index == item.index)
      return row;
  }
  return NULL;
}

/* Once the rows have their new heights the anchor is put back to where it was on the screen. */
static gboolean restore_anchor (GtkWidget *widget, GdkFrameClock *clock, gpointer data) {
  DmMapView *self = DM_MAP_VIEW (widget);
  GtkAdjustment *adjustment = dm_map_view_get_vadjustment (self);
  DmRowWidget *row;
  graphene_rect_t bounds;

  if (self->anchor >= dm_map_list_get_n_items (self->list))
    return G_SOURCE_REMOVE;
  row = dm_map_view_find_row (self, self->anchor);
  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), self->scroller, &bounds)) {
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u",
                                self->anchor);
  } else {
    double y = bounds.origin.y + self->anchor_share * bounds.size.height;

    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + y - self->anchor_y);
  }
  /* The first layout may still estimate the rows above. */
  return --self->anchor_tries > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void remember_anchor (DmMapView *self, double y) {
  double row_y = 0;
  double x = gtk_widget_get_width (self->scroller) / 2.0;
  DmRowWidget *row = dm_map_view_get_row_at (self, x, y, NULL, &row_y);

  self->anchor = G_MAXUINT;
  if (row == NULL)
    return;
  self->anchor = dm_map_list_find_item (self->list, dm_row_widget_get_item (row));
  self->anchor_share = row_y / MAX (1, gtk_widget_get_height (GTK_WIDGET (row)));
  self->anchor_y = y;
}

/**
 * dm_map_view_get_stage:
 * @self: a map view
 *
 * Returns: how far its rows are folded
 */
DmStage dm_map_view_get_stage (DmMapView *self) {
  return self->look.stage;
}

/**
 * dm_map_view_set_stage_at:
 * @self: a map view
 * @stage: how far to fold the rows; what is no stage is the nearest one
 * @y: px from the view's top: what is there stays there
 */
void dm_map_view_set_stage_at (DmMapView *self, DmStage stage, double y) {
  stage = (DmStage) CLAMP ((int) stage, (int) DM_STAGE_FULL, (int) DM_STAGE_STRIP);
  if (self->look.stage == stage)
    return;
  remember_anchor (self, y);
  self->look.stage = stage;
  self->look_serial++;
  dm_map_view_refresh_rows (self);
  if (self->anchor != G_MAXUINT) {
    self->anchor_tries = 2;
    gtk_widget_add_tick_callback (GTK_WIDGET (self), restore_anchor, NULL, NULL);
  }
  dm_map_view_notify_stage (self);
}

/**
 * dm_map_view_set_stage:
 * @self: a map view
 * @stage: how far to fold the rows
 *
 * What is selected, or else what is in the middle, stays where it is.
 */
void dm_map_view_set_stage (DmMapView *self, DmStage stage) {
  double y = gtk_widget_get_height (self->scroller) / 2.0;
  guint selected = self->document != NULL ? dm_map_view_find_selected (self) : G_MAXUINT;
  DmRowWidget *row = selected != G_MAXUINT ? dm_map_view_find_row (self, selected) : NULL;
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), self->scroller, &bounds)) {
    double middle = bounds.origin.y + bounds.size.height / 2;

    if (middle >= 0 && middle < gtk_widget_get_height (self->scroller))
      y = middle;
  }
  dm_map_view_set_stage_at (self, stage, y);
}

static gboolean fits (DmMapView *self, DmStage stage, double height) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  DmMapLook look = self->look;
  double sum = 0;

  look.stage = stage;
  look.width_px = MAX (DM_MAP_MIN_WIDTH, gtk_widget_get_width (self->scroller));
  for (guint i = 0; i < dm_analysis_get_n_results (analysis) && sum <= height; i++)
    sum += dm_map_row_estimate_height (dm_analysis_get_result (analysis, i), &look);
  return sum <= height;
}

/**
 * dm_map_view_fit:
 * @self: a map view
 *
 * Folds rows just as far as it takes to see them all, or all the way where even that isn't enough.
 */
void dm_map_view_fit (DmMapView *self) {
  double height = gtk_widget_get_height (self->scroller);
  DmStage stage = DM_STAGE_FULL;

  if (dm_map_list_get_analysis (self->list) == NULL)
    return;
  while (stage < DM_STAGE_STRIP && !fits (self, stage, height))
    stage++;
  dm_map_view_set_stage (self, stage);
}
