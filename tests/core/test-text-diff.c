/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text becomes, in as few lines as can be, and two hands on one text. */
#include <string.h>

#include "dm-text-diff.h"

/* What the hunks make of the text, and how many bytes they take away and add. */
static char *patch (const char *old_text, const char *new_text, const GArray *hunks, gsize *cost) {
  GString *text = g_string_new (NULL);
  gsize at = 0;

  *cost = 0;
  for (guint i = 0; i < hunks->len; i++) {
    const DmTextHunk *hunk = &g_array_index (hunks, DmTextHunk, i);
    g_assert_cmpuint (hunk->old_start, >=, at);
    g_assert_cmpuint (hunk->old_end, >=, hunk->old_start);
    g_assert_cmpuint (hunk->new_end, >=, hunk->new_start);
    g_string_append_len (text, old_text + at, (gssize) (hunk->old_start - at));
    g_string_append_len (text, new_text + hunk->new_start,
                         (gssize) (hunk->new_end - hunk->new_start));
    *cost += hunk->old_end - hunk->old_start + hunk->new_end - hunk->new_start;
    at = hunk->old_end;
  }
  g_string_append (text, old_text + at);
  return g_string_free (text, FALSE);
}

static void test_cases (void) {
  static const struct {
    const char *before, *after;
    guint n_hunks;
    gsize cost, close_cost;
  } cases[] = {
    { "", "", 0, 0, 0 },
    { "a\nb\n", "a\nb\n", 0, 0, 0 },
    { "", "a\n", 1, 2, 2 },
    { "a\nb", "", 1, 3, 3 },
    { "a\nb\nc\n", "a\nc\n", 1, 2, 2 },
    { "a\nc\n", "a\nb\nc\n", 1, 2, 2 },
    { "a\nb\nc\nd\ne\n", "a\nB\nc\nD\ne\n", 2, 8, 4 },
    { "b\na\n", "a\nb\n", 2, 4, 4 },
    { "one\ntwo\n", "one\ntwo", 1, 7, 1 },
    { "x: 1,\n", "x:  1,\n", 1, 13, 1 },
    /* whole characters: é and è share their first byte, é and the sign copyright their last one */
    { "caf\u00e9\n", "caf\u00e8\n", 1, 12, 4 },
    { "\u00e9\n", "\u00a9\n", 1, 6, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) lines = dm_text_diff (cases[i].before, cases[i].after);
    g_autoptr (GArray) close = dm_text_diff_closely (cases[i].before, cases[i].after);
    gsize cost, close_cost;
    g_autofree char *first = patch (cases[i].before, cases[i].after, lines, &cost);
    g_autofree char *second = patch (cases[i].before, cases[i].after, close, &close_cost);

    g_test_message ("case %u", i);
    g_assert_cmpstr (first, ==, cases[i].after);
    g_assert_cmpstr (second, ==, cases[i].after);
    g_assert_cmpuint (lines->len, ==, cases[i].n_hunks);
    g_assert_cmpuint (cost, ==, cases[i].cost);
    g_assert_cmpuint (close_cost, ==, cases[i].close_cost);
  }
}

static char *make_text (GRand *rand, guint n_lines) {
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%c\u00e4\n", g_rand_int_range (rand, 'a', 'h'));
  return g_string_free (text, FALSE);
}

/* The length of the longest list of lines that both have: the slow and simple way. */
static guint count_common (char **a, char **b) {
  /* without what is behind the last line feed */
  guint n = MAX (g_strv_length (a), 1) - 1, m = MAX (g_strv_length (b), 1) - 1;
  g_autofree guint *best = g_new0 (guint, (n + 1) * (m + 1));

  for (guint i = 1; i <= n; i++)
    for (guint j = 1; j <= m; j++)
      best[i * (m + 1) + j] = g_str_equal (a[i - 1], b[j - 1])
                                  ? best[(i - 1) * (m + 1) + j - 1] + 1
                                  : MAX (best[(i - 1) * (m + 1) + j], best[i * (m + 1) + j - 1]);
  return best[n * (m + 1) + m];
}

static void test_random (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 3000; i++) {
    g_autofree char *before = make_text (rand, (guint) g_rand_int_range (rand, 0, 20));
    g_autofree char *after = make_text (rand, (guint) g_rand_int_range (rand, 0, 20));
    g_auto (GStrv) a = g_strsplit (before, "\n", -1);
    g_auto (GStrv) b = g_strsplit (after, "\n", -1);
    g_autoptr (GArray) lines = dm_text_diff (before, after);
    g_autoptr (GArray) close = dm_text_diff_closely (before, after);
    gsize cost, close_cost;
    g_autofree char *first = patch (before, after, lines, &cost);
    g_autofree char *second = patch (before, after, close, &close_cost);

    g_assert_cmpstr (first, ==, after);
    g_assert_cmpstr (second, ==, after);
    /* the lines kept are as many as can be; each has four bytes */
    g_assert_cmpuint (cost, ==, strlen (before) + strlen (after) - 8 * count_common (a, b));
    g_assert_cmpuint (close_cost, <=, cost);
  }
}

