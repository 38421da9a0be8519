/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"
#include "dm-style.h"

G_BEGIN_DECLS

/**
 * DmLane:
 *
 * One party's lane of one issue with its scale, drawn as on the map, to edit the position by hand: drag the demand, the ends of
 * what is accepted and the red lines, or move them by keys. Left and Right move the part that has the knob, ten steps with
 * Shift; Up and Down go to the next part; Delete takes a part away. Between options Left and Right walk the options, Return
 * demands one; Space, or a click, accepts it or not, and with Shift rules it out or not.
 */
#define DM_TYPE_LANE (dm_lane_get_type ())
G_DECLARE_FINAL_TYPE (DmLane, dm_lane, DM, LANE, GtkWidget)

GtkWidget *dm_lane_new (DmDocument *document);
void dm_lane_set_style (DmLane *lane, DmStyle *style);
void dm_lane_show (DmLane *lane, const char *issue, const char *party);

G_END_DECLS
