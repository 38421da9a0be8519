/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-edit-sample.h"
#include "dm-paste.h"

static char *get_json (DmModel *model, DmTargetKind kind, const char *id, const char *party,
                       const char *since) {
  DmTarget target = { .kind = kind, .id = id, .party = party };

  if (since != NULL)
    g_assert_true (dm_date_parse (since, &target.since));
  return dm_edit_get_json (model, &target);
}

static char *copy (DmModel *model, DmTargetKind kind, const char *id, const char *party) {
  DmTarget target = { .kind = kind, .id = id, .party = party };
  char *text = dm_paste_copy (model, &target);

  g_assert_nonnull (text);
  g_assert_true (g_str_has_prefix (text, "{"));
  g_assert_nonnull (strstr (text, "\"demarche_clipboard\": 1"));
  return text;
}

static DmModel *read_other (void) {
  return dm_edit_sample_read (
      "{'demarche': 1, 'title': 'Other', 'parties': [{'id': 'us', 'name': 'USA'}, "
      "{'id': 'fr', 'name': 'France'}], 'issues': [{'id': 'pay', 'name': 'Wage', 'scale': {'type': "
      "'interval', 'min': 0, 'max': 5, 'unit': 'bn'}}]}");
}

static void assert_valid (DmModel *model) {
  g_autofree char *text = dm_edit_sample_write (model);
  g_autoptr (DmModel) again = dm_edit_sample_read (text);

  g_assert_nonnull (again);
}

static void assert_complaint (const DmPasteReport *report, guint nth, const char *expected) {
  g_assert_cmpuint (report->complaints->len, >, nth);
  g_assert_cmpstr (report->complaints->pdata[nth], ==, expected);
}

/* A position goes to the lane that it is pasted at, its source along, and takes the place of what is there. */
static void test_position (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *text = copy (model, DM_TARGET_POSITION, "form", "ua");
  DmTarget empty = { .kind = DM_TARGET_POSITION, .id = "form", .party = "ru" };
  DmTarget taken = { .kind = DM_TARGET_POSITION, .id = "form", .party = "us" };
  g_auto (DmPasteReport) report = { 0 }, again = { 0 };

  g_autoptr (DmModel) pasted = dm_paste_text (model, text, &empty, &report);
  g_assert_nonnull (pasted);
  g_assert_cmpint (report.kind, ==, DM_TARGET_POSITION);
  g_assert_cmpstr (report.id, ==, "form");
  g_assert_cmpstr (report.party, ==, "ru");
  g_assert_cmpuint (report.n_pasted, ==, 1);
  g_assert_cmpuint (report.complaints->len, ==, 0);
  g_autofree char *json = get_json (pasted, DM_TARGET_POSITION, "form", "ru", NULL);
  g_assert_cmpstr (json, ==,
                   "{ \"party\": \"ru\", \"issue\": \"form\", \"demand\": \"c\", \"evidence\": [{ "
                   "\"source\": \"note\", \"quote\": \"q\" }] }");
  assert_valid (pasted);

  g_autoptr (DmModel) replaced = dm_paste_text (model, text, &taken, &again);
  g_assert_cmpuint (dm_model_get_n_positions (replaced), ==, dm_model_get_n_positions (model));
  g_autofree char *other = get_json (replaced, DM_TARGET_POSITION, "form", "us", NULL);
  g_assert_nonnull (strstr (other, "\"demand\": \"c\""));
}

static void test_wrong_scale (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *text = copy (model, DM_TARGET_POSITION, "form", "ua");
  DmTarget at = { .kind = DM_TARGET_POSITION, .id = "crimea", .party = "ua" };
  g_auto (DmPasteReport) report = { 0 };

  g_assert_null (dm_paste_text (model, text, &at, &report));
  g_assert_cmpuint (report.n_pasted, ==, 0);
  g_assert_cmpuint (report.complaints->len, ==, 1);
  g_assert_nonnull (strstr (report.complaints->pdata[0], "Ukraine on Crimea: "));
}

