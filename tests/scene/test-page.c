/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "dm-page.h"
#include "dm-reader.h"
#include "dm-stacks.h"
#include "example.h"

static DmAnalysis *make_large (guint n_issues) {
  g_autoptr (GString) json = g_string_new ("{\"demarche\": 1, \"title\": \"Large\", \"parties\": ["
                                           "{\"id\": \"a\", \"name\": \"A\"},"
                                           "{\"id\": \"b\", \"name\": \"B\"}], \"issues\": [");
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = NULL;

  for (guint i = 0; i < n_issues; i++)
    g_string_append_printf (json,
                            "%s{\"id\": \"i%u\", \"name\": \"Issue %u\", \"scale\": "
                            "{\"type\": \"interval\", \"min\": 0, \"max\": 10, \"unit\": \"km\"}}",
                            i > 0 ? "," : "", i, i);
  g_string_append (json, "], \"positions\": [");
  for (guint i = 0; i < n_issues; i++)
    g_string_append_printf (json,
                            "%s{\"party\": \"a\", \"issue\": \"i%u\", \"demand\": 2},"
                            "{\"party\": \"b\", \"issue\": \"i%u\", \"demand\": 7}",
                            i > 0 ? "," : "", i, i);
  g_string_append (json, "]}");
  model = dm_reader_read_data (json->str, json->len, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return example_analyse_model (model, NULL);
}

static DmStyle *new_style (DmAnalysis *analysis) {
  return dm_style_new (DM_THEME_LIGHT, NULL,
                       dm_reading_get_model (dm_analysis_get_reading (analysis)));
}

static double smallest_type (const DmPage *page) {
  double smallest = G_MAXDOUBLE;

  for (guint i = 0; i < page->placed->len; i++) {
    DmScene *scene = g_array_index (page->placed, DmPlaced, i).scene;

    for (guint s = 0; s < dm_scene_get_n_shapes (scene); s++) {
      const DmShape *shape = dm_scene_get_shape (scene, s);

      if (shape->kind == DM_SHAPE_TEXT)
        smallest = MIN (smallest, shape->font.size_px);
    }
  }
  return smallest;
}

/* Scenes stand under each other and inside of the page. */
static void check_stack (const DmPage *page) {
  double bottom = 0;

  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = &g_array_index (page->placed, DmPlaced, i);

    g_assert_cmpfloat (placed->x, >=, 0);
    g_assert_cmpfloat (placed->y, >=, bottom - 1e-6);
    g_assert_cmpfloat (placed->x + dm_scene_get_width (placed->scene), <=, page->width_px + 1e-6);
    bottom = placed->y + dm_scene_get_height (placed->scene);
  }
  g_assert_cmpfloat (bottom, <=, page->height_px + 1e-6);
}

static DmPage *map_page (DmAnalysis *analysis, DmStyle *style, DmSort sort, DmStage stage,
                         double width_px, double height_px) {
  g_autoptr (DmStack) stack = dm_stack_new_map (analysis, sort);

  return dm_page_new_stack (stack, style, stage, width_px, height_px);
}

static void test_natural (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  g_autoptr (DmStyle) style = new_style (analysis);
  g_autoptr (DmPage) page = map_page (analysis, style, DM_SORT_FILE, DM_STAGE_FULL, 0, 0);

  g_assert_cmpfloat (page->scale, ==, 1);
  g_assert_cmpfloat (page->width_px, ==, 1280);
  g_assert_cmpfloat (page->height_px, ==, floor (page->height_px));
  g_assert_cmpstr (page->title, ==, "Talks on Crimea and Ukraine: where the sides stand");
  g_assert_cmpstr (page->language, ==, "en");
  g_assert_cmpuint (strlen (page->description), >, 200);
  /* a header, a footer, and between them a row for each issue and a heading for each basket */
  g_assert_cmpuint (page->placed->len, >, dm_analysis_get_n_results (analysis) + 2);
  check_stack (page);
}

static void test_one_side (void) {
  static const struct {
    double width, height;
  } cases[] = { { 900, 0 }, { 2000, 0 }, { 200, 0 }, { 0, 600 }, { 0, 5000 } };
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  g_autoptr (DmStyle) style = new_style (analysis);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmPage) page
        = map_page (analysis, style, DM_SORT_FILE, DM_STAGE_FULL, cases[i].width, cases[i].height);

    check_stack (page);
    if (cases[i].width > 0)
      g_assert_cmpfloat_with_epsilon (page->width_px * page->scale, cases[i].width, 1e-6);
    if (cases[i].height > 0)
      g_assert_cmpfloat_with_epsilon (page->height_px * page->scale, cases[i].height, 1e-6);
  }
}

