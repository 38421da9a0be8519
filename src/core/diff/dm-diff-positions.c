/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-diff-private.h"
#include "dm-edit-private.h"
#include "dm-writer-private.h"

#define NOBODY G_MAXUINT32

/* Which ends of an issue's scale are the same in both models. */
typedef struct {
  gboolean first, last;
} SameEnds;

static gboolean is_same_place (const DmScale *a, double place_a, const DmScale *b, double place_b) {
  if (a->type == DM_SCALE_INTERVAL)
    return place_a == place_b;
  return a->n_levels > 0 && b->n_levels > 0
         && strcmp (a->levels[(guint) place_a].id, b->levels[(guint) place_b].id) == 0;
}

static SameEnds find_same_ends (const DmIssue *before, const DmIssue *after) {
  const DmScale *a = before == NULL ? NULL : before->scale;
  const DmScale *b = after == NULL ? NULL : after->scale;

  if (a == NULL || b == NULL || a->type != b->type || !dm_scale_is_ordered (a))
    return (SameEnds){ FALSE, FALSE };
  return (SameEnds){ is_same_place (a, dm_scale_get_first (a), b, dm_scale_get_first (b)),
                     is_same_place (a, dm_scale_get_last (a), b, dm_scale_get_last (b)) };
}

/* An end that is the scale's own says no more than one that was left out. */
static void open_ends (const DmScale *scale, SameEnds same, DmSet *set) {
  if (same.first && set->range.from <= dm_scale_get_first (scale))
    set->range.from = -INFINITY;
  if (same.last && set->range.to >= dm_scale_get_last (scale))
    set->range.to = INFINITY;
}

/* The JSON of a position or, with @removed, of a scenario's change: what means the same is written the same. */
static char *write_plainly (const DmModel *model, const DmIssue *issue, SameEnds same,
                            const DmPosition *position, guint removed) {
  GString *text = g_string_new (NULL);
  DmPosition plain = *position; /* borrows what the other owns */

  if (plain.flags & DM_POSITION_ACCEPTS)
    open_ends (issue->scale, same, &plain.accepts);
  if (plain.flags & DM_POSITION_LIMITS)
    open_ends (issue->scale, same, &plain.limits);
  dm_writer_position (text, model, issue, &plain, removed);
  return g_string_free (text, FALSE);
}

/* --- the record --- */

typedef struct {
  DmDiff *diff;
  guint32 *old_to_new, *new_to_old; /* parties; NOBODY where one is gone or wasn't there */
  const DmIssue *before, *after;    /* NULL where there is none */
  SameEnds same;
} Comparison;

static guint32 *map_parties (const DmModel *from, const DmModel *to) {
  guint n = dm_model_get_n_parties (from);
  guint32 *map = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++) {
    int found = dm_model_find_party (to, dm_model_get_party (from, i)->id);
    map[i] = found < 0 ? NOBODY : (guint32) found;
  }
  return map;
}

static DmTarget make_target (const DmModel *model, const DmIssue *issue,
                             const DmPosition *position) {
  return dm_edit_target_position (model, (guint) dm_model_find_issue (model, issue->id), position,
                                  NULL);
}

static void compare_position (const Comparison *comparison, const DmPosition *before,
                              const DmPosition *after) {
  DmDiff *diff = comparison->diff;
  g_autofree char *old_json = NULL, *new_json = NULL;
  DmTarget target;

  if (before != NULL)
    old_json = write_plainly (diff->before, comparison->before, comparison->same, before, 0);
  if (after != NULL)
    new_json = write_plainly (diff->after, comparison->after, comparison->same, after, 0);
  target = after != NULL ? make_target (diff->after, comparison->after, after)
                         : make_target (diff->before, comparison->before, before);
  if (before != NULL && after != NULL)
    dm_diff_compare_json (diff, &target, old_json, new_json);
  else
    dm_diff_add (diff, &target, NULL, old_json, new_json);
}

/* Of one model: what a party holds on two days, or in two scenarios. The target names neither. */
void dm_diff_compare_two (DmDiff *diff, guint index, const DmPosition *before,
                          const DmPosition *after) {
  const DmIssue *issue = dm_model_get_issue (diff->after, index);
  SameEnds same = find_same_ends (issue, issue);
  DmTarget target = make_target (diff->after, issue, after != NULL ? after : before);
  g_autofree char *old_json
      = before != NULL ? write_plainly (diff->before, issue, same, before, 0) : NULL;
  g_autofree char *new_json
      = after != NULL ? write_plainly (diff->after, issue, same, after, 0) : NULL;

  target.since = DM_DATE_NONE;
  if (before != NULL && after != NULL)
    dm_diff_compare_json (diff, &target, old_json, new_json);
  else
    dm_diff_add (diff, &target, NULL, old_json, new_json);
}

static const DmPosition *find_other (const DmPosition *position, const DmIssue *other,
                                     const guint32 *map) {
  return other == NULL || map[position->party] == NOBODY
             ? NULL
             : dm_positions_find (other->positions, map[position->party], position->since);
}

/* The party's one position here that the other model doesn't have from the same day, if there is just one. */
static const DmPosition *find_lone (const DmIssue *issue, guint32 party, const DmIssue *other,
                                    const guint32 *map) {
  const DmPosition *lone = NULL;

  if (party == NOBODY || issue == NULL)
    return NULL;
  guint from = 0, to = issue->positions->n_positions;
  while (from < to) {
    guint middle = from + (to - from) / 2;
    if (issue->positions->positions[middle].party < party)
      from = middle + 1;
    else
      to = middle;
  }
  for (; from < issue->positions->n_positions && issue->positions->positions[from].party == party;
       from++) {
    const DmPosition *position = &issue->positions->positions[from];
    if (find_other (position, other, map) != NULL)
      continue;
    if (lone != NULL)
      return NULL;
    lone = position;
  }
  return lone;
}

