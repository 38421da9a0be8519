/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glyphs, filled once for each quarter of a pixel that they may begin at, and kept with their font. */
#include "dm-glyph-mask.h"

#include "dm-mask.h"

#define MARGIN 1      /* pixels around the ink */
#define CAPACITY 4096 /* masks of a font; then it begins anew */

typedef struct {
  double scale_x, scale_y; /* pixels for each px */
  GHashTable *masks;       /* DmGlyphMask by glyph and phases */
} Glyphs;

static const char glyphs_key[] = "dm-glyph-masks";

static void free_mask (gpointer data) {
  DmGlyphMask *mask = data;

  if (mask->surface != NULL)
    cairo_surface_destroy (mask->surface);
  g_free (mask);
}

static void free_glyphs (gpointer data) {
  Glyphs *glyphs = data;

  g_hash_table_unref (glyphs->masks);
  g_free (glyphs);
}

static Glyphs *get_glyphs (PangoFont *font, double scale_x, double scale_y) {
  Glyphs *glyphs = g_object_get_data (G_OBJECT (font), glyphs_key);

  if (glyphs == NULL) {
    glyphs = g_new0 (Glyphs, 1);
    glyphs->masks = g_hash_table_new_full (NULL, NULL, NULL, free_mask);
    g_object_set_data_full (G_OBJECT (font), glyphs_key, glyphs, free_glyphs);
  }
  if (glyphs->scale_x != scale_x || glyphs->scale_y != scale_y
      || g_hash_table_size (glyphs->masks) >= CAPACITY)
    g_hash_table_remove_all (glyphs->masks);
  glyphs->scale_x = scale_x;
  glyphs->scale_y = scale_y;
  return glyphs;
}

static void fill (DmGlyphMask *mask, PangoFont *font, PangoGlyph glyph, const Glyphs *glyphs,
                  double x, double y) {
  cairo_glyph_t placed = { glyph, 0, 0 };
  PangoRectangle ink;
  cairo_t *cr;

  pango_font_get_glyph_extents (font, glyph, &ink, NULL);
  if (ink.width <= 0 || ink.height <= 0)
    return;
  mask->surface = dm_mask_new_for_ink (&ink, glyphs->scale_x, glyphs->scale_y, x, y, MARGIN,
                                       &mask->left, &mask->top);
  cr = cairo_create (mask->surface);
  cairo_translate (cr, x - mask->left, y - mask->top);
  cairo_scale (cr, glyphs->scale_x, glyphs->scale_y);
  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
  cairo_glyph_path (cr, &placed, 1);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * dm_glyph_mask_get:
 * @font: a font of cairo's
 * @glyph: an ordinary glyph of it: neither empty nor the box of one that is missing
 * @scale_x, @scale_y: pixels for each px
 * @phase_x, @phase_y: how far its origin is in a pixel, in quarters
 *
 * Returns: (transfer none): what it covers, until another one is asked for
 */
const DmGlyphMask *dm_glyph_mask_get (PangoFont *font, PangoGlyph glyph, double scale_x,
                                      double scale_y, guint phase_x, guint phase_y) {
  Glyphs *glyphs = get_glyphs (font, scale_x, scale_y);
  gpointer key = GUINT_TO_POINTER (
      (glyph * DM_GLYPH_MASK_N_PHASES + phase_y) * DM_GLYPH_MASK_N_PHASES + phase_x);
  DmGlyphMask *mask = g_hash_table_lookup (glyphs->masks, key);

  if (mask == NULL) {
    mask = g_new0 (DmGlyphMask, 1);
    fill (mask, font, glyph, glyphs, (double) phase_x / DM_GLYPH_MASK_N_PHASES,
          (double) phase_y / DM_GLYPH_MASK_N_PHASES);
    g_hash_table_insert (glyphs->masks, key, mask);
  }
  return mask;
}
