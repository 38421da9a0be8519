/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a briefing: what each shows and says; those that are computed; and a step written as a view and read again. */
#include <string.h>

#include "dm-deck.h"
#include "dm-edit.h"
#include "dm-error.h"
#include "dm-reader.h"
#include "dm-stack-section.h"
#include "example.h"

/* An example of whose briefing all is computed. */
static DmModel *load_without_steps (const char *example) {
  DmModel *model = example_load (example);

  while (dm_model_get_n_views (model) > 0) {
    const DmTarget target = { .kind = DM_TARGET_VIEW, .id = dm_model_get_view (model, 0)->id };
    g_auto (DmEditReport) report = { NULL };
    DmModel *fewer = dm_edit_remove (model, &target, &report);

    dm_model_unref (model);
    model = fewer;
  }
  return model;
}

static DmModel *read_text (const char *text) {
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return model;
}

static DmBriefing *brief (DmModel *model) {
  g_autoptr (GError) error = NULL;
  DmBriefing *briefing = dm_briefing_new (model, NULL, &error);

  g_assert_no_error (error);
  return briefing;
}

/* The ids of the issues whose rows a step shows, in their order. */
static char *list_rows (const DmBriefingStep *step, DmModel *model) {
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStack) stack = dm_briefing_step_new_stack (step, model, NULL, &error);
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  DmMapLook look = { .style = style, .width_px = 1280 };
  GString *rows = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < stack->n_scenes; i++) {
    g_autoptr (DmScene) scene = dm_stack_new_scene (stack, i, &look);

    for (guint m = 0; m < dm_scene_get_n_marks (scene); m++) {
      const DmMark *mark = dm_scene_get_mark (scene, m);

      if (mark->kind == DM_MARK_ISSUE)
        g_string_append_printf (rows, "%s%s", rows->len > 0 ? " " : "",
                                dm_model_get_issue (model, (guint) mark->issue)->id);
    }
  }
  return g_string_free (rows, FALSE);
}

static const DmBriefingStep *find_step (const DmBriefing *briefing, const char *title) {
  for (guint i = 0; i < dm_briefing_get_n_steps (briefing); i++)
    if (strcmp (dm_briefing_get_step (briefing, i)->title, title) == 0)
      return dm_briefing_get_step (briefing, i);
  return NULL;
}

/* --- computed --- */

#define ALL                                                                                        \
  "frontier-troops menacing crimea-soldiers irregulars crimea-status form-of-state orientation "   \
  "who-decides minorities talks sanctions"

static const struct {
  const char *title, *caption, *rows;
  DmViewKind view;
} of_crimea[] = {
  { "Overview",
    "The sides meet on 3 of 11 issues. 6 gaps remain. Red lines close 1 issue. On 1 fewer than two "
    "are on record.",
    ALL, DM_VIEW_MAP },
  { "Security on the ground",
    "The sides meet on none of the 4 issues. 3 gaps remain. On 1 fewer than two are on record.",
    "frontier-troops menacing crimea-soldiers irregulars", DM_VIEW_MAP },
  { "Territory",
    "Crimea’s status. Deadlock: red lines of United States and Russia exclude each other.",
    "crimea-status", DM_VIEW_MAP },
  { "Ukraine’s constitution", "The sides meet on none of the 2 issues. 2 gaps remain.",
    "form-of-state orientation", DM_VIEW_MAP },
  { "Process", "The sides meet on 3 of 4 issues. 1 gap remains.",
    "who-decides minorities talks sanctions", DM_VIEW_MAP },
  { "Where the sides meet",
    "All on record could agree on “Ethnic minorities’ status as a topic”, “Going on with the "
    "talks”, “Further sanctions on Russia”.",
    "minorities talks sanctions", DM_VIEW_MAP },
  { "The widest gaps",
    "The sides are furthest apart on “Russian troops at the frontier”. Gap: 40,000 troops; no red "
    "line in between. Shown are 5 gaps of 6.",
    "frontier-troops menacing crimea-soldiers orientation form-of-state", DM_VIEW_MAP },
  { "What is closed",
    "Nothing settles “Crimea’s status”: United States will not go past “left open, not "
    "recognised”; Russia will not stop short of “recognised as Russian”.",
    "crimea-status", DM_VIEW_MAP },
  { "What would open the gaps", "6 gaps remain; the cheapest way through them costs 2.56 in all.",
    NULL, DM_VIEW_AGREEMENTS },
  { "Who is missing", "3 issues can’t be settled without Ukraine, which isn’t at the table.",
    "form-of-state orientation who-decides", DM_VIEW_MAP },
};

