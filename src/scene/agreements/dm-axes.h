/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreements-private.h"

G_BEGIN_DECLS

#define DM_AXES_HEIGHT 360.0
#define DM_AXES_GRIP 12.0      /* px beside an axis where it is taken hold of */
#define DM_AXES_LABEL_GAP 34.0 /* px from the last axis */

/* One line across all axes while the scene is laid out. */
typedef struct {
  int point;      /* of the frontier, -1 for a proposal */
  guint proposal; /* which of the agreement's */
  guint kinds;    /* solutions that choose it */
  double *ys;     /* by axis */
  gboolean is_labelled;
  DmBox box; /* of the label */
} DmAxesLine;

/* An axis for each party while they are laid out. */
typedef struct {
  DmAgreements *view;
  double left, right, top;
  double low, high;
  guint n_axes;
  GArray *lines; /* of DmAxesLine, those on top last */
} DmAxes;

double dm_axes_get_x (const DmAxes *axes, guint dim);
double dm_axes_get_y (const DmAxes *axes, double score);

/* dm-axes-lines.c */
void dm_axes_choose_lines (DmAxes *axes);
double dm_axes_find_anchor (const DmAxes *axes, guint nth, DmPoint *anchor);

/* dm-axes-labels.c */
void dm_axes_place_labels (DmAxes *axes);
gboolean dm_axes_draw_label (DmAxes *axes, const DmAxesLine *line, DmPoint *anchor);

G_END_DECLS
