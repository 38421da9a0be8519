/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dm-export.h"

G_BEGIN_DECLS

/*
 * Each makes a file's bytes of a page. @scale: from the page's layout to px of the picture, finite, over 0. The same page
 * gives the same bytes.
 */
GBytes *dm_svg_write (const DmPage *page, double scale, gboolean transparent,
                      gboolean text_as_paths);
GBytes *dm_pdf_write (const DmPage *page, double scale, gboolean transparent, GError **error);

/* @pixel_scale: from the page's layout to pixels; @dpi: 0 for not stated */
GBytes *dm_png_write (const DmPage *page, double pixel_scale, double dpi, gboolean transparent,
                      GError **error);

/** dm_png_encode: @surface: ARGB32 or RGB24; @title: (nullable) */
GBytes *dm_png_encode (cairo_surface_t *surface, double dpi, const char *title, GError **error);

/** dm_file_date: the date written into files: that of SOURCE_DATE_EPOCH in ISO 8601, or NULL. Returns: (transfer full)
 * (nullable) */
char *dm_file_date (void);

G_END_DECLS
