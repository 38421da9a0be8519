/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-scene-builder.h"

static const DmFont font = { 10, DM_WEIGHT_SEMIBOLD, TRUE };

static void begin (DmSceneBuilder *builder, DmMarkKind kind, const char *id) {
  dm_scene_builder_begin_mark (builder, kind, g_strdup (id), 3, 1, NULL,
                               g_strdup_printf ("Sentence of “%s”.", id));
}

/* A lane with a thin line, a bar and a diamond on it, a gap behind, an issue's name and a scale. */
static DmScene *build_row (void) {
  static const DmPoint diamond[] = { { 100, 14 }, { 106, 20 }, { 100, 26 }, { 94, 20 } };
  DmSceneBuilder *builder = dm_scene_builder_new (400);
  DmShape *shape;

  begin (builder, DM_MARK_ISSUE, "i");
  dm_scene_builder_add_text (builder, "Name\nof it", font, 5, 20, 40, DM_COLOR (0x1d1d20));
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_GAP, "i.gap");
  shape = dm_scene_builder_add_rect (builder, (DmBox){ 220, 10, 100, 20 }, 0, DM_COLOR (0x929196));
  shape->fill_style = DM_FILL_HATCH;
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_LANE, "i.us");
  dm_scene_builder_set_mark_box (builder, (DmBox){ 60, 10, 300, 20 });
  dm_scene_builder_set_mark_anchor (builder, 65, 12);
  begin (builder, DM_MARK_NOT_RULED_OUT, "i.us.not-ruled-out");
  dm_scene_builder_add_line (builder, 70, 20, 350, 20, 1, DM_COLOR (0x004488));
  dm_scene_builder_set_mark_anchor (builder, 340, 20);
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_ACCEPTS, "i.us.accepts");
  shape = dm_scene_builder_add_rect (builder, (DmBox){ 90, 15, 120, 10 }, 5, 0x00448880u);
  shape->stroke_width = 1;
  shape->stroke = DM_COLOR (0x004488);
  shape->dash = 3;
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_DEMAND, "i.us.demand");
  dm_scene_builder_add_path (builder, diamond, 4, TRUE, DM_COLOR (0x004488));
  dm_scene_builder_end_mark (builder);
  dm_scene_builder_end_mark (builder);
  dm_scene_builder_add_ellipse (builder, (DmBox){ 380, 10, 10, 10 }, DM_COLOR (0x00734f));
  return dm_scene_builder_end (builder, 40.25, "A row.");
}

static void test_marks (void) {
  g_autoptr (DmScene) scene = build_row ();
  const DmMark *demand = dm_scene_find_mark (scene, "i.us.demand");

  g_assert_cmpfloat (dm_scene_get_width (scene), ==, 400);
  g_assert_cmpfloat (dm_scene_get_height (scene), ==, 40.25);
  g_assert_cmpstr (dm_scene_get_label (scene), ==, "A row.");
  g_assert_cmpuint (dm_scene_get_n_marks (scene), ==, 6);
  g_assert_cmpuint (dm_scene_get_n_shapes (scene), ==, 6);
  g_assert_nonnull (demand);
  g_assert_cmpint (demand->issue, ==, 3);
  g_assert_cmpint (demand->party, ==, 1);
  g_assert_cmpstr (demand->sentence, ==, "Sentence of “i.us.demand”.");
  g_assert_cmpfloat (demand->box.x, ==, 94);
  g_assert_cmpfloat (demand->box.width, ==, 12);
  g_assert_cmpfloat (demand->anchor.x, ==, 100);
  g_assert_cmpfloat (demand->anchor.y, ==, 20);
  g_assert_null (dm_scene_find_mark (scene, "i.us.dem"));
  g_assert_null (dm_scene_find_mark (scene, ""));
  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);

    g_assert_true (dm_scene_find_mark (scene, mark->id) == mark);
  }
  /* the text is plain, the last shape nobody's */
  g_assert_cmpstr (dm_scene_get_shape (scene, 0)->text, ==, "Name of it");
  g_assert_cmpint (dm_scene_get_shape (scene, 5)->mark, ==, -1);
}

