/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-color.h"
#include "dm-model.h"
#include "dm-palette.h"
#include "dm-text.h"

G_BEGIN_DECLS

/**
 * DmStyle:
 *
 * The colours, fonts and measures a map of one model is drawn with; immutable, reference-counted,
 * of the thread of its measurer. Each shown party has its own colour and lane in every row.
 */
typedef struct _DmStyle DmStyle;

/* @family: (nullable) the font family to use instead of Demarche's own list; @model decides the
 * parties' colours */
DmStyle *dm_style_new (DmTheme theme, const char *family, DmModel *model);
DmStyle *dm_style_new_with_measurer (DmTheme theme, DmTextMeasurer *measurer, DmModel *model);
DmStyle *dm_style_ref (DmStyle *style);
void dm_style_unref (DmStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmStyle, dm_style_unref)

gboolean dm_style_suits (const DmStyle *style, DmTheme theme, const DmModel *model);
DmTheme dm_style_get_theme (const DmStyle *style);
DmTextMeasurer *dm_style_get_measurer (const DmStyle *style);
const DmPalette *dm_style_get_palette (const DmStyle *style);
DmColor dm_style_get_ground (const DmStyle *style);

/* Of a party's marks (at least 3:1 on the ground), of its name (4.5:1) and of its bars (a soft
 * tint, opaque). */
DmColor dm_style_get_party_color (const DmStyle *style, guint party);
DmColor dm_style_get_party_text_color (const DmStyle *style, guint party);
DmColor dm_style_get_party_fill (const DmStyle *style, guint party);

G_END_DECLS
