/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map.h"

G_BEGIN_DECLS

/* Where a hand points at on the scale of a row, to put a proposal’s term there. */

gboolean dm_map_aim_at (const DmScene *scene, const DmIssueResult *result, const DmMapLook *look,
                        double x, double y, double *place);
gboolean dm_map_aim_get_box (const DmScene *scene, const DmIssueResult *result,
                             const DmMapLook *look, double place, DmBox *box);
double dm_map_aim_begin (const DmIssueResult *result, double term);
double dm_map_aim_step (const DmScale *scale, double place, int n_steps);
char *dm_map_aim_describe (const DmIssueResult *result, double place, gboolean is_term);

G_END_DECLS
