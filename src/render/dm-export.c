/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dm-error.h"
#include "dm-writers.h"

#define CSS_DPI 96.0

static const char *const format_ids[] = { "png", "svg", "pdf" };

/** dm_format_from_id: reads "png", "svg" or "pdf". Returns: whether @id is one of these */
gboolean dm_format_from_id (const char *id, DmFormat *format) {
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (format_ids); i++)
    if (g_ascii_strcasecmp (id, format_ids[i]) == 0) {
      *format = (DmFormat) i;
      return TRUE;
    }
  return FALSE;
}

/** dm_format_from_name: the format that a file's name asks for by its ending. Returns: whether it
 * does */
gboolean dm_format_from_name (const char *filename, DmFormat *format) {
  g_autofree char *base = g_path_get_basename (filename);
  const char *dot = strrchr (base, '.');

  return dot != NULL && dm_format_from_id (dot + 1, format);
}

/** dm_format_to_id: the name of a format, which is also its files' ending. */
const char *dm_format_to_id (DmFormat format) {
  return format_ids[format];
}

static gboolean check_number (double value, gboolean zero_allowed, GError **error) {
  if (isfinite (value) && (value > 0 || (zero_allowed && value == 0)))
    return TRUE;
  g_set_error_literal (error, DM_ERROR, DM_ERROR_USAGE,
                       _ ("A picture’s size, scale and resolution must be numbers above 0."));
  return FALSE;
}

gboolean dm_export_check_options (const DmExportOptions *options, GError **error) {
  return check_number (options->width_px, TRUE, error)
         && check_number (options->height_px, TRUE, error)
         && check_number (options->dpi, TRUE, error)
         && check_number (options->scale, options->dpi > 0, error);
}

gboolean dm_export_check_size (double width, double height, GError **error) {
  if (width <= DM_EXPORT_MAX_PIXELS && height <= DM_EXPORT_MAX_PIXELS)
    return TRUE;
  g_set_error (error, DM_ERROR, DM_ERROR_LIMIT,
               /* Translators: both sizes are in pixels */
               _ ("The picture would be %.0f × %.0f pixels; neither side can be over %d. "
                  "Ask for a smaller size, scale or resolution, or for fewer issues."),
               width, height, DM_EXPORT_MAX_PIXELS);
  return FALSE;
}

double dm_export_get_pixels_per_px (const DmExportOptions *options) {
  return options->scale > 0 ? options->scale : options->dpi / CSS_DPI;
}

/**
 * dm_export_page: a page as a file's bytes.
 * @page_scale: px of the picture for each px of the page's layout
 *
 * @options say the format, and of a PNG the scale and resolution. The same page gives the same
 *   bytes.
 *
 * Returns: (transfer full): or %NULL with %DM_ERROR_USAGE (a size, scale or resolution that is no
 * number above 0) or %DM_ERROR_LIMIT (a side over %DM_EXPORT_MAX_PIXELS)
 */
GBytes *dm_export_page (const DmPage *page, double page_scale, const DmExportOptions *options,
                        GError **error) {
  double scale = page_scale;

  if (!dm_export_check_options (options, error) || !check_number (page_scale, FALSE, error))
    return NULL;
  if (options->format == DM_FORMAT_PNG)
    scale *= dm_export_get_pixels_per_px (options);
  if (!dm_export_check_size (page->width_px * scale, page->height_px * scale, error))
    return NULL;
  switch (options->format) {
  case DM_FORMAT_SVG:
    return dm_svg_write (page, scale, options->transparent, options->text_as_paths);
  case DM_FORMAT_PDF:
    return dm_pdf_write (page, scale, options->transparent, options->text_as_paths, error);
  case DM_FORMAT_PNG:
  default:
    return dm_png_write (page, scale, options->dpi, options->transparent, error);
  }
}