static void check_filled (DmAnalysis *analysis, double width, double height) {
  g_autoptr (DmStyle) style = new_style (analysis);
  g_autoptr (DmPage) page = map_page (analysis, style, DM_SORT_FILE, DM_STAGE_FULL, width, height);

  g_assert_cmpfloat_with_epsilon (page->width_px * page->scale, width, 1e-6 * width);
  g_assert_cmpfloat_with_epsilon (page->height_px * page->scale, height, 1e-6 * height);
  check_stack (page);
}

static void test_filled (void) {
  static const struct {
    double width, height;
  } cases[] = {
    { 1920, 1080 }, { 3840, 2160 }, { 1080, 1920 }, { 794, 1123 }, { 500, 300 },   { 100, 100 },
    { 3000, 400 },  { 300, 4000 },  { 16, 16 },     { 1, 1000 },   { 32767, 100 }, { 1, 1 },
  };
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  g_autoptr (DmAnalysis) large = make_large (60);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    check_filled (analysis, cases[i].width, cases[i].height);
    check_filled (large, cases[i].width, cases[i].height);
  }
}

/* A slide has the map on it whole, in type that can be read, and little ground left over. */
static void test_slide (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  g_autoptr (DmStyle) style = new_style (analysis);
  g_autoptr (DmPage) page = map_page (analysis, style, DM_SORT_FILE, DM_STAGE_FULL, 1920, 1080);
  const DmPlaced *first = &g_array_index (page->placed, DmPlaced, 0);

  g_assert_cmpfloat (smallest_type (page) * page->scale, >=, 6);
  g_assert_cmpfloat (first->y, <, page->height_px * 0.05);
  /* twice the pixels, the same picture */
  g_autoptr (DmPage) doubled = map_page (analysis, style, DM_SORT_FILE, DM_STAGE_FULL, 3840, 2160);
  g_assert_cmpfloat_with_epsilon (doubled->scale, 2 * page->scale, 0.1 * page->scale);
  g_assert_cmpuint (doubled->placed->len, ==, page->placed->len);
}

/* Hundreds of issues on a slide fold until type can be read or nothing is left to fold. */
static void test_folds (void) {
  g_autoptr (DmAnalysis) few = make_large (40), many = make_large (400);
  g_autoptr (DmStyle) style = new_style (few);
  g_autoptr (DmStyle) many_style = new_style (many);
  g_autoptr (DmPage) page = map_page (few, style, DM_SORT_FILE, DM_STAGE_FULL, 1920, 1080);
  g_autoptr (DmPage) crowded = map_page (many, many_style, DM_SORT_FILE, DM_STAGE_FULL, 1920, 1080);

  g_assert_cmpfloat (smallest_type (page) * page->scale, >=, 5.5);
  g_assert_cmpuint (crowded->placed->len, >=, 400);
  g_assert_cmpfloat (crowded->scale, <=, page->scale);
}

static char *to_text (const DmPage *page) {
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = &g_array_index (page->placed, DmPlaced, i);
    g_autofree char *text = dm_scene_to_text (placed->scene);

    g_string_append_printf (out, "%g,%g\n%s", placed->x, placed->y, text);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void test_same_twice (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  g_autofree char *first = NULL;

  for (int i = 0; i < 2; i++) {
    g_autoptr (DmStyle) style = new_style (analysis);
    g_autoptr (DmPage) page = map_page (analysis, style, DM_SORT_GAP, DM_STAGE_LANES, 1600, 900);
    g_autofree char *text = to_text (page);

    if (first == NULL)
      first = g_strdup (text);
    g_assert_cmpstr (first, ==, text);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/page/natural", test_natural);
  g_test_add_func ("/scene/page/one-side", test_one_side);
  g_test_add_func ("/scene/page/filled", test_filled);
  g_test_add_func ("/scene/page/slide", test_slide);
  g_test_add_func ("/scene/page/folds", test_folds);
  g_test_add_func ("/scene/page/same-twice", test_same_twice);
  return g_test_run ();
}
