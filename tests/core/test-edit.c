/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-edit-sample.h"

typedef enum { PUT, SET, ADD, REMOVE, MOVE } Operation;

/*
 * An edit of the sample, with ' for ". A target is written “party us”, “position us crimea 2014 soft”. @expect is what must then
 * stand in the written model, or "!code pointer" for what is told; @hurts their sentences, parted by a line each.
 */
typedef struct {
  const char *name;
  Operation operation;
  const char *target;
  const char *pointer; /* of SET; the index of ADD and MOVE */
  const char *json;
  const char *expect;
  const char *hurts;
} Case;

static const Case cases[] = {
  /* the model itself */
  { "title", SET, "model", "/title", "'New'", "'title': 'New',\n  'x-head': [1,\n 2],\n  'summary'",
    NULL },
  { "title-gone", SET, "model", "/title", NULL, "!missing-member ", NULL },
  { "date", SET, "model", "/date", "'2015-13'", "!bad-date /date", NULL },
  { "between", SET, "model", "/date", "'2015'", "],\n  'x-between': 3,\n  'events'", NULL },
  { "lists", SET, "model", "/parties", "[]", "!wrong-member /parties", NULL },
  { "model-gone", REMOVE, "model", NULL, NULL, "!no-list ", NULL },
  /* entities */
  { "name", SET, "party us", "/name", "'USA'",
    "'id': 'us', 'name': 'USA', 'no_deal': { 'label': 'wait', 'x': 1 }", NULL },
  { "nested", SET, "party us", "/no_deal/value", "30",
    "'no_deal': { 'label': 'wait', 'x': 1, 'value': 30 }", NULL },
  { "made-on-the-way", SET, "party ua", "/no_deal/label", "'war'",
    "'name': 'Ukraine', 'no_deal': { 'label': 'war' }", NULL },
  { "range", SET, "party us", "/influence", "101", "!out-of-range /influence", NULL },
  { "injected", SET, "party us", "/aim", "'a', 'note': 'b'", "!trailing-text /aim", NULL },
  { "not-json", SET, "party us", "/aim", "aim", "!syntax /aim", NULL },
  { "nowhere", SET, "party us", "/name/x", "1", "!no-member /name/x", NULL },
  { "no-pointer", SET, "party us", "name", "1", "!no-member name", NULL },
  { "unknown", SET, "party usa", "/name", "'x'", "!unknown-id ", NULL },
  { "kept", SET, "party ru", "/note", "'n'", "'x-p': { 'a': 1 }, 'note'", NULL },
  { "renamed", SET, "party ru", "/id", "'rus'", "'party': 'rus', 'issue': 'pay'", NULL },
  { "renamed-in-needs", SET, "party ru", "/id", "'rus'", "'needs': ['ua', 'rus']", NULL },
  { "taken", SET, "party ru", "/id", "'us'", "!duplicate-id /id", NULL },
  { "bad-id", SET, "party ru", "/id", "'R U'", "!bad-id /id", NULL },
  { "put", PUT, "basket east", NULL, "{'id': 'east', 'name': 'E'}", "{ 'id': 'east', 'name': 'E' }",
    NULL },
  { "put-array", PUT, "basket east", NULL, "[]", "!wrong-type ", NULL },
  { "add-end", ADD, "party", "9", "{'id': 'eu', 'name': 'EU'}",
    "'Ukraine' },\n    { 'id': 'eu', 'name': 'EU' }\n", NULL },
  { "add-first", ADD, "party", "0", "{'id': 'eu', 'name': 'EU'}",
    "[\n    { 'id': 'eu', 'name': 'EU' },\n    {\n      'id': 'us'", NULL },
  { "add-twice", ADD, "party", "0", "{'id': 'us', 'name': 'EU'}", "!duplicate-id /id", NULL },
  { "add-issue", ADD, "issue", "0",
    "{'id': 'new', 'name': 'New', 'scale': {'type': 'interval', 'min': 0, 'max': 1, 'unit': 'u'}}",
    "'terms': { 'pay': 3, 'crimea': 'open', 'form': 'b' }", NULL },
  { "add-issue-bad", ADD, "issue", "0",
    "{'id': 'new', 'name': 'New', 'scale': {'type': 'interval', 'min': 1, 'max': 1, 'unit': 'u'}}",
    "!min-max /scale/min", NULL },
  { "add-event", ADD, "event", "9", "{'id': 'e', 'date': '2014', 'title': 'E', 'source': 'nota'}",
    "!unknown-id /source", NULL },
  { "add-view", ADD, "view", "0", "{'id': 'v', 'title': 'V', 'scenario': 'soft'}",
    "'views': [\n    { 'id': 'v', 'title': 'V', 'scenario': 'soft' },", NULL },
  { "add-model", ADD, "model", "0", "{}", "!no-list ", NULL },
  { "move-party", MOVE, "party us", "1", NULL, "'parties': ['us', 'ru']", NULL },
  { "move-first", MOVE, "party ua", "0", NULL, "'needs': ['ua', 'ru']", NULL },
  { "move-issue", MOVE, "issue form", "0", NULL,
    "'terms': { 'pay': 3, 'crimea': 'open', 'form': 'b' }", NULL },
  { "move-source", MOVE, "source note", "0", NULL, "'title': 'Vote', 'source': 'note'", NULL },
  { "move-basket", MOVE, "basket east", "9", NULL, "'baskets': ['west']", NULL },
  { "move-position", MOVE, "position us crimea", "0", NULL, "!no-list ", NULL },
  { "remove-party", REMOVE, "party us", NULL, NULL, "'stances': { 'ru': 'refuses' }",
    "United States on Crimea: the position goes\nUnited States on Pay: the position goes\n"
    "United States on Form: the position goes\nUnited States on Crimea, scenario Soft: the change goes\n"
    "Plan: the proposal is no longer tabled by United States\nPlan: the stance of United States goes\n"
    "First: the view loses United States" },
  { "remove-needed", REMOVE, "party ua", NULL, NULL, "'needs': ['ru']",
    "Ukraine on Form: the position goes\nCrimea: it no longer needs Ukraine" },
  { "remove-basket", REMOVE, "basket east", NULL, NULL, "'baskets': ['west'],",
    "Crimea: it leaves the basket East" },
  { "remove-issue", REMOVE, "issue crimea", NULL, NULL, "'terms': { 'pay': 3, 'form': 'b' }",
    "United States on Crimea: the position goes\nRussia on Crimea: the position goes\n"
    "Russia on Crimea from March 2014: the position goes\n"
    "United States on Crimea, scenario Soft: the change goes\nPlan: the term on Crimea goes\n"
    "First: the view loses Crimea" },
  { "remove-source", REMOVE, "source memo", NULL, NULL, "'evidence': [{ 'locator': 'p. 1' }]",
    "United States on Crimea: evidence loses the source Memo\n"
    "United States on Crimea: evidence loses the source Memo\n"
    "Russia on Pay, scenario Soft: evidence loses the source Memo" },
  { "remove-event-source", REMOVE, "source note", NULL, NULL, "'title': 'Vote' }",
    "Ukraine on Form: evidence loses the source Note\nVote: the event loses the source Note" },
  { "remove-scenario", REMOVE, "scenario soft", NULL, NULL, "'scenarios': []",
    "First: the view loses Soft" },
  { "remove-proposal", REMOVE, "proposal plan", NULL, NULL, "'proposals': []",
    "First: the view loses Plan" },
  { "remove-event", REMOVE, "event vote", NULL, NULL, "'events': []", NULL },
  { "remove-view", REMOVE, "view first", NULL, NULL, "'views': []", NULL },
  { "remove-unknown", REMOVE, "view last", NULL, NULL, "!unknown-id ", NULL },
  /* positions on record */
  { "demand", SET, "position us pay", "/demand", "8", "'demand': 8, 'accepts': { 'from': 4 }",
    NULL },
  { "demand-outside", SET, "position us pay", "/demand", "3", "!demand-outside-accepts /demand",
    NULL },
  { "demand-off", SET, "position us pay", "/demand", "30", "!off-scale /demand", NULL },
  { "level", SET, "position ru crimea 2014-03", "/demand", "'opne'", "!unknown-level /demand",
    NULL },
  { "since", SET, "position ru crimea 2014-03", "/since", "'2014-04'", "'since': '2014-04'", NULL },
  { "since-taken", SET, "position ru crimea 2014-03", "/since", NULL, "!duplicate-position ",
    NULL },
  { "since-given", SET, "position ru crimea", "/since", "'2013'", "'since': '2013'", NULL },
  { "evidence-append", SET, "position us pay", "/evidence/-", "{'source': 'memo'}",
    "'evidence': [{ 'source': 'memo' }]", NULL },
  { "evidence-part", SET, "position us crimea", "/evidence/1/locator", "'p. 2'",
    "[{ 'source': 'memo', 'locator': 'p. 1' }, { 'source': 'memo', 'locator': 'p. 2' }]", NULL },
  { "evidence-gone", SET, "position us crimea", "/evidence/0", NULL,
    "'evidence': [{ 'source': 'memo' }]", NULL },
  { "evidence-far", SET, "position us crimea", "/evidence/4", "{}", "!no-member /evidence/4",
    NULL },
  { "evidence-source", SET, "position us crimea", "/evidence/0/source", "'mmo'",
    "!unknown-id /evidence/0/source", NULL },
  { "extra-kept", SET, "position us crimea", "/salience", "3", "'x-pos': 'kept'", NULL },
  { "to-another-issue", SET, "position ua form", "/issue", "'pay'", "!wrong-type /demand", NULL },
  { "to-another-party", SET, "position ua form", "/party", "'ru'",
    "{ 'party': 'ru', 'issue': 'form'", NULL },
  { "to-another-taken", SET, "position ua form", "/party", "'us'", "!duplicate-position ", NULL },
  { "put-moved", PUT, "position ua form", NULL, "{'party': 'ua', 'issue': 'pay', 'demand': 1}",
    "{ 'party': 'ua', 'issue': 'pay', 'demand': 1 }", NULL },
  { "put-empty", PUT, "position ua form", NULL, "{'party': 'ua', 'issue': 'pay'}",
    "!empty-position ", NULL },
  { "add-position", ADD, "position", "0", "{'party': 'ua', 'issue': 'pay', 'demand': 1}",
    "{ 'party': 'ua', 'issue': 'pay', 'demand': 1 }\n  ],", NULL },
  { "add-position-twice", ADD, "position", "0", "{'party': 'us', 'issue': 'pay', 'demand': 1}",
    "!duplicate-position ", NULL },
  { "no-position", SET, "position ua pay", "/demand", "1", "!no-position ", NULL },
  { "other-day", REMOVE, "position us pay 2014", NULL, NULL, "!no-position ", NULL },
  { "remove-position", REMOVE, "position us pay", NULL, NULL, "'limits': { 'from': 1 } },\n    {\n",
    NULL },
  /* a scenario's changes */
  { "change", SET, "position us crimea 0 soft", "/accepts/to", "'open'",
    "'demand': null, 'accepts': { 'to': 'open' }, 'limits': null", NULL },
  { "change-null", SET, "position ru pay 0 soft", "/salience", "null", "'salience': null", NULL },
  { "change-bad", SET, "position ru pay 0 soft", "/demand", "7", "!demand-outside-accepts /demand",
    NULL },
  { "change-made", SET, "position ua form 0 soft", "/demand", "'a'",
    "{ 'party': 'ua', 'issue': 'form', 'demand': 'a' }", NULL },
  { "change-moved", SET, "position ru pay 0 soft", "/party", "'ua'",
    "{ 'party': 'ua', 'issue': 'pay', 'demand': 5", NULL },
  { "change-doubled", PUT, "position ru pay 0 soft", NULL, "{'party': 'us', 'issue': 'crimea'}",
    "!duplicate-position ", NULL },
  { "change-gone", REMOVE, "position us crimea 0 soft", NULL, NULL,
    "'changes': [\n          {\n            'party': 'ru'", NULL },
  { "no-change", REMOVE, "position ua crimea 0 soft", NULL, NULL, "!no-position ", NULL },
  { "no-scenario", REMOVE, "position ua crimea 0 hard", NULL, NULL, "!unknown-id ", NULL },
  /* scales */
  { "level-name", SET, "issue crimea", "/scale/levels/0/name", "'None'", "'name': 'None'", NULL },
  { "level-id", SET, "issue crimea", "/scale/levels/1/id", "'left'",
    "'terms': { 'pay': 3, 'crimea': 'left', 'form': 'b' }", NULL },
  { "level-added", SET, "issue crimea", "/scale/levels/-", "{'id': 'all', 'name': 'All'}",
    "'demand': 'yes', 'accepts': { 'from': 'open' }", NULL },
  { "level-gone", SET, "issue crimea", "/scale/levels/2", NULL, "'values': { 'open': 30 }",
    "Russia on Crimea from March 2014: the demand “Yes” goes\n"
    "United States on Crimea, scenario Soft: what it accepts goes\n"
    "Russia on Crimea: its value of “Yes” goes" },
  { "levels-reordered", SET, "issue crimea", "/scale/levels",
    "[{'id': 'yes', 'name': 'Yes'}, {'id': 'no', 'name': 'No'}, {'id': 'open', 'name': 'Open'}]",
    "'demand': 'no',\n      'accepts': { 'to': 'open' },\n      'limits': { 'to': 'open' }",
    "Russia on Crimea from March 2014: what it accepts goes" },
  { "max-shrunk", SET, "issue pay", "/scale/max", "5", "'accepts': { 'from': 4 }, 'salience': 40",
    "United States on Pay: the demand “9 bn” goes\nRussia on Pay, scenario Soft: what it accepts goes" },
  { "min-raised", SET, "issue pay", "/scale/min", "4", "'party': 'us', 'issue': 'pay', 'demand': 9",
    "Russia on Pay: the position goes\nPlan: the term on Pay goes" },
  { "max-grown", SET, "issue pay", "/scale/max", "50", "'demand': 9, 'accepts': { 'from': 4 }",
    NULL },
  { "step", SET, "issue pay", "/scale/step", "0.5", "'step': 0.5", NULL },
  { "option-gone", SET, "issue form", "/scale/options/1", NULL,
    "'accepts': ['a'], 'limits': ['a', 'c']",
    "United States on Form: it no longer accepts “B”\n"
    "United States on Form: “B” goes from within its red lines\nPlan: the term on Form goes" },
  { "option-of-one-position", SET, "issue form", "/scale/options/2", NULL,
    "'accepts': ['a', 'b'], 'limits': ['a', 'b']",
    "Ukraine on Form: the position goes\n"
    "United States on Form: “C” goes from within its red lines" },
  { "nominal-to-ordinal", SET, "issue form", "/scale",
    "{'type': 'ordinal', 'levels': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}, {'id': 'c', 'name': 'C'}]}",
    "'accepts': { 'from': 'a', 'to': 'b' }, 'limits': { 'from': 'a', 'to': 'c' }", NULL },
  { "nominal-to-ordinal-apart", SET, "issue form", "/scale",
    "{'type': 'ordinal', 'levels': [{'id': 'a', 'name': 'A'}, {'id': 'c', 'name': 'C'}, {'id': 'b', 'name': 'B'}]}",
    "'issue': 'form', 'limits': { 'from': 'a', 'to': 'b' }",
    "United States on Form: what it accepts goes" },
  { "ordinal-to-nominal", SET, "issue crimea", "/scale",
    "{'type': 'nominal', 'options': [{'id': 'yes', 'name': 'Yes'}, {'id': 'no', 'name': 'No'}, {'id': 'open', 'name': 'Open'}]}",
    "'accepts': ['no', 'open'],\n      'limits': ['no', 'open'],", NULL },
  { "levels-to-numbers", SET, "issue form", "/scale",
    "{'type': 'interval', 'min': 0, 'max': 1, 'unit': 'u'}",
    "'type': 'interval', 'min': 0, 'max': 1",
    "United States on Form: the position goes\nUkraine on Form: the position goes\n"
    "Plan: the term on Form goes" },
  { "numbers-to-levels", SET, "issue pay", "/scale",
    "{'type': 'ordinal', 'levels': [{'id': 'a', 'name': 'A'}]}",
    "'terms': { 'crimea': 'open', 'form': 'b' }",
    "United States on Pay: the position goes\nRussia on Pay: the position goes\n"
    "Russia on Pay, scenario Soft: the demand “5 bn” goes\n"
    "Russia on Pay, scenario Soft: what it accepts goes\nPlan: the term on Pay goes" },
  { "scale-bad", SET, "issue crimea", "/scale/levels/2/id", "'no'", "!duplicate-id /scale/levels/2",
    NULL },
};

