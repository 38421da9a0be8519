/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In a scenario: beside what a party holds there, what it holds on record. */
#include <string.h>

#include "dm-map.h"
#include "dm-reader.h"

/* With ' for ". */
static const char MODEL[]
    = "{'demarche': 1, 'title': 'T', 'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}],"
      "'issues': [{'id': 'i', 'name': 'I', 'scale':"
      "{'type': 'interval', 'min': 0, 'max': 10, 'unit': 'h'}},"
      "{'id': 'n', 'name': 'N', 'scale': {'type': 'nominal', 'options':"
      "[{'id': 'x', 'name': 'X'}, {'id': 'y', 'name': 'Y'}]}}],"
      "'positions': ["
      "{'party': 'a', 'issue': 'i', 'demand': 2, 'accepts': {'to': 4}, 'limits': {'to': 6}},"
      "{'party': 'b', 'issue': 'i', 'demand': 8},"
      "{'party': 'a', 'issue': 'n', 'demand': 'x'}],"
      "'scenarios': [{'id': 's', 'name': 'S', 'changes': ["
      "{'party': 'a', 'issue': 'i', 'demand': 7, 'accepts': {'to': 9}, 'limits': null},"
      "{'party': 'b', 'issue': 'i', 'demand': null},"
      "{'party': 'a', 'issue': 'n', 'demand': 'y'},"
      "{'party': 'b', 'issue': 'n', 'demand': 'x'}]}]}";

static DmAnalysis *read_as (const char *scenario) {
  g_autoptr (GError) error = NULL;
  DmReadingSpec spec = { .scenario = scenario };
  g_autofree char *text = g_strdelimit (g_strdup (MODEL), "'", '"');
  g_autoptr (DmModel) model
      = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DmReading) reading = dm_reading_new (model, &spec, &error);
  g_assert_no_error (error);
  DmAnalysis *analysis = dm_analysis_new (reading, NULL, &error);
  g_assert_no_error (error);
  return analysis;
}

static DmMapLook look_at (DmAnalysis *analysis) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));

  return (DmMapLook){ .style = dm_style_new (DM_THEME_LIGHT, NULL, model), .width_px = 900 };
}

static DmScene *make_row (DmAnalysis *analysis, guint nth) {
  DmMapLook look = look_at (analysis);
  DmScene *scene = dm_map_row_new (dm_analysis_get_result (analysis, nth), &look, NULL);

  dm_style_unref (look.style);
  return scene;
}

static char *list_replaced (DmScene *scene) {
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++)
    if (dm_scene_get_mark (scene, i)->kind == DM_MARK_REPLACED)
      g_string_append_printf (list, "%s ", dm_scene_get_mark (scene, i)->id);
  return g_string_free (list, FALSE);
}

static gboolean has_sign (DmAnalysis *analysis) {
  DmMapLook look = look_at (analysis);
  g_autoptr (DmScene) header = dm_map_header_new (analysis, &look);

  dm_style_unref (look.style);
  return dm_scene_find_mark (header, "key.replaced") != NULL;
}

static void test_record (void) {
  g_autoptr (DmAnalysis) analysis = read_as (NULL);

  for (guint i = 0; i < 2; i++) {
    g_autoptr (DmScene) scene = make_row (analysis, i);
    g_autofree char *replaced = list_replaced (scene);

    g_assert_cmpstr (replaced, ==, "");
  }
  g_assert_false (has_sign (analysis));
}

/* What is changed and what is taken away; where nothing was on record there is nothing to show. */
static void test_scenario (void) {
  g_autoptr (DmAnalysis) analysis = read_as ("s");
  g_autoptr (DmScene) ordered = make_row (analysis, 0), nominal = make_row (analysis, 1);
  g_autofree char *on_axis = list_replaced (ordered), *in_boxes = list_replaced (nominal);

  g_assert_cmpstr (on_axis, ==, "i.a.replaced i.b.replaced ");
  g_assert_cmpstr (in_boxes, ==, "n.a.x.replaced ");
  g_assert_true (has_sign (analysis));
}

/* It says what is on record, where that stands, and is picked there: nothing of the scenario hides it. */
static void test_mark (void) {
  g_autoptr (DmAnalysis) analysis = read_as ("s");
  g_autoptr (DmScene) scene = make_row (analysis, 0);
  const DmMark *mark = dm_scene_find_mark (scene, "i.a.replaced");
  const DmMark *demand = dm_scene_find_mark (scene, "i.a.demand");
  const DmMark *of_b = dm_scene_find_mark (scene, "i.b.replaced");

  g_assert_cmpint (mark->party, ==, 0);
  g_assert_nonnull (strstr (dm_scene_get_sentence (scene, mark), "Demands 2"));
  g_assert_nonnull (strstr (dm_scene_get_sentence (scene, mark), "On record"));
  g_assert_cmpfloat (mark->anchor.x, <, demand->anchor.x);
  g_assert_cmpfloat (of_b->anchor.x, >, demand->anchor.x);
  g_assert_true (dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0) == mark);
  g_assert_true (dm_scene_pick (scene, of_b->anchor.x, of_b->anchor.y, 0) == of_b);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/replaced/record", test_record);
  g_test_add_func ("/map/replaced/scenario", test_scenario);
  g_test_add_func ("/map/replaced/mark", test_mark);
  return g_test_run ();
}
