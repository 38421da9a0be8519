/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of a proposal: each scene of the stack draws its own piece of it, and they have to make one line. */
#include "dm-map.h"
#include "example.h"

static const double widths[] = { 320, 600, 1000, 1280, 2400 };

static DmAnalysis *load (const char *example, const char *const *parties, const char *proposal) {
  DmReadingSpec spec = { .parties = parties, .proposal = proposal };

  return example_analyse (example, &spec);
}

/* --- telling the line from all else --- */

static gboolean is_of_line (const DmShape *shape, const DmPalette *palette) {
  return (shape->kind == DM_SHAPE_LINE || (shape->kind == DM_SHAPE_PATH && !shape->closed))
         && shape->stroke_width == 2
         && (shape->stroke == palette->ink || shape->stroke == palette->muted);
}

static void list_ends (const DmShape *shape, DmPoint ends[2]) {
  if (shape->kind == DM_SHAPE_PATH) {
    ends[0] = shape->points[0];
    ends[1] = shape->points[shape->n_points - 1];
  } else {
    ends[0] = (DmPoint){ shape->box.x, shape->box.y };
    ends[1] = (DmPoint){ shape->box.x + shape->box.width, shape->box.y + shape->box.height };
  }
}

/* Where the line meets the upper or the lower edge; NAN where it doesn't. */
static double find_end (const DmScene *scene, const DmPalette *palette, double y) {
  double x = NAN;

  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    DmPoint ends[2];
    if (!is_of_line (shape, palette))
      continue;
    list_ends (shape, ends);
    for (guint e = 0; e < 2; e++)
      if (ends[e].y == y) {
        g_assert_true (isnan (x) || x == ends[e].x);
        x = ends[e].x;
      }
  }
  return x;
}

static gboolean lies_between (const DmScene *scene, guint line, guint text, DmBox letters) {
  for (guint i = line + 1; i < text; i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    if (shape->kind == DM_SHAPE_RECT && shape->fill_style == DM_FILL_SOLID
        && DM_COLOR_ALPHA (shape->fill) == 255 && dm_box_contains (shape->box, letters.x, letters.y)
        && dm_box_contains (shape->box, letters.x + letters.width, letters.y + letters.height))
      return TRUE;
  }
  return FALSE;
}

/* Where the line meets letters it doesn't run through them. */
static void check_letters (const DmScene *scene, const DmPalette *palette) {
  for (guint t = 0; t < dm_scene_get_n_shapes (scene); t++) {
    const DmShape *text = dm_scene_get_shape (scene, t);
    DmBox letters = { text->box.x, text->box.y - 0.7 * text->font.size_px, text->box.width,
                      0.7 * text->font.size_px };
    if (text->kind != DM_SHAPE_TEXT)
      continue;
    for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
      const DmShape *line = dm_scene_get_shape (scene, i);
      if (is_of_line (line, palette) && dm_box_overlaps (dm_shape_get_bounds (line), letters)
          && !lies_between (scene, i, t, letters))
        g_error ("the line runs through “%s” in: %s", text->text, dm_scene_get_label (scene));
    }
  }
}

/* --- one line --- */

/* On a line there may be no room beside the lanes: there the knot stands behind what parties hold. */
static gboolean has_knot (const DmScene *scene, DmStage stage) {
  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
    const DmMark *mark = dm_scene_get_mark (scene, i);
    if (mark->kind != DM_MARK_TERM)
      continue;
    const DmMark *picked = dm_scene_pick (scene, mark->anchor.x, mark->anchor.y, 0);
    if (picked != mark && (stage != DM_STAGE_LINE || picked->party < 0))
      g_error ("%s is not picked at its anchor: %s is", mark->id, picked->id);
    return TRUE;
  }
  return FALSE;
}

static GPtrArray *make_scenes (DmAnalysis *analysis, GArray *items, const DmMapLook *look) {
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_scene_unref);
  g_autoptr (DmMapCourse) course = dm_map_course_new (analysis, items);

  for (guint i = 0; i < items->len; i++) {
    DmMapStops stops = dm_map_course_get_stops (course, analysis, i);
    g_ptr_array_add (scenes, dm_map_item_new_scene (analysis, g_array_index (items, DmMapItem, i),
                                                    FALSE, look, &stops));
  }
  return scenes;
}

