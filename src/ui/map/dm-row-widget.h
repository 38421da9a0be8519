/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-map-handle.h"
#include "dm-row-scenes.h"

G_BEGIN_DECLS

/**
 * DmRowWidget:
 *
 * One item of the map on the screen: it holds the item's scene, laid out for its own width, and the painting
 * of it, which stays as it is while marks light up above it.
 */
#define DM_TYPE_ROW_WIDGET (dm_row_widget_get_type ())
G_DECLARE_FINAL_TYPE (DmRowWidget, dm_row_widget, DM, ROW_WIDGET, GtkWidget)

GtkWidget *dm_row_widget_new (DmRowScenes *scenes);

void dm_row_widget_show (DmRowWidget *row, DmAnalysis *analysis, DmMapItem item, gboolean folded,
                         const DmMapStops *stops, const DmMapLook *look, guint look_serial);
void dm_row_widget_forget (DmRowWidget *row);
gboolean dm_row_widget_is_named (DmRowWidget *self);
void dm_row_widget_name (DmRowWidget *self);
void dm_row_widget_set_selected_mark (DmRowWidget *row, const char *id);
void dm_row_widget_set_grip (DmRowWidget *row, DmHandle grip);

DmMapItem dm_row_widget_get_item (DmRowWidget *row);
DmScene *dm_row_widget_get_scene (DmRowWidget *row);
DmIssueResult *dm_row_widget_get_result (DmRowWidget *row);
DmMapLook dm_row_widget_get_look (DmRowWidget *row);
gboolean dm_row_widget_find_handle (DmRowWidget *row, double x, double y, DmMapHandle *handle);
const DmMark *dm_row_widget_pick (DmRowWidget *row, double x, double y);
const DmMark *dm_row_widget_step_mark (DmRowWidget *row, const char *from, int step);

G_END_DECLS
