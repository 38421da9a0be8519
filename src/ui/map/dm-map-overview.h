/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-map-list.h"

G_BEGIN_DECLS

/**
 * DmMapOverview:
 *
 * The whole negotiation in a narrow column: every row a few pixels, told apart by length and hatching as well as by
 * colour, and what the map shows of it as a frame. Click or drag to go there.
 */
#define DM_TYPE_MAP_OVERVIEW (dm_map_overview_get_type ())
G_DECLARE_FINAL_TYPE (DmMapOverview, dm_map_overview, DM, MAP_OVERVIEW, GtkWidget)

void dm_map_overview_set_source (DmMapOverview *overview, DmMapList *list,
                                 GtkAdjustment *adjustment);

G_END_DECLS