static void test_automatic (void) {
  g_autoptr (DmModel) model = load_without_steps ("crimea-2014");
  g_autoptr (DmBriefing) briefing = brief (model);

  g_assert_true (briefing->automatic);
  g_assert_cmpuint (dm_briefing_get_n_steps (briefing), ==, G_N_ELEMENTS (of_crimea));
  for (guint i = 0; i < dm_briefing_get_n_steps (briefing); i++) {
    const DmBriefingStep *step = dm_briefing_get_step (briefing, i);
    g_autofree char *rows = list_rows (step, model);

    g_assert_cmpstr (step->title, ==, of_crimea[i].title);
    g_assert_cmpstr (step->caption, ==, of_crimea[i].caption);
    g_assert_cmpint (step->view, ==, of_crimea[i].view);
    g_assert_null (step->id);
    g_assert_nonnull (step->notes);
    if (of_crimea[i].rows != NULL)
      g_assert_cmpstr (rows, ==, of_crimea[i].rows);
  }
}

#define AB                                                                                         \
  "{\"demarche\": 1, \"title\": \"T\", \"parties\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": "  \
  "\"b\", \"name\": \"B\"}]"
#define ISSUE(id, name, basket)                                                                    \
  "{\"id\": \"" id "\", \"name\": \"" name "\"" basket                                             \
  ", \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 10, \"unit\": \"km\"}}"
#define HOLDS(party, issue, demand)                                                                \
  "{\"party\": \"" party "\", \"issue\": \"" issue "\", \"demand\": " demand "}"

/* What there is none of gets no step, and neither does a basket that has all the issues. */
static void test_left_out (void) {
  static const struct {
    const char *text, *steps;
  } cases[] = {
    { AB "}", "Overview: -" },
    { AB ", \"issues\": [" ISSUE ("x", "X", "") "]}", "Overview: X. Silent: nobody is on record." },
    { AB ", \"issues\": [" ISSUE ("x", "Why?", "") "], \"positions\": [" HOLDS (
          "a", "x", "1") ", " HOLDS ("b", "x", "1") "]}",
      "Overview: Why? Overlap: 1 km.\n"
      "Where the sides meet: All on record could agree on “Why?”." },
    { AB
      ", \"baskets\": [{\"id\": \"g\", \"name\": \"G\"}], \"issues\": [" ISSUE ("x", "X", ", \"basket\": \"g\"") ", " ISSUE (
          "y", "Y",
          ", \"basket\": \"g\"") "], \"positions\": [" HOLDS ("a", "x",
                                                              "1") ", " HOLDS ("b", "x",
                                                                               "1") ", " HOLDS ("a",
                                                                                                "y",
                                                                                                "2") ", " HOLDS ("b",
                                                                                                                 "y",
                                                                                                                 "2") "]}",
      "Overview: The sides meet on all 2 issues.\n"
      "Where the sides meet: All on record could agree on “X”, “Y”." },
    { AB ", \"baskets\": [{\"id\": \"g\", \"name\": \"G\"}, {\"id\": \"h\", \"name\": \"H\"}], "
         "\"issues\": [" ISSUE ("x", "X", ", \"basket\": \"g\"") ", " ISSUE ("y", "Y", "") "]}",
      "Overview: The sides meet on none of the 2 issues. On 2 fewer than two are on record.\n"
      "G: X. Silent: nobody is on record.\n"
      "Other issues: Y. Silent: nobody is on record." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmModel) model = read_text (cases[i].text);
    g_autoptr (DmBriefing) briefing = brief (model);
    g_autoptr (GString) steps = g_string_new (NULL);

    for (guint j = 0; j < dm_briefing_get_n_steps (briefing); j++) {
      const DmBriefingStep *step = dm_briefing_get_step (briefing, j);

      g_string_append_printf (steps, "%s%s: %s", j > 0 ? "\n" : "", step->title,
                              step->caption != NULL ? step->caption : "-");
    }
    g_assert_cmpstr (steps->str, ==, cases[i].steps);
  }
}

