/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-handle.h"
#include "dm-map-place.h"
#include "example.h"

static const double widths[] = { 320, 700, 1000, 1280, 2400 };

static void check_places (const DmScale *scale, const DmMapLook *look) {
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);
  double left = dm_map_get_x (scale, look, first), right = dm_map_get_x (scale, look, last);

  g_assert_true (dm_map_get_place (scale, look, dm_map_get_x (scale, look, INFINITY)) > last);
  g_assert_true (dm_map_get_place (scale, look, dm_map_get_x (scale, look, -INFINITY)) < first);
  if (first == last)
    return;
  g_assert_true (look->rtl ? right < left : left < right);
  if (scale->type == DM_SCALE_ORDINAL) {
    for (guint i = 0; i < scale->n_levels; i++)
      g_assert_cmpfloat (dm_map_get_place (scale, look, dm_map_get_x (scale, look, i)), ==, i);
    return;
  }
  for (double x = MIN (left, right); x <= MAX (left, right); x += 7.3)
    g_assert_cmpfloat_with_epsilon (dm_map_get_x (scale, look, dm_map_get_place (scale, look, x)),
                                    x, 1e-6);
}

/* Of every scale of an example, at every width, stage and direction: x → place → x and place → x → place. */
static void test_places (void) {
  static const char *const names[] = { "crimea-2014", "river-basin" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++) {
    g_autoptr (DmAnalysis) analysis = example_analyse (names[n], NULL);
    DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
    guint n_checked = 0;

    for (guint i = 0; i < dm_model_get_n_issues (model); i++)
      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        for (guint stage = 0; stage < DM_STAGE_STRIP; stage++)
          for (guint rtl = 0; rtl < 2; rtl++) {
            const DmScale *scale = dm_model_get_issue (model, i)->scale;
            DmMapLook look = { .width_px = widths[w], .stage = (DmStage) stage, .rtl = rtl == 1 };

            if (!dm_scale_is_ordered (scale))
              continue;
            check_places (scale, &look);
            look.alone = TRUE;
            look.width_px = widths[w] / 2;
            check_places (scale, &look);
            n_checked++;
          }
    g_assert_cmpuint (n_checked, >, 0);
  }
}

/* What is drawn at a place is drawn where the place is said to be. */
static void test_demands_lie_there (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  guint n_checked = 0;

  for (guint i = 0; i < dm_analysis_get_n_results (analysis); i++)
    for (guint w = 0; w < 2 * G_N_ELEMENTS (widths); w++) {
      DmIssueResult *result = dm_analysis_get_result (analysis, i);
      const DmScale *scale = dm_model_get_issue (model, result->issue)->scale;
      DmMapLook look = { .style = style, .width_px = widths[w / 2], .rtl = w % 2 == 1 };
      g_autoptr (DmScene) scene = dm_map_row_new (result, &look, NULL);

      for (guint j = 0; j < result->record.n_holdings && dm_scale_is_ordered (scale); j++) {
        const DmHolding *holding = &result->record.holdings[j];
        DmMapHandle handles[DM_N_HANDLES], found;
        guint n = dm_map_list_handles (scene, result, &look, (int) holding->party, handles);

        g_assert_cmpuint (n, ==, 5);
        g_assert_cmpint (handles[0].handle, ==, DM_HANDLE_DEMAND);
        g_assert_cmpfloat_with_epsilon (handles[0].x, dm_map_get_x (scale, &look, handles[0].place),
                                        1e-6);
        for (guint k = 0; k < n; k++) {
          g_assert_true (
              dm_map_find_handle (scene, result, &look, handles[k].x, handles[k].y, 4, &found));
          n_checked++;
        }
        g_assert_true (
            dm_map_find_handle (scene, result, &look, handles[0].x, handles[0].y, 4, &found));
        g_assert_cmpint (found.handle, ==, DM_HANDLE_DEMAND);
        g_assert_cmpint (found.party, ==, (int) holding->party);
      }
    }
  g_assert_cmpuint (n_checked, >, 500);
}

/* Far apart, every handle is found where it is, in both directions. */
static void test_handles_are_found (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  int issue = dm_model_find_issue (model, "crimea-status"), us = dm_model_find_party (model, "us");

  for (guint rtl = 0; rtl < 2; rtl++) {
    DmIssueResult *result = dm_analysis_get_result (analysis, (guint) issue);
    DmMapLook look = { .style = style, .width_px = 1280, .rtl = rtl == 1 };
    g_autoptr (DmScene) scene = dm_map_row_new (result, &look, NULL);
    DmMapHandle handles[DM_N_HANDLES], found;
    guint n = dm_map_list_handles (scene, result, &look, us, handles);

    g_assert_cmpuint (n, ==, 5);
    for (guint i = 0; i < n; i++) {
      g_assert_true (
          dm_map_find_handle (scene, result, &look, handles[i].x, handles[i].y, 4, &found));
      g_assert_cmpint (found.handle, ==, handles[i].handle);
    }
    /* a part that isn't drawn has no handle, nor has a party that isn't on record */
    g_assert_cmpuint (dm_map_list_handles (scene, result, &look, dm_model_find_party (model, "ua"),
                                           handles),
                      ==, 0);
    g_assert_false (dm_map_find_handle (scene, result, &look, 2, 2, 4, &found));
  }
}

