/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-diff-private.h"
#include "dm-edit-private.h"
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

static char *write_head (const DmModel *model) {
  GString *text = g_string_new (NULL);

  dm_edit_write_model (text, model);
  return g_string_free (text, FALSE);
}

static void compare_heads (DmDiff *diff) {
  const DmTarget target = { .kind = DM_TARGET_MODEL };
  g_autofree char *before = write_head (diff->before);
  g_autofree char *after = write_head (diff->after);

  dm_diff_compare_json (diff, &target, before, after);
}

static char *write_entity (const DmModel *model, DmEntityKind kind, gconstpointer entity) {
  GString *text = g_string_new (NULL);

  dm_writer_entity (text, model, kind, entity);
  return g_string_free (text, FALSE);
}

static void compare_entity (DmDiff *diff, DmEntityKind kind, guint before, guint after) {
  const DmTarget target = dm_edit_target_entity (diff->after, kind, after);
  gconstpointer old_entity = dm_model_get (diff->before, kind, before);
  gconstpointer new_entity = dm_model_get (diff->after, kind, after);
  g_autofree char *old_json = write_entity (diff->before, kind, old_entity);
  g_autofree char *new_json = write_entity (diff->after, kind, new_entity);

  dm_diff_compare_json (diff, &target, old_json, new_json);
  if (kind == DM_ENTITY_SCENARIO)
    dm_diff_compare_changes (diff, old_entity, new_entity);
}

static void compare_entities (DmDiff *diff, DmEntityKind kind) {
  const DmModel *before = diff->before, *after = diff->after;

  for (guint i = 0; i < after->lists[kind]->length; i++) {
    int found = dm_model_find (before, kind, dm_model_get_id (after, kind, i));
    if (found >= 0) {
      compare_entity (diff, kind, (guint) found, i);
      continue;
    }
    const DmTarget target = dm_edit_target_entity (after, kind, i);
    g_autofree char *json = write_entity (after, kind, dm_model_get (after, kind, i));
    dm_diff_add (diff, &target, NULL, NULL, json);
  }
  for (guint i = 0; i < before->lists[kind]->length; i++) {
    if (dm_model_find (after, kind, dm_model_get_id (before, kind, i)) >= 0)
      continue;
    const DmTarget target = dm_edit_target_entity (before, kind, i);
    g_autofree char *json = write_entity (before, kind, dm_model_get (before, kind, i));
    dm_diff_add (diff, &target, NULL, json, NULL);
  }
}

static DmDiff *diff_alloc (DmModel *before, DmModel *after) {
  DmDiff *diff = g_new0 (DmDiff, 1);

  g_atomic_ref_count_init (&diff->ref_count);
  diff->before = dm_model_ref (before);
  diff->after = dm_model_ref (after);
  diff->items = g_ptr_array_new_with_free_func (difference_free);
  return diff;
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
  DmDiff *diff = diff_alloc (before, after);

  if (before == after)
    return diff;
  compare_heads (diff);
  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++) {
    compare_entities (diff, kind);
    if (kind == DM_ENTITY_ISSUE)
      dm_diff_compare_positions (diff);
  }
  return diff;
}

/**
 * dm_diff_new_between_positions:
 * @model: a model
 * @issue: an issue's index
 * @before: (nullable): what a party holds there; %NULL for nothing
 * @after: (nullable): what the same party holds there otherwise, on another day or in a scenario; not %NULL, too
 *
 * Returns: (transfer full): what differs between the two, with targets that name the party and the issue only
 */
DmDiff *dm_diff_new_between_positions (DmModel *model, guint issue, const DmPosition *before,
                                       const DmPosition *after) {
  DmDiff *diff = diff_alloc (model, model);

  dm_diff_compare_two (diff, issue, before, after);
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
