/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-style.h"

#include <string.h>

struct _DmStyle {
  gatomicrefcount refs;
  DmTheme theme;
  DmTextMeasurer *measurer;
  guint n_parties;
  DmPartyPaint *paints;
  GStrv own; /* the parties' own colours, "" for none */
};

/**
 * dm_style_new: the style of a theme for one model.
 * @family: (nullable): a font family, or several with commas between; %NULL for
 *   %DM_TEXT_DEFAULT_FAMILY
 * @model: its parties' number, order and own colours decide the colours
 *
 * Returns: (transfer full)
 */
DmStyle *dm_style_new (DmTheme theme, const char *family, DmModel *model) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (family);

  return dm_style_new_with_measurer (theme, measurer, model);
}

/**
 * dm_style_new_with_measurer: the style of a theme for one model, with fonts that may be loaded already.
 * @measurer: of this thread
 * @model: as for dm_style_new()
 *
 * Returns: (transfer full)
 */
DmStyle *dm_style_new_with_measurer (DmTheme theme, DmTextMeasurer *measurer, DmModel *model) {
  DmStyle *style = g_new0 (DmStyle, 1);
  g_autofree const char **own = NULL;

  g_atomic_ref_count_init (&style->refs);
  style->theme = theme;
  style->measurer = dm_text_measurer_ref (measurer);
  style->n_parties = dm_model_get_n_parties (model);
  own = g_new0 (const char *, MAX (style->n_parties, 1));
  for (guint i = 0; i < style->n_parties; i++)
    own[i] = dm_model_get_party (model, i)->color;
  style->paints = dm_party_paints_new (theme, own, style->n_parties);
  style->own = g_new0 (char *, style->n_parties + 1);
  for (guint i = 0; i < style->n_parties; i++)
    style->own[i] = g_strdup (own[i] != NULL ? own[i] : "");
  return style;
}

/**
 * dm_style_suits:
 * @style: a style
 * @theme: a theme
 * @model: a model
 *
 * Returns: whether a new style for the two would be the same: every edit makes a new model, and few touch the colours
 *   of its parties
 */
gboolean dm_style_suits (const DmStyle *style, DmTheme theme, const DmModel *model) {
  if (style->theme != theme || style->n_parties != dm_model_get_n_parties (model))
    return FALSE;
  for (guint i = 0; i < style->n_parties; i++) {
    const char *own = dm_model_get_party (model, i)->color;

    if (strcmp (style->own[i], own != NULL ? own : "") != 0)
      return FALSE;
  }
  return TRUE;
}

DmStyle *dm_style_ref (DmStyle *style) {
  g_atomic_ref_count_inc (&style->refs);
  return style;
}

void dm_style_unref (DmStyle *style) {
  if (style == NULL || !g_atomic_ref_count_dec (&style->refs))
    return;
  dm_text_measurer_unref (style->measurer);
  g_free (style->paints);
  g_strfreev (style->own);
  g_free (style);
}

DmTheme dm_style_get_theme (const DmStyle *style) {
  return style->theme;
}

/** dm_style_get_measurer: measures text in the style's fonts. Returns: (transfer none) */
DmTextMeasurer *dm_style_get_measurer (const DmStyle *style) {
  return style->measurer;
}

/** dm_style_get_palette: the colours that are no party's. Returns: (transfer none) */
const DmPalette *dm_style_get_palette (const DmStyle *style) {
  return dm_palette_get (style->theme);
}

DmColor dm_style_get_ground (const DmStyle *style) {
  return dm_palette_get (style->theme)->ground;
}

/** dm_style_get_party_color: of the marks of a party, an index into the model's. */
DmColor dm_style_get_party_color (const DmStyle *style, guint party) {
  g_return_val_if_fail (party < style->n_parties, DM_COLOR_NONE);
  return style->paints[party].mark;
}

/** dm_style_get_party_text_color: of the name of a party, an index into the model's. */
DmColor dm_style_get_party_text_color (const DmStyle *style, guint party) {
  g_return_val_if_fail (party < style->n_parties, DM_COLOR_NONE);
  return style->paints[party].text;
}

/** dm_style_get_party_fill: of the bars of a party, an index into the model's: its colour, mixed
 * with the ground. */
DmColor dm_style_get_party_fill (const DmStyle *style, guint party) {
  g_return_val_if_fail (party < style->n_parties, DM_COLOR_NONE);
  return style->paints[party].fill;
}
