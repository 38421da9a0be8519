/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-csv-guard.h"
#include "dm-csv-table.h"
#include "dm-error.h"

/* --- what is detected --- */

#define TEXT(literal) literal, sizeof (literal) - 1

static void test_encodings (void) {
  static const struct {
    const char *bytes;
    gsize length;
    DmCsvEncoding encoding;
    const char *statement; /* of the first row */
  } cases[] = {
    { TEXT ("party,issue,statement\nus,a,gr\xc3\xbc\xc3\x9f\n"), DM_CSV_ENCODING_UTF8, "grüß" },
    { TEXT ("\xef\xbb\xbfparty,issue,statement\nus,a,gr\xc3\xbc\xc3\x9f\n"), DM_CSV_ENCODING_UTF8,
      "grüß" },
    { TEXT ("party,issue,statement\nus,a,gr\xfc\xdf \x80\n"), DM_CSV_ENCODING_WINDOWS_1252,
      "grüß €" },
    { TEXT ("party,issue,statement\nus,a,gr\xfc\xdf \x81\n"), DM_CSV_ENCODING_LATIN1,
      "grüß \xc2\x81" },
    { TEXT ("\xff\xfep\0a\0r\0t\0y\0,\0i\0s\0s\0u\0e\0,\0s\0t\0a\0t\0e\0m\0e\0n\0t\0\n\0"
            "u\0s\0,\0a\0,\0\xfc\0=\xd8\x00\xde\n\0"),
      DM_CSV_ENCODING_UTF16LE, "ü😀" },
    { TEXT ("\xfe\xff\0p\0a\0r\0t\0y\0;\0i\0s\0s\0u\0e\0;\0s\0t\0a\0t\0e\0m\0e\0n\0t\0\r\0\n"
            "\0u\0s\0;\0a\0;\0\xfc\0\r\0\n"),
      DM_CSV_ENCODING_UTF16BE, "ü" },
    { TEXT ("party,issue,statement\nus,a,plain"), DM_CSV_ENCODING_UTF8, "plain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
    g_autoptr (GPtrArray) diagnostics = NULL;
    g_autoptr (GError) error = NULL;
    DmCsvDialect dialect = { 0 };
    g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, &error);
    g_test_message ("case %u", i);
    g_assert_no_error (error);
    g_assert_cmpint (dialect.encoding, ==, cases[i].encoding);
    g_assert_cmpuint (dm_csv_table_get_n_rows (table), ==, 1);
    g_autofree char *statement = dm_csv_table_dup_cell (table, 0, DM_CELL_STATEMENT);
    g_assert_cmpstr (statement, ==, cases[i].statement);
  }
}

static void test_marks (void) {
  static const struct {
    const char *text;
    char separator, decimal;
  } cases[] = {
    { "party,issue,demand\nus,a,1.5\n", ',', '.' },
    { "party;issue;demand\nus;a;1,5\n", ';', ',' },
    { "party\tissue\tdemand\nus\ta\t1,25\n", '\t', ',' },
    { "party|issue|demand\nus|a|1\n", '|', '.' },
    { "party;issue;demand\nus;a;7\n", ';', ',' },
    { "party;issue;demand\nus;a;40,000\n", ';', ',' },
    { "party,issue,demand\nus,a,\"40,000\"\n", ',', '.' },
    { "party;issue;demand\nus;a;0.125\n", ';', '.' },
    { "party;issue;demand\nus;a;1.234,5\n", ';', ',' },
    { "party;issue;demand\nus;a;1,234.5\n", ';', '.' },
    { "party\tissue\tdemand\nus\ta\t1.234.567\n", '\t', ',' },
    { "party\tissue\tdemand\nus\ta\t1,234,567\n", '\t', '.' },
    { "party;issue;demand\nus;a;\xe2\x88\x92"
      "2.5 \n",
      ';', '.' },
    { "party;issue;demand\nus;a;about 1.5\n", ';', ',' },
    /* other separators, in names and texts, don't mislead */
    { "\"a,b,c,d\";party;issue\n1,2,3,4;us;a\n", ';', ',' },
    { "\n\n PARTY ;Accepts from;accepts-to;Issue\nus;1;2;a\n", ';', ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
    g_autoptr (GPtrArray) diagnostics = NULL;
    g_autoptr (GError) error = NULL;
    DmCsvDialect dialect = { 0 };
    g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, &error);
    g_test_message ("case %u", i);
    g_assert_no_error (error);
    g_assert_cmpint (dialect.separator, ==, cases[i].separator);
    g_assert_cmpint (dialect.decimal, ==, cases[i].decimal);
    g_assert_cmpuint (dm_csv_table_get_n_rows (table), ==, 1);
  }
}

