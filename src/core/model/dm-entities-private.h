/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-entities.h"

G_BEGIN_DECLS

/* Memory of the entities: only the core makes and frees them. */

DmExtras *dm_extras_new (void);
DmExtras *dm_extras_ref (DmExtras *extras);
void dm_evidence_clear (DmEvidence *evidence);

DmScale *dm_scale_ref (DmScale *scale);
void dm_scale_unref (DmScale *scale);

DmPositions *dm_positions_new (DmScale *scale, guint n_positions);
DmPositions *dm_positions_ref (DmPositions *positions);
void dm_positions_unref (DmPositions *positions);
int dm_position_compare (gconstpointer a, gconstpointer b);

void dm_party_unref (DmParty *party);
void dm_basket_unref (DmBasket *basket);
void dm_issue_unref (DmIssue *issue);
void dm_source_unref (DmSource *source);
void dm_event_unref (DmEvent *event);
void dm_proposal_unref (DmProposal *proposal);
void dm_view_unref (DmView *view);

/* A scenario holds the scales that its changes stand on. */
DmScenario *dm_scenario_new (void);
void dm_scenario_take_change (DmScenario *scenario, DmScale *scale, const DmChange *change);
DmScale *dm_scenario_get_scale (const DmScenario *scenario, guint nth);
void dm_scenario_unref (DmScenario *scenario);

/* Copies that their one owner may still change; an issue's shares scale and positions, a scenario's has no changes yet. */
DmScale *dm_scale_copy (const DmScale *scale);
DmParty *dm_party_copy (const DmParty *party);
DmBasket *dm_basket_copy (const DmBasket *basket);
DmSource *dm_source_copy (const DmSource *source);
DmIssue *dm_issue_copy (const DmIssue *issue);
DmEvent *dm_event_copy (const DmEvent *event);
DmScenario *dm_scenario_copy_head (const DmScenario *scenario);
DmProposal *dm_proposal_copy (const DmProposal *proposal);
DmView *dm_view_copy (const DmView *view);

#define DM_ENTITY_NEW(Type) ((Type *) g_atomic_rc_box_alloc0 (sizeof (Type)))

G_END_DECLS
