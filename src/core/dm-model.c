/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-model-private.h"

#include "dm-entities-private.h"

static const GDestroyNotify unref_entity[DM_N_ENTITY_KINDS] = {
  (GDestroyNotify) dm_party_unref,    (GDestroyNotify) dm_basket_unref,
  (GDestroyNotify) dm_issue_unref,    (GDestroyNotify) dm_source_unref,
  (GDestroyNotify) dm_event_unref,    (GDestroyNotify) dm_scenario_unref,
  (GDestroyNotify) dm_proposal_unref, (GDestroyNotify) dm_view_unref,
};

/* An empty model that its one owner may still fill. */
DmModel *dm_model_alloc (void) {
  DmModel *model = g_new0 (DmModel, 1);

  g_atomic_ref_count_init (&model->ref_count);
  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++) {
    model->lists[kind] = g_ptr_array_new_with_free_func (unref_entity[kind]);
    model->tables[kind] = g_hash_table_new (g_str_hash, g_str_equal);
  }
  return model;
}

/* Only while the model is being built. */
void dm_model_take_entity (DmModel *model, DmEntityKind kind, gpointer entity) {
  char *id = *(char **) entity;

  g_ptr_array_add (model->lists[kind], entity);
  g_hash_table_insert (model->tables[kind], id, GUINT_TO_POINTER (model->lists[kind]->len));
}

/**
 * dm_model_ref:
 *
 * Returns: (transfer full): @model
 */
DmModel *dm_model_ref (DmModel *model) {
  g_atomic_ref_count_inc (&model->ref_count);
  return model;
}

void dm_model_unref (DmModel *model) {
  if (!g_atomic_ref_count_dec (&model->ref_count))
    return;
  /* views and proposals refer to nothing by pointer; scenarios hold issues of their own */
  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++) {
    g_hash_table_unref (model->tables[kind]);
    g_ptr_array_unref (model->lists[kind]);
  }
  g_free (model->title);
  g_free (model->summary);
  g_free (model->note);
  g_clear_pointer (&model->extras, g_ptr_array_unref);
  g_free (model);
}

int dm_model_find (const DmModel *model, DmEntityKind kind, const char *id) {
  return GPOINTER_TO_INT (g_hash_table_lookup (model->tables[kind], id)) - 1;
}

const char *dm_model_get_title (const DmModel *model) {
  return model->title;
}

const char *dm_model_get_summary (const DmModel *model) {
  return model->summary;
}

const char *dm_model_get_note (const DmModel *model) {
  return model->note;
}

DmDate dm_model_get_date (const DmModel *model) {
  return model->date;
}

guint dm_model_get_n_positions (const DmModel *model) {
  return model->n_positions;
}

guint dm_model_get_n_parties (const DmModel *model) {
  return model->lists[DM_ENTITY_PARTY]->len;
}

const DmParty *dm_model_get_party (const DmModel *model, guint index) {
  return g_ptr_array_index (model->lists[DM_ENTITY_PARTY], index);
}

int dm_model_find_party (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_PARTY, id);
}

guint dm_model_get_n_baskets (const DmModel *model) {
  return model->lists[DM_ENTITY_BASKET]->len;
}

const DmBasket *dm_model_get_basket (const DmModel *model, guint index) {
  return g_ptr_array_index (model->lists[DM_ENTITY_BASKET], index);
}

int dm_model_find_basket (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_BASKET, id);
}

guint dm_model_get_n_issues (const DmModel *model) {
  return model->lists[DM_ENTITY_ISSUE]->len;
}

const DmIssue *dm_model_get_issue (const DmModel *model, guint index) {
  return g_ptr_array_index (model->lists[DM_ENTITY_ISSUE], index);
}

int dm_model_find_issue (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_ISSUE, id);
}

guint dm_model_get_n_sources (const DmModel *model) {
  return model->lists[DM_ENTITY_SOURCE]->len;
}

const DmSource *dm_model_get_source (const DmModel *model, guint index) {
  return g_ptr_array_index (model->lists[DM_ENTITY_SOURCE], index);
}

int dm_model_find_source (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_SOURCE, id);
}

guint dm_model_get_n_events (const DmModel *model) {
  return model->lists[DM_ENTITY_EVENT]->len;
}

const DmEvent *dm_model_get_event (const DmModel *model, guint index) {
  return g_ptr_array_index (model->lists[DM_ENTITY_EVENT], index);
}

int dm_model_find_event (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_EVENT, id);
}

guint dm_model_get_n_scenarios (const DmModel *model) {
  return model->lists[DM_ENTITY_SCENARIO]->len;
}

const DmScenario *dm_model_get_scenario (const DmModel *model, guint index) {
  return g_ptr_array_index (model->lists[DM_ENTITY_SCENARIO], index);
}

int dm_model_find_scenario (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_SCENARIO, id);
}

guint dm_model_get_n_proposals (const DmModel *model) {
  return model->lists[DM_ENTITY_PROPOSAL]->len;
}

const DmProposal *dm_model_get_proposal (const DmModel *model, guint index) {
  return g_ptr_array_index (model->lists[DM_ENTITY_PROPOSAL], index);
}

int dm_model_find_proposal (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_PROPOSAL, id);
}

guint dm_model_get_n_views (const DmModel *model) {
  return model->lists[DM_ENTITY_VIEW]->len;
}

const DmView *dm_model_get_view (const DmModel *model, guint index) {
  return g_ptr_array_index (model->lists[DM_ENTITY_VIEW], index);
}

int dm_model_find_view (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_VIEW, id);
}
