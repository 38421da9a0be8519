/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map-view.h"

G_BEGIN_DECLS

/*
 * What hands do on the map, a file each. A tool lives as long as the view that it is attached to. @scroller is what
 * scrolls the rows, @list the list of them, which has the keyboard focus.
 */
void dm_map_tools_attach (DmMapView *view, GtkWidget *list, GtkWidget *scroller);

void dm_tool_click_attach (DmMapView *view, GtkWidget *scroller);
void dm_tool_deal_attach (DmMapView *view, GtkWidget *scroller);
void dm_tool_drag_attach (DmMapView *view, GtkWidget *scroller);
void dm_tool_keys_attach (DmMapView *view, GtkWidget *list);
void dm_tool_menu_attach (DmMapView *view, GtkWidget *scroller);
void dm_tool_menu_open (DmMapView *view);
void dm_tool_pan_attach (DmMapView *view, GtkWidget *scroller);
void dm_tool_zoom_attach (DmMapView *view, GtkWidget *scroller);

void dm_tool_add (GtkWidget *widget, GtkEventController *controller);

G_END_DECLS
