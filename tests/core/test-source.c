/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where in a text that somebody types, what is wrong with it, and what it makes of the model. */
#include <string.h>

#include "dm-edit-sample.h"
#include "dm-json-format.h"
#include "dm-json-set.h"
#include "dm-json-walk.h"
#include "dm-json.h"
#include "dm-reader.h"
#include "dm-share.h"
#include "dm-source-check.h"
#include "dm-source-place.h"

static char *quote (const char *text) {
  return g_strdelimit (g_strdup (text), "'", '"');
}

/* --- where --- */

/* Each text has ' for ", and | where the cursor stands. */
static void test_point_at (void) {
  static const struct {
    const char *text, *pointer;
  } cases[] = {
    { "|", "" },
    { "| {}", "" },
    { "{|}", "" },
    { "{ 'a': 1 }|", "" },
    { "{ |'a': 1 }", "/a" },
    { "{ 'a|': 1 }", "/a" },
    { "{ 'a':| 1 }", "/a" },
    { "{ 'a': |1 }", "/a" },
    { "{ 'a': 1|, 'b': 2 }", "/a" },
    { "{ 'a': 1,| 'b': 2 }", "/a" },
    { "{ 'a': 1, |'b': 2 }", "/b" },
    { "{\n  'a': 1,\n|  'b': 2\n}", "/b" },
    { "{\n  'a': 1,\n|\n  'b': 2\n}", "" },
    { "{\n  'a': 1,|\n  'b': 2\n}", "/a" },
    { "[1, [2, 3|], 4]", "/1/1" },
    { "[1, [2, 3]|, 4]", "/1" },
    { "[1, [2, 3], 4 |]", "/2" },
    { "[1, [2, 3], 4]|", "" },
    { "[\n  1\n|]", "" },
    { "{ 'a/b~': { 'c': |[] } }", "/a~1b~0/c" },
    { "{ '\\u00e9': |1 }", "/\u00e9" },
    /* broken */
    { "{ 'a': 1 'b': |2 }", "/b" },
    { "{ 'a': , 'b': |2 }", "/b" },
    { "{ 'a': 'x, \n'b': |2 }", "/b" },
    { "[1 2 |3]", "/2" },
    { "{ 'l': [1, 2, 'b': |3 }", "/b" },
    { "{ 'l': [{ 'a': 1, { 'a': |2 }] }", "/l/1/a" },
    { "{ 'l': [{ 'a': 1 }, { 'a': |", "/l/1" },
    { "{ 'l': [ { 'x': ] }, 'b': |2 }", "" },
    { "{ 'a': { 'hal| } }", "/a" },
    { "{ 'l': [1 }, 'b': |2 }", "" },
    { "}]|", "" },
    { "{ 'a': [ }|, 'b'", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = quote (cases[i].text);
    char *cursor = strchr (text, '|');
    gsize offset = (gsize) (cursor - text);

    memmove (cursor, cursor + 1, strlen (cursor));
    g_autofree char *pointer = dm_json_point_at (text, strlen (text), offset);
    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (pointer, ==, cases[i].pointer);
  }
}

/* In a text that is right the walk agrees with the cursors, wherever one looks. */
static void test_agrees (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *text = dm_edit_sample_write (model);
  gsize length = strlen (text);

  for (gsize offset = 0; offset <= length; offset++) {
    g_autofree char *pointer = dm_json_point_at (text, length, offset);
    const char *value = dm_json_get (text, pointer);
    DmJsonSpan span = { 0, 0 };

    g_assert_nonnull (value);
    g_assert_true (dm_json_locate (text, length, pointer, &span));
    g_assert_true (text + span.start == value);
    g_assert_true (text + span.end == dm_json_skip (value));
  }
}

/* Whatever is missing or doubled: no crash, and what is told lies in the text. */
static void test_hostile (void) {
  static const char signs[] = "{}[],:\"\\ \n1a";
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *good = dm_edit_sample_write (model);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 2000; i++) {
    g_autofree char *text = g_strdup (good);
    gsize length = (gsize) g_rand_int_range (rand, 0, (gint32) strlen (text) + 1), offset;
    g_auto (DmSourcePlace) place = { 0 };
    DmJsonSpan span;

    for (guint j = 0; j < 5 && length > 0; j++)
      text[g_rand_int_range (rand, 0, (gint32) length)]
          = signs[g_rand_int_range (rand, 0, sizeof signs - 1)];
    text[length] = '\0';
    offset = (gsize) g_rand_int_range (rand, 0, (gint32) length + 2);
    dm_source_find_place (text, length, offset, &place);
    g_assert_nonnull (place.pointer);
    if (dm_json_locate (text, length, "/positions/1", &span))
      g_assert_true (span.start <= span.end && span.end <= length);
    span = dm_json_find_token (text, length, offset);
    g_assert_true (span.start <= span.end && span.end <= length);
  }
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *pointer = dm_json_point_at (deep, 100000, 50000);
  g_assert_cmpuint (strlen (pointer), <=, 2 * DM_JSON_WALK_DEPTH);
}

