/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-reader.h"
#include "dm-stacks.h"

static const char *const examples[]
    = { "crimea-2014", "river-basin", "labour-contract", "company-sale" };
static const double widths[] = { 320, 600, 1280, 2400 };

static DmAgreement *read_agreement (DmModel *model, const char *const *parties) {
  DmReadingSpec spec = { .parties = parties };
  g_autoptr (GError) error = NULL;
  g_autoptr (DmReading) reading = dm_reading_new (model, &spec, &error);
  g_assert_no_error (error);
  DmAgreement *agreement = dm_agreement_new (reading, NULL, NULL, &error);
  g_assert_no_error (error);

  return agreement;
}

static DmAgreement *load (const char *name, const char *const *parties) {
  g_autofree char *path
      = g_strdup_printf ("%s/../../data/examples/%s.demarche", g_test_get_dir (G_TEST_DIST), name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return read_agreement (model, parties);
}

static DmAgreement *parse (const char *json) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (DmModel) model
      = dm_reader_read_data (json, strlen (json), NULL, NULL, NULL, &diagnostics, &error);
  g_assert_no_error (error);

  return read_agreement (model, NULL);
}

static DmStyle *get_style (const DmAgreement *agreement) {
  return dm_style_new (DM_THEME_LIGHT, NULL,
                       dm_reading_get_model (dm_agreement_get_reading (agreement)));
}

/* --- nothing lies on anything, and all is within reach --- */

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

static guint assert_picked (const DmScene *scene) {
  guint n = 0;

  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);
    const DmMark *picked = dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0);

    if (picked != mark)
      g_error ("at the anchor of %s there is %s", mark->id,
               picked != NULL ? picked->id : "nothing");
    g_assert_cmpstr (mark->sentence, !=, "");
    n++;
  }
  return n;
}

static void test_scenes (void) {
  for (guint e = 0; e < G_N_ELEMENTS (examples); e++) {
    g_autoptr (DmAgreement) agreement = load (examples[e], NULL);
    g_autoptr (DmStack) stack = dm_stack_new_agreements (agreement, NULL);
    g_autoptr (DmStyle) style = get_style (agreement);

    for (guint w = 0; w < G_N_ELEMENTS (widths) * 2; w++) {
      DmMapLook look = { .style = style, .width_px = widths[w / 2], .rtl = w % 2 != 0 };
      guint n_marks = 0;

      for (guint i = 0; i < stack->n_scenes; i++) {
        g_autoptr (DmScene) scene = dm_stack_new_scene (stack, i, &look);

        g_test_message ("%s %.0f %u", examples[e], look.width_px, i);
        g_assert_cmpfloat (dm_scene_get_width (scene), ==,
                           dm_stack_get_width (stack, look.width_px));
        g_assert_cmpstr (dm_scene_get_label (scene), !=, "");
        assert_labels_apart (scene);
        n_marks += assert_picked (scene);
      }
      g_assert_cmpuint (n_marks, >, agreement->packages->grid->n_issues + DM_N_SOLUTIONS);
    }
  }
}

/* --- what stands there --- */

static DmScene *new_scene (const DmAgreement *agreement, DmStyle *style, DmAgreementsItemKind kind,
                           const DmBrush *brushes) {
  DmMapLook look = { .style = style, .width_px = 1280 };

  return dm_agreements_item_new_scene (agreement, (DmAgreementsItem){ kind, 0 }, brushes, &look);
}

static const char *get_sentence (const DmScene *scene, const char *id) {
  const DmMark *mark = dm_scene_find_mark (scene, id);

  g_assert_nonnull (mark);
  return dm_scene_get_sentence (scene, mark);
}

static void test_plane (void) {
  g_autoptr (DmAgreement) agreement = load ("company-sale", NULL);
  g_autoptr (DmStyle) style = get_style (agreement);
  g_autoptr (DmScene) scene = new_scene (agreement, style, DM_AGREEMENTS_PLANE, NULL);
  guint nash = agreement->packages->solutions->solutions[DM_SOLUTION_NASH].points[0];
  g_autofree char *id = g_strdup_printf ("point.%u", nash);
  const DmMark *mark = dm_scene_find_mark (scene, "solution.nash");

  g_assert_cmpstr (get_sentence (scene, id), ==,
                   "Nash, Egalitarian, Utilitarian: Founder 77.3, Halden Group 68.1 of 100. Price: "
                   "36 million crowns; Payment: a quarter later; No dismissals: two years; Part of "
                   "the founder: adviser; Name of the firm: kept; Site: stays in Ostrel.");
  g_assert_cmpstr (get_sentence (scene, "no-deal.seller"), ==,
                   "Without a deal Founder has 45 of 100: hand the firm to her managers over ten "
                   "years.");
  g_assert_true (
      g_str_has_prefix (get_sentence (scene, "proposal.middle"), "“Half way”: Founder "));
  g_assert_cmpint (dm_agreements_find_point (agreement, mark), ==, (int) nash);
  g_assert_cmpint (dm_agreements_find_point (agreement, dm_scene_find_mark (scene, id)), ==,
                   (int) nash);
  g_assert_cmpint (
      dm_agreements_find_point (agreement, dm_scene_find_mark (scene, "no-deal.seller")), ==, -1);
}

