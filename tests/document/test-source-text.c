/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document edited as text: what becomes a step, what stays a draft, and what changes elsewhere meanwhile. */
#include <glib/gstdio.h>
#include <string.h>

#include "dm-source-draft.h"
#include "dm-source-text.h"
#include "document-sample.h"

static DmDocument *open_document (void) {
  DmDocument *document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (2, 3);

  dm_document_adopt (document, model, "Test");
  return document;
}

static DmSourceText *open_text (DmDocument *document) {
  DmSourceText *text = dm_source_text_new (document);

  dm_source_text_set_active (text, TRUE);
  return text;
}

/* What the text is with the first @from in it replaced by @to. */
static void type (DmSourceText *text, const char *from, const char *to) {
  g_autoptr (GString) typed = g_string_new (dm_source_text_get_text (text));

  g_assert_cmpuint (g_string_replace (typed, from, to, 1), ==, 1);
  dm_source_text_type (text, typed->str);
}

static gboolean has (DmSourceText *text, const char *part) {
  return strstr (dm_source_text_get_text (text), part) != NULL;
}

static void wait_for_check (DmSourceText *text) {
  while (dm_source_text_get_check (text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static const char *get_issue_name (DmDocument *document, guint issue) {
  return dm_model_get_issue (dm_document_get_model (document), issue)->name;
}

static void rename_elsewhere (DmDocument *document, const char *id, const char *json) {
  const DmTarget target = { .kind = DM_TARGET_ISSUE, .id = id };
  g_auto (DmEditReport) report = { NULL };

  g_assert_true (dm_document_edit (document, &target, "/name", json, "Rename", &report));
}

static void count (guint *n) {
  (*n)++;
}

/* --- steps and drafts --- */

static void test_step (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);
  guint n_changes = 0;

  g_assert_true (dm_source_text_is_whole (text));
  g_signal_connect_swapped (text, "text-changed", G_CALLBACK (count), &n_changes);
  type (text, "\"Issue 1\"", "\"Is\"");
  g_assert_true (dm_document_is_modified (document)); /* from the first letter on */
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_UNCHECKED);
  g_assert_cmpstr (get_issue_name (document, 1), ==, "Issue 1");
  wait_for_check (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_APPLIED);
  g_assert_cmpstr (get_issue_name (document, 1), ==, "Is");
  g_assert_cmpstr (dm_document_get_undo_label (document), ==, "Edit the source");
  g_assert_null (dm_document_get_source_draft (document));

  /* what follows at once is the same step */
  type (text, "\"Is\"", "\"Isle\"");
  dm_source_text_settle (text);
  g_assert_cmpstr (get_issue_name (document, 1), ==, "Isle");
  g_assert_cmpuint (n_changes, ==, 0); /* what somebody types isn't typed again */
  g_assert_true (dm_document_undo (document));
  g_assert_cmpstr (get_issue_name (document, 1), ==, "Issue 1");
  g_assert_false (dm_document_is_modified (document));
  g_assert_true (has (text, "\"Issue 1\""));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (dm_document_redo (document));
  g_assert_true (has (text, "\"Isle\""));
}

static void test_draft (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);

  type (text, "\"Issue 1\"", "\"Issue 1");
  wait_for_check (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_FAULTY);
  g_assert_cmpuint (dm_source_text_get_check (text)->n_errors, >, 0);
  dm_source_text_settle (text);
  g_assert_true (has (text, "\"Issue 1,"));
  g_assert_true (dm_document_is_modified (document));
  g_assert_null (dm_document_get_undo_label (document));

  /* nobody looks, and something else is selected: it's still there */
  dm_source_text_set_active (text, FALSE);
  dm_document_select (document, DM_SELECTION_ISSUE, "i2", NULL, NULL);
  dm_source_text_set_active (text, TRUE);
  g_assert_true (has (text, "\"Issue 1,"));
  type (text, "\"Issue 1,", "\"One\",");
  dm_source_text_flush (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_APPLIED);
  g_assert_cmpstr (get_issue_name (document, 1), ==, "One");

  type (text, "\"One\"", "\"One");
  dm_source_text_discard (text);
  g_assert_true (has (text, "\"One\""));
  g_assert_null (dm_document_get_source_draft (document));
  /* what is taken back by hand is no draft either */
  type (text, "\"One\"", "\"One");
  type (text, "\"One,", "\"One\",");
  g_assert_null (dm_document_get_source_draft (document));
}

