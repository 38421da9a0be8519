/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-color.h"

G_BEGIN_DECLS

typedef enum { DM_THEME_LIGHT, DM_THEME_DARK, DM_THEME_CONTRAST, DM_THEME_PRINT } DmTheme;
#define DM_N_THEMES 4

gboolean dm_theme_from_id (const char *id, DmTheme *theme);
const char *dm_theme_to_id (DmTheme theme);

/**
 * DmPalette:
 *
 * A theme's colours, all opaque. On @ground inks of text have a contrast of at least 4.5:1 and
 * marks of at least 3:1 (7:1 and 4.5:1 in the contrast theme); fills and rules are as quiet as they
 * look.
 * @ink: titles, issues, whatever is read first
 * @muted: level names, subtitles, footers
 * @rule: separators between rows
 * @axis: scales and their ticks
 * @key: a mark that is nobody's: in the key, and those of parties beyond the eighth
 * @key_fill: a bar that is nobody's
 * @zone_fill, @zone_outline, @zone_ink: the zone of possible agreement
 * @hatch: lines of a gap's hatch; @cross_hatch: of a deadlock's
 * @overlap, @gap, @deadlock, @one_sided: icons of the verdicts
 * @on_icon: the sign inside a filled icon
 * @selection, @hover: grounds of what is selected or under the pointer
 * @selection_outline: a line around it
 */
typedef struct {
  DmColor ground;
  DmColor ink, muted;
  DmColor rule, axis;
  DmColor key, key_fill;
  DmColor zone_fill, zone_outline, zone_ink;
  DmColor hatch, cross_hatch;
  DmColor overlap, gap, deadlock, one_sided, on_icon;
  DmColor selection, selection_outline, hover;
} DmPalette;

const DmPalette *dm_palette_get (DmTheme theme);
double dm_palette_text_contrast (DmTheme theme);
double dm_palette_mark_contrast (DmTheme theme);

/** DmPartyPaint: the colours of one party. @mark: diamonds, lines, red lines; @text: its name;
 * @fill: its bars */
typedef struct {
  DmColor mark, text, fill;
} DmPartyPaint;

/** dm_party_paints_new: a paint for each of @n_parties. @own: (array) their own colours, "#rrggbb"
 * or %NULL.
 * Returns: (transfer full) (array) free with g_free() */
DmPartyPaint *dm_party_paints_new (DmTheme theme, const char *const *own, guint n_parties);

G_END_DECLS
