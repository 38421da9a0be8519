/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-glyphs.h"

#include <hb-ot.h>

gboolean dm_glyphs_have_outlines (PangoLayoutLine *line) {
  for (GSList *l = line->runs; l != NULL; l = l->next) {
    PangoGlyphItem *run = l->data;
    hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (run->item->analysis.font));

    if (hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face))
      return FALSE;
  }
  return TRUE;
}
