/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-palette.h"

#include <string.h>

#define RGB(hex) (((DmColor) (0x##hex) << 8) | 0xff)

static const char *const theme_ids[DM_N_THEMES] = { "light", "dark", "contrast", "print" };

static const DmPalette palettes[DM_N_THEMES] = {
  [DM_THEME_LIGHT] = {
    .ground = RGB (ffffff),
    .ink = RGB (1d1d20),
    .muted = RGB (5e5c64),
    .rule = RGB (dedde0),
    .axis = RGB (8d8b92),
    .key = RGB (5e5c64),
    .key_fill = RGB (c8c7ca),
    .zone_fill = RGB (cfe8de),
    .zone_outline = RGB (3d9b7d),
    .zone_ink = RGB (00734f),
    .hatch = RGB (929196),
    .cross_hatch = RGB (77767b),
    .overlap = RGB (00734f),
    .gap = RGB (5e5c64),
    .deadlock = RGB (2b2a30),
    .one_sided = RGB (77767b),
    .on_icon = RGB (ffffff),
    .selection = RGB (e4eefa),
    .selection_outline = RGB (1c71d8),
    .hover = RGB (f4f4f5),
  },
  [DM_THEME_DARK] = {
    .ground = RGB (1e1e1e),
    .ink = RGB (f2f1f0),
    .muted = RGB (b3b1b6),
    .rule = RGB (38373a),
    .axis = RGB (807e84),
    .key = RGB (b3b1b6),
    .key_fill = RGB (55535a),
    .zone_fill = RGB (1f4235),
    .zone_outline = RGB (3f9d7c),
    .zone_ink = RGB (6fd3ac),
    .hatch = RGB (76747a),
    .cross_hatch = RGB (97959b),
    .overlap = RGB (6fd3ac),
    .gap = RGB (b3b1b6),
    .deadlock = RGB (e4e2e6),
    .one_sided = RGB (97959b),
    .on_icon = RGB (1e1e1e),
    .selection = RGB (22354d),
    .selection_outline = RGB (78aeed),
    .hover = RGB (2a2a2b),
  },
  [DM_THEME_CONTRAST] = {
    .ground = RGB (ffffff),
    .ink = RGB (000000),
    .muted = RGB (2b2b2e),
    .rule = RGB (77767b),
    .axis = RGB (3d3846),
    .key = RGB (1d1d20),
    .key_fill = RGB (b0aeb4),
    .zone_fill = RGB (c3ecdc),
    .zone_outline = RGB (00603f),
    .zone_ink = RGB (005035),
    .hatch = RGB (5e5c64),
    .cross_hatch = RGB (3d3846),
    .overlap = RGB (005035),
    .gap = RGB (1d1d20),
    .deadlock = RGB (000000),
    .one_sided = RGB (3d3846),
    .on_icon = RGB (ffffff),
    .selection = RGB (cfe2f8),
    .selection_outline = RGB (0b3d91),
    .hover = RGB (ebebed),
  },
  [DM_THEME_PRINT] = {
    .ground = RGB (ffffff),
    .ink = RGB (000000),
    .muted = RGB (4a4a4a),
    .rule = RGB (cccccc),
    .axis = RGB (808080),
    .key = RGB (4a4a4a),
    .key_fill = RGB (c4c4c4),
    .zone_fill = RGB (e2e2e2),
    .zone_outline = RGB (1a1a1a),
    .zone_ink = RGB (000000),
    .hatch = RGB (909090),
    .cross_hatch = RGB (606060),
    .overlap = RGB (000000),
    .gap = RGB (4a4a4a),
    .deadlock = RGB (000000),
    .one_sided = RGB (6e6e6e),
    .on_icon = RGB (ffffff),
    .selection = RGB (e6e6e6),
    .selection_outline = RGB (000000),
    .hover = RGB (f2f2f2),
  },
};

/* Paul Tol, "Colour schemes" (high-contrast and medium-contrast); Okabe and Ito, "Color Universal
 * Design" */
static const DmColor tol_high_contrast[] = { RGB (004488), RGB (ddaa33), RGB (bb5566) };
static const DmColor tol_medium_contrast[]
    = { RGB (6699cc), RGB (004488), RGB (eecc66), RGB (994455), RGB (997700), RGB (ee99aa) };
