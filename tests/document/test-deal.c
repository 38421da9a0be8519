/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document-deal.h"

#include "document-sample.h"

static const char text[]
    = "{\"demarche\": 1, \"title\": \"Test\", \"parties\": [{\"id\": \"a\", \"name\": \"A\"}, "
      "{\"id\": \"b\", \"name\": \"B\"}], \"issues\": ["
      "{\"id\": \"x\", \"name\": \"X\","
      " \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 1, \"unit\": \"t\", \"step\": 0.1}},"
      "{\"id\": \"y\", \"name\": \"Y\", \"scale\": {\"type\": \"nominal\", \"options\": ["
      "{\"id\": \"one\", \"name\": \"One\"}, {\"id\": \"two\", \"name\": \"Two\"}]}}],"
      "\"positions\": ["
      "{\"party\": \"a\", \"issue\": \"x\", \"demand\": 0},"
      "{\"party\": \"b\", \"issue\": \"x\", \"demand\": 1},"
      "{\"party\": \"a\", \"issue\": \"y\", \"demand\": \"one\", \"salience\": 10},"
      "{\"party\": \"b\", \"issue\": \"y\", \"demand\": \"two\", \"salience\": 90}]}";

static DmDocument *open_sample (void) {
  DmDocument *document = dm_document_new ();
  g_autoptr (DmModel) model = sample_read_model (text);

  dm_document_set_model (document, model);
  return document;
}

static guint count_terms (DmDocument *document) {
  return dm_document_get_deal (document)->n_terms;
}

/* Begun, it is chosen and selected, and has a name of its own; one undo takes it away again. */
static void test_begin (void) {
  g_autoptr (DmDocument) document = open_sample ();
  DmModel *model = dm_document_get_model (document);

  g_assert_null (dm_document_get_deal (document));
  g_assert_true (dm_document_begin_deal (document));
  g_assert_cmpstr (dm_document_get_deal (document)->name, ==, "Draft deal");
  g_assert_cmpuint (count_terms (document), ==, 0);
  g_assert_cmpint (dm_document_get_selection (document)->kind, ==, DM_SELECTION_PROPOSAL);
  g_assert_true (dm_document_begin_deal (document));
  g_assert_cmpstr (dm_document_get_deal (document)->name, ==, "Draft deal 2");
  g_assert_true (dm_document_undo (document));
  g_assert_null (dm_document_get_deal (document));
  g_assert_true (dm_document_undo (document));
  g_assert_true (dm_document_get_model (document) == model);
}

/* Every term that is put, changed or taken out is a step. */
static void test_terms (void) {
  g_autoptr (DmDocument) document = open_sample ();

  g_assert_false (dm_document_put_term (document, "x", 0.5));
  dm_document_begin_deal (document);
  g_assert_true (isnan (dm_document_get_term (document, "x")));
  g_assert_true (dm_document_put_term (document, "x", 0.5));
  g_assert_cmpfloat (dm_document_get_term (document, "x"), ==, 0.5);
  g_assert_false (dm_document_put_term (document, "x", 0.5));
  g_assert_true (dm_document_put_term (document, "x", 0.7));
  g_assert_cmpstr (dm_document_get_undo_label (document), ==, "Change the term on “X”");
  g_assert_true (dm_document_put_term (document, "y", 1));
  g_assert_cmpuint (count_terms (document), ==, 2);
  g_assert_true (dm_document_put_term (document, "x", DM_DEAL_OPEN));
  g_assert_cmpstr (dm_document_get_undo_label (document), ==, "Leave “X” open");
  g_assert_false (dm_document_put_term (document, "x", DM_DEAL_OPEN));
  g_assert_cmpuint (count_terms (document), ==, 1);
  g_assert_cmpfloat (dm_document_get_term (document, "y"), ==, 1);
  dm_document_undo (document);
  g_assert_cmpfloat (dm_document_get_term (document, "x"), ==, 0.7);
  dm_document_undo (document);
  g_assert_true (isnan (dm_document_get_term (document, "y")));
  dm_document_undo (document);
  g_assert_cmpfloat (dm_document_get_term (document, "x"), ==, 0.5);
  dm_document_undo (document);
  g_assert_cmpuint (count_terms (document), ==, 0);
  g_assert_false (dm_document_put_term (document, "no such issue", 0));
}

/* A hand that drags goes out from what was there at first, and back. */
static void test_preview (void) {
  g_autoptr (DmDocument) document = open_sample ();

  dm_document_begin_deal (document);
  dm_document_put_term (document, "x", 0.5);
  g_autoptr (DmModel) before = dm_model_ref (dm_document_get_model (document));
  g_autoptr (DmModel) there = dm_document_try_term (document, "x", 0.9);
  dm_document_preview (document, there);
  g_assert_cmpfloat (dm_document_get_term (document, "x"), ==, 0.9);
  g_autoptr (DmModel) back = dm_document_try_term (document, "x", 0.5);
  g_assert_true (back == before);
  dm_document_end_preview (document, NULL);
  g_assert_true (dm_document_get_model (document) == before);
}

static DmCompletion *complete (DmDocument *document, DmSolutionKind kind) {
  DmReadingSpec spec = { NULL };
  g_autoptr (DmReading) reading = dm_reading_new (dm_document_get_model (document), &spec, NULL);

  return dm_completion_new (reading, 0, kind, NULL, NULL, NULL, NULL);
}

/* All that is filled is one step; the terms that were given stay. */
static void test_complete (void) {
  g_autoptr (DmDocument) document = open_sample ();

  dm_document_begin_deal (document);
  dm_document_put_term (document, "y", 0);
  DmModel *before = dm_document_get_model (document);
  g_autoptr (DmCompletion) completion = complete (document, DM_SOLUTION_EGALITARIAN);
  g_assert_cmpint (completion->lack, ==, DM_COMPLETION_LACKS_NOTHING);
  g_assert_true (dm_document_complete_deal (document, completion, 0));
  g_assert_cmpuint (count_terms (document), ==, 2);
  g_assert_cmpfloat (dm_document_get_term (document, "y"), ==, 0);
  g_assert_cmpfloat (dm_document_get_term (document, "x"), ==,
                     dm_completion_get_place (completion, 0, completion->filled[0]));
  /* what it was found for isn't there any more */
  g_assert_false (dm_document_complete_deal (document, completion, 0));
  g_assert_true (dm_document_undo (document));
  g_assert_true (dm_document_get_model (document) == before);
  g_assert_false (dm_document_complete_deal (document, completion, 100));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deal/begin", test_begin);
  g_test_add_func ("/deal/terms", test_terms);
  g_test_add_func ("/deal/preview", test_preview);
  g_test_add_func ("/deal/complete", test_complete);
  return g_test_run ();
}