/* What is typed in another layout is the same model, and written as the file has it when the typing is over. */
static void test_layout (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);
  g_autofree char *written = g_strdup (dm_source_text_get_text (text));

  type (text, "\"title\": \"Test\"", "\"title\":\n\n     \"Test\"");
  dm_source_text_flush (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_APPLIED);
  g_assert_false (dm_document_is_modified (document));
  g_assert_true (has (text, "\n\n     \"Test\""));
  dm_source_text_settle (text);
  g_assert_cmpstr (dm_source_text_get_text (text), ==, written);
}

/* --- one thing --- */

static void test_thing (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);

  dm_document_select (document, DM_SELECTION_ISSUE, "i1", NULL, NULL);
  dm_source_text_set_whole (text, FALSE);
  g_assert_false (dm_source_text_is_whole (text));
  g_assert_true (has (text, "\"i1\""));
  g_assert_false (has (text, "\"i2\""));
  dm_document_select (document, DM_SELECTION_POSITION, "i2", "p1", NULL);
  g_assert_true (has (text, "\"party\": \"p1\""));

  /* a draft stays in sight until its typing is over and it's right */
  type (text, "10", "oops");
  dm_document_select (document, DM_SELECTION_ISSUE, "i1", NULL, NULL);
  dm_source_text_settle (text);
  g_assert_true (has (text, "oops"));
  type (text, "oops", "7");
  dm_source_text_flush (text);
  g_assert_true (has (text, "\"party\": \"p1\""));
  g_assert_cmpfloat (
      dm_model_get_issue (dm_document_get_model (document), 2)->positions->positions[1].demand, ==,
      7);
  dm_source_text_settle (text);
  g_assert_true (has (text, "\"i1\""));

  /* another id is still the same thing */
  type (text, "\"i1\"", "\"other\"");
  dm_source_text_flush (text);
  g_assert_cmpstr (dm_document_get_selection (document)->id, ==, "other");
  g_assert_cmpstr (dm_source_text_get_target (text).id, ==, "other");
  g_assert_true (dm_document_undo (document));
  dm_document_select (document, DM_SELECTION_ISSUE, "i1", NULL, NULL);
  g_assert_true (has (text, "\"i1\""));
}

/* What would take something else along waits for an answer. */
static void test_hurts (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);

  dm_source_text_set_whole (text, FALSE);
  dm_document_select (document, DM_SELECTION_ISSUE, "i1", NULL, NULL);
  type (text, "\"max\": 10", "\"max\": 5");
  dm_source_text_flush (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_HURTS);
  g_assert_null (dm_document_get_undo_label (document));
  g_autoptr (DmModel) model = dm_model_ref (dm_source_text_get_check (text)->model);
  dm_document_apply (document, model, "Yes", NULL);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_APPLIED);
  g_assert_null (dm_document_get_source_draft (document));
}

/* --- two hands --- */

static void test_merge (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);

  type (text, "\"Issue 1\"", "\"Issue 1");
  rename_elsewhere (document, "i2", "\"Two\"");
  g_assert_true (has (text, "\"Issue 1,"));
  g_assert_true (has (text, "\"Two\""));
  dm_source_text_flush (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_FAULTY);
  type (text, "\"Issue 1,", "\"One\",");
  dm_source_text_flush (text);
  g_assert_cmpstr (get_issue_name (document, 1), ==, "One");
  g_assert_cmpstr (get_issue_name (document, 2), ==, "Two");
  g_assert_true (dm_document_undo (document));
  g_assert_cmpstr (get_issue_name (document, 1), ==, "Issue 1");
  g_assert_cmpstr (get_issue_name (document, 2), ==, "Two");
}