/* --- things --- */

static char *describe (const DmSourcePlace *place) {
  return g_strdup_printf ("%d %s %s %u %s %s", place->kind, place->id != NULL ? place->id : "-",
                          place->party != NULL ? place->party : "-", place->since,
                          place->scenario != NULL ? place->scenario : "-", place->pointer);
}

/* Every thing of a model is found in its text, and is what stands there. */
static void check_target (DmModel *model, const char *text, const DmTarget *target) {
  g_autofree char *json = dm_edit_get_json (model, target);
  gsize length = strlen (text);
  g_auto (DmSourcePlace) place = { 0 };
  DmJsonSpan span = { 0, 0 };

  g_assert_nonnull (json);
  g_assert_true (dm_source_find_target (text, length, target, &span));
  g_autofree char *found = g_strndup (text + span.start, span.end - span.start);
  g_autoptr (GString) compact = g_string_new (NULL);
  dm_json_append_compact (compact, found);
  g_assert_cmpstr (compact->str, ==, json);

  dm_source_find_place (text, length, span.start, &place);
  const DmSourcePlace same
      = { target->kind,  (char *) target->id, (char *) target->party, (char *) target->scenario,
          target->since, (char *) "" };
  g_autofree char *is = describe (&place), *should = describe (&same);
  g_assert_cmpstr (is, ==, should);
}

static void check_positions (DmModel *model, const char *text) {
  for (guint i = 0; i < dm_model_get_n_issues (model); i++) {
    const DmIssue *issue = dm_model_get_issue (model, i);
    for (guint j = 0; j < issue->positions->n_positions; j++) {
      const DmPosition *position = &issue->positions->positions[j];
      const char *party = dm_model_get_party (model, position->party)->id;
      check_target (model, text,
                    &(DmTarget){ DM_TARGET_POSITION, issue->id, party, position->since, NULL });
    }
    check_target (model, text, &(DmTarget){ DM_TARGET_ISSUE, issue->id, NULL, 0, NULL });
  }
}

static void test_targets (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *text = dm_edit_sample_write (model);
  static const DmTarget targets[] = {
    { DM_TARGET_PARTY, "ru", NULL, 0, NULL },
    { DM_TARGET_BASKET, "west", NULL, 0, NULL },
    { DM_TARGET_SOURCE, "note", NULL, 0, NULL },
    { DM_TARGET_EVENT, "vote", NULL, 0, NULL },
    { DM_TARGET_SCENARIO, "soft", NULL, 0, NULL },
    { DM_TARGET_PROPOSAL, "plan", NULL, 0, NULL },
    { DM_TARGET_VIEW, "first", NULL, 0, NULL },
    { DM_TARGET_POSITION, "pay", "ru", 0, "soft" },
    { DM_TARGET_POSITION, "crimea", "us", 0, "soft" },
  };
  DmJsonSpan span;

  check_positions (model, text);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    check_target (model, text, &targets[i]);
  g_assert_false (dm_source_find_target (
      text, strlen (text), &(DmTarget){ DM_TARGET_PARTY, "xx", NULL, 0, NULL }, &span));
  g_assert_false (dm_source_find_target (
      text, strlen (text), &(DmTarget){ DM_TARGET_POSITION, "pay", "ru", 0x7de0000, NULL }, &span));
  g_assert_false (dm_source_find_target (
      text, strlen (text), &(DmTarget){ DM_TARGET_POSITION, "pay", "ua", 0, "soft" }, &span));
}

