/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-entities.h"

G_BEGIN_DECLS

/**
 * DmModel:
 *
 * A position model: immutable once built, reference-counted atomically, safe to read from any thread.
 * Lists keep the file's order.
 */
typedef struct _DmModel DmModel;

DmModel *dm_model_ref (DmModel *model);
void dm_model_unref (DmModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmModel, dm_model_unref)

const char *dm_model_get_title (const DmModel *model);
const char *dm_model_get_summary (const DmModel *model);
const char *dm_model_get_note (const DmModel *model);
DmDate dm_model_get_date (const DmModel *model);

guint dm_model_get_n_parties (const DmModel *model);
guint dm_model_get_n_baskets (const DmModel *model);
guint dm_model_get_n_issues (const DmModel *model);
guint dm_model_get_n_positions (const DmModel *model);
guint dm_model_get_n_sources (const DmModel *model);
guint dm_model_get_n_events (const DmModel *model);
guint dm_model_get_n_scenarios (const DmModel *model);
guint dm_model_get_n_proposals (const DmModel *model);
guint dm_model_get_n_views (const DmModel *model);

const DmParty *dm_model_get_party (const DmModel *model, guint index);
const DmBasket *dm_model_get_basket (const DmModel *model, guint index);
const DmIssue *dm_model_get_issue (const DmModel *model, guint index);
guint dm_model_find_changed_issue (const DmModel *before, const DmModel *after, guint from,
                                   guint end);
const DmSource *dm_model_get_source (const DmModel *model, guint index);
const DmEvent *dm_model_get_event (const DmModel *model, guint index);
const DmScenario *dm_model_get_scenario (const DmModel *model, guint index);
const DmProposal *dm_model_get_proposal (const DmModel *model, guint index);
const DmView *dm_model_get_view (const DmModel *model, guint index);

/* Each returns the index, or -1 where the model has no such id. */
int dm_model_find_party (const DmModel *model, const char *id);
int dm_model_find_basket (const DmModel *model, const char *id);
int dm_model_find_issue (const DmModel *model, const char *id);
int dm_model_find_source (const DmModel *model, const char *id);
int dm_model_find_event (const DmModel *model, const char *id);
int dm_model_find_scenario (const DmModel *model, const char *id);
int dm_model_find_proposal (const DmModel *model, const char *id);
int dm_model_find_view (const DmModel *model, const char *id);

G_END_DECLS