static void begin_conflict (DmDocument *document, DmSourceText *text) {
  type (text, "\"Issue 1\"", "\"Mine\"");
  rename_elsewhere (document, "i1", "\"Theirs\"");
  rename_elsewhere (document, "i2", "\"Two\"");
  dm_source_text_flush (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_CONFLICT);
  g_assert_cmpstr (get_issue_name (document, 1), ==, "Theirs");
  g_assert_true (has (text, "\"Mine\""));
}

static void test_conflict (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);

  begin_conflict (document, text);
  g_autofree char *difference = dm_source_text_dup_difference (text);
  g_assert_nonnull (strstr (difference, "\n-"));
  g_assert_nonnull (strstr (difference, "Mine"));
  dm_source_text_keep_mine (text);
  dm_source_text_flush (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_APPLIED);
  g_assert_cmpstr (get_issue_name (document, 1), ==, "Mine");
  g_assert_cmpstr (get_issue_name (document, 2), ==, "Two"); /* only what stood in the way goes */
  while (dm_document_undo (document))
    ;
  g_assert_true (has (text, "\"Issue 1\""));

  begin_conflict (document, text);
  dm_source_text_discard (text);
  g_assert_true (has (text, "\"Theirs\""));
  while (dm_document_undo (document))
    ;
  /* what caused it is taken back */
  begin_conflict (document, text);
  dm_document_undo (document);
  dm_document_undo (document);
  dm_source_text_flush (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_APPLIED);
  g_assert_cmpstr (get_issue_name (document, 1), ==, "Mine");
}

/* The thing that is being typed goes away. */
static void test_gone (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);
  const DmTarget target = { .kind = DM_TARGET_ISSUE, .id = "i1" };
  g_auto (DmEditReport) report = { NULL };

  dm_source_text_set_whole (text, FALSE);
  dm_document_select (document, DM_SELECTION_ISSUE, "i1", NULL, NULL);
  type (text, "\"Issue 1\"", "\"Mine\"");
  g_autoptr (DmModel) model = dm_edit_remove (dm_document_get_model (document), &target, &report);
  dm_document_apply (document, model, "Delete", NULL);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_CONFLICT);
  dm_source_text_keep_mine (text);
  dm_source_text_flush (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_FAULTY);
  g_assert_true (has (text, "\"Mine\""));
  dm_source_text_discard (text);
  g_assert_cmpint (dm_source_text_get_target (text).kind, ==, DM_TARGET_MODEL);
}

/* A hand on the map that hasn't let go yet changes nothing here. */
static void test_preview (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);
  g_autoptr (DmModel) other = sample_new_model (2, 4);

  dm_document_preview (document, other);
  g_assert_false (has (text, "\"Issue 3\""));
  dm_document_end_preview (document, NULL);
  dm_document_preview (document, other);
  dm_document_end_preview (document, "Drag");
  g_assert_true (has (text, "\"Issue 3\""));
}

/* --- drafts --- */

static void test_draft_texts (void) {
  const DmSourcePlace things[] = {
    { .kind = DM_TARGET_MODEL },
    { .kind = DM_TARGET_ISSUE, .id = (char *) "a\"b\nc" },
    { DM_TARGET_POSITION, (char *) "i", (char *) "p", (char *) "s", (DmDate) (2014 << 16 | 3 << 8),
      NULL },
  };
  static const char *const strays[]
      = { "", "{ oops", "#", "#\n", "#position\n{}", "#nothing {}\nx" };

  for (guint i = 0; i <= G_N_ELEMENTS (things); i++) {
    const DmSourcePlace *thing = i < G_N_ELEMENTS (things) ? &things[i] : NULL;
    g_autofree char *draft = dm_source_draft_write (thing, "#all\n{");
    g_auto (DmSourcePlace) read = { .kind = DM_TARGET_MODEL };
    gboolean whole;

    g_assert_cmpstr (dm_source_draft_read (draft, &read, &whole), ==, "#all\n{");
    g_assert_cmpint (whole, ==, thing == NULL);
    if (thing == NULL)
      continue;
    g_assert_cmpint (read.kind, ==, thing->kind);
    g_assert_cmpstr (read.id, ==, thing->id);
    g_assert_cmpstr (read.party, ==, thing->party);
    g_assert_cmpstr (read.scenario, ==, thing->scenario);
    g_assert_cmpuint (read.since, ==, thing->since);
  }
  for (guint i = 0; i < G_N_ELEMENTS (strays); i++) {
    g_auto (DmSourcePlace) read = { .kind = DM_TARGET_MODEL };
    gboolean whole;

    g_assert_true (dm_source_draft_read (strays[i], &read, &whole) == strays[i]);
    g_assert_true (whole);
  }
}

