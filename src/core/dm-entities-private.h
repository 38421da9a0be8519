/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-entities.h"

G_BEGIN_DECLS

/* Memory of the entities: only the core makes and frees them. */

DmExtras *dm_extras_new (void);
DmExtras *dm_extras_copy (const DmExtras *extras);
void dm_evidence_clear (DmEvidence *evidence);

void dm_scale_free (DmScale *scale);
void dm_party_unref (DmParty *party);
void dm_basket_unref (DmBasket *basket);
void dm_issue_unref (DmIssue *issue);
void dm_source_unref (DmSource *source);
void dm_event_unref (DmEvent *event);
void dm_proposal_unref (DmProposal *proposal);
void dm_view_unref (DmView *view);

/* A scenario's changes are on the scales of the issues that it names: its box holds those issues. */
DmScenario *dm_scenario_new (void);
void dm_scenario_hold_issue (DmScenario *scenario, DmIssue *issue);
void dm_scenario_unref (DmScenario *scenario);

#define DM_ENTITY_NEW(Type) ((Type *) g_atomic_rc_box_alloc0 (sizeof (Type)))

G_END_DECLS
