/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document-scenario.h"

#include "document-sample.h"

/* With ' for ". What "b" holds on x begins a new round in the scenario; on y it holds something only there. */
static const char MODEL[]
    = "{'demarche': 1, 'title': 'T', 'date': '2014-04-10',"
      "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}],"
      "'issues': [{'id': 'x', 'name': 'X', 'scale':"
      "{'type': 'interval', 'min': 0, 'max': 10, 'unit': 't'}},"
      "{'id': 'y', 'name': 'Y', 'scale': {'type': 'interval', 'min': 0, 'max': 10, 'unit': 't'}}],"
      "'positions': [{'party': 'a', 'issue': 'x', 'demand': 1, 'accepts': {'to': 3}},"
      "{'party': 'b', 'issue': 'x', 'demand': 9, 'since': '2014-03-01'},"
      "{'party': 'a', 'issue': 'y', 'demand': 5}],"
      "'scenarios': [{'id': 's', 'name': 'S', 'changes': ["
      "{'party': 'a', 'issue': 'x', 'demand': 2},"
      "{'party': 'b', 'issue': 'x', 'demand': 7, 'since': '2014-04-02'},"
      "{'party': 'a', 'issue': 'y', 'demand': null},"
      "{'party': 'b', 'issue': 'y', 'demand': 4}]},"
      "{'id': 'none', 'name': 'None', 'changes': []}]}";

static DmDocument *open_sample (void) {
  g_autofree char *text = g_strdelimit (g_strdup (MODEL), "'", '"');
  g_autoptr (DmModel) model = sample_read_model (text);
  DmDocument *document = dm_document_new ();

  dm_document_set_model (document, model);
  return document;
}

static char *list_positions (DmModel *model) {
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < dm_model_get_n_issues (model); i++) {
    const DmIssue *issue = dm_model_get_issue (model, i);

    for (guint j = 0; j < issue->positions->n_positions; j++) {
      const DmPosition *position = &issue->positions->positions[j];
      g_autofree char *since
          = position->since != DM_DATE_NONE ? dm_date_to_iso (position->since) : g_strdup ("-");

      g_string_append_printf (list, "%s.%s %s %g%s\n", issue->id,
                              dm_model_get_party (model, position->party)->id, since,
                              position->demand,
                              position->flags & DM_POSITION_ACCEPTS ? " accepts" : "");
    }
  }
  return g_string_free (list, FALSE);
}

/* Changed members replace, those not named stay; a day of its own begins a round; what has nothing left goes; what is new comes. */
static void test_apply (void) {
  g_autoptr (DmDocument) document = open_sample ();
  g_autofree char *before = list_positions (dm_document_get_model (document));
  g_autofree char *after = NULL, *again = NULL;

  dm_document_set_scenario (document, "s");
  g_assert_true (dm_document_apply_scenario (document, "s"));
  after = list_positions (dm_document_get_model (document));
  g_assert_cmpstr (after, ==, "x.a - 2 accepts\nx.b 2014-03-01 9\nx.b 2014-04-02 7\ny.b - 4\n");
  g_assert_null (dm_document_get_scenario (document));
  g_assert_cmpuint (dm_model_get_n_scenarios (dm_document_get_model (document)), ==, 2);
  g_assert_cmpstr (dm_document_get_undo_label (document), ==, "Put ‘S’ on record");
  g_assert_true (dm_document_undo (document));
  again = list_positions (dm_document_get_model (document));
  g_assert_cmpstr (again, ==, before);
}

static void test_nothing (void) {
  g_autoptr (DmDocument) document = open_sample ();

  g_assert_false (dm_document_apply_scenario (document, "none"));
  g_assert_false (dm_document_apply_scenario (document, "absent"));
  g_assert_null (dm_document_get_undo_label (document));
}

/* What is on record already isn't put there again. */
static void test_twice (void) {
  g_autoptr (DmDocument) document = open_sample ();

  g_assert_true (dm_document_apply_scenario (document, "s"));
  g_autofree char *after = list_positions (dm_document_get_model (document));
  g_assert_false (dm_document_apply_scenario (document, "s"));
  g_autofree char *again = list_positions (dm_document_get_model (document));
  g_assert_cmpstr (again, ==, after);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/scenario/apply", test_apply);
  g_test_add_func ("/document/scenario/nothing", test_nothing);
  g_test_add_func ("/document/scenario/twice", test_twice);
  return sample_run_tests ();
}
