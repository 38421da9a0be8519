/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <locale.h>

#include "dm-pages.h"
#include "dm-reader.h"
#include "dm-stacks.h"
#include "example.h"

/* What a text's box may reach into another's, in px of the page: boxes are those of the tallest letters that there are. */
#define SLACK 1.0

typedef enum { VIEW_MAP, VIEW_MATRIX, VIEW_AGREEMENTS, VIEW_TIMELINE, N_VIEWS } View;

static const char *const view_names[] = { "map", "matrix", "agreements", "timeline" };

/* @name_words: of the name of each issue; @title_words: of the title */
static DmAnalysis *make_model (guint n_issues, guint name_words, guint title_words) {
  g_autoptr (GString) json = g_string_new ("{\"demarche\": 1, \"title\": \"Made");
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = NULL;

  for (guint i = 0; i < title_words; i++)
    g_string_append_printf (json, " title%u", i);
  g_string_append (json, "\", \"parties\": [{\"id\": \"a\", \"name\": \"A\"},"
                         "{\"id\": \"b\", \"name\": \"B\"}],"
                         "\"baskets\": [{\"id\": \"x\", \"name\": \"First\"},"
                         "{\"id\": \"y\", \"name\": \"Second\"}], \"issues\": [");
  for (guint i = 0; i < n_issues; i++) {
    g_string_append_printf (json, "%s{\"id\": \"i%u\", \"basket\": \"%s\", \"name\": \"Issue %u",
                            i > 0 ? "," : "", i, i % 3 == 0 ? "y" : "x", i);
    for (guint w = 0; w < name_words; w++)
      g_string_append_printf (json, " word%u", w);
    g_string_append (json, "\", \"scale\": "
                           "{\"type\": \"interval\", \"min\": 0, \"max\": 10, \"unit\": \"km\"}}");
  }
  g_string_append (json, "], \"positions\": [");
  for (guint i = 0; i < n_issues; i++)
    g_string_append_printf (json,
                            "%s{\"party\": \"a\", \"issue\": \"i%u\", \"demand\": 2},"
                            "{\"party\": \"b\", \"issue\": \"i%u\", \"demand\": 7}",
                            i > 0 ? "," : "", i, i);
  g_string_append (json, "]}");
  model = dm_reader_read_data (json->str, json->len, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return example_analyse_model (model, NULL);
}

static DmStack *new_stack (DmAnalysis *analysis, View view) {
  g_autoptr (GError) error = NULL;
  g_autoptr (DmSimilarity) similarity = NULL;
  g_autoptr (DmAgreement) agreement = NULL;
  g_autoptr (DmTimeline) timeline = NULL;

  if (view == VIEW_MAP)
    return dm_stack_new_map (analysis, DM_SORT_FILE);
  if (view == VIEW_MATRIX) {
    similarity = dm_similarity_new (analysis, NULL, &error);
    g_assert_no_error (error);
    return dm_stack_new_matrix (similarity, TRUE);
  }
  if (view == VIEW_TIMELINE) {
    timeline = dm_timeline_new (analysis);
    return dm_stack_new_timeline (timeline, DM_SORT_FILE);
  }
  agreement = dm_agreement_new (dm_analysis_get_reading (analysis), NULL, NULL, &error);
  g_assert_no_error (error);
  return dm_stack_new_agreements (agreement, NULL);
}

static DmPages *break_stack (const DmStack *stack, DmAnalysis *analysis, DmTheme theme,
                             const DmPageSetup *setup) {
  g_autoptr (DmStyle) style
      = dm_style_new (theme, NULL, dm_reading_get_model (dm_analysis_get_reading (analysis)));
  DmPages *pages = dm_pages_new (stack->title);

  dm_pages_add_stack (pages, stack, style, setup);
  dm_pages_number (pages, setup);
  return pages;
}

static const DmPage *get_page (const DmPages *pages, guint nth) {
  return g_ptr_array_index (pages->pages, nth);
}

static const DmPlaced *get_placed (const DmPage *page, guint nth) {
  return &g_array_index (page->placed, DmPlaced, nth);
}

/* --- what belongs together stays so --- */

typedef struct {
  const DmStack *stack;
  const DmPages *pages;
  guint next;    /* the scene of the stack that comes next */
  double cut_at; /* how much of it has been shown, where it is cut */
} Walk;

/* A scene that isn't there again is the next one of the stack, or goes on where it was cut. */
static void check_placed (Walk *walk, const DmPage *page, guint nth) {
  const DmPlaced *placed = get_placed (page, nth);
  DmStackPart part = dm_stack_get_part (walk->stack, walk->next);

  g_assert_cmpuint (walk->next, <, walk->stack->n_scenes);
  g_assert_cmpfloat (placed->from, ==, walk->cut_at);
  g_assert_cmpfloat (placed->scale, >=, 0.6);
  g_assert_cmpfloat (placed->to, >, placed->from);
  if (placed->to < dm_scene_get_height (placed->scene)) {
    walk->cut_at = placed->to;
    return;
  }
  walk->cut_at = 0;
  walk->next++;
  if (part != DM_STACK_HEADING)
    return;
  g_assert_cmpuint (nth + 1, <, page->placed->len);
  g_assert_false (get_placed (page, nth + 1)->repeats);
}

static void check_page (Walk *walk, const DmPage *page, guint nth) {
  double bottom = 0;
  guint n_new = 0;

  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = get_placed (page, i);
    DmBox box = dm_placed_get_box (placed);

    g_assert_cmpfloat (box.x, >=, -1e-6);
    g_assert_cmpfloat (box.x + box.width, <=, page->width_px + 1e-6);
    g_assert_cmpfloat (box.y, >=, bottom - 1e-6);
    bottom = box.y + box.height;
    if (placed->repeats)
      continue;
    if (n_new++ == 0 && nth > 0)
      g_assert_true (dm_stack_get_part (walk->stack, walk->next) != DM_STACK_FOOTER
                     || walk->cut_at > 0 || page->placed->len > 3);
    check_placed (walk, page, i);
  }
  g_assert_cmpuint (n_new, >, 0);
  g_assert_cmpfloat (bottom, <=, page->height_px + 1e-6);
}

