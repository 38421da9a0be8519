/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is marked on the map on demand: where issues would end, and how sure verdicts are. */
#include <string.h>

#include "dm-edit.h"
#include "dm-map-place.h"
#include "dm-map.h"
#include "dm-reader.h"

/* With ' for ". On the first issue the mean is (2·50·50 + 8·50·50) ÷ (2·50·50) = 5 and the median 2. */
static const char MODEL[]
    = "{'demarche': 1, 'title': 'T', 'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}],"
      "'issues': [{'id': 'i', 'name': 'I', 'scale':"
      "{'type': 'interval', 'min': 0, 'max': 10, 'unit': 'h'}},"
      "{'id': 'n', 'name': 'N', 'scale': {'type': 'nominal', 'options':"
      "[{'id': 'x', 'name': 'X'}, {'id': 'y', 'name': 'Y'}]}},"
      "{'id': 'o', 'name': 'O', 'scale': {'type': 'ordinal', 'levels': [{'id': 'l', 'name': 'L'}, "
      "{'id': 'm', 'name': 'M'}, {'id': 'h', 'name': 'H'}]}},"
      "{'id': 'p', 'name': 'P', 'scale': {'type': 'ordinal', 'levels': [{'id': 'l', 'name': 'L', "
      "'at': 0}, {'id': 'm', 'name': 'M', 'at': 1}, {'id': 'h', 'name': 'H', 'at': 10}]}}],"
      "'positions': ["
      "{'party': 'a', 'issue': 'i', 'demand': 2, 'confidence': 50},"
      "{'party': 'b', 'issue': 'i', 'demand': 8, 'confidence': 100},"
      "{'party': 'a', 'issue': 'n', 'demand': 'x', 'confidence': 100},"
      "{'party': 'b', 'issue': 'n', 'demand': 'y', 'confidence': 40},"
      "{'party': 'a', 'issue': 'o', 'demand': 'h', 'confidence': 100},"
      "{'party': 'a', 'issue': 'p', 'demand': 'l', 'confidence': 100},"
      "{'party': 'b', 'issue': 'p', 'demand': 'h', 'confidence': 100}]}";

static DmModel *read_model (void) {
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdelimit (g_strdup (MODEL), "'", '"');
  DmModel *model = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return model;
}

static DmAnalysis *analyse (DmModel *model, const DmAnalysis *previous) {
  DmReadingSpec spec = { NULL };
  g_autoptr (DmReading) reading = dm_reading_new (model, &spec, NULL);

  return previous != NULL ? dm_analysis_update (previous, reading, NULL, NULL)
                          : dm_analysis_new (reading, NULL, NULL);
}

static DmMapLook look_at (DmAnalysis *analysis) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));

  return (DmMapLook){ .style = dm_style_new (DM_THEME_LIGHT, NULL, model), .width_px = 1100 };
}

static DmScene *make_row (DmAnalysis *analysis, guint nth, gboolean forecast,
                          DmRobustness *robustness, DmStage stage) {
  DmMapLook look = look_at (analysis);

  look.forecast = forecast;
  look.robustness = robustness;
  look.stage = stage;
  DmScene *scene = dm_map_row_new (dm_analysis_get_result (analysis, nth), &look, NULL);
  dm_style_unref (look.style);
  return scene;
}

static char *list_marks (DmScene *scene) {
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);
    if (mark->kind == DM_MARK_FORECAST || mark->kind == DM_MARK_SENSITIVE)
      g_string_append_printf (list, "%s ", mark->id);
  }
  return g_string_free (list, FALSE);
}

