/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-csv-import.h"
#include "dm-csv-writer.h"
#include "dm-diff.h"
#include "dm-edit-sample.h"
#include "dm-reader.h"
#include "dm-writer.h"

static DmCsvTable *read_table (const char *text, gsize length, DmCsvDialect *dialect) {
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  DmCsvTable *table = dm_csv_table_new (bytes, dialect, &diagnostics, &error);

  g_assert_no_error (error);
  return table;
}

static DmCsvImport *run (DmModel *model, const char *text, guint kinds) {
  DmCsvDialect dialect = { 0 };
  g_autoptr (DmCsvTable) table = read_table (text, strlen (text), &dialect);
  g_autoptr (GError) error = NULL;
  DmCsvImport *import = dm_csv_import_new (model, table, dialect.decimal);

  dm_csv_import_accept_kinds (import, kinds);
  g_assert_true (dm_csv_import_run (import, NULL, &error));
  g_assert_no_error (error);
  return import;
}

/* "A" for a row that adds, "U" updates, "=" changes nothing, and for one at fault its code and place. */
static char *show_effects (const DmCsvImport *import) {
  static const char *const letters[] = { "A", "U", "=" };
  GString *text = g_string_new (NULL);
  guint n = dm_csv_table_get_n_rows (dm_csv_import_get_table (import));

  for (guint row = 0; row < n; row++) {
    DmCsvEffect effect = dm_csv_import_get_effect (import, row);
    g_autoptr (DmDiagnostic) fault = dm_csv_import_explain (import, row);
    g_string_append (text, row > 0 ? " " : "");
    if (effect != DM_CSV_FAULTY) {
      g_assert_null (fault);
      g_string_append (text, letters[effect]);
      continue;
    }
    g_assert_cmpstr (fault->message, !=, "");
    g_string_append_printf (text, "%s:%u:%u", fault->code, fault->line, fault->column);
  }
  return g_string_free (text, FALSE);
}

static char *show_offers (const DmCsvImport *import) {
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dm_csv_import_get_n_offers (import); i++) {
    const DmCsvOffer *offer = dm_csv_import_get_offer (import, i);
    g_autofree char *what = dm_csv_offer_describe (offer);
    g_string_append_printf (text, "%s%s = %s x%u", i > 0 ? "\n" : "", what, offer->id,
                            offer->n_rows);
  }
  return g_string_free (text, FALSE);
}

/* --- what rows do --- */

#define ALL                                                                                        \
  "party,issue,demand,accepts_from,accepts_to,limit_from,limit_to,salience,basis,confidence,since,statement,source,locator\n"

