/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-cli-findings.h"
#include "dm-cli-table.h"
#include "dm-describe-deal.h"
#include "dm-describe.h"

static const char *answer_word (DmTermAnswer answer) {
  switch (answer) {
  case DM_TERM_ACCEPTED:
    return C_ ("term", "accepted");
  case DM_TERM_UNTESTED:
    return C_ ("term", "untested");
  case DM_TERM_REFUSED:
    return C_ ("term", "refused");
  case DM_TERM_NO_POSITION:
  default:
    return C_ ("term", "no position");
  }
}

static char *name_score (double score) {
  return isnan (score) ? g_strdup ("–") : dm_describe_number (score, 1);
}

static gboolean append_parties (GString *text, const DmModel *model,
                                const DmProposalResult *result) {
  gboolean assumed = FALSE;
  g_autoptr (DmCliTable) table = dm_cli_table_new (5);
  dm_cli_table_add (table, _ ("Party"));
  dm_cli_table_add (table, _ ("By its positions"));
  dm_cli_table_add (table, _ ("It said"));
  dm_cli_table_add (table, _ ("Score"));
  dm_cli_table_add (table, _ ("Without a deal"));
  dm_cli_table_align_right (table, 3);
  dm_cli_table_align_right (table, 4);
  for (guint i = 0; i < result->n_parties; i++) {
    const DmPartyDeal *deal = &result->parties[i];
    dm_cli_table_add (table, dm_model_get_party (model, deal->party)->name);
    dm_cli_table_add (table, dm_describe_deal_word (deal->verdict));
    dm_cli_table_add (table, dm_describe_stance_word (deal->stance));
    dm_cli_table_take (table, name_score (deal->score));
    dm_cli_table_take (table, name_score (deal->no_deal));
    assumed |= deal->salience_assumed;
  }
  dm_cli_table_append_to (table, text);
  return assumed;
}

static void append_terms (GString *text, const DmModel *model, const DmProposalResult *result) {
  const DmProposal *proposal = dm_model_get_proposal (model, result->proposal);
  g_autoptr (DmCliTable) table = dm_cli_table_new (2 + result->n_parties);
  dm_cli_table_add (table, _ ("Issue"));
  dm_cli_table_add (table, _ ("Term"));
  for (guint i = 0; i < result->n_parties; i++)
    dm_cli_table_add (table, dm_model_get_party (model, result->parties[i].party)->name);
  for (guint term = 0; term < proposal->n_terms; term++) {
    const DmIssue *issue = dm_model_get_issue (model, proposal->terms[term].issue);
    dm_cli_table_add (table, issue->name);
    dm_cli_table_take (table, dm_describe_place (issue->scale, proposal->terms[term].place));
    for (guint i = 0; i < result->n_parties; i++)
      dm_cli_table_add (table, answer_word (result->parties[i].answers[term]));
  }
  dm_cli_table_append_to (table, text);
}

/** dm_cli_append_proposals: adds each proposal against each party, and its terms, to @text */
void dm_cli_append_proposals (const DmCliFindings *findings, GString *text) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (findings->analysis));
  gboolean assumed = FALSE;
  for (guint i = 0; i < findings->proposals->len; i++) {
    const DmProposalResult *result = g_ptr_array_index (findings->proposals, i);
    const char *name = dm_model_get_proposal (model, result->proposal)->name;
    g_string_append_c (text, '\n');
    g_string_append_printf (text, _ ("Proposal: %s"), name);
    g_string_append (text, "\n\n");
    assumed |= append_parties (text, model, result);
    g_string_append_c (text, '\n');
    append_terms (text, model, result);
  }
  if (assumed) {
    g_string_append_c (text, '\n');
    g_string_append (text, _ ("Where a salience isn’t known, it counts as 50 in a score."));
    g_string_append_c (text, '\n');
  }
}
