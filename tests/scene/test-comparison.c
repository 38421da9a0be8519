/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reading compared with another: on the map and in words. */
#include <string.h>

#include "dm-error.h"
#include "dm-findings.h"
#include "dm-map.h"
#include "dm-reader.h"

/* With ' for ". */
static const char MODEL[]
    = "{'demarche': 1, 'title': 'T', 'date': '2026-04-20',"
      "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'},"
      "{'id': 'c', 'name': 'C', 'at_table': false}],"
      "'issues': [{'id': 'i', 'name': 'I', 'scale':"
      "{'type': 'interval', 'min': 0, 'max': 10, 'unit': 'h'}},"
      "{'id': 'n', 'name': 'N', 'scale': {'type': 'nominal', 'options':"
      "[{'id': 'x', 'name': 'X'}, {'id': 'y', 'name': 'Y'}]}}],"
      "'positions': ["
      "{'party': 'a', 'issue': 'i', 'demand': 2, 'accepts': {'to': 4}, 'since': '2026-03'},"
      "{'party': 'a', 'issue': 'i', 'demand': 5, 'accepts': {'to': 9}, 'since': '2026-04-14'},"
      "{'party': 'b', 'issue': 'i', 'demand': 8, 'since': '2026-03'},"
      "{'party': 'b', 'issue': 'i', 'demand': 8, 'statement': 'Again.', 'since': '2026-04-14'},"
      "{'party': 'c', 'issue': 'i', 'demand': 9, 'since': '2026-04-15'},"
      "{'party': 'a', 'issue': 'n', 'demand': 'x', 'since': '2026-03'},"
      "{'party': 'a', 'issue': 'n', 'demand': 'y', 'since': '2026-04'}],"
      "'scenarios': [{'id': 's', 'name': 'S', 'changes': ["
      "{'party': 'a', 'issue': 'i', 'demand': 7, 'accepts': null}]},"
      "{'id': 't', 'name': 'T', 'changes': ["
      "{'party': 'a', 'issue': 'i', 'demand': 1},"
      "{'party': 'c', 'issue': 'i', 'demand': null}]}]}";

static DmModel *read_model (void) {
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdelimit (g_strdup (MODEL), "'", '"');
  DmModel *model = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return model;
}

static DmAnalysis *analyse (const DmReadingSpec *spec) {
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = read_model ();
  g_autoptr (DmReading) reading = dm_reading_new (model, spec, &error);
  g_assert_no_error (error);
  DmAnalysis *analysis = dm_analysis_new (reading, NULL, &error);
  g_assert_no_error (error);
  return analysis;
}

static DmScene *draw (DmAnalysis *analysis, int nth, DmStage stage, gboolean rtl) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  const DmMapLook look = { .style = style, .width_px = 900, .stage = stage, .rtl = rtl };

  return nth < 0 ? dm_map_header_new (analysis, &look)
                 : dm_map_row_new (dm_analysis_get_result (analysis, (guint) nth), &look, NULL);
}

static char *list_ghosts (DmScene *scene) {
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++)
    if (dm_scene_get_mark (scene, i)->kind == DM_MARK_REPLACED)
      g_string_append_printf (list, "%s ", dm_scene_get_mark (scene, i)->id);
  return g_string_free (list, FALSE);
}

/* What is compared with what, whose ghosts stand on the first issue and on the second, what each says first, and what the key and the
 * title call it. */
static const struct {
  DmReadingSpec spec;
  const char *ordered, *nominal;
  const char *said, *key, *title;
} cases[] = {
  { { NULL }, "", "", NULL, NULL, NULL },
  { { .compare_date = "2026-04-20" }, "", "", NULL, NULL, NULL },
  { { .compare_date = "2026-03-20" },
    "i.a.replaced ",
    "n.a.x.replaced ",
    "Until 14 April 2026: A on “I”. Demands 2 h.",
    "as of 20 March 2026",
    "compared with 20 March 2026" },
  { { .compare_date = "2026-03" },
    "i.a.replaced ",
    "n.a.x.replaced ",
    "Until 14 April 2026: A on",
    "as of March 2026",
    "compared with March 2026" },
  { { .compare_date = "2025" }, "", "", NULL, NULL, "compared with 2025" },
  { { .date = "2026-03-20", .compare_date = "2026-04-20" },
    "i.a.replaced i.c.replaced ",
    "n.a.y.replaced ",
    "From 14 April 2026 on: A on “I”. Demands 5 h.",
    "as of 20 April 2026",
    "compared with 20 April 2026" },
  { { .scenario = "s" },
    "i.a.replaced ",
    "",
    "On record, without the scenario: A on",
    "on record, without the scenario",
    NULL },
  { { .compare_scenario = "s" },
    "i.a.replaced ",
    "",
    "In the scenario “S”: A on “I”. Demands 7 h.",
    "in the scenario “S”",
    "compared with scenario “S”" },
  { { .scenario = "t", .compare_scenario = "s" },
    "i.a.replaced i.c.replaced ",
    "",
    "In the scenario “S”: A on",
    "in the scenario “S”",
    "compared with scenario “S”" },
  { { .scenario = "t", .compare_date = "2026-03-20" },
    "i.a.replaced ",
    "n.a.x.replaced ",
    "On record as of 20 March 2026: A on",
    "on record as of 20 March 2026",
    "compared with 20 March 2026" },
  { { .scenario = "t", .compare_date = "2026-03-20", .compare_scenario = "s" },
    "i.a.replaced ",
    "n.a.x.replaced ",
    "In the scenario “S” as of 20 March 2026: A on",
    "in the scenario “S” as of 20 March 2026",
    "compared with scenario “S” as of 20 March 2026" },
};