static const struct {
  const char *csv;
  guint kinds;
  const char *effects;
  DmTarget target;
  const char *json; /* with ' for "; of @target afterwards */
} cases[] = {
  /* known by id or by name, in any case; what has no column stays */
  { "party,issue,demand\nUnited states,CRIMEA,open\n",
    0,
    "U",
    { DM_TARGET_POSITION, "crimea", "us" },
    "{'party': 'us', 'issue': 'crimea', 'demand': 'open', 'accepts': {'to': 'open'}, 'limits': "
    "{'to': 'open'}, 'evidence': [{'source': 'memo', 'locator': 'p. 1'}, {'source': 'memo'}], "
    "'x-pos': 'kept'}" },
  { "party,issue,demand\nus, crimea ,No\n", 0, "=", { 0 }, NULL },
  /* an empty cell takes a member away */
  { "party,issue,salience,demand\nus,pay,,9\n",
    0,
    "U",
    { DM_TARGET_POSITION, "pay", "us" },
    "{'party': 'us', 'issue': 'pay', 'demand': 9, 'accepts': {'from': 4}}" },
  /* by party, issue and day */
  { "party,issue,demand,since\nru,crimea,open,2014-03\nru,crimea,no,2014-04\n",
    0,
    "U A",
    { DM_TARGET_POSITION, "crimea", "ru", (DmDate) (2014 << 16 | 4 << 8) },
    "{'party': 'ru', 'issue': 'crimea', 'demand': 'no', 'since': '2014-04'}" },
  { "party,issue,demand,since\nru,crimea,yes,2014-03-01\n",
    0,
    "U",
    { DM_TARGET_POSITION, "crimea", "ru", (DmDate) (2014 << 16 | 3 << 8) },
    "{'party': 'ru', 'issue': 'crimea', 'demand': 'yes', 'accepts': {'from': 'open'}, 'since': "
    "'2014-03-01'}" },
  { "party,issue,demand\nua,pay,1\nUkraine,Pay,2\n", 0, "A duplicate-position:3:1", { 0 }, NULL },
  { ALL "ua;pay\n", 0, "missing-cell:2:1", { 0 }, NULL },
  /* all cells */
  { ALL "ua,pay,\"1.5\",1,2,0,,30,Reported,70,2014-05,\"We, said.\",note,p. 2\n",
    0,
    "A",
    { DM_TARGET_POSITION, "pay", "ua", (DmDate) (2014 << 16 | 5 << 8) },
    "{'party': 'ua', 'issue': 'pay', 'demand': 1.5, 'accepts': {'from': 1, 'to': 2}, 'limits': "
    "{'from': 0}, 'salience': 30, 'basis': 'reported', 'confidence': 70, 'since': '2014-05', "
    "'statement': 'We, said.', 'evidence': [{'source': 'note', 'locator': 'p. 2'}]}" },
  { "party;issue;demand;salience\nua;pay;1,5;7,25\n",
    0,
    "A",
    { DM_TARGET_POSITION, "pay", "ua" },
    "{'party': 'ua', 'issue': 'pay', 'demand': 1.5, 'salience': 7.25}" },
  /* sets: an end that is the scale's own is one left out; options stand in the first cell */
  { "party,issue,accepts_from,accepts_to\nus,crimea,no,open\n", 0, "=", { 0 }, NULL },
  { "party,issue,accepts_to\nru,pay,8\n",
    0,
    "U",
    { DM_TARGET_POSITION, "pay", "ru" },
    "{'party': 'ru', 'issue': 'pay', 'demand': 2, 'accepts': {'from': 1, 'to': 8}, 'limits': "
    "{'from': 1}}" },
  { "party,issue,accepts_from\nus,form,c | A\n",
    0,
    "U",
    { DM_TARGET_POSITION, "form", "us" },
    "{'party': 'us', 'issue': 'form', 'accepts': ['a', 'c'], 'limits': ['a', 'b', 'c']}" },
  { "party,issue,accepts_from\nus,form,|\n",
    0,
    "U",
    { DM_TARGET_POSITION, "form", "us" },
    "{'party': 'us', 'issue': 'form', 'accepts': [], 'limits': ['a', 'b', 'c']}" },
  /* evidence: the first piece; what else it says stays */
  { "party,issue,source,locator\nua,form,Memo,p. 7\n",
    0,
    "U",
    { DM_TARGET_POSITION, "form", "ua" },
    "{'party': 'ua', 'issue': 'form', 'demand': 'c', 'evidence': [{'source': 'memo', 'locator': "
    "'p. 7', 'quote': 'q'}]}" },
  { "party,issue,source,locator\nus,crimea,,\n", 0, "=", { 0 }, NULL },
  { "party,issue,source,locator\nua,form,,p. 7\n",
    0,
    "U",
    { DM_TARGET_POSITION, "form", "ua" },
    "{'party': 'ua', 'issue': 'form', 'demand': 'c', 'evidence': [{'locator': 'p. 7', 'quote': "
    "'q'}]}" },
  { "party,issue,statement\nus,pay, '=1+1 \n",
    0,
    "U",
    { DM_TARGET_POSITION, "pay", "us" },
    "{'party': 'us', 'issue': 'pay', 'demand': 9, 'accepts': {'from': 4}, 'salience': 40, "
    "'statement': ' \\'=1+1 '}" },
  { "party,issue,statement\nus,pay,'=1+1\n",
    0,
    "U",
    { DM_TARGET_POSITION, "pay", "us" },
    "{'party': 'us', 'issue': 'pay', 'demand': 9, 'accepts': {'from': 4}, 'salience': 40, "
    "'statement': '=1+1'}" },

  /* what is wrong, and where */
  { ALL "us,pay,11\nus,pay,x\n", 0, "bad-value:2:8 duplicate-position:3:1", { 0 }, NULL },
  { ALL "usa,pay,1\nus,payment,1\nus,crimea,opne\n",
    0,
    "unknown-name:2:1 unknown-name:3:4 bad-value:4:11",
    { 0 },
    NULL },
  { ALL ",pay,1\nus,,1\n", 0, "missing-cell:2:1 missing-cell:3:4", { 0 }, NULL },
  { ALL "us,pay,1,2,1\n", 0, "reversed-set:2:10", { 0 }, NULL },
  { ALL "us,pay,1,2,3\n", 0, "demand-outside-accepts:2:8", { 0 }, NULL },
  { ALL "us,pay,2,2,3,,2.5\n", 0, "accepts-outside-limits:2:10", { 0 }, NULL },
  { ALL "ua,pay,,,,,,50\n", 0, "empty-position:2:8", { 0 }, NULL },
  { ALL "us,pay,1,,,,,101\nru,pay,1,,,,,x\n", 0, "bad-value:2:14 bad-value:3:14", { 0 }, NULL },
  { ALL "us,pay,1,,,,,,guessed\n", 0, "bad-value:2:15", { 0 }, NULL },
  { ALL "us,pay,1,,,,,,,,May 2014\n", 0, "bad-value:2:17", { 0 }, NULL },
  { ALL "us,pay,1,,,,,,,,,,The Sun\n", 0, "unknown-name:2:19", { 0 }, NULL },
  { ALL "us,form,a,a,b\n", 0, "bad-value:2:13", { 0 }, NULL },
  { "party,issue,demand\nus,pay,1,200\n", 0, "too-many-cells:2:1", { 0 }, NULL },

  /* what is created */
  { ALL "usa,pay,1\n",
    DM_CSV_OFFER_PARTY,
    "A",
    { DM_TARGET_PARTY, "usa" },
    "{'id': 'usa', 'name': 'usa'}" },
  { ALL "us,Länge der Frist,3\nru,länge der frist,5.5\n",
    DM_CSV_OFFER_ISSUE,
    "A A",
    { DM_TARGET_ISSUE, "lange-der-frist" },
    "{'id': 'lange-der-frist', 'name': 'Länge der Frist', 'scale': {'type': 'interval', 'min': 3, "
    "'max': 5.5, 'unit': ''}}" },
  { ALL "us,Days,3\n",
    DM_CSV_OFFER_ISSUE,
    "A",
    { DM_TARGET_ISSUE, "days" },
    "{'id': 'days', 'name': 'Days', 'scale': {'type': 'interval', 'min': 0, 'max': 3, 'unit': ''}}" },
  /* levels come in the order that the rows put them in */
  { ALL "us,Rank,high,middle,high\nru,Rank,low,low,middle\n",
    DM_CSV_OFFER_ISSUE,
    "A A",
    { DM_TARGET_ISSUE, "rank" },
    "{'id': 'rank', 'name': 'Rank', 'scale': {'type': 'ordinal', 'levels': [{'id': 'low', 'name': "
    "'low'}, {'id': 'middle', 'name': 'middle'}, {'id': 'high', 'name': 'high'}]}}" },
  { ALL "us,Who,Ann,Ann | Bob\n",
    DM_CSV_OFFER_ISSUE,
    "A",
    { DM_TARGET_ISSUE, "who" },
    "{'id': 'who', 'name': 'Who', 'scale': {'type': 'nominal', 'options': [{'id': 'ann', 'name': "
    "'Ann'}, {'id': 'bob', 'name': 'Bob'}]}}" },
  { ALL "us,Who,+,\xe4\xb9\x8c\n",
    DM_CSV_OFFER_ISSUE,
    "A",
    { DM_TARGET_ISSUE, "who" },
    "{'id': 'who', 'name': 'Who', 'scale': {'type': 'ordinal', 'levels': [{'id': 'level', 'name': "
    "'\xe4\xb9\x8c'}, {'id': 'level-2', 'name': '+'}]}}" },
  { ALL "us,crimea,Maybe,,Surely\n",
    DM_CSV_OFFER_LEVELS,
    "U",
    { DM_TARGET_ISSUE, "crimea" },
    "{'id': 'crimea', 'name': 'Crimea', 'scale': {'type': 'ordinal', 'levels': [{'id': 'no', "
    "'name': 'No'}, {'id': 'open', 'name': 'Open'}, {'id': 'yes', 'name': 'Yes', 'x-l': true}, "
    "{'id': 'maybe', 'name': 'Maybe'}, {'id': 'surely', 'name': 'Surely'}]}, 'basket': 'east', "
    "'needs': ['ua', 'ru']}" },
  { ALL "ua,form,D,C | D\n",
    DM_CSV_OFFER_LEVELS,
    "U",
    { DM_TARGET_POSITION, "form", "ua" },
    "{'party': 'ua', 'issue': 'form', 'demand': 'd', 'accepts': ['c', 'd'], 'evidence': [{'source': "
    "'note', 'quote': 'q'}]}" },
  { ALL "us,pay,1,,,,,,,,,,The Sun\n",
    DM_CSV_OFFER_SOURCE,
    "U",
    { DM_TARGET_SOURCE, "the-sun" },
    "{'id': 'the-sun', 'title': 'The Sun'}" },
  { ALL "usa,Days,3,,,,,,,,,,The Sun\nusa,crimea,Never\n",
    DM_CSV_OFFER_ALL,
    "A A",
    { DM_TARGET_POSITION, "days", "usa" },
    "{'party': 'usa', 'issue': 'days', 'demand': 3, 'evidence': [{'source': 'the-sun'}]}" },
};