static void test_pick (void) {
  static const struct {
    double x, y, slack;
    const char *id;
  } cases[] = {
    { 100, 20, 0, "i.us.demand" },        /* the diamond lies on the bar, the bar on the line */
    { 105, 15, 0, "i.us.accepts" },       /* beside the diamond but in its box */
    { 150, 20, 0, "i.us.accepts" },       /* the line runs under the bar */
    { 215, 20, 0, "i.us.not-ruled-out" }, /* between bar and hatch */
    { 215, 23, 0, "i.us" },               /* under the line */
    { 215, 23, 4, "i.us.not-ruled-out" }, /* with a finger */
    { 270, 13, 0, "i.gap" },
    { 270, 20, 0, "i.us.not-ruled-out" }, /* on the hatch */
    { 65, 12, 0, "i.us" },                /* the empty lane */
    { 20, 17, 0, "i" },                   /* the name */
    { 55, 35, 0, NULL },                  /* empty ground */
    { 55, 29, 6, "i.us" },                /* near the lane */
    { 385, 15, 0, NULL },                 /* a shape that is nobody's */
    { -500, -500, 10, NULL },
  };
  g_autoptr (DmScene) scene = build_row ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const DmMark *mark = dm_scene_pick (scene, cases[i].x, cases[i].y, cases[i].slack);

    g_assert_cmpstr (mark == NULL ? NULL : mark->id, ==, cases[i].id);
  }
  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);

    if (mark->kind != DM_MARK_GAP) /* its middle is under the line */
      g_assert_true (dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0) == mark);
  }
}

static void test_to_text (void) {
  static const char expected[]
      = "scene 400x40.3 \"A row.\"\n"
        "text 5,20 width 40 size 10 weight 600 italic ink #1d1d20 \"Name of it\" of i\n"
        "rect 220,10 100x20 fill #929196 hatch of i.gap\n"
        "line 70,20 350,20 stroke #004488 wide 1 of i.us.not-ruled-out\n"
        "rect 90,15 120x10 radius 5 fill #004488/128 stroke #004488 wide 1 dash 3 of i.us.accepts\n"
        "path 100,14 106,20 100,26 94,20 closed fill #004488 of i.us.demand\n"
        "ellipse 380,10 10x10 fill #00734f\n"
        "mark i issue issue 3 party 1 box 5,10.7 40x11.8 at 25,16.6 \"Sentence of “i”.\"\n"
        "mark i.gap gap issue 3 party 1 box 220,10 100x20 at 270,20 \"Sentence of “i.gap”.\"\n"
        "mark i.us lane issue 3 party 1 box 60,10 300x20 at 65,12 \"Sentence of “i.us”.\"\n"
        "mark i.us.not-ruled-out not-ruled-out issue 3 party 1 box 69.5,19.5 281x1 at 340,20 "
        "\"Sentence of “i.us.not-ruled-out”.\"\n"
        "mark i.us.accepts accepts issue 3 party 1 box 89.5,14.5 121x11 at 150,20 "
        "\"Sentence of “i.us.accepts”.\"\n"
        "mark i.us.demand demand issue 3 party 1 box 94,14 12x12 at 100,20 "
        "\"Sentence of “i.us.demand”.\"\n";
  g_autoptr (DmScene) scene = build_row ();
  g_autofree char *text = dm_scene_to_text (scene);

  g_assert_cmpstr (text, ==, expected);
}

