/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page becoming another: nothing is lost, nothing is there twice, and both ends are the pages themselves. */
#include <math.h>

#include "dm-briefing.h"
#include "dm-morph.h"
#include "example.h"

#define SLACK 1e-6

static DmPage *make_page (const DmBriefingStep *step, DmModel *model, DmStyle *style, double width,
                          double height, double *scale) {
  g_autoptr (DmStack) stack = dm_briefing_step_new_stack (step, model, NULL, NULL);

  DmPage *page = dm_page_new_stack (stack, style, DM_STAGE_FULL, width, height);

  if (scale != NULL)
    *scale = page->scale;
  return page;
}

static guint count_shapes (const DmPage *page) {
  guint n = 0;

  for (guint i = 0; i < page->placed->len; i++)
    n += dm_scene_get_n_shapes (g_array_index (page->placed, DmPlaced, i).scene);
  return n;
}

/* Of text that changes on the way there are two. */
static guint count_twins (DmMorph *morph) {
  guint n = 0;

  for (guint i = 0; i < dm_morph_get_n_moving (morph); i++)
    n += DM_COLOR_ALPHA (dm_morph_get_moving (morph, i, 1)->fill) == 0
                 && dm_morph_get_moving (morph, i, 1)->kind == DM_SHAPE_TEXT
             ? 1
             : 0;
  return n;
}

static void test_nothing_lost (void) {
  static const char *const examples[] = { "crimea-2014", "river-basin" };

  for (guint e = 0; e < G_N_ELEMENTS (examples); e++) {
    g_autoptr (DmModel) model = example_load (examples[e]);
    g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
    g_autoptr (DmBriefing) briefing = dm_briefing_new (model, NULL, NULL);

    for (guint i = 0; i + 1 < dm_briefing_get_n_steps (briefing); i++) {
      double a, b;
      g_autoptr (DmPage) from
          = make_page (dm_briefing_get_step (briefing, i), model, style, 1920, 1080, &a);
      g_autoptr (DmPage) to
          = make_page (dm_briefing_get_step (briefing, i + 1), model, style, 1920, 1080, &b);
      g_autoptr (DmMorph) morph = dm_morph_new (from, a, to, b);
      guint n_twins = count_twins (morph), n_moving = dm_morph_get_n_moving (morph) - n_twins;

      g_assert_cmpuint (n_moving, >, 0);
      g_assert_cmpuint (n_moving + dm_morph_get_leaving (morph)->len, ==, count_shapes (from));
      g_assert_cmpuint (n_moving + dm_morph_get_coming (morph)->len, ==, count_shapes (to));
    }
  }
}

static void assert_box (DmBox box, DmBox expected) {
  g_assert_cmpfloat_with_epsilon (box.x, expected.x, SLACK);
  g_assert_cmpfloat_with_epsilon (box.y, expected.y, SLACK);
  g_assert_cmpfloat_with_epsilon (box.width, expected.width, SLACK);
  g_assert_cmpfloat_with_epsilon (box.height, expected.height, SLACK);
}

static DmBox place (const DmPlaced *placed, DmBox box, double scale) {
  double all = placed->scale * scale;

  return (DmBox){ box.x * all + placed->x * scale, box.y * all + placed->y * scale, box.width * all,
                  box.height * all };
}

/* A page that becomes itself, twice as large: all but hatches and what has no mark moves from its place to twice that. */
static void test_places (void) {
  g_autoptr (DmModel) model = example_load ("crimea-2014");
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  g_autoptr (DmBriefingStep) step = dm_briefing_step_new ("All", DM_VIEW_MAP);
  g_autoptr (DmPage) page = make_page (step, model, style, 1920, 1080, NULL);
  g_autoptr (DmMorph) morph = dm_morph_new (page, 1, page, 2);
  guint nth = 0;

  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = &g_array_index (page->placed, DmPlaced, i);

    for (guint s = 0; s < dm_scene_get_n_shapes (placed->scene); s++) {
      const DmShape *shape = dm_scene_get_shape (placed->scene, s);
      gboolean moves = shape->mark >= 0 && shape->fill_style != DM_FILL_HATCH
                       && shape->fill_style != DM_FILL_CROSS_HATCH;

      if (!moves)
        continue;
      for (guint k = 0; k < 3; k++) {
        double share = k / 2.0;
        const DmShape *now = dm_morph_get_moving (morph, nth, share);

        g_assert_cmpint (now->kind, ==, shape->kind);
        g_assert_cmpstr (now->text, ==, shape->text);
        assert_box (now->box, place (placed, shape->box, 1 + share));
        if (shape->kind != DM_SHAPE_TEXT)
          g_assert_cmpfloat_with_epsilon (now->stroke_width, shape->stroke_width * (1 + share),
                                          SLACK);
        for (guint p = 0; p < shape->n_points; p++)
          g_assert_cmpfloat_with_epsilon (now->points[p].y,
                                          (shape->points[p].y + placed->y) * (1 + share), SLACK);
      }
      /* the type of the one, then that of the other */
      if (shape->kind == DM_SHAPE_TEXT) {
        const DmShape *leaving = dm_morph_get_moving (morph, nth, 0);

        g_assert_cmpfloat_with_epsilon (leaving->font.size_px, shape->font.size_px, SLACK);
        g_assert_cmpuint (leaving->fill, ==, shape->fill);
        g_assert_cmpuint (DM_COLOR_ALPHA (dm_morph_get_moving (morph, nth, 1)->fill), ==, 0);
        nth++;
        g_assert_cmpuint (DM_COLOR_ALPHA (dm_morph_get_moving (morph, nth, 0)->fill), ==, 0);
        g_assert_cmpuint (dm_morph_get_moving (morph, nth, 1)->fill, ==, shape->fill);
        g_assert_cmpfloat_with_epsilon (dm_morph_get_moving (morph, nth, 1)->font.size_px,
                                        shape->font.size_px * 2, SLACK);
      }
      nth++;
    }
  }
  g_assert_cmpuint (nth, ==, dm_morph_get_n_moving (morph));
}

/* A page that becomes itself stands still, its text as well. */
static void test_same (void) {
  g_autoptr (DmModel) model = example_load ("crimea-2014");
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_DARK, NULL, model);
  g_autoptr (DmBriefingStep) step = dm_briefing_step_new ("All", DM_VIEW_MATRIX);
  double scale;
  g_autoptr (DmPage) page = make_page (step, model, style, 1280, 720, &scale);
  g_autoptr (DmMorph) morph = dm_morph_new (page, scale, page, scale);

  g_assert_cmpuint (dm_morph_get_n_moving (morph) + dm_morph_get_leaving (morph)->len, ==,
                    count_shapes (page));
  for (guint i = 0; i < dm_morph_get_n_moving (morph); i++) {
    DmShape before = *dm_morph_get_moving (morph, i, 0);
    const DmShape *after = dm_morph_get_moving (morph, i, 0.7);

    assert_box (after->box, before.box);
    g_assert_cmpuint (after->fill, ==, before.fill);
    g_assert_cmpuint (after->stroke, ==, before.stroke);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/morph/nothing-lost", test_nothing_lost);
  g_test_add_func ("/morph/places", test_places);
  g_test_add_func ("/morph/same", test_same);
  return g_test_run ();
}
