/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document.h"
#include "document-sample.h"

/* --- helpers --- */

static const char text[]
    = "{\"demarche\": 1, \"title\": \"Test\", \"date\": \"2014-04-01\","
      "\"parties\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"}],"
      "\"baskets\": [{\"id\": \"all\", \"name\": \"All\"}],"
      "\"issues\": ["
      "{\"id\": \"x\", \"name\": \"X\", \"basket\": \"all\","
      " \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 10, \"unit\": \"t\"}},"
      "{\"id\": \"y\", \"name\": \"Y\", \"basket\": \"all\","
      " \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 10, \"unit\": \"t\"}}],"
      "\"positions\": ["
      "{\"party\": \"a\", \"issue\": \"x\", \"demand\": 1},"
      "{\"party\": \"a\", \"issue\": \"x\", \"demand\": 2, \"since\": \"2014-03-01\"},"
      "{\"party\": \"a\", \"issue\": \"x\", \"demand\": 3, \"since\": \"2015-03-01\"},"
      "{\"party\": \"b\", \"issue\": \"x\", \"demand\": 9},"
      "{\"party\": \"b\", \"issue\": \"y\", \"demand\": 9}],"
      "\"sources\": [{\"id\": \"s\", \"title\": \"S\"}],"
      "\"events\": [{\"id\": \"e\", \"title\": \"E\", \"date\": \"2014-01-01\"}],"
      "\"scenarios\": [{\"id\": \"if\", \"name\": \"If\", \"changes\":"
      " [{\"party\": \"b\", \"issue\": \"y\", \"demand\": 1}]}],"
      "\"proposals\": [{\"id\": \"deal\", \"name\": \"Deal\", \"terms\": {\"x\": 4}}],"
      "\"views\": [{\"id\": \"v\", \"title\": \"V\"}]}";

static const DmTarget x = { .kind = DM_TARGET_ISSUE, .id = "x" };
static const DmTarget party_a = { .kind = DM_TARGET_PARTY, .id = "a" };
static const DmTarget b_on_x = { .kind = DM_TARGET_POSITION, .id = "x", .party = "b" };
static const DmTarget b_on_y = { .kind = DM_TARGET_POSITION, .id = "y", .party = "b" };

static DmDocument *open_sample (void) {
  DmDocument *document = dm_document_new ();
  g_autoptr (DmModel) model = sample_read_model (text);

  dm_document_set_model (document, model);
  return document;
}

static void edit (DmDocument *document, const DmTarget *target, const char *pointer,
                  const char *value) {
  g_auto (DmEditReport) report = { NULL };

  g_assert_true (dm_document_edit (document, target, pointer, value, pointer, &report));
}

static void assert_selected (DmDocument *document, DmSelectionKind kind, const char *id,
                             const char *party) {
  const DmSelection *selection = dm_document_get_selection (document);

  g_assert_cmpint (selection->kind, ==, kind);
  g_assert_cmpstr (selection->id, ==, id);
  g_assert_cmpstr (selection->party, ==, party);
}

static const char *get_name (DmDocument *document, guint issue) {
  return dm_model_get_issue (dm_document_get_model (document), issue)->name;
}

static void count (DmDocument *document, guint *counter) {
  (*counter)++;
}

/* --- steps --- */

static void test_edit (void) {
  g_autoptr (DmDocument) document = open_sample ();
  g_auto (DmEditReport) report = { NULL };
  guint n_history = 0;

  g_signal_connect (document, "history-changed", G_CALLBACK (count), &n_history);
  g_assert_false (dm_document_is_modified (document));
  g_assert_false (dm_document_undo (document));
  g_assert_true (dm_document_edit (document, &x, "/name", "\"Ex\"", "Rename", &report));
  g_assert_cmpuint (n_history, ==, 1);
  g_assert_cmpstr (get_name (document, 0), ==, "Ex");
  g_assert_cmpstr (dm_document_get_undo_label (document), ==, "Rename");
  g_assert_true (dm_document_is_modified (document));
  g_assert_true (dm_document_is_analysis_current (document));

  g_assert_true (dm_document_undo (document));
  g_assert_cmpuint (n_history, ==, 2);
  g_assert_cmpstr (get_name (document, 0), ==, "X");
  g_assert_null (dm_document_get_undo_label (document));
  g_assert_cmpstr (dm_document_get_redo_label (document), ==, "Rename");
  g_assert_false (dm_document_is_modified (document));
  g_assert_true (dm_document_redo (document));
  g_assert_cmpstr (get_name (document, 0), ==, "Ex");
}