/* Of so many issues the packages aren't looked through. */
static void test_large (void) {
  g_autoptr (GString) json = g_string_new (AB ", \"issues\": [");
  g_autoptr (DmModel) model = NULL;
  g_autoptr (DmBriefing) briefing = NULL;
  const DmBriefingStep *step;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (json, "%s" ISSUE ("i%u", "I%u", ""), i > 0 ? ", " : "", i, i);
  g_string_append (json, "], \"positions\": [");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (json, "%s" HOLDS ("a", "i%u", "1") ", " HOLDS ("b", "i%u", "%u"),
                            i > 0 ? ", " : "", i, i, i % 10);
  g_string_append (json, "]}");
  model = read_text (json->str);
  briefing = brief (model);
  step = find_step (briefing, "What would open the gaps");
  g_assert_nonnull (step);
  g_assert_cmpint (step->view, ==, DM_VIEW_MAP);
  g_assert_cmpuint (g_strv_length (step->issues), ==, 90);
  step = find_step (briefing, "Where the sides meet");
  g_assert_cmpstr (step->caption, ==,
                   "All on record could agree on “I1”, “I11”, “I21”, “I31” and 6 more.");
  step = find_step (briefing, "The widest gaps");
  g_assert_cmpstr (step->issues[0], ==, "i9");
  g_assert_cmpuint (g_strv_length (step->issues), ==, 5);
}