static void check_number (const DmPage *page, guint nth, guint n) {
  const DmPlaced *last = get_placed (page, page->placed->len - 1);
  const DmMark *mark = dm_scene_find_mark (last->scene, "page");
  g_autofree char *expected = g_strdup_printf ("%u of %u", nth, n);

  if (n == 1) {
    g_assert_null (mark);
    return;
  }
  g_assert_nonnull (mark);
  g_assert_cmpstr (dm_scene_get_sentence (last->scene, mark), ==, expected);
  g_assert_true (last->repeats);
}

static void check_pages (const DmStack *stack, const DmPages *pages) {
  Walk walk = { stack, pages, 0, 0 };

  for (guint i = 0; i < pages->pages->len; i++) {
    check_page (&walk, get_page (pages, i), i);
    check_number (get_page (pages, i), i + 1, pages->pages->len);
  }
  g_assert_cmpuint (walk.next, ==, stack->n_scenes);
}

static void test_examples (void) {
  static const char *const names[] = { "crimea-2014", "company-sale", "labour-contract" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (DmAnalysis) analysis = example_analyse (names[i], NULL);

    for (guint view = 0; view < N_VIEWS; view++) {
      g_autoptr (DmStack) stack = new_stack (analysis, (View) view);

      for (guint paper = DM_PAPER_A4; paper < DM_N_PAPERS; paper++)
        for (guint stage = 0; stage < DM_N_STAGES; stage++) {
          const DmPageSetup setup
              = { .paper = (DmPaper) paper, .landscape = stage % 2 == 1, .stage = (DmStage) stage };
          g_autoptr (DmPages) pages = break_stack (stack, analysis, DM_THEME_LIGHT, &setup);

          check_pages (stack, pages);
        }
    }
  }
}

static void test_sizes (void) {
  static const struct {
    DmPaper paper;
    gboolean landscape;
    double width_mm, height_mm;
  } cases[] = {
    { DM_PAPER_A4, FALSE, 210, 297 },         { DM_PAPER_A4, TRUE, 297, 210 },
    { DM_PAPER_LETTER, FALSE, 215.9, 279.4 }, { DM_PAPER_LETTER, TRUE, 279.4, 215.9 },
    { DM_PAPER_16X9, FALSE, 338.667, 190.5 }, { DM_PAPER_4X3, FALSE, 254, 190.5 },
  };
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  g_autoptr (DmStack) stack = new_stack (analysis, VIEW_MAP);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const DmPageSetup setup = { .paper = cases[i].paper, .landscape = cases[i].landscape };
    g_autoptr (DmPages) pages = break_stack (stack, analysis, DM_THEME_LIGHT, &setup);

    g_assert_cmpuint (pages->pages->len, >, 1);
    for (guint p = 0; p < pages->pages->len; p++) {
      const DmPage *page = get_page (pages, p);

      g_assert_cmpfloat_with_epsilon (page->width_px * page->scale / 96 * 25.4, cases[i].width_mm,
                                      1e-3);
      g_assert_cmpfloat_with_epsilon (page->height_px * page->scale / 96 * 25.4, cases[i].height_mm,
                                      1e-3);
    }
  }
}

