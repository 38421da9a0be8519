/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-describe.h"
#include "dm-map.h"
#include "dm-reader.h"
#include "dm-ticks.h"
#include "example.h"

static const double widths[] = { 320, 600, 1000, 1280, 2400 };

typedef void (*CheckScene) (DmScene *scene);

/* Every scene of the map of every example, at each width and stage, mirrored too. */
static void check_map (DmAnalysis *analysis, CheckScene check) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  g_autoptr (GArray) items = dm_map_list_items (analysis, DM_SORT_FILE, NULL);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint stage = 0; stage < DM_N_STAGES; stage++)
      for (guint i = 0; i < items->len; i++) {
        DmMapLook look = {
          .style = style, .width_px = widths[w], .stage = (DmStage) stage, .rtl = i % 2 == 1
        };
        g_autoptr (DmScene) scene = dm_map_item_new_scene (
            analysis, g_array_index (items, DmMapItem, i), FALSE, &look, NULL);
        check (scene);
      }
}

static void check_examples (CheckScene check) {
  g_auto (GStrv) names = example_list_names ();

  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (DmAnalysis) analysis = example_analyse (names[i], NULL);
    check_map (analysis, check);
  }
}

static void check_labels (DmScene *scene) {
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (DmBox));

  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    if (shape->kind != DM_SHAPE_TEXT || shape->box.width == 0)
      continue;
    /* between cap height and baseline: lines of a paragraph may touch with their accents */
    DmBox box = { shape->box.x, shape->box.y - 0.7 * shape->font.size_px, shape->box.width,
                  0.7 * shape->font.size_px };
    g_assert_cmpfloat (box.x, >=, 0);
    g_assert_cmpfloat (box.x + box.width, <=, dm_scene_get_width (scene) + 0.01);
    g_assert_cmpfloat (box.y, >=, 0);
    g_assert_cmpfloat (box.y + box.height, <=, dm_scene_get_height (scene));
    for (guint j = 0; j < boxes->len; j++) {
      DmBox other = g_array_index (boxes, DmBox, j);
      if (dm_box_overlaps (box, other))
        g_error ("“%s” at %.1f,%.1f overlaps another label in: %s (width %.0f)", shape->text, box.x,
                 box.y, dm_scene_get_label (scene), dm_scene_get_width (scene));
    }
    g_array_append_val (boxes, box);
  }
}

static void test_labels (void) {
  check_examples (check_labels);
}

static DmBox get_letters (const DmShape *text) {
  return (DmBox){ text->box.x, text->box.y - 0.7 * text->font.size_px, text->box.width,
                  0.7 * text->font.size_px };
}

static gboolean covers (const DmShape *shape, DmBox box) {
  return shape->kind == DM_SHAPE_RECT && shape->fill_style == DM_FILL_SOLID
         && DM_COLOR_ALPHA (shape->fill) == 255 && dm_box_contains (shape->box, box.x, box.y)
         && dm_box_contains (shape->box, box.x + box.width, box.y + box.height);
}

/* Letters between the lines of a hatch can't be read: something lies between them. */
static void check_hatches (DmScene *scene) {
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *text = dm_scene_get_shape (scene, i);
    gboolean is_hatched = FALSE;
    if (text->kind != DM_SHAPE_TEXT)
      continue;
    for (guint j = 0; j < i; j++) {
      const DmShape *under = dm_scene_get_shape (scene, j);
      if (covers (under, get_letters (text)))
        is_hatched = FALSE;
      else if (under->fill_style != DM_FILL_SOLID && under->fill_style != DM_FILL_FADE_ENDS
               && dm_box_overlaps (under->box, get_letters (text)))
        is_hatched = TRUE;
    }
    if (is_hatched)
      g_error ("“%s” stands in a hatch in: %s", text->text, dm_scene_get_label (scene));
  }
}

static void test_hatches (void) {
  check_examples (check_hatches);
}

