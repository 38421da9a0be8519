/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-verdict.h"

G_BEGIN_DECLS

/** DmScoreBasis: where a score came from; each is said beside the score. */
typedef enum {
  DM_SCORE_UNKNOWN, /* limits only: no score can be told */
  DM_SCORE_VALUES,  /* explicit values */
  DM_SCORE_DEMAND,  /* linear from the demand to the far end of the scale */
  DM_SCORE_ACCEPTS, /* linear from the nearest accepted point, there being no demand */
  DM_SCORE_NOMINAL, /* 1 the demand, ½ otherwise accepted, 0 else */
} DmScoreBasis;

/**
 * DmScoreParts: a score before it is divided out, in numbers as the file has them, so that exact arithmetic can begin
 * with it: @percent ÷ 100 where the basis is values or nominal, else 1 − (moved_to − moved_from) ÷ (far_to − far_from),
 * which is 1 where nothing is moved.
 */
typedef struct {
  DmScoreBasis basis;
  double percent;
  double moved_from, moved_to;
  double far_from, far_to;
} DmScoreParts;

/** DmScorer: what the scores of a position rest on. Its members are dm-score.c's own. */
typedef struct {
  const DmScale *scale;
  DmScoreBasis basis; /* where there is no explicit value */
  gboolean is_metric;
  double low,
      high; /* on ordered scales: what is worth 1, measured; on nominal ones @low is the demand */
  double far_from, far_to;
  DmSet accepted; /* on nominal scales */
  double *values; /* (nullable) by level, NAN where none is given */
} DmScorer;

void dm_scorer_init (DmScorer *scorer, const DmPosition *position, const DmScale *scale);
void dm_scorer_clear (DmScorer *scorer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmScorer, dm_scorer_clear)
DmScoreParts dm_scorer_get_parts (const DmScorer *scorer, double place);
double dm_score_parts_divide (const DmScoreParts *parts);

double dm_score_place (const DmPosition *position, const DmScale *scale, double place,
                       DmScoreBasis *basis);

typedef enum {
  DM_TERM_ACCEPTED,
  DM_TERM_UNTESTED,
  DM_TERM_REFUSED,
  DM_TERM_NO_POSITION
} DmTermAnswer;
typedef enum {
  DM_DEAL_AGREED,
  DM_DEAL_POSSIBLE,
  DM_DEAL_BELOW_NO_DEAL,
  DM_DEAL_REFUSED,
  DM_DEAL_NO_POSITION
} DmDealVerdict;

DmTermAnswer dm_term_answer_worst (const DmRecord *record, const DmScale *scale, double place);
const char *dm_term_answer_to_id (DmTermAnswer answer);
const char *dm_deal_verdict_to_id (DmDealVerdict verdict);

/** DmPartyDeal: a proposal against one party. @score and @no_deal are on 0 to 100, NAN where unknown. */
typedef struct {
  guint party;
  DmStance stance;
  DmDealVerdict verdict;
  double score;
  double no_deal;
  gboolean salience_assumed; /* a salience was absent and counted as 50 */
  DmTermAnswer *answers;     /* one for each term of the proposal */
  DmScoreBasis *bases;       /* likewise */
} DmPartyDeal;

typedef struct {
  guint proposal;
  guint n_parties; /* the shown ones */
  DmPartyDeal *parties;
  guint n_terms;
} DmProposalResult;

DmProposalResult *dm_proposal_result_new (DmReading *reading, guint proposal);
void dm_proposal_result_free (DmProposalResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmProposalResult, dm_proposal_result_free)

G_END_DECLS
