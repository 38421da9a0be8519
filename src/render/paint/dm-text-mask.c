/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlines of a text, put together from its glyphs once for each place between pixels: what stands in the same column of row
 * after row, such as a verdict or the name of a level, is then copied. */
#include "dm-text-mask.h"

#include <math.h>

#include "dm-glyph-mask.h"
#include "dm-mask.h"

#define MARGIN 2 /* pixels around the ink: a glyph's own, and what it is moved by */

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

/* A missing glyph has no outline but a box with its number in. */
static gboolean is_plain (PangoLayoutLine *line) {
  for (GSList *l = line->runs; l != NULL; l = l->next) {
    const PangoGlyphString *glyphs = ((PangoGlyphItem *) l->data)->glyphs;

    for (int i = 0; i < glyphs->num_glyphs; i++)
      if (glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY
          && (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        return FALSE;
  }
  return TRUE;
}

/* (@x, @y): of the glyph's origin, in pixels of @mask */
static void add_glyph (TextMask *mask, PangoFont *font, PangoGlyph glyph, double x, double y) {
  double near_x = round (x * DM_GLYPH_MASK_N_PHASES) / DM_GLYPH_MASK_N_PHASES;
  double near_y = round (y * DM_GLYPH_MASK_N_PHASES) / DM_GLYPH_MASK_N_PHASES;
  const DmGlyphMask *part
      = dm_glyph_mask_get (font, glyph, mask->scale_x, mask->scale_y,
                           (guint) ((near_x - floor (near_x)) * DM_GLYPH_MASK_N_PHASES),
                           (guint) ((near_y - floor (near_y)) * DM_GLYPH_MASK_N_PHASES));

  if (part->surface != NULL)
    dm_mask_add (mask->surface, part->surface, (int) floor (near_x) + part->left,
                 (int) floor (near_y) + part->top);
}

/* Each glyph within an eighth of a pixel of its place. */
static void add_glyphs (TextMask *mask, PangoLayoutLine *line) {
  double x = mask->phase_x - mask->left, y = mask->phase_y - mask->top;
  double unit_x = mask->scale_x / PANGO_SCALE, unit_y = mask->scale_y / PANGO_SCALE;

  for (GSList *l = line->runs; l != NULL; l = l->next) {
    const PangoGlyphItem *run = l->data;

    x += run->start_x_offset * unit_x;
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];

      if (info->glyph != PANGO_GLYPH_EMPTY)
        add_glyph (mask, run->item->analysis.font, info->glyph,
                   x + info->geometry.x_offset * unit_x,
                   y + (info->geometry.y_offset - run->y_offset) * unit_y);
      x += info->geometry.width * unit_x;
    }
    x += run->end_x_offset * unit_x;
  }
}

static void add_outlines (TextMask *mask, PangoLayoutLine *line) {
  cairo_t *cr = cairo_create (mask->surface);

  cairo_translate (cr, mask->phase_x - mask->left, mask->phase_y - mask->top);
  cairo_scale (cr, mask->scale_x, mask->scale_y);
  cairo_move_to (cr, 0, 0);
  pango_cairo_layout_line_path (cr, line);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* Fills in the pixels of @mask, whose scale and phase are set. */
static void fill (TextMask *mask, PangoLayoutLine *line) {
  PangoRectangle ink;

  pango_layout_line_get_extents (line, &ink, NULL);
  mask->surface = dm_mask_new_for_ink (&ink, mask->scale_x, mask->scale_y, mask->phase_x,
                                       mask->phase_y, MARGIN, &mask->left, &mask->top);
  if (is_plain (line))
    add_glyphs (mask, line);
  else
    add_outlines (mask, line);
}

/**
 * dm_text_mask_paint:
 * @cr: paints on pixels, with a source set
 * @snap: from user space to pixels
 * @layout: one line of text; it keeps the pixels
 * @x: where it begins, in user space
 * @baseline: its baseline, in user space
 *
 * Paints the outlines of a text with the source, all but the same pixels as if they were filled.
 */
void dm_text_mask_paint (cairo_t *cr, const DmSnap *snap, PangoLayout *layout, double x,
                         double baseline) {
  double pixel_x = x * snap->scale_x + snap->origin_x,
         pixel_y = baseline * snap->scale_y + snap->origin_y;
  TextMask wanted
      = { snap->scale_x, snap->scale_y, pixel_x - floor (pixel_x), pixel_y - floor (pixel_y) };
  TextMask *mask = g_object_get_data (G_OBJECT (layout), mask_key);

  if (!suits (mask, &wanted)) {
    mask = g_memdup2 (&wanted, sizeof wanted);
    fill (mask, pango_layout_get_line_readonly (layout, 0));
    g_object_set_data_full (G_OBJECT (layout), mask_key, mask, free_mask);
  }
  dm_mask_paint (cr, mask->surface, (int) floor (pixel_x) + mask->left,
                 (int) floor (pixel_y) + mask->top);
}
