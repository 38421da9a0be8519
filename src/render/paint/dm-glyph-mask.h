/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** DmGlyphMask: the pixels that a glyph covers. @surface: %NULL where it covers none; its corner is @left and @top pixels from the one
 * that the glyph's origin is in */
typedef struct {
  int left, top;
  cairo_surface_t *surface;
} DmGlyphMask;

#define DM_GLYPH_MASK_N_PHASES 4 /* places within a pixel that are told apart, each way */

const DmGlyphMask *dm_glyph_mask_get (PangoFont *font, PangoGlyph glyph, double scale_x,
                                      double scale_y, guint phase_x, guint phase_y);

G_END_DECLS
