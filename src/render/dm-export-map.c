/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export.h"

#include "dm-reading.h"
#include "dm-writers.h"

/**
 * dm_export_map: the map of an analysis as a file's bytes.
 *
 * Lays the map out for the size asked for and writes it with dm_export_page(). The same input gives
 * the same bytes.
 *
 * Returns: (transfer full): or %NULL with %DM_ERROR_USAGE or %DM_ERROR_LIMIT, as dm_export_page()
 */
GBytes *dm_export_map (DmAnalysis *analysis, const DmExportOptions *options, GError **error) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  double pixels = options->format == DM_FORMAT_PNG ? dm_export_get_pixels_per_px (options) : 1;
  g_autoptr (DmStyle) style = NULL;
  g_autoptr (DmPage) page = NULL;
  double scale = 1;

  if (!dm_export_check_options (options, error)
      || !dm_export_check_size (options->width_px * pixels, options->height_px * pixels, error))
    return NULL;
  style = dm_style_new (options->theme, options->family, model);
  page = dm_page_new_map (analysis, style, options->sort, options->stage, options->width_px,
                          options->height_px, &scale);
  return dm_export_page (page, scale, options, error);
}
