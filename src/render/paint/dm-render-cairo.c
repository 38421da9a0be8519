/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-render.h"

#include "dm-painter.h"

/**
 * dm_render_scene: paints a scene with its top left corner at the origin of @cr.
 * @measurer: of the style the scene was laid out with
 *
 * Lines and edges that are upright or level go to whole pixels. Shapes outside of the clip cost
 * next to nothing.
 */
void dm_render_scene (cairo_t *cr, const DmScene *scene, DmTextMeasurer *measurer) {
  DmPainter painter;

  cairo_save (cr);
  dm_painter_init (&painter, cr, measurer);
  dm_painter_paint_scene (&painter, scene);
  cairo_restore (cr);
}

void dm_render_place (cairo_t *cr, const DmPlaced *placed) {
  cairo_translate (cr, placed->x, placed->y);
  cairo_scale (cr, placed->scale, placed->scale);
  if (dm_placed_is_whole (placed))
    return;
  cairo_translate (cr, 0, -placed->from);
  cairo_rectangle (cr, 0, placed->from, dm_scene_get_width (placed->scene),
                   placed->to - placed->from);
  cairo_clip (cr);
}

/**
 * dm_render_page: paints a page with its top left corner at the origin of @cr, one unit a px of its
 * layout.
 * @transparent: leaves out the ground
 */
void dm_render_page (cairo_t *cr, const DmPage *page, gboolean transparent) {
  double clip_left, clip_top, clip_right, clip_bottom;

  cairo_clip_extents (cr, &clip_left, &clip_top, &clip_right, &clip_bottom);
  if (!transparent) {
    cairo_set_source_rgb (cr, DM_COLOR_RED (page->ground) / 255.0,
                          DM_COLOR_GREEN (page->ground) / 255.0,
                          DM_COLOR_BLUE (page->ground) / 255.0);
    cairo_rectangle (cr, 0, 0, page->width_px, page->height_px);
    cairo_fill (cr);
  }
  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = &g_array_index (page->placed, DmPlaced, i);
    DmBox box = dm_placed_get_box (placed);

    if (box.y > clip_bottom || box.y + box.height < clip_top)
      continue;
    cairo_save (cr);
    dm_render_place (cr, placed);
    dm_render_scene (cr, placed->scene, page->measurer);
    cairo_restore (cr);
  }
}
