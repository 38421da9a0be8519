/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-report-contents.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-comparison.h"
#include "dm-describe.h"
#include "dm-findings.h"
#include "dm-stacks.h"

/**
 * dm_report_results_new:
 * @reading: what is reported on
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the report rests on; %NULL where it was stopped, or with DM_ERROR_LIMIT
 */
DmReportResults *dm_report_results_new (DmReading *reading, GCancellable *cancellable,
                                        GError **error) {
  g_autoptr (DmReportResults) results = g_new0 (DmReportResults, 1);

  results->analysis = dm_analysis_new (reading, cancellable, error);
  if (results->analysis == NULL)
    return NULL;
  results->concessions = dm_concessions_new (results->analysis, cancellable, error);
  if (results->concessions == NULL)
    return NULL;
  results->agreement = dm_agreement_new (reading, NULL, cancellable, error);
  return results->agreement == NULL ? NULL : g_steal_pointer (&results);
}

void dm_report_results_free (DmReportResults *results) {
  g_clear_pointer (&results->analysis, dm_analysis_unref);
  g_clear_pointer (&results->concessions, dm_concessions_unref);
  g_clear_pointer (&results->agreement, dm_agreement_unref);
  g_free (results);
}

static void add_opening (DmReport *report, const DmReportResults *results) {
  const char *summary = dm_model_get_summary (report->model);
  const char *note = dm_model_get_note (report->model);
  g_autofree char *reading = dm_describe_reading (results->analysis);

  dm_report_add_heading (report, 1, report->title);
  dm_report_add_paragraph (report, reading);
  if (summary != NULL && *summary != '\0')
    dm_report_add_paragraph (report, summary);
  if (note != NULL && *note != '\0')
    dm_report_add_paragraph (report, note);
}

static void add_parties (DmReport *report, const DmReportResults *results) {
  DmReading *reading = dm_analysis_get_reading (results->analysis);
  const char *const head[] = { _ ("Party"), _ ("What it wants"), _ ("Who speaks for it"),
                               _ ("If there is no deal"), NULL };
  const guint weights[] = { 3, 5, 4, 6 };

  if (dm_reading_get_n_parties (reading) == 0)
    return;
  dm_report_add_heading (report, 2, _ ("The parties"));
  dm_report_begin_table (report, _ ("The parties, what they want, and what they fall back on"),
                         head, weights);
  for (guint i = 0; i < dm_reading_get_n_parties (reading); i++) {
    const DmParty *party = dm_model_get_party (report->model, dm_reading_get_party (reading, i));
    g_autofree char *absent = g_strdup_printf (C_ ("party", "%s (not at the table)"), party->name);
    dm_report_begin_row (report);
    dm_report_add_cell (report, party->at_table ? party->name : absent);
    dm_report_add_cell (report, party->aim != NULL ? party->aim : "–");
    dm_report_add_cell (report, party->spokesperson != NULL ? party->spokesperson : "–");
    dm_report_add_cell (report, party->no_deal_label != NULL ? party->no_deal_label : "–");
  }
}

static void add_findings (DmReport *report, GPtrArray *findings) {
  const char *heading = NULL;

  for (guint i = 0; i < findings->len; i++) {
    const DmFinding *finding = g_ptr_array_index (findings, i);
    const char *under = dm_finding_kind_to_heading (finding->kind);
    if (g_strcmp0 (under, heading) != 0) {
      dm_report_add_heading (report, 3, under);
      dm_report_begin_list (report);
    }
    heading = under;
    dm_report_add_item (report, finding->sentence);
  }
}

/* What is otherwise in the reading that this one is compared with. */
static void add_changes (DmReport *report, const DmReportResults *results) {
  DmReading *reading = dm_analysis_get_reading (results->analysis);

  if (dm_reading_get_other (reading) == NULL)
    return;
  g_autoptr (GPtrArray) changes = dm_findings_new_changes (results->analysis);
  g_autofree char *comparison = dm_describe_comparison (reading);
  /* Translators: a comparison: “compared with 3 March 2026” */
  g_autofree char *heading = g_strdup_printf (_ ("What changed, %s"), comparison);
  dm_report_add_heading (report, 2, heading);
  if (changes->len == 0)
    dm_report_add_paragraph (report, _ ("No verdict and no position is otherwise there."));
  add_findings (report, changes);
}

static void add_map (DmReport *report, const DmReportResults *results) {
  g_autofree char *reading = dm_describe_reading (results->analysis);

  dm_report_add_heading (report, 2, _ ("The map"));
  dm_report_add_figure (
      report, dm_stack_new_map (results->analysis, DM_SORT_FILE),
      _ ("Where each party stands on each issue: what it demands, what it would accept, and what its "
         "red lines rule out. What it shows is also said in the tables that follow."),
      reading);
}

/**
 * dm_report_new_on:
 * @results: what it rests on
 *
 * Puts the report together: what was found, the map, positions with their evidence, what could be agreed on, and how all of it was come by.
 *
 * Returns: (transfer full): a report, in the language of the locale
 */
DmReport *dm_report_new_on (const DmReportResults *results) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (results->analysis));
  DmReport *report = dm_report_new (model, dm_model_get_title (model));
  g_autoptr (GPtrArray) findings = dm_findings_new (results->concessions, results->agreement, NULL);

  add_opening (report, results);
  if (findings->len > 0) {
    dm_report_add_heading (report, 2, _ ("What was found"));
    add_findings (report, findings);
  }
  add_changes (report, results);
  add_map (report, results);
  add_parties (report, results);
  dm_report_add_positions (report, results);
  dm_report_add_agreements (report, results);
  dm_report_add_proposals (report, results);
  dm_report_add_method (report, results);
  dm_report_add_sources (report, results);
  return report;
}
