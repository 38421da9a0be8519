/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-tools.h"

/* Tools see what happens before the rows do: rows are there to be looked at. */
void dm_tool_add (GtkWidget *widget, GtkEventController *controller) {
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, controller);
}

/**
 * dm_map_tools_attach:
 * @view: a map view
 * @list: its list
 * @scroller: the widget that scrolls the list
 *
 * Teaches the view what hands do.
 */
void dm_map_tools_attach (DmMapView *view, GtkWidget *list, GtkWidget *scroller) {
  dm_tool_click_attach (view, scroller);
  dm_tool_deal_attach (view, scroller);
  dm_tool_drag_attach (view, scroller);
  dm_tool_pan_attach (view, scroller);
  dm_tool_zoom_attach (view, scroller);
  dm_tool_menu_attach (view, scroller);
  dm_tool_keys_attach (view, list);
}