/* Between models: what is referred to is found by its id, and what isn't there is told. */
static void test_into_another_model (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new (), other = read_other ();
  g_autofree char *text = copy (model, DM_TARGET_ISSUE, "crimea", NULL);
  g_auto (DmPasteReport) report = { 0 };

  g_autoptr (DmModel) pasted = dm_paste_text (other, text, NULL, &report);
  g_assert_nonnull (pasted);
  g_assert_cmpint (report.kind, ==, DM_TARGET_ISSUE);
  g_assert_cmpstr (report.id, ==, "crimea");
  /* the basket and the source came along, Russia and Ukraine are no parties there */
  g_assert_cmpint (dm_model_find_basket (pasted, "east"), ==, 0);
  g_assert_cmpint (dm_model_find_source (pasted, "memo"), ==, 0);
  g_assert_cmpuint (dm_model_get_n_positions (pasted), ==, 1);
  assert_complaint (&report, 0, "Crimea: it no longer needs “ua”, which isn’t a party here");
  assert_complaint (&report, 1, "Crimea: it no longer needs “ru”, which isn’t a party here");
  g_assert_cmpuint (report.complaints->len, ==, 4);
  g_assert_true (g_str_has_prefix (report.complaints->pdata[2], "ru on Crimea: "));
  assert_valid (pasted);
}

static void test_party (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new (), other = read_other ();
  g_autofree char *text = copy (model, DM_TARGET_PARTY, "us", NULL);
  DmTarget at = { .kind = DM_TARGET_PARTY, .id = "us" };
  g_auto (DmPasteReport) report = { 0 };

  g_autoptr (DmModel) pasted = dm_paste_text (other, text, &at, &report);
  g_assert_cmpstr (report.id, ==, "us-2");
  g_assert_cmpint (dm_model_find_party (pasted, "us-2"), ==, 1);
  g_assert_cmpint (dm_model_find_party (pasted, "fr"), ==, 2);
  /* its position on pay lies outside that scale, and the other issues aren't there */
  g_assert_cmpuint (dm_model_get_n_positions (pasted), ==, 0);
  g_assert_cmpuint (report.complaints->len, ==, 3);
  assert_valid (pasted);
}

static void test_duplicate (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  DmTarget issue = { .kind = DM_TARGET_ISSUE, .id = "crimea" };
  DmTarget party = { .kind = DM_TARGET_PARTY, .id = "ua" };
  DmTarget position = { .kind = DM_TARGET_POSITION, .id = "pay", .party = "us" };
  g_auto (DmPasteReport) issues = { 0 }, parties = { 0 }, positions = { 0 };

  g_autoptr (DmModel) with_issue = dm_paste_duplicate (model, &issue, &issues);
  g_assert_cmpstr (issues.id, ==, "crimea-2");
  g_assert_cmpint (dm_model_find_issue (with_issue, "crimea-2"), ==, 1);
  g_assert_cmpuint (dm_model_get_issue (with_issue, 1)->positions->n_positions, ==, 3);
  assert_valid (with_issue);

  g_autoptr (DmModel) with_party = dm_paste_duplicate (model, &party, &parties);
  g_assert_cmpstr (parties.id, ==, "ua-2");
  g_assert_cmpuint (dm_model_get_n_positions (with_party), ==,
                    dm_model_get_n_positions (model) + 1);
  assert_valid (with_party);

  /* the model's day is in 2014; the copy holds from its last day */
  g_autoptr (DmModel) with_position = dm_paste_duplicate (model, &position, &positions);
  g_autofree char *json = get_json (with_position, DM_TARGET_POSITION, "pay", "us", "2014-12-31");
  g_assert_nonnull (json);
  g_autoptr (DmModel) third = NULL;
  g_auto (DmPasteReport) thirds = { 0 };
  third = dm_paste_duplicate (with_position, &position, &thirds);
  g_autofree char *later = get_json (third, DM_TARGET_POSITION, "pay", "us", "2015-01-01");
  g_assert_nonnull (later);
  assert_valid (third);
}

/* In a scenario a pasted position is a change. */
static void test_scenario (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *text = copy (model, DM_TARGET_POSITION, "form", "ua");
  DmTarget at = { .kind = DM_TARGET_POSITION, .id = "form", .party = "us", .scenario = "soft" };
  g_auto (DmPasteReport) report = { 0 };

  g_autoptr (DmModel) pasted = dm_paste_text (model, text, &at, &report);
  g_assert_nonnull (pasted);
  g_assert_cmpuint (dm_model_get_n_positions (pasted), ==, dm_model_get_n_positions (model));
  g_autofree char *change = dm_edit_get_json (pasted, &at);
  g_assert_nonnull (strstr (change, "\"demand\": \"c\""));
  assert_valid (pasted);
}

