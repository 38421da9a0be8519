/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document-package.h"

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

static DmAgreement *look (DmDocument *document) {
  g_autoptr (DmReading) reading = dm_reading_new (dm_document_get_model (document), NULL, NULL);

  return dm_agreement_new (reading, NULL, NULL, NULL);
}

/* Every package of the frontier becomes a proposal with the same terms, chosen and selected, and one undo takes it back. */
static void test_propose (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_read_model (text);

  dm_document_set_model (document, model);
  g_autoptr (DmAgreement) agreement = look (document);
  const DmPackageGrid *grid = agreement->packages->grid;

  g_assert_cmpuint (agreement->packages->frontier->n_points, >, 5);
  for (guint point = 0; point < agreement->packages->frontier->n_points; point++) {
    guint points[2];

    g_assert_true (dm_document_propose (document, agreement, point, "Package"));
    DmModel *changed = dm_document_get_model (document);
    g_assert_cmpuint (dm_model_get_n_proposals (changed), ==, 1);
    const DmProposal *proposal = dm_model_get_proposal (changed, 0);
    g_assert_cmpstr (proposal->name, ==, "Package");
    g_assert_cmpuint (proposal->n_terms, ==, 2);
    dm_frontier_get_package (agreement->packages->frontier, point, points);
    for (guint nth = 0; nth < 2; nth++)
      g_assert_cmpfloat (proposal->terms[nth].place, ==, grid->issues[nth].places[points[nth]]);
    g_assert_cmpstr (dm_document_get_proposal (document), ==, proposal->id);
    g_assert_cmpint (dm_document_get_selection (document)->kind, ==, DM_SELECTION_PROPOSAL);
    g_autoptr (DmAgreement) after = look (document);
    g_assert_cmpuint (after->n_proposals, ==, 1);
    g_assert_cmpuint (after->proposals[0].n_named, ==, 2);
    for (guint dim = 0; dim < 2; dim++)
      g_assert_cmpfloat_with_epsilon (after->proposals[0].scores[dim],
                                      dm_agreement_get_score (agreement, point, dim), 1e-9);
    g_assert_true (dm_document_undo (document));
    g_assert_true (dm_document_get_model (document) == model);
  }
}

/* What is proposed already is not proposed again, only chosen. */
static void test_propose_again (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_read_model (text);

  dm_document_set_model (document, model);
  g_autoptr (DmAgreement) before = look (document);
  g_assert_true (dm_document_propose (document, before, 2, "Package"));
  g_assert_false (dm_document_propose (document, before, 3, "Of another model"));
  dm_document_set_proposal (document, NULL);
  g_autoptr (DmAgreement) after = look (document);
  g_assert_true (dm_document_propose (document, after, 2, "Another name"));
  g_assert_cmpuint (dm_model_get_n_proposals (dm_document_get_model (document)), ==, 1);
  g_assert_nonnull (dm_document_get_proposal (document));
  g_assert_true (dm_document_propose (document, after, 3, "Another name"));
  g_assert_cmpuint (dm_model_get_n_proposals (dm_document_get_model (document)), ==, 2);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/propose", test_propose);
  g_test_add_func ("/package/propose-again", test_propose_again);
  return g_test_run ();
}
