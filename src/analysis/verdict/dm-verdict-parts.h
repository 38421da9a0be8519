/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-verdict.h"

G_BEGIN_DECLS

/*
 * The parts that an issue's result is put together from, one file for each kind of scale. Both fill in the
 * verdict, the zone or open ground, the gap and who blocks, of a record of two or more parties. The two sets
 * are empty when they are called.
 */
void dm_verdict_judge_ordered (DmIssueResult *result, const DmScale *scale);
void dm_verdict_judge_nominal (DmIssueResult *result, const DmScale *scale);

void dm_gap_init (DmGap *gap);
void dm_gap_clear (DmGap *gap);
void dm_gap_measure (DmGap *gap, const DmScale *scale, const DmRecord *record,
                     const DmRange *accepted);

G_END_DECLS
