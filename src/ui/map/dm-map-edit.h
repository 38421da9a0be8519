/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map-hold.h"
#include "dm-map-view.h"

G_BEGIN_DECLS

/* What can be done to what is selected on the map, whichever hand asks for it. Each returns whether there was anything
 * to do it to. */
gboolean dm_map_edit_step (DmMapView *view, int n_steps);
gboolean dm_map_edit_choose (DmMapView *view, int direction);
gboolean dm_map_edit_toggle (DmMapView *view, DmHandle handle);
gboolean dm_map_edit_record (DmMapView *view, const char *issue, const char *party, double place);
gboolean dm_map_edit_record_selected (DmMapView *view);
gboolean dm_map_edit_remove_part (DmMapView *view);
gboolean dm_map_edit_delete (DmMapView *view);
gboolean dm_map_edit_shift (DmMapView *view, int direction);

gboolean dm_map_edit_is_recorded (DmMapView *view);
int dm_map_edit_get_option (DmMapView *view, const DmMapHold *hold);
void dm_map_edit_complain (DmMapView *view, const DmEditReport *report);

G_END_DECLS
