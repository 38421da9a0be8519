/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-cell.h"
#include "dm-reader.h"

#define MODEL                                                                                      \
  "{\"demarche\": 1, \"title\": \"T\", \"parties\": [{\"id\": \"us\", \"name\": \"United "         \
  "States\"}, {\"id\": \"ru\", \"name\": \"Russia\"}], \"issues\": [{\"id\": \"status\", "         \
  "\"name\": \"Status\", \"scale\": {\"type\": \"ordinal\", \"levels\": [{\"id\": \"no\", "        \
  "\"name\": \"Not at all\"}, {\"id\": \"open\", \"name\": \"Left open\"}, {\"id\": \"yes\", "     \
  "\"name\": \"Öffentlich\"}]}}, {\"id\": \"pay\", \"name\": \"Pay\", \"scale\": {\"type\": "     \
  "\"interval\", \"min\": -10, \"max\": 50000, \"unit\": \"€\"}}, {\"id\": \"form\", "           \
  "\"name\": \"Form\", \"scale\": {\"type\": \"nominal\", \"options\": [{\"id\": \"a\", "          \
  "\"name\": \"Ay\"}, {\"id\": \"b\", \"name\": \"Bee\"}]}}], \"sources\": [{\"id\": \"times\", "  \
  "\"title\": \"The Times\"}], \"positions\": ["                                                   \
  "{\"party\": \"us\", \"issue\": \"status\", \"demand\": \"open\", \"accepts\": {\"from\": "      \
  "\"no\", \"to\": \"open\"}, \"limits\": {\"to\": \"open\"}, \"salience\": 12.5, \"basis\": "     \
  "\"inferred\", \"since\": \"2014-04\", \"statement\": \"S\", \"evidence\": [{\"source\": "       \
  "\"times\", \"locator\": \"¶3\"}]},"                                                            \
  "{\"party\": \"us\", \"issue\": \"pay\", \"demand\": 1000.5},"                                   \
  "{\"party\": \"us\", \"issue\": \"form\", \"accepts\": [\"a\", \"b\"]}]}"