static void test_edit_refused (void) {
  g_autoptr (DmDocument) document = open_sample ();
  g_auto (DmEditReport) wrong = { NULL }, hurtful = { NULL };

  g_assert_false (dm_document_edit (document, &b_on_x, "/demand", "11", "Demand", &wrong));
  g_assert_cmpuint (wrong.diagnostics->len, >, 0);
  g_assert_false (dm_document_edit (document, &x, "/scale/max", "5", "Scale", &hurtful));
  g_assert_cmpuint (hurtful.diagnostics->len, ==, 0);
  g_assert_cmpuint (hurtful.hurts->len, >, 0);
  g_assert_false (dm_document_is_modified (document));
  g_assert_null (dm_document_get_undo_label (document));
}

static void test_typing_merges (void) {
  g_autoptr (DmDocument) document = open_sample ();

  edit (document, &x, "/name", "\"E\"");
  edit (document, &x, "/name", "\"Ex\"");
  dm_document_end_step (document);
  edit (document, &x, "/name", "\"Exe\"");
  edit (document, &x, "/note", "\"Exe\"");
  g_assert_true (dm_document_undo (document));
  g_assert_cmpstr (get_name (document, 0), ==, "Exe");
  g_assert_true (dm_document_undo (document));
  g_assert_cmpstr (get_name (document, 0), ==, "Ex");
  g_assert_true (dm_document_undo (document));
  g_assert_cmpstr (get_name (document, 0), ==, "X");
  g_assert_false (dm_document_undo (document));
}

static void test_no_change_is_no_step (void) {
  g_autoptr (DmDocument) document = open_sample ();

  edit (document, &x, "/name", "\"X\"");
  g_assert_false (dm_document_is_modified (document));
  g_assert_null (dm_document_get_undo_label (document));
}

/* --- previews --- */

static DmModel *with_demand (DmDocument *document, const char *demand) {
  g_auto (DmEditReport) report = { NULL };

  return dm_edit_set_member (dm_document_get_model (document), &b_on_x, "/demand", demand, &report);
}

static double get_demand (DmDocument *document) {
  const DmPositions *list = dm_model_get_issue (dm_document_get_model (document), 0)->positions;

  return list->positions[list->n_positions - 1].demand;
}

