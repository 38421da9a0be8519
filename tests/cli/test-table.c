/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-output.h"
#include "dm-cli-table.h"

static const struct {
  const char *text;
  guint width;
} widths[] = {
  { "", 0 },   { "abc", 3 }, { "日本", 4 }, { "e\xcc\x81", 1 }, /* e and a combining accent */
  { "ﬁ…", 2 },
};

static void test_widths (void) {
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    g_assert_cmpuint (dm_cli_text_width (widths[i].text), ==, widths[i].width);
}

static void test_aligned (void) {
  static const char *const cells[]
      = { "Who", "N", "What", "日本", "7", "e\xcc\x81t\xcc\x81é", "long", "42", "two\nlines" };
  g_autoptr (DmCliTable) table = dm_cli_table_new (3);
  g_autoptr (GString) text = g_string_new (NULL);
  dm_cli_table_align_right (table, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    dm_cli_table_add (table, cells[i]);
  dm_cli_table_append_to (table, text);
  g_assert_cmpstr (text->str, ==,
                   "Who    N  What\n"
                   "日本   7  e\xcc\x81t\xcc\x81é\n"
                   "long  42  two lines\n");
}

static void test_no_trailing_space (void) {
  static const char *const cells[] = { "A", "B", "wide cell", "", "x", "y" };
  g_autoptr (DmCliTable) table = dm_cli_table_new (2);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    dm_cli_table_add (table, cells[i]);
  dm_cli_table_append_to (table, text);
  g_assert_cmpstr (text->str, ==, "A          B\nwide cell\nx          y\n");
}

static void test_printable (void) {
  g_autofree char *printable = dm_cli_make_printable ("a\x1b[2J\tb\nc\xff\xc2\x9b");
  g_assert_cmpstr (printable, ==,
                   "a\xef\xbf\xbd[2J\xef\xbf\xbd"
                   "b\nc\xef\xbf\xbd\xef\xbf\xbd");
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/widths", test_widths);
  g_test_add_func ("/table/aligned", test_aligned);
  g_test_add_func ("/table/no trailing space", test_no_trailing_space);
  g_test_add_func ("/table/printable", test_printable);
  return g_test_run ();
}
