/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-model-private.h"

#include <string.h>

#include "dm-entities-private.h"

static const GDestroyNotify unref_entity[DM_N_ENTITY_KINDS] = {
  (GDestroyNotify) dm_party_unref,    (GDestroyNotify) dm_basket_unref,
  (GDestroyNotify) dm_issue_unref,    (GDestroyNotify) dm_source_unref,
  (GDestroyNotify) dm_event_unref,    (GDestroyNotify) dm_scenario_unref,
  (GDestroyNotify) dm_proposal_unref, (GDestroyNotify) dm_view_unref,
};

/* Gives a reference to an entity of @kind back. */
void dm_entity_unref (DmEntityKind kind, gpointer entity) {
  unref_entity[kind](entity);
}

static GHashTable *table_new (void) {
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* An empty model that its one owner may still fill. */
DmModel *dm_model_alloc (void) {
  DmModel *model = g_new0 (DmModel, 1);

  g_atomic_ref_count_init (&model->ref_count);
  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++) {
    model->lists[kind] = dm_list_new (unref_entity[kind]);
    model->tables[kind] = table_new ();
  }
  return model;
}

static void acquire_text (GRefString *text) {
  if (text != NULL)
    g_ref_string_acquire (text);
}

/* A model that shares all with @model and that its one owner may still change. */
DmModel *dm_model_copy (const DmModel *model) {
  DmModel *copy = g_memdup2 (model, sizeof *model);

  g_atomic_ref_count_init (&copy->ref_count);
  acquire_text (copy->title);
  acquire_text (copy->summary);
  acquire_text (copy->note);
  if (copy->extras != NULL)
    g_ptr_array_ref (copy->extras);
  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++) {
    dm_list_ref (copy->lists[kind]);
    g_hash_table_ref (copy->tables[kind]);
  }
  return copy;
}

/* Only while the model is being built. */
void dm_model_take_entity (DmModel *model, DmEntityKind kind, gpointer entity) {
  char *id = *(char **) entity;

  dm_list_append (model->lists[kind], entity);
  g_hash_table_insert (model->tables[kind], g_strdup (id),
                       GUINT_TO_POINTER (model->lists[kind]->length));
}

static void index_list (DmModel *model, DmEntityKind kind) {
  g_hash_table_unref (model->tables[kind]);
  model->tables[kind] = table_new ();
  for (guint i = 0; i < model->lists[kind]->length; i++)
    g_hash_table_insert (model->tables[kind], g_strdup (dm_model_get_id (model, kind, i)),
                         GUINT_TO_POINTER (i + 1));
}

/* Only while the model is being built: a list of other entities, or in another order. */
void dm_model_take_list (DmModel *model, DmEntityKind kind, DmList *list) {
  dm_list_unref (model->lists[kind]);
  model->lists[kind] = list;
  index_list (model, kind);
}

/* Only while the model is being built: takes @entity in the place of that at @index. */
void dm_model_replace (DmModel *model, DmEntityKind kind, guint index, gpointer entity) {
  DmList *list = model->lists[kind];
  gboolean renamed = strcmp (dm_model_get_id (model, kind, index), *(char **) entity) != 0;

  model->lists[kind] = dm_list_replace (list, index, entity);
  dm_list_unref (list);
  if (renamed)
    index_list (model, kind);
}

/* Only while the model is being built: lets go of the file's own members. */
void dm_model_clear_head (DmModel *model) {
  g_clear_pointer (&model->title, g_ref_string_release);
  g_clear_pointer (&model->summary, g_ref_string_release);
  g_clear_pointer (&model->note, g_ref_string_release);
  g_clear_pointer (&model->extras, g_ptr_array_unref);
  model->date = DM_DATE_NONE;
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
  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++) {
    g_hash_table_unref (model->tables[kind]);
    dm_list_unref (model->lists[kind]);
  }
  dm_model_clear_head (model);
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
  return model->lists[DM_ENTITY_PARTY]->length;
}

const DmParty *dm_model_get_party (const DmModel *model, guint index) {
  return dm_model_get (model, DM_ENTITY_PARTY, index);
}

int dm_model_find_party (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_PARTY, id);
}

guint dm_model_get_n_baskets (const DmModel *model) {
  return model->lists[DM_ENTITY_BASKET]->length;
}

const DmBasket *dm_model_get_basket (const DmModel *model, guint index) {
  return dm_model_get (model, DM_ENTITY_BASKET, index);
}

int dm_model_find_basket (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_BASKET, id);
}

guint dm_model_get_n_issues (const DmModel *model) {
  return model->lists[DM_ENTITY_ISSUE]->length;
}

const DmIssue *dm_model_get_issue (const DmModel *model, guint index) {
  return dm_model_get (model, DM_ENTITY_ISSUE, index);
}

/**
 * dm_model_find_changed_issue:
 * @before: a model
 * @after: another one
 * @from: the index to begin at
 * @end: the index to end before, at most the number of issues that each has
 *
 * Costs next to nothing for models of one history: what they share isn't looked through.
 *
 * Returns: the index of the first issue there that the two don't share; @end if they share all
 */
guint dm_model_find_changed_issue (const DmModel *before, const DmModel *after, guint from,
                                   guint end) {
  g_return_val_if_fail (end <= dm_model_get_n_issues (before), end);
  g_return_val_if_fail (end <= dm_model_get_n_issues (after), end);
  return dm_list_find_difference (before->lists[DM_ENTITY_ISSUE], after->lists[DM_ENTITY_ISSUE],
                                  from, end);
}

int dm_model_find_issue (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_ISSUE, id);
}

guint dm_model_get_n_sources (const DmModel *model) {
  return model->lists[DM_ENTITY_SOURCE]->length;
}

const DmSource *dm_model_get_source (const DmModel *model, guint index) {
  return dm_model_get (model, DM_ENTITY_SOURCE, index);
}

int dm_model_find_source (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_SOURCE, id);
}

guint dm_model_get_n_events (const DmModel *model) {
  return model->lists[DM_ENTITY_EVENT]->length;
}

const DmEvent *dm_model_get_event (const DmModel *model, guint index) {
  return dm_model_get (model, DM_ENTITY_EVENT, index);
}

int dm_model_find_event (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_EVENT, id);
}

guint dm_model_get_n_scenarios (const DmModel *model) {
  return model->lists[DM_ENTITY_SCENARIO]->length;
}

const DmScenario *dm_model_get_scenario (const DmModel *model, guint index) {
  return dm_model_get (model, DM_ENTITY_SCENARIO, index);
}

int dm_model_find_scenario (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_SCENARIO, id);
}

guint dm_model_get_n_proposals (const DmModel *model) {
  return model->lists[DM_ENTITY_PROPOSAL]->length;
}

const DmProposal *dm_model_get_proposal (const DmModel *model, guint index) {
  return dm_model_get (model, DM_ENTITY_PROPOSAL, index);
}

int dm_model_find_proposal (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_PROPOSAL, id);
}

guint dm_model_get_n_views (const DmModel *model) {
  return model->lists[DM_ENTITY_VIEW]->length;
}

const DmView *dm_model_get_view (const DmModel *model, guint index) {
  return dm_model_get (model, DM_ENTITY_VIEW, index);
}

int dm_model_find_view (const DmModel *model, const char *id) {
  return dm_model_find (model, DM_ENTITY_VIEW, id);
}
