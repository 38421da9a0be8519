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

static const struct {
  const char *id;
  double px;
} units[] = {
  [DM_UNIT_PX] = { "px", 1 },
  [DM_UNIT_MM] = { "mm", CSS_DPI / 25.4 },
  [DM_UNIT_INCH] = { "in", CSS_DPI },
};

/** dm_unit_from_id: reads "px", "mm" or "in". Returns: whether @id is one of these */
gboolean dm_unit_from_id (const char *id, DmUnit *unit) {
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].id, id) == 0) {
      *unit = (DmUnit) i;
      return TRUE;
    }
  return FALSE;
}

/** dm_unit_to_id: Returns: as dm_unit_from_id() reads it, and CSS */
const char *dm_unit_to_id (DmUnit unit) {
  return units[unit].id;
}

/** dm_unit_get_px: Returns: how many CSS px one is */
double dm_unit_get_px (DmUnit unit) {
  return units[unit].px;
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

static gboolean check_page (const DmPage *page, const DmExportOptions *options, GError **error) {
  double scale = page->scale;

  if (!dm_export_check_options (options, error) || !check_number (scale, FALSE, error))
    return FALSE;
  if (options->format == DM_FORMAT_PNG)
    scale *= dm_export_get_pixels_per_px (options);
  return dm_export_check_size (page->width_px * scale, page->height_px * scale, error);
}

static GBytes *write_picture (const DmPage *page, const DmExportOptions *options, GError **error) {
  if (!check_page (page, options, error))
    return NULL;
  if (options->format == DM_FORMAT_SVG)
    return dm_svg_write (page, options->unit, options->transparent, options->text_as_paths);
  return dm_png_write (page, page->scale * dm_export_get_pixels_per_px (options), options->dpi,
                       options->transparent, error);
}

/**
 * dm_export_pages:
 * @pages: at least one page
 * @options: the format, and of a PNG the scale and resolution
 * @error: return location
 *
 * Writes pages as files: of a PDF one, of pictures one a page. The same pages give the same bytes.
 *
 * Returns: (transfer full) (element-type GBytes) (nullable): or %NULL with %DM_ERROR_USAGE (a size, scale or resolution that is no
 * number above 0) or %DM_ERROR_LIMIT (a side over %DM_EXPORT_MAX_PIXELS)
 */
GPtrArray *dm_export_pages (const DmPages *pages, const DmExportOptions *options, GError **error) {
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gboolean is_pdf = options->format == DM_FORMAT_PDF;
  GBytes *file;

  for (guint i = 0; i < pages->pages->len; i++) {
    const DmPage *page = g_ptr_array_index (pages->pages, i);

    if (is_pdf) {
      if (!check_page (page, options, error))
        return NULL;
      continue;
    }
    file = write_picture (page, options, error);
    if (file == NULL)
      return NULL;
    g_ptr_array_add (files, file);
  }
  if (!is_pdf)
    return g_steal_pointer (&files);
  file = dm_pdf_write (pages, options->transparent, options->text_as_paths, error);
  if (file == NULL)
    return NULL;
  g_ptr_array_add (files, file);
  return g_steal_pointer (&files);
}

/**
 * dm_export_page:
 * @page: a page
 * @options: as for dm_export_pages()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the one file that dm_export_pages() makes of it
 */
GBytes *dm_export_page (const DmPage *page, const DmExportOptions *options, GError **error) {
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  const DmPages pages = { .title = page->title, .pages = list };
  g_autoptr (GPtrArray) files = NULL;

  g_ptr_array_add (list, (gpointer) page);
  files = dm_export_pages (&pages, options, error);
  return files != NULL ? g_bytes_ref (g_ptr_array_index (files, 0)) : NULL;
}