/* Too much to look for the shortest way: still right. */
static void test_all_else (void) {
  g_autoptr (GString) before = g_string_new ("head\n"), after = g_string_new ("head\n");
  gsize cost;

  for (guint i = 0; i < 4000; i++) {
    g_string_append_printf (before, "old %u\n", i);
    g_string_append_printf (after, "new %u\n", i);
  }
  g_string_append (before, "tail\n");
  g_string_append (after, "tail\n");
  g_autoptr (GArray) hunks = dm_text_diff (before->str, after->str);
  g_autofree char *patched = patch (before->str, after->str, hunks, &cost);
  g_assert_cmpuint (hunks->len, ==, 1);
  g_assert_cmpstr (patched, ==, after->str);
  g_assert_cmpuint (cost, ==, before->len + after->len - 20);
}

static void test_merge (void) {
  static const struct {
    const char *base, *ours, *theirs, *merged; /* NULL: a conflict */
  } cases[] = {
    { "a\nb\nc\n", "a\nb\nc\n", "a\nb\nc\n", "a\nb\nc\n" },
    { "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n" },
    { "a\nb\nc\n", "a\nb\nC\n", "A\nb\nc\n", "A\nb\nC\n" },
    { "a\nb\nc\n", "a\nB\nc\n", "a\nX\nc\n", NULL },
    { "a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n", "a\nB\nc\n" },
    { "a\nb\nc\n", "a\nc\n", "a\nX\nc\n", NULL },
    { "a\nb\nc\n", "a\nc\n", "a\nb\nc\nd\n", "a\nc\nd\n" },
    { "a\nb\n", "a\nx\nb\n", "a\ny\nb\n", NULL },
    { "a\nb\nc\nd\ne\n", "a\nB\nc\nD\ne\n", "A\nb\nc\nd\nE\n", "A\nB\nc\nD\nE\n" },
    { "", "a\n", "", "a\n" },
    { "a\n", "", "a\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *merged = dm_text_merge (cases[i].base, cases[i].ours, cases[i].theirs);
    g_autofree char *turned = dm_text_merge (cases[i].base, cases[i].theirs, cases[i].ours);

    g_test_message ("case %u", i);
    g_assert_cmpstr (merged, ==, cases[i].merged);
    g_assert_cmpstr (turned, ==, cases[i].merged);
  }
}

/* Each hand keeps to its own half of the lines: nothing is lost, and nobody waits for the other. */
static void test_merge_random (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < 1000; i++) {
    g_autofree char *top = make_text (rand, 6), *bottom = make_text (rand, 6);
    g_autofree char *new_top = make_text (rand, 5), *new_bottom = make_text (rand, 7);
    g_autofree char *base = g_strconcat (top, "--1\n--2\n", bottom, NULL);
    g_autofree char *ours = g_strconcat (new_top, "--1\n--2\n", bottom, NULL);
    g_autofree char *theirs = g_strconcat (top, "--1\n--2\n", new_bottom, NULL);
    g_autofree char *both = g_strconcat (new_top, "--1\n--2\n", new_bottom, NULL);
    g_autofree char *merged = dm_text_merge (base, ours, theirs);

    g_assert_cmpstr (merged, ==, both);
  }
}

/* Where both changed the same lines ours counts; what they did elsewhere counts too. */
static void test_ours_first (void) {
  static const struct {
    const char *base, *ours, *theirs, *merged;
  } cases[] = {
    { "a\nb\nc\nd\n", "a\nB\nc\nd\n", "a\nx\nc\nD\n", "a\nB\nc\nD\n" },
    { "a\nb\nc\nd\n", "a\nc\nd\n", "a\nx\nc\nd\n", "a\nc\nd\n" },
    { "a\nb\nc\nd\n", "A\nb\nc\nD\n", "x\ny\nz\nw\n", "A\nb\nc\nD\n" },
    { "a\nb\nc\nd\ne\n", "a\nb\nc\nd\ne\n", "A\nb\nC\nd\ne\n", "A\nb\nC\nd\ne\n" },
    { "a\nb\n", "a\nb\n", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *merged
        = dm_text_merge_ours_first (cases[i].base, cases[i].ours, cases[i].theirs);
    g_assert_cmpstr (merged, ==, cases[i].merged);
  }
}

static void test_write (void) {
  static const struct {
    const char *before, *after, *written;
  } cases[] = {
    { "a\nb\n", "a\nb\n", "" },
    { "a\nb\n", "a\nB\n", " a\n-b\n+B\n" },
    { "", "a", "+a\n" },
    { "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n",
      "…\n 2\n 3\n 4\n-5\n+V\n 6\n 7\n 8\n…\n" },
    { "1\n2\n3\n4\n5\n6\n", "I\n2\n3\n4\n5\nVI\n", "-1\n+I\n 2\n 3\n 4\n 5\n-6\n+VI\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *written = dm_text_diff_write (cases[i].before, cases[i].after);
    g_assert_cmpstr (written, ==, cases[i].written);
  }
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-diff/cases", test_cases);
  g_test_add_func ("/text-diff/random", test_random);
  g_test_add_func ("/text-diff/all-else", test_all_else);
  g_test_add_func ("/text-diff/merge", test_merge);
  g_test_add_func ("/text-diff/merge-random", test_merge_random);
  g_test_add_func ("/text-diff/ours-first", test_ours_first);
  g_test_add_func ("/text-diff/write", test_write);
  return g_test_run ();
}