static void test_ghosts (void) {
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmAnalysis) analysis = analyse (&cases[i].spec);
    g_autoptr (DmScene) ordered = draw (analysis, 0, DM_STAGE_FULL, FALSE);
    g_autoptr (DmScene) nominal = draw (analysis, 1, DM_STAGE_FULL, FALSE);
    g_autoptr (DmScene) header = draw (analysis, -1, DM_STAGE_FULL, FALSE);
    g_autofree char *on_axis = list_ghosts (ordered), *in_boxes = list_ghosts (nominal);
    const DmMark *ghost = dm_scene_find_mark (ordered, "i.a.replaced");
    const DmMark *key = dm_scene_find_mark (header, "key.replaced");

    g_test_message ("case %u", i);
    g_assert_cmpstr (on_axis, ==, cases[i].ordered);
    g_assert_cmpstr (in_boxes, ==, cases[i].nominal);
    if (cases[i].said != NULL)
      g_assert_true (g_str_has_prefix (dm_scene_get_sentence (ordered, ghost), cases[i].said));
    g_assert_cmpstr (key != NULL ? key->label : NULL, ==, cases[i].key);
    if (cases[i].title != NULL)
      g_assert_nonnull (strstr (dm_scene_get_label (header), cases[i].title));
    else
      g_assert_null (strstr (dm_scene_get_label (header), "compared"));
  }
}

/* (of the shapes of a mark): the arrow's head is the one closed path of three points */
static const DmShape *find_head (DmScene *scene, const char *id) {
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);

    if (shape->kind == DM_SHAPE_PATH && shape->n_points == 3 && shape->mark >= 0
        && strcmp (dm_scene_get_mark (scene, (guint) shape->mark)->id, id) == 0)
      return shape;
  }
  return NULL;
}

/* From then to now: its tip stands at the demand, and its head opens towards where that was; mirrored as all is. */
static void test_arrow (void) {
  const DmReadingSpec spec = { .compare_date = "2026-03" };
  static const char *const ghosts[] = { "i.a.replaced", "n.a.x.replaced" };
  static const char *const demands[] = { "i.a.demand", "n.a.y" };
  g_autoptr (DmAnalysis) analysis = analyse (&spec);

  for (guint i = 0; i < 4; i++) {
    g_autoptr (DmScene) scene = draw (analysis, (int) i % 2, DM_STAGE_FULL, i >= 2);
    const DmMark *ghost = dm_scene_find_mark (scene, ghosts[i % 2]);
    const DmMark *demand = dm_scene_find_mark (scene, demands[i % 2]);
    const DmShape *head = find_head (scene, ghosts[i % 2]);

    g_assert_nonnull (head);
    g_assert_cmpfloat_with_epsilon (head->points[0].x, demand->anchor.x, 0.01);
    g_assert_true ((head->points[1].x < head->points[0].x) == (ghost->anchor.x < demand->anchor.x));
  }
}

/* A row of one line has no room beside its lanes, and the key doesn't speak of what isn't there. */
static void test_folded (void) {
  const DmReadingSpec spec = { .compare_date = "2026-03" };
  g_autoptr (DmAnalysis) analysis = analyse (&spec);

  for (DmStage stage = DM_STAGE_FULL; stage < DM_N_STAGES; stage++) {
    g_autoptr (DmScene) row = draw (analysis, 0, stage, FALSE);
    g_autoptr (DmScene) header = draw (analysis, -1, stage, FALSE);
    gboolean shown = dm_scene_find_mark (row, "i.a.replaced") != NULL;

    g_assert_cmpint (shown, ==, stage <= DM_STAGE_LANES);
    g_assert_cmpint (dm_scene_find_mark (header, "key.replaced") != NULL, ==, shown);
    g_assert_cmpint (dm_scene_find_mark (header, "key.moved") != NULL, ==, shown);
  }
}

