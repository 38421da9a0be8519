/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-reader.h"
#include "dm-stacks.h"

static const char *const examples[]
    = { "crimea-2014", "river-basin", "labour-contract", "company-sale" };
static const double widths[] = { 320, 600, 1280, 3840 };

/* With ' for ". */
#define BEGINNING                                                                                  \
  "{'demarche': 1, 'title': 'T', 'date': '2026-04-20',"                                            \
  "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}],"                               \
  "'issues': [{'id': 'i', 'name': 'I', 'scale':"                                                   \
  "{'type': 'interval', 'min': 0, 'max': 10, 'unit': 'h'}}],"

static const char DATED[]
    = BEGINNING "'positions': ["
                "{'party': 'a', 'issue': 'i', 'demand': 2},"
                "{'party': 'a', 'issue': 'i', 'demand': 6, 'since': '2026-03-20'},"
                "{'party': 'b', 'issue': 'i', 'demand': 8, 'accepts': {'from': 6},"
                "'since': '2026-04', 'basis': 'inferred'}],"
                "'events': [{'id': 'e', 'date': '2026-02', 'title': 'E', 'note': 'Long ago.'}]}";
static const char UNDATED[] = BEGINNING "'positions': [{'party': 'a', 'issue': 'i', 'demand': 2}]}";

static DmTimeline *make (DmModel *model, const char *date, const char *const *parties) {
  DmReadingSpec spec = { .date = date, .parties = parties };
  g_autoptr (DmReading) reading = dm_reading_new (model, &spec, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);

  return dm_timeline_new (analysis);
}

static DmTimeline *load (const char *name) {
  g_autofree char *path
      = g_strdup_printf ("%s/../../data/examples/%s.demarche", g_test_get_dir (G_TEST_DIST), name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return make (model, NULL, NULL);
}

static DmTimeline *read_text (const char *json, const char *date) {
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (DmModel) model
      = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return make (model, date, NULL);
}

static DmModel *get_model (DmTimeline *timeline) {
  return dm_reading_get_model (dm_analysis_get_reading (dm_timeline_get_analysis (timeline)));
}

/* --- what holds of all scenes --- */

static void assert_labels_apart (const DmScene *scene) {
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);

    if (shape->kind != DM_SHAPE_TEXT)
      continue;
    g_assert_cmpfloat (shape->box.x, >=, -0.5);
    g_assert_cmpfloat (shape->box.x + shape->box.width, <=, dm_scene_get_width (scene) + 0.5);
    for (guint j = 0; j < i; j++) {
      const DmShape *other = dm_scene_get_shape (scene, j);
      DmBox a = dm_shape_get_bounds (shape), b = dm_shape_get_bounds (other);

      if (other->kind != DM_SHAPE_TEXT)
        continue;
      /* lines of one paragraph may touch */
      a.y += 2;
      a.height -= 4;
      b.y += 2;
      b.height -= 4;
      if (dm_box_overlaps (a, b))
        g_error ("“%s” lies on “%s”", shape->text, other->text);
    }
  }
}

static void assert_in_height (const DmScene *scene) {
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    DmBox box = dm_shape_get_bounds (dm_scene_get_shape (scene, i));

    g_assert_cmpfloat (box.y, >=, -1);
    g_assert_cmpfloat (box.y + box.height, <=, dm_scene_get_height (scene) + 1);
  }
}

/* Each says something, and a verdict, an issue or the as-of date is picked where it is, unless it is as narrow as a line. */
static void assert_told (const DmScene *scene) {
  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);
    const char *sentence = dm_scene_get_sentence (scene, mark);

    g_assert_nonnull (sentence);
    g_assert_cmpstr (sentence, !=, "");
    if ((mark->kind == DM_MARK_VERDICT || mark->kind == DM_MARK_ISSUE
         || mark->kind == DM_MARK_AS_OF)
        && mark->box.width > 2 && dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0) != mark)
      g_error ("“%s” is picked in place of “%s”",
               dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0)->id, mark->id);
  }
}

static void test_scenes (void) {
  for (guint e = 0; e < G_N_ELEMENTS (examples); e++) {
    g_autoptr (DmTimeline) timeline = load (examples[e]);
    g_autoptr (DmStack) stack = dm_stack_new_timeline (timeline, DM_SORT_FILE);
    g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, get_model (timeline));

    for (guint w = 0; w < G_N_ELEMENTS (widths) * 2; w++)
      for (DmStage stage = DM_STAGE_FULL; stage < DM_N_STAGES; stage++) {
        DmMapLook look
            = { .style = style, .width_px = widths[w / 2], .rtl = w % 2 != 0, .stage = stage };

        for (guint i = 0; i < stack->n_scenes; i++) {
          g_autoptr (DmScene) scene = dm_stack_new_scene (stack, i, &look);

          assert_labels_apart (scene);
          assert_in_height (scene);
          assert_told (scene);
        }
      }
  }
}

