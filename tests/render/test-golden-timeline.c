/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Some of the examples over time, as it was when somebody last looked at it: scenes as text, mirrored, too, and pictures. */
#include "dm-export.h"
#include "dm-golden.h"
#include "dm-stacks.h"
#include "example.h"

static DmTimeline *load (const char *example) {
  g_autoptr (DmAnalysis) analysis = example_analyse (example, NULL);

  return dm_timeline_new (analysis);
}

static DmModel *get_model (DmTimeline *timeline) {
  return dm_reading_get_model (dm_analysis_get_reading (dm_timeline_get_analysis (timeline)));
}

static void test_scenes (void) {
  static const struct {
    const char *example, *name;
    DmTheme theme;
    double width_px;
    gboolean rtl;
  } cases[] = {
    { "labour-contract", "1280-light", DM_THEME_LIGHT, 1280, FALSE },
    { "labour-contract", "1280-rtl", DM_THEME_LIGHT, 1280, TRUE },
    { "labour-contract", "600-print", DM_THEME_PRINT, 600, FALSE },
    { "crimea-2014", "1280-light", DM_THEME_LIGHT, 1280, FALSE },
    { "crimea-2014", "600-print", DM_THEME_PRINT, 600, FALSE },
    { "river-basin", "1280-light", DM_THEME_LIGHT, 1280, FALSE },
    { "river-basin", "600-rtl", DM_THEME_PRINT, 600, TRUE },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    g_autoptr (DmTimeline) timeline = load (cases[c].example);
    g_autoptr (DmStack) stack = dm_stack_new_timeline (timeline, DM_SORT_FILE);
    g_autoptr (DmStyle) style = dm_style_new (cases[c].theme, NULL, get_model (timeline));
    DmMapLook look = { .style = style, .width_px = cases[c].width_px, .rtl = cases[c].rtl };
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *name = g_strdup_printf ("%s/timeline-%s.txt", cases[c].example, cases[c].name);

    for (guint i = 0; i < stack->n_scenes; i++) {
      g_autoptr (DmScene) scene = dm_stack_new_scene (stack, i, &look);
      g_autofree char *written = dm_scene_to_text (scene);

      g_string_append (text, written);
    }
    dm_golden_check_text (name, text->str);
  }
}

static void test_pictures (void) {
  static const struct {
    const char *example;
    DmTheme theme;
    double width_px, height_px;
  } cases[] = { { "labour-contract", DM_THEME_LIGHT, 0, 0 },
                { "labour-contract", DM_THEME_CONTRAST, 1600, 900 },
                { "labour-contract", DM_THEME_PRINT, 800, 0 },
                { "crimea-2014", DM_THEME_DARK, 0, 0 },
                { "river-basin", DM_THEME_LIGHT, 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmTimeline) timeline = load (cases[i].example);
    g_autoptr (DmStack) stack = dm_stack_new_timeline (timeline, DM_SORT_FILE);
    g_autoptr (GError) error = NULL;
    DmExportOptions options = DM_EXPORT_OPTIONS_INIT;

    options.theme = cases[i].theme;
    options.width_px = cases[i].width_px;
    options.height_px = cases[i].height_px;
    g_autoptr (GBytes) png = dm_export_stack (stack, get_model (timeline), &options, &error);
    g_assert_no_error (error);
    g_autofree char *name
        = g_strdup_printf ("%s/timeline-%s.png", cases[i].example, dm_theme_to_id (cases[i].theme));
    dm_golden_check_png (name, png);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/golden/timeline/scenes", test_scenes);
  g_test_add_func ("/golden/timeline/pictures", test_pictures);
  return g_test_run ();
}
