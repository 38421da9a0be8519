/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-mask.h"

#include <math.h>

/** dm_mask_new: covers nothing of @width by @height pixels. Returns: (transfer full) */
cairo_surface_t *dm_mask_new (int width, int height) {
  return cairo_image_surface_create (CAIRO_FORMAT_A8, MAX (width, 1), MAX (height, 1));
}

/**
 * dm_mask_new_for_ink:
 * @ink: of letters, in Pango's units
 * @scale_x, @scale_y: pixels for each px
 * @x, @y: where their origin is, in pixels
 * @margin: pixels around them
 * @left, @top: (out): the pixel that the mask's corner is
 *
 * Returns: (transfer full): a mask with room for the letters, which covers nothing yet
 */
cairo_surface_t *dm_mask_new_for_ink (const PangoRectangle *ink, double scale_x, double scale_y,
                                      double x, double y, int margin, int *left, int *top) {
  double unit_x = scale_x / PANGO_SCALE, unit_y = scale_y / PANGO_SCALE;

  *left = (int) floor (x + ink->x * unit_x) - margin;
  *top = (int) floor (y + ink->y * unit_y) - margin;
  return dm_mask_new ((int) ceil (x + (ink->x + ink->width) * unit_x) + margin - *left,
                      (int) ceil (y + (ink->y + ink->height) * unit_y) + margin - *top);
}

/* A pixel of which one thing leaves 1 − a and the other 1 − b has (1 − a)(1 − b) left, as if the two were painted one after the
 * other. */
static guint8 cover (guint8 a, guint8 b) {
  return (guint8) (a + b - (a * b + 127) / 255);
}

/**
 * dm_mask_add:
 * @mask: a mask
 * @part: another one, read only
 * @x: the pixel of @mask that the left of @part comes to
 * @y: that of its top
 *
 * Covers what @part covers as well; what would lie outside of @mask is left out.
 */
void dm_mask_add (cairo_surface_t *mask, cairo_surface_t *part, int x, int y) {
  int left = MAX (0, -x), top = MAX (0, -y);
  int right = MIN (cairo_image_surface_get_width (part), cairo_image_surface_get_width (mask) - x);
  int bottom
      = MIN (cairo_image_surface_get_height (part), cairo_image_surface_get_height (mask) - y);
  int stride = cairo_image_surface_get_stride (mask);
  int part_stride = cairo_image_surface_get_stride (part);
  guint8 *pixels = cairo_image_surface_get_data (mask);
  const guint8 *part_pixels = cairo_image_surface_get_data (part);

  if (pixels == NULL || part_pixels == NULL)
    return;
  cairo_surface_flush (mask);
  for (int row = top; row < bottom; row++) {
    const guint8 *from = part_pixels + row * part_stride;
    guint8 *to = pixels + (y + row) * stride + x;

    for (int column = left; column < right; column++)
      if (from[column] != 0)
        to[column] = cover (to[column], from[column]);
  }
  cairo_surface_mark_dirty (mask);
}

/** dm_mask_paint: paints the source of @cr where @mask covers something; @x, @y: the pixel of the target that its corner comes to */
void dm_mask_paint (cairo_t *cr, cairo_surface_t *mask, int x, int y) {
  double device_x, device_y;

  cairo_surface_get_device_scale (cairo_get_group_target (cr), &device_x, &device_y);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_scale (cr, 1 / device_x, 1 / device_y);
  cairo_mask_surface (cr, mask, x, y);
  cairo_restore (cr);
}