/* The document has a draft when the text comes up, as after a crash; or gets another life. */
static void test_found (void) {
  const DmSourcePlace thing = { .kind = DM_TARGET_ISSUE, .id = (char *) "i1" };
  g_autoptr (DmDocument) document = open_document ();
  g_autofree char *draft = dm_source_draft_write (&thing, "{\"id\": \"i1\", oops");

  dm_document_set_source_draft (document, draft);
  g_autoptr (DmSourceText) text = open_text (document);
  g_assert_cmpstr (dm_source_text_get_text (text), ==, "{\"id\": \"i1\", oops");
  g_assert_false (dm_source_text_is_whole (text));
  dm_source_text_flush (text);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_FAULTY);

  g_autoptr (DmModel) other = sample_new_model (2, 1);
  dm_document_adopt (document, other, "Other");
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_APPLIED);
  g_assert_false (has (text, "oops"));
}

/* --- places --- */

static void test_places (void) {
  const DmTarget target = { .kind = DM_TARGET_POSITION, .id = "i1", .party = "p1" };
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);

  for (guint whole = 0; whole < 2; whole++) {
    g_auto (DmSourcePlace) place = { .kind = DM_TARGET_MODEL };
    guint start, end, thing_start, thing_end;

    dm_document_select (document, DM_SELECTION_POSITION, "i1", "p1", NULL);
    dm_source_text_set_whole (text, whole);
    /* a member that isn't there: what it would be in */
    g_assert_true (dm_source_text_find (text, &target, "", &thing_start, &thing_end));
    g_assert_true (dm_source_text_find (text, &target, "/accepts/from", &start, &end));
    g_assert_cmpuint (start, ==, thing_start);
    g_assert_cmpuint (end, ==, thing_end);
    g_assert_true (dm_source_text_find (text, &target, "/demand", &start, &end));
    g_assert_cmpuint (end - start, ==, 2);
    g_assert_true (g_str_has_prefix (dm_source_text_get_text (text) + start, "10"));
    dm_source_text_find_place (text, start, &place);
    g_assert_cmpint (place.kind, ==, DM_TARGET_POSITION);
    g_assert_cmpstr (place.pointer, ==, "/demand");
    dm_document_select (document, DM_SELECTION_MODEL, NULL, NULL, NULL);
    g_assert_true (dm_source_text_select (text, &place));
    g_assert_cmpint (dm_document_get_selection (document)->kind, ==, DM_SELECTION_POSITION);
    g_assert_cmpstr (dm_document_get_selection (document)->party, ==, "p1");
  }
}

/* Too much to be shown as one text. */
static void test_large (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (2, DM_SOURCE_TEXT_MAX_THINGS / 2);

  dm_document_adopt (document, model, "Large");
  g_autoptr (DmSourceText) text = open_text (document);
  g_assert_false (dm_source_text_can_be_whole (text));
  g_assert_false (dm_source_text_is_whole (text));
  dm_document_select (document, DM_SELECTION_ISSUE, "i2000", NULL, NULL);
  type (text, "\"Issue 2000\"", "\"MM\"");
  dm_source_text_flush (text);
  g_assert_cmpstr (get_issue_name (document, 2000), ==, "MM");
}

static void test_long (void) {
  g_autoptr (DmDocument) document = open_document ();
  const DmTarget target = { .kind = DM_TARGET_MODEL };
  g_autofree char *note = g_strnfill (DM_SOURCE_TEXT_MAX_LENGTH / 2, 'a');
  g_autofree char *json = g_strdup_printf ("\"%s\"", note);
  static const char *const members[] = { "/note", "/summary" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    g_auto (DmEditReport) report = { NULL };
    g_assert_true (dm_document_edit (document, &target, members[i], json, "Note", &report));
  }
  g_autoptr (DmSourceText) text = open_text (document);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_TOO_LONG);
  dm_source_text_type (text, "{}");
  g_assert_null (dm_document_get_source_draft (document));
  dm_source_text_set_whole (text, FALSE);
  dm_document_select (document, DM_SELECTION_ISSUE, "i1", NULL, NULL);
  g_assert_cmpint (dm_source_text_get_state (text), ==, DM_SOURCE_APPLIED);
  g_assert_true (has (text, "\"i1\""));
}

