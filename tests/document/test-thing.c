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

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thing/add-each", test_add_each);
  g_test_add_func ("/thing/kinds", test_kinds);
  g_test_add_func ("/thing/room", test_room);
  g_test_add_func ("/thing/id-follows", test_id_follows);
  g_test_add_func ("/thing/id-stays", test_id_stays);
  g_test_add_func ("/thing/move", test_move);
  return g_test_run ();
}