/* A lane alone: of one party, on record or not, shown or not, with what can be taken hold of, and nobody else's marks. */
static void test_lane_alone (void) {
  static const double lane_widths[] = { 100, 250, 600 };
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  DmReading *reading = dm_analysis_get_reading (analysis);
  DmModel *model = dm_reading_get_model (reading);
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  guint n_checked = 0;

  for (guint i = 0; i < dm_model_get_n_issues (model); i++)
    for (guint party = 0; party < dm_model_get_n_parties (model); party++)
      for (guint w = 0; w < 2 * G_N_ELEMENTS (lane_widths); w++) {
        g_autoptr (DmIssueResult) result = dm_issue_result_new (reading, i);
        const DmScale *scale = dm_model_get_issue (model, i)->scale;
        DmMapLook look = { .style = style,
                           .width_px = lane_widths[w / 2],
                           .rtl = w % 2 == 1,
                           .lanes = &party,
                           .n_lanes = 1,
                           .alone = TRUE };
        g_autoptr (DmScene) scene = dm_map_row_new (result, &look, NULL);
        const DmPosition *position = dm_reading_get_position (reading, i, party);
        DmMapHandle handles[DM_N_HANDLES], found;
        guint n = dm_map_list_handles (scene, result, &look, (int) party, handles);

        g_assert_cmpfloat (dm_scene_get_width (scene), ==,
                           MAX (look.width_px, DM_MAP_MIN_LANE_WIDTH));
        for (guint m = 0; m < dm_scene_get_n_marks (scene); m++) {
          const DmMark *mark = dm_scene_get_mark (scene, m);

          g_assert_true (mark->party < 0 || mark->party == (int) party);
          g_assert_cmpfloat (mark->box.x + mark->box.width, <=, dm_scene_get_width (scene) + 0.01);
          g_assert_cmpfloat (mark->box.x, >=, -0.01);
          g_assert_cmpint (mark->kind, !=, DM_MARK_VERDICT);
        }
        g_assert_true (n == 0 || position != NULL);
        if (position == NULL || !dm_scale_is_ordered (scale))
          continue;
        g_assert_cmpuint (n, ==, 5);
        g_assert_cmpfloat_with_epsilon (handles[0].x, dm_map_get_x (scale, &look, handles[0].place),
                                        1e-6);
        g_assert_true (
            dm_map_find_handle (scene, result, &look, handles[0].x, handles[0].y, 4, &found));
        g_assert_cmpint (found.handle, ==, DM_HANDLE_DEMAND);
        n_checked++;
      }
  g_assert_cmpuint (n_checked, >, 50);
}

static void test_steps (void) {
  static const struct {
    double min, max, step, place;
    gboolean fine;
    double snapped;
    int n_steps;
    double stepped;
  } cases[] = {
    { 0, 40000, 0, 12345, FALSE, 12500, 1, 13000 },
    { 0, 40000, 0, 12345, TRUE, 12350, 10, 17500 },
    { 0, 1, 0.1, 0.31, FALSE, 0.3, 1, 0.4 },
    { 0, 10, 3, 9.8, FALSE, 10, 1, INFINITY },
    { 0, 10, 3, 4, FALSE, 3, -1, 0 },
    { 1, 10, 2, 4.9, FALSE, 5, 1, 7 },
    { 0, 10, 0, -4, FALSE, 0, 1, 0.2 },
    { 0, 10, 0, 10, FALSE, 10, 1, INFINITY },
    { 0, 10, 0, 0, FALSE, 0, -1, -INFINITY },
    { 0, 10, 0, INFINITY, FALSE, INFINITY, -1, 10 },
    { 0, 10, 0, -INFINITY, FALSE, -INFINITY, 1, 0 },
    { 0, 10, 0, INFINITY, FALSE, INFINITY, 1, INFINITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    DmScale scale = {
      .type = DM_SCALE_INTERVAL, .min = cases[i].min, .max = cases[i].max, .step = cases[i].step
    };
    double snapped = dm_map_snap_place (&scale, cases[i].place, cases[i].fine);

    g_assert_cmpfloat (snapped, ==, cases[i].snapped);
    g_assert_cmpfloat (dm_map_step_place (&scale, snapped, cases[i].n_steps), ==, cases[i].stepped);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handle/places", test_places);
  g_test_add_func ("/handle/demands-lie-there", test_demands_lie_there);
  g_test_add_func ("/handle/handles-are-found", test_handles_are_found);
  g_test_add_func ("/handle/lane-alone", test_lane_alone);
  g_test_add_func ("/handle/steps", test_steps);
  return g_test_run ();
}