/* The verdict that was is named beside the one that is. */
static void test_verdict (void) {
  const DmReadingSpec spec
      = { .parties = (const char *[]){ "a", "b", NULL }, .compare_date = "2026-03" };
  g_autoptr (DmAnalysis) analysis = analyse (&spec);
  g_autoptr (DmScene) row = draw (analysis, 0, DM_STAGE_FULL, FALSE);
  g_autoptr (DmScene) other = draw (analysis, 1, DM_STAGE_FULL, FALSE);

  g_assert_nonnull (strstr (dm_scene_get_label (row), "as of March 2026: Gap."));
  g_assert_null (strstr (dm_scene_get_label (other), "as of March 2026:"));
}

static void test_words (void) {
  const DmReadingSpec spec
      = { .parties = (const char *[]){ "a", "b", NULL }, .compare_date = "2026-03" };
  static const char *const sentences[] = {
    "I: Overlap, was Gap.",
    "A on I: demands 5 h (was 2 h).",
    "A on I: accepts up to 9 h (was 4 h).",
    "A on N: demands “Y” (was “X”).",
  };
  g_autoptr (DmAnalysis) analysis = analyse (&spec);
  g_autoptr (GPtrArray) changes = dm_findings_new_changes (analysis);

  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (sentences));
  for (guint i = 0; i < changes->len; i++) {
    const DmFinding *finding = g_ptr_array_index (changes, i);

    g_assert_cmpstr (finding->sentence, ==, sentences[i]);
    g_assert_cmpuint (finding->n_issues, ==, 1);
    g_assert_cmpuint (finding->issues[0], ==, i == 3 ? 1 : 0);
  }
}

/* Who comes on record, or goes; and with nothing to compare with there is nothing to say. */
static void test_coming_and_going (void) {
  const DmReadingSpec then = { .compare_date = "2026-04-14" }, none = { NULL };
  const DmReadingSpec back = { .date = "2026-04-14", .compare_date = "2026-04-20" };
  g_autoptr (DmAnalysis) after = analyse (&then), before = analyse (&back), alone = analyse (&none);
  g_autoptr (GPtrArray) came = dm_findings_new_changes (after);
  g_autoptr (GPtrArray) went = dm_findings_new_changes (before);
  g_autoptr (GPtrArray) nothing = dm_findings_new_changes (alone);

  g_assert_cmpuint (came->len, ==, 2);
  g_assert_cmpstr (((DmFinding *) came->pdata[0])->sentence, ==, "I: Gap, was Overlap.");
  g_assert_cmpstr (((DmFinding *) came->pdata[1])->sentence, ==,
                   "C on I: new position, demands 9 h.");
  g_assert_cmpuint (went->len, ==, 2);
  g_assert_cmpstr (((DmFinding *) went->pdata[1])->sentence, ==,
                   "C on I: position removed (demanded 9 h).");
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* Results that were computed for another comparison draw it: they aren't shared. */
static void test_update (void) {
  g_autoptr (DmModel) model = read_model ();
  const DmReadingSpec specs[] = { { NULL },
                                  { .compare_date = "2026-03" },
                                  { .compare_date = "2026-04-14" },
                                  { .compare_scenario = "s" },
                                  { .compare_scenario = "t" } };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    for (guint j = 0; j < G_N_ELEMENTS (specs); j++) {
      g_autoptr (DmReading) from = dm_reading_new (model, &specs[i], NULL);
      g_autoptr (DmReading) to = dm_reading_new (model, &specs[j], NULL);
      g_autoptr (DmAnalysis) before = dm_analysis_new (from, NULL, NULL);
      g_autoptr (DmAnalysis) after = dm_analysis_update (before, to, NULL, NULL);

      g_assert_cmpint (dm_analysis_get_result (before, 0) == dm_analysis_get_result (after, 0), ==,
                       i == j);
    }
}

static void test_errors (void) {
  static const DmReadingSpec specs[]
      = { { .compare_date = "yesterday" }, { .compare_scenario = "u" } };
  g_autoptr (DmModel) model = read_model ();

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (dm_reading_new (model, &specs[i], &error));
    g_assert_error (error, DM_ERROR, DM_ERROR_USAGE);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/ghosts", test_ghosts);
  g_test_add_func ("/comparison/arrow", test_arrow);
  g_test_add_func ("/comparison/folded", test_folded);
  g_test_add_func ("/comparison/verdict", test_verdict);
  g_test_add_func ("/comparison/words", test_words);
  g_test_add_func ("/comparison/coming-and-going", test_coming_and_going);
  g_test_add_func ("/comparison/update", test_update);
  g_test_add_func ("/comparison/errors", test_errors);
  return g_test_run ();
}