static void test_cancelled (void) {
  g_autoptr (DmModel) model = load_without_steps ("crimea-2014");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dm_briefing_new (model, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- a model's own --- */

static void test_own (void) {
  static const char *const rows[][2] = {
    { "seat", "seat" },
    { "need", "key" },
  };
  g_autoptr (DmModel) model = example_load ("river-basin");
  g_autoptr (DmBriefing) briefing = brief (model);
  g_autoptr (DmReading) reading = NULL;

  g_assert_false (briefing->automatic);
  g_assert_cmpuint (dm_briefing_get_n_steps (briefing), ==, dm_model_get_n_views (model));
  g_assert_cmpint (dm_briefing_find_step (briefing, "nowhere"), ==, -1);
  g_assert_cmpint (dm_briefing_find_step (briefing, NULL), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    int nth = dm_briefing_find_step (briefing, rows[i][0]);
    g_autofree char *shown = list_rows (dm_briefing_get_step (briefing, (guint) nth), model);

    g_assert_cmpstr (shown, ==, rows[i][1]);
  }
  reading = dm_briefing_step_read (find_step (briefing, "Two by two they agree"), model, NULL);
  g_assert_cmpuint (dm_reading_get_n_parties (reading), ==, 3);
  g_clear_pointer (&reading, dm_reading_unref);
  reading = dm_briefing_step_read (find_step (briefing, "What one word would change"), model, NULL);
  g_assert_cmpint (dm_reading_get_scenario (reading), ==, 0);
}

/* The step's words stand over every view, in place of the model's title, which begins the line below. */
static void test_heading (void) {
  static const DmViewKind views[]
      = { DM_VIEW_MAP, DM_VIEW_MATRIX, DM_VIEW_AGREEMENTS, DM_VIEW_TIMELINE };
  g_autoptr (DmModel) model = example_load ("crimea-2014");
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  const DmMapLook look = { .style = style, .width_px = 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++) {
    g_autoptr (DmBriefingStep) step = dm_briefing_step_new ("Who moves?", views[i]);
    g_autoptr (GString) texts = g_string_new (NULL);

    step->caption = g_strdup ("Nobody yet.");
    g_autoptr (DmStack) stack = dm_briefing_step_new_stack (step, model, NULL, NULL);
    g_autoptr (DmScene) scene = dm_stack_new_scene (stack, 0, &look);
    const DmMark *title = dm_scene_find_mark (scene, "title");

    g_assert_cmpstr (stack->title, ==, "Who moves?");
    g_assert_cmpstr (title->label, ==, "Who moves?");
    g_assert_true (g_str_has_prefix (dm_scene_get_sentence (scene, title),
                                     "Who moves? Nobody yet. Talks on Crimea"));
    for (guint s = 0; s < 3; s++)
      g_string_append_printf (texts, "%s|", dm_scene_get_shape (scene, s)->text);
    g_assert_true (g_str_has_prefix (texts->str, "Who moves?|Nobody yet.|Talks on Crimea and "
                                                 "Ukraine: where the sides stand  ·  As of 1 April "
                                                 "2014"));
  }
}

/* A view that says several things is broken into them, each under the view's head: nothing is lost, nothing is there twice. */
static void test_sections (void) {
  static const struct {
    DmViewKind view;
    guint n_sections;
  } cases[] = { { DM_VIEW_MATRIX, 3 }, { DM_VIEW_AGREEMENTS, 3 }, { DM_VIEW_MAP, 4 } };
  g_autoptr (DmModel) model = example_load ("crimea-2014");
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  const DmMapLook look = { .style = style, .width_px = 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmBriefingStep) step = dm_briefing_step_new ("Who moves?", cases[i].view);
    g_autoptr (DmStack) stack = dm_briefing_step_new_stack (step, model, NULL, NULL);
    g_autoptr (GPtrArray) sections = dm_stack_list_sections (stack, 0);
    guint nth = 1;

    g_assert_cmpuint (sections->len, ==, cases[i].n_sections);
    for (guint s = 0; s < sections->len; s++) {
      DmStack *section = g_ptr_array_index (sections, s);
      g_autoptr (DmScene) head = dm_stack_new_scene (section, 0, &look);

      g_assert_cmpstr (section->title, ==, "Who moves?");
      g_assert_nonnull (dm_scene_find_mark (head, "title"));
      for (guint n = 1; n < section->n_scenes; n++) {
        g_autoptr (DmScene) scene = dm_stack_new_scene (section, n, &look);
        g_autoptr (DmScene) same = dm_stack_new_scene (stack, nth++, &look);

        g_assert_true (dm_scene_looks_like (scene, same));
      }
    }
    g_assert_cmpuint (nth, ==, stack->n_scenes);
  }
}

/* Of a map as many rows as are asked for: baskets that have room together stay so, of a longer one the heading comes again. */
static void test_sections_of_rows (void) {
  /* the baskets of the example have 4, 1, 2 and 4 issues */
  static const struct {
    guint most_rows, n_sections;
    guint n_rows[11];
  } cases[] = { { 11, 1, { 11 } },           { 10, 2, { 7, 4 } },
                { 5, 3, { 5, 2, 4 } },       { 4, 3, { 4, 3, 4 } },
                { 3, 5, { 2, 3, 2, 2, 2 } }, { 1, 11, { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } } };
  g_autoptr (DmModel) model = example_load ("crimea-2014");
  g_autoptr (DmBriefingStep) step = dm_briefing_step_new ("All", DM_VIEW_MAP);
  g_autoptr (DmStack) stack = dm_briefing_step_new_stack (step, model, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) sections = dm_stack_list_sections (stack, cases[i].most_rows);

    g_assert_cmpuint (sections->len, ==, cases[i].n_sections);
    for (guint s = 0; s < sections->len; s++) {
      const DmStack *section = g_ptr_array_index (sections, s);
      guint n_rows = 0;

      g_assert_cmpint (dm_stack_get_part (section, 0), ==, DM_STACK_HEAD);
      g_assert_cmpint (dm_stack_get_part (section, 1), ==, DM_STACK_HEADING);
      for (guint n = 2; n < section->n_scenes; n++)
        n_rows += dm_stack_get_part (section, n) == DM_STACK_ROW;
      g_assert_cmpuint (n_rows, ==, cases[i].n_rows[s]);
    }
  }
}