/* --- saving what is just being typed --- */

static void on_saved (GObject *document, GAsyncResult *result, gpointer saved) {
  g_autoptr (GError) error = NULL;

  g_assert_true (dm_document_save_finish (DM_DOCUMENT (document), result, &error));
  g_assert_no_error (error);
  *(gboolean *) saved = TRUE;
}

/* Returns: what is in the file after a save that begins at once */
static char *save (DmDocument *document) {
  g_autofree char *folder = g_dir_make_tmp ("demarche-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.demarche", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean saved = FALSE;
  char *content;

  dm_document_save_async (document, file, DM_SAVE_DEFAULT, NULL, on_saved, &saved);
  g_assert_true (dm_document_is_saving (document));
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  return content;
}

static void test_saved_while_typing (void) {
  g_autoptr (DmDocument) document = open_document ();
  g_autoptr (DmSourceText) text = open_text (document);
  g_autofree char *right = NULL, *wrong = NULL;

  type (text, "\"Issue 1\"", "\"One\"");
  right = save (document);
  g_assert_nonnull (strstr (right, "\"One\""));
  g_assert_false (dm_document_is_modified (document));

  /* what is no model stays a draft, and the document isn't all saved */
  type (text, "\"One\"", "\"Two");
  wrong = save (document);
  g_assert_nonnull (strstr (wrong, "\"One\""));
  g_assert_true (dm_document_is_modified (document));
  g_assert_true (has (text, "\"Two"));
}

/* One that takes a worker to check: the save waits for it, also when the typing goes on. */
static void test_long_saved_while_typing (void) {
  g_autoptr (DmDocument) document = open_document ();
  const DmTarget target = { .kind = DM_TARGET_MODEL };
  g_autofree char *note = g_strnfill (DM_SOURCE_TEXT_MAX_LENGTH / 2, 'a');
  g_autofree char *json = g_strdup_printf ("\"%s\"", note);
  g_autofree char *first = NULL, *second = NULL;
  g_auto (DmEditReport) report = { NULL };

  g_assert_true (dm_document_edit (document, &target, "/note", json, "Note", &report));
  g_autoptr (DmSourceText) text = open_text (document);
  type (text, "\"Issue 1\"", "\"One\"");
  first = save (document);
  g_assert_nonnull (strstr (first, "\"One\""));
  g_assert_false (dm_document_is_modified (document));

  type (text, "\"One\"", "\"Tw\"");
  dm_document_flush (document);
  type (text, "\"Tw\"", "\"Two\"");
  second = save (document);
  g_assert_nonnull (strstr (second, "\"Two\""));
  g_assert_false (dm_document_is_modified (document));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-text/step", test_step);
  g_test_add_func ("/source-text/draft", test_draft);
  g_test_add_func ("/source-text/layout", test_layout);
  g_test_add_func ("/source-text/thing", test_thing);
  g_test_add_func ("/source-text/hurts", test_hurts);
  g_test_add_func ("/source-text/merge", test_merge);
  g_test_add_func ("/source-text/conflict", test_conflict);
  g_test_add_func ("/source-text/gone", test_gone);
  g_test_add_func ("/source-text/preview", test_preview);
  g_test_add_func ("/source-text/draft-texts", test_draft_texts);
  g_test_add_func ("/source-text/found", test_found);
  g_test_add_func ("/source-text/places", test_places);
  g_test_add_func ("/source-text/large", test_large);
  g_test_add_func ("/source-text/long", test_long);
  g_test_add_func ("/source-text/saved-while-typing", test_saved_while_typing);
  g_test_add_func ("/source-text/long-saved-while-typing", test_long_saved_while_typing);
  return sample_run_tests ();
}