/* Those who are silent on issues of each kind, in more words than a narrow map has room for on one line. */
static void test_long_absences (void) {
  static const char text[]
      = "{\"demarche\": 1, \"title\": \"T\", \"parties\": ["
        "{\"id\": \"a\", \"name\": \"The Amalgamated Associations of Metal Workers and Engineers\"},"
        "{\"id\": \"b\", \"name\": \"The Chamber of Commerce, Industry and Crafts of the Region\"},"
        "{\"id\": \"c\", \"name\": \"Mediator\"}], \"issues\": ["
        "{\"id\": \"x\", \"name\": \"Pay\", \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 9, \"unit\": \"h\"}},"
        "{\"id\": \"y\", \"name\": \"Where\", \"scale\": {\"type\": \"nominal\", \"options\": ["
        "{\"id\": \"h\", \"name\": \"here\"}, {\"id\": \"t\", \"name\": \"there\"}]}}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model
      = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_autoptr (DmReading) reading = dm_reading_new (model, NULL, &error);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, &error);
  check_map (analysis, check_labels);
}

/* A mark is picked at its anchor, or another one covers it there. */
static void check_anchors (DmScene *scene) {
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);
    const DmMark *picked = dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0.5);
    g_assert_true (g_hash_table_add (ids, mark->id));
    g_assert_nonnull (dm_scene_get_sentence (scene, mark));
    g_assert_cmpuint (strlen (dm_scene_get_sentence (scene, mark)), >, 0);
    if (picked == NULL)
      g_error ("nothing is picked at the anchor of %s", mark->id);
    if (picked != mark && !dm_box_contains (picked->box, mark->anchor.x, mark->anchor.y)
        && !dm_box_overlaps (picked->box, mark->box))
      g_error ("%s is not picked at its anchor: %s is", mark->id, picked->id);
  }
}

static void test_anchors (void) {
  check_examples (check_anchors);
}

static void test_demands_are_picked (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  DmMapLook look = { .style = style, .width_px = 1280 };
  guint n_demands = 0;

  for (guint i = 0; i < dm_analysis_get_n_results (analysis); i++) {
    g_autoptr (DmScene) scene = dm_map_row_new (dm_analysis_get_result (analysis, i), &look, NULL);
    for (guint j = 0; j < dm_scene_get_n_marks (scene); j++) {
      const DmMark *mark = dm_scene_get_mark (scene, j);
      if (mark->kind != DM_MARK_DEMAND)
        continue;
      n_demands++;
      g_assert_true (dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0) == mark);
    }
  }
  g_assert_cmpuint (n_demands, ==, 21);
}

/* What a screen reader hears of the deadlock. */
static void test_row_in_words (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  guint nth = (guint) dm_model_find_issue (model, "crimea-status");
  g_autofree char *row = dm_describe_row (dm_analysis_get_result (analysis, nth));
  g_autofree char *tally = dm_describe_tally (analysis);

  g_assert_cmpstr (
      row, ==,
      "Crimea’s status. Deadlock: red lines of United States and Russia exclude each other. "
      "United States: Demands “returned to Ukraine”. Would accept from “returned to Ukraine” to "
      "“left open, not recognised”. Red line: not past “left open, not recognised”. Russia: Demands "
      "“recognised as Russian”. Would accept “recognised as Russian”. Red line: nothing short of "
      "“recognised as Russian”. Ukraine: no position on record.");
  g_assert_cmpstr (tally, ==, "3 overlaps  ·  6 gaps  ·  1 deadlock  ·  1 one-sided");
}

