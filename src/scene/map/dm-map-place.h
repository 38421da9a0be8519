/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map.h"

G_BEGIN_DECLS

/*
 * From what is drawn back to what it stands for. All of this is about ordered scales, and x counts px from the left of a
 * row, mirrored where the look is. Places beyond the ends of the scale are infinite.
 */

double dm_map_get_x (const DmScale *scale, const DmMapLook *look, double place);
double dm_map_get_place (const DmScale *scale, const DmMapLook *look, double x);

double dm_map_get_step (const DmScale *scale, gboolean fine);
double dm_map_snap_place (const DmScale *scale, double place, gboolean fine);
double dm_map_step_place (const DmScale *scale, double place, int n_steps);

G_END_DECLS
