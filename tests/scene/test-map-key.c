/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map explains of itself: a key of the signs that are on it, and the sources that it rests on. */
#include <string.h>

#include "dm-map.h"
#include "dm-reader.h"
#include "example.h"

static DmAnalysis *load (const char *example, const char *proposal) {
  DmReadingSpec spec = { .proposal = proposal };

  return example_analyse (example, &spec);
}

static DmAnalysis *read_text (const char *text) {
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model
      = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return example_analyse_model (model, NULL);
}

typedef DmScene *(*MakeScene) (DmAnalysis *analysis, const DmMapLook *look);

static DmScene *make (DmAnalysis *analysis, MakeScene make_scene, DmStage stage) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  DmMapLook look = { .style = style, .width_px = 1280, .stage = stage };

  return make_scene (analysis, &look);
}

/* The ids of the key's entries, one behind another. */
static char *list_key (DmAnalysis *analysis, DmStage stage) {
  g_autoptr (DmScene) scene = make (analysis, dm_map_header_new, stage);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);
    if (mark->kind == DM_MARK_KEY)
      g_string_append_printf (list, " %s", mark->id + strlen ("key."));
  }
  return g_string_free (list, FALSE);
}

static void test_key (void) {
  static const struct {
    const char *example, *proposal;
    DmStage stage;
    const char *key;
  } cases[] = {
    { "crimea-2014", NULL, DM_STAGE_FULL,
      " demand accepts not-ruled-out red-line inferred zone gap deadlock" },
    { "crimea-2014", "freeze", DM_STAGE_FULL,
      " demand accepts not-ruled-out red-line inferred zone gap deadlock term-accepted "
      "term-untested term-refused" },
    { "crimea-2014", NULL, DM_STAGE_STRIP, " zone gap deadlock" },
    { "crimea-2014", "freeze", DM_STAGE_STRIP,
      " zone gap deadlock term-accepted term-untested term-refused" },
    { "company-sale", NULL, DM_STAGE_FULL,
      " demand accepts not-ruled-out red-line values zone gap deadlock" },
    { "company-sale", NULL, DM_STAGE_LINE,
      " demand accepts not-ruled-out red-line zone gap deadlock" },
    { "river-basin", NULL, DM_STAGE_FULL, " profile count dot zone gap deadlock" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmAnalysis) analysis = load (cases[i].example, cases[i].proposal);
    g_autofree char *key = list_key (analysis, cases[i].stage);
    g_assert_cmpstr (key, ==, cases[i].key);
  }
}

#define HEAD                                                                                       \
  "{\"demarche\": 1, \"title\": \"T\", \"parties\": [{\"id\": \"a\", \"name\": \"A\"}],"           \
  "\"issues\": [{\"id\": \"i\", \"name\": \"I\", \"scale\": {\"type\": \"interval\", \"min\": 0, " \
  "\"max\": 10, \"unit\": \"h\"}}],"

static void test_unsure (void) {
  g_autoptr (DmAnalysis) analysis = read_text (
      HEAD "\"positions\": [{\"party\": \"a\", \"issue\": \"i\", \"accepts\": {\"to\": 4}, "
           "\"confidence\": 20}]}");
  g_autofree char *key = list_key (analysis, DM_STAGE_FULL);

  g_assert_cmpstr (key, ==, " accepts not-ruled-out unsure");
}

