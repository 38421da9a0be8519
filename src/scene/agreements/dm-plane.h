/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreements-private.h"

G_BEGIN_DECLS

/* The plane of two parties' scores while it is laid out: from @low on each side over @span, to the plot's ends. */
typedef struct {
  DmAgreements *view;
  DmBox plot;
  double low[2], span;
  DmLabels labels;
} DmPlane;

double dm_plane_get_x (const DmPlane *plane, double score);
double dm_plane_get_y (const DmPlane *plane, double score);

/* dm-plane-ground.c */
void dm_plane_draw_rational (DmPlane *plane);
void dm_plane_draw_density (DmPlane *plane);
void dm_plane_draw_no_deal (DmPlane *plane, guint dim);

/* dm-plane-marks.c */
void dm_plane_draw_marks (DmPlane *plane);

G_END_DECLS