/* Returns: how many knots there are */
static guint check_line (GPtrArray *scenes, const DmMapLook *look) {
  const DmPalette *palette = dm_style_get_palette (look->style);
  guint n_knots = 0, first = G_MAXUINT, last = 0;

  for (guint i = 0; i < scenes->len; i++)
    if (has_knot (scenes->pdata[i], look->stage)) {
      first = MIN (first, i);
      last = i;
      n_knots++;
    }
  for (guint i = 0; i < scenes->len; i++) {
    double above = find_end (scenes->pdata[i], palette, 0);
    double below = find_end (scenes->pdata[i], palette, dm_scene_get_height (scenes->pdata[i]));

    g_assert_true (isnan (above) == (i <= first || i > last));
    g_assert_true (isnan (below) == (i < first || i >= last));
    if (!isnan (below))
      g_assert_cmpfloat (below, ==, find_end (scenes->pdata[i + 1], palette, 0));
    check_letters (scenes->pdata[i], palette);
  }
  return n_knots;
}

static void check_looks (DmAnalysis *analysis, GArray *items, guint n_knots) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint stage = 0; stage < 2 * DM_N_STAGES; stage++) {
      DmMapLook look = {
        .style = style, .width_px = widths[w], .stage = (DmStage) (stage / 2), .rtl = stage % 2 == 1
      };
      g_autoptr (GPtrArray) scenes = make_scenes (analysis, items, &look);
      g_assert_cmpuint (check_line (scenes, &look), ==, n_knots);
    }
}

static const struct {
  const char *example, *proposal;
  guint n_knots;
} cases[] = { { "crimea-2014", "freeze", 7 },
              { "crimea-2014", "russian-offer", 6 },
              { "labour-contract", "mediators", 7 },
              { "river-basin", "chair", 7 },
              { "company-sale", "middle", 5 } };

static void test_one_line (void) {
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int sort = DM_SORT_FILE; sort <= DM_SORT_SALIENCE; sort++) {
      g_autoptr (DmAnalysis) analysis = load (cases[i].example, NULL, cases[i].proposal);
      g_autoptr (GArray) items = dm_map_list_items (analysis, (DmSort) sort, NULL);
      check_looks (analysis, items, cases[i].n_knots);
    }
}

/* Rows of a folded basket are left out, and with them their knots; its heading is passed. */
static void test_folded (void) {
  g_autoptr (DmAnalysis) analysis = load ("crimea-2014", NULL, "freeze");
  g_autoptr (GHashTable) folded = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) items = NULL;

  g_hash_table_add (folded, GINT_TO_POINTER (1));
  g_hash_table_add (folded, GINT_TO_POINTER (2));
  items = dm_map_list_items (analysis, DM_SORT_FILE, folded);
  check_looks (analysis, items, 5);
}

/* With most parties hidden there are lanes instead of the profile. */
static void test_hidden_parties (void) {
  const char *const parties[] = { "arenna", "corvia", "lirane", NULL };
  g_autoptr (DmAnalysis) analysis = load ("river-basin", parties, "chair");
  g_autoptr (GArray) items = dm_map_list_items (analysis, DM_SORT_FILE, NULL);

  check_looks (analysis, items, 7);
}

/* Without a proposal there is nothing to come from or to go to. */
static void test_no_line (void) {
  g_autoptr (DmAnalysis) analysis = load ("crimea-2014", NULL, NULL);
  g_autoptr (GArray) items = dm_map_list_items (analysis, DM_SORT_FILE, NULL);

  check_looks (analysis, items, 0);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/map/line/one", test_one_line);
  g_test_add_func ("/scene/map/line/folded", test_folded);
  g_test_add_func ("/scene/map/line/hidden-parties", test_hidden_parties);
  g_test_add_func ("/scene/map/line/none", test_no_line);
  return g_test_run ();
}
