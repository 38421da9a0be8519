/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-edit-levels.h"

#include <string.h>

#include "dm-edit-sample.h"

typedef enum { ADD, MOVE, REMOVE, TYPE } Operation;

/*
 * An edit of the sample, with ' for ". @expect is what must then stand in the written model, or "!code"; @hurts their sentences,
 * parted by a line each.
 */
typedef struct {
  const char *name;
  Operation operation;
  const char *issue;
  guint level; /* of TYPE the new one */
  guint to;
  const char *level_name;
  const char *expect;
  const char *hurts;
} Case;

/* Levels that say how far along they lie, with all that can stand on them. */
static const char metric[]
    = "{'demarche': 1, 'title': 'T', 'parties': [{'id': 'p', 'name': 'P'}, {'id': 'q', 'name': 'Q'}],"
      "'issues': [{'id': 'm', 'name': 'M', 'scale': {'type': 'ordinal', 'levels': ["
      "{'id': 'a', 'name': 'A', 'at': 1}, {'id': 'b', 'name': 'B', 'at': 3}, {'id': 'c', 'name': 'C', 'at': 10}],"
      "'x/y~': 1}}],"
      "'positions': [{'party': 'p', 'issue': 'm', 'demand': 'c', 'accepts': {'from': 'b'}},"
      "{'party': 'q', 'issue': 'm', 'demand': 'a', 'values': {'a': 90}}],"
      "'scenarios': [{'id': 's', 'name': 'S', 'changes': [{'party': 'q', 'issue': 'm', 'demand': 'b'}]}],"
      "'proposals': [{'id': 'd', 'name': 'D', 'terms': {'m': 'b'}}]}";