/* A page that begins within a basket says again which one, and the first words on it are the title's. */
static void test_heads (void) {
  const DmPageSetup setup = { .paper = DM_PAPER_A4 };
  g_autoptr (DmAnalysis) analysis = make_model (60, 0, 0);
  g_autoptr (DmStack) stack = new_stack (analysis, VIEW_MAP);
  g_autoptr (DmPages) pages = break_stack (stack, analysis, DM_THEME_LIGHT, &setup);
  guint n_again = 0;

  check_pages (stack, pages);
  g_assert_cmpuint (pages->pages->len, >, 4);
  for (guint i = 1; i < pages->pages->len; i++) {
    const DmPage *page = get_page (pages, i);
    const DmScene *head = get_placed (page, 0)->scene, *second = get_placed (page, 1)->scene;

    g_assert_true (get_placed (page, 0)->repeats);
    g_assert_nonnull (dm_scene_find_mark (head, "title"));
    g_assert_nonnull (dm_scene_find_mark (head, "party.a"));
    g_assert_nonnull (dm_scene_find_mark (head, "key.demand"));
    g_assert_true (dm_scene_find_mark (second, "basket.x") != NULL
                   || dm_scene_find_mark (second, "basket.y") != NULL);
    n_again += get_placed (page, 1)->repeats ? 1 : 0;
  }
  g_assert_cmpuint (n_again, >, 1);
}

/* Rows as high as several pages are cut between their lines, and a title as long as a page doesn't come again. */
static void test_high_rows (void) {
  const DmPageSetup setup = { .paper = DM_PAPER_16X9 };
  g_autoptr (DmAnalysis) rows = make_model (3, 400, 0), titled = make_model (12, 0, 900);
  g_autoptr (DmStack) high = new_stack (rows, VIEW_MAP), long_title = new_stack (titled, VIEW_MAP);
  g_autoptr (DmPages) cut = break_stack (high, rows, DM_THEME_LIGHT, &setup);
  g_autoptr (DmPages) headless = break_stack (long_title, titled, DM_THEME_LIGHT, &setup);
  guint n_cut = 0;

  check_pages (high, cut);
  check_pages (long_title, headless);
  for (guint p = 0; p < cut->pages->len; p++)
    for (guint i = 0; i < get_page (cut, p)->placed->len; i++) {
      const DmPlaced *placed = get_placed (get_page (cut, p), i);

      n_cut += !dm_placed_is_whole (placed);
      for (guint s = 0; s < dm_scene_get_n_shapes (placed->scene); s++) {
        const DmShape *shape = dm_scene_get_shape (placed->scene, s);
        DmBox bounds = dm_shape_get_bounds (shape);

        if (shape->kind == DM_SHAPE_TEXT && dm_placed_shows (placed, shape)) {
          g_assert_cmpfloat (bounds.y, >=, placed->from - 1e-6);
          g_assert_cmpfloat (bounds.y + bounds.height, <=, placed->to + 1e-6);
        }
      }
    }
  g_assert_cmpuint (n_cut, >, 3);
  for (guint p = 1; p < headless->pages->len; p++)
    g_assert_true (!get_placed (get_page (headless, p), 0)->repeats
                   || dm_scene_find_mark (get_placed (get_page (headless, p), 0)->scene, "title")
                          == NULL);
}

/* --- labels --- */

/* The text on a page, where it stands there. */
typedef struct {
  DmBox box;
  const char *text;
} Label;

static GArray *list_labels (const DmPage *page) {
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));

  for (guint i = 0; i < page->placed->len; i++) {
    const DmPlaced *placed = get_placed (page, i);

    for (guint s = 0; s < dm_scene_get_n_shapes (placed->scene); s++) {
      const DmShape *shape = dm_scene_get_shape (placed->scene, s);
      DmBox box = dm_shape_get_bounds (shape);
      Label label = { { placed->x + box.x * placed->scale,
                        placed->y + (box.y - placed->from) * placed->scale,
                        box.width * placed->scale, box.height * placed->scale },
                      shape->text };

      if (shape->kind == DM_SHAPE_TEXT && dm_placed_shows (placed, shape))
        g_array_append_val (labels, label);
    }
  }
  return labels;
}

