/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-diff-private.h"
#include "dm-json.h"
#include "dm-writer-private.h"

static void difference_free (gpointer data) {
  DmDifference *difference = data;

  g_free (difference->member);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

void dm_diff_add (DmDiff *diff, const DmTarget *target, const char *member, const char *before,
                  const char *after) {
  if (g_strcmp0 (before, after) == 0)
    return;
  DmDifference *difference = g_new0 (DmDifference, 1);
  difference->kind = before == NULL  ? DM_DIFF_ADDED
                     : after == NULL ? DM_DIFF_REMOVED
                                     : DM_DIFF_CHANGED;
  difference->target = *target;
  difference->member = g_strdup (member);
  difference->before = g_strdup (before);
  difference->after = g_strdup (after);
  g_ptr_array_add (diff->items, difference);
}

/* --- the model's own members --- */

static char *write_head (const DmModel *model) {
  GString *text = g_string_new (NULL);
  DmWriterObject object;

  dm_writer_open (&object, text, NULL);
  dm_writer_string (&object, "title", model->title);
  dm_writer_string (&object, "summary", model->summary);
  dm_writer_string (&object, "note", model->note);
  dm_writer_date (&object, "date", model->date);
  for (guint i = 0; model->extras != NULL && i < model->extras->len; i++) {
    const DmExtra *extra = g_ptr_array_index (model->extras, i);
    dm_writer_member (&object, extra->name, TRUE);
    g_string_append (text, extra->json);
  }
  dm_writer_close (&object);
  return g_string_free (text, FALSE);
}

static void compare_heads (DmDiff *diff) {
  const DmTarget target = { .kind = DM_TARGET_MODEL };
  g_autofree char *before = write_head (diff->before);
  g_autofree char *after = write_head (diff->after);

  dm_diff_compare_json (diff, &target, before, after);
}

/* --- entities --- */

typedef struct {
  DmTargetKind target;
  DmEntityKind entity;
} Kind;

static char *write_entity (const DmModel *model, DmEntityKind kind, gconstpointer entity) {
  GString *text = g_string_new (NULL);

  dm_writer_entity (text, model, kind, entity);
  return g_string_free (text, FALSE);
}

static gconstpointer get_entity (const DmModel *model, const Kind *kind, guint index) {
  switch (kind->target) {
  case DM_TARGET_PARTY:
    return dm_model_get_party (model, index);
  case DM_TARGET_BASKET:
    return dm_model_get_basket (model, index);
  case DM_TARGET_ISSUE:
    return dm_model_get_issue (model, index);
  case DM_TARGET_SOURCE:
    return dm_model_get_source (model, index);
  case DM_TARGET_EVENT:
    return dm_model_get_event (model, index);
  case DM_TARGET_SCENARIO:
    return dm_model_get_scenario (model, index);
  case DM_TARGET_PROPOSAL:
    return dm_model_get_proposal (model, index);
  default:
    return dm_model_get_view (model, index);
  }
}

static guint count_entities (const DmModel *model, const Kind *kind) {
  switch (kind->target) {
  case DM_TARGET_PARTY:
    return dm_model_get_n_parties (model);
  case DM_TARGET_BASKET:
    return dm_model_get_n_baskets (model);
  case DM_TARGET_ISSUE:
    return dm_model_get_n_issues (model);
  case DM_TARGET_SOURCE:
    return dm_model_get_n_sources (model);
  case DM_TARGET_EVENT:
    return dm_model_get_n_events (model);
  case DM_TARGET_SCENARIO:
    return dm_model_get_n_scenarios (model);
  case DM_TARGET_PROPOSAL:
    return dm_model_get_n_proposals (model);
  default:
    return dm_model_get_n_views (model);
  }
}

static const char *get_id (gconstpointer entity) {
  return *(char *const *) entity; /* every entity's first member */
}

static void compare_entity (DmDiff *diff, const Kind *kind, gconstpointer before,
                            gconstpointer after) {
  const DmTarget target = { .kind = kind->target, .id = get_id (after) };
  g_autofree char *old_json = write_entity (diff->before, kind->entity, before);
  g_autofree char *new_json = write_entity (diff->after, kind->entity, after);

  dm_diff_compare_json (diff, &target, old_json, new_json);
  if (kind->target == DM_TARGET_SCENARIO)
    dm_diff_compare_changes (diff, before, after);
}

static void compare_entities (DmDiff *diff, const Kind *kind) {
  for (guint i = 0; i < count_entities (diff->after, kind); i++) {
    gconstpointer after = get_entity (diff->after, kind, i);
    int found = dm_model_find (diff->before, kind->entity, get_id (after));
    if (found >= 0) {
      compare_entity (diff, kind, get_entity (diff->before, kind, (guint) found), after);
      continue;
    }
    const DmTarget target = { .kind = kind->target, .id = get_id (after) };
    g_autofree char *json = write_entity (diff->after, kind->entity, after);
    dm_diff_add (diff, &target, NULL, NULL, json);
  }
  for (guint i = 0; i < count_entities (diff->before, kind); i++) {
    gconstpointer before = get_entity (diff->before, kind, i);
    if (dm_model_find (diff->after, kind->entity, get_id (before)) >= 0)
      continue;
    const DmTarget target = { .kind = kind->target, .id = get_id (before) };
    g_autofree char *json = write_entity (diff->before, kind->entity, before);
    dm_diff_add (diff, &target, NULL, json, NULL);
  }
}

/**
 * dm_diff_new:
 * @before: a model
 * @after: what became of it
 *
 * Compares two models by meaning. Things are known by their ids, positions by party, issue and day: the order in the files doesn't
 * count, save that of the levels of an ordinal scale and of what a view shows, nor whether a default is spelt out.
 *
 * Returns: (transfer full): what differs
 */
DmDiff *dm_diff_new (DmModel *before, DmModel *after) {
  static const Kind kinds[] = {
    { DM_TARGET_PARTY, DM_ENTITY_PARTY },       { DM_TARGET_BASKET, DM_ENTITY_BASKET },
    { DM_TARGET_ISSUE, DM_ENTITY_ISSUE },       { DM_TARGET_SOURCE, DM_ENTITY_SOURCE },
    { DM_TARGET_EVENT, DM_ENTITY_EVENT },       { DM_TARGET_SCENARIO, DM_ENTITY_SCENARIO },
    { DM_TARGET_PROPOSAL, DM_ENTITY_PROPOSAL }, { DM_TARGET_VIEW, DM_ENTITY_VIEW },
  };
  DmDiff *diff = g_new0 (DmDiff, 1);

  g_atomic_ref_count_init (&diff->ref_count);
  diff->before = dm_model_ref (before);
  diff->after = dm_model_ref (after);
  diff->items = g_ptr_array_new_with_free_func (difference_free);
  if (before == after)
    return diff;
  compare_heads (diff);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    compare_entities (diff, &kinds[i]);
    if (kinds[i].target == DM_TARGET_ISSUE)
      dm_diff_compare_positions (diff);
  }
  return diff;
}

DmDiff *dm_diff_ref (DmDiff *diff) {
  g_atomic_ref_count_inc (&diff->ref_count);
  return diff;
}

void dm_diff_unref (DmDiff *diff) {
  if (!g_atomic_ref_count_dec (&diff->ref_count))
    return;
  g_ptr_array_unref (diff->items);
  dm_model_unref (diff->before);
  dm_model_unref (diff->after);
  g_free (diff);
}

DmModel *dm_diff_get_before (const DmDiff *diff) {
  return diff->before;
}

DmModel *dm_diff_get_after (const DmDiff *diff) {
  return diff->after;
}

/** dm_diff_get_size: how many differences there are */
guint dm_diff_get_size (const DmDiff *diff) {
  return diff->items->len;
}

const DmDifference *dm_diff_get (const DmDiff *diff, guint index) {
  return g_ptr_array_index (diff->items, index);
}
