/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-stack.h"

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

DmPage *dm_page_new_stack (const DmStack *stack, DmStyle *style, DmStage stage, double width_px,
                           double height_px, double *scale);

void dm_page_free (DmPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPage, dm_page_free)

G_END_DECLS
