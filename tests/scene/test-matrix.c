/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-reader.h"
#include "dm-stacks.h"

static const char *const examples[]
    = { "crimea-2014", "river-basin", "labour-contract", "company-sale" };
static const double widths[] = { 320, 600, 1280, 3840 };

static DmSimilarity *load (const char *name) {
  g_autofree char *path
      = g_strdup_printf ("%s/../../data/examples/%s.demarche", g_test_get_dir (G_TEST_DIST), name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = dm_reader_read_file (file, NULL, NULL, NULL, &diagnostics, &error);
  g_assert_no_error (error);
  g_autoptr (DmReading) reading = dm_reading_new (model, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);

  return dm_similarity_new (analysis, NULL, NULL);
}

static void assert_labels_apart (const DmScene *scene) {
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    DmBox box = shape->box;

    if (shape->kind != DM_SHAPE_TEXT)
      continue;
    g_assert_cmpfloat (box.x, >=, -0.5);
    g_assert_cmpfloat (box.x + box.width, <=, dm_scene_get_width (scene) + 0.5);
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

/* What is picked at a mark's anchor is the mark. */
static void assert_picked (const DmScene *scene) {
  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);

    if (mark->kind != DM_MARK_CELL && mark->kind != DM_MARK_VERDICT && mark->kind != DM_MARK_ISSUE)
      continue;
    g_assert_true (dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0) == mark);
    g_assert_cmpstr (dm_scene_get_sentence (scene, mark), !=, "");
  }
}

static void test_scenes (void) {
  for (guint e = 0; e < G_N_ELEMENTS (examples); e++) {
    g_autoptr (DmSimilarity) similarity = load (examples[e]);
    g_autoptr (DmStack) stack = dm_stack_new_matrix (similarity, e % 2 == 0);
    DmModel *model = dm_reading_get_model (dm_analysis_get_reading (similarity->analysis));
    g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);

    for (guint w = 0; w < G_N_ELEMENTS (widths) * 2; w++) {
      DmMapLook look = { .style = style, .width_px = widths[w / 2], .rtl = w % 2 != 0 };
      guint n_cells = 0, n_pairs = 0;

      for (guint i = 0; i < stack->n_scenes; i++) {
        g_autoptr (DmScene) scene = dm_stack_new_scene (stack, i, &look);

        assert_labels_apart (scene);
        assert_picked (scene);
        for (guint m = 0; m < dm_scene_get_n_marks (scene); m++) {
          n_cells += dm_scene_get_mark (scene, m)->kind == DM_MARK_CELL ? 1 : 0;
          n_pairs += g_str_has_prefix (dm_scene_get_mark (scene, m)->id, "pair.") ? 1 : 0;
        }
      }
      g_assert_cmpuint (n_cells, ==, similarity->n_issues * similarity->n_parties);
      g_assert_cmpuint (n_pairs, ==, similarity->n_parties * (similarity->n_parties - 1));
    }
  }
}

static const DmMark *find (const DmStack *stack, const DmMapLook *look, const char *id,
                           DmScene **scene) {
  for (guint i = 0; i < stack->n_scenes; i++) {
    *scene = dm_stack_new_scene (stack, i, look);
    if (dm_scene_find_mark (*scene, id) != NULL)
      return dm_scene_find_mark (*scene, id);
    dm_scene_unref (*scene);
  }
  *scene = NULL;
  return NULL;
}

/* What isn't on record is said to be missing; what two parties share is counted. */
static void test_sentences (void) {
  g_autoptr (DmSimilarity) similarity = load ("crimea-2014");
  g_autoptr (DmStack) stack = dm_stack_new_matrix (similarity, TRUE);
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (similarity->analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_DARK, NULL, model);
  DmMapLook look = { .style = style, .width_px = 900 };
  g_autoptr (DmScene) absent = NULL;
  g_autoptr (DmScene) pair = NULL;
  const DmMark *mark = find (stack, &look, "crimea-status.ua", &absent);

  g_assert_nonnull (mark);
  g_assert_cmpstr (dm_scene_get_sentence (absent, mark), ==, "Ukraine: no position on record");
  mark = find (stack, &look, "pair.us.ru", &pair);
  g_assert_nonnull (mark);
  g_assert_true (g_str_has_prefix (dm_scene_get_sentence (pair, mark),
                                   "United States and Russia are both on record on "
                                   "10 issues: 3 overlaps  ·  6 gaps  ·  "
                                   "1 deadlock."));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/scenes", test_scenes);
  g_test_add_func ("/matrix/sentences", test_sentences);
  return g_test_run ();
}