static char *unquote (const char *text) {
  return text == NULL ? NULL : g_strdelimit (g_strdup (text), "'", '"');
}

/* Without white space: how a text is laid out is not what is tested here. */
static char *squeeze (const char *text) {
  GString *squeezed = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (squeezed, *text);
  return g_string_free (squeezed, FALSE);
}

static const char *const kinds[] = { "model", "party",    "basket",   "issue", "source",
                                     "event", "scenario", "proposal", "view",  "position" };

/* Reads “position us crimea 2014 soft”; @words holds its strings. */
static DmTarget read_target (const char *text, GStrv *words) {
  DmTarget target = { 0 };

  *words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (*words);
  while (strcmp (kinds[target.kind], (*words)[0]) != 0)
    target.kind++;
  if (target.kind == DM_TARGET_POSITION && n > 2) {
    target.party = (*words)[1];
    target.id = (*words)[2];
    if (n > 3)
      dm_date_parse ((*words)[3], &target.since);
    target.scenario = n > 4 ? (*words)[4] : NULL;
  } else if (n > 1) {
    target.id = (*words)[1];
  }
  return target;
}

static DmModel *apply (DmModel *model, const Case *test, DmEditReport *report) {
  g_auto (GStrv) words = NULL;
  DmTarget target = read_target (test->target, &words);
  g_autofree char *json = unquote (test->json);
  guint index = test->operation == ADD || test->operation == MOVE
                    ? (guint) g_ascii_strtoull (test->pointer, NULL, 10)
                    : 0;
  switch (test->operation) {
  case PUT:
    return dm_edit_put_json (model, &target, json, report);
  case SET:
    return dm_edit_set_member (model, &target, test->pointer, json, report);
  case ADD:
    return dm_edit_add (model, target.kind, json, index, report);
  case REMOVE:
    return dm_edit_remove (model, &target, report);
  case MOVE:
  default:
    return dm_edit_move (model, &target, index, report);
  }
}