/* What is drawn is within what is possible: no dot lies beyond the frontier. */
static void test_density (void) {
  g_autoptr (DmAgreement) agreement = load ("crimea-2014", NULL);
  g_autoptr (DmStyle) style = get_style (agreement);
  g_autoptr (DmScene) scene = new_scene (agreement, style, DM_AGREEMENTS_PLANE, NULL);
  g_autoptr (GArray) front = g_array_new (FALSE, FALSE, sizeof (DmPoint));
  guint n_dots = 0;

  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);

    if (shape->kind == DM_SHAPE_PATH && shape->n_points > 20 && !shape->closed)
      g_array_append_vals (front, shape->points, shape->n_points);
  }
  g_assert_cmpuint (front->len, >, 20);
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    double x = shape->box.x + shape->box.width / 2, y = shape->box.y + shape->box.height / 2;
    gboolean within = FALSE;

    if (shape->kind != DM_SHAPE_ELLIPSE || shape->mark >= 0)
      continue;
    n_dots++;
    for (guint p = 0; p < front->len && !within; p++) {
      DmPoint at = g_array_index (front, DmPoint, p);

      within = at.x >= x - 1.5
               && at.y <= y + 1.5; /* points less than a px apart are left out of the line */
    }
    g_assert_true (within);
  }
  g_assert_cmpuint (n_dots, >, 400);
}

static void test_brush (void) {
  g_autoptr (DmAgreement) agreement = load ("labour-contract", NULL);
  g_autoptr (DmStyle) style = get_style (agreement);
  DmBrush brushes[] = { { 70, 100 }, DM_BRUSH_ALL, { 0, 90 } };
  g_autoptr (DmScene) all = new_scene (agreement, style, DM_AGREEMENTS_AXES, NULL);
  g_autoptr (DmScene) some = new_scene (agreement, style, DM_AGREEMENTS_AXES, brushes);
  const DmMark *axis = dm_scene_find_mark (some, "axis.company");
  guint n = dm_agreements_count_brushed (agreement, brushes), n_drawn = 0;

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, agreement->packages->frontier->n_points);
  for (guint i = 0; i < dm_scene_get_n_marks (some); i++) {
    int point = dm_agreements_find_point (agreement, dm_scene_get_mark (some, i));

    if (point < 0 || g_str_has_prefix (dm_scene_get_mark (some, i)->id, "solution."))
      continue;
    n_drawn++;
    g_assert_cmpfloat (dm_agreement_get_score (agreement, (guint) point, 0), >=, 70);
    g_assert_cmpfloat (dm_agreement_get_score (agreement, (guint) point, 2), <=, 90);
  }
  g_assert_cmpuint (n_drawn, >, 0);
  assert_picked (some);
  g_assert_cmpstr (get_sentence (all, "axis.union"), !=, get_sentence (some, "axis.union"));
  g_assert_nonnull (
      strstr (get_sentence (some, "axis.union"), "Only from 70 to 100 is looked at."));
  g_assert_cmpint (dm_agreements_find_axis (agreement, axis), ==, 1);
  g_assert_cmpfloat (dm_agreements_get_axis_score (agreement, axis, axis->box.y), ==, 100);
  g_assert_cmpfloat (dm_agreements_get_axis_score (agreement, axis, axis->box.y + 1000), <, 50);
}

