/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-color.h"

#include <math.h>

typedef struct {
  double r, g, b; /* linear light, 0 to 1 inside the gamut */
} Linear;

typedef struct {
  double lightness, a, b;
} Oklab;

static double decode (guint channel) {
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static guint encode (double light) {
  double value = CLAMP (light, 0.0, 1.0);

  value = value <= 0.0031308 ? value * 12.92 : 1.055 * pow (value, 1 / 2.4) - 0.055;
  return (guint) lround (value * 255);
}

static Linear to_linear (DmColor color) {
  return (Linear){ decode (DM_COLOR_RED (color)), decode (DM_COLOR_GREEN (color)),
                   decode (DM_COLOR_BLUE (color)) };
}

static DmColor pack (guint red, guint green, guint blue, guint alpha) {
  return (DmColor) red << 24 | (DmColor) green << 16 | (DmColor) blue << 8 | alpha;
}

/* Björn Ottosson, "A perceptual color space for image processing", 2020 */
static Oklab to_oklab (Linear c) {
  double l = cbrt (0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
  double m = cbrt (0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
  double s = cbrt (0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);

  return (Oklab){ 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                  1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                  0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

static Linear from_oklab (Oklab lab) {
  double l = lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b;
  double m = lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b;
  double s = lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b;

  l = l * l * l;
  m = m * m * m;
  s = s * s * s;
  return (Linear){ 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                   -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                   -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s };
}

static gboolean in_gamut (Linear c) {
  const double slack = 1e-4;

  return MIN (c.r, MIN (c.g, c.b)) >= -slack && MAX (c.r, MAX (c.g, c.b)) <= 1 + slack;
}

/* The colour of @lab's hue at @lightness, with as much of its chroma as sRGB can show there. */
static DmColor at_lightness (Oklab lab, double lightness, guint alpha) {
  double low = 0, high = 1;
  Linear best = from_oklab ((Oklab){ lightness, lab.a, lab.b });

  for (int i = 0; i < 16 && !in_gamut (best); i++) {
    double share = (low + high) / 2;
    Linear c = from_oklab ((Oklab){ lightness, lab.a * share, lab.b * share });

    if (in_gamut (c))
      low = share;
    else
      high = share;
    if (i == 15)
      best = from_oklab ((Oklab){ lightness, lab.a * low, lab.b * low });
  }
  return pack (encode (best.r), encode (best.g), encode (best.b), alpha);
}

/**
 * dm_color_parse: reads "#rrggbb".
 * @color: (out): opaque; untouched where @text is no colour
 *
 * Returns: whether @text is a colour
 */
gboolean dm_color_parse (const char *text, DmColor *color) {
  guint32 rgb = 0;

  if (text == NULL || text[0] != '#')
    return FALSE;
  for (int i = 1; i <= 6; i++) {
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
    rgb = rgb << 4 | (guint32) g_ascii_xdigit_value (text[i]);
  }
  if (text[7] != '\0')
    return FALSE;
  *color = DM_COLOR (rgb);
  return TRUE;
}

/**
 * dm_color_to_hex: writes "#rrggbb"; alpha is left out.
 *
 * Returns: (transfer full)
 */
char *dm_color_to_hex (DmColor color) {
  return g_strdup_printf ("#%06x", (guint) (color >> 8));
}

/** dm_color_get_alpha: from 0 (transparent) to 1 (opaque). */
double dm_color_get_alpha (DmColor color) {
  return DM_COLOR_ALPHA (color) / 255.0;
}

/** dm_color_with_alpha: @color with another alpha, 0 to 1. */
DmColor dm_color_with_alpha (DmColor color, double alpha) {
  return (color & 0xffffff00u) | (guint) lround (CLAMP (alpha, 0.0, 1.0) * 255);
}

static guint mix_channel (guint a, guint b, double share) {
  return (guint) lround (a + ((double) b - a) * share);
}

/**
 * dm_color_mix: the colour that lies between two, as paint laid over paint gives it.
 * @share_of_b: 0 (only @a) to 1 (only @b)
 */
DmColor dm_color_mix (DmColor a, DmColor b, double share_of_b) {
  double share = CLAMP (share_of_b, 0.0, 1.0);

  return pack (mix_channel (DM_COLOR_RED (a), DM_COLOR_RED (b), share),
               mix_channel (DM_COLOR_GREEN (a), DM_COLOR_GREEN (b), share),
               mix_channel (DM_COLOR_BLUE (a), DM_COLOR_BLUE (b), share),
               mix_channel (DM_COLOR_ALPHA (a), DM_COLOR_ALPHA (b), share));
}

/**
 * dm_color_luminance: relative luminance, 0 (black) to 1 (white); alpha is not looked at.
 *
 * WCAG 2.1: 0.2126 R + 0.7152 G + 0.0722 B of linear light. #808080 gives 0.2159.
 */
double dm_color_luminance (DmColor color) {
  Linear c = to_linear (color);

  return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

/**
 * dm_color_contrast: the contrast ratio of two opaque colours, 1 to 21.
 *
 * WCAG 2.1: (L1 + 0.05) / (L2 + 0.05), L1 the greater luminance. #777777 on white gives 4.48.
 */
double dm_color_contrast (DmColor a, DmColor b) {
  double first = dm_color_luminance (a), second = dm_color_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* The least move of lightness from @lab towards @pole (0 or 1) that reaches the contrast. */
static double move_towards (Oklab lab, double pole, DmColor ground, double contrast,
                            DmColor *result) {
  double near = lab.lightness, far = pole;

  *result = at_lightness (lab, pole, 0xff);
  for (int i = 0; i < 24; i++) {
    double middle = (near + far) / 2;
    DmColor candidate = at_lightness (lab, middle, 0xff);

    if (dm_color_contrast (candidate, ground) >= contrast) {
      far = middle;
      *result = candidate;
    } else {
      near = middle;
    }
  }
  return fabs (far - lab.lightness);
}

/**
 * dm_color_reach_contrast: @color, made lighter or darker just enough to stand out from @ground.
 * @ground: an opaque colour
 * @contrast: 1 to 21; where neither black nor white reaches it, the better of the two is returned
 *
 * Lightness moves in OKLab, so that the hue stays; chroma shrinks only where sRGB has no more.
 * #ddaa33 for 3:1 on white becomes a darker ochre, not brown.
 *
 * Returns: the colour, with the alpha of @color
 */
DmColor dm_color_reach_contrast (DmColor color, DmColor ground, double contrast) {
  Oklab lab = to_oklab (to_linear (color));
  double black = dm_color_contrast (DM_COLOR (0x000000), ground);
  double white = dm_color_contrast (DM_COLOR (0xffffff), ground);
  DmColor darker, lighter, result;

  if (dm_color_contrast (color, ground) >= contrast)
    return color;
  if (MAX (black, white) < contrast) {
    result = black > white ? DM_COLOR (0x000000) : DM_COLOR (0xffffff);
  } else if (white < contrast) {
    move_towards (lab, 0, ground, contrast, &result);
  } else if (black < contrast) {
    move_towards (lab, 1, ground, contrast, &result);
  } else {
    double down = move_towards (lab, 0, ground, contrast, &darker);
    double up = move_towards (lab, 1, ground, contrast, &lighter);

    result = down <= up ? darker : lighter;
  }
  return (result & 0xffffff00u) | DM_COLOR_ALPHA (color);
}

/**
 * dm_color_distance: how different two opaque colours look.
 *
 * Returns: the Euclidean distance in OKLab: 0 for the same, 1 for black and white
 */
double dm_color_distance (DmColor a, DmColor b) {
  Oklab first = to_oklab (to_linear (a)), second = to_oklab (to_linear (b));
  double dl = first.lightness - second.lightness, da = first.a - second.a;
  double db = first.b - second.b;

  return sqrt (dl * dl + da * da + db * db);
}