static void check_json (DmModel *model, const DmTarget *target, const char *expected) {
  g_autofree char *written = dm_edit_get_json (model, target);
  g_autoptr (GString) json = g_string_new (written);
  g_autofree char *plain = g_strdup (expected);

  g_string_replace (json, "{ ", "{", 0);
  g_string_replace (json, " }", "}", 0);

  for (char *at = plain; *at != '\0'; at++) {
    if (*at == '\\' && at[1] == '\'')
      memmove (at, at + 1, strlen (at));
    else if (*at == '\'')
      *at = '"';
  }
  g_assert_cmpstr (json->str, ==, plain);
}

/* What came of it is a model that the strict reader takes, and reads as the same. */
static void check_sound (DmModel *model) {
  g_autoptr (GBytes) once = dm_writer_write (model);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (once, NULL), g_bytes_get_size (once));
  g_autoptr (DmModel) again
      = dm_reader_read_data (text, g_bytes_get_size (once), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_autoptr (GBytes) twice = dm_writer_write (again);
  g_assert_true (g_bytes_equal (once, twice));
  g_assert_cmpuint (dm_model_get_n_positions (again), ==, dm_model_get_n_positions (model));
}

static void test_rows (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *before = dm_edit_sample_write (model);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmCsvImport) import = run (model, cases[i].csv, cases[i].kinds);
    g_autofree char *effects = show_effects (import);
    DmModel *result = dm_csv_import_get_result (import);
    g_test_message ("%s", cases[i].csv);
    g_assert_cmpstr (effects, ==, cases[i].effects);
    if (cases[i].json != NULL)
      check_json (result, &cases[i].target, cases[i].json);
    else if (strpbrk (effects, "AU") == NULL)
      g_assert_true (result == model);
    check_sound (result);
  }
  g_autofree char *after = dm_edit_sample_write (model);
  g_assert_cmpstr (before, ==, after);
}

