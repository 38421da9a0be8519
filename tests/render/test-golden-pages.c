/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every view of a small model on paper and on slides, in each theme and from right to left, as it was when somebody last looked at it. */
#include <libintl.h>
#include <locale.h>

#include "dm-golden.h"
#include "dm-pages.h"
#include "dm-reader.h"
#include "dm-stacks.h"

static DmAnalysis *analyse (void) {
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "golden", "pages", "small.demarche", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DmReading) reading = dm_reading_new (model, NULL, &error);
  g_assert_no_error (error);
  DmAnalysis *analysis = dm_analysis_new (reading, NULL, &error);
  g_assert_no_error (error);
  return analysis;
}

static DmStack *new_map (DmAnalysis *analysis) {
  return dm_stack_new_map (analysis, DM_SORT_FILE);
}

static DmStack *new_matrix (DmAnalysis *analysis) {
  g_autoptr (DmSimilarity) similarity = dm_similarity_new (analysis, NULL, NULL);

  return dm_stack_new_matrix (similarity, TRUE);
}

static DmStack *new_agreements (DmAnalysis *analysis) {
  g_autoptr (DmAgreement) agreement
      = dm_agreement_new (dm_analysis_get_reading (analysis), NULL, NULL, NULL);

  return dm_stack_new_agreements (agreement, NULL);
}

static DmStack *new_timeline (DmAnalysis *analysis) {
  g_autoptr (DmTimeline) timeline = dm_timeline_new (analysis);

  return dm_stack_new_timeline (timeline, DM_SORT_FILE);
}

static const struct {
  const char *name;
  DmStack *(*make) (DmAnalysis *analysis);
} views[] = { { "map", new_map },
              { "matrix", new_matrix },
              { "agreements", new_agreements },
              { "timeline", new_timeline } };

static const DmPaper papers[] = { DM_PAPER_A4, DM_PAPER_16X9 };

static void append_page (GString *text, const DmPage *page, guint nth) {
  g_string_append_printf (text, "PAGE %u: %.1f × %.1f, scale %.3f, ground %08x\n", nth,
                          page->width_px, page->height_px, page->scale, page->ground);
  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = &g_array_index (page->placed, DmPlaced, i);
    g_autofree char *written = dm_scene_to_text (placed->scene);

    g_string_append_printf (text, "AT %.1f,%.1f scale %.3f, %.1f to %.1f%s\n%s", placed->x,
                            placed->y, placed->scale, placed->from, placed->to,
                            placed->repeats ? ", again" : "", written);
  }
}

static void check (const char *view, const DmStack *stack, DmStyle *style, const DmPageSetup *setup,
                   const char *what) {
  g_autoptr (DmPages) pages = dm_pages_new (stack->title);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name
      = g_strdup_printf ("pages/%s-%s-%s.txt", view, dm_paper_to_id (setup->paper), what);

  dm_pages_add_stack (pages, stack, style, setup);
  dm_pages_number (pages, setup);
  for (guint i = 0; i < pages->pages->len; i++)
    append_page (text, g_ptr_array_index (pages->pages, i), i + 1);
  dm_golden_check_text (name, text->str);
}

static void check_all (DmTheme theme, gboolean rtl) {
  g_autoptr (DmAnalysis) analysis = analyse ();
  g_autoptr (DmStyle) style
      = dm_style_new (theme, NULL, dm_reading_get_model (dm_analysis_get_reading (analysis)));

  for (guint v = 0; v < G_N_ELEMENTS (views); v++) {
    g_autoptr (DmStack) stack = views[v].make (analysis);

    for (guint p = 0; p < G_N_ELEMENTS (papers); p++) {
      const DmPageSetup setup = { .paper = papers[p], .rtl = rtl };

      check (views[v].name, stack, style, &setup, rtl ? "mirrored" : dm_theme_to_id (theme));
    }
  }
}

static void test_themes (void) {
  for (guint theme = 0; theme < DM_N_THEMES; theme++)
    check_all ((DmTheme) theme, FALSE);
}

/* In a translation that reads from right to left; English again after it. */
static void test_mirrored (void) {
  g_setenv ("LANGUAGE", "ar", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DEMARCHE_PSEUDO_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_assert_cmpstr (dgettext (GETTEXT_PACKAGE, "overlap"), ==, "\u202eoverlap\u202c");
  check_all (DM_THEME_LIGHT, TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/golden/pages/themes", test_themes);
  g_test_add_func ("/golden/pages/mirrored", test_mirrored);
  return g_test_run ();
}
