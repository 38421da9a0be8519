/* SPDX-License-Identifier: GPL-3.0-or-later */
/* More parties than lanes, compared with another day: how many would have accepted each place, counted one by one. */
#include <math.h>
#include <string.h>

#include "dm-map.h"
#include "dm-reader.h"

#define N_PARTIES 10
#define N_ROUNDS 60
#define N_PLACES 21 /* from 0 to 10 in halves: sets begin and end at whole numbers */
#define N_LEVELS 4

typedef struct {
  guint from, to;    /* accepted of 0 to 10 */
  guint low, high;   /* of the levels */
  gboolean takes[3]; /* the options */
} Held;

/* What each party holds in March, and from April on. */
typedef struct {
  Held then[N_PARTIES], now[N_PARTIES];
} Talks;

static gboolean flip (GRand *rand) {
  return g_rand_boolean (rand);
}

static Held draw_held (GRand *rand) {
  Held held = { .from = (guint) g_rand_int_range (rand, 0, 11) };

  held.to = (guint) g_rand_int_range (rand, (gint32) held.from, 11);
  held.low = (guint) g_rand_int_range (rand, 0, N_LEVELS);
  held.high = (guint) g_rand_int_range (rand, (gint32) held.low, N_LEVELS);
  for (guint i = 0; i < 3; i++)
    held.takes[i] = flip (rand);
  held.takes[g_rand_int_range (rand, 0, 3)] = TRUE;
  return held;
}

/* In some rounds nobody moves, and in some two parties change places, which changes no count. */
static Talks draw_talks (GRand *rand) {
  Talks talks;
  guint kind = (guint) g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < N_PARTIES; i++) {
    talks.then[i] = draw_held (rand);
    talks.now[i] = kind > 1 && flip (rand) ? draw_held (rand) : talks.then[i];
  }
  if (kind == 1) {
    talks.now[0] = talks.then[1];
    talks.now[1] = talks.then[0];
  }
  return talks;
}

static void write_held (GString *text, guint party, const Held *held, const char *since) {
  g_string_append_printf (
      text, "{'party': 'p%u', 'issue': 'i', 'accepts': {'from': %u, 'to': %u}, 'since': '%s'},",
      party, held->from, held->to, since);
  g_string_append_printf (
      text,
      "{'party': 'p%u', 'issue': 'o', 'accepts': {'from': 'l%u', 'to': 'l%u'}, 'since': '%s'},",
      party, held->low, held->high, since);
  g_string_append_printf (text, "{'party': 'p%u', 'issue': 'n', 'since': '%s', 'accepts': [", party,
                          since);
  for (guint i = 0, n = 0; i < 3; i++)
    if (held->takes[i])
      g_string_append_printf (text, "%s'x%u'", n++ > 0 ? ", " : "", i);
  g_string_append (text, "]},");
}

static DmAnalysis *analyse (const Talks *talks) {
  const DmReadingSpec spec = { .compare_date = "2026-03" };
  g_autoptr (GString) text
      = g_string_new ("{'demarche': 1, 'title': 'T', 'date': '2026-05', 'parties': [");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PARTIES; i++)
    g_string_append_printf (text, "%s{'id': 'p%u', 'name': 'P%u'}", i > 0 ? ", " : "", i, i);
  g_string_append (
      text,
      "], 'issues': ["
      "{'id': 'i', 'name': 'I', 'scale': {'type': 'interval', 'min': 0, 'max': 10, 'unit': 'h'}},"
      "{'id': 'o', 'name': 'O', 'scale': {'type': 'ordinal', 'levels': ["
      "{'id': 'l0', 'name': 'L0'}, {'id': 'l1', 'name': 'L1'},"
      "{'id': 'l2', 'name': 'L2'}, {'id': 'l3', 'name': 'L3'}]}},"
      "{'id': 'n', 'name': 'N', 'scale': {'type': 'nominal', 'options': ["
      "{'id': 'x0', 'name': 'X0'}, {'id': 'x1', 'name': 'X1'}, {'id': 'x2', 'name': 'X2'}]}}],"
      "'positions': [");
  for (guint i = 0; i < N_PARTIES; i++) {
    write_held (text, i, &talks->then[i], "2026-03");
    write_held (text, i, &talks->now[i], "2026-04");
  }
  g_string_truncate (text, text->len - 1);
  g_string_append (text, "]}");
  g_strdelimit (text->str, "'", '"');
  g_autoptr (DmModel) model
      = dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DmReading) reading = dm_reading_new (model, &spec, &error);
  g_assert_no_error (error);
  DmAnalysis *analysis = dm_analysis_new (reading, NULL, &error);
  g_assert_no_error (error);
  return analysis;
}