static const Case cases[] = {
  { "add-first", ADD, "crimea", 0, 0, "Never “ever”",
    "[{ 'id': 'never-ever', 'name': 'Never “ever”' }, { 'id': 'no'", "" },
  { "add-between", ADD, "crimea", 1, 0, "Open",
    "{ 'id': 'open-2', 'name': 'Open' }, { 'id': 'open'", "" },
  { "add-last", ADD, "crimea", G_MAXUINT, 0, "中",
    "'name': 'Yes', 'x-l': true }, { 'id': 'level', 'name': '中' }]", "" },
  { "add-option", ADD, "form", 3, 0, "D", "{ 'id': 'd', 'name': 'D' }]", "" },
  { "add-at-first", ADD, "m", 0, 0, "Z", "[{ 'id': 'z', 'name': 'Z', 'at': -1 }, { 'id': 'a'", "" },
  { "add-at-between", ADD, "m", 1, 0, "Z", "{ 'id': 'z', 'name': 'Z', 'at': 2 }, { 'id': 'b'", "" },
  { "add-at-last", ADD, "m", 3, 0, "Z", "{ 'id': 'z', 'name': 'Z', 'at': 17 }]", "" },
  { "add-to-numbers", ADD, "pay", 0, 0, "Z", "!wrong-member", "" },
  { "add-nowhere", ADD, "payy", 0, 0, "Z", "!unknown-id", "" },
  { "move", MOVE, "crimea", 2, 0, NULL,
    "'levels': [{ 'id': 'yes', 'name': 'Yes', 'x-l': true }, { 'id': 'no', 'name': 'No' }, "
    "{ 'id': 'open', 'name': 'Open' }]",
    "Russia on Crimea from March 2014: what it accepts goes" },
  { "move-option", MOVE, "form", 0, 9, NULL, "'accepts': ['b', 'a'],", "" },
  { "move-at", MOVE, "m", 2, 1, NULL,
    "{ 'id': 'c', 'name': 'C', 'at': 3 }, { 'id': 'b', 'name': 'B', 'at': 10 }]",
    "P on M: what it accepts goes" },
  { "move-far", MOVE, "m", 3, 1, NULL, "!no-member", "" },
  { "remove", REMOVE, "m", 1, 0, NULL, "'demand': 'c' }",
    "P on M: what it accepts goes\nQ on M, scenario S: the change goes\nD: the term on M goes" },
  { "remove-option", REMOVE, "form", 2, 0, NULL,
    "[{ 'id': 'a', 'name': 'A' }, { 'id': 'b', 'name': 'B' }]",
    "Ukraine on Form: the position goes\n"
    "United States on Form: “C” goes from within its red lines" },
  { "remove-far", REMOVE, "form", 3, 0, NULL, "!no-member", "" },
  { "same-type", TYPE, "pay", DM_SCALE_INTERVAL, 0, NULL, "=", "" },
  { "to-options", TYPE, "m", DM_SCALE_NOMINAL, 0, NULL,
    "{ 'type': 'nominal', 'options': [{ 'id': 'a', 'name': 'A' }, { 'id': 'b', 'name': 'B' }, "
    "{ 'id': 'c', 'name': 'C' }], 'x/y~': 1 }",
    "" },
  { "to-options-sets", TYPE, "m", DM_SCALE_NOMINAL, 0, NULL,
    "'demand': 'c', 'accepts': ['b', 'c'] }", "" },
  { "to-levels", TYPE, "form", DM_SCALE_ORDINAL, 0, NULL,
    "'accepts': { 'from': 'a', 'to': 'b' }, 'limits': { 'from': 'a', 'to': 'c' }", "" },
  { "to-numbers", TYPE, "m", DM_SCALE_INTERVAL, 0, NULL,
    "{ 'type': 'interval', 'min': 1, 'max': 10, 'unit': '', 'x/y~': 1 }",
    "Q on M: its value of “A” goes" },
  { "to-numbers-sets", TYPE, "m", DM_SCALE_INTERVAL, 0, NULL,
    "'demand': 10, 'accepts': { 'from': 3 } }", "Q on M: its value of “A” goes" },
  { "to-numbers-term", TYPE, "m", DM_SCALE_INTERVAL, 0, NULL, "'terms': { 'm': 3 }",
    "Q on M: its value of “A” goes" },
  { "to-numbers-hurt", TYPE, "form", DM_SCALE_INTERVAL, 0, NULL,
    "{ 'type': 'interval', 'min': 0, 'max': 100, 'unit': '' }",
    "United States on Form: the position goes\nUkraine on Form: the position goes\n"
    "Plan: the term on Form goes" },
  { "from-numbers", TYPE, "pay", DM_SCALE_ORDINAL, 0, NULL,
    "[{ 'id': '0-bn', 'name': '0 bn', 'at': 0 }, { 'id': '1-bn', 'name': '1 bn', 'at': 1 }, "
    "{ 'id': '2-bn', 'name': '2 bn', 'at': 2 }, { 'id': '3-bn', 'name': '3 bn', 'at': 3 }, "
    "{ 'id': '4-bn', 'name': '4 bn', 'at': 4 }, { 'id': '5-bn', 'name': '5 bn', 'at': 5 }, "
    "{ 'id': '6-bn', 'name': '6 bn', 'at': 6 }, { 'id': '9-bn', 'name': '9 bn', 'at': 9 }, "
    "{ 'id': '10-bn', 'name': '10 bn', 'at': 10 }]",
    "" },
  { "from-numbers-sets", TYPE, "pay", DM_SCALE_ORDINAL, 0, NULL,
    "'demand': '2-bn', 'accepts': { 'from': '1-bn', 'to': '3-bn' }, 'limits': { 'from': '1-bn' }",
    "" },
};

static char *squeeze (const char *text) {
  GString *squeezed = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (squeezed, *text == '"' ? '\'' : *text);
  return g_string_free (squeezed, FALSE);
}