/* Of the sources those that a position shown rests on; of hollow marks nothing where there are none. */
static void test_footer (void) {
  static const struct {
    const char *rest, *text;
  } cases[] = {
    { "\"positions\": [{\"party\": \"a\", \"issue\": \"i\", \"demand\": 4}]}",
      "No sources are named." },
    { "\"positions\": [{\"party\": \"a\", \"issue\": \"i\", \"demand\": 4, \"basis\": "
      "\"inferred\"}]}",
      "No sources are named. Hollow diamonds and dashed bars are the analyst’s reading." },
    { "\"positions\": [{\"party\": \"a\", \"issue\": \"i\", \"demand\": 4, \"evidence\": "
      "[{\"source\": \"s\"}]}], \"sources\": [{\"id\": \"r\", \"title\": \"R\"}, {\"id\": \"s\", "
      "\"title\": \"S\", \"date\": \"2014-04\"}]}",
      "Source: S, April 2014." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (HEAD, cases[i].rest, NULL);
    g_autoptr (DmAnalysis) analysis = read_text (text);
    g_autoptr (DmScene) scene = make (analysis, dm_map_footer_new, DM_STAGE_FULL);
    g_assert_cmpstr (dm_scene_get_label (scene), ==, cases[i].text);
  }
}

/* Nine parties on an interval scale: three of them demand the same, and each accepts a single point. */
static DmAnalysis *read_crowd (void) {
  g_autoptr (GString) text
      = g_string_new ("{\"demarche\": 1, \"title\": \"T\", \"issues\": [{\"id\": \"i\", \"name\": "
                      "\"I\", \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 10, "
                      "\"unit\": \"h\"}}], \"parties\": [");

  for (guint i = 0; i < 9; i++)
    g_string_append_printf (text, "%s{\"id\": \"p%u\", \"name\": \"P\"}", i > 0 ? "," : "", i);
  g_string_append (text, "], \"positions\": [");
  for (guint i = 0; i < 9; i++)
    g_string_append_printf (text, "%s{\"party\": \"p%u\", \"issue\": \"i\", \"demand\": %u}",
                            i > 0 ? "," : "", i, i < 3 ? 0 : i);
  g_string_append (text, "]}");
  return read_text (text->str);
}

static void test_profile (void) {
  g_autoptr (DmAnalysis) analysis = read_crowd ();
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  DmMapLook look = { .style = style, .width_px = 1280 };
  g_autoptr (DmScene) scene = dm_map_row_new (dm_analysis_get_result (analysis, 0), &look, NULL);
  const DmMark *profile = dm_scene_find_mark (scene, "i.profile");
  guint n_columns = 0, n_dots = 0;
  double highest = 0, right = 0;

  g_assert_nonnull (profile);
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    const DmMark *mark = shape->mark < 0 ? NULL : dm_scene_get_mark (scene, (guint) shape->mark);
    if (mark == NULL || (mark != profile && mark->kind != DM_MARK_DEMAND))
      continue;
    if (shape->kind == DM_SHAPE_RECT) {
      n_columns++;
      highest = MAX (highest, shape->box.height);
    } else if (shape->kind == DM_SHAPE_ELLIPSE) {
      g_assert_true (n_dots == 0 || shape->box.x > right); /* none hides another */
      right = shape->box.x + shape->box.width;
      n_dots++;
    }
  }
  const DmMark *dot = dm_scene_find_mark (scene, "i.p4.dot");
  g_assert_nonnull (dot);
  g_assert_true (dm_scene_pick (scene, dot->anchor.x, dot->anchor.y, 0) == dot);
  g_assert_nonnull (strstr (dm_scene_get_sentence (scene, dot), "Demands 4 h"));
  g_assert_cmpuint (n_columns, ==, 7);
  g_assert_cmpuint (n_dots, ==, 9);
  g_assert_cmpfloat (highest, >, 10); /* three of nine: a third of the height */
}

/* Sixty parties: fifty demand the same, two nearly so, and eight can be told apart. */
static DmAnalysis *read_throng (void) {
  g_autoptr (GString) text
      = g_string_new ("{\"demarche\": 1, \"title\": \"T\", \"issues\": [{\"id\": \"i\", \"name\": "
                      "\"I\", \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 10, "
                      "\"unit\": \"h\"}}], \"parties\": [");

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%s{\"id\": \"p%u\", \"name\": \"P%u\"}", i > 0 ? "," : "", i, i);
  g_string_append (text, "], \"positions\": [");
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%s{\"party\": \"p%u\", \"issue\": \"i\", \"demand\": %u.%02u}",
                            i > 0 ? "," : "", i,
                            i < 50   ? 3
                            : i < 52 ? 4
                                     : 5,
                            i < 50   ? 0
                            : i < 52 ? i - 50
                                     : (i - 52) * 10);
  g_string_append (text, "]}");
  return read_text (text->str);
}

static void test_piles (void) {
  static const struct {
    const char *id, *sentence;
    int party;
  } cases[] = {
    { "i.dots-0", "50 parties demand 3 h: P0, P1, P2, P3, P4 and 45 more.", -1 },
    { "i.dots-50", "2 parties demand something between 4 h and 4.01 h: P50 and P51.", -1 },
    { "i.p52.dot", "P52 on “I”. Demands 5 h.", 52 },
    { "i.p59.dot", "P59 on “I”. Demands 5.7 h.", 59 },
  };
  g_autoptr (DmAnalysis) analysis = read_throng ();
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  DmMapLook look = { .style = style, .width_px = 1280 };
  g_autoptr (DmScene) scene = dm_map_row_new (dm_analysis_get_result (analysis, 0), &look, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const DmMark *mark = dm_scene_find_mark (scene, cases[i].id);
    g_assert_nonnull (mark);
    g_assert_cmpint (mark->party, ==, cases[i].party);
    g_assert_cmpstr (dm_scene_get_sentence (scene, mark), ==, cases[i].sentence);
    g_assert_true (dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0) == mark);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/map-key/signs", test_key);
  g_test_add_func ("/scene/map-key/unsure", test_unsure);
  g_test_add_func ("/scene/map-key/footer", test_footer);
  g_test_add_func ("/scene/map-key/profile", test_profile);
  g_test_add_func ("/scene/map-key/piles", test_piles);
  return g_test_run ();
}
