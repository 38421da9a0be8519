/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-color.h"
#include "dm-model.h"
#include "dm-text.h"

G_BEGIN_DECLS

typedef enum { DM_THEME_LIGHT, DM_THEME_DARK, DM_THEME_CONTRAST, DM_THEME_PRINT } DmTheme;

gboolean dm_theme_from_id (const char *id, DmTheme *theme);
const char *dm_theme_to_id (DmTheme theme);

/**
 * DmStyle:
 *
 * The colours, fonts and measures a map of one model is drawn with; immutable, reference-counted, of the
 * thread of its measurer. Each shown party has its own colour and lane in every row.
 */
typedef struct _DmStyle DmStyle;

/* @family: (nullable) the font family to use instead of Demarche's own list; @model decides the parties' colours */
DmStyle *dm_style_new (DmTheme theme, const char *family, DmModel *model);
DmStyle *dm_style_ref (DmStyle *style);
void dm_style_unref (DmStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmStyle, dm_style_unref)

DmTheme dm_style_get_theme (const DmStyle *style);
DmTextMeasurer *dm_style_get_measurer (const DmStyle *style);
DmColor dm_style_get_ground (const DmStyle *style);
DmColor dm_style_get_party_color (const DmStyle *style, guint party);

G_END_DECLS
