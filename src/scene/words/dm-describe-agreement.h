/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreement.h"

G_BEGIN_DECLS

/* What parties could agree on, in words, beside dm-describe-packages.h. All strings returned are owned by the caller. */
char *dm_describe_agreement_title (const DmAgreement *agreement);
GStrv dm_describe_agreement (const DmAgreement *agreement);
char *dm_describe_agreement_scores (const DmAgreement *agreement, guint point);
char *dm_describe_agreement_point (const DmAgreement *agreement, guint point);
char *dm_describe_agreement_solution (const DmAgreement *agreement, DmSolutionKind kind);
char *dm_describe_agreement_proposal (const DmAgreement *agreement, guint nth);
char *dm_describe_agreement_no_deal (const DmAgreement *agreement, guint dim);
char *dm_describe_agreement_terms (const DmAgreement *agreement, guint nth);
char *dm_describe_solution_kinds (guint kinds);

G_END_DECLS