/* What doesn't read the model any more is an error, not an empty picture. */
static void test_unreadable (void) {
  g_autoptr (DmModel) model = example_load ("crimea-2014");
  g_autoptr (DmBriefingStep) step = dm_briefing_step_new ("X", DM_VIEW_MAP);
  g_autoptr (GError) error = NULL;

  step->scenario = g_strdup ("gone");
  g_assert_null (dm_briefing_step_new_stack (step, model, NULL, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_USAGE);
}

/* --- written as a view --- */

static void assert_same (const DmBriefingStep *a, const DmBriefingStep *b) {
  g_autofree char *one = dm_briefing_step_to_json (a, "same"),
                  *other = dm_briefing_step_to_json (b, "same");

  g_assert_cmpstr (one, ==, other);
}

/* Steps that are written into a model are its own, and say what they said; so do its own ones, written once more. */
static void test_written (void) {
  static const char *const examples[] = { "crimea-2014", "labour-contract", "river-basin" };

  for (guint e = 0; e < G_N_ELEMENTS (examples); e++) {
    g_autoptr (DmModel) model = example_load (examples[e]);
    guint n_own = dm_model_get_n_views (model);
    g_autoptr (DmBriefing) before = brief (model);
    g_autoptr (DmBriefing) after = NULL;

    for (guint i = 0; i < dm_briefing_get_n_steps (before); i++) {
      const DmBriefingStep *step = dm_briefing_get_step (before, i);
      g_autofree char *id = dm_edit_make_id (model, DM_TARGET_VIEW, step->title);
      g_autofree char *json = dm_briefing_step_to_json (step, id);
      g_auto (DmEditReport) report = { NULL };
      DmModel *changed = dm_edit_add (model, DM_TARGET_VIEW, json, G_MAXUINT, &report);

      g_assert_nonnull (changed);
      dm_model_unref (model);
      model = changed;
    }
    after = brief (model);
    g_assert_false (after->automatic);
    g_assert_cmpuint (dm_briefing_get_n_steps (after), ==,
                      n_own + dm_briefing_get_n_steps (before));
    for (guint i = 0; i < dm_briefing_get_n_steps (before); i++)
      assert_same (dm_briefing_get_step (before, i), dm_briefing_get_step (after, n_own + i));
  }
}

/* Every member of the format reaches the step, and the way back; an empty list isn't an absent one. */
static void test_members (void) {
  static const char view[]
      = "{\"id\": \"v\", \"title\": \"T\", \"caption\": \"C\", \"notes\": \"N “1”\\n2\", \"view\": "
        "\"timeline\", \"parties\": [\"b\", \"a\"], \"issues\": [\"x\"], \"baskets\": [], "
        "\"date\": \"2014-04\", \"compare_date\": \"2013\", \"compare_scenario\": \"s\", \"scenario\": \"s\", \"proposal\": "
        "\"p\", \"sort\": \"salience\", \"forecast\": true, \"draws\": 400, \"seed\": 8}";
  g_autofree char *text = g_strdup_printf (
      AB ", \"issues\": [" ISSUE ("x", "X", "") "], \"scenarios\": [{\"id\": \"s\", \"name\": "
                                                "\"S\"}], \"proposals\": [{\"id\": \"p\", "
                                                "\"name\": \"P\"}], \"views\": [%s]}",
      view);
  g_autoptr (DmModel) model = read_text (text);
  g_autoptr (DmBriefing) briefing = brief (model);
  const DmBriefingStep *step = dm_briefing_get_step (briefing, 0);
  g_autofree char *json = dm_briefing_step_to_json (step, step->id);

  g_assert_cmpstr (json, ==, view);
  g_assert_nonnull (step->baskets);
  g_assert_cmpuint (g_strv_length (step->baskets), ==, 0);
  g_assert_cmpint (step->view, ==, DM_VIEW_TIMELINE);
  g_assert_cmpint (step->sort, ==, DM_SORT_SALIENCE);
  g_assert_true (step->forecast);
  g_assert_cmpuint (step->draws.n_draws, ==, 400);
  g_assert_cmpuint (step->draws.seed, ==, 8);
}

static char *list_slides (const DmDeck *deck) {
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < dm_deck_get_n_slides (deck); i++) {
    const DmSlide *slide = dm_deck_get_slide (deck, i);

    if (slide->issue == NULL)
      g_string_append_printf (list, "%s%u", i > 0 ? " " : "", slide->nth_step);
    else
      g_string_append_printf (list, " %s", slide->issue);
  }
  return g_string_free (list, FALSE);
}

