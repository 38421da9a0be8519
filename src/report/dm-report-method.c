/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-report-contents.h"

/* What is known of the positions in force, counted. */
typedef struct {
  guint n_possible, n_held;
  guint n_inferred, n_reported, n_without_salience, n_without_confidence, n_without_evidence;
  guint n_levels; /* issues on which a distance is a convention */
} Counts;

static void count_position (Counts *counts, const DmPosition *position) {
  counts->n_held++;
  counts->n_inferred += position->basis == DM_BASIS_INFERRED;
  counts->n_reported += position->basis == DM_BASIS_REPORTED;
  counts->n_without_salience += (position->flags & DM_POSITION_SALIENCE) == 0;
  counts->n_without_confidence += (position->flags & DM_POSITION_CONFIDENCE) == 0;
  counts->n_without_evidence += position->more == NULL || position->more->n_evidence == 0;
}

static void count (Counts *counts, const DmReport *report, const DmAnalysis *analysis) {
  for (guint i = 0; i < dm_analysis_get_n_results (analysis); i++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, i);
    const DmScale *scale = dm_model_get_issue (report->model, result->issue)->scale;
    counts->n_possible += result->record.n_holdings + result->n_not_on_record;
    counts->n_levels += dm_scale_is_ordered (scale) && !dm_scale_is_metric (scale);
    for (guint j = 0; j < result->record.n_holdings; j++)
      count_position (counts, result->record.holdings[j].position);
  }
}

static void add_meanings (DmReport *report) {
  const char *const meanings[] = {
    _ ("Overlap: there is something that all parties on record would accept."),
    _ ("Gap: nothing is accepted by all on record, but something is ruled out by none of them."),
    _ ("Deadlock: red lines exclude one another; nothing is within all of them."),
    _ ("One-sided: only one party is on record. Silent: none is."),
    _ ("What lies within a party’s red lines, and outside of what it would accept, is untested: not "
       "offered, and not ruled out."),
    _ ("A party that isn’t on record is never read as accepting anything."),
  };

  dm_report_add_heading (report, 3, _ ("What the words mean"));
  dm_report_begin_list (report);
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    dm_report_add_item (report, meanings[i]);
}

static void take_item (DmReport *report, char *sentence) {
  if (sentence != NULL)
    dm_report_add_item (report, sentence);
  g_free (sentence);
}

static char *describe_salience (const Counts *counts) {
  guint n = counts->n_without_salience;

  if (n == 0)
    return NULL;
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "For %u position it isn’t known how much the issue matters to the party; that "
                   "counts as 50 of 100.",
                   "For %u positions it isn’t known how much the issue matters to the party; that "
                   "counts as 50 of 100.",
                   n),
      n);
}

static char *describe_no_deal (const DmReport *report, const DmReading *reading) {
  guint n = dm_reading_get_n_parties (reading), n_without = 0;
  g_autofree guint *without = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++) {
    guint party = dm_reading_get_party (reading, i);
    if (isnan (dm_model_get_party (report->model, party)->no_deal_value))
      without[n_without++] = party;
  }
  if (n_without == 0)
    return NULL;
  g_autofree char *names = dm_describe_parties (report->model, without, n_without);
  /* Translators: parties, as a list in words */
  return g_strdup_printf (_ ("What no deal is worth isn’t on record of %s; it counts as 0."),
                          names);
}

static char *describe_scenario (const DmReport *report, const DmReading *reading) {
  int scenario = dm_reading_get_scenario (reading);

  if (scenario < 0)
    return NULL;
  return g_strdup_printf (
      _ ("Positions are read as the scenario “%s” has them: what it changes is a what-if, and not on "
         "record."),
      dm_model_get_scenario (report->model, (guint) scenario)->name);
}

static void add_assumptions (DmReport *report, const DmReading *reading, const Counts *counts) {
  dm_report_add_heading (report, 3, _ ("What was assumed"));
  dm_report_begin_list (report);
  take_item (report, describe_scenario (report, reading));
  take_item (report, describe_salience (counts));
  take_item (report, describe_no_deal (report, reading));
  if (counts->n_levels > 0)
    dm_report_add_item (report,
                        _ ("On scales whose levels have an order and no distance, a move costs the "
                           "share of the levels that it passes: that is a convention."));
  dm_report_add_item (
      report,
      _ ("What an answer is worth to a party is the value that is on record. Without one it "
         "is 100 at the demand and falls evenly to 0 at the far end of the scale; among "
         "options without an order it is 100 for the demand and 50 for others that the party "
         "would accept."));
  dm_report_add_item (
      report, _ ("A concession costs what the issue matters to the party, times the share of "
                 "the scale that it moves. There is no price for giving up a red line."));
}

static char *describe_inferred (const Counts *counts) {
  guint n = counts->n_inferred;

  if (n == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u position is inferred by the analyst.",
                                       "%u positions are inferred by the analyst.", n),
                          n);
}

static char *describe_reported (const Counts *counts) {
  guint n = counts->n_reported;

  if (n == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u position is reported by others.",
                                       "%u positions are reported by others.", n),
                          n);
}

static char *describe_evidence (const Counts *counts) {
  guint n = counts->n_without_evidence;

  if (n == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u position is given without evidence.",
                                       "%u positions are given without evidence.", n),
                          n);
}

static char *describe_confidence (const Counts *counts) {
  guint n = counts->n_without_confidence;

  if (n == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "How sure the reading is isn’t said of %u position.",
                                       "How sure the reading is isn’t said of %u positions.", n),
                          n);
}

static void add_unknown (DmReport *report, const Counts *counts) {
  dm_report_add_heading (report, 3, _ ("What isn’t known"));
  dm_report_begin_list (report);
  take_item (
      report,
      g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       /* Translators: how many there are, of how many there could be */
                       "Of %2$u position that the parties could hold on the issues %1$u is on "
                       "record.",
                       "Of %2$u positions that the parties could hold on the issues %1$u are "
                       "on record.",
                       counts->n_possible),
          counts->n_held, counts->n_possible));
  take_item (report, describe_inferred (counts));
  take_item (report, describe_reported (counts));
  take_item (report, describe_evidence (counts));
  take_item (report, describe_confidence (counts));
}

/** dm_report_add_method: what the words mean, what was assumed, what isn’t known, and what made the report */
void dm_report_add_method (DmReport *report, const DmReportResults *results) {
  Counts counts = { 0 };

  count (&counts, report, results->analysis);
  dm_report_add_heading (report, 2, _ ("How this was come by"));
  add_meanings (report);
  add_assumptions (report, dm_analysis_get_reading (results->analysis), &counts);
  add_unknown (report, &counts);
  /* Translators: a version */
  g_autofree char *maker = g_strdup_printf (_ ("Made by Demarche %s."), DM_VERSION);
  dm_report_add_paragraph (report, maker);
}
