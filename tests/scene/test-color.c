/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-color.h"

static void test_parse (void) {
  static const struct {
    const char *text;
    gboolean valid;
    DmColor color;
  } cases[] = {
    { "#004488", TRUE, 0x004488ffu },
    { "#FfFfFf", TRUE, 0xffffffffu },
    { "#00448", FALSE, 0 },
    { "#0044889", FALSE, 0 },
    { "004488", FALSE, 0 },
    { "#00448g", FALSE, 0 },
    { "", FALSE, 0 },
    { NULL, FALSE, 0 },
    { "#+04488", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    DmColor color = 1;

    g_assert_cmpint (dm_color_parse (cases[i].text, &color), ==, cases[i].valid);
    g_assert_cmphex (color, ==, cases[i].valid ? cases[i].color : 1);
  }
}

static void test_hex_and_alpha (void) {
  g_autofree char *hex = dm_color_to_hex (DM_COLOR (0x0a0b0c));

  g_assert_cmpstr (hex, ==, "#0a0b0c");
  g_assert_cmphex (dm_color_with_alpha (DM_COLOR (0x123456), 0.5), ==, 0x12345680u);
  g_assert_cmphex (dm_color_with_alpha (DM_COLOR (0x123456), 7), ==, 0x123456ffu);
  g_assert_cmphex (dm_color_mix (DM_COLOR (0x000000), DM_COLOR (0xffffff), 0.5), ==, 0x808080ffu);
  g_assert_cmphex (dm_color_mix (DM_COLOR (0xff0000), DM_COLOR (0x0000ff), 0), ==, 0xff0000ffu);
}

/* Worked by hand from WCAG 2.1 and by its authors' published examples. */
static void test_contrast (void) {
  static const struct {
    guint a, b;
    double contrast;
  } cases[] = {
    { 0x000000, 0xffffff, 21 },   { 0xffffff, 0xffffff, 1 },     { 0x777777, 0xffffff, 4.48 },
    { 0x767676, 0xffffff, 4.54 }, { 0xff0000, 0xffffff, 3.998 }, { 0x0000ff, 0xffffff, 8.592 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    DmColor a = DM_COLOR (cases[i].a), b = DM_COLOR (cases[i].b);

    g_assert_cmpfloat_with_epsilon (dm_color_contrast (a, b), cases[i].contrast, 0.005);
    g_assert_cmpfloat (dm_color_contrast (a, b), ==, dm_color_contrast (b, a));
  }
  g_assert_cmpfloat_with_epsilon (dm_color_luminance (DM_COLOR (0x808080)), 0.2159, 0.0001);
}

static int channel_spread (DmColor color) {
  int red = (int) DM_COLOR_RED (color), green = (int) DM_COLOR_GREEN (color);
  int blue = (int) DM_COLOR_BLUE (color);

  return MAX (red, MAX (green, blue)) - MIN (red, MIN (green, blue));
}

static void test_reach_contrast (void) {
  static const guint colors[] = { 0xffffff, 0x000000, 0xddaa33, 0xf0e442, 0x004488,
                                  0xff0000, 0x00ff00, 0x0000ff, 0x1e1e1e, 0x808080 };
  static const guint grounds[] = { 0xffffff, 0x1e1e1e, 0x000000, 0x777777, 0xffe0a0 };
  static const double contrasts[] = { 1, 3, 4.5 };

  for (gsize c = 0; c < G_N_ELEMENTS (colors); c++)
    for (gsize g = 0; g < G_N_ELEMENTS (grounds); g++)
      for (gsize k = 0; k < G_N_ELEMENTS (contrasts); k++) {
        DmColor color = DM_COLOR (colors[c]), ground = DM_COLOR (grounds[g]);
        DmColor result = dm_color_reach_contrast (color, ground, contrasts[k]);
        double reached = dm_color_contrast (result, ground);

        g_assert_cmpfloat (reached, >=, contrasts[k]);
        if (dm_color_contrast (color, ground) >= contrasts[k])
          g_assert_cmphex (result, ==, color);
        else
          g_assert_cmpfloat (reached, <, contrasts[k] + 0.25); /* just enough */
      }
  /* a grey stays grey, ochre stays a yellow, alpha stays */
  g_assert_cmpint (
      channel_spread (dm_color_reach_contrast (DM_COLOR (0xcccccc), DM_COLOR (0xffffff), 4.5)), <=,
      1);
  DmColor ochre = dm_color_reach_contrast (DM_COLOR (0xddaa33), DM_COLOR (0xffffff), 3);
  g_assert_cmpuint (DM_COLOR_RED (ochre), >, DM_COLOR_GREEN (ochre));
  g_assert_cmpuint (DM_COLOR_GREEN (ochre), >, DM_COLOR_BLUE (ochre) + 50);
  g_assert_cmphex (dm_color_reach_contrast (0xcccccc40u, DM_COLOR (0xffffff), 3) & 0xff, ==, 0x40);
  /* on mid grey nothing reaches 7: black is the better of the two */
  g_assert_cmphex (dm_color_reach_contrast (DM_COLOR (0x808080), DM_COLOR (0x808080), 7), ==,
                   0x000000ffu);
}

static void test_distance (void) {
  g_assert_cmpfloat_with_epsilon (dm_color_distance (DM_COLOR (0x000000), DM_COLOR (0xffffff)), 1,
                                  0.001);
  g_assert_cmpfloat (dm_color_distance (DM_COLOR (0x123456), DM_COLOR (0x123456)), ==, 0);
  /* OKLab of sRGB red is (0.628, 0.225, 0.126), of blue (0.452, -0.032, -0.312) */
  g_assert_cmpfloat_with_epsilon (dm_color_distance (DM_COLOR (0xff0000), DM_COLOR (0x0000ff)),
                                  0.537, 0.002);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/color/parse", test_parse);
  g_test_add_func ("/scene/color/hex-and-alpha", test_hex_and_alpha);
  g_test_add_func ("/scene/color/contrast", test_contrast);
  g_test_add_func ("/scene/color/reach-contrast", test_reach_contrast);
  g_test_add_func ("/scene/color/distance", test_distance);
  return g_test_run ();
}