/* What the scenes of a step say, each a line. */
static char *tell (const DmBriefingStep *step, DmModel *model) {
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStack) stack = dm_briefing_step_new_stack (step, model, NULL, &error);
  g_autoptr (DmStyle) style = dm_style_new (DM_THEME_LIGHT, NULL, model);
  DmMapLook look = { .style = style, .width_px = 1280 };
  GString *told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < stack->n_scenes; i++) {
    g_autoptr (DmScene) scene = dm_stack_new_scene (stack, i, &look);

    g_string_append_printf (told, "%s\n", dm_scene_get_label (scene));
  }
  return g_string_free (told, FALSE);
}

/* A step marks what it says, as a whole and issue by issue, drawn the same way; others mark nothing. */
static void test_marks (void) {
  g_autoptr (DmModel) crimea = example_load ("crimea-2014");
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = dm_edit_add (crimea, DM_TARGET_VIEW,
                                           "{\"id\": \"v\", \"title\": \"V\", \"issues\": "
                                           "[\"menacing\", \"orientation\"], \"forecast\": true, "
                                           "\"draws\": 400, \"seed\": 8}",
                                           0, &report);
  g_autoptr (DmBriefing) briefing = brief (model);
  g_autoptr (DmDeck) deck = dm_deck_new (briefing, NULL, NULL);
  g_autofree char *whole = tell (dm_deck_get_slide (deck, 0)->shown, model);
  g_autofree char *one = tell (dm_deck_get_slide (deck, 1)->shown, model);
  g_auto (GStrv) lines = g_strsplit (one, "\n", -1);
  g_autoptr (DmBriefingStep) plain = dm_briefing_step_new ("V", DM_VIEW_MAP);
  g_autofree char *unmarked = tell (plain, model);
  gboolean found = FALSE;

  g_assert_cmpstr (dm_deck_get_slide (deck, 1)->issue, ==, "menacing");
  g_assert_nonnull (strstr (whole, "of 400 draws"));
  g_assert_nonnull (strstr (whole, "Forecast by influence and salience"));
  for (guint i = 0; lines[i] != NULL; i++) {
    gboolean is_row = strstr (lines[i], "of 400 draws") != NULL;

    found |= is_row;
    g_assert_true (!is_row || strstr (whole, lines[i]) != NULL);
  }
  g_assert_true (found);
  g_assert_null (strstr (unmarked, "draws"));
  g_assert_null (strstr (unmarked, "Forecast"));
}

/* --- as it is presented --- */

/* Each step, then its issues as they stand on the map; one of everything isn't looked at one by one where others are about less. */
static void test_deck (void) {
  g_autoptr (DmModel) model = load_without_steps ("crimea-2014");
  g_autoptr (DmBriefing) briefing = brief (model);
  g_autoptr (DmDeck) deck = dm_deck_new (briefing, NULL, NULL);
  g_autofree char *slides = list_slides (deck);

  g_assert_cmpstr (slides, ==,
                   "0 "
                   "1 frontier-troops menacing crimea-soldiers irregulars "
                   "2 "
                   "3 form-of-state orientation "
                   "4 who-decides minorities talks sanctions "
                   "5 minorities talks sanctions "
                   "6 frontier-troops menacing crimea-soldiers orientation form-of-state "
                   "7 "
                   "8 "
                   "9 form-of-state orientation who-decides");
  g_assert_cmpuint (dm_deck_find_step (deck, 0), ==, 0);
  g_assert_cmpuint (dm_deck_find_step (deck, 2), ==, 6);
  g_assert_cmpuint (dm_deck_find_step (deck, 99), ==, 27);
  g_assert_cmpuint (dm_deck_find_issue (deck, "menacing"), ==, 3);
  g_assert_cmpuint (dm_deck_find_issue (deck, "crimea-status"), ==, 25);
  g_assert_cmpuint (dm_deck_find_issue (deck, "nowhere"), ==, 0);
  g_assert_cmpuint (dm_deck_find_issue (deck, NULL), ==, 0);
}

