/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-findings.h"
#include "dm-cli-json-places.h"

static const char *party_id (const DmModel *model, guint party) {
  return dm_model_get_party (model, party)->id;
}

static void add_parties (DmCliJson *json, const DmModel *model, const guint *parties,
                         guint n_parties) {
  for (guint i = 0; i < n_parties; i++)
    dm_cli_json_add_string (json, NULL, party_id (model, parties[i]));
}

static void add_party_list (DmCliJson *json, const char *name, const DmModel *model,
                            const guint *parties, guint n_parties) {
  dm_cli_json_begin (json, name, '[');
  add_parties (json, model, parties, n_parties);
  dm_cli_json_end (json, ']');
}

static void add_count (DmCliJson *json, const char *name, int count) {
  dm_cli_json_add_number (json, name, count >= 0 ? count : NAN);
}

static void add_gap (DmCliJson *json, const DmModel *model, const DmScale *scale,
                     const DmIssueResult *result) {
  const DmGap *gap = &result->gap;
  if (!result->has_gap) {
    dm_cli_json_add_null (json, "gap");
    return;
  }
  dm_cli_json_begin (json, "gap", '{');
  if (gap->n_low + gap->n_high == 0) {
    dm_cli_json_add_null (json, "between");
  } else {
    dm_cli_json_begin (json, "between", '[');
    add_parties (json, model, gap->low, gap->n_low);
    add_parties (json, model, gap->high, gap->n_high);
    dm_cli_json_end (json, ']');
  }
  add_count (json, "levels_between", gap->levels_between);
  dm_cli_json_add_number (json, "distance", gap->distance);
  dm_cli_json_add_string (json, "unit", isnan (gap->distance) ? NULL : scale->unit);
  dm_cli_json_add_number (json, "share", gap->share);
  add_count (json, "missing", gap->missing);
  dm_cli_json_end (json, '}');
}

static void add_issue (DmCliJson *json, const DmModel *model, const DmIssueResult *result) {
  const DmIssue *issue = dm_model_get_issue (model, result->issue);
  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_add_string (json, "issue", issue->id);
  dm_cli_json_add_string (json, "verdict", dm_verdict_to_id (result->verdict));
  dm_cli_json_begin (json, "on_record", '[');
  for (guint i = 0; i < result->record.n_holdings; i++)
    dm_cli_json_add_string (json, NULL, party_id (model, result->record.holdings[i].party));
  dm_cli_json_end (json, ']');
  dm_cli_json_add_set (json, "zone", issue->scale, &result->zone);
  add_gap (json, model, issue->scale, result);
  dm_cli_json_add_set (json, "open_ground", issue->scale, &result->open_ground);
  if (result->verdict == DM_VERDICT_DEADLOCK)
    add_party_list (json, "blocked_by", model, result->blocked_by, result->n_blocked_by);
  else
    dm_cli_json_add_null (json, "blocked_by");
  add_party_list (json, "waits_for", model, result->waits_for, result->n_waits_for);
  dm_cli_json_end (json, '}');
}

static void add_pair (DmCliJson *json, const DmModel *model, const DmPair *pair) {
  const guint parties[] = { pair->a, pair->b };
  dm_cli_json_begin (json, NULL, '{');
  add_party_list (json, "parties", model, parties, G_N_ELEMENTS (parties));
  dm_cli_json_add_number (json, "shared", pair->n_shared);
  dm_cli_json_add_number (json, "overlap", pair->n_overlap);
  dm_cli_json_add_number (json, "gap", pair->n_gap);
  dm_cli_json_add_number (json, "deadlock", pair->n_deadlock);
  dm_cli_json_add_number (json, "distance", pair->distance);
  dm_cli_json_end (json, '}');
}

static const char *stance_id (DmStance stance) {
  static const char *const ids[] = { NULL, "accepts", "refuses", "undecided" };
  return ids[stance];
}

static void add_deal (DmCliJson *json, const DmModel *model, const DmProposal *proposal,
                      const DmPartyDeal *deal) {
  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_add_string (json, "party", party_id (model, deal->party));
  dm_cli_json_add_string (json, "stance", stance_id (deal->stance));
  dm_cli_json_add_string (json, "verdict", dm_deal_verdict_to_id (deal->verdict));
  dm_cli_json_add_number (json, "score", deal->score);
  dm_cli_json_add_number (json, "no_deal", deal->no_deal);
  dm_cli_json_begin (json, "terms", '{');
  for (guint i = 0; i < proposal->n_terms; i++)
    dm_cli_json_add_string (json, dm_model_get_issue (model, proposal->terms[i].issue)->id,
                            dm_term_answer_to_id (deal->answers[i]));
  dm_cli_json_end (json, '}');
  dm_cli_json_end (json, '}');
}

