/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dm-page.h"

G_BEGIN_DECLS

/** dm_render_scene: paints @scene at the origin of @cr. Cost follows the clip: shapes outside of it
 * are skipped. */
void dm_render_scene (cairo_t *cr, const DmScene *scene, DmTextMeasurer *measurer);
/** dm_render_place: goes to where a scene is placed, with a clip to what is shown of it */
void dm_render_place (cairo_t *cr, const DmPlaced *placed);
void dm_render_page (cairo_t *cr, const DmPage *page, gboolean transparent);

G_END_DECLS
