/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-thing.h"

#include "document-sample.h"

static const char text[]
    = "{\"demarche\": 1, \"title\": \"Test\", \"date\": \"2014-04\","
      "\"parties\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"}],"
      "\"baskets\": [{\"id\": \"one\", \"name\": \"One\"}, {\"id\": \"two\", \"name\": \"Two\"}],"
      "\"issues\": ["
      "{\"id\": \"x\", \"name\": \"X\", \"basket\": \"two\","
      " \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 10, \"unit\": \"t\"}},"
      "{\"id\": \"y\", \"name\": \"Y\","
      " \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 10, \"unit\": \"t\"}}],"
      "\"positions\": [{\"party\": \"a\", \"issue\": \"x\", \"demand\": 1}]}";

static DmDocument *open_sample (void) {
  DmDocument *document = dm_document_new ();
  g_autoptr (DmModel) model = sample_read_model (text);

  dm_document_set_model (document, model);
  return document;
}

static void edit (DmDocument *document, const char *pointer, const char *value) {
  g_auto (DmEditReport) report = { NULL };
  DmTarget target = dm_document_get_target (document);

  g_assert_true (dm_document_edit (document, &target, pointer, value, "Edit", &report));
}

/* Each kind can be added to a model, is selected, and goes with one undo. */
static void test_add_each (void) {
  for (DmTargetKind kind = DM_TARGET_PARTY; kind < DM_TARGET_POSITION; kind++) {
    g_autoptr (DmDocument) document = open_sample ();
    guint before = dm_thing_count (dm_document_get_model (document), kind);
    DmTarget target;

    g_assert_true (dm_document_add_thing (document, kind));
    DmModel *model = dm_document_get_model (document);
    g_assert_cmpuint (dm_thing_count (model, kind), ==, before + 1);
    target = dm_document_get_target (document);
    g_assert_cmpint (target.kind, ==, kind);
    g_assert_cmpint (dm_thing_find (model, kind, target.id), ==, (int) before);
    g_assert_cmpstr (dm_thing_get_name (model, kind, before), ==,
                     dm_thing_get_word (kind, DM_THING_NEW));
    g_assert_cmpstr (dm_thing_get_id (model, kind, before), ==, target.id);
    g_assert_cmpstr (dm_document_get_undo_label (document), ==,
                     dm_thing_get_word (kind, DM_THING_ADD));
    g_assert_true (dm_document_undo (document));
    g_assert_cmpuint (dm_thing_count (dm_document_get_model (document), kind), ==, before);
  }
}

static void test_kinds (void) {
  DmTargetKind kind;

  g_assert_true (dm_thing_find_kind ("party", &kind));
  g_assert_cmpint (kind, ==, DM_TARGET_PARTY);
  g_assert_true (dm_thing_find_kind ("view", &kind));
  g_assert_cmpint (kind, ==, DM_TARGET_VIEW);
  g_assert_false (dm_thing_find_kind ("model", &kind));
}

static void test_room (void) {
  g_autoptr (DmDocument) document = open_sample ();
  const DmIssue *issue;

  dm_document_select (document, DM_SELECTION_POSITION, "x", "a", NULL);
  dm_document_add_thing (document, DM_TARGET_ISSUE);
  issue = dm_model_get_issue (dm_document_get_model (document), 1);
  g_assert_cmpstr (issue->id, ==, "new-issue");
  g_assert_cmpint (issue->basket, ==, 1);
  dm_document_select (document, DM_SELECTION_BASKET, "one", NULL, NULL);
  dm_document_add_thing (document, DM_TARGET_ISSUE);
  issue = dm_model_get_issue (dm_document_get_model (document), 3);
  g_assert_cmpstr (issue->id, ==, "new-issue-2");
  g_assert_cmpint (issue->basket, ==, 0);
  dm_document_select (document, DM_SELECTION_PARTY, "a", NULL, NULL);
  dm_document_add_thing (document, DM_TARGET_PARTY);
  g_assert_cmpint (dm_model_find_party (dm_document_get_model (document), "new-party"), ==, 1);
  dm_document_add_thing (document, DM_TARGET_EVENT);
  g_assert_cmpuint (dm_model_get_event (dm_document_get_model (document), 0)->date, ==,
                    2014 << 16 | 4 << 8);
}

/* A new thing's id is made from the first name it is given, as part of that step, and only then. */
static void test_id_follows (void) {
  g_autoptr (DmDocument) document = open_sample ();

  dm_document_add_thing (document, DM_TARGET_PARTY);
  dm_document_end_step (document);
  g_assert_cmpstr (dm_document_get_selection (document)->id, ==, "new-party");
  edit (document, "/name", "\"C\"");
  edit (document, "/name", "\"Crimea’s side\"");
  g_assert_cmpstr (dm_document_get_selection (document)->id, ==, "new-party");
  dm_document_end_step (document);
  g_assert_cmpstr (dm_document_get_selection (document)->id, ==, "crimeas-side");
  g_assert_cmpstr (dm_document_get_undo_label (document), ==, "Edit");
  edit (document, "/name", "\"Other\"");
  dm_document_end_step (document);
  g_assert_cmpstr (dm_document_get_selection (document)->id, ==, "crimeas-side");
  g_assert_true (dm_document_undo (document));
  g_assert_true (dm_document_undo (document));
  g_assert_cmpstr (dm_document_get_selection (document)->id, ==, "new-party");
  g_assert_cmpstr (dm_document_get_undo_label (document), ==, "Add a party");
}