/* --- when --- */

static void test_axis (void) {
  g_autoptr (DmTimeline) timeline = load ("labour-contract");
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, get_model (timeline));

  for (guint w = 0; w < G_N_ELEMENTS (widths) * 2; w++) {
    DmMapLook look = { .style = style, .width_px = widths[w / 2], .rtl = w % 2 != 0 };
    double before = look.rtl ? INFINITY : -INFINITY;

    for (guint day = 5; day <= 30; day++) {
      DmDate date = (DmDate) 2026 << 16 | 3 << 8 | day, found;
      double x = dm_timeline_get_x (timeline, &look, date);

      g_assert_true (look.rtl ? x < before : x > before);
      before = x;
      found = dm_timeline_get_date (timeline, &look, x);
      g_assert_cmpuint (found, ==, date);
    }
    g_assert_cmpuint (dm_timeline_get_date (timeline, &look, look.rtl ? 1e6 : -1e6), <,
                      (DmDate) 2026 << 16 | 3 << 8 | 3);
    g_assert_cmpuint (dm_timeline_get_date (timeline, &look, look.rtl ? -1e6 : 1e6), >,
                      (DmDate) 2026 << 16 | 5 << 8 | 4);
  }
}

static DmScene *draw (DmTimeline *timeline, DmTimelineItemKind kind, DmStage stage) {
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, get_model (timeline));
  DmMapLook look = { .style = style, .width_px = 1000, .stage = stage };

  return dm_timeline_item_new_scene (timeline, (DmTimelineItem){ kind, 0 }, &look);
}

static double get_x (DmTimeline *timeline, const char *iso) {
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, get_model (timeline));
  DmMapLook look = { .style = style, .width_px = 1000 };
  DmDate date;

  g_assert_true (dm_date_parse (iso, &date));
  return dm_timeline_get_x (timeline, &look, date);
}

/* (of the shapes of a mark): the first rectangle that is filled */
static DmBox find_band (const DmScene *scene, const char *id) {
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);

    if (shape->kind == DM_SHAPE_RECT && shape->mark >= 0
        && strcmp (dm_scene_get_mark (scene, (guint) shape->mark)->id, id) == 0)
      return shape->box;
  }
  g_error ("no band of %s", id);
}

/* A position holds from its day to the next one's, and says so; that of a month begins with its first day, dashed as long as the month. */
static void test_spans (void) {
  g_autoptr (DmTimeline) timeline = read_text (DATED, NULL);
  g_autoptr (DmScene) row = draw (timeline, DM_TIMELINE_ROW, DM_STAGE_FULL);
  const DmMark *mark = dm_scene_find_mark (row, "i.a.start.accepts");
  DmBox first = find_band (row, "i.a.start.accepts");
  DmBox second = find_band (row, "i.a.2026-03-20.accepts");
  DmBox of_b = find_band (row, "i.b.2026-04.accepts");
  guint n_dashed = 0;

  g_assert_true (g_str_has_prefix (dm_scene_get_sentence (row, mark),
                                   "Until 20 March 2026: A on “I”. Demands 2 h."));
  mark = dm_scene_find_mark (row, "i.a.2026-03-20.demand");
  g_assert_true (g_str_has_prefix (dm_scene_get_sentence (row, mark),
                                   "From 20 March 2026 on: A on “I”. Demands 6 h."));
  mark = dm_scene_find_mark (row, "i.b.2026-04.demand");
  g_assert_true (g_str_has_prefix (dm_scene_get_sentence (row, mark), "From April 2026 on: B on"));
  g_assert_cmpfloat_with_epsilon (first.x + first.width, get_x (timeline, "2026-03-20"), 1.01);
  g_assert_cmpfloat_with_epsilon (second.x, get_x (timeline, "2026-03-20"), 0.01);
  g_assert_cmpfloat_with_epsilon (of_b.x, get_x (timeline, "2026-04-01"), 0.01);
  for (guint i = 0; i < dm_scene_get_n_shapes (row); i++) {
    const DmShape *shape = dm_scene_get_shape (row, i);

    if (shape->kind == DM_SHAPE_RECT && shape->dash > 0 && shape->mark >= 0
        && dm_scene_get_mark (row, (guint) shape->mark)->kind == DM_MARK_ACCEPTS) {
      n_dashed++;
      g_assert_cmpfloat_with_epsilon (
          shape->box.width, get_x (timeline, "2026-04-30") - get_x (timeline, "2026-04-01"), 0.01);
    }
  }
  g_assert_cmpuint (n_dashed, ==, 1);
}

