/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-entities-private.h"

static void free_extra (gpointer data) {
  DmExtra *extra = data;
  g_free (extra->name);
  g_free (extra->json);
  g_free (extra);
}

DmExtras *dm_extras_new (void) {
  return g_ptr_array_new_with_free_func (free_extra);
}

/* Extras don't change once they are read, so that copies share them. */
DmExtras *dm_extras_ref (DmExtras *extras) {
  return extras == NULL ? NULL : g_ptr_array_ref (extras);
}

static void clear_extras (DmExtras **extras) {
  g_clear_pointer (extras, g_ptr_array_unref);
}

void dm_evidence_clear (DmEvidence *evidence) {
  g_free (evidence->locator);
  g_free (evidence->speaker);
  g_free (evidence->quote);
  g_free (evidence->note);
  clear_extras (&evidence->extras);
}

static void clear_scale (gpointer data) {
  DmScale *scale = data;
  for (guint i = 0; i < scale->n_levels; i++) {
    g_free (scale->levels[i].id);
    g_free (scale->levels[i].name);
    g_free (scale->levels[i].note);
    clear_extras (&scale->levels[i].extras);
  }
  g_free (scale->levels);
  g_clear_pointer (&scale->level_by_id, g_hash_table_unref);
  g_free (scale->unit);
  clear_extras (&scale->extras);
}

DmScale *dm_scale_ref (DmScale *scale) {
  return g_atomic_rc_box_acquire (scale);
}

void dm_scale_unref (DmScale *scale) {
  g_atomic_rc_box_release_full (scale, clear_scale);
}

static void clear_party (gpointer data) {
  DmParty *party = data;
  g_free (party->id);
  g_free (party->name);
  g_free (party->short_name);
  g_free (party->color);
  g_free (party->spokesperson);
  g_free (party->aim);
  g_free (party->no_deal_label);
  clear_extras (&party->no_deal_extras);
  g_free (party->note);
  clear_extras (&party->extras);
}

void dm_party_unref (DmParty *party) {
  g_atomic_rc_box_release_full (party, clear_party);
}

static void clear_basket (gpointer data) {
  DmBasket *basket = data;
  g_free (basket->id);
  g_free (basket->name);
  clear_extras (&basket->extras);
}

void dm_basket_unref (DmBasket *basket) {
  g_atomic_rc_box_release_full (basket, clear_basket);
}

static void clear_issue (gpointer data) {
  DmIssue *issue = data;
  g_clear_pointer (&issue->positions, dm_positions_unref);
  g_free (issue->id);
  g_free (issue->name);
  g_free (issue->needs);
  g_clear_pointer (&issue->scale, dm_scale_unref);
  g_free (issue->note);
  clear_extras (&issue->extras);
}

void dm_issue_unref (DmIssue *issue) {
  g_atomic_rc_box_release_full (issue, clear_issue);
}

static void clear_source (gpointer data) {
  DmSource *source = data;
  g_free (source->id);
  g_free (source->title);
  g_free (source->author);
  g_free (source->publisher);
  g_free (source->url);
  g_free (source->note);
  clear_extras (&source->extras);
}

void dm_source_unref (DmSource *source) {
  g_atomic_rc_box_release_full (source, clear_source);
}

static void clear_event (gpointer data) {
  DmEvent *event = data;
  g_free (event->id);
  g_free (event->title);
  g_free (event->note);
  clear_extras (&event->extras);
}

void dm_event_unref (DmEvent *event) {
  g_atomic_rc_box_release_full (event, clear_event);
}

typedef struct {
  DmScenario scenario; /* first, so that the box is the scenario */
  GPtrArray *scales;   /* what each change stands on */
} ScenarioBox;

DmScenario *dm_scenario_new (void) {
  ScenarioBox *box = DM_ENTITY_NEW (ScenarioBox);
  box->scales = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_scale_unref);
  return &box->scenario;
}

/* Only while the scenario is being built: appends @change, on @scale, whose content it takes. */
void dm_scenario_take_change (DmScenario *scenario, DmScale *scale, const DmChange *change) {
  guint n = scenario->n_changes;

  if ((n & (n - 1)) == 0)
    scenario->changes = g_renew (DmChange, scenario->changes, MAX (2 * n, 1));
  scenario->changes[scenario->n_changes++] = *change;
  g_ptr_array_add (((ScenarioBox *) scenario)->scales, dm_scale_ref (scale));
}

/* The scale that the @nth change was read on. */
DmScale *dm_scenario_get_scale (const DmScenario *scenario, guint nth) {
  return g_ptr_array_index (((const ScenarioBox *) scenario)->scales, nth);
}

static void clear_scenario (gpointer data) {
  ScenarioBox *box = data;
  for (guint i = 0; i < box->scenario.n_changes; i++)
    dm_position_clear (g_ptr_array_index (box->scales, i), &box->scenario.changes[i].position);
  g_ptr_array_unref (box->scales);
  g_free (box->scenario.changes);
  g_free (box->scenario.id);
  g_free (box->scenario.name);
  g_free (box->scenario.note);
  clear_extras (&box->scenario.extras);
}

void dm_scenario_unref (DmScenario *scenario) {
  g_atomic_rc_box_release_full (scenario, clear_scenario);
}

static void clear_proposal (gpointer data) {
  DmProposal *proposal = data;
  g_free (proposal->id);
  g_free (proposal->name);
  g_free (proposal->note);
  g_free (proposal->terms);
  g_free (proposal->stances);
  clear_extras (&proposal->extras);
}

void dm_proposal_unref (DmProposal *proposal) {
  g_atomic_rc_box_release_full (proposal, clear_proposal);
}

/** dm_proposal_find_term: Returns: (transfer none) (nullable): what the proposal asks for on an issue, %NULL where it leaves it open */
const DmTerm *dm_proposal_find_term (const DmProposal *proposal, guint issue) {
  for (guint i = 0; i < proposal->n_terms; i++)
    if (proposal->terms[i].issue == issue)
      return &proposal->terms[i];
  return NULL;
}

static void clear_view (gpointer data) {
  DmView *view = data;
  g_free (view->id);
  g_free (view->title);
  g_free (view->caption);
  g_free (view->notes);
  g_free (view->parties.items);
  g_free (view->issues.items);
  g_free (view->baskets.items);
  clear_extras (&view->extras);
}

void dm_view_unref (DmView *view) {
  g_atomic_rc_box_release_full (view, clear_view);
}