static gboolean overlap (DmBox a, DmBox b) {
  return a.x + SLACK < b.x + b.width && b.x + SLACK < a.x + a.width && a.y + SLACK < b.y + b.height
         && b.y + SLACK < a.y + a.height;
}

static guint check_labels (const DmPage *page, const char *where) {
  g_autoptr (GArray) labels = list_labels (page);
  guint n_wrong = 0;

  g_assert_cmpuint (labels->len, >, 3);
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index (labels, Label, i);

    if (label->box.x < 0 || label->box.y < 0 || label->box.x + label->box.width > page->width_px
        || label->box.y + label->box.height > page->height_px) {
      g_test_message ("%s: “%s” leaves the page", where, label->text);
      n_wrong++;
    }
    for (guint j = 0; j < i; j++) {
      const Label *other = &g_array_index (labels, Label, j);

      if (overlap (label->box, other->box)) {
        g_test_message ("%s: “%s” overlaps “%s” by %g × %g", where, label->text, other->text,
                        MIN (label->box.x + label->box.width, other->box.x + other->box.width)
                            - MAX (label->box.x, other->box.x),
                        MIN (label->box.y + label->box.height, other->box.y + other->box.height)
                            - MAX (label->box.y, other->box.y));
        n_wrong++;
      }
    }
  }
  return n_wrong;
}

/* A theme is colours alone, and yet some draw what others don't. */
static guint check_labels_of (const DmStack *stack, DmAnalysis *analysis, guint n_themes,
                              const char *what) {
  guint n_wrong = 0;

  for (guint paper = DM_PAPER_A4; paper < DM_N_PAPERS; paper++)
    for (guint theme = 0; theme < n_themes; theme++)
      for (int rtl = 0; rtl < 2; rtl++)
        for (int landscape = 0; landscape < (dm_paper_is_slide ((DmPaper) paper) ? 1 : 2);
             landscape++) {
          const DmPageSetup setup
              = { .paper = (DmPaper) paper, .landscape = landscape, .rtl = rtl };
          g_autoptr (DmPages) pages = break_stack (stack, analysis, (DmTheme) theme, &setup);

          for (guint i = 0; i < pages->pages->len; i++) {
            g_autofree char *where
                = g_strdup_printf ("%s, %s%s, page %u%s", what, dm_paper_to_id ((DmPaper) paper),
                                   landscape ? " landscape" : "", i + 1, rtl ? ", mirrored" : "");

            n_wrong += check_labels (get_page (pages, i), where);
          }
        }
  return n_wrong;
}