/* Importing the same once more changes nothing. */
static void test_again (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmCsvImport) once = run (model, cases[i].csv, cases[i].kinds);
    DmModel *result = dm_csv_import_get_result (once);
    g_autoptr (DmCsvImport) twice = run (result, cases[i].csv, cases[i].kinds);
    g_test_message ("%s", cases[i].csv);
    g_assert_cmpuint (dm_csv_import_count (twice, DM_CSV_ADDS), ==, 0);
    g_assert_cmpuint (dm_csv_import_count (twice, DM_CSV_UPDATES), ==, 0);
    g_assert_cmpuint (dm_csv_import_count (twice, DM_CSV_FAULTY), ==,
                      dm_csv_import_count (once, DM_CSV_FAULTY));
    g_assert_true (dm_csv_import_get_result (twice) == result);
  }
}

/* The cell that is at fault is known, and where. */
static void test_fault_cells (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autoptr (DmCsvImport) import
      = run (model, "party,issue,salience,since\nRuritania,pay,1,\nus,pay,101,\nus,pay,1,May\n", 0);
  const DmCell cells[] = { DM_CELL_PARTY, DM_CELL_SALIENCE, DM_CELL_SINCE };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_assert_cmpint (dm_csv_import_get_effect (import, i), ==, DM_CSV_FAULTY);
    g_assert_cmpint (dm_csv_import_get_cell (import, i), ==, cells[i]);
  }
}

