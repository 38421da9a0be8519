/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document.h"

#include "dm-error.h"
#include "document-sample.h"

/* --- helpers --- */

typedef struct {
  guint model, reading, analysis, selection, problems;
} Counts;

static void on_model (DmDocument *document, Counts *counts) {
  counts->model++;
}
static void on_reading (DmDocument *document, Counts *counts) {
  counts->reading++;
}
static void on_analysis (DmDocument *document, Counts *counts) {
  counts->analysis++;
}
static void on_selection (DmDocument *document, Counts *counts) {
  counts->selection++;
}
static void on_problems (DmDocument *document, Counts *counts) {
  counts->problems++;
}

static void count_signals (DmDocument *document, Counts *counts) {
  g_signal_connect (document, "model-changed", G_CALLBACK (on_model), counts);
  g_signal_connect (document, "reading-changed", G_CALLBACK (on_reading), counts);
  g_signal_connect (document, "analysis-changed", G_CALLBACK (on_analysis), counts);
  g_signal_connect (document, "selection-changed", G_CALLBACK (on_selection), counts);
  g_signal_connect (document, "problems-changed", G_CALLBACK (on_problems), counts);
}

static GFile *make_file (const char *text) {
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  GFile *file = g_file_new_tmp ("document-XXXXXX.demarche", &stream, &error);

  g_assert_no_error (error);
  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

typedef struct {
  gboolean called, done;
  GError *error;
} Loaded;

static void on_loaded (GObject *source, GAsyncResult *result, gpointer data) {
  Loaded *loaded = data;

  loaded->done = dm_document_load_finish (DM_DOCUMENT (source), result, &loaded->error);
  loaded->called = TRUE;
}

static void wait_for_load (Loaded *loaded) {
  while (!loaded->called)
    g_main_context_iteration (NULL, TRUE);
}

static void wait_for_analysis (DmDocument *document) {
  while (!dm_document_is_analysis_current (document))
    g_main_context_iteration (NULL, TRUE);
}

static void load (DmDocument *document, GFile *file) {
  Loaded loaded = { 0 };

  dm_document_load_async (document, file, FALSE, NULL, on_loaded, &loaded);
  wait_for_load (&loaded);
  g_assert_no_error (loaded.error);
  g_assert_true (loaded.done);
}

/* --- tests --- */

static void test_small_is_instant (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (2, 3);
  Counts counts = { 0 };

  count_signals (document, &counts);
  dm_document_set_model (document, model);
  g_assert_true (dm_document_is_analysis_current (document));
  g_assert_cmpuint (counts.model, ==, 1);
  g_assert_cmpuint (counts.analysis, ==, 1);
  g_assert_cmpuint (dm_analysis_get_tally (dm_document_get_analysis (document), DM_VERDICT_GAP), ==,
                    3);
}

static void test_large_is_on_a_worker (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (2, DM_DOCUMENT_INSTANT_POSITIONS / 2);
  Counts counts = { 0 };

  count_signals (document, &counts);
  dm_document_set_model (document, model);
  g_assert_false (dm_document_is_analysis_current (document));
  g_assert_cmpuint (counts.analysis, ==, 0);
  wait_for_analysis (document);
  g_assert_cmpuint (counts.analysis, ==, 1);
  g_assert_cmpuint (dm_analysis_get_n_results (dm_document_get_analysis (document)), ==,
                    DM_DOCUMENT_INSTANT_POSITIONS / 2);
}

/* The first of two analyses under way is about a reading that is gone: it must never be seen. */
static void test_stale_analysis_is_dropped (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (2, DM_DOCUMENT_INSTANT_POSITIONS / 2);
  Counts counts = { 0 };

  dm_document_set_model (document, model);
  count_signals (document, &counts);
  dm_document_set_party_shown (document, "p1", FALSE);
  wait_for_analysis (document);
  for (guint i = 0; i < 20; i++) {
    g_usleep (1000);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
  g_assert_cmpuint (counts.analysis, ==, 1);
  g_assert_cmpuint (dm_analysis_get_tally (dm_document_get_analysis (document),
                                           DM_VERDICT_ONE_SIDED),
                    ==, DM_DOCUMENT_INSTANT_POSITIONS / 2);
}

static void test_reading (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (3, 2);
  Counts counts = { 0 };
  const char *issues[] = { "i1", NULL };

  dm_document_set_model (document, model);
  count_signals (document, &counts);

  dm_document_set_party_shown (document, "p0", FALSE);
  g_assert_false (dm_document_is_party_shown (document, "p0"));
  g_assert_cmpuint (dm_analysis_get_tally (dm_document_get_analysis (document), DM_VERDICT_OVERLAP),
                    ==, 2);
  dm_document_set_party_shown (document, "p0", FALSE);
  g_assert_cmpuint (counts.reading, ==, 1);

  dm_document_show_all_parties (document);
  g_assert_cmpuint (dm_analysis_get_tally (dm_document_get_analysis (document), DM_VERDICT_GAP), ==,
                    2);

  dm_document_set_proposal (document, "deal");
  g_assert_cmpint (
      dm_reading_get_proposal (dm_analysis_get_reading (dm_document_get_analysis (document))), ==,
      0);
  dm_document_set_scope (document, issues, NULL);
  g_assert_cmpuint (dm_analysis_get_n_results (dm_document_get_analysis (document)), ==, 1);
}

/* A successor without what was shown and selected is read as far as it goes. */
static void test_successor (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (3, 3);
  g_autoptr (DmModel) smaller = sample_new_model (2, 1);

  dm_document_set_model (document, model);
  dm_document_set_party_shown (document, "p2", FALSE);
  dm_document_select (document, DM_SELECTION_POSITION, "i0", "p1", NULL);
  dm_document_set_model (document, smaller);
  g_assert_cmpint (dm_document_get_selection (document)->kind, ==, DM_SELECTION_POSITION);
  g_assert_true (dm_document_is_analysis_current (document));

  dm_document_set_model (document, model);
  g_assert_true (dm_document_is_party_shown (document, "p2"));
  dm_document_select (document, DM_SELECTION_ISSUE, "i2", NULL, NULL);
  dm_document_set_model (document, smaller);
  g_assert_cmpint (dm_document_get_selection (document)->kind, ==, DM_SELECTION_MODEL);
}

static void test_selection (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  Counts counts = { 0 };

  count_signals (document, &counts);
  dm_document_select (document, DM_SELECTION_ISSUE, "i0", NULL, "i0.gap");
  dm_document_select (document, DM_SELECTION_ISSUE, "i0", NULL, "i0.gap");
  g_assert_cmpuint (counts.selection, ==, 1);
  dm_document_select (document, DM_SELECTION_ISSUE, "i0", NULL, NULL);
  g_assert_cmpuint (counts.selection, ==, 2);
  g_assert_null (dm_document_get_selection (document)->mark);
}

static void on_flush (DmDocument *document, DmSelectionKind *selected) {
  *selected = dm_document_get_selection (document)->kind;
}

/* What is being typed belongs to what was selected: it is handed over while that still is. */
static void test_selection_flushes (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  DmSelectionKind selected = DM_SELECTION_VIEW;

  dm_document_select (document, DM_SELECTION_SOURCE, "s", NULL, NULL);
  g_signal_connect (document, "flush", G_CALLBACK (on_flush), &selected);
  dm_document_select (document, DM_SELECTION_SOURCE, "s", NULL, NULL);
  g_assert_cmpint (selected, ==, DM_SELECTION_VIEW);
  dm_document_select (document, DM_SELECTION_ISSUE, "i0", NULL, NULL);
  g_assert_cmpint (selected, ==, DM_SELECTION_SOURCE);
}

static void test_load (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autofree char *text = sample_write_model (2, 2);
  g_autoptr (GFile) file = make_file (text);

  load (document, file);
  g_assert_cmpstr (dm_model_get_title (dm_document_get_model (document)), ==, "Test");
  g_assert_true (g_file_equal (dm_document_get_file (document), file));
  g_assert_false (dm_document_is_sample (document));

  /* Read again, the same file keeps what is shown; another one starts anew. */
  dm_document_set_party_shown (document, "p1", FALSE);
  load (document, file);
  g_assert_false (dm_document_is_party_shown (document, "p1"));
  {
    g_autoptr (GFile) other = make_file (text);

    load (document, other);
    g_assert_true (dm_document_is_party_shown (document, "p1"));
    g_file_delete (other, NULL, NULL);
  }
  g_file_delete (file, NULL, NULL);
}

static void test_load_fails (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autofree char *good_text = sample_write_model (2, 2);
  g_autoptr (GFile) good = make_file (good_text);
  g_autoptr (GFile) bad = make_file ("{\n  \"demarche\": 1,\n  \"title\": 7\n}\n");
  Loaded loaded = { 0 };
  DmProblems *problems;

  load (document, good);
  dm_document_load_async (document, bad, FALSE, NULL, on_loaded, &loaded);
  wait_for_load (&loaded);
  g_assert_error (loaded.error, DM_ERROR, DM_ERROR_INVALID);
  g_clear_error (&loaded.error);

  problems = dm_document_get_problems (document);
  g_assert_nonnull (problems);
  g_assert_true (g_file_equal (problems->file, bad));
  g_assert_cmpuint (problems->diagnostics->len, ==, 1);
  g_assert_cmpuint (((DmDiagnostic *) problems->diagnostics->pdata[0])->line, ==, 3);
  g_assert_cmpstr (problems->lines->pdata[0], ==, "\"title\": 7");

  /* What was open is open. */
  g_assert_true (g_file_equal (dm_document_get_file (document), good));
  g_assert_nonnull (dm_document_get_analysis (document));
  dm_document_clear_problems (document);
  g_assert_null (dm_document_get_problems (document));
  g_file_delete (good, NULL, NULL);
  g_file_delete (bad, NULL, NULL);
}

static void test_load_missing (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/x.demarche");
  Loaded loaded = { 0 };

  dm_document_load_async (document, file, FALSE, NULL, on_loaded, &loaded);
  wait_for_load (&loaded);
  g_assert_false (loaded.done);
  g_assert_nonnull (loaded.error);
  g_assert_nonnull (dm_document_get_problems (document));
  g_assert_cmpstr (dm_document_get_problems (document)->message, ==, loaded.error->message);
  g_clear_error (&loaded.error);
}

static void test_load_cancelled (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autofree char *text = sample_write_model (2, 2);
  g_autoptr (GFile) file = make_file (text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Loaded loaded = { 0 };

  g_cancellable_cancel (cancellable);
  dm_document_load_async (document, file, FALSE, cancellable, on_loaded, &loaded);
  wait_for_load (&loaded);
  g_assert_error (loaded.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (dm_document_get_problems (document));
  g_assert_null (dm_document_get_model (document));
  g_clear_error (&loaded.error);
  g_file_delete (file, NULL, NULL);
}

static void test_later_load_wins (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autofree char *large_text = sample_write_model (2, 3000);
  g_autofree char *small_text = sample_write_model (2, 1);
  g_autoptr (GFile) large = make_file (large_text);
  g_autoptr (GFile) small = make_file (small_text);
  Loaded first = { 0 }, second = { 0 };

  dm_document_load_async (document, large, FALSE, NULL, on_loaded, &first);
  dm_document_load_async (document, small, FALSE, NULL, on_loaded, &second);
  wait_for_load (&first);
  wait_for_load (&second);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (second.done);
  g_assert_true (g_file_equal (dm_document_get_file (document), small));
  g_clear_error (&first.error);
  g_file_delete (large, NULL, NULL);
  g_file_delete (small, NULL, NULL);
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/small-is-instant", test_small_is_instant);
  g_test_add_func ("/document/large-is-on-a-worker", test_large_is_on_a_worker);
  g_test_add_func ("/document/stale-analysis-is-dropped", test_stale_analysis_is_dropped);
  g_test_add_func ("/document/reading", test_reading);
  g_test_add_func ("/document/successor", test_successor);
  g_test_add_func ("/document/selection", test_selection);
  g_test_add_func ("/document/selection-flushes", test_selection_flushes);
  g_test_add_func ("/document/load", test_load);
  g_test_add_func ("/document/load-fails", test_load_fails);
  g_test_add_func ("/document/load-missing", test_load_missing);
  g_test_add_func ("/document/load-cancelled", test_load_cancelled);
  g_test_add_func ("/document/later-load-wins", test_later_load_wins);
  return sample_run_tests ();
}