static const DmColor okabe_ito[] = { RGB (0072b2), RGB (e69f00), RGB (009e73), RGB (cc79a7),
                                     RGB (56b4e9), RGB (d55e00), RGB (f0e442), RGB (000000) };

/* Ours: Tol's and Okabe and Ito's yellows and ochres fall together where every colour has to be
 * dark. */
static const DmColor high_contrast[] = { RGB (004488), RGB (8f5902), RGB (b01c5a), RGB (00705f),
                                         RGB (6a2fbf), RGB (c43a00), RGB (3d3846), RGB (5b7400) };

/** dm_theme_from_id: reads "light", "dark", "contrast" or "print". Returns: whether @id is one of
 * these */
gboolean dm_theme_from_id (const char *id, DmTheme *theme) {
  for (guint i = 0; i < DM_N_THEMES; i++)
    if (g_strcmp0 (id, theme_ids[i]) == 0) {
      *theme = (DmTheme) i;
      return TRUE;
    }
  return FALSE;
}

/** dm_theme_to_id: the name of a theme in options and files. */
const char *dm_theme_to_id (DmTheme theme) {
  return theme_ids[theme];
}

/** dm_palette_get: the colours of a theme. Returns: (transfer none) */
const DmPalette *dm_palette_get (DmTheme theme) {
  return &palettes[theme];
}

/** dm_palette_text_contrast: the least contrast of text in a theme: WCAG 2.1 1.4.3, or 1.4.6 with
 * more contrast */
double dm_palette_text_contrast (DmTheme theme) {
  return theme == DM_THEME_CONTRAST ? 7 : 4.5;
}

/** dm_palette_mark_contrast: the least contrast of a mark in a theme: WCAG 2.1 1.4.11 */
double dm_palette_mark_contrast (DmTheme theme) {
  return theme == DM_THEME_CONTRAST ? 4.5 : 3;
}

static DmColor get_categorical (DmTheme theme, guint party, guint n_parties) {
  if (theme == DM_THEME_CONTRAST && n_parties <= G_N_ELEMENTS (high_contrast))
    return high_contrast[party];
  if (n_parties <= G_N_ELEMENTS (tol_high_contrast))
    return tol_high_contrast[party];
  if (n_parties <= G_N_ELEMENTS (tol_medium_contrast))
    return tol_medium_contrast[party];
  if (n_parties <= G_N_ELEMENTS (okabe_ito))
    return okabe_ito[party];
  return palettes[theme].key;
}

/* Greys from nearly black to the lightest that still reads on paper; lane and label tell parties
 * apart. */
static DmColor get_grey (guint party, guint n_parties) {
  if (n_parties > G_N_ELEMENTS (okabe_ito))
    return palettes[DM_THEME_PRINT].key;
  return dm_color_mix (RGB (1a1a1a), RGB (8c8c8c),
                       n_parties > 1 ? (double) party / (n_parties - 1) : 0);
}

static DmPartyPaint make_paint (DmTheme theme, DmColor base) {
  DmColor ground = palettes[theme].ground;
  /* on a dark ground colours of no more than the least contrast look dull */
  double contrast = theme == DM_THEME_DARK ? 4.5 : dm_palette_mark_contrast (theme);
  DmColor mark = dm_color_reach_contrast (base, ground, contrast);
  double tint = theme == DM_THEME_DARK ? 0.52 : theme == DM_THEME_CONTRAST ? 0.5 : 0.62;

  return (DmPartyPaint){
    .mark = mark,
    .text = dm_color_reach_contrast (mark, ground, dm_palette_text_contrast (theme)),
    .fill = dm_color_mix (mark, ground, tint),
  };
}

DmPartyPaint *dm_party_paints_new (DmTheme theme, const char *const *own, guint n_parties) {
  DmPartyPaint *paints = g_new0 (DmPartyPaint, MAX (n_parties, 1));

  for (guint i = 0; i < n_parties; i++) {
    DmColor base;

    if (theme == DM_THEME_PRINT)
      base = get_grey (i, n_parties);
    else if (own == NULL || own[i] == NULL || !dm_color_parse (own[i], &base))
      base = get_categorical (theme, i, n_parties);
    paints[i] = make_paint (theme, base);
  }
  return paints;
}
