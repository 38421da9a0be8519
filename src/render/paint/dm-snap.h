/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-scene.h"

G_BEGIN_DECLS

/** DmSnap: where the pixels are: a place x is at x · @scale_x + @origin_x pixels. */
typedef struct {
  double scale_x, scale_y, origin_x, origin_y;
} DmSnap;

/** DmStroke: a line with its ends and width. */
typedef struct {
  double x1, y1, x2, y2, width;
} DmStroke;

double dm_snap_x (const DmSnap *snap, double x);
double dm_snap_y (const DmSnap *snap, double y);

/** dm_snap_box: the box of a rect shape with its edges, or its outline, on whole pixels; at least
 * one pixel of what isn't empty */
DmBox dm_snap_box (const DmSnap *snap, const DmShape *shape);

/** dm_snap_line: a line shape; one that is upright or level covers whole pixels, at least one */
DmStroke dm_snap_line (const DmSnap *snap, const DmShape *shape);

/** dm_snap_stroke_width: the width of a shape's outline, in whole pixels */
double dm_snap_stroke_width (const DmSnap *snap, const DmShape *shape);

/** dm_snap_line_as_is: the line of a shape, unmoved */
DmStroke dm_snap_line_as_is (const DmShape *shape);

G_END_DECLS
