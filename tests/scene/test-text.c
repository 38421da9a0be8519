/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-text.h"

#include <string.h>

static const DmFont regular = { 13, DM_WEIGHT_REGULAR, FALSE };

static void test_shown (void) {
  static const struct {
    const char *text, *shown;
  } cases[] = {
    { "", "" },
    { "Crimea’s status", "Crimea’s status" },
    { "a\nb\tc\rd", "a b c d" },
    { "a\x01\x7f"
      "b",
      "a  b" },
    { "a\xc2\x85"
      "b\xe2\x80\xa8"
      "c",
      "a b c" },
    { "a\xff"
      "b",
      "a\xef\xbf\xbd"
      "b" },
    { "<b>&amp;</b>", "<b>&amp;</b>" },
    { "\uffff a \ufdd0 b \U0001fffe", "\uFFFD a \uFFFD b \uFFFD" },
    { "\uffbf \ufdcf \ufdf0 \U0001ffbf", "\uffbf \ufdcf \ufdf0 \U0001ffbf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *shown = dm_text_dup_shown (cases[i].text);

    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

static void test_shown_limit (void) {
  g_autofree char *ascii = g_strnfill (1024 * 1024, 'a');
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *shown_ascii = dm_text_dup_shown (ascii);
  g_autofree char *shown_wide = NULL;

  for (int i = 0; i < 300000; i++)
    g_string_append (wide, "交");
  shown_wide = dm_text_dup_shown (wide->str);
  g_assert_cmpint (g_utf8_strlen (shown_ascii, -1), ==, DM_TEXT_MAX_CHARS + 1);
  g_assert_true (g_str_has_suffix (shown_ascii, "a…"));
  g_assert_cmpint (g_utf8_strlen (shown_wide, -1), ==, DM_TEXT_MAX_CHARS + 1);
  g_assert_true (g_str_has_suffix (shown_wide, "交…"));
  ascii[DM_TEXT_MAX_CHARS] = '\0'; /* just at the limit nothing is left out */
  g_autofree char *whole = dm_text_dup_shown (ascii);
  g_assert_cmpstr (whole, ==, ascii);
}

static void test_measure (void) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);
  DmFont large = regular, bold = regular;
  double width = dm_text_measurer_get_width (measurer, regular, "Crimea’s status");

  g_assert_cmpstr (dm_text_measurer_get_family (measurer), ==, DM_TEXT_DEFAULT_FAMILY);
  g_assert_cmpfloat (width, >, 60);
  g_assert_cmpfloat (dm_text_measurer_get_width (measurer, regular, ""), ==, 0);
  large.size_px = 26;
  /* no hinting, no rounding: twice the size is twice the width */
  g_assert_cmpfloat_with_epsilon (dm_text_measurer_get_width (measurer, large, "Crimea’s status"),
                                  2 * width, 0.1);
  bold.weight = DM_WEIGHT_SEMIBOLD;
  g_assert_cmpfloat (dm_text_measurer_get_width (measurer, bold, "Crimea’s status"), >, width);
  /* markup is text */
  g_assert_cmpfloat (dm_text_measurer_get_width (measurer, regular, "<b>x</b>"), >,
                     dm_text_measurer_get_width (measurer, regular, "x") * 3);
  g_assert_cmpfloat (dm_text_measurer_get_ascent (measurer, regular), >, 9);
  g_assert_cmpfloat (dm_text_measurer_get_line_height (measurer, regular), >,
                     dm_text_measurer_get_ascent (measurer, regular));
  g_assert_cmpfloat (dm_text_measurer_get_line_height (measurer, regular), <, 26);
}

static void test_cache (void) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);
  PangoLayout *first = dm_text_measurer_get_layout (measurer, regular, "first");
  g_autoptr (GObject) kept = g_object_ref (G_OBJECT (first));
  DmFont italic = { 13, DM_WEIGHT_REGULAR, TRUE };

  g_assert_true (dm_text_measurer_get_layout (measurer, regular, "first") == first);
  g_assert_true (dm_text_measurer_get_layout (measurer, italic, "first") != first);
  g_assert_true (dm_text_measurer_get_layout (measurer, regular, "first\n") != first);
  for (int i = 0; i < 5000; i++) {
    g_autofree char *text = g_strdup_printf ("%d", i);

    dm_text_measurer_get_width (measurer, regular, text);
    if (i < 3000)
      g_assert_true (dm_text_measurer_get_layout (measurer, regular, "first") == first);
  }
  /* not used for 2,000 others, still there; then pushed out by long texts, which count for more */
  g_assert_true (dm_text_measurer_get_layout (measurer, regular, "first") == first);
  for (int i = 0; i < 100; i++) {
    g_autofree char *tail = g_strnfill (4000, 'x');
    g_autofree char *text = g_strdup_printf ("%d%s", i, tail);

    dm_text_measurer_get_width (measurer, regular, text);
  }
  g_assert_true (dm_text_measurer_get_layout (measurer, regular, "first") != (gpointer) kept);
}

