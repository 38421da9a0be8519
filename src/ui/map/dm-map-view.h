/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"
#include "dm-map-handle.h"
#include "dm-map-list.h"
#include "dm-row-widget.h"
#include "dm-stacks.h"

G_BEGIN_DECLS

/**
 * DmMapView:
 *
 * The map of a document as rows of a list, with an overview of the whole beside it.
 *
 * Properties: `sort` (#DmSort) and `stage` (#DmStage), as numbers; `dealing`. Signals: `style-changed`: the map is drawn in
 * other colours, or of other parties; `said` with a sentence that the window is to show in passing; `aimed`: while a deal is put
 * together, another place is pointed at, or none.
 *
 * Actions: `map.…`, what can be done to what is selected.
 */
#define DM_TYPE_MAP_VIEW (dm_map_view_get_type ())
G_DECLARE_FINAL_TYPE (DmMapView, dm_map_view, DM, MAP_VIEW, GtkWidget)

void dm_map_view_set_document (DmMapView *view, DmDocument *document);
DmDocument *dm_map_view_get_document (DmMapView *view);
DmMapList *dm_map_view_get_list (DmMapView *view);
DmStyle *dm_map_view_get_style (DmMapView *view);
GtkAdjustment *dm_map_view_get_vadjustment (DmMapView *view);

void dm_map_view_set_sort (DmMapView *view, DmSort sort);
DmSort dm_map_view_get_sort (DmMapView *view);

void dm_map_view_set_forecast (DmMapView *view, gboolean forecast);
void dm_map_view_set_robustness (DmMapView *view, DmRobustness *robustness);
void dm_map_view_mark_stack (DmMapView *view, DmStack *map);

DmStage dm_map_view_get_stage (DmMapView *view);
void dm_map_view_set_stage (DmMapView *view, DmStage stage);
void dm_map_view_set_stage_at (DmMapView *view, DmStage stage, double y);
void dm_map_view_fit (DmMapView *view);

void dm_map_view_reveal_issue (DmMapView *view, guint issue);
void dm_map_view_select_mark (DmMapView *view, DmRowWidget *row, const DmMark *mark);
void dm_map_view_toggle_basket (DmMapView *view, int basket);
char *dm_map_view_dup_sentence (DmMapView *view);
gboolean dm_map_view_is_dealing (DmMapView *view);
void dm_map_view_set_dealing (DmMapView *view, gboolean dealing);
char *dm_map_view_dup_aim_sentence (DmMapView *view);
DmHandle dm_map_view_get_handle (DmMapView *view);
void dm_map_view_set_handle (DmMapView *view, DmHandle handle);
void dm_map_view_settle (DmMapView *view);
void dm_map_view_say (DmMapView *view, const char *sentence);

DmRowWidget *dm_map_view_get_row_at (DmMapView *view, double x, double y, double *row_x,
                                     double *row_y);
DmRowWidget *dm_map_view_get_focus_row (DmMapView *view);

G_END_DECLS