/* --- offers --- */

static void test_contents (void) {
  static const char csv[] = ALL "Rusia,Crimea,Opem\nus,Ranks,b,a,c\nus,form,A | Z\nus,Cost,-4,,12\n"
                                "us,Who,Ann,Ann | Bob\n";
  static const char *const expected[] = { NULL,
                                          "More on its scale: “Opem”",
                                          "Levels in order: “a”, “b”, “c”",
                                          "More on its scale: “Z”",
                                          "Numbers from -4 to 12",
                                          "Options: “Ann”, “Bob”" };
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autoptr (DmCsvImport) import = run (model, csv, 0);

  g_assert_cmpuint (dm_csv_import_get_n_offers (import), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *contents
        = dm_csv_offer_describe_contents (dm_csv_import_get_offer (import, i));
    g_assert_cmpstr (contents, ==, expected[i]);
  }
}

static void test_new_model (void) {
  static const char *const names[][2] = {
    { "My talks.csv", "My talks" }, { "a.b.tsv", "a.b" },  { ".csv", ".csv" }, { "x", "x" },
    { "\"q\".csv", "\"q\"" },       { NULL, "Positions" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (DmModel) model = dm_csv_new_model (names[i][0]);
    g_assert_cmpstr (dm_model_get_title (model), ==, names[i][1]);
    g_assert_cmpuint (dm_model_get_n_parties (model), ==, 0);
  }
}

static void test_offers (void) {
  static const char csv[] = ALL "Rusia,Crimea,Opem\nRusia,Dates,\nru,Ranks,b,a,c\nRusia,pay,99\n"
                                "us,form,A | Z,,,,,,,,,,Memoo\nus,Cost,-4,,12\n";
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autoptr (DmCsvImport) import = run (model, csv, 0);
  g_autofree char *offers = show_offers (import);
  g_autofree char *party = dm_csv_import_find_nearest (import, 0);
  g_autofree char *level = dm_csv_import_find_nearest (import, 1);
  g_autofree char *issue = dm_csv_import_find_nearest (import, 2);

  g_assert_cmpstr (offers, ==,
                   "party “Rusia” = rusia x3\n"
                   "on the scale of “Crimea”: “Opem” = crimea x1\n"
                   "issue “Ranks”, levels in order “a”, “b”, “c” = ranks x1\n"
                   "on the scale of “Form”: “Z” = form x1\n"
                   "source “Memoo” = memoo x1\n"
                   "issue “Cost”, numbers from -4 to 12 = cost x1");
  g_assert_cmpstr (party, ==, "Russia");
  g_assert_cmpstr (level, ==, "Open");
  g_assert_null (issue);
  dm_csv_import_accept (import, 0, TRUE);
  g_assert_true (dm_csv_import_run (import, NULL, NULL));
  g_assert_cmpint (dm_csv_import_get_effect (import, 0), ==, DM_CSV_FAULTY);
  g_assert_cmpint (dm_model_find_party (dm_csv_import_get_result (import), "rusia"), ==, 3);
  g_assert_cmpint (dm_model_find_issue (dm_csv_import_get_result (import), "ranks"), ==, -1);
}

static void test_ambiguous (void) {
  g_autoptr (DmModel) model = dm_edit_sample_read (
      "{'demarche': 1, 'title': 'T', 'parties': [{'id': 'a', 'name': 'Same'}, {'id': 'b', 'name': "
      "'same'}, {'id': 'c', 'name': 'b'}], 'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': "
      "'ordinal', 'levels': [{'id': 'x', 'name': 'X'}, {'id': 'y', 'name': 'x'}]}}], 'positions': "
      "[{'party': 'a', 'issue': 'i', 'demand': 'x'}, {'party': 'b', 'issue': 'i', 'demand': 'y'}, "
      "{'party': 'c', 'issue': 'i', 'demand': 'y'}]}");
  g_autoptr (DmCsvImport) import = run (model, "party,issue,demand\nSAME,i,x\nb,i,x\na,i,X\n", 0);
  g_autofree char *effects = show_effects (import);
  const DmCsvStyle style = DM_CSV_STYLE_DEFAULT;
  g_autoptr (GBytes) bytes = dm_csv_write (model, NULL, 0, &style);
  g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (DmCsvImport) back = run (model, written, 0);

  g_assert_cmpstr (effects, ==, "ambiguous-name:2:1 U ambiguous-name:4:5");
  /* names that don't lead back are written as ids */
  g_assert_nonnull (strstr (written, "\r\na,I,x,"));
  g_assert_nonnull (strstr (written, "\r\nc,I,y,"));
  g_assert_cmpuint (dm_csv_import_count (back, DM_CSV_UNCHANGED), ==, 3);
}

/* --- there and back --- */

static DmModel *read_example (const char *name) {
  g_autofree char *path = g_build_filename (DM_EXAMPLES_DIR, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return model;
}

static DmCsvImport *import_bytes (DmModel *model, GBytes *bytes, guint kinds) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  DmCsvDialect dialect = { 0 };
  g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, &error);
  g_assert_no_error (error);
  DmCsvImport *import = dm_csv_import_new (model, table, dialect.decimal);

  dm_csv_import_accept_kinds (import, kinds);
  g_assert_true (dm_csv_import_run (import, NULL, &error));
  g_assert_no_error (error);
  return import;
}

