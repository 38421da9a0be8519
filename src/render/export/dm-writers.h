/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dm-export.h"

G_BEGIN_DECLS

/* Each makes a file's bytes of a page, or of several. The same pages give the same bytes. */
GBytes *dm_svg_write (const DmPage *page, DmUnit unit, gboolean transparent,
                      gboolean text_as_paths);
GBytes *dm_pdf_write (const DmPages *pages, gboolean transparent, gboolean text_as_paths,
                      GError **error);

/* @pixel_scale: from the page's layout to pixels; @dpi: 0 for not stated */
GBytes *dm_png_write (const DmPage *page, double pixel_scale, double dpi, gboolean transparent,
                      GError **error);

/* What is asked for must be numbers above 0 (DM_ERROR_USAGE), and no side over DM_EXPORT_MAX_PIXELS
 * (DM_ERROR_LIMIT). */
gboolean dm_export_check_options (const DmExportOptions *options, GError **error);
gboolean dm_export_check_size (double width, double height, GError **error);

/* Pixels of a PNG for each px. A resolution makes a larger picture only where no scale was asked
 * for. */
double dm_export_get_pixels_per_px (const DmExportOptions *options);

/** dm_file_date: the date written into files: that of SOURCE_DATE_EPOCH in ISO 8601, or NULL.
 * Returns: (transfer full) (nullable) */
char *dm_file_date (void);

G_END_DECLS