/* The strip says each verdict as long as it lasts. */
static void test_strip (void) {
  static const struct {
    const char *id, *says;
  } verdicts[] = {
    { "i.verdict.start", "Until 20 March 2026: One-sided" },
    { "i.verdict.2026-03-20", "From 20 March 2026 until April 2026: One-sided" },
    { "i.verdict.2026-04", "From April 2026 on: Overlap: 6 h." },
  };
  g_autoptr (DmTimeline) timeline = read_text (DATED, NULL);

  for (DmStage stage = DM_STAGE_FULL; stage < DM_N_STAGES; stage++) {
    g_autoptr (DmScene) row = draw (timeline, DM_TIMELINE_ROW, stage);

    g_assert_null (
        dm_scene_find_mark (row, verdicts[1].id)); /* it says the same as the one before */
    for (guint i = 0; i < G_N_ELEMENTS (verdicts); i += 2) {
      const DmMark *mark = dm_scene_find_mark (row, verdicts[i].id);

      g_assert_nonnull (mark);
      g_assert_cmpint (mark->kind, ==, DM_MARK_VERDICT);
      if (i == 2)
        g_assert_cmpstr (dm_scene_get_sentence (row, mark), ==, verdicts[i].says);
    }
  }
}

static void test_events (void) {
  g_autoptr (DmTimeline) timeline = read_text (DATED, "2026-03");
  g_autoptr (DmScene) axis = draw (timeline, DM_TIMELINE_AXIS, DM_STAGE_FULL);
  const DmMark *event = dm_scene_find_mark (axis, "event.e");
  const DmMark *as_of = dm_scene_find_mark (axis, "as-of");

  g_assert_cmpstr (dm_scene_get_sentence (axis, event), ==, "February 2026: E. Long ago.");
  g_assert_cmpstr (dm_scene_get_sentence (axis, as_of), ==, "As of March 2026.");
  g_assert_cmpfloat_with_epsilon (as_of->anchor.x, get_x (timeline, "2026-03-31"), 0.01);
  g_assert_cmpfloat_with_epsilon (event->anchor.x, get_x (timeline, "2026-02-01"), 0.01);
}

/* Without any day there is nothing to draw, and that is said. */
static void test_undated (void) {
  g_autoptr (DmTimeline) timeline = read_text (UNDATED, NULL);
  g_autoptr (GArray) items = dm_timeline_list_items (timeline, DM_SORT_FILE);
  g_autoptr (DmScene) header = draw (timeline, DM_TIMELINE_HEADER, DM_STAGE_FULL);

  g_assert_false (dm_timeline_is_dated (timeline));
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_nonnull (dm_scene_find_mark (header, "undated"));
}

/* Beyond lanes: how many would accept each place, and chosen parties' bands over that. */
static void test_profile (void) {
  g_autoptr (DmTimeline) timeline = load ("river-basin");
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, get_model (timeline));
  guint chosen[] = { 0 };
  DmMapLook look = { .style = style, .width_px = 1000 };
  DmTimelineItem item = { DM_TIMELINE_ROW, 1 };
  g_autoptr (DmScene) without = dm_timeline_item_new_scene (timeline, item, &look);
  g_autoptr (DmScene) with = NULL;
  guint n_without = 0, n_with = 0;

  look.lanes = chosen;
  look.n_lanes = 1;
  with = dm_timeline_item_new_scene (timeline, item, &look);
  for (guint i = 0; i < dm_scene_get_n_marks (without); i++)
    n_without += dm_scene_get_mark (without, i)->party >= 0 ? 1 : 0;
  for (guint i = 0; i < dm_scene_get_n_marks (with); i++)
    n_with += dm_scene_get_mark (with, i)->kind == DM_MARK_DEMAND ? 1 : 0;
  g_assert_cmpuint (n_without, ==, 0);
  g_assert_cmpuint (n_with, ==, 1);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/scenes", test_scenes);
  g_test_add_func ("/timeline/axis", test_axis);
  g_test_add_func ("/timeline/spans", test_spans);
  g_test_add_func ("/timeline/strip", test_strip);
  g_test_add_func ("/timeline/events", test_events);
  g_test_add_func ("/timeline/undated", test_undated);
  g_test_add_func ("/timeline/profile", test_profile);
  return g_test_run ();
}
