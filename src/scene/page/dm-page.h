/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map.h"

G_BEGIN_DECLS

/** DmPlaced: a scene and where its top left corner stands on the page. */
typedef struct {
  DmScene *scene;
  double x, y;
} DmPlaced;

/** DmPage: a picture: scenes stacked on a ground, with a title and a description for those who
 * can't see it. Its size and its scenes' places are in px of the layout, which may be drawn at
 * another scale. */
typedef struct {
  double width_px, height_px;
  DmColor ground;
  char *title;
  char *description;
  char *language;           /* "de", "en" */
  DmTextMeasurer *measurer; /* the style's, alive while @style is */
  DmStyle *style;
  GArray *placed; /* of DmPlaced */
} DmPage;

#define DM_PAGE_NATURAL_WIDTH 1280.0

/** dm_page_new: an empty page. @title: (transfer none) (nullable) */
DmPage *dm_page_new (DmStyle *style, double width_px, double height_px, const char *title);
/** dm_page_add: @scene: (transfer full) */
void dm_page_add (DmPage *page, DmScene *scene, double x, double y);

/**
 * dm_page_new_map: the whole map on one page.
 * @width_px, @height_px: the page to fill, the map laid out anew for that shape; 0 for the natural
 *   size. If the map at the look's stage is too high for the page, the whole is laid out on a wider
 *   ground and scaled by @scale (out).
 *
 * Type is as large as fits, and never so small that nobody reads it: rows fold by stages first.
 * With one of the sizes 0 the other follows from the map. The page's own size times @scale is the
 * size asked for.
 */
DmPage *dm_page_new_map (DmAnalysis *analysis, DmStyle *style, DmSort sort, DmStage stage,
                         double width_px, double height_px, double *scale);
void dm_page_free (DmPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPage, dm_page_free)

G_END_DECLS