/* Where both ways of writing meet in a line, no part of it is torn apart by the one beside it. */
static void test_lines (void) {
  static const struct {
    const char *parts[4];
    const char *line;
  } cases[] = {
    { { "As of 1 March 2014", "3 overlaps", "6 gaps", NULL },
      "As of 1 March 2014  ·  3 overlaps  ·  6 gaps" },
    { { "3 overlaps", NULL }, "3 overlaps" },
    { { "1 مارس 2014", "3 تداخلات", NULL }, "1 مارس 2014  ·  3 تداخلات" },
    { { "1 مارس 2014", "3 overlaps", NULL }, "\u20681 مارس 2014\u2069  ·  \u20683 overlaps\u2069" },
    { { "As of 1 مارس 2014", "3 overlaps", NULL },
      "\u2068As of 1 مارس 2014\u2069  ·  \u20683 overlaps\u2069" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *line = dm_describe_line (cases[i].parts);

    g_assert_cmpstr (line, ==, cases[i].line);
  }
}

/* Of many parties those that hold the same are named together, and everybody is named. */
static void test_row_of_many_in_words (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("river-basin", NULL);
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  DmIssueResult *result
      = dm_analysis_get_result (analysis, (guint) dm_model_find_issue (model, "data"));
  g_autofree char *row = dm_describe_row (result);

  g_assert_cmpuint (result->record.n_holdings, >, DM_DESCRIBE_MAX_PARTIES);
  for (guint i = 0; i < result->record.n_holdings; i++)
    g_assert_nonnull (
        strstr (row, dm_model_get_party (model, result->record.holdings[i].party)->name));
  g_assert_cmpstr (
      row, ==,
      "Measured flows are shared. Overlap: “every month”. 2 parties demand “once a year”: Arenna and "
      "Belmark. 5 parties demand “every month”: Corvia, Dalmere, Estara, Fennland and Galdia. 4 "
      "parties demand “as measured”: Hestria, Istmar, Jorvath and Kelmoor. 2 parties would accept "
      "from “once a year” to “every month”: Arenna and Belmark. 5 parties would accept from “once a "
      "year” to “as measured”: Corvia, Dalmere, Estara, Fennland and Galdia. 4 parties would accept "
      "from “every month” to “as measured”: Hestria, Istmar, Jorvath and Kelmoor. Lirane: no "
      "position on record.");
}

static void test_folding (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  g_autoptr (GHashTable) folded = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) all = dm_map_list_items (analysis, DM_SORT_FILE, NULL);

  g_hash_table_add (folded, GINT_TO_POINTER (0));
  g_autoptr (GArray) fewer = dm_map_list_items (analysis, DM_SORT_FILE, folded);
  g_autoptr (GArray) sorted = dm_map_list_items (analysis, DM_SORT_VERDICT, folded);
  g_assert_cmpuint (all->len, ==, 1 + 4 + 11 + 1);
  g_assert_cmpuint (fewer->len, ==, all->len - 4);
  g_assert_cmpuint (sorted->len, ==, 1 + 11 + 1);
}

static void test_ticks (void) {
  g_assert_cmpfloat (dm_ticks_get_step (0, 40000, 4), ==, 10000);
  g_assert_cmpfloat (dm_ticks_get_step (0, 1, 4), ==, 0.5);
  g_assert_cmpfloat (dm_ticks_get_step (35, 40, 8), ==, 1);
  g_assert_cmpfloat_with_epsilon (dm_ticks_get_step (0, 1e-9, 5), 2e-10, 1e-20);
}

static void test_numbers (void) {
  static const struct {
    double number;
    guint decimals;
    const char *text;
  } cases[] = { { 40000, 0, "40,000" }, { -0.0, 0, "0" },    { -1234567.5, 1, "−1,234,567.5" },
                { 0.25, 6, "0.25" },    { 999, 2, "999" },   { -0.001, 2, "0" },
                { 1000, 0, "1,000" },   { 1e20, 0, "1e+20" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = dm_describe_number (cases[i].number, cases[i].decimals);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/map/labels", test_labels);
  g_test_add_func ("/scene/map/hatches", test_hatches);
  g_test_add_func ("/scene/map/long-absences", test_long_absences);
  g_test_add_func ("/scene/map/anchors", test_anchors);
  g_test_add_func ("/scene/map/demands-are-picked", test_demands_are_picked);
  g_test_add_func ("/scene/map/folding", test_folding);
  g_test_add_func ("/scene/describe/row", test_row_in_words);
  g_test_add_func ("/scene/describe/row-of-many", test_row_of_many_in_words);
  g_test_add_func ("/scene/describe/numbers", test_numbers);
  g_test_add_func ("/scene/ticks", test_ticks);
  g_test_add_func ("/scene/map/lines-of-words", test_lines);
  return g_test_run ();
}