static gboolean has_text (DmScene *scene, const char *text) {
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    if (shape->kind == DM_SHAPE_TEXT && strstr (shape->text, text) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* A mean where distances are, a median where there is an order, and neither where the row is folded or nobody asked. */
static void test_forecast (void) {
  static const struct {
    guint nth;
    gboolean forecast;
    DmStage stage;
    const char *marks;
  } cases[] = { { 0, TRUE, DM_STAGE_FULL, "i.forecast-median i.forecast-mean " },
                { 0, TRUE, DM_STAGE_LANES, "i.forecast-median i.forecast-mean " },
                { 0, FALSE, DM_STAGE_FULL, "" },
                { 0, TRUE, DM_STAGE_LINE, "" },
                { 0, TRUE, DM_STAGE_STRIP, "" },
                { 1, TRUE, DM_STAGE_FULL, "" },
                { 2, TRUE, DM_STAGE_FULL, "o.forecast-median " },
                { 3, TRUE, DM_STAGE_FULL, "p.forecast-median p.forecast-mean " } };
  g_autoptr (DmModel) model = read_model ();
  g_autoptr (DmAnalysis) analysis = analyse (model, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmScene) scene
        = make_row (analysis, cases[i].nth, cases[i].forecast, NULL, cases[i].stage);
    g_autofree char *marks = list_marks (scene);
    g_assert_cmpstr (marks, ==, cases[i].marks);
    g_assert_true ((strstr (dm_scene_get_label (scene), "Forecast by influence") != NULL)
                   == (cases[i].forecast && cases[i].nth != 1));
  }
}

/* The marks stand where the figures are, and each says that it is a forecast and how far off such were. */
static void test_forecast_places (void) {
  g_autoptr (DmModel) model = read_model ();
  g_autoptr (DmAnalysis) analysis = analyse (model, NULL);
  DmMapLook look = look_at (analysis);

  for (guint nth = 0; nth < 4; nth += 3) {
    const DmIssue *issue = dm_model_get_issue (model, nth);
    g_autofree char *mean_id = g_strdup_printf ("%s.forecast-mean", issue->id);
    g_autofree char *median_id = g_strdup_printf ("%s.forecast-median", issue->id);
    g_autoptr (DmScene) scene = make_row (analysis, nth, TRUE, NULL, DM_STAGE_FULL);
    const DmMark *mean = dm_scene_find_mark (scene, mean_id);
    const DmMark *median = dm_scene_find_mark (scene, median_id);
    double first = dm_map_get_x (issue->scale, &look, dm_scale_get_first (issue->scale));
    double last = dm_map_get_x (issue->scale, &look, dm_scale_get_last (issue->scale));

    g_assert_cmpfloat_with_epsilon (mean->anchor.x, (first + last) / 2, 0.01);
    g_assert_cmpfloat_with_epsilon (median->anchor.x,
                                    dm_map_get_x (issue->scale, &look, nth == 0 ? 2 : 0), 0.01);
    g_assert_nonnull (strstr (dm_scene_get_sentence (scene, mean), "off by 23 of 100"));
    g_assert_nonnull (strstr (dm_scene_get_sentence (scene, median), "off by 28 of 100"));
    g_assert_nonnull (strstr (dm_scene_get_sentence (scene, mean), "count as 50"));
  }
  dm_style_unref (look.style);
}

/* Beside the verdict its share, in its row's name, too, and a sign at whose position it hangs on. */
static void test_sureness (void) {
  static const struct {
    guint nth;
    const char *marks, *line;
  } cases[] = { { 0, "i.a.sensitive ", "hangs most on A" },
                { 1, "n.b.sensitive ", "hangs most on B" },
                { 2, "", "in 100 % of draws" } };
  g_autoptr (DmModel) model = read_model ();
  g_autoptr (DmAnalysis) analysis = analyse (model, NULL);
  g_autoptr (DmRobustness) robustness = dm_robustness_new (analysis, 500, 7, 1, NULL, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmScene) scene = make_row (analysis, cases[i].nth, FALSE, robustness, DM_STAGE_FULL);
    g_autoptr (DmScene) without = make_row (analysis, cases[i].nth, FALSE, NULL, DM_STAGE_FULL);
    g_autofree char *marks = list_marks (scene);
    g_assert_cmpstr (marks, ==, cases[i].marks);
    g_assert_true (has_text (scene, cases[i].line));
    g_assert_false (has_text (without, "of draws"));
    g_assert_nonnull (strstr (dm_scene_get_label (scene), "of 500 draws"));
    g_assert_null (strstr (dm_scene_get_label (without), "draws"));
  }
}

/* What was drawn for a verdict isn't said of the one that an edit made in its place, but goes on being said of all others. */
static void test_sureness_of_others (void) {
  g_autoptr (DmModel) model = read_model ();
  g_autoptr (DmAnalysis) analysis = analyse (model, NULL);
  g_autoptr (DmRobustness) robustness = dm_robustness_new (analysis, 100, 7, 1, NULL, NULL, NULL);
  const DmTarget target = { .kind = DM_TARGET_POSITION, .id = "i", .party = "a" };
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) changed = dm_edit_set_member (model, &target, "/demand", "3", &report);
  g_autoptr (DmAnalysis) after = analyse (changed, analysis);
  g_autoptr (DmScene) edited = make_row (after, 0, FALSE, robustness, DM_STAGE_FULL);
  g_autoptr (DmScene) other = make_row (after, 1, FALSE, robustness, DM_STAGE_FULL);

  g_assert_false (has_text (edited, "of draws"));
  g_assert_true (has_text (other, "of draws"));
  g_assert_null (dm_robustness_find (robustness, dm_analysis_get_result (after, 0)));
  g_assert_true (dm_robustness_find (robustness, dm_analysis_get_result (analysis, 0))
                 == &robustness->issues[0]);
}

/* The key explains what there is, and the line under the title names draws and seed. */
static void test_header (void) {
  g_autoptr (DmModel) model = read_model ();
  g_autoptr (DmAnalysis) analysis = analyse (model, NULL);
  g_autoptr (DmRobustness) robustness = dm_robustness_new (analysis, 500, 7, 1, NULL, NULL, NULL);
  DmMapLook look = look_at (analysis);
  g_autoptr (DmScene) plain = dm_map_header_new (analysis, &look);

  look.forecast = TRUE;
  look.robustness = robustness;
  g_autoptr (DmScene) marked = dm_map_header_new (analysis, &look);
  const char *const keys[] = { "key.forecast-mean", "key.forecast-median", "key.sensitive" };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_assert_null (dm_scene_find_mark (plain, keys[i]));
    g_assert_nonnull (dm_scene_find_mark (marked, keys[i]));
  }
  g_assert_true (has_text (marked, "500 draws, seed 7"));
  g_assert_false (has_text (plain, "draws"));
  dm_style_unref (look.style);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/marks/forecast", test_forecast);
  g_test_add_func ("/map/marks/forecast-places", test_forecast_places);
  g_test_add_func ("/map/marks/sureness", test_sureness);
  g_test_add_func ("/map/marks/sureness-of-others", test_sureness_of_others);
  g_test_add_func ("/map/marks/header", test_header);
  return g_test_run ();
}