static DmModel *read_model (void) {
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_data (MODEL, strlen (MODEL), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return model;
}

static const DmPosition *get_position (DmModel *model, guint issue) {
  return &dm_model_get_issue (model, issue)->positions->positions[0];
}

static void test_texts (void) {
  static const struct {
    guint issue;
    DmCell cell;
    const char *text;
  } cases[] = {
    { 0, DM_CELL_PARTY, "United States" },
    { 0, DM_CELL_ISSUE, "Status" },
    { 0, DM_CELL_DEMAND, "Left open" },
    { 0, DM_CELL_ACCEPTS_FROM, "Not at all" },
    { 0, DM_CELL_ACCEPTS_TO, "Left open" },
    { 0, DM_CELL_LIMIT_FROM, "" },
    { 0, DM_CELL_LIMIT_TO, "Left open" },
    { 0, DM_CELL_SALIENCE, "12,5" },
    { 0, DM_CELL_BASIS, "inferred" },
    { 0, DM_CELL_CONFIDENCE, "" },
    { 0, DM_CELL_SINCE, "2014-04" },
    { 0, DM_CELL_STATEMENT, "S" },
    { 0, DM_CELL_SOURCE, "The Times" },
    { 0, DM_CELL_LOCATOR, "¶3" },
    { 1, DM_CELL_DEMAND, "1000,5" },
    { 1, DM_CELL_ACCEPTS_FROM, "" },
    { 1, DM_CELL_SOURCE, "" },
    { 2, DM_CELL_ACCEPTS_FROM, "Ay | Bee" },
    { 2, DM_CELL_ACCEPTS_TO, "" },
    { 2, DM_CELL_DEMAND, "" },
  };
  g_autoptr (DmModel) model = read_model ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = dm_cell_get_text (
        model, cases[i].issue, get_position (model, cases[i].issue), cases[i].cell, ',');
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static const struct {
  guint issue;
  gboolean fresh; /* no position yet */
  DmCell cell;
  const char *text;
  const char *pointer, *value; /* pointer NULL: refused */
} typed_cases[] = {
  { 0, FALSE, DM_CELL_DEMAND, "yes", "/demand", "\"yes\"" },
  { 0, FALSE, DM_CELL_DEMAND, " öffentlich ", "/demand", "\"yes\"" },
  { 0, FALSE, DM_CELL_DEMAND, "ÖFFENTLICH", "/demand", "\"yes\"" },
  { 0, FALSE, DM_CELL_DEMAND, "", "/demand", NULL },
  { 0, FALSE, DM_CELL_DEMAND, "maybe", NULL, NULL },
  { 0, FALSE, DM_CELL_ACCEPTS_TO, "yes", "/accepts", "{ \"from\": \"no\", \"to\": \"yes\" }" },
  { 0, FALSE, DM_CELL_ACCEPTS_TO, "", "/accepts", "{ \"from\": \"no\" }" },
  { 0, FALSE, DM_CELL_LIMIT_TO, "", "/limits", NULL },
  { 0, FALSE, DM_CELL_LIMIT_FROM, "no", "/limits", "{ \"from\": \"no\", \"to\": \"open\" }" },
  /* nothing was said to be acceptable: the other end is the demand, or the place itself */
  { 1, FALSE, DM_CELL_ACCEPTS_FROM, "10", "/accepts", "{ \"from\": 10, \"to\": 1000.5 }" },
  { 1, TRUE, DM_CELL_ACCEPTS_FROM, "10", "/accepts", "{ \"from\": 10, \"to\": 10 }" },
  { 1, TRUE, DM_CELL_LIMIT_TO, "10", "/limits", "{ \"to\": 10 }" },
  { 1, FALSE, DM_CELL_ACCEPTS_FROM, "", "/accepts", NULL },
  { 1, FALSE, DM_CELL_DEMAND, "40.000", "/demand", "40000" },
  { 1, FALSE, DM_CELL_DEMAND, "0,25", "/demand", "0.25" },
  { 1, FALSE, DM_CELL_DEMAND,
    "\xe2\x88\x92"
    "3",
    "/demand", "-3" },
  { 1, FALSE, DM_CELL_DEMAND, "-11", NULL, NULL },
  { 1, FALSE, DM_CELL_DEMAND, "1e999", NULL, NULL },
  { 1, FALSE, DM_CELL_DEMAND, "nan", NULL, NULL },
  { 1, FALSE, DM_CELL_DEMAND, "0x10", NULL, NULL },
  { 2, FALSE, DM_CELL_ACCEPTS_FROM, "bee|a", "/accepts", "[\"b\", \"a\"]" },
  { 2, FALSE, DM_CELL_ACCEPTS_FROM, "bee|sea", NULL, NULL },
  { 2, FALSE, DM_CELL_ACCEPTS_FROM, "", "/accepts", NULL },
  { 2, FALSE, DM_CELL_ACCEPTS_TO, "a", NULL, NULL },
  { 0, FALSE, DM_CELL_SALIENCE, "100", "/salience", "100" },
  { 0, FALSE, DM_CELL_SALIENCE, "101", NULL, NULL },
  { 0, FALSE, DM_CELL_BASIS, "Stated", "/basis", "\"stated\"" },
  { 0, FALSE, DM_CELL_BASIS, "heard", NULL, NULL },
  { 0, FALSE, DM_CELL_SINCE, "2014-02-30", NULL, NULL },
  { 0, FALSE, DM_CELL_SINCE, "2014-02", "/since", "\"2014-02\"" },
  { 0, FALSE, DM_CELL_STATEMENT, "a \"b\"", "/statement", "\"a \\\"b\\\"\"" },
  { 0, FALSE, DM_CELL_SOURCE, "the times", "/evidence/0/source", "\"times\"" },
  { 0, FALSE, DM_CELL_SOURCE, "the sun", NULL, NULL },
  { 0, FALSE, DM_CELL_PARTY, "russia", "/party", "\"ru\"" },
  { 0, FALSE, DM_CELL_PARTY, "", NULL, NULL },
};

static void test_typed (void) {
  g_autoptr (DmModel) model = read_model ();

  for (guint i = 0; i < G_N_ELEMENTS (typed_cases); i++) {
    const DmPosition *position
        = typed_cases[i].fresh ? NULL : get_position (model, typed_cases[i].issue);
    DmCellChange change;
    g_autofree char *reason = NULL;
    gboolean good = dm_cell_parse (model, typed_cases[i].issue, position, typed_cases[i].cell,
                                   typed_cases[i].text, ',', &change, &reason);
    g_autofree char *value = change.value;

    g_test_message ("%s ← “%s”", dm_cell_to_id (typed_cases[i].cell), typed_cases[i].text);
    g_assert_cmpint (good, ==, typed_cases[i].pointer != NULL);
    g_assert_cmpint (reason == NULL, ==, good);
    if (good) {
      g_assert_cmpstr (change.pointer, ==, typed_cases[i].pointer);
      g_assert_cmpstr (value, ==, typed_cases[i].value);
    }
  }
}

static void test_numbers (void) {
  static const struct {
    const char *text;
    char decimal;
    double number; /* NAN: none */
  } cases[] = {
    { "40,000", '.', 40000 },   { "40.000", ',', 40000 },
    { "40,000", ',', 40 },      { "1,234,567.5", '.', 1234567.5 },
    { "1 234,5", ',', 1234.5 }, { "1’234.5", '.', 1234.5 },
    { "12,34", '.', NAN },      { "1,2345", '.', NAN },
    { ",123", '.', NAN },       { "1.5,000", '.', NAN },
    { "1e3", '.', 1000 },       { "", '.', NAN },
    { "1-2", '.', NAN },        { "5 t", '.', NAN },
    { "-0.5", '.', -0.5 },      { "\xff", '.', NAN },
    { "1,23.5", '.', NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double number = NAN;
    gboolean good = dm_cell_parse_number (cases[i].text, cases[i].decimal, &number);

    g_test_message ("case %u", i);
    g_assert_cmpint (good, ==, !isnan (cases[i].number));
    if (good)
      g_assert_cmpfloat (number, ==, cases[i].number);
  }
}

static void test_names (void) {
  for (guint i = 0; i < DM_N_CELLS; i++) {
    DmCell cell;

    g_assert_true (dm_cell_from_id (dm_cell_to_id ((DmCell) i), &cell));
    g_assert_cmpuint (cell, ==, i);
  }
  DmCell cell;
  g_assert_false (dm_cell_from_id ("nothing", &cell));
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell/texts", test_texts);
  g_test_add_func ("/cell/typed", test_typed);
  g_test_add_func ("/cell/numbers", test_numbers);
  g_test_add_func ("/cell/names", test_names);
  return g_test_run ();
}