static void test_places (void) {
  static const struct {
    const char *text, *place;
  } cases[] = {
    { "{ 'title': '|T' }", "0 - - 0 - /title" },
    { "{ 'issues': [|] }", "0 - - 0 - /issues" },
    { "{ 'issues': [{ 'id': 'a', 'name': '|N' }] }", "3 a - 0 - /name" },
    { "{ 'issues': [{ 'name': '|N', 'id': 'a' }] }", "3 a - 0 - /name" },
    { "{ 'issues': [{ 'name': '|N' }] }", "0 - - 0 - /issues/0/name" },
    { "{ 'positions': [{ 'party': 'us', 'issue': 'a', 'accepts': { 'from': |1 } }] }",
      "9 a us 0 - /accepts/from" },
    { "{ 'scenarios': [{ 'id': 's', 'changes': [{ 'party': 'us', 'issue': 'a', 'demand': |1 }] }] }",
      "9 a us 0 s /demand" },
    { "{ 'scenarios': [{ 'changes': [{ 'party': 'us', 'demand': |1 }], 'id': 's' }] }",
      "6 s - 0 - /changes/0/demand" },
    /* a thing is known while another is broken */
    { "{ 'parties': [{ 'id': 'us', 'name': 'U }], 'issues': [{ 'id: 'a }\n],"
      " 'positions': [ { 'party': 'us', 'issue': 'a', 'demand': |opne } ]",
      "9 a us 0 - /demand" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = quote (cases[i].text);
    char *cursor = strchr (text, '|');
    g_auto (DmSourcePlace) place = { 0 };
    gsize offset = (gsize) (cursor - text);

    memmove (cursor, cursor + 1, strlen (cursor));
    dm_source_find_place (text, strlen (text), offset, &place);
    g_autofree char *is = describe (&place);
    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (is, ==, cases[i].place);
  }
}

/* --- what is wrong --- */

static char *mark (const char *text, const DmSourceProblem *problem) {
  return g_utf8_substring (text, problem->start, problem->end);
}

static void test_problems (void) {
  static const struct {
    const char *code, *from, *to; /* what is changed in the text of the sample */
    const char *marked;
  } cases[] = {
    { "unknown-level", "'demand': 'no'", "'demand': 'n\u00e9'", "'n\u00e9'" },
    { "syntax", "'title': 'T',", "'title': 'T'", "'x-head'" },
    { "wrong-type", "'min': 0", "'min': true", "true" },
    { "unknown-id", "'basket': 'west'", "'basket': 'south'", "'south'" },
    { "bad-date", "'date': '2014-03-16'", "'date': '2014-03-99'", "'2014-03-99'" },
  };
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *good = dm_edit_sample_write (model);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *from = quote (cases[i].from), *to = quote (cases[i].to),
                    *marked = quote (cases[i].marked);
    g_assert_nonnull (strstr (good, from));
    g_autoptr (GString) text = g_string_new (good);
    g_string_replace (text, from, to, 1);
    g_autoptr (DmSourceCheck) check = dm_source_check_file (text->str, text->len, model, NULL);
    g_assert_null (check->model);
    g_assert_cmpuint (check->n_errors, >=, 1);
    guint first = 0;
    while (((DmSourceProblem *) g_ptr_array_index (check->problems, first))->severity
           != DM_SEVERITY_ERROR)
      first++;
    const DmSourceProblem *problem = g_ptr_array_index (check->problems, first);
    g_autofree char *is = mark (text->str, problem);
    g_test_message ("%s: %s", problem->code, problem->message);
    g_assert_cmpstr (is, ==, marked);
    g_assert_cmpstr (problem->code, ==, cases[i].code);
  }
}

