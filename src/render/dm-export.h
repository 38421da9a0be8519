/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-page.h"

G_BEGIN_DECLS

typedef enum { DM_FORMAT_PNG, DM_FORMAT_SVG, DM_FORMAT_PDF } DmFormat;

gboolean dm_format_from_id (const char *id, DmFormat *format);
gboolean dm_format_from_name (const char *filename, DmFormat *format);
const char *dm_format_to_id (DmFormat format);

/**
 * DmExportOptions:
 * @width_px, @height_px: the picture's size in CSS px (1/96 in), 0 for the natural size
 * @scale: image pixels for each CSS px in a PNG (`--scale 2`: twice as many); 0 for as many as @dpi
 *   asks for
 * @dpi: 0, or the resolution of a PNG: written into it, and where @scale is 0 its pixels are dpi/96
 *   for each px
 */
typedef struct {
  DmFormat format;
  double width_px, height_px;
  double scale;
  double dpi;
  DmTheme theme;
  gboolean transparent;
  gboolean text_as_paths;
  DmStage stage;
  const char *family; /* (nullable) */
} DmExportOptions;

#define DM_EXPORT_OPTIONS_INIT                                                                     \
  { .format = DM_FORMAT_PNG, .scale = 1, .theme = DM_THEME_LIGHT }
#define DM_EXPORT_MAX_PIXELS 32767

GBytes *dm_export_stack (const DmStack *stack, DmModel *model, const DmExportOptions *options,
                         GError **error);

/* The steps of it, for the preview and for later views. */
GBytes *dm_export_page (const DmPage *page, double page_scale, const DmExportOptions *options,
                        GError **error);

G_END_DECLS