/* The position that @position became, or was, by being dated otherwise. */
static const DmPosition *find_redated (const Comparison *comparison, const DmPosition *after) {
  guint32 party = comparison->new_to_old[after->party];

  return find_lone (comparison->after, after->party, comparison->before, comparison->new_to_old)
                 == after
             ? find_lone (comparison->before, party, comparison->after, comparison->old_to_new)
             : NULL;
}

static void compare_issue (const Comparison *comparison) {
  const DmPositions *old_list = comparison->before == NULL ? NULL : comparison->before->positions;
  const DmPositions *new_list = comparison->after == NULL ? NULL : comparison->after->positions;
  guint n_old = old_list == NULL ? 0 : old_list->n_positions;
  guint n_new = new_list == NULL ? 0 : new_list->n_positions;
  g_autofree gboolean *paired = g_new0 (gboolean, n_old + 1);

  for (guint i = 0; i < n_new; i++) {
    const DmPosition *after = &new_list->positions[i];
    const DmPosition *before = find_other (after, comparison->before, comparison->new_to_old);
    if (before == NULL)
      before = find_redated (comparison, after);
    if (before != NULL)
      paired[before - old_list->positions] = TRUE;
    compare_position (comparison, before, after);
  }
  for (guint i = 0; i < n_old; i++)
    if (!paired[i])
      compare_position (comparison, &old_list->positions[i], NULL);
}

void dm_diff_compare_positions (DmDiff *diff) {
  g_autofree guint32 *old_to_new = map_parties (diff->before, diff->after);
  g_autofree guint32 *new_to_old = map_parties (diff->after, diff->before);

  for (guint i = 0; i < dm_model_get_n_issues (diff->after); i++) {
    const DmIssue *after = dm_model_get_issue (diff->after, i);
    int found = dm_model_find_issue (diff->before, after->id);
    const DmIssue *before = found < 0 ? NULL : dm_model_get_issue (diff->before, (guint) found);
    const Comparison comparison
        = { diff, old_to_new, new_to_old, before, after, find_same_ends (before, after) };
    compare_issue (&comparison);
  }
  for (guint i = 0; i < dm_model_get_n_issues (diff->before); i++) {
    const DmIssue *before = dm_model_get_issue (diff->before, i);
    const Comparison comparison = { diff, old_to_new, new_to_old, before, NULL, { FALSE, FALSE } };
    if (dm_model_find_issue (diff->after, before->id) < 0)
      compare_issue (&comparison);
  }
}

/* --- a scenario's changes --- */

static char *make_key (const DmModel *model, const DmChange *change) {
  return g_strdup_printf ("%s %s %u", dm_model_get_issue (model, change->issue)->id,
                          dm_model_get_party (model, change->position.party)->id,
                          change->position.since);
}

static const DmIssue *get_issue (const DmModel *model, const DmChange *change) {
  return change == NULL ? NULL : dm_model_get_issue (model, change->issue);
}

static char *write_change (const DmModel *model, const DmChange *change, SameEnds same) {
  return change == NULL ? NULL
                        : write_plainly (model, get_issue (model, change), same, &change->position,
                                         change->removed);
}

/* key → index + 1. Two changes of one position have the same effect as their last. */
static GHashTable *index_changes (const DmModel *model, const DmScenario *scenario) {
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < scenario->n_changes; i++)
    g_hash_table_insert (table, make_key (model, &scenario->changes[i]), GUINT_TO_POINTER (i + 1));
  return table;
}

static void compare_change (DmDiff *diff, const DmScenario *scenario, const DmChange *before,
                            const DmChange *after) {
  SameEnds same = find_same_ends (get_issue (diff->before, before), get_issue (diff->after, after));
  g_autofree char *old_json = write_change (diff->before, before, same);
  g_autofree char *new_json = write_change (diff->after, after, same);
  const DmModel *model = after != NULL ? diff->after : diff->before;
  const DmChange *change = after != NULL ? after : before;
  DmTarget target = dm_edit_target_position (model, change->issue, &change->position, scenario);

  if (before != NULL && after != NULL)
    dm_diff_compare_json (diff, &target, old_json, new_json);
  else
    dm_diff_add (diff, &target, NULL, old_json, new_json);
}

/* Both have the same id. */
void dm_diff_compare_changes (DmDiff *diff, const DmScenario *before, const DmScenario *after) {
  g_autoptr (GHashTable) old_table = index_changes (diff->before, before);
  g_autoptr (GHashTable) new_table = index_changes (diff->after, after);

  for (guint i = 0; i < after->n_changes; i++) {
    g_autofree char *key = make_key (diff->after, &after->changes[i]);
    guint found = GPOINTER_TO_UINT (g_hash_table_lookup (old_table, key));
    if (GPOINTER_TO_UINT (g_hash_table_lookup (new_table, key)) == i + 1)
      compare_change (diff, after, found == 0 ? NULL : &before->changes[found - 1],
                      &after->changes[i]);
  }
  for (guint i = 0; i < before->n_changes; i++) {
    g_autofree char *key = make_key (diff->before, &before->changes[i]);
    if (GPOINTER_TO_UINT (g_hash_table_lookup (old_table, key)) == i + 1
        && !g_hash_table_contains (new_table, key))
      compare_change (diff, after, &before->changes[i], NULL);
  }
}