static DmScene *draw (DmAnalysis *analysis, int nth, DmStage stage) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  const DmMapLook look = { .style = style, .width_px = 1100, .stage = stage };

  return nth < 0 ? dm_map_header_new (analysis, &look)
                 : dm_map_row_new (dm_analysis_get_result (analysis, (guint) nth), &look, NULL);
}

/* --- counted --- */

static guint count_at (const Held *held, double place) {
  guint n = 0;

  for (guint i = 0; i < N_PARTIES; i++)
    n += held[i].from <= place && place <= held[i].to;
  return n;
}

static guint count_level (const Held *held, guint level) {
  guint n = 0;

  for (guint i = 0; i < N_PARTIES; i++)
    n += held[i].low <= level && level <= held[i].high;
  return n;
}

static guint count_option (const Held *held, guint option) {
  guint n = 0;

  for (guint i = 0; i < N_PARTIES; i++)
    n += held[i].takes[option];
  return n;
}

/* --- drawn --- */

static int find_mark (DmScene *scene, const char *id) {
  for (guint i = 0; i < dm_scene_get_n_marks (scene); i++)
    if (g_strcmp0 (dm_scene_get_mark (scene, i)->id, id) == 0)
      return (int) i;
  return -1;
}

/* How high the highest of what belongs to a mark rises above @base: columns, or a dashed line. */
static double measure_rise (DmScene *scene, int mark, DmShapeKind kind, double base) {
  double top = base;

  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    if (shape->mark == mark && shape->kind == kind)
      top = MIN (top, dm_shape_get_bounds (shape).y
                          + (kind == DM_SHAPE_PATH ? shape->stroke_width / 2 : 0));
  }
  return base - top;
}

static double find_base (DmScene *scene, int mark) {
  for (guint i = 0; i < dm_scene_get_n_shapes (scene); i++) {
    const DmShape *shape = dm_scene_get_shape (scene, i);
    if (shape->mark == mark && shape->kind == DM_SHAPE_RECT)
      return shape->box.y + shape->box.height;
  }
  g_assert_not_reached ();
}

/* The outline is as high over the columns as more would have accepted. */
static void check_height (DmScene *scene, const char *issue, guint most_now, guint most_then) {
  g_autofree char *id = g_strdup_printf ("%s.profile", issue);
  g_autofree char *other_id = g_strdup_printf ("%s.profile.replaced", issue);
  int profile = find_mark (scene, id), other = find_mark (scene, other_id);
  double base = find_base (scene, profile);
  double rise = measure_rise (scene, profile, DM_SHAPE_RECT, base);

  g_assert_cmpfloat_with_epsilon (measure_rise (scene, other, DM_SHAPE_PATH, base),
                                  rise * most_then / most_now, 0.5);
}

static gboolean check_interval (DmAnalysis *analysis, const Talks *talks) {
  g_autoptr (DmScene) scene = draw (analysis, 0, DM_STAGE_FULL);
  gboolean differs = FALSE;
  guint most_now = 0, most_then = 0;

  for (guint i = 0; i < N_PLACES; i++) {
    guint now = count_at (talks->now, i / 2.0), then = count_at (talks->then, i / 2.0);
    differs |= now != then;
    most_now = MAX (most_now, now);
    most_then = MAX (most_then, then);
  }
  g_assert_cmpint (find_mark (scene, "i.profile.replaced") >= 0, ==, differs);
  if (differs)
    check_height (scene, "i", most_now, most_then);
  return differs;
}