static void check_round_trip (DmModel *model, const DmCsvStyle *style, guint n_bare) {
  g_autoptr (GBytes) bytes = dm_csv_write (model, NULL, 0, style);
  g_autoptr (DmModel) nothing = dm_edit_sample_read ("{'demarche': 1, 'title': 'T'}");
  g_autoptr (DmCsvImport) same = import_bytes (model, bytes, 0);
  g_autoptr (DmCsvImport) fresh = import_bytes (nothing, bytes, DM_CSV_OFFER_ALL);
  g_autofree char *effects = show_effects (fresh);
  guint n = dm_model_get_n_positions (model);

  /* into the model that it is from: nothing is new */
  g_assert_cmpuint (dm_csv_import_get_n_offers (same), ==, 0);
  g_assert_cmpuint (dm_csv_import_count (same, DM_CSV_UNCHANGED), ==, n);
  g_assert_true (dm_csv_import_get_result (same) == model);
  /* into an empty one: what CSV can carry is there, and is written the same */
  g_test_message ("%s", effects);
  g_assert_cmpuint (dm_csv_import_count (fresh, DM_CSV_ADDS), ==, n - n_bare);
  check_sound (dm_csv_import_get_result (fresh));
  if (n_bare > 0)
    return;
  g_autoptr (GBytes) again = dm_csv_write (dm_csv_import_get_result (fresh), NULL, 0, style);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again),
                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void test_round_trip (void) {
  static const char *const names[] = { "crimea-2014.demarche", "labour-contract.demarche",
                                       "river-basin.demarche", "company-sale.demarche" };
  static const DmCsvStyle styles[] = { { ',', '.', FALSE, FALSE },
                                       { ';', ',', TRUE, FALSE },
                                       { '\t', '.', TRUE, TRUE },
                                       { '|', '.', FALSE, FALSE },
                                       { ',', ',', FALSE, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (DmModel) model = read_example (names[i]);
    for (guint j = 0; j < G_N_ELEMENTS (styles); j++) {
      g_test_message ("%s, style %u", names[i], j);
      check_round_trip (model, &styles[j], 0);
    }
  }
  g_autoptr (DmModel) sample = dm_edit_sample_new ();
  for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
    check_round_trip (sample, &styles[j], 1); /* one position gives scores and nothing else */
}

/* What a spreadsheet would run comes back as it was; numbers stay numbers. */
static void test_injection (void) {
  static const char model_text[]
      = "{'demarche': 1, 'title': 'T', 'parties': [{'id': 'a', 'name': '=HYPERLINK(1)'}, {'id': "
        "'b', 'name': '-2'}], 'issues': [{'id': 'i', 'name': '@sum', 'scale': {'type': 'interval', "
        "'min': -10, 'max': 10, 'unit': ''}}, {'id': 'j', 'name': '+x', 'scale': {'type': "
        "'nominal', 'options': [{'id': 'p', 'name': '+1'}, {'id': 'q', 'name': '\\u0027=q'}]}}], "
        "'positions': [{'party': 'a', 'issue': 'i', 'demand': -4.5, 'accepts': {'from': -5}, "
        "'statement': '\\u0027\\u0027=cmd|\\u0027 /C calc\\u0027!A0', 'evidence': [{'locator': '-1'}]}, "
        "{'party': 'b', 'issue': 'j', 'accepts': ['p', 'q'], 'statement': '\\r=1'}, {'party': 'b', "
        "'issue': 'i', 'demand': 1, 'statement': '\\u0009\\u0027tis'}]}";
  static const char expected[]
      = ALL "'=HYPERLINK(1),'@sum,-4.5,-5,,,,,,,,'''=cmd|' /C calc'!A0,,'-1\n"
            "'-2,'+x,,'+1 | '=q,,,,,,,,\"'\r=1\",,\n"
            "'-2,'@sum,1,,,,,,,,,'\t'tis,,\n";
  const DmCsvStyle style = DM_CSV_STYLE_DEFAULT;
  g_autoptr (DmModel) model = dm_edit_sample_read (model_text);
  g_autoptr (GBytes) bytes = dm_csv_write (model, NULL, 0, &style);
  g_autoptr (GString) written
      = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  check_round_trip (model, &style, 0);
  g_string_replace (written, "\r\n", "\n", 0);
  g_assert_cmpstr (written->str, ==, expected);
}

static void test_losses (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autoptr (GPtrArray) losses = dm_csv_list_losses (model);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < losses->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (losses, i));
  g_assert_cmpstr (text->str, ==,
                   "the title, summary, note and date of the model\n"
                   "the scores of the levels in 1 position\n"
                   "1 piece of evidence after a position’s first\n"
                   "speaker, date, quotation, grade or note of 1 piece of evidence\n"
                   "members that the format doesn’t know in 1 position\n"
                   "what is known of 2 parties beyond their names\n"
                   "the scales of 3 issues\n"
                   "basket, kind, needs or note of 2 issues\n"
                   "2 baskets\n1 event\n1 scenario\n1 proposal\n1 view\n");
}