static char *list_hurts (const DmEditReport *report) {
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < report->hurts->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "",
                            ((DmHurt *) g_ptr_array_index (report->hurts, i))->sentence);
  return g_string_free (list, FALSE);
}

/* What is written must read back as the same, and the model before must be as it was. */
static void test_case (gconstpointer data) {
  const Case *test = data;
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *before = dm_edit_sample_write (model);
  g_autofree char *expect = unquote (test->expect);
  g_auto (DmEditReport) report;
  g_autoptr (DmModel) changed = apply (model, test, &report);
  g_autofree char *hurts = list_hurts (&report);
  g_autofree char *still = dm_edit_sample_write (model);

  g_assert_cmpstr (before, ==, still);
  g_assert_cmpstr (hurts, ==, test->hurts == NULL ? "" : test->hurts);
  if (expect[0] == '!') {
    g_assert_null (changed);
    g_assert_cmpuint (report.diagnostics->len, >, 0);
    const DmDiagnostic *first = g_ptr_array_index (report.diagnostics, 0);
    g_autofree char *told = g_strdup_printf ("!%s %s", first->code, first->pointer);
    g_assert_cmpstr (told, ==, expect);
    return;
  }
  for (guint i = 0; i < report.diagnostics->len; i++)
    g_test_message ("%s", ((DmDiagnostic *) g_ptr_array_index (report.diagnostics, i))->message);
  g_assert_nonnull (changed);
  g_assert_true (changed != model);
  g_autofree char *after = dm_edit_sample_write (changed);
  g_autofree char *squeezed = squeeze (after), *wanted = squeeze (expect);
  if (strstr (squeezed, wanted) == NULL)
    g_error ("%s is not in\n%s", expect, after);
  g_autoptr (DmModel) read = dm_edit_sample_read (after);
  g_autofree char *again = dm_edit_sample_write (read);
  g_assert_cmpstr (again, ==, after);
}

static void test_nothing (void) {
  static const char *const targets[] = { "model",
                                         "party ru",
                                         "basket west",
                                         "issue crimea",
                                         "source memo",
                                         "event vote",
                                         "scenario soft",
                                         "proposal plan",
                                         "view first",
                                         "position us crimea",
                                         "position us crimea 0 soft" };
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_auto (GStrv) words = NULL;
    g_auto (DmEditReport) report;
    DmTarget target = read_target (targets[i], &words);
    g_autofree char *json = dm_edit_get_json (model, &target);
    g_assert_nonnull (json);
    g_assert_null (strchr (json, '\n'));
    g_autoptr (DmModel) same = dm_edit_put_json (model, &target, json, &report);
    g_assert_true (same == model);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/core/edit/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/core/edit/nothing", test_nothing);
  return g_test_run ();
}