static void test_chosen (void) {
  static const char text[] = "party;issue,x;demand\nus;a,b;1.5\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  DmCsvDialect dialect = { DM_CSV_ENCODING_LATIN1, ',', ',' };
  g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, &error);

  g_assert_error (error, DM_ERROR, DM_ERROR_INVALID);
  g_assert_null (table);
  g_assert_cmpint (dialect.encoding, ==, DM_CSV_ENCODING_LATIN1);
  g_assert_cmpint (dialect.separator, ==, ',');
  g_assert_cmpint (dialect.decimal, ==, ',');
}

static void test_words (void) {
  DmCsvEncoding encoding;
  char separator;

  for (guint i = 0; i < DM_CSV_N_ENCODINGS; i++) {
    g_assert_true (dm_csv_encoding_from_id (dm_csv_encoding_to_id ((DmCsvEncoding) i), &encoding));
    g_assert_cmpint (encoding, ==, i);
  }
  g_assert_true (dm_csv_encoding_from_id ("UTF-8", &encoding));
  g_assert_false (dm_csv_encoding_from_id ("ebcdic", &encoding));
  for (const char *at = DM_CSV_SEPARATORS; *at != '\0'; at++) {
    g_assert_true (dm_csv_separator_from_id (dm_csv_separator_to_id (*at), &separator));
    g_assert_cmpint (separator, ==, *at);
  }
  g_assert_true (dm_csv_separator_from_id (";", &separator));
  g_assert_cmpint (separator, ==, ';');
  g_assert_true (dm_csv_separator_from_id ("auto", &separator));
  g_assert_cmpint (separator, ==, '\0');
  g_assert_false (dm_csv_separator_from_id ("", &separator));
  g_assert_false (dm_csv_separator_from_id (":", &separator));
}

/* --- cells --- */

static void test_cells (void) {
  static const char text[] = "issue,Statement,x,party,,locator\r\n"
                             "a,\"two\r\nlines, \"\"quoted\"\"\",1,us,,\"\"\r\n"
                             ",,,,,\r\n"
                             "\r\n"
                             "b,'=1+1,2,\"r,u\"\n"
                             "c,''@x,3,ua,,'tis,,\r"
                             "d,=1,4,ua,,p. 3,,more";
  static const struct {
    guint row;
    DmCell cell;
    const char *text;
    guint line, column;
  } cases[] = {
    { 0, DM_CELL_PARTY, "us", 3, 22 },
    { 0, DM_CELL_ISSUE, "a", 2, 1 },
    { 0, DM_CELL_STATEMENT, "two\r\nlines, \"quoted\"", 2, 3 },
    { 0, DM_CELL_LOCATOR, "", 3, 26 },
    { 1, DM_CELL_STATEMENT, "=1+1", 6, 3 },
    { 1, DM_CELL_PARTY, "r,u", 6, 11 },
    { 1, DM_CELL_LOCATOR, "", 6, 1 },
    { 2, DM_CELL_STATEMENT, "'@x", 7, 3 },
    { 2, DM_CELL_LOCATOR, "'tis", 7, 14 },
    { 3, DM_CELL_STATEMENT, "=1", 8, 3 },
    { 3, DM_CELL_LOCATOR, "p. 3", 8, 12 },
    { 3, DM_CELL_DEMAND, NULL, 8, 1 },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) diagnostics = NULL;
  DmCsvDialect dialect = { 0 };
  g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, NULL);

  g_assert_nonnull (table);
  g_assert_cmpuint (dm_csv_table_get_n_rows (table), ==, 4);
  g_assert_cmpstr (dm_csv_table_get_ignored (table)[0], ==, "x");
  g_assert_null (dm_csv_table_get_ignored (table)[1]);
  g_assert_false (dm_csv_table_is_too_long (table, 2));
  g_assert_true (dm_csv_table_is_too_long (table, 3));
  g_assert_false (dm_csv_table_has_column (table, DM_CELL_DEMAND));
  g_assert_null (dm_csv_table_get_name (table, DM_CELL_DEMAND));
  g_assert_cmpstr (dm_csv_table_get_name (table, DM_CELL_STATEMENT), ==, "Statement");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *cell = dm_csv_table_dup_cell (table, cases[i].row, cases[i].cell);
    guint line, column;
    g_test_message ("case %u", i);
    g_assert_cmpstr (cell, ==, cases[i].text);
    dm_csv_table_get_place (table, cases[i].row, cases[i].cell, &line, &column);
    g_assert_cmpuint (line, ==, cases[i].line);
    g_assert_cmpuint (column, ==, cases[i].column);
  }
}

/* --- what is refused --- */

