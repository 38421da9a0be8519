/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-pages.h"

G_BEGIN_DECLS

typedef enum { DM_FORMAT_PNG, DM_FORMAT_SVG, DM_FORMAT_PDF } DmFormat;

gboolean dm_format_from_id (const char *id, DmFormat *format);
gboolean dm_format_from_name (const char *filename, DmFormat *format);
const char *dm_format_to_id (DmFormat format);

/** DmUnit: what a picture's sides are measured in. */
typedef enum { DM_UNIT_PX, DM_UNIT_MM, DM_UNIT_INCH, DM_N_UNITS } DmUnit;

gboolean dm_unit_from_id (const char *id, DmUnit *unit);
const char *dm_unit_to_id (DmUnit unit);
double dm_unit_get_px (DmUnit unit);

/**
 * DmExportOptions:
 * @paper: what to break the picture over; %DM_PAPER_NONE for one picture of its own size
 * @landscape: whether a sheet lies on its long side
 * @steps: views are steps of a briefing: on paper each is on a page of its own, unless nobody could read it there
 * @fitted: each view on one page of @paper
 * @width_px, @height_px: without @paper the picture's size in CSS px (1/96 in), 0 for the natural size
 * @unit: that an SVG states its size in
 * @scale: image pixels for each CSS px in a PNG (`--scale 2`: twice as many); 0 for as many as @dpi
 *   asks for
 * @dpi: 0, or the resolution of a PNG: written into it, and where @scale is 0 its pixels are dpi/96
 *   for each px
 */
typedef struct {
  DmFormat format;
  DmPaper paper;
  gboolean landscape, steps, fitted;
  double width_px, height_px;
  DmUnit unit;
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
#define DM_EXPORT_MIN_DPI 72
#define DM_EXPORT_MAX_DPI 600

GPtrArray *dm_export_stacks (DmStack *const *stacks, guint n_stacks, const char *title,
                             DmModel *model, const DmExportOptions *options, GError **error);
GBytes *dm_export_stack (DmStack *stack, DmModel *model, const DmExportOptions *options,
                         GError **error);

/* The steps of it, for the preview and for later views. */
DmPages *dm_export_lay_out (DmStack *const *stacks, guint n_stacks, const char *title,
                            DmModel *model, const DmExportOptions *options,
                            GCancellable *cancellable, GError **error);
GPtrArray *dm_export_pages (const DmPages *pages, const DmExportOptions *options, GError **error);
GBytes *dm_export_page (const DmPage *page, const DmExportOptions *options, GError **error);

G_END_DECLS