/* Where every step shows everything, its issues are looked at one by one after all. */
static void test_deck_of_all (void) {
  g_autoptr (DmModel) model = read_text (AB ", \"issues\": [" ISSUE ("x", "X", "") ", " ISSUE (
      "y", "Y", "") "], \"views\": [{\"id\": \"v\", \"title\": \"V\"}, {\"id\": \"m\", "
                    "\"title\": \"M\", \"view\": \"matrix\"}, {\"id\": \"s\", \"title\": "
                    "\"S\", \"scenario\": \"s\"}], \"scenarios\": [{\"id\": \"s\", "
                    "\"name\": \"S\"}]}");
  g_autoptr (DmBriefing) briefing = brief (model);
  g_autoptr (DmDeck) deck = dm_deck_new (briefing, NULL, NULL);
  g_autofree char *slides = list_slides (deck);

  g_assert_cmpstr (slides, ==, "0 x y 1 2 x y");
  g_assert_cmpstr (dm_deck_get_slide (deck, 5)->shown->scenario, ==, "s");
  g_assert_null (dm_deck_get_slide (deck, 5)->shown->caption);
}

/* After an edit one stays with what one was at, wherever that stands now. */
static void test_deck_follow (void) {
  g_autoptr (DmModel) model = example_load ("river-basin");
  g_autoptr (DmBriefing) briefing = brief (model);
  g_autoptr (DmDeck) deck = dm_deck_new (briefing, NULL, NULL);
  DmTarget target = { .kind = DM_TARGET_VIEW, .id = "dam" };
  g_auto (DmEditReport) report = { NULL }, removal = { NULL };
  g_autoptr (DmModel) moved = dm_edit_move (model, &target, 0, &report);
  g_autoptr (DmBriefing) moved_briefing = brief (moved);
  g_autoptr (DmDeck) after = dm_deck_new (moved_briefing, NULL, NULL);
  guint nth = dm_deck_find_step (deck, 2) + 1, now = dm_deck_follow (after, deck, nth);

  g_assert_cmpstr (dm_deck_get_slide (after, now)->issue, ==, dm_deck_get_slide (deck, nth)->issue);
  g_assert_cmpuint (dm_deck_get_slide (after, now)->nth_step, ==, 0);
  g_assert_cmpuint (dm_deck_follow (after, NULL, 3), ==, 0);
  /* where it went, with the step that stands there now */
  g_autoptr (DmModel) without = dm_edit_remove (model, &target, &removal);
  g_autoptr (DmBriefing) fewer = brief (without);
  g_autoptr (DmDeck) rest = dm_deck_new (fewer, NULL, NULL);

  now = dm_deck_follow (rest, deck, nth);
  g_assert_cmpstr (dm_deck_get_slide (rest, now)->shown->id, ==, "need");
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/automatic", test_automatic);
  g_test_add_func ("/briefing/left-out", test_left_out);
  g_test_add_func ("/briefing/large", test_large);
  g_test_add_func ("/briefing/cancelled", test_cancelled);
  g_test_add_func ("/briefing/own", test_own);
  g_test_add_func ("/briefing/heading", test_heading);
  g_test_add_func ("/briefing/sections", test_sections);
  g_test_add_func ("/briefing/sections-of-rows", test_sections_of_rows);
  g_test_add_func ("/briefing/unreadable", test_unreadable);
  g_test_add_func ("/briefing/written", test_written);
  g_test_add_func ("/briefing/members", test_members);
  g_test_add_func ("/briefing/marks", test_marks);
  g_test_add_func ("/briefing/deck", test_deck);
  g_test_add_func ("/briefing/deck-of-all", test_deck_of_all);
  g_test_add_func ("/briefing/deck-follow", test_deck_follow);
  return g_test_run ();
}
