/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dm-snap.h"

G_BEGIN_DECLS

/* Of both kinds of hatch, in px: the same in every format. */
#define DM_HATCH_SPACING_PX 6.0
#define DM_HATCH_WIDTH_PX 0.65

/** dm_fade_width: how far a bar with fading ends fades, in px, of a bar of a width. */
double dm_fade_width (double width_px);

/** DmPainter: paints shapes with cairo. On pixels it moves upright and level edges to whole ones.
 * */
typedef struct {
  cairo_t *cr;
  DmTextMeasurer *measurer;
  gboolean snaps;
  gboolean outlines; /* text is painted as paths */
  gboolean tiles;    /* hatches are painted piece by piece */
  DmSnap snap;       /* from user space to pixels */
  DmBox clip;        /* in user space */
} DmPainter;

/* Set up anew whenever the matrix or the clip of @cr changed. */
void dm_painter_init (DmPainter *painter, cairo_t *cr, DmTextMeasurer *measurer);
void dm_painter_paint (const DmPainter *painter, const DmShape *shape);
void dm_painter_paint_scene (const DmPainter *painter, const DmScene *scene);

G_END_DECLS