/* --- size --- */

/* Were anything quadratic, this would take hours: many parties, issues, levels, unknown names and faults. */
static void test_many (void) {
  g_autoptr (GString) csv = g_string_new ("party,issue,demand,source,since\n");
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (csv, "P%u,Issue %u,乌%u,S%u,\n", i % 3000, i % 7000, i % 5000, i);
  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (csv, "us,crimea,level %u,,%04u\nus,nowhere %u\n", i, i + 1, i);
  g_autoptr (DmCsvImport) none = run (model, csv->str, 0);
  g_autoptr (DmCsvImport) all = run (model, csv->str, DM_CSV_OFFER_ALL);
  g_assert_cmpuint (dm_csv_import_count (none, DM_CSV_FAULTY), ==, 48000);
  g_assert_true (dm_csv_import_get_result (none) == model);
  g_assert_cmpuint (dm_csv_import_count (all, DM_CSV_ADDS), ==, 21000 + 9000);
  g_assert_cmpuint (dm_csv_import_count (all, DM_CSV_FAULTY), ==, 9000 + 9000);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-import/rows", test_rows);
  g_test_add_func ("/csv-import/again", test_again);
  g_test_add_func ("/csv-import/fault-cells", test_fault_cells);
  g_test_add_func ("/csv-import/offers", test_offers);
  g_test_add_func ("/csv-import/contents", test_contents);
  g_test_add_func ("/csv-import/new-model", test_new_model);
  g_test_add_func ("/csv-import/ambiguous", test_ambiguous);
  g_test_add_func ("/csv-import/round-trip", test_round_trip);
  g_test_add_func ("/csv-import/injection", test_injection);
  g_test_add_func ("/csv-import/losses", test_losses);
  g_test_add_func ("/csv-import/many", test_many);
  return g_test_run ();
}
