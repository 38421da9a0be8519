/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"

G_BEGIN_DECLS

/*
 * What things say in words, in the language of the locale. Used by every mark's sentence, the window and the
 * command line, so that the same thing is said the same way everywhere. All strings returned are owned by the caller.
 */

/** DM_DESCRIBE_MAX_PARTIES: of so many parties on record each is spoken of by itself; more are grouped by what they hold. */
#define DM_DESCRIBE_MAX_PARTIES 8

void dm_describe_append (GString *text, char *sentence);
char *dm_describe_line (const char *const *parts);

char *dm_describe_name (const char *name);
char *dm_describe_digits (const char *digits);
char *dm_describe_number (double number, guint decimals);
char *dm_describe_amount (const DmScale *scale, double amount);
char *dm_describe_place (const DmScale *scale, double place);
char *dm_describe_quoted_place (const DmScale *scale, double place);
char *dm_describe_set (const DmScale *scale, const DmSet *set);
char *dm_describe_scale (const DmScale *scale);
char *dm_describe_parties (const DmModel *model, const guint *parties, guint n_parties);
char *dm_describe_basis (const DmPosition *position);
char *dm_describe_evidence (const DmModel *model, const DmEvidence *evidence);

char *dm_describe_demand (const DmModel *model, guint issue, const DmPosition *position);
char *dm_describe_accepts (const DmModel *model, guint issue, const DmPosition *position);
char *dm_describe_limits (const DmModel *model, guint issue, const DmPosition *position);
char *dm_describe_position (const DmModel *model, guint issue, const DmPosition *position);
char *dm_describe_absence (const DmModel *model, guint issue, guint party);

const char *dm_describe_verdict_word (DmVerdict verdict);
GStrv dm_describe_verdict_details (const DmIssueResult *result);
char *dm_describe_verdict (const DmIssueResult *result);
char *dm_describe_waits_for (const DmIssueResult *result);
char *dm_describe_need (const DmIssueResult *result);
char *dm_describe_term (const DmIssueResult *result, double place);
char *dm_describe_issue (const DmIssueResult *result);
char *dm_describe_row (const DmIssueResult *result);
char *dm_describe_tally (const DmAnalysis *analysis);
char *dm_describe_reading (const DmAnalysis *analysis);
char *dm_describe_pair (const DmModel *model, const DmPair *pair);

G_END_DECLS
