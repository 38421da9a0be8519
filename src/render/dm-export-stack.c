/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export.h"

#include "dm-writers.h"

/**
 * dm_export_stack:
 * @stack: a view
 * @model: what it shows, for the parties' colours
 * @options: what is asked for
 * @error: return location
 *
 * Lays a view out for the size asked for and writes it with dm_export_page(). The same input gives the same bytes.
 *
 * Returns: (transfer full) (nullable): a file's bytes, or %NULL with %DM_ERROR_USAGE or %DM_ERROR_LIMIT, as dm_export_page()
 */
GBytes *dm_export_stack (const DmStack *stack, DmModel *model, const DmExportOptions *options,
                         GError **error) {
  double pixels = options->format == DM_FORMAT_PNG ? dm_export_get_pixels_per_px (options) : 1;
  g_autoptr (DmStyle) style = NULL;
  g_autoptr (DmPage) page = NULL;
  double scale = 1;

  if (!dm_export_check_options (options, error)
      || !dm_export_check_size (options->width_px * pixels, options->height_px * pixels, error))
    return NULL;
  style = dm_style_new (options->theme, options->family, model);
  page = dm_page_new_stack (stack, style, options->stage, options->width_px, options->height_px,
                            &scale);
  return dm_export_page (page, scale, options, error);
}