static void add_proposal (DmCliJson *json, const DmModel *model, const DmProposalResult *result) {
  const DmProposal *proposal = dm_model_get_proposal (model, result->proposal);
  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_add_string (json, "proposal", proposal->id);
  dm_cli_json_begin (json, "parties", '[');
  for (guint i = 0; i < result->n_parties; i++)
    add_deal (json, model, proposal, &result->parties[i]);
  dm_cli_json_end (json, ']');
  dm_cli_json_end (json, '}');
}

static void add_heading (DmCliJson *json, const DmModel *model, const DmAnalysis *analysis) {
  const DmReading *reading = dm_analysis_get_reading (analysis);
  DmDate date = dm_reading_get_date (reading);
  g_autofree char *iso = date == DM_DATE_NONE ? NULL : dm_date_to_iso (date);
  int scenario = dm_reading_get_scenario (reading);
  dm_cli_json_add_number (json, "demarche_analysis", 1);
  dm_cli_json_add_string (json, "title", dm_model_get_title (model));
  dm_cli_json_add_string (json, "date", iso);
  dm_cli_json_add_string (
      json, "scenario", scenario < 0 ? NULL : dm_model_get_scenario (model, (guint) scenario)->id);
  dm_cli_json_begin (json, "parties", '[');
  for (guint nth = 0; nth < dm_reading_get_n_parties (reading); nth++)
    dm_cli_json_add_string (json, NULL, party_id (model, dm_reading_get_party (reading, nth)));
  dm_cli_json_end (json, ']');
  dm_cli_json_begin (json, "tally", '{');
  for (guint verdict = 0; verdict < DM_N_VERDICTS; verdict++)
    dm_cli_json_add_number (json, dm_verdict_to_id ((DmVerdict) verdict),
                            dm_analysis_get_tally (analysis, (DmVerdict) verdict));
  dm_cli_json_end (json, '}');
}

static void add_other_issue (DmCliJson *json, const DmModel *model, const DmIssueResult *result) {
  const DmReading *reading = result->reading;
  g_autoptr (DmIssueResult) other
      = dm_issue_result_new (dm_reading_get_other (reading), result->issue);

  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_add_string (json, "issue", dm_model_get_issue (model, result->issue)->id);
  dm_cli_json_add_string (json, "verdict", dm_verdict_to_id (other->verdict));
  dm_cli_json_begin (json, "moved", '[');
  for (guint nth = 0; nth < dm_reading_get_n_parties (reading); nth++) {
    guint party = dm_reading_get_party (reading, nth);
    if (dm_reading_is_other (reading, result->issue, party))
      dm_cli_json_add_string (json, NULL, party_id (model, party));
  }
  dm_cli_json_end (json, ']');
  dm_cli_json_end (json, '}');
}

/* What was asked to be compared with; left out where nothing was. */
static void add_comparison (DmCliJson *json, const DmModel *model, const DmAnalysis *analysis) {
  const DmReading *other = dm_reading_get_other (dm_analysis_get_reading (analysis));
  int scenario;

  if (other == NULL)
    return;
  scenario = dm_reading_get_scenario (other);
  g_autofree char *iso = dm_reading_get_date (other) == DM_DATE_NONE
                             ? NULL
                             : dm_date_to_iso (dm_reading_get_date (other));
  dm_cli_json_begin (json, "compared_with", '{');
  dm_cli_json_add_string (json, "date", iso);
  dm_cli_json_add_string (
      json, "scenario", scenario < 0 ? NULL : dm_model_get_scenario (model, (guint) scenario)->id);
  dm_cli_json_begin (json, "issues", '[');
  for (guint nth = 0; nth < dm_analysis_get_n_results (analysis); nth++)
    add_other_issue (json, model, dm_analysis_get_result (analysis, nth));
  dm_cli_json_end (json, ']');
  dm_cli_json_end (json, '}');
}

/** dm_cli_findings_to_json: Returns: (transfer full): the findings as JSON, the same in every locale */
char *dm_cli_findings_to_json (const DmCliFindings *findings) {
  const DmAnalysis *analysis = findings->analysis;
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  DmCliJson json;
  dm_cli_json_init (&json);
  dm_cli_json_begin (&json, NULL, '{');
  add_heading (&json, model, analysis);
  dm_cli_json_begin (&json, "issues", '[');
  for (guint nth = 0; nth < dm_analysis_get_n_results (analysis); nth++)
    add_issue (&json, model, dm_analysis_get_result (analysis, nth));
  dm_cli_json_end (&json, ']');
  dm_cli_json_begin (&json, "pairs", '[');
  for (guint i = 0; i < findings->pairs->n_pairs; i++)
    add_pair (&json, model, &findings->pairs->pairs[i]);
  dm_cli_json_end (&json, ']');
  dm_cli_json_begin (&json, "proposals", '[');
  for (guint i = 0; i < findings->proposals->len; i++)
    add_proposal (&json, model, g_ptr_array_index (findings->proposals, i));
  dm_cli_json_end (&json, ']');
  add_comparison (&json, model, analysis);
  dm_cli_findings_add_more (findings, &json);
  dm_cli_json_end (&json, '}');
  return dm_cli_json_finish (&json);
}
