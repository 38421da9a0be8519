/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be agreed on in some of the examples, as it was when somebody last looked at it: scenes as text, and pictures. */
#include "dm-export.h"
#include "dm-golden.h"
#include "dm-stacks.h"
#include "example.h"

static DmAgreement *load (const char *example) {
  g_autoptr (DmReading) reading = example_read (example, NULL);
  g_autoptr (GError) error = NULL;
  DmAgreement *agreement = dm_agreement_new (reading, NULL, NULL, &error);

  g_assert_no_error (error);
  return agreement;
}

static DmModel *get_model (DmAgreement *agreement) {
  return dm_reading_get_model (dm_agreement_get_reading (agreement));
}

static void test_scenes (void) {
  static const char *const examples[] = { "company-sale", "crimea-2014" };
  static const DmTheme themes[] = { DM_THEME_LIGHT, DM_THEME_PRINT };

  for (guint e = 0; e < G_N_ELEMENTS (examples); e++) {
    g_autoptr (DmAgreement) agreement = load (examples[e]);
    g_autoptr (DmStack) stack = dm_stack_new_agreements (agreement, NULL);

    for (guint t = 0; t < G_N_ELEMENTS (themes); t++) {
      g_autoptr (DmStyle) style = dm_style_new (themes[t], NULL, get_model (agreement));
      DmMapLook look = { .style = style, .width_px = 1280 };
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *name
          = g_strdup_printf ("%s/agreements-%s.txt", examples[e], dm_theme_to_id (themes[t]));

      for (guint i = 0; i < stack->n_scenes; i++) {
        g_autoptr (DmScene) scene = dm_stack_new_scene (stack, i, &look);
        g_autofree char *written = dm_scene_to_text (scene);

        g_string_append (text, written);
      }
      dm_golden_check_text (name, text->str);
    }
  }
}

static void test_pictures (void) {
  static const struct {
    const char *example;
    DmTheme theme;
    double width_px;
  } cases[] = { { "company-sale", DM_THEME_LIGHT, 0 },
                { "company-sale", DM_THEME_PRINT, 800 },
                { "crimea-2014", DM_THEME_DARK, 0 },
                { "labour-contract", DM_THEME_LIGHT, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmAgreement) agreement = load (cases[i].example);
    g_autoptr (DmStack) stack = dm_stack_new_agreements (agreement, NULL);
    g_autoptr (GError) error = NULL;
    DmExportOptions options = DM_EXPORT_OPTIONS_INIT;

    options.theme = cases[i].theme;
    options.width_px = cases[i].width_px;
    g_autoptr (GBytes) png = dm_export_stack (stack, get_model (agreement), &options, &error);
    g_assert_no_error (error);
    g_autofree char *name = g_strdup_printf ("%s/agreements-%s.png", cases[i].example,
                                             dm_theme_to_id (cases[i].theme));
    dm_golden_check_png (name, png);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/golden/agreements/scenes", test_scenes);
  g_test_add_func ("/golden/agreements/pictures", test_pictures);
  return g_test_run ();
}
