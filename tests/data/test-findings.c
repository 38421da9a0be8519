/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the first case's reporter found is what the program says of it. */
#include "dm-findings.h"
#include "dm-reader.h"

static GPtrArray *find (const char *name, DmConcessions **concessions) {
  g_autofree char *path = g_strdup_printf ("%s/%s.demarche", DM_EXAMPLES_DIR, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (DmModel) model = dm_reader_read_file (file, NULL, NULL, NULL, &diagnostics, NULL);
  g_autoptr (DmReading) reading = dm_reading_new (model, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);
  g_autoptr (DmRobustness) robustness
      = dm_robustness_new (analysis, DM_DRAWS_USUAL, 1, 0, NULL, NULL, NULL);

  *concessions = dm_concessions_new (analysis, NULL, NULL);
  g_autoptr (DmAgreement) agreement = dm_agreement_new (reading, NULL, NULL, NULL);
  return dm_findings_new (*concessions, agreement, robustness);
}

static const DmFinding *expect (const GPtrArray *findings, DmFindingKind kind,
                                const char *pattern) {
  for (guint i = 0; i < findings->len; i++) {
    const DmFinding *finding = g_ptr_array_index (findings, i);

    if (finding->kind == kind && g_regex_match_simple (pattern, finding->sentence, 0, 0))
      return finding;
  }
  g_test_message ("nothing says “%s”", pattern);
  g_test_fail ();
  return NULL;
}

static guint count (const GPtrArray *findings, DmFindingKind kind) {
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((DmFinding *) g_ptr_array_index (findings, i))->kind == kind ? 1 : 0;
  return n;
}

static void test_crimea (void) {
  g_autoptr (DmConcessions) concessions = NULL;
  g_autoptr (GPtrArray) findings = find ("crimea-2014", &concessions);
  const DmFinding *closed;

  closed = expect (findings, DM_FINDING_CLOSED,
                   "^Nothing settles “Crimea’s status”: United States will not go past “left open, "
                   "not recognised”; Russia will not stop short of “recognised as Russian”.$");
  g_assert_cmpuint (closed->n_issues, ==, 1);
  g_assert_cmpuint (g_strv_length (closed->why), ==, 3);
  g_assert_cmpuint (count (findings, DM_FINDING_CLOSED), ==, 1);
  g_assert_cmpuint (count (findings, DM_FINDING_GAP), ==, 6);
  g_assert_cmpuint (count (findings, DM_FINDING_AGREED), ==, 3);
  expect (findings, DM_FINDING_WAY, "^6 gaps remain; the cheapest way through them costs ");
  expect (findings, DM_FINDING_GAP,
          "^“Form of state” opens at the least cost if United States moves from “some powers "
          "decentralised” to “federation, local affairs” \\([0-9.]+\\)\\.$");
  expect (findings, DM_FINDING_GAP, "^“Who decides on Ukraine” .* if Russia moves from ");
  expect (findings, DM_FINDING_AGREED, "^On “Further sanctions on Russia” .* “none”");
  g_assert_cmpuint (expect (findings, DM_FINDING_WAITING,
                            "^3 issues .* without Ukraine, which isn’t "
                            "at the table\\.$")
                        ->n_issues,
                    ==, 3);
  expect (findings, DM_FINDING_TIME, "^Time favours Russia");
  g_assert_cmpuint (
      expect (findings, DM_FINDING_PACKAGES, "^169 ways of sharing the scores")->n_issues, ==, 1);
  expect (findings, DM_FINDING_PACKAGES,
          "^Chosen by Nash, Utilitarian: United States 72.4, Russia 71.3 of 100\\.$");
  g_assert_cmpuint (count (findings, DM_FINDING_PACKAGES), ==, 4);
  g_assert_cmpuint (expect (findings, DM_FINDING_TRADE,
                            "^United States gives way on “Form of state”, .*; Russia gives way on "
                            "“Who decides on Ukraine”")
                        ->n_issues,
                    ==, 2);
  expect (findings, DM_FINDING_TIME, "^Time works against United States");
  g_assert_true (concessions->even.exact);
}

static void test_river (void) {
  g_autoptr (DmConcessions) concessions = NULL;
  g_autoptr (GPtrArray) findings = find ("river-basin", &concessions);

  expect (findings, DM_FINDING_NO_COMMON,
          "every two parties share an option, and all of them none");
  g_assert_cmpuint (count (findings, DM_FINDING_GAP), ==, concessions->n_gaps);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings/crimea", test_crimea);
  g_test_add_func ("/findings/river", test_river);
  return g_test_run ();
}
