/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlines of a text, filled once for each place between pixels: what stands in the same column of row after row,
 * such as a verdict or the name of a level, is then copied. */
#include "dm-text-mask.h"

#include <math.h>

#define MARGIN 1 /* pixels around the ink */

typedef struct {
  double scale_x, scale_y; /* pixels for each px */
  double phase_x, phase_y; /* where its origin is within a pixel */
  int left, top;           /* pixels from the origin's own */
  cairo_surface_t *surface;
} TextMask;

static const char mask_key[] = "dm-text-mask";

static void free_mask (gpointer data) {
  TextMask *mask = data;

  cairo_surface_destroy (mask->surface);
  g_free (mask);
}

static gboolean suits (const TextMask *mask, const TextMask *wanted) {
  return mask != NULL && mask->scale_x == wanted->scale_x && mask->scale_y == wanted->scale_y
         && mask->phase_x == wanted->phase_x && mask->phase_y == wanted->phase_y;
}

/* Fills in the pixels of @mask, whose scale and phase are set. */
static void fill (TextMask *mask, PangoLayoutLine *line) {
  PangoRectangle ink;
  cairo_t *cr;

  pango_layout_line_get_extents (line, &ink, NULL);
  double left = mask->phase_x + ink.x * mask->scale_x / PANGO_SCALE;
  double top = mask->phase_y + ink.y * mask->scale_y / PANGO_SCALE;
  mask->left = (int) floor (left) - MARGIN;
  mask->top = (int) floor (top) - MARGIN;
  mask->surface = cairo_image_surface_create (
      CAIRO_FORMAT_A8,
      (int) ceil (left + ink.width * mask->scale_x / PANGO_SCALE) + MARGIN - mask->left,
      (int) ceil (top + ink.height * mask->scale_y / PANGO_SCALE) + MARGIN - mask->top);
  cr = cairo_create (mask->surface);
  cairo_translate (cr, mask->phase_x - mask->left, mask->phase_y - mask->top);
  cairo_scale (cr, mask->scale_x, mask->scale_y);
  cairo_move_to (cr, 0, 0);
  pango_cairo_layout_line_path (cr, line);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * dm_text_mask_paint:
 * @cr: paints on pixels, with a source set
 * @snap: from user space to pixels
 * @layout: one line of text; it keeps the pixels
 * @x: where it begins, in user space
 * @baseline: its baseline, in user space
 *
 * Paints the outlines of a text with the source, the same pixels as if they were filled.
 */
void dm_text_mask_paint (cairo_t *cr, const DmSnap *snap, PangoLayout *layout, double x,
                         double baseline) {
  double pixel_x = x * snap->scale_x + snap->origin_x,
         pixel_y = baseline * snap->scale_y + snap->origin_y, device_x, device_y;
  TextMask wanted
      = { snap->scale_x, snap->scale_y, pixel_x - floor (pixel_x), pixel_y - floor (pixel_y) };
  TextMask *mask = g_object_get_data (G_OBJECT (layout), mask_key);

  if (!suits (mask, &wanted)) {
    mask = g_memdup2 (&wanted, sizeof wanted);
    fill (mask, pango_layout_get_line_readonly (layout, 0));
    g_object_set_data_full (G_OBJECT (layout), mask_key, mask, free_mask);
  }
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &device_x, &device_y);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_scale (cr, 1 / device_x, 1 / device_y);
  cairo_mask_surface (cr, mask->surface, floor (pixel_x) + mask->left, floor (pixel_y) + mask->top);
  cairo_restore (cr);
}
