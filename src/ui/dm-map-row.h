/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-map.h"

G_BEGIN_DECLS

/**
 * DmMapRow:
 *
 * One item of the map on the screen: it holds the item's scene, laid out for its own width, and the painting
 * of it, which stays as it is while marks light up above it.
 */
#define DM_TYPE_MAP_ROW (dm_map_row_get_type ())
G_DECLARE_FINAL_TYPE (DmMapRow, dm_map_row, DM, MAP_ROW, GtkWidget)

GtkWidget *dm_map_row_new_widget (void);

void dm_map_row_show (DmMapRow *row, DmAnalysis *analysis, DmMapItem item, gboolean folded,
                      const DmMapLook *look, guint look_serial);
void dm_map_row_forget (DmMapRow *row);
void dm_map_row_set_selected_mark (DmMapRow *row, const char *id);

DmMapItem dm_map_row_get_item (DmMapRow *row);
DmScene *dm_map_row_get_scene (DmMapRow *row);
const DmMark *dm_map_row_pick (DmMapRow *row, double x, double y);
const DmMark *dm_map_row_step_mark (DmMapRow *row, const char *from, int step);

G_END_DECLS
