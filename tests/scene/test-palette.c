/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-palette.h"

#define MAX_PARTIES 12

static void assert_contrast (const char *what, DmTheme theme, DmColor color, double least) {
  double contrast = dm_color_contrast (color, dm_palette_get (theme)->ground);

  if (contrast < least)
    g_error ("%s in theme %s has a contrast of %.2f, less than %.1f", what, dm_theme_to_id (theme),
             contrast, least);
}

static void test_ids (void) {
  for (guint i = 0; i < DM_N_THEMES; i++) {
    DmTheme theme;

    g_assert_true (dm_theme_from_id (dm_theme_to_id ((DmTheme) i), &theme));
    g_assert_cmpint (theme, ==, i);
  }
  DmTheme theme = DM_THEME_DARK;
  g_assert_false (dm_theme_from_id ("Light", &theme));
  g_assert_false (dm_theme_from_id (NULL, &theme));
  g_assert_cmpint (theme, ==, DM_THEME_DARK);
}

static void test_contrasts (void) {
  static const double text = 4.5, mark = 3;

  for (guint i = 0; i < DM_N_THEMES; i++) {
    DmTheme theme = (DmTheme) i;
    const DmPalette *p = dm_palette_get (theme);
    double more = theme == DM_THEME_CONTRAST ? 1.5 : 1; /* 7:1 and 4.5:1 */

    assert_contrast ("ink", theme, p->ink, theme == DM_THEME_CONTRAST ? 7 : text);
    assert_contrast ("muted", theme, p->muted, theme == DM_THEME_CONTRAST ? 7 : text);
    assert_contrast ("zone ink", theme, p->zone_ink, theme == DM_THEME_CONTRAST ? 7 : text);
    assert_contrast ("axis", theme, p->axis, mark * more);
    assert_contrast ("key", theme, p->key, mark * more);
    assert_contrast ("zone outline", theme, p->zone_outline, mark * more);
    assert_contrast ("hatch", theme, p->hatch, mark * more);
    assert_contrast ("cross hatch", theme, p->cross_hatch, mark * more);
    assert_contrast ("overlap", theme, p->overlap, mark * more);
    assert_contrast ("gap", theme, p->gap, mark * more);
    assert_contrast ("deadlock", theme, p->deadlock, mark * more);
    assert_contrast ("one-sided", theme, p->one_sided, mark * more);
    assert_contrast ("selection outline", theme, p->selection_outline, mark * more);
    g_assert_cmpfloat (dm_color_contrast (p->on_icon, p->overlap), >=, mark);
    g_assert_cmpfloat (dm_color_contrast (p->on_icon, p->deadlock), >=, mark);
    /* text stays legible on what may lie under it */
    g_assert_cmpfloat (dm_color_contrast (p->ink, p->selection), >=, text);
    g_assert_cmpfloat (dm_color_contrast (p->muted, p->selection), >=, text);
    g_assert_cmpfloat (dm_color_contrast (p->ink, p->hover), >=, text);
    g_assert_cmpfloat (dm_color_contrast (p->muted, p->hover), >=, text);
    g_assert_cmpfloat (dm_color_contrast (p->zone_ink, p->zone_fill), >=, text);
  }
}

static void check_paints (DmTheme theme, const char *const *own, guint n_parties) {
  g_autofree DmPartyPaint *paints = dm_party_paints_new (theme, own, n_parties);
  double more = theme == DM_THEME_CONTRAST;

  for (guint i = 0; i < n_parties; i++) {
    assert_contrast ("a party's mark", theme, paints[i].mark, more ? 4.5 : 3);
    assert_contrast ("a party's text", theme, paints[i].text, more ? 7 : 4.5);
    g_assert_cmphex (paints[i].fill & 0xff, ==, 0xff);
    /* the diamond stands out from the bar that it lies on */
    g_assert_cmpfloat (dm_color_contrast (paints[i].mark, paints[i].fill), >=, 1.5);
  }
}

static void test_parties (void) {
  static const char *const hostile[MAX_PARTIES]
      = { "#ffffff", "#000000", "#1e1e1e",  "#808080", "#ffff00", "#0000ff",
          "#fffffe", "#010101", "nonsense", "",        NULL,      "#ff00ff" };

  for (guint i = 0; i < DM_N_THEMES; i++)
    for (guint n = 1; n <= MAX_PARTIES; n++) {
      check_paints ((DmTheme) i, NULL, n);
      check_paints ((DmTheme) i, hostile, n);
    }
}

/* Up to eight parties no two look alike, even after they were fitted to the ground. */
static void test_parties_differ (void) {
  for (guint i = 0; i < DM_N_THEMES; i++)
    for (guint n = 2; n <= 8; n++) {
      g_autofree DmPartyPaint *paints = dm_party_paints_new ((DmTheme) i, NULL, n);

      for (guint a = 0; a < n; a++)
        for (guint b = 0; b < a; b++) {
          double distance = dm_color_distance (paints[a].mark, paints[b].mark);

          if (distance < 0.05)
            g_error ("parties %u and %u of %u are too alike in theme %s: %.3f", b, a, n,
                     dm_theme_to_id ((DmTheme) i), distance);
        }
    }
}

static void test_own_color_wins (void) {
  static const char *const own[] = { "#7b1fa2", NULL };
  g_autofree DmPartyPaint *light = dm_party_paints_new (DM_THEME_LIGHT, own, 2);
  g_autofree DmPartyPaint *print = dm_party_paints_new (DM_THEME_PRINT, own, 2);

  g_assert_cmphex (light[0].mark, ==, 0x7b1fa2ffu);
  g_assert_cmphex (light[1].mark, !=, 0x7b1fa2ffu);
  for (guint i = 0; i < 2; i++) {
    g_assert_cmpuint (DM_COLOR_RED (print[i].mark), ==, DM_COLOR_GREEN (print[i].mark));
    g_assert_cmpuint (DM_COLOR_RED (print[i].mark), ==, DM_COLOR_BLUE (print[i].mark));
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/palette/ids", test_ids);
  g_test_add_func ("/scene/palette/contrasts", test_contrasts);
  g_test_add_func ("/scene/palette/parties", test_parties);
  g_test_add_func ("/scene/palette/parties-differ", test_parties_differ);
  g_test_add_func ("/scene/palette/own-color-wins", test_own_color_wins);
  return g_test_run ();
}
