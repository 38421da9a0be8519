/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-deal.h"
#include "dm-describe.h"
#include "dm-report-contents.h"

static void add_number (DmReport *report, double number) {
  g_autofree char *text = isnan (number) ? g_strdup ("–") : dm_describe_number (number, 1);
  dm_report_add_cell (report, text);
}

/* What becomes of it with each party. */
static void add_parties (DmReport *report, const DmProposalResult *result, const char *name) {
  const char *const head[] = { _ ("Party"), _ ("By its positions"), _ ("It said"),
                               _ ("Score"), _ ("Without a deal"),   NULL };
  const guint weights[] = { 4, 4, 3, 2, 2 };
  g_autofree char *caption
      /* Translators: a proposal */
      = g_strdup_printf (_ ("“%s”: what it is to each party, scores from 0 to 100"), name);

  dm_report_begin_table (report, caption, head, weights);
  dm_report_set_numbers (report, 3);
  dm_report_set_numbers (report, 4);
  for (guint i = 0; i < result->n_parties; i++) {
    const DmPartyDeal *deal = &result->parties[i];
    dm_report_begin_row (report);
    dm_report_add_cell (report, dm_model_get_party (report->model, deal->party)->name);
    dm_report_add_cell (report, dm_describe_deal_word (deal->verdict));
    dm_report_add_cell (report, dm_describe_stance_word (deal->stance));
    add_number (report, deal->score);
    add_number (report, deal->no_deal);
  }
}

/* Who answers a term so. */
static void add_answering (DmReport *report, const DmProposalResult *result, guint term,
                           DmTermAnswer answer) {
  g_autofree guint *parties = g_new (guint, result->n_parties + 1);
  guint n = 0;

  for (guint i = 0; i < result->n_parties; i++)
    if (result->parties[i].answers[term] == answer)
      parties[n++] = result->parties[i].party;
  g_autofree char *names
      = n == 0 ? g_strdup ("–") : dm_describe_parties (report->model, parties, n);
  dm_report_add_cell (report, names);
}

static void add_terms (DmReport *report, const DmProposalResult *result,
                       const DmProposal *proposal) {
  const char *const head[]
      = { _ ("Issue"),         _ ("Term"), _ ("Accepted by"), _ ("Untested with"), _ ("Refused by"),
          _ ("Not on record"), NULL };
  const guint weights[] = { 4, 4, 3, 3, 3, 3 };
  g_autofree char *caption
      /* Translators: a proposal */
      = g_strdup_printf (_ ("“%s”: its terms, and what parties answer by their positions"),
                         proposal->name);

  if (proposal->n_terms == 0)
    return;
  dm_report_begin_table (report, caption, head, weights);
  for (guint term = 0; term < proposal->n_terms; term++) {
    const DmIssue *issue = dm_model_get_issue (report->model, proposal->terms[term].issue);
    g_autofree char *place = dm_describe_place (issue->scale, proposal->terms[term].place);
    dm_report_begin_row (report);
    dm_report_add_cell (report, issue->name);
    dm_report_add_cell (report, place);
    add_answering (report, result, term, DM_TERM_ACCEPTED);
    add_answering (report, result, term, DM_TERM_UNTESTED);
    add_answering (report, result, term, DM_TERM_REFUSED);
    add_answering (report, result, term, DM_TERM_NO_POSITION);
  }
}

static void add_proposal (DmReport *report, DmReading *reading, guint index) {
  const DmProposal *proposal = dm_model_get_proposal (report->model, index);
  g_autoptr (DmProposalResult) result = dm_proposal_result_new (reading, index);

  dm_report_add_heading (report, 3, proposal->name);
  if (proposal->note != NULL && *proposal->note != '\0')
    dm_report_add_paragraph (report, proposal->note);
  if (result->n_parties > 0)
    add_parties (report, result, proposal->name);
  add_terms (report, result, proposal);
}

/** dm_report_add_proposals: the proposal that is chosen, or all of them, against each party */
void dm_report_add_proposals (DmReport *report, const DmReportResults *results) {
  DmReading *reading = dm_analysis_get_reading (results->analysis);
  guint n = dm_model_get_n_proposals (report->model);
  int chosen = dm_reading_get_proposal (reading);

  if (n == 0)
    return;
  dm_report_add_heading (report, 2, _ ("Proposals"));
  for (guint i = 0; i < n; i++)
    if (chosen < 0 || (guint) chosen == i)
      add_proposal (report, reading, i);
}
