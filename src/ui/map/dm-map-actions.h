/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The actions called `map.…`: what can be done to what is selected on a #DmMapView. */
void dm_map_actions_install (GtkWidgetClass *widget_class);
const char *dm_map_actions_get_keys (const char *action);

G_END_DECLS
