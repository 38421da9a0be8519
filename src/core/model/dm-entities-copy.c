/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-entities-private.h"

DmIssue *dm_issue_copy (const DmIssue *issue) {
  DmIssue *copy = DM_ENTITY_NEW (DmIssue);
  *copy = *issue;
  copy->id = g_strdup (issue->id);
  copy->name = g_strdup (issue->name);
  copy->needs = g_memdup2 (issue->needs, issue->n_needs * sizeof *issue->needs);
  copy->note = g_strdup (issue->note);
  dm_scale_ref (copy->scale);
  dm_extras_ref (copy->extras);
  dm_positions_ref (copy->positions);
  return copy;
}

DmEvent *dm_event_copy (const DmEvent *event) {
  DmEvent *copy = DM_ENTITY_NEW (DmEvent);
  *copy = *event;
  copy->id = g_strdup (event->id);
  copy->title = g_strdup (event->title);
  copy->note = g_strdup (event->note);
  dm_extras_ref (copy->extras);
  return copy;
}

DmScenario *dm_scenario_copy_head (const DmScenario *scenario) {
  DmScenario *copy = dm_scenario_new ();
  copy->id = g_strdup (scenario->id);
  copy->name = g_strdup (scenario->name);
  copy->note = g_strdup (scenario->note);
  copy->changes_given = scenario->changes_given;
  copy->extras = dm_extras_ref (scenario->extras);
  return copy;
}

DmProposal *dm_proposal_copy (const DmProposal *proposal) {
  DmProposal *copy = DM_ENTITY_NEW (DmProposal);
  *copy = *proposal;
  copy->id = g_strdup (proposal->id);
  copy->name = g_strdup (proposal->name);
  copy->note = g_strdup (proposal->note);
  copy->terms = g_memdup2 (proposal->terms, proposal->n_terms * sizeof *proposal->terms);
  copy->stances = g_memdup2 (proposal->stances, proposal->n_stances * sizeof *proposal->stances);
  dm_extras_ref (copy->extras);
  return copy;
}

static void copy_list (DmIndexList *list) {
  list->items = g_memdup2 (list->items, list->n_items * sizeof *list->items);
}

DmView *dm_view_copy (const DmView *view) {
  DmView *copy = DM_ENTITY_NEW (DmView);
  *copy = *view;
  copy->id = g_strdup (view->id);
  copy->title = g_strdup (view->title);
  copy->caption = g_strdup (view->caption);
  copy->notes = g_strdup (view->notes);
  copy_list (&copy->parties);
  copy_list (&copy->issues);
  copy_list (&copy->baskets);
  dm_extras_ref (copy->extras);
  return copy;
}