static char *without_spaces (const char *text) {
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static void test_wrap_drops_nothing (void) {
  static const char *const texts[] = {
    "recognised as Russian",
    "federation with a say in foreign policy",
    "Rückkehr der Streitkräfte in die Kasernen, ohne Ausnahme",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherung",
    "克里米亚的地位由全体乌克兰人民决定，不得由外国决定。",
    "クリミアの地位はウクライナ国民が決める",
    "وضع شبه جزيرة القرم يقرره شعب أوكرانيا بأكمله",
    "מעמדו של חצי האי קרים",
    "🇺🇦🇷🇺👩‍👩‍👧‍👦 emoji 🙂🙂🙂 in a label",
    "a <b>&amp;</b> ]]> -- c",
    "e\u0301e\u0301e\u0301e\u0301e\u0301",
  };
  static const double widths[] = { 0, 1, 20, 60, 120, 1000, G_MAXDOUBLE };
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);

  for (gsize t = 0; t < G_N_ELEMENTS (texts); t++)
    for (gsize w = 0; w < G_N_ELEMENTS (widths); w++) {
      g_auto (GStrv) lines = dm_text_measurer_wrap (measurer, regular, texts[t], widths[w]);
      g_autofree char *joined = g_strjoinv ("", lines);
      g_autofree char *found = without_spaces (joined);
      g_autofree char *expected = without_spaces (texts[t]);

      g_assert_cmpstr (found, ==, expected);
      for (guint i = 0; lines[i] != NULL; i++) {
        g_assert_true (g_utf8_validate (lines[i], -1, NULL));
        /* a few characters may alone be wider than a very narrow column */
        if (widths[w] >= 60)
          g_assert_cmpfloat (dm_text_measurer_get_width (measurer, regular, lines[i]), <=,
                             widths[w] + 0.5);
      }
    }
}

static void test_wrap_breaks (void) {
  static const struct {
    const char *text, *lines;
    double share; /* of the whole text's width */
  } cases[] = {
    { "", "", 1 },
    { "   ", "", 1 },
    { "left open", "left open", 1.01 },
    { "left open", "left|open", 0.7 },
    { "left open, not recognised", "left open, not|recognised", 0.6 },
    { " one  two ", "one|two", 0.6 },
    { "克里米亚的地位", "克里米亚|的地位", 0.6 },
    { "un\xc2\xad"
      "recognised",
      "un-|recognised", 0.9 },
  };
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    double width = dm_text_measurer_get_width (measurer, regular, cases[i].text) * cases[i].share;
    g_auto (GStrv) lines = dm_text_measurer_wrap (measurer, regular, cases[i].text, width);
    g_autofree char *joined = g_strjoinv ("|", lines);

    g_assert_cmpstr (joined, ==, cases[i].lines);
  }
}

/* A word is broken only where it alone is too wide: "Widerspruch" fits, so it moves to the next
 * line whole. */
static void test_wrap_keeps_words (void) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);
  double word = dm_text_measurer_get_width (measurer, regular, "Widerspruch");
  g_auto (GStrv) lines
      = dm_text_measurer_wrap (measurer, regular, "ein Widerspruch, Widerspruch", word * 1.1);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[1], ==, "Widerspruch,");
}

static void test_wrap_huge (void) {
  g_autoptr (DmTextMeasurer) measurer = dm_text_measurer_new (NULL);
  g_autofree char *huge = g_strnfill (1024 * 1024, 'x');
  g_auto (GStrv) lines = dm_text_measurer_wrap (measurer, regular, huge, 100);
  gsize total = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    total += strlen (lines[i]);
  g_assert_cmpuint (total, ==, DM_TEXT_MAX_CHARS + strlen ("…"));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/text/shown", test_shown);
  g_test_add_func ("/scene/text/shown-limit", test_shown_limit);
  g_test_add_func ("/scene/text/measure", test_measure);
  g_test_add_func ("/scene/text/cache", test_cache);
  g_test_add_func ("/scene/text/wrap-drops-nothing", test_wrap_drops_nothing);
  g_test_add_func ("/scene/text/wrap-breaks", test_wrap_breaks);
  g_test_add_func ("/scene/text/wrap-keeps-words", test_wrap_keeps_words);
  g_test_add_func ("/scene/text/wrap-huge", test_wrap_huge);
  return g_test_run ();
}
