/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-row-scenes.h"
#include "dm-scene-builder.h"
#include "example.h"

#define N 200 /* more than are kept */

/* A scene that is known by its width. */
static DmScene *make_scene (double width) {
  return dm_scene_builder_end (dm_scene_builder_new (width), 10, "A scene");
}

static DmRowKey make_key (DmIssueResult *result, guint look_serial, double width_px) {
  return (DmRowKey){ .result = result, .look_serial = look_serial, .width_px = width_px };
}

/* What is put in is found once, under its own key alone. */
static void test_keys (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  DmIssueResult *first = dm_analysis_get_result (analysis, 0);
  DmIssueResult *second = dm_analysis_get_result (analysis, 1);
  const DmRowKey key = make_key (first, 1, 800);
  const DmRowKey others[]
      = { make_key (second, 1, 800), make_key (first, 2, 800), make_key (first, 1, 801) };
  DmRowScenes *scenes = dm_row_scenes_new ();

  g_assert_null (dm_row_scenes_take (scenes, &key));
  dm_row_scenes_put (scenes, &key, make_scene (800));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_null (dm_row_scenes_take (scenes, &others[i]));
  g_autoptr (DmScene) scene = dm_row_scenes_take (scenes, &key);
  g_assert_cmpfloat (dm_scene_get_width (scene), ==, 800);
  g_assert_null (dm_row_scenes_take (scenes, &key));
  dm_row_scenes_unref (scenes);
}

/* Of too many the latest are kept, and none after all were let go of. */
static void test_ring (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  DmIssueResult *result = dm_analysis_get_result (analysis, 0);
  DmRowScenes *scenes = dm_row_scenes_new ();
  guint n_kept = 0;

  for (guint i = 0; i < N; i++) {
    DmRowKey key = make_key (result, i, 800);
    dm_row_scenes_put (scenes, &key, make_scene (100 + i));
  }
  for (guint i = N; i-- > 0;) {
    DmRowKey key = make_key (result, i, 800);
    g_autoptr (DmScene) scene = dm_row_scenes_take (scenes, &key);

    g_assert_true (scene == NULL || n_kept == N - 1 - i);
    if (scene == NULL)
      continue;
    g_assert_cmpfloat (dm_scene_get_width (scene), ==, 100 + i);
    n_kept++;
  }
  g_assert_cmpuint (n_kept, >, 0);
  g_assert_cmpuint (n_kept, <, N);

  DmRowKey key = make_key (result, 7, 800);
  dm_row_scenes_put (scenes, &key, make_scene (800));
  dm_row_scenes_clear (scenes);
  g_assert_null (dm_row_scenes_take (scenes, &key));
  dm_row_scenes_unref (scenes);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/row-scenes/keys", test_keys);
  g_test_add_func ("/ui/row-scenes/ring", test_ring);
  return g_test_run ();
}
