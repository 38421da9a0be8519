/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-score.h"

/* A score on the line isn't below it because its last binary digit was rounded down. */
#define SCORE_TOLERANCE 1e-9

static DmTermAnswer answer_term (const DmPosition *position, const DmScale *scale, double place) {
  DmSet accepted, limits;
  dm_position_get_accepted (position, scale, &accepted);
  dm_position_get_limits (position, scale, &limits);
  DmTermAnswer answer = DM_TERM_REFUSED;
  if (dm_scale_set_contains (scale, &accepted, place))
    answer = DM_TERM_ACCEPTED;
  else if (dm_scale_set_contains (scale, &limits, place))
    answer = DM_TERM_UNTESTED;
  dm_scale_set_clear (scale, &accepted);
  dm_scale_set_clear (scale, &limits);
  return answer;
}

/** dm_term_answer_worst: Returns: the worst answer of those on record to @place; %DM_TERM_UNTESTED where nobody is */
DmTermAnswer dm_term_answer_worst (const DmRecord *record, const DmScale *scale, double place) {
  DmTermAnswer worst = record->n_holdings == 0 ? DM_TERM_UNTESTED : DM_TERM_ACCEPTED;
  for (guint i = 0; i < record->n_holdings; i++)
    worst = MAX (worst, answer_term (record->holdings[i].position, scale, place));
  return worst;
}

/*
 * Silence is never read as consent: agreed asks for a yes to every term, and a party with nothing on record on one
 * of them gets no further than possible.
 */
static DmDealVerdict judge (const DmPartyDeal *deal, guint n_terms) {
  guint n[DM_TERM_NO_POSITION + 1] = { 0 };
  for (guint i = 0; i < n_terms; i++)
    n[deal->answers[i]]++;
  if (n[DM_TERM_NO_POSITION] == n_terms)
    return DM_DEAL_NO_POSITION;
  if (n[DM_TERM_REFUSED] > 0)
    return DM_DEAL_REFUSED;
  if (deal->score < deal->no_deal - SCORE_TOLERANCE)
    return DM_DEAL_BELOW_NO_DEAL;
  return n[DM_TERM_ACCEPTED] == n_terms ? DM_DEAL_AGREED : DM_DEAL_POSSIBLE;
}

static DmStance find_stance (const DmProposal *proposal, guint party) {
  for (guint i = 0; i < proposal->n_stances; i++)
    if (proposal->stances[i].party == party)
      return proposal->stances[i].stance;
  return DM_STANCE_NONE;
}

static void weigh_deal (DmReading *reading, const DmProposal *proposal, DmPartyDeal *deal) {
  DmModel *model = dm_reading_get_model (reading);
  double worth = 0, salience = 0;
  for (guint i = 0; i < proposal->n_terms; i++) {
    const DmTerm *term = &proposal->terms[i];
    const DmPosition *position = dm_reading_get_position (reading, term->issue, deal->party);
    if (position == NULL) {
      deal->answers[i] = DM_TERM_NO_POSITION;
      deal->bases[i] = DM_SCORE_UNKNOWN;
      continue;
    }
    const DmScale *scale = dm_model_get_issue (model, term->issue)->scale;
    deal->answers[i] = answer_term (position, scale, term->place);
    double score = dm_score_place (position, scale, term->place, &deal->bases[i]);
    if (isnan (score))
      continue;
    deal->salience_assumed |= !(position->flags & DM_POSITION_SALIENCE);
    worth += dm_position_get_salience (position) * score;
    salience += dm_position_get_salience (position);
  }
  deal->score = salience > 0 ? 100 * worth / salience : NAN;
}

/**
 * dm_proposal_result_new:
 * @reading: a reading
 * @proposal: a proposal's index in the model
 *
 * Holds a proposal against each shown party: its answer to each term, its score `U = 100 × Σ s·v ÷ Σ s` over the
 * terms on which it is on record, and whether it refuses the whole, would be worse off than without a deal, finds it
 * possible or agrees. With saliences 60 and 20 and values 1 and ½ the score is 100 × 70 ÷ 80 = 87.5.
 *
 * Returns: (transfer full): the result
 */
DmProposalResult *dm_proposal_result_new (DmReading *reading, guint proposal) {
  DmModel *model = dm_reading_get_model (reading);
  const DmProposal *of = dm_model_get_proposal (model, proposal);
  DmProposalResult *result = g_new0 (DmProposalResult, 1);
  result->proposal = proposal;
  result->n_terms = of->n_terms;
  result->n_parties = dm_reading_get_n_parties (reading);
  result->parties = g_new0 (DmPartyDeal, MAX (result->n_parties, 1));
  for (guint nth = 0; nth < result->n_parties; nth++) {
    DmPartyDeal *deal = &result->parties[nth];
    deal->party = dm_reading_get_party (reading, nth);
    deal->stance = find_stance (of, deal->party);
    deal->answers = g_new0 (DmTermAnswer, MAX (of->n_terms, 1));
    deal->bases = g_new0 (DmScoreBasis, MAX (of->n_terms, 1));
    const DmParty *party = dm_model_get_party (model, deal->party);
    deal->no_deal = party->no_deal_given ? party->no_deal_value : NAN;
    weigh_deal (reading, of, deal);
    deal->verdict = judge (deal, of->n_terms);
  }
  return result;
}

/** dm_proposal_result_free: frees the result */
void dm_proposal_result_free (DmProposalResult *result) {
  for (guint nth = 0; nth < result->n_parties; nth++) {
    g_free (result->parties[nth].answers);
    g_free (result->parties[nth].bases);
  }
  g_free (result->parties);
  g_free (result);
}