static void test_faults (void) {
  static const struct {
    const char *bytes;
    gsize length;
    const char *faults; /* code:line:column of each */
  } cases[] = {
    { TEXT (""), "missing-column:1:1 missing-column:1:1" },
    { TEXT ("us,a\n"), "missing-column:1:1 missing-column:1:1" },
    { TEXT ("\nparty,demand\nus,1\n"), "missing-column:2:1" },
    { TEXT ("party,issue,Party\n"), "duplicate-column:1:13" },
    { TEXT ("party,issue\nus,\"a\nru,b\n"), "open-quote:2:4" },
    { TEXT ("party,issue\n\"us\"x,a\nr\"u,\"b\" \n"),
      "text-behind-quote:2:5 stray-quote:3:2 text-behind-quote:3:8" },
    { TEXT ("party,issue\nü\"s,a\n"), "stray-quote:2:2" },
    { TEXT ("party,issue\nus,a\0b\n"), "nul:2:5" },
    { TEXT ("p\0a\0r\0t\0y\0,\0i\0s\0s\0u\0e\0\n\0"), "nul:1:2" },
    { TEXT ("\xff\xfep\0a\0\n\0\x00\xd8x\0"), "bad-encoding:2:1" },
    { TEXT ("\xff\xfep\0a\0\n\0x"), "bad-encoding:2:1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
    g_autoptr (GPtrArray) diagnostics = NULL;
    g_autoptr (GString) found = g_string_new (NULL);
    g_autoptr (GError) error = NULL;
    DmCsvDialect dialect = { 0 };
    g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, &error);
    for (guint j = 0; j < diagnostics->len; j++) {
      const DmDiagnostic *one = g_ptr_array_index (diagnostics, j);
      g_string_append_printf (found, "%s%s:%u:%u", j > 0 ? " " : "", one->code, one->line,
                              one->column);
    }
    g_assert_cmpstr (found->str, ==, cases[i].faults);
    g_assert_null (table);
    g_assert_error (error, DM_ERROR, DM_ERROR_INVALID);
  }
}

static void test_wrong_encoding (void) {
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT ("party,issue\nus,\xfc\n"));
  g_autoptr (GPtrArray) diagnostics = NULL;
  DmCsvDialect dialect = { .encoding = DM_CSV_ENCODING_UTF8 };
  g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, NULL);
  const DmDiagnostic *one = g_ptr_array_index (diagnostics, 0);

  g_assert_null (table);
  g_assert_cmpstr (one->code, ==, "bad-encoding");
  g_assert_cmpuint (one->line, ==, 2);
  g_assert_cmpuint (one->column, ==, 4);
}

static void test_limits (void) {
  g_autoptr (GString) wide = g_string_new ("party,issue");
  g_autoptr (GString) long_cell = g_string_new ("party,issue\n");
  g_autoptr (GString) many = g_string_new ("party,issue\n");

  for (guint i = 0; i < DM_CSV_MAX_COLUMNS; i++)
    g_string_append (wide, ",x");
  for (guint i = 0; i <= DM_CSV_MAX_CELL; i++)
    g_string_append_c (long_cell, 'x');
  for (guint i = 0; i < 3 * DM_CSV_MAX_FAULTS; i++)
    g_string_append (many, "x\"\n");
  GString *const texts[] = { wide, long_cell, many };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i]->str, texts[i]->len);
    g_autoptr (GPtrArray) diagnostics = NULL;
    DmCsvDialect dialect = { 0 };
    g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, NULL);
    const DmDiagnostic *one = g_ptr_array_index (diagnostics, 0);
    g_assert_null (table);
    g_assert_cmpstr (one->code, ==, texts[i] == many ? "stray-quote" : "too-large");
    g_assert_cmpuint (diagnostics->len, ==, texts[i] == many ? DM_CSV_MAX_FAULTS : 1);
  }
}

static void test_guard (void) {
  static const struct {
    const char *text;
    gboolean needs, is;
  } cases[] = {
    { "", FALSE, FALSE },   { "=1", TRUE, FALSE },  { "+a", TRUE, FALSE },   { "-a", TRUE, FALSE },
    { "@a", TRUE, FALSE },  { "\ta", TRUE, FALSE }, { "\ra", TRUE, FALSE },  { "'=1", TRUE, TRUE },
    { "''=1", TRUE, TRUE }, { "'a", FALSE, FALSE }, { "a=1", FALSE, FALSE }, { "'", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_cmpint (dm_csv_needs_guard (cases[i].text), ==, cases[i].needs);
    g_assert_cmpint (dm_csv_is_guarded (cases[i].text), ==, cases[i].is);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-table/encodings", test_encodings);
  g_test_add_func ("/csv-table/marks", test_marks);
  g_test_add_func ("/csv-table/chosen", test_chosen);
  g_test_add_func ("/csv-table/words", test_words);
  g_test_add_func ("/csv-table/cells", test_cells);
  g_test_add_func ("/csv-table/faults", test_faults);
  g_test_add_func ("/csv-table/wrong-encoding", test_wrong_encoding);
  g_test_add_func ("/csv-table/limits", test_limits);
  g_test_add_func ("/csv-table/guard", test_guard);
  return g_test_run ();
}