/* Between two of more it is the plane of the two. */
static void test_pair (void) {
  static const char *const two[] = { "union", "company", NULL };
  g_autoptr (DmAgreement) agreement = load ("labour-contract", two);
  g_autoptr (DmAgreement) whole = load ("labour-contract", NULL);
  const guint indexes[] = { 0, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DmReading) between
      = dm_reading_new_between (dm_agreement_get_reading (whole), indexes, 2, &error);
  g_assert_no_error (error);
  g_autoptr (DmAgreement) again = dm_agreement_new (between, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (agreement->packages->grid->n_scored, ==, 2);
  g_assert_nonnull (agreement->density);
  g_assert_cmpuint (again->packages->frontier->n_points, ==,
                    agreement->packages->frontier->n_points);
  g_assert_cmpint (dm_reading_get_date (between), ==,
                   dm_reading_get_date (dm_agreement_get_reading (whole)));
}

/* --- where there is nothing to draw, there is a sentence --- */

#define SCALE                                                                                      \
  "\"scale\":{\"type\":\"ordinal\",\"levels\":[{\"id\":\"l\",\"name\":\"low\"},{\"id\":\"m\","     \
  "\"name\":\"middle\"},{\"id\":\"h\",\"name\":\"high\"}]}"
#define MODEL(positions, more)                                                                     \
  "{\"demarche\":1,\"title\":\"T\",\"parties\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"b\","      \
  "\"name\":\"B\"}],\"issues\":[{\"id\":\"i\",\"name\":\"I\"," SCALE                               \
  "},{\"id\":\"j\",\"name\":\"J\"," SCALE "}],\"positions\":[" positions "]" more "}"

static void test_empty (void) {
  static const struct {
    const char *json, *sentence;
    gboolean drawn;
  } cases[] = {
    { MODEL ("", ""), "No party that is shown is on record on an issue that is shown.", FALSE },
    { MODEL ("{\"party\":\"a\",\"issue\":\"i\",\"demand\":\"l\",\"limits\":{\"to\":\"l\"}},"
             "{\"party\":\"b\",\"issue\":\"i\",\"demand\":\"h\",\"limits\":{\"from\":\"h\"}}",
             ""),
      "No package is possible: nothing on “I” is within everybody’s limits.", FALSE },
    { MODEL ("{\"party\":\"a\",\"issue\":\"i\",\"limits\":{\"to\":\"m\"}},"
             "{\"party\":\"b\",\"issue\":\"i\",\"limits\":{\"from\":\"m\"}}",
             ""),
      "No package is better than another: nobody has said what it wants on an issue that matters "
      "to it.",
      FALSE },
    { MODEL ("{\"party\":\"a\",\"issue\":\"i\",\"demand\":\"l\"}", ""),
      "An agreement takes two: show another party that has said what it wants.", FALSE },
    { MODEL ("{\"party\":\"a\",\"issue\":\"i\",\"demand\":\"l\"},"
             "{\"party\":\"b\",\"issue\":\"i\",\"demand\":\"h\"}",
             ",\"proposals\":[{\"id\":\"p\",\"name\":\"P\",\"terms\":{\"j\":\"l\"}}]"),
      "“P” isn’t shown: it names nothing here that matters to all.", TRUE },
    { MODEL ("{\"party\":\"a\",\"issue\":\"i\",\"demand\":\"l\"},"
             "{\"party\":\"b\",\"issue\":\"i\",\"demand\":\"h\"}",
             ""),
      "Where a salience isn’t known, it counts as 50 in a score.", TRUE },
    { MODEL ("{\"party\":\"a\",\"issue\":\"i\",\"demand\":\"l\"},"
             "{\"party\":\"b\",\"issue\":\"i\",\"demand\":\"h\"}",
             ""),
      "What A and B have without a deal isn’t on record and counts as 0.", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmAgreement) agreement = parse (cases[i].json);
    g_autoptr (DmStyle) style = get_style (agreement);
    g_autoptr (DmScene) notes = new_scene (agreement, style, DM_AGREEMENTS_NOTES, NULL);
    g_autoptr (DmStack) stack = dm_stack_new_agreements (agreement, NULL);
    gboolean found = FALSE;

    for (guint m = 0; m < dm_scene_get_n_marks (notes); m++)
      found |= strcmp (dm_scene_get_mark (notes, m)->sentence, cases[i].sentence) == 0;
    if (!found)
      g_error ("“%s” is not among “%s”", cases[i].sentence, dm_scene_get_label (notes));
    g_assert_true ((stack->n_scenes > 3) == cases[i].drawn);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreements/scenes", test_scenes);
  g_test_add_func ("/agreements/plane", test_plane);
  g_test_add_func ("/agreements/density", test_density);
  g_test_add_func ("/agreements/brush", test_brush);
  g_test_add_func ("/agreements/pair", test_pair);
  g_test_add_func ("/agreements/empty", test_empty);
  return g_test_run ();
}
