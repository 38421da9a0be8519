/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-completion.h"
#include "dm-findings.h"
#include "dm-score.h"

G_BEGIN_DECLS

/* What becomes of a proposal, in words. All strings returned are owned by the caller, but for words. */
const char *dm_describe_deal_word (DmDealVerdict verdict);
const char *dm_describe_stance_word (DmStance stance);
const char *dm_describe_deal_verdict (DmDealVerdict verdict);
char *dm_describe_deal_score (const DmPartyDeal *deal);
char *dm_describe_deal_openness (const DmReading *reading, const DmProposal *proposal);
char *dm_describe_deal_party (const DmModel *model, const DmProposal *proposal,
                              const DmPartyDeal *deal);

/* What came of completing one: findings, to be told with links to their issues. */
DmFinding *dm_describe_completion_lack (const DmCompletion *completion);
DmFinding *dm_describe_completion_left (const DmCompletion *completion);
char *dm_describe_completion_done (const DmCompletion *completion);
char *dm_describe_completion_ties (const DmCompletion *completion);
char *dm_describe_completion_scores (const DmCompletion *completion, guint way);
char *dm_describe_completion_way (const DmCompletion *completion, guint way);

G_END_DECLS
