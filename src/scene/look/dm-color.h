/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DmColor: sRGB with straight alpha, `0xRRGGBBAA` */
typedef guint32 DmColor;

#define DM_COLOR_NONE ((DmColor) 0)
#define DM_COLOR(rgb) ((DmColor) (((guint32) (rgb) << 8) | 0xff))

/* One channel of a DmColor, 0 to 255. */
#define DM_COLOR_RED(color) ((guint) ((color) >> 24) & 0xff)
#define DM_COLOR_GREEN(color) ((guint) ((color) >> 16) & 0xff)
#define DM_COLOR_BLUE(color) ((guint) ((color) >> 8) & 0xff)
#define DM_COLOR_ALPHA(color) ((guint) (color) &0xff)

gboolean dm_color_parse (const char *text, DmColor *color); /* "#rrggbb" */
char *dm_color_to_hex (DmColor color);                      /* "#rrggbb", alpha left out */
double dm_color_get_alpha (DmColor color);                  /* 0 to 1 */
DmColor dm_color_with_alpha (DmColor color, double alpha);
DmColor dm_color_mix (DmColor a, DmColor b, double share_of_b);
double dm_color_luminance (DmColor color);
double dm_color_contrast (DmColor a, DmColor b); /* WCAG 2.1: 1 to 21 */
DmColor dm_color_reach_contrast (DmColor color, DmColor ground, double contrast);

/** dm_color_distance: how different two colours look: their distance in OKLab, 0 to about 1 */
double dm_color_distance (DmColor a, DmColor b);

G_END_DECLS