/* Whatever is on a clipboard: nothing wrong gets into a model, and something is said. */
static void test_hostile (void) {
  static const char *const texts[] = {
    "",
    " ",
    "hello",
    "[]",
    "1",
    "null",
    "{}",
    "{'demarche': 1, 'title': 'T'}",
    "{'demarche_clipboard': '1', 'parties': [{'id': 'x', 'name': 'X'}]}",
    "{'demarche_clipboard': 2, 'parties': [{'id': 'x', 'name': 'X'}]}",
    "{'demarche_clipboard': 1, 'parties': [{'id': 'x', 'name': 'X'}]} x",
    "{'demarche_clipboard': 1, 'parties': [{'id': 'x', 'name': 'X'}], 'parties': []}",
    "{'demarche_clipboard': 1, 'parties': {}}",
    "{'demarche_clipboard': 1, 'parties': [1, null, [], 'x']}",
    "{'demarche_clipboard': 1, 'parties': [{}]}",
    "{'demarche_clipboard': 1, 'parties': [{'id': 5, 'name': 'X'}]}",
    "{'demarche_clipboard': 1, 'parties': [{'id': 'X Y', 'name': 'X'}]}",
    "{'demarche_clipboard': 1, 'parties': [{'id': 'x', 'name': 7}, {'id': 'y'}]}",
    "{'demarche_clipboard': 1, 'issues': [{'id': 'x', 'name': 'X', 'needs': [1], 'scale': 1}]}",
    "{'demarche_clipboard': 1, 'issues': [{'id': 'x', 'name': 'X', 'needs': ['%s%n']}]}",
    "{'demarche_clipboard': 1, 'positions': [{'party': 'us'}]}",
    "{'demarche_clipboard': 1, 'positions': [{'party': 'us', 'issue': 'form', 'demand': 'a', 'evidence': 5}]}",
    "{'demarche_clipboard': 1, 'positions': [{'party': 'us', 'issue': 'form', 'demand': 'a', 'evidence': [5]}]}",
    "{'demarche_clipboard': 1, 'positions': [{'party': '/', 'issue': '~1', 'demand': 'a'}]}",
    "{'demarche_clipboard': 1, 'positions': [{'party': 'us', 'issue': 'pay', 'demand': 1e300}]}",
    "{'demarche_clipboard': 1, 'positions': [{'party': 'us', 'issue': 'pay', 'demand': 1, 'since': '2014-99'}]}",
    "{'demarche_clipboard': 1, 'sources': [{'id': 'x', 'title': 'X'}]}",
    "{'demarche_clipboard': 1, 'sources': [{'title': 'X'}], 'baskets': [{}]}",
  };
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *text = g_strdelimit (g_strdup (texts[i]), "'", '"');
    g_auto (DmPasteReport) report = { 0 };
    g_autoptr (DmModel) pasted = dm_paste_text (model, text, NULL, &report);

    if (pasted != NULL)
      g_error ("pasted: %s", text);
    g_assert_cmpuint (report.n_pasted, ==, 0);
    if (report.complaints->len == 0 && strstr (text, "\"sources\": [{\"id\"") == NULL)
      g_error ("nothing is said of: %s", text);
  }
}

/* Deep nesting and many things end, too. */
static void test_much (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autoptr (GString) deep = g_string_new ("{\"demarche_clipboard\": 1, \"parties\": ");
  g_autoptr (GString) many = g_string_new ("{\"demarche_clipboard\": 1, \"parties\": [");
  g_auto (DmPasteReport) first = { 0 }, second = { 0 };

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (dm_paste_text (model, deep->str, NULL, &first));
  for (guint i = 0; i < 60000; i++)
    g_string_append (many, i > 0 ? ", 1" : "1");
  g_string_append (many, "]}");
  g_assert_null (dm_paste_text (model, many->str, NULL, &second));
  g_assert_cmpuint (second.complaints->len, ==, 100);
}

static void test_nothing_to_copy (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  DmTarget targets[] = { { .kind = DM_TARGET_POSITION, .id = "pay", .party = "ua" },
                         { .kind = DM_TARGET_ISSUE, .id = "none" },
                         { .kind = DM_TARGET_PARTY, .id = "none" },
                         { .kind = DM_TARGET_MODEL } };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    g_assert_null (dm_paste_copy (model, &targets[i]));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/position", test_position);
  g_test_add_func ("/paste/wrong-scale", test_wrong_scale);
  g_test_add_func ("/paste/into-another-model", test_into_another_model);
  g_test_add_func ("/paste/party", test_party);
  g_test_add_func ("/paste/duplicate", test_duplicate);
  g_test_add_func ("/paste/scenario", test_scenario);
  g_test_add_func ("/paste/hostile", test_hostile);
  g_test_add_func ("/paste/much", test_much);
  g_test_add_func ("/paste/nothing-to-copy", test_nothing_to_copy);
  return g_test_run ();
}
