/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-entities-private.h"

/* The keys of the table are the levels' own. */
static void copy_levels (DmScale *copy) {
  copy->levels = g_memdup2 (copy->levels, copy->n_levels * sizeof *copy->levels);
  copy->level_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < copy->n_levels; i++) {
    DmLevel *level = &copy->levels[i];
    level->id = g_strdup (level->id);
    level->name = g_strdup (level->name);
    level->note = g_strdup (level->note);
    dm_extras_ref (level->extras);
    g_hash_table_insert (copy->level_by_id, level->id, GUINT_TO_POINTER (i + 1));
  }
}

DmScale *dm_scale_copy (const DmScale *scale) {
  DmScale *copy = DM_ENTITY_NEW (DmScale);
  *copy = *scale;
  copy->unit = g_strdup (scale->unit);
  dm_extras_ref (copy->extras);
  if (scale->level_by_id != NULL)
    copy_levels (copy);
  return copy;
}

DmParty *dm_party_copy (const DmParty *party) {
  DmParty *copy = DM_ENTITY_NEW (DmParty);
  *copy = *party;
  copy->id = g_strdup (party->id);
  copy->name = g_strdup (party->name);
  copy->short_name = g_strdup (party->short_name);
  copy->color = g_strdup (party->color);
  copy->spokesperson = g_strdup (party->spokesperson);
  copy->aim = g_strdup (party->aim);
  copy->no_deal_label = g_strdup (party->no_deal_label);
  dm_extras_ref (copy->no_deal_extras);
  copy->note = g_strdup (party->note);
  dm_extras_ref (copy->extras);
  return copy;
}

DmBasket *dm_basket_copy (const DmBasket *basket) {
  DmBasket *copy = DM_ENTITY_NEW (DmBasket);
  copy->id = g_strdup (basket->id);
  copy->name = g_strdup (basket->name);
  copy->extras = dm_extras_ref (basket->extras);
  return copy;
}

DmSource *dm_source_copy (const DmSource *source) {
  DmSource *copy = DM_ENTITY_NEW (DmSource);
  *copy = *source;
  copy->id = g_strdup (source->id);
  copy->title = g_strdup (source->title);
  copy->author = g_strdup (source->author);
  copy->publisher = g_strdup (source->publisher);
  copy->url = g_strdup (source->url);
  copy->note = g_strdup (source->note);
  dm_extras_ref (copy->extras);
  return copy;
}

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
