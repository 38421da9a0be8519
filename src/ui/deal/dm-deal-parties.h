/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-score.h"
#include "dm-style.h"

G_BEGIN_DECLS

/**
 * DmDealParties:
 *
 * What each party's positions say of a proposal: its verdict, its score beside what it has without a deal, and the terms that it refuses,
 * which are links. Signal `issue-activated` with the id of an issue.
 */
#define DM_TYPE_DEAL_PARTIES (dm_deal_parties_get_type ())
G_DECLARE_FINAL_TYPE (DmDealParties, dm_deal_parties, DM, DEAL_PARTIES, GtkWidget)

void dm_deal_parties_show (DmDealParties *parties, DmModel *model, const DmProposalResult *result,
                           DmStyle *style);

/* A button that looks like a link. */
GtkWidget *dm_deal_link_new (const DmIssue *issue);

G_END_DECLS
