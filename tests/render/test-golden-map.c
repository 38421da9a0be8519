/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of each example as it was when somebody last looked at it: its scenes as text, and a few pictures. */
#include "dm-export.h"
#include "dm-golden.h"
#include "dm-stacks.h"
#include "example.h"

static const char *const examples[]
    = { "crimea-2014", "labour-contract", "river-basin", "company-sale" };
static const double widths[] = { 600, 1280, 2400 };
static const DmTheme themes[] = { DM_THEME_LIGHT, DM_THEME_PRINT };

static DmAnalysis *load (const char *example, const char *proposal, const char *compare_date) {
  DmReadingSpec spec = { .proposal = proposal, .compare_date = compare_date };

  return example_analyse (example, &spec);
}

static DmRobustness *draw (DmAnalysis *analysis) {
  g_autoptr (GError) error = NULL;
  DmRobustness *robustness = dm_robustness_new (analysis, 1000, 1, 0, NULL, NULL, &error);

  g_assert_no_error (error);
  return robustness;
}

/* All scenes of the map, from the header to the footer. @robustness: (nullable): with it forecasts are marked, too */
static char *write_scenes (DmAnalysis *analysis, double width_px, DmTheme theme,
                           DmRobustness *robustness) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (theme, NULL, model);
  g_autoptr (GArray) items = dm_map_list_items (analysis, DM_SORT_FILE, NULL);
  DmMapLook look = { .style = style, .width_px = width_px, .stage = DM_STAGE_FULL };
  look.forecast = robustness != NULL;
  look.robustness = robustness;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++) {
    g_autoptr (DmScene) scene
        = dm_map_item_new_scene (analysis, g_array_index (items, DmMapItem, i), FALSE, &look, NULL);
    g_autofree char *written = dm_scene_to_text (scene);
    g_string_append (text, written);
  }
  return g_string_free (text, FALSE);
}

static void test_scenes (void) {
  for (guint e = 0; e < G_N_ELEMENTS (examples); e++) {
    g_autoptr (DmAnalysis) analysis = load (examples[e], NULL, NULL);

    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      for (guint t = 0; t < G_N_ELEMENTS (themes); t++) {
        g_autofree char *text = write_scenes (analysis, widths[w], themes[t], NULL);
        g_autofree char *name = g_strdup_printf ("%s/map-%.0f-%s.txt", examples[e], widths[w],
                                                 dm_theme_to_id (themes[t]));
        dm_golden_check_text (name, text);
      }
  }
}

/* With what is marked on demand. */
static void test_marked_scenes (void) {
  for (guint e = 0; e < 2; e++) {
    g_autoptr (DmAnalysis) analysis = load (examples[e], NULL, NULL);
    g_autoptr (DmRobustness) robustness = draw (analysis);
    g_autofree char *text = write_scenes (analysis, 1280, DM_THEME_LIGHT, robustness);
    g_autofree char *name = g_strdup_printf ("%s/map-1280-light-marked.txt", examples[e]);

    dm_golden_check_text (name, text);
  }
}

static void test_pictures (void) {
  static const struct {
    const char *example, *proposal, *compare_date;
    DmTheme theme;
    double width_px, height_px;
    gboolean marked;
  } cases[] = { { "crimea-2014", NULL, NULL, DM_THEME_LIGHT, 0, 0 },
                { "crimea-2014", "freeze", NULL, DM_THEME_DARK, 0, 0 },
                { "river-basin", NULL, NULL, DM_THEME_LIGHT, 0, 0 },
                { "company-sale", NULL, NULL, DM_THEME_PRINT, 600, 0 },
                { "labour-contract", "mediators", NULL, DM_THEME_CONTRAST, 800, 450 },
                { "labour-contract", NULL, "2026-03-03", DM_THEME_LIGHT, 0, 0 },
                { "labour-contract", NULL, "2026-03-03", DM_THEME_PRINT, 600, 0 },
                { "labour-contract", "mediators", NULL, DM_THEME_DARK, 0, 0, TRUE },
                { "river-basin", NULL, NULL, DM_THEME_PRINT, 600, 0, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmAnalysis) analysis
        = load (cases[i].example, cases[i].proposal, cases[i].compare_date);
    g_autoptr (GError) error = NULL;
    DmExportOptions options = DM_EXPORT_OPTIONS_INIT;

    options.theme = cases[i].theme;
    options.width_px = cases[i].width_px;
    options.height_px = cases[i].height_px;
    g_autoptr (DmStack) stack = dm_stack_new_map (analysis, DM_SORT_FILE);
    g_autoptr (DmRobustness) robustness = cases[i].marked ? draw (analysis) : NULL;
    dm_stack_mark_map (stack, cases[i].marked, robustness);
    g_autoptr (GBytes) png = dm_export_stack (
        stack, dm_reading_get_model (dm_analysis_get_reading (analysis)), &options, &error);
    g_assert_no_error (error);
    g_autofree char *name
        = g_strdup_printf ("%s/map-%s%s%s%s.png", cases[i].example, dm_theme_to_id (cases[i].theme),
                           cases[i].proposal != NULL ? "-proposal" : "",
                           cases[i].compare_date != NULL ? "-compared" : "",
                           cases[i].marked ? "-marked" : "");
    dm_golden_check_png (name, png);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/golden/map/scenes", test_scenes);
  g_test_add_func ("/golden/map/marked-scenes", test_marked_scenes);
  g_test_add_func ("/golden/map/pictures", test_pictures);
  return g_test_run ();
}