static void test_preview (void) {
  static const struct {
    const char *label;
    double demand;
    gboolean modified;
  } ends[] = { { NULL, 9, FALSE }, { "Move the demand", 5, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autoptr (DmDocument) document = open_sample ();
    g_autoptr (DmModel) seven = with_demand (document, "7"), five = with_demand (document, "5");
    guint n_analyses = 0;

    g_signal_connect (document, "analysis-changed", G_CALLBACK (count), &n_analyses);
    dm_document_preview (document, seven);
    dm_document_preview (document, five);
    g_assert_cmpuint (n_analyses, ==, 2);
    g_assert_true (dm_document_is_previewing (document));
    g_assert_cmpfloat (get_demand (document), ==, 5);
    g_assert_false (dm_document_is_modified (document));
    g_assert_null (dm_document_get_undo_label (document));

    dm_document_end_preview (document, ends[i].label);
    g_assert_false (dm_document_is_previewing (document));
    g_assert_cmpfloat (get_demand (document), ==, ends[i].demand);
    g_assert_cmpint (dm_document_is_modified (document), ==, ends[i].modified);
    g_assert_cmpstr (dm_document_get_undo_label (document), ==, ends[i].label);
    dm_document_end_preview (document, "Nothing");
    g_assert_cmpstr (dm_document_get_undo_label (document), ==, ends[i].label);
    if (ends[i].modified) {
      g_assert_true (dm_document_undo (document));
      g_assert_cmpfloat (get_demand (document), ==, 9);
    }
  }
}

/* What comes while a hand drags is about what there was before. */
static void test_preview_interrupted (void) {
  g_autoptr (DmDocument) document = open_sample ();
  g_autoptr (DmModel) five = with_demand (document, "5");

  dm_document_preview (document, five);
  g_assert_true (dm_document_undo (document));
  g_assert_false (dm_document_is_previewing (document));
  g_assert_cmpfloat (get_demand (document), ==, 9);

  dm_document_preview (document, five);
  edit (document, &x, "/name", "\"Ex\"");
  g_assert_false (dm_document_is_previewing (document));
  g_assert_cmpfloat (get_demand (document), ==, 9);
  g_assert_cmpstr (get_name (document, 0), ==, "Ex");
}

/* --- what is selected --- */

static void test_undo_selects (void) {
  static const struct {
    const DmTarget *target;
    const char *pointer, *value;
    DmSelectionKind kind;
    const char *id, *party;
  } rows[] = {
    { &b_on_y, "/demand", "3", DM_SELECTION_POSITION, "y", "b" },
    { &x, "/name", "\"Ex\"", DM_SELECTION_ISSUE, "x", NULL },
    { &party_a, "/name", "\"Ah\"", DM_SELECTION_PARTY, "a", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DmDocument) document = open_sample ();
    guint n_selections = 0;

    edit (document, rows[i].target, rows[i].pointer, rows[i].value);
    dm_document_select (document, DM_SELECTION_BASKET, "all", NULL, NULL);
    g_assert_true (dm_document_undo (document));
    assert_selected (document, rows[i].kind, rows[i].id, rows[i].party);
    dm_document_select (document, DM_SELECTION_BASKET, "all", NULL, NULL);
    g_assert_true (dm_document_redo (document));
    assert_selected (document, rows[i].kind, rows[i].id, rows[i].party);
    /* it is told even if it is what is selected: views go there */
    g_signal_connect (document, "selection-changed", G_CALLBACK (count), &n_selections);
    g_assert_true (dm_document_undo (document));
    g_assert_cmpuint (n_selections, ==, 1);
  }
}

static void test_undo_keeps_mark (void) {
  g_autoptr (DmDocument) document = open_sample ();

  dm_document_select (document, DM_SELECTION_POSITION, "y", "b", "y.b.demand");
  edit (document, &b_on_y, "/demand", "3");
  dm_document_select (document, DM_SELECTION_MODEL, NULL, NULL, NULL);
  g_assert_true (dm_document_undo (document));
  g_assert_cmpstr (dm_document_get_selection (document)->mark, ==, "y.b.demand");
}

static void test_undo_removal_selects (void) {
  g_autoptr (DmDocument) document = open_sample ();
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) without = NULL;

  dm_document_select (document, DM_SELECTION_PARTY, "a", NULL, NULL);
  without = dm_edit_remove (dm_document_get_model (document), &party_a, &report);
  dm_document_apply (document, without, "Remove", NULL);
  assert_selected (document, DM_SELECTION_MODEL, NULL, NULL);
  g_assert_true (dm_document_undo (document));
  assert_selected (document, DM_SELECTION_PARTY, "a", NULL);
}

/* A thing that gets another id stays selected, hidden or shown. */
static void test_ids_follow (void) {
  g_autoptr (DmDocument) document = open_sample ();
  static const DmTarget scenario = { .kind = DM_TARGET_SCENARIO, .id = "if" };
  const char *issues[] = { "x", NULL };

  dm_document_set_scenario (document, "if");
  dm_document_set_party_shown (document, "a", FALSE);
  dm_document_set_scope (document, issues, NULL);
  dm_document_select (document, DM_SELECTION_POSITION, "x", "b", NULL);
  edit (document, &x, "/id", "\"ex\"");
  assert_selected (document, DM_SELECTION_POSITION, "ex", "b");
  edit (document, &party_a, "/id", "\"ah\"");
  g_assert_false (dm_document_is_party_shown (document, "ah"));
  edit (document, &scenario, "/id", "\"what-if\"");
  g_assert_cmpstr (dm_document_get_scenario (document), ==, "what-if");
  g_assert_cmpuint (dm_analysis_get_n_results (dm_document_get_analysis (document)), ==, 1);
  while (dm_document_undo (document))
    ;
  g_assert_false (dm_document_is_party_shown (document, "a"));
  g_assert_cmpstr (dm_document_get_scenario (document), ==, "if");
}

