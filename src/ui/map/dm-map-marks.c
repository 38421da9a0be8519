/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-view-private.h"

/**
 * dm_map_view_get_row_at:
 * @self: a map view
 * @x: px from the view's left
 * @y: px from its top
 * @row_x: (out) (optional): px from the row's left
 * @row_y: (out) (optional): px from the row's top
 *
 * Returns: (nullable) (transfer none): the row there
 */
DmRowWidget *dm_map_view_get_row_at (DmMapView *self, double x, double y, double *row_x,
                                     double *row_y) {
  GtkWidget *widget = gtk_widget_pick (self->scroller, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;
  double to_x = 0, to_y = 0;

  if (widget != NULL) {
    row = DM_IS_ROW_WIDGET (widget) ? widget : gtk_widget_get_ancestor (widget, DM_TYPE_ROW_WIDGET);
    /* The list's own widget around a row is a little larger than the row. */
    if (row == NULL && DM_IS_ROW_WIDGET (gtk_widget_get_first_child (widget)))
      row = gtk_widget_get_first_child (widget);
  }
  if (row == NULL)
    return NULL;
  gtk_widget_translate_coordinates (self->scroller, row, x, y, &to_x, &to_y);
  if (row_x != NULL)
    *row_x = to_x;
  if (row_y != NULL)
    *row_y = to_y;
  return DM_ROW_WIDGET (row);
}

/**
 * dm_map_view_get_focus_row:
 * @self: a map view
 *
 * Returns: (nullable) (transfer none): the row that has the keyboard focus
 */
DmRowWidget *dm_map_view_get_focus_row (DmMapView *self) {
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  if (DM_IS_ROW_WIDGET (focus))
    return DM_ROW_WIDGET (focus);
  child = gtk_widget_get_first_child (focus);
  return child != NULL && DM_IS_ROW_WIDGET (child) ? DM_ROW_WIDGET (child) : NULL;
}

static void select_party_mark (DmMapView *self, DmModel *model, const DmMark *mark) {
  const char *party = dm_model_get_party (model, (guint) mark->party)->id;

  if (mark->issue < 0)
    dm_document_select (self->document, DM_SELECTION_PARTY, party, NULL, mark->id);
  else
    dm_document_select (self->document, DM_SELECTION_POSITION,
                        dm_model_get_issue (model, (guint) mark->issue)->id, party, mark->id);
}

/**
 * dm_map_view_select_mark:
 * @self: a map view
 * @row: a row of it
 * @mark: a mark of the row
 *
 * Selects what the mark stands for.
 */
void dm_map_view_select_mark (DmMapView *self, DmRowWidget *row, const DmMark *mark) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  DmReading *reading = dm_analysis_get_reading (analysis);
  DmModel *model = dm_reading_get_model (reading);
  DmMapItem item = dm_row_widget_get_item (row);

  if (mark->kind == DM_MARK_TERM && dm_reading_get_proposal (reading) >= 0) {
    guint proposal = (guint) dm_reading_get_proposal (reading);

    dm_document_select (self->document, DM_SELECTION_PROPOSAL,
                        dm_model_get_proposal (model, proposal)->id, NULL, mark->id);
  } else if (mark->party >= 0) {
    select_party_mark (self, model, mark);
  } else if (mark->issue >= 0) {
    dm_document_select (self->document, DM_SELECTION_ISSUE,
                        dm_model_get_issue (model, (guint) mark->issue)->id, NULL, mark->id);
  } else if (item.kind == DM_MAP_ITEM_BASKET && item.index >= 0) {
    dm_document_select (self->document, DM_SELECTION_BASKET,
                        dm_model_get_basket (model, (guint) item.index)->id, NULL, mark->id);
  } else {
    dm_document_select (self->document, DM_SELECTION_MODEL, NULL, NULL, mark->id);
  }
}

/**
 * dm_map_view_toggle_basket:
 * @self: a map view
 * @basket: a basket's index, -1 for the issues without one
 */
void dm_map_view_toggle_basket (DmMapView *self, int basket) {
  dm_map_list_set_folded (self->list, basket, !dm_map_list_is_folded (self->list, basket));
  dm_map_view_refresh_rows (self);
  dm_map_view_select_in_list (self, dm_map_view_find_selected (self));
}

/**
 * dm_map_view_reveal_issue:
 * @self: a map view
 * @issue: an issue's index in the model shown
 *
 * Scrolls to the issue's row, and unfolds its basket if need be.
 */
void dm_map_view_reveal_issue (DmMapView *self, guint issue) {
  DmAnalysis *analysis = dm_map_list_get_analysis (self->list);
  guint position;

  if (analysis == NULL)
    return;
  position = dm_map_list_find_issue (self->list, issue);
  if (position == G_MAXUINT) {
    DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));

    dm_map_list_set_folded (self->list, dm_model_get_issue (model, issue)->basket, FALSE);
    dm_map_view_refresh_rows (self);
    position = dm_map_list_find_issue (self->list, issue);
  }
  if (position == G_MAXUINT)
    return;
  dm_map_view_select_in_list (self, dm_map_view_find_selected (self));
  dm_map_view_have_row (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

/**
 * dm_map_view_dup_sentence:
 * @self: a map view
 *
 * Returns: (nullable) (transfer full): what is selected on the map, in a sentence; %NULL where it is out of sight
 */
char *dm_map_view_dup_sentence (DmMapView *self) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  guint position = dm_map_view_find_selected (self);

  for (guint i = 0; i < self->rows->len; i++) {
    DmRowWidget *row = g_ptr_array_index (self->rows, i);
    DmScene *scene = dm_row_widget_get_scene (row);
    const DmMark *mark;

    if (scene == NULL || !dm_map_view_is_selected_in (self, row, selection))
      continue;
    mark = dm_scene_find_mark (scene, selection->mark);
    if (mark != NULL)
      return g_strdup (dm_scene_get_sentence (scene, mark));
  }
  if (position != G_MAXUINT) {
    DmRowWidget *row = dm_map_view_find_row (self, position);

    if (row != NULL && dm_row_widget_get_scene (row) != NULL)
      return g_strdup (dm_scene_get_label (dm_row_widget_get_scene (row)));
  }
  return NULL;
}
