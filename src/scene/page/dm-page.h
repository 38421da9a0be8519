/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-stack.h"

G_BEGIN_DECLS

/**
 * DmPlaced: a scene and where it stands on the page.
 * @x, @y: of the top left corner of what is shown of it
 * @scale: px of the page for each of the scene
 * @from, @to: what is shown of its height, in its own px: all of it but for what is higher than a page
 * @repeats: it says again what stands on a page before, or only where one is: it isn't read out
 */
typedef struct {
  DmScene *scene;
  double x, y;
  double scale;
  double from, to;
  gboolean repeats;
} DmPlaced;

/** DmPage: a picture: scenes stacked on a ground, with a title and a description for those who
 * can't see it. Its size and its scenes' places are in px of the layout, each of which is @scale px of
 * the picture. */
typedef struct {
  double width_px, height_px;
  double scale;
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
/** dm_page_add: @scene: (transfer full). Returns: (transfer none): where it stands, until the next one is added */
DmPlaced *dm_page_add (DmPage *page, DmScene *scene, double x, double y);
void dm_page_describe (DmPage *page);

DmBox dm_placed_get_box (const DmPlaced *placed);
gboolean dm_placed_is_whole (const DmPlaced *placed);
gboolean dm_placed_shows (const DmPlaced *placed, const DmShape *shape);

DmPage *dm_page_new_fitted (const DmStack *stack, const DmMapLook *look, double width_px,
                            double height_px, double foot_px);
DmPage *dm_page_new_stack (const DmStack *stack, DmStyle *style, DmStage stage, double width_px,
                           double height_px);
gboolean dm_page_is_rtl (void);

void dm_page_free (DmPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPage, dm_page_free)

G_END_DECLS