static gboolean check_ordinal (DmAnalysis *analysis, const Talks *talks) {
  g_autoptr (DmScene) scene = draw (analysis, 1, DM_STAGE_FULL);
  g_autoptr (GString) said = g_string_new (
      "Compared, as of March 2026: how many of the 10 parties on record would accept each place.");
  gboolean differs = FALSE;
  guint most_now = 0, most_then = 0;

  for (guint i = 0; i < N_LEVELS; i++) {
    guint now = count_level (talks->now, i), then = count_level (talks->then, i);
    differs |= now != then;
    most_now = MAX (most_now, now);
    most_then = MAX (most_then, then);
    g_string_append_printf (said, "%sL%u: %u", i == 0 ? " " : "; ", i, then);
  }
  g_string_append (said, ".");
  g_assert_cmpint (find_mark (scene, "o.profile.replaced") >= 0, ==, differs);
  if (!differs)
    return FALSE;
  check_height (scene, "o", most_now, most_then);
  g_assert_cmpstr (dm_scene_get_sentence (scene, dm_scene_find_mark (scene, "o.profile.replaced")),
                   ==, said->str);
  return TRUE;
}

static gboolean check_nominal (DmAnalysis *analysis, const Talks *talks) {
  g_autoptr (DmScene) scene = draw (analysis, 2, DM_STAGE_FULL);
  gboolean differs = FALSE;

  for (guint i = 0; i < 3; i++)
    differs |= count_option (talks->now, i) != count_option (talks->then, i);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *id = g_strdup_printf ("n.option-x%u", i);
    g_autofree char *said
        = g_strdup_printf ("Compared, as of March 2026: %u of the 10 parties would accept it.",
                           count_option (talks->then, i));
    const char *sentence = dm_scene_get_sentence (scene, dm_scene_find_mark (scene, id));
    g_assert_cmpint (strstr (sentence, said) != NULL, ==, differs);
  }
  return differs;
}

static void test_counts (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);
  guint n_other = 0;

  for (guint i = 0; i < N_ROUNDS; i++) {
    Talks talks = draw_talks (rand);
    g_autoptr (DmAnalysis) analysis = analyse (&talks);
    g_autoptr (DmScene) header = draw (analysis, -1, DM_STAGE_FULL);
    g_autoptr (DmScene) folded = draw (analysis, -1, DM_STAGE_LINE);
    gboolean other = check_interval (analysis, &talks);

    other |= check_ordinal (analysis, &talks);
    other |= check_nominal (analysis, &talks);
    g_assert_cmpint (find_mark (header, "key.count-replaced") >= 0, ==, other);
    g_assert_cmpint (find_mark (folded, "key.count-replaced"), <, 0);
    n_other += other;
  }
  g_assert_cmpuint (n_other, >, N_ROUNDS / 3);
  g_assert_cmpuint (n_other, <, N_ROUNDS);
}

/* One line has no room for what was. */
static void test_folded (void) {
  Talks talks = { { { .to = 3 } }, { { .to = 7 } } };

  for (guint i = 0; i < N_PARTIES; i++)
    talks.then[i].takes[0] = talks.now[i].takes[0] = TRUE;
  g_autoptr (DmAnalysis) analysis = analyse (&talks);
  for (DmStage stage = DM_STAGE_FULL; stage < DM_N_STAGES; stage++) {
    g_autoptr (DmScene) scene = draw (analysis, 0, stage);
    g_assert_cmpint (find_mark (scene, "i.profile.replaced") >= 0, ==, stage <= DM_STAGE_LANES);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison-profile/counts", test_counts);
  g_test_add_func ("/comparison-profile/folded", test_folded);
  return g_test_run ();
}