static DmModel *apply (DmModel *model, const Case *test, DmEditReport *report) {
  switch (test->operation) {
  case ADD:
    return dm_edit_add_level (model, test->issue, test->level, test->level_name, report);
  case MOVE:
    return dm_edit_move_level (model, test->issue, test->level, test->to, report);
  case REMOVE:
    return dm_edit_remove_level (model, test->issue, test->level, report);
  case TYPE:
  default:
    return dm_edit_set_scale_type (model, test->issue, (DmScaleType) test->level, report);
  }
}

static void test_case (gconstpointer data) {
  const Case *test = data;
  g_autoptr (DmModel) model
      = g_str_equal (test->issue, "m") ? dm_edit_sample_read (metric) : dm_edit_sample_new ();
  g_autofree char *before = dm_edit_sample_write (model);
  g_auto (DmEditReport) report;
  g_autoptr (DmModel) changed = apply (model, test, &report);
  g_autofree char *still = dm_edit_sample_write (model);
  g_autoptr (GString) hurts = g_string_new (NULL);

  g_assert_cmpstr (before, ==, still);
  for (guint i = 0; i < report.hurts->len; i++)
    g_string_append_printf (hurts, "%s%s", i > 0 ? "\n" : "",
                            ((DmHurt *) g_ptr_array_index (report.hurts, i))->sentence);
  g_assert_cmpstr (hurts->str, ==, test->hurts);
  if (test->expect[0] == '!') {
    g_assert_null (changed);
    g_assert_cmpstr (((DmDiagnostic *) g_ptr_array_index (report.diagnostics, 0))->code, ==,
                     test->expect + 1);
    return;
  }
  g_assert_nonnull (changed);
  g_assert_true ((changed == model) == (test->expect[0] == '='));
  if (changed == model)
    return;
  g_autofree char *after = dm_edit_sample_write (changed);
  g_autofree char *squeezed = squeeze (after), *wanted = squeeze (test->expect);
  if (strstr (squeezed, wanted) == NULL)
    g_error ("%s is not in\n%s", test->expect, after);
  g_autoptr (DmModel) read = dm_edit_sample_read (after);
  g_autofree char *again = dm_edit_sample_write (read);
  g_assert_cmpstr (again, ==, after);
}

/* More numbers in use than anybody would read as levels: evenly spaced ones, and what stands between is told to go. */
static void test_many (void) {
  g_autoptr (GString) text = g_string_new ("{'demarche': 1, 'title': 'T', 'parties': [");
  g_auto (DmEditReport) report;

  for (guint i = 0; i <= 60; i++)
    g_string_append_printf (text, "%s{'id': 'p%u', 'name': 'P%u'}", i > 0 ? ", " : "", i, i);
  g_string_append (text, "], 'issues': [{'id': 'n', 'name': 'N', 'scale': {'type': 'interval', "
                         "'min': -30, 'max': 30, 'unit': ''}}], 'positions': [");
  for (guint i = 0; i <= 60; i++)
    g_string_append_printf (text, "%s{'party': 'p%u', 'issue': 'n', 'demand': %d}",
                            i > 0 ? ", " : "", i, (int) i - 30);
  g_string_append (text, "]}");
  g_autoptr (DmModel) model = dm_edit_sample_read (text->str);
  g_autoptr (DmModel) changed = dm_edit_set_scale_type (model, "n", DM_SCALE_ORDINAL, &report);
  const DmIssue *issue = dm_model_get_issue (changed, 0);
  g_assert_cmpuint (issue->scale->n_levels, ==, 11);
  g_assert_cmpstr (issue->scale->levels[1].name, ==, "-24");
  g_assert_cmpfloat (issue->scale->levels[1].at, ==, -24);
  g_assert_cmpuint (issue->positions->n_positions, ==, 11);
  g_assert_cmpuint (report.hurts->len, ==, 1);
  g_assert_cmpstr (((DmHurt *) g_ptr_array_index (report.hurts, 0))->sentence, ==,
                   "50 positions on N go");
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/core/edit-levels/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/core/edit-levels/many", test_many);
  return g_test_run ();
}
