/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/*
 * How much of each pixel is covered, as an A8 surface: what looks alike is filled once, then put together and painted in
 * whatever colour.
 */
cairo_surface_t *dm_mask_new (int width, int height);
cairo_surface_t *dm_mask_new_for_ink (const PangoRectangle *ink, double scale_x, double scale_y,
                                      double x, double y, int margin, int *left, int *top);
void dm_mask_add (cairo_surface_t *mask, cairo_surface_t *part, int x, int y);
void dm_mask_paint (cairo_t *cr, cairo_surface_t *mask, int x, int y);

G_END_DECLS