static void test_ends (void) {
  static const struct {
    const char *text;
    guint start, end;
  } cases[] = {
    { "", 0, 0 },
    { "{", 0, 1 },
    { "{ 'a': 1\n\n", 7, 8 },
    { "\u00e9\u00e9", 0, 2 },
  };
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = quote (cases[i].text);
    g_autoptr (DmSourceCheck) check = dm_source_check_file (text, strlen (text), model, NULL);
    const DmSourceProblem *problem = g_ptr_array_index (check->problems, 0);

    g_test_message ("%s: %s", text, problem->message);
    g_assert_cmpuint (problem->start, ==, cases[i].start);
    g_assert_cmpuint (problem->end, ==, cases[i].end);
  }
}

/* Warnings let a text through. */
static void test_warnings (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *text = dm_edit_sample_write (model);
  g_autoptr (DmSourceCheck) check = dm_source_check_file (text, strlen (text), model, NULL);

  g_assert_true (check->model == model);
  g_assert_cmpuint (check->n_errors, ==, 0);
  g_assert_cmpuint (check->n_warnings, >, 0);
  g_assert_cmpuint (check->problems->len, ==, check->n_warnings);
}

static void test_cancelled (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *text = dm_edit_sample_write (model);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (dm_source_check_file (text, strlen (text), model, cancellable));
}

/* --- one thing --- */

static DmSourceCheck *check_thing (DmModel *model, const DmTarget *target, const char *text) {
  g_autofree char *quoted = quote (text);

  return dm_source_check_thing (quoted, strlen (quoted), model, target);
}

static void test_thing (void) {
  const DmTarget target = { DM_TARGET_POSITION, "pay", "us", 0, NULL };
  const DmTarget missing = { DM_TARGET_POSITION, "pay", "ua", 0, NULL };
  const DmTarget nothing = { DM_TARGET_POSITION, "pay", "xx", 0, NULL };
  const DmTarget issue = { DM_TARGET_ISSUE, "crimea", NULL, 0, NULL };
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autofree char *text = dm_source_write_thing (model, &target);
  g_autofree char *quoted = quote ("{\n  'party': 'us',\n  'issue': 'pay',\n  'demand': 9,\n"
                                   "  'accepts': { 'from': 4 },\n  'salience': 40\n}\n");
  g_autofree char *begun = dm_source_write_thing (model, &missing);

  g_assert_cmpstr (text, ==, quoted);
  g_assert_null (dm_source_write_thing (model, &nothing));
  g_assert_nonnull (strstr (begun, "\"ua\""));

  g_autoptr (DmSourceCheck) same = dm_source_check_thing (text, strlen (text), model, &target);
  g_assert_true (same->model == model);
  g_autoptr (DmSourceCheck) wrong
      = check_thing (model, &target, "{ 'party': 'us',\n 'issue': 'pay', 'demand': 11 }");
  const DmSourceProblem *problem = g_ptr_array_index (wrong->problems, 0);
  g_assert_null (wrong->model);
  g_assert_cmpuint (problem->start, ==, 44);
  g_assert_cmpuint (problem->end, ==, 46);

  g_autoptr (DmSourceCheck) added
      = check_thing (model, &missing, "{ 'party': 'ua', 'issue': 'pay', 'demand': 5 }");
  g_assert_nonnull (added->model);
  g_assert_cmpuint (dm_model_get_n_positions (added->model), ==,
                    dm_model_get_n_positions (model) + 1);
  g_autoptr (DmSourceCheck) hurting
      = check_thing (model, &issue,
                     "{ 'id': 'crimea', 'name': 'Crimea', 'scale': { 'type': 'ordinal', 'levels': ["
                     "{ 'id': 'no', 'name': 'No' }, { 'id': 'open', 'name': 'Open' } ] } }");
  g_assert_nonnull (hurting->model);
  g_assert_cmpuint (hurting->hurts->len, >, 0);
}

/* --- sharing --- */