/* A mark without a box of its own covers its shapes and those of the marks inside of it. */
static void test_nested_box (void) {
  DmSceneBuilder *builder = dm_scene_builder_new (100);
  g_autoptr (DmScene) scene = NULL;

  begin (builder, DM_MARK_LANE, "outer");
  dm_scene_builder_add_rect (builder, (DmBox){ 10, 10, 10, 10 }, 0, DM_COLOR (0));
  begin (builder, DM_MARK_DEMAND, "inner");
  dm_scene_builder_add_rect (builder, (DmBox){ 50, 5, 10, 10 }, 0, DM_COLOR (0));
  dm_scene_builder_end_mark (builder);
  begin (builder, DM_MARK_VALUES, "empty");
  dm_scene_builder_end_mark (builder);
  dm_scene_builder_add_rect (builder, (DmBox){ 12, 12, 2, 30 }, 0, DM_COLOR (0));
  dm_scene_builder_end_mark (builder);
  scene = dm_scene_builder_end (builder, 50, NULL);
  const DmMark *outer = dm_scene_find_mark (scene, "outer");
  g_assert_cmpfloat (outer->box.x, ==, 10);
  g_assert_cmpfloat (outer->box.y, ==, 5);
  g_assert_cmpfloat (outer->box.width, ==, 50);
  g_assert_cmpfloat (outer->box.height, ==, 37);
  g_assert_cmpint (dm_scene_get_shape (scene, 2)->mark, ==, 0);
  g_assert_null (dm_scene_get_label (scene));
}

static void test_distance (void) {
  static const DmPoint corner[] = { { 0, 0 }, { 10, 0 }, { 10, 10 } };
  DmShape line = { .kind = DM_SHAPE_LINE, .box = { 10, 10, -10, 0 }, .stroke_width = 2 };
  DmShape ellipse = { .kind = DM_SHAPE_ELLIPSE, .box = { 0, 0, 20, 20 } };
  DmShape path = { .kind = DM_SHAPE_PATH, .n_points = 3, .points = (DmPoint *) corner };

  g_assert_cmpfloat (dm_shape_get_distance (&line, 5, 14), ==, 3);
  g_assert_cmpfloat (dm_shape_get_distance (&line, 13, 14), ==, 4);
  g_assert_cmpfloat (dm_shape_get_distance (&ellipse, 10, 10), ==, 0);
  g_assert_cmpfloat_with_epsilon (dm_shape_get_distance (&ellipse, 30, 10), 10, 1e-9);
  g_assert_cmpfloat (dm_shape_get_distance (&path, 8, 2), ==, 2); /* open: only its line */
  path.closed = TRUE;
  g_assert_cmpfloat (dm_shape_get_distance (&path, 8, 2), ==, 0);
  g_assert_cmpfloat_with_epsilon (dm_shape_get_distance (&path, 3, 7), 4 / G_SQRT2, 1e-9);
  DmBox bounds = dm_shape_get_bounds (&line);
  g_assert_cmpfloat (bounds.x, ==, -1);
  g_assert_cmpfloat (bounds.width, ==, 12);
  g_assert_true (dm_box_overlaps ((DmBox){ 0, 0, 2, 2 }, (DmBox){ 1, 1, 2, 2 }));
  g_assert_false (dm_box_overlaps ((DmBox){ 0, 0, 2, 2 }, (DmBox){ 2, 0, 2, 2 }));
}

static void test_references (void) {
  DmScene *scene = build_row ();

  g_assert_true (dm_scene_ref (scene) == scene);
  dm_scene_unref (scene);
  g_assert_cmpuint (dm_scene_get_n_marks (scene), ==, 6);
  dm_scene_unref (scene);
  /* a builder given up frees what it holds */
  g_autoptr (DmSceneBuilder) builder = dm_scene_builder_new (10);
  begin (builder, DM_MARK_TITLE, "left");
  dm_scene_builder_add_text (builder, "open", font, 0, 0, 1, DM_COLOR (0));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/scene/marks", test_marks);
  g_test_add_func ("/scene/scene/pick", test_pick);
  g_test_add_func ("/scene/scene/to-text", test_to_text);
  g_test_add_func ("/scene/scene/nested-box", test_nested_box);
  g_test_add_func ("/scene/scene/distance", test_distance);
  g_test_add_func ("/scene/scene/references", test_references);
  return g_test_run ();
}
