/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map-view.h"

G_BEGIN_DECLS

void dm_map_gestures_attach (DmMapView *view, GtkWidget *list, GtkWidget *scroller);

G_END_DECLS