static void check_examples (guint n_examples) {
  static const char *const names[]
      = { "crimea-2014", "company-sale", "labour-contract", "river-basin" };
  guint n_wrong = 0;

  g_assert_cmpuint (n_examples, <=, G_N_ELEMENTS (names));
  for (guint i = 0; i < n_examples; i++) {
    g_autoptr (DmAnalysis) analysis = example_analyse (names[i], NULL);

    for (guint view = 0; view < N_VIEWS; view++) {
      g_autoptr (DmStack) stack = new_stack (analysis, (View) view);
      g_autofree char *what = g_strdup_printf ("%s, %s", names[i], view_names[view]);

      n_wrong += check_labels_of (stack, analysis, i == 0 ? DM_N_THEMES : 1, what);
    }
  }
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void test_labels (void) {
  check_examples (4);
}

static char *to_text (const DmPages *pages) {
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint p = 0; p < pages->pages->len; p++)
    for (guint i = 0; i < get_page (pages, p)->placed->len; i++) {
      const DmPlaced *placed = get_placed (get_page (pages, p), i);
      g_autofree char *text = dm_scene_to_text (placed->scene);

      g_string_append_printf (out, "%g,%g ×%g\n%s", placed->x, placed->y, placed->scale, text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void test_same_twice (void) {
  const DmPageSetup setup = { .paper = DM_PAPER_LETTER, .landscape = TRUE };
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  g_autoptr (DmStack) stack = new_stack (analysis, VIEW_MAP);
  g_autoptr (DmPages) one = break_stack (stack, analysis, DM_THEME_PRINT, &setup);
  g_autoptr (DmPages) other = break_stack (stack, analysis, DM_THEME_PRINT, &setup);
  g_autofree char *first = to_text (one), *second = to_text (other);

  g_assert_cmpstr (first, ==, second);
}

/* One page for all of it, with room for its number. */
static void test_fitted (void) {
  g_autoptr (DmAnalysis) analysis = example_analyse ("crimea-2014", NULL);
  g_autoptr (DmStyle) style = dm_style_new (
      DM_THEME_LIGHT, NULL, dm_reading_get_model (dm_analysis_get_reading (analysis)));
  g_autoptr (DmStack) map = new_stack (analysis, VIEW_MAP);
  g_autoptr (DmStack) matrix = new_stack (analysis, VIEW_MATRIX);

  for (guint paper = DM_PAPER_A4; paper < DM_N_PAPERS; paper++) {
    const DmPageSetup setup = { .paper = (DmPaper) paper };
    g_autoptr (DmPages) pages = dm_pages_new ("Two");

    dm_pages_add_fitted (pages, map, style, &setup);
    dm_pages_add_fitted (pages, matrix, style, &setup);
    dm_pages_number (pages, &setup);
    g_assert_cmpuint (pages->pages->len, ==, 2);
    for (guint i = 0; i < 2; i++) {
      const DmPage *page = get_page (pages, i);
      double width, height;

      dm_paper_get_size ((DmPaper) paper, FALSE, &width, &height);
      g_assert_cmpfloat_with_epsilon (page->width_px * page->scale, width, 1e-6);
      g_assert_cmpfloat_with_epsilon (page->height_px * page->scale, height, 1e-6);
      g_assert_cmpuint (page->placed->len, ==, (i == 0 ? map : matrix)->n_scenes + 1);
      check_number (page, i + 1, 2);
      g_assert_cmpuint (check_labels (page, dm_paper_to_id ((DmPaper) paper)), ==, 0);
    }
  }
}

/* px of the page for each of the layout, of what is made smallest */
static double get_least_scale (const DmPages *pages) {
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < pages->pages->len; i++) {
    const DmPage *page = get_page (pages, i);

    for (guint p = 0; p < page->placed->len; p++)
      least = MIN (least, page->scale * get_placed (page, p)->scale);
  }
  return least;
}

static void check_step (const DmPages *pages, DmStack *stack, DmPaper paper) {
  check_pages (stack, pages);
  for (guint i = 0; i < pages->pages->len; i++) {
    const DmPage *page = get_page (pages, i);
    double width, height;

    dm_paper_get_size (paper, FALSE, &width, &height);
    g_assert_cmpfloat_with_epsilon (page->width_px * page->scale, width, 1e-6);
    g_assert_cmpfloat_with_epsilon (page->height_px * page->scale, height, 1e-6);
    g_assert_cmpuint (check_labels (page, stack->title), ==, 0);
    /* whose step it is is read on each page, and is a bookmark on the first */
    g_assert_nonnull (dm_scene_find_mark (get_placed (page, 0)->scene, "title"));
    g_assert_cmpint (get_placed (page, 0)->repeats, ==, i > 0);
  }
}

/* Where rows that fold fit on a page they have one; of what doesn't fold, everything can be read. */
static void test_steps (void) {
  static const char *const names[] = { "crimea-2014", "labour-contract", "river-basin" };
  guint n_broken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (DmAnalysis) analysis = example_analyse (names[i], NULL);
    g_autoptr (DmStyle) style = dm_style_new (
        DM_THEME_LIGHT, NULL, dm_reading_get_model (dm_analysis_get_reading (analysis)));

    for (guint view = 0; view < N_VIEWS; view++)
      for (guint paper = DM_PAPER_A4; paper < DM_N_PAPERS; paper++) {
        const DmPageSetup setup = { .paper = (DmPaper) paper };
        g_autoptr (DmStack) stack = new_stack (analysis, (View) view);
        g_autoptr (DmPages) pages = dm_pages_new (stack->title);

        dm_pages_add_step (pages, stack, style, &setup);
        dm_pages_number (pages, &setup);
        check_step (pages, stack, (DmPaper) paper);
        if (stack->folds)
          g_assert_cmpuint (pages->pages->len, ==, 1);
        else
          g_assert_cmpfloat (get_least_scale (pages), >=, 0.55);
        n_broken += pages->pages->len > 1;
      }
  }
  g_assert_cmpuint (n_broken, >, 0);
}

/* Rows that are too many even by themselves go on under their heading. */
static void test_long_step (void) {
  const DmPageSetup setup = { .paper = DM_PAPER_16X9 };
  g_autoptr (DmAnalysis) analysis = make_model (90, 4, 0);
  g_autoptr (DmStyle) style = dm_style_new (
      DM_THEME_LIGHT, NULL, dm_reading_get_model (dm_analysis_get_reading (analysis)));
  g_autoptr (DmStack) stack = new_stack (analysis, VIEW_MATRIX);
  g_autoptr (DmPages) pages = dm_pages_new ("Long");

  dm_pages_add_step (pages, stack, style, &setup);
  dm_pages_number (pages, &setup);
  check_step (pages, stack, DM_PAPER_16X9);
  g_assert_cmpuint (pages->pages->len, >, 10);
  g_assert_cmpfloat (get_least_scale (pages), >=, 0.55);
  g_assert_true (get_placed (get_page (pages, 1), 1)->repeats);
  g_assert_cmpstr (dm_scene_get_label (get_placed (get_page (pages, 1), 1)->scene), ==,
                   dm_scene_get_label (get_placed (get_page (pages, 0), 1)->scene));
}

/* On how many pages an issue stands by its name. */
static guint count_names (const DmPages *pages, guint issue) {
  g_autofree char *id = g_strdup_printf ("i%u", issue);
  guint n = 0;

  for (guint i = 0; i < pages->pages->len; i++)
    for (guint k = 0; k < get_page (pages, i)->placed->len; k++)
      n += dm_scene_find_mark (get_placed (get_page (pages, i), k)->scene, id) != NULL;
  return n;
}

/* Rows that fold and still are too many for a page are dealt out, each with its name on one page; of a great many there is an
 * overview, in which no row has a name. */
static void test_many_rows (void) {
  static const struct {
    guint n_issues, least_pages, most_pages;
    gboolean named;
  } cases[] = { { 12, 1, 1, TRUE }, { 60, 2, 5, TRUE }, { 400, 1, 1, FALSE } };
  static const DmPaper papers[] = { DM_PAPER_A4, DM_PAPER_16X9 };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    for (guint p = 0; p < G_N_ELEMENTS (papers); p++) {
      const DmPageSetup setup = { .paper = papers[p] };
      g_autoptr (DmAnalysis) analysis = make_model (cases[c].n_issues, 1, 0);
      g_autoptr (DmStyle) style = dm_style_new (
          DM_THEME_LIGHT, NULL, dm_reading_get_model (dm_analysis_get_reading (analysis)));
      g_autoptr (DmStack) stack = new_stack (analysis, VIEW_MAP);
      g_autoptr (DmPages) pages = dm_pages_new ("Many");

      dm_pages_add_step (pages, stack, style, &setup);
      dm_pages_number (pages, &setup);
      check_step (pages, stack, papers[p]);
      g_assert_cmpuint (pages->pages->len, >=, cases[c].least_pages);
      g_assert_cmpuint (pages->pages->len, <=, cases[c].most_pages);
      for (guint issue = 0; issue < cases[c].n_issues; issue++)
        g_assert_cmpuint (count_names (pages, issue), ==, cases[c].named);
      if (cases[c].named)
        g_assert_cmpfloat (get_least_scale (pages), >=, 0.55);
    }
}

/* In a translation of which each word reads from right to left. */
static void test_labels_mirrored (void) {
  g_setenv ("LANGUAGE", "ar", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DEMARCHE_PSEUDO_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_assert_cmpstr (dgettext (GETTEXT_PACKAGE, "overlap"), ==, "\u202eoverlap\u202c");
  check_examples (2);
  g_setenv ("LANGUAGE", "en", TRUE);
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/pages/examples", test_examples);
  g_test_add_func ("/scene/pages/sizes", test_sizes);
  g_test_add_func ("/scene/pages/heads", test_heads);
  g_test_add_func ("/scene/pages/high-rows", test_high_rows);
  g_test_add_func ("/scene/pages/labels", test_labels);
  g_test_add_func ("/scene/pages/same-twice", test_same_twice);
  g_test_add_func ("/scene/pages/fitted", test_fitted);
  g_test_add_func ("/scene/pages/steps", test_steps);
  g_test_add_func ("/scene/pages/many-rows", test_many_rows);
  g_test_add_func ("/scene/pages/long-step", test_long_step);
  /* the last one: words that were looked up are kept */
  g_test_add_func ("/scene/pages/labels-mirrored", test_labels_mirrored);
  return g_test_run ();
}