static DmModel *read_again (DmModel *model, const char *from, const char *to) {
  g_autofree char *written = dm_edit_sample_write (model), *old = quote (from), *new_ = quote (to);
  g_autoptr (GString) text = g_string_new (written);

  g_assert_nonnull (strstr (text->str, old));
  g_string_replace (text, old, new_, 1);
  DmModel *fresh = dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, NULL, NULL);
  g_assert_nonnull (fresh);
  return fresh;
}

static guint count_shared (const DmModel *a, const DmModel *b) {
  guint n = 0;

  for (guint i = 0; i < dm_model_get_n_issues (a); i++)
    n += dm_model_get_issue (a, i) == dm_model_get_issue (b, i) ? 1 : 0;
  for (guint i = 0; i < dm_model_get_n_parties (a); i++)
    n += dm_model_get_party (a, i) == dm_model_get_party (b, i) ? 1 : 0;
  n += dm_model_get_scenario (a, 0) == dm_model_get_scenario (b, 0) ? 1 : 0;
  n += dm_model_get_proposal (a, 0) == dm_model_get_proposal (b, 0) ? 1 : 0;
  return n;
}

/* The three issues, three parties, the scenario and the proposal of the sample. */
static void test_share (void) {
  static const struct {
    const char *from, *to;
    guint n_shared;
  } cases[] = {
    { "'title': 'T'", "'title': 'Other'", 8 },
    { "'demand': 9", "'demand': 8", 7 },
    { "'name': 'Russia'", "'name': 'Rossiya'", 7 },
    { "'title': 'Note'", "'title': 'Memo 2'", 8 },
    { "'by': 'us'", "'by': 'ru'", 7 },
    /* levels in another order: places on them have other indexes, however they are written */
    { "{ 'id': 'a', 'name': 'A' },\n          { 'id': 'b', 'name': 'B' }",
      "{ 'id': 'b', 'name': 'B' }, { 'id': 'a', 'name': 'A' }", 6 },
    { "'x-p': { 'a': 1 }", "'x-p': { 'a': 2 }", 7 },
  };
  g_autoptr (DmModel) model = dm_edit_sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    DmModel *fresh = read_again (model, cases[i].from, cases[i].to);
    g_autofree char *before = dm_edit_sample_write (fresh);
    g_autoptr (DmModel) shared = dm_model_share (fresh, model);
    g_autofree char *after = dm_edit_sample_write (shared);

    g_test_message ("%s", cases[i].to);
    g_assert_true (shared != model);
    g_assert_cmpstr (after, ==, before);
    g_assert_cmpuint (count_shared (shared, model), ==, cases[i].n_shared);
  }
  g_autoptr (DmModel) same = dm_model_share (read_again (model, "'T'", "'T'"), model);
  g_assert_true (same == model);
}

/* Another order of parties: the same JSON of an issue means other indexes. */
static void test_share_moved (void) {
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) moved
      = dm_edit_move (model, &(DmTarget){ DM_TARGET_PARTY, "ua", NULL, 0, NULL }, 0, &report);
  g_autofree char *text = dm_edit_sample_write (moved);
  DmModel *fresh = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, NULL);
  g_autoptr (DmModel) shared = dm_model_share (fresh, model);
  g_autofree char *after = dm_edit_sample_write (shared);

  g_assert_cmpstr (after, ==, text);
  g_assert_true (dm_model_get_issue (shared, 0) != dm_model_get_issue (model, 0));
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/point-at", test_point_at);
  g_test_add_func ("/source/agrees", test_agrees);
  g_test_add_func ("/source/hostile", test_hostile);
  g_test_add_func ("/source/targets", test_targets);
  g_test_add_func ("/source/places", test_places);
  g_test_add_func ("/source/problems", test_problems);
  g_test_add_func ("/source/ends", test_ends);
  g_test_add_func ("/source/warnings", test_warnings);
  g_test_add_func ("/source/cancelled", test_cancelled);
  g_test_add_func ("/source/thing", test_thing);
  g_test_add_func ("/source/share", test_share);
  g_test_add_func ("/source/share-moved", test_share_moved);
  return g_test_run ();
}