static void test_target (void) {
  static const struct {
    DmSelectionKind kind;
    const char *id, *party, *date, *scenario;
    DmTargetKind target;
    const char *since;
  } rows[] = {
    { DM_SELECTION_MODEL, NULL, NULL, NULL, NULL, DM_TARGET_MODEL, NULL },
    { DM_SELECTION_ISSUE, "x", NULL, NULL, "if", DM_TARGET_ISSUE, NULL },
    { DM_SELECTION_PARTY, "a", NULL, NULL, NULL, DM_TARGET_PARTY, NULL },
    { DM_SELECTION_BASKET, "all", NULL, NULL, NULL, DM_TARGET_BASKET, NULL },
    { DM_SELECTION_SOURCE, "s", NULL, NULL, NULL, DM_TARGET_SOURCE, NULL },
    { DM_SELECTION_EVENT, "e", NULL, NULL, NULL, DM_TARGET_EVENT, NULL },
    { DM_SELECTION_SCENARIO, "if", NULL, NULL, NULL, DM_TARGET_SCENARIO, NULL },
    { DM_SELECTION_PROPOSAL, "deal", NULL, NULL, NULL, DM_TARGET_PROPOSAL, NULL },
    { DM_SELECTION_VIEW, "v", NULL, NULL, NULL, DM_TARGET_VIEW, NULL },
    { DM_SELECTION_POSITION, "x", "a", NULL, NULL, DM_TARGET_POSITION, "2014-03-01" },
    { DM_SELECTION_POSITION, "x", "a", "2013", NULL, DM_TARGET_POSITION, NULL },
    { DM_SELECTION_POSITION, "x", "a", "2016", NULL, DM_TARGET_POSITION, "2015-03-01" },
    { DM_SELECTION_POSITION, "y", "a", NULL, NULL, DM_TARGET_POSITION, NULL },
    { DM_SELECTION_POSITION, "y", "b", NULL, "if", DM_TARGET_POSITION, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DmDocument) document = open_sample ();
    DmDate since = DM_DATE_NONE;
    DmTarget target;

    if (rows[i].since != NULL)
      g_assert_true (dm_date_parse (rows[i].since, &since));
    dm_document_set_date (document, rows[i].date);
    dm_document_set_scenario (document, rows[i].scenario);
    dm_document_select (document, rows[i].kind, rows[i].id, rows[i].party, NULL);
    target = dm_document_get_target (document);
    g_assert_cmpint (target.kind, ==, rows[i].target);
    g_assert_cmpstr (target.id, ==, rows[i].id);
    g_assert_cmpstr (target.party, ==, rows[i].party);
    g_assert_cmpuint (target.since, ==, since);
    g_assert_cmpstr (target.scenario, ==, rows[i].party != NULL ? rows[i].scenario : NULL);
  }
}

/* --- at any size --- */

static void wait_for_analysis (DmDocument *document) {
  while (!dm_document_is_analysis_current (document))
    g_main_context_iteration (NULL, TRUE);
}

/* An edit of a large model is judged at once; one that touches all of it, on a worker. */
static void test_large (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (2, DM_DOCUMENT_INSTANT_POSITIONS);
  static const DmTarget position = { .kind = DM_TARGET_POSITION, .id = "i7", .party = "p0" };
  static const DmTarget party = { .kind = DM_TARGET_PARTY, .id = "p0" };

  dm_document_set_model (document, model);
  wait_for_analysis (document);
  edit (document, &position, "/demand", "10");
  g_assert_true (dm_document_is_analysis_current (document));
  g_assert_cmpuint (dm_analysis_get_tally (dm_document_get_analysis (document), DM_VERDICT_OVERLAP),
                    ==, 1);
  edit (document, &party, "/name", "\"P\"");
  g_assert_false (dm_document_is_analysis_current (document));
  /* what is edited meanwhile is judged when the worker has done its part */
  dm_document_undo (document);
  dm_document_undo (document);
  wait_for_analysis (document);
  g_assert_cmpuint (dm_analysis_get_tally (dm_document_get_analysis (document), DM_VERDICT_OVERLAP),
                    ==, 0);
  g_assert_true (
      dm_reading_get_model (dm_analysis_get_reading (dm_document_get_analysis (document)))
      == model);
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edits/edit", test_edit);
  g_test_add_func ("/edits/refused", test_edit_refused);
  g_test_add_func ("/edits/typing-merges", test_typing_merges);
  g_test_add_func ("/edits/no-change-is-no-step", test_no_change_is_no_step);
  g_test_add_func ("/edits/preview", test_preview);
  g_test_add_func ("/edits/preview-interrupted", test_preview_interrupted);
  g_test_add_func ("/edits/undo-selects", test_undo_selects);
  g_test_add_func ("/edits/undo-keeps-mark", test_undo_keeps_mark);
  g_test_add_func ("/edits/undo-removal-selects", test_undo_removal_selects);
  g_test_add_func ("/edits/ids-follow", test_ids_follow);
  g_test_add_func ("/edits/target", test_target);
  g_test_add_func ("/edits/large", test_large);
  return sample_run_tests ();
}