/* One that was given by hand stays. */
static void test_id_stays (void) {
  g_autoptr (DmDocument) document = open_sample ();

  dm_document_add_thing (document, DM_TARGET_PARTY);
  edit (document, "/id", "\"eu\"");
  edit (document, "/name", "\"European Union\"");
  dm_document_end_step (document);
  g_assert_cmpstr (dm_document_get_selection (document)->id, ==, "eu");
  dm_document_add_thing (document, DM_TARGET_PARTY);
  g_assert_true (dm_document_undo (document));
  dm_document_end_step (document);
  g_assert_cmpuint (dm_model_get_n_parties (dm_document_get_model (document)), ==, 3);
}

static void test_move (void) {
  g_autoptr (DmDocument) document = open_sample ();

  g_assert_true (dm_document_move_thing (document, DM_TARGET_PARTY, "b", 0));
  g_assert_cmpint (dm_model_find_party (dm_document_get_model (document), "b"), ==, 0);
  g_assert_cmpstr (dm_document_get_undo_label (document), ==, "Move the party");
  g_assert_false (dm_document_move_thing (document, DM_TARGET_PARTY, "b", 0));
  g_assert_false (dm_document_move_thing (document, DM_TARGET_PARTY, "none", 0));
}

/* A step says all that its like does, but for the id; its like stands before it. */
static void test_duplicate (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model
      = sample_read_model ("{\"demarche\": 1, \"title\": \"T\", \"views\": ["
                           "{\"id\": \"v\", \"title\": \"V\", \"notes\": \"N\", \"own\": [1, 2]},"
                           "{\"id\": \"w\", \"title\": \"W\"}]}");
  DmTarget copy = { .kind = DM_TARGET_VIEW, .id = "v-2" }, like = { DM_TARGET_VIEW, .id = "v" };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GString) expected = NULL;

  dm_document_set_model (document, model);
  g_assert_false (dm_document_duplicate_step (document, "none"));
  g_assert_true (dm_document_duplicate_step (document, "v"));
  g_assert_cmpint (dm_model_find_view (dm_document_get_model (document), "v-2"), ==, 1);
  g_assert_cmpstr (dm_document_get_selection (document)->id, ==, "v-2");
  before = dm_edit_get_json (dm_document_get_model (document), &like);
  after = dm_edit_get_json (dm_document_get_model (document), &copy);
  expected = g_string_new (before);
  g_assert_cmpuint (g_string_replace (expected, "\"v\"", "\"v-2\"", 0), ==, 1);
  g_assert_cmpstr (after, ==, expected->str);
  g_assert_true (dm_document_undo (document));
  g_assert_cmpuint (dm_model_get_n_views (dm_document_get_model (document)), ==, 2);
}

static void count (DmDocument *document, guint *n) {
  (*n)++;
}

/* All of a reading changes at once, and what was chosen can be asked for. */
static void test_spec (void) {
  static const char *const parties[] = { "b", NULL }, *const issues[] = { "y", NULL },
                           *const baskets[] = { "two", NULL };
  const DmReadingSpec spec = {
    .parties = parties, .issues = issues, .baskets = baskets, .date = "2013", .compare_date = "2012"
  };
  g_autoptr (DmDocument) document = open_sample ();
  g_auto (GStrv) shown = NULL;
  DmReading *reading;
  guint n = 0;

  g_assert_null (dm_document_dup_shown_parties (document));
  g_signal_connect (document, "reading-changed", G_CALLBACK (count), &n);
  dm_document_set_spec (document, &spec);
  g_assert_cmpuint (n, ==, 1);
  shown = dm_document_dup_shown_parties (document);
  g_assert_cmpuint (g_strv_length (shown), ==, 1);
  g_assert_cmpstr (shown[0], ==, "b");
  g_assert_cmpstr (dm_document_get_issues (document)[0], ==, "y");
  g_assert_cmpstr (dm_document_get_baskets (document)[0], ==, "two");
  g_assert_cmpstr (dm_document_get_date (document), ==, "2013");
  g_assert_cmpstr (dm_document_get_compare_date (document), ==, "2012");
  reading = dm_analysis_get_reading (dm_document_get_analysis (document));
  g_assert_cmpuint (dm_reading_get_n_issues (reading), ==, 2);
  g_assert_cmpuint (dm_reading_get_n_parties (reading), ==, 1);
  /* what it has may be what it is given */
  dm_document_set_scope (document, dm_document_get_issues (document), NULL);
  g_assert_cmpstr (dm_document_get_issues (document)[0], ==, "y");
  g_assert_null (dm_document_get_baskets (document));
  dm_document_set_spec (document, NULL);
  g_assert_null (dm_document_get_issues (document));
  g_assert_null (dm_document_get_date (document));
  g_assert_null (dm_document_get_compare_date (document));
  g_assert_true (dm_document_is_party_shown (document, "a"));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thing/add-each", test_add_each);
  g_test_add_func ("/thing/kinds", test_kinds);
  g_test_add_func ("/thing/room", test_room);
  g_test_add_func ("/thing/id-follows", test_id_follows);
  g_test_add_func ("/thing/id-stays", test_id_stays);
  g_test_add_func ("/thing/move", test_move);
  g_test_add_func ("/thing/duplicate", test_duplicate);
  g_test_add_func ("/thing/spec", test_spec);
  return g_test_run ();
}
