/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-what-if.h"

#include <glib/gi18n-lib.h>

#include "dm-error.h"
#include "dm-position-check.h"

typedef struct {
  guint issue;
  gboolean on_record; /* FALSE: the scenario took away all that the party held */
  DmPosition position;
} Merged;

struct _DmWhatIf {
  DmModel *model;
  GArray *merged;      /* of Merged, in the order of first change */
  GHashTable *issues;  /* set of GUINT_TO_POINTER (issue) */
  GHashTable *by_pair; /* issue and party → GUINT_TO_POINTER (index in @merged + 1) */
};

/**
 * dm_positions_in_force_at:
 * @positions: an issue's positions
 * @first: the index of a party's first one
 * @last_day: the last day of the as-of date, DM_DATE_NONE for everything in force
 * @next: (out): the index of the next party's first one
 *
 * Returns: (nullable): the party's position of the latest `since` that begins by @last_day
 */
const DmPosition *dm_positions_in_force_at (const DmPositions *positions, guint first,
                                            DmDate last_day, guint *next) {
  const DmPosition *latest = NULL;
  DmDate latest_day = DM_DATE_NONE;
  guint party = positions->positions[first].party;
  guint i;
  for (i = first; i < positions->n_positions && positions->positions[i].party == party; i++) {
    const DmPosition *position = &positions->positions[i];
    DmDate day
        = position->since == DM_DATE_NONE ? DM_DATE_NONE : dm_date_first_day (position->since);
    gboolean begun = last_day == DM_DATE_NONE || day <= last_day;
    if (begun && (latest == NULL || day >= latest_day)) {
      latest = position;
      latest_day = day;
    }
  }
  *next = i;
  return latest;
}

/** dm_positions_in_force: (nullable): a party's position in force, by bisection of the sorted list */
const DmPosition *dm_positions_in_force (const DmPositions *positions, guint party,
                                         DmDate last_day) {
  guint low = 0, high = positions->n_positions;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (positions->positions[middle].party < party)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == positions->n_positions || positions->positions[low].party != party)
    return NULL;
  guint next;
  return dm_positions_in_force_at (positions, low, last_day, &next);
}

static gpointer pair_key (const DmWhatIf *what_if, guint issue, guint party) {
  gsize n_parties = dm_model_get_n_parties (what_if->model);
  return GSIZE_TO_POINTER ((gsize) issue * n_parties + party + 1);
}

static void merge_more (DmPositionMore *more, guint members, const DmPositionMore *from) {
  if (members & DM_POSITION_VALUES) {
    more->n_values = from == NULL ? 0 : from->n_values;
    more->values = from == NULL ? NULL : from->values;
  }
  if (members & DM_POSITION_STATEMENT)
    more->statement = from == NULL ? NULL : from->statement;
  if (members & DM_POSITION_EVIDENCE) {
    more->n_evidence = from == NULL ? 0 : from->n_evidence;
    more->evidence = from == NULL ? NULL : from->evidence;
  }
  if (members & DM_POSITION_NOTE)
    more->note = from == NULL ? NULL : from->note;
}

/* Takes over the @members from @from: with their value where it gives them, as absent where it doesn't. */
static void merge_members (DmPosition *position, guint members, const DmPosition *from) {
  if (members & DM_POSITION_DEMAND)
    position->demand = from->demand;
  if (members & DM_POSITION_ACCEPTS)
    position->accepts = from->accepts;
  if (members & DM_POSITION_LIMITS)
    position->limits = from->limits;
  if (members & DM_POSITION_SALIENCE)
    position->salience = from->salience;
  if (members & DM_POSITION_BASIS)
    position->basis = from->basis;
  if (members & DM_POSITION_CONFIDENCE)
    position->confidence = from->confidence;
  if (members & DM_POSITION_SINCE)
    position->since = from->since;
}

static DmPosition *find_or_add (DmWhatIf *what_if, guint issue, guint party, DmDate last_day) {
  gpointer key = pair_key (what_if, issue, party);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (what_if->by_pair, key));
  if (known > 0)
    return &g_array_index (what_if->merged, Merged, known - 1).position;
  Merged merged = { .issue = issue };
  const DmIssue *of = dm_model_get_issue (what_if->model, issue);
  const DmPosition *record = dm_positions_in_force (of->positions, party, last_day);
  if (record != NULL)
    dm_position_copy (of->scale, &merged.position, record);
  else
    merged.position = (DmPosition){ .party = party, .basis = DM_BASIS_STATED };
  g_array_append_val (what_if->merged, merged);
  g_hash_table_add (what_if->issues, GUINT_TO_POINTER (issue + 1));
  g_hash_table_insert (what_if->by_pair, key, GUINT_TO_POINTER (what_if->merged->len));
  return &g_array_index (what_if->merged, Merged, what_if->merged->len - 1).position;
}

/* The merged position is put together of borrowed members first, then copied whole. */
static void apply_change (DmWhatIf *what_if, const DmChange *change, DmDate last_day) {
  const DmScale *scale = dm_model_get_issue (what_if->model, change->issue)->scale;
  const DmPosition absent = { .basis = DM_BASIS_STATED };
  guint given = change->position.flags;
  guint removed = change->removed & ~given;
  DmPosition *held = find_or_add (what_if, change->issue, change->position.party, last_day);
  DmPosition merged = *held;
  DmPositionMore more = { 0 };
  if (held->more != NULL)
    more = *held->more;
  merge_members (&merged, given, &change->position);
  merge_members (&merged, removed, &absent);
  merge_more (&more, given, change->position.more);
  merge_more (&more, removed, NULL);
  merged.flags = (guint16) ((held->flags | given) & ~removed);
  gboolean has_more = (merged.flags & DM_POSITION_VALUES) != 0 || more.statement != NULL
                      || more.n_evidence > 0 || more.note != NULL || more.extras != NULL;
  merged.more = NULL;

  DmPosition owned;
  dm_position_copy (scale, &owned, &merged);
  owned.more = has_more ? dm_position_more_copy (&more) : NULL;
  dm_position_clear (scale, held);
  *held = owned;
}

/* A party whose last word was taken away is no longer on record, which breaks no rule. */
static gboolean check_merged (const DmWhatIf *what_if, Merged *merged, const DmScenario *scenario,
                              GError **error) {
  const DmIssue *issue = dm_model_get_issue (what_if->model, merged->issue);
  DmPositionFault fault = dm_position_check (&merged->position, issue->scale);
  merged->on_record = fault != DM_POSITION_FAULT_EMPTY;
  if (fault == DM_POSITION_FAULT_NONE || fault == DM_POSITION_FAULT_EMPTY)
    return TRUE;
  g_set_error (error, DM_ERROR, DM_ERROR_USAGE,
               /* Translators: the ids of a scenario, a party and an issue, and the rule */
               _ ("with scenario “%s” the position of “%s” on “%s” makes no sense: %s"),
               scenario->id, dm_model_get_party (what_if->model, merged->position.party)->id,
               issue->id, dm_position_fault_describe (fault));
  return FALSE;
}

/**
 * dm_what_if_new:
 * @model: a model
 * @scenario: the index of the scenario
 * @last_day: the last day of the as-of date, DM_DATE_NONE for everything in force
 * @error: return location
 *
 * Merges each change of a scenario with the position in force. The members given replace, `null` removes;
 * several changes of one position are made one after the other.
 *
 * Returns: (transfer full) (nullable): the changed positions, or %NULL with DM_ERROR_USAGE that names issue, party
 *   and rule where one breaks demand ∈ accepts ⊆ limits
 */
DmWhatIf *dm_what_if_new (DmModel *model, guint scenario, DmDate last_day, GError **error) {
  const DmScenario *of = dm_model_get_scenario (model, scenario);
  g_autoptr (DmWhatIf) what_if = g_new0 (DmWhatIf, 1);
  what_if->model = dm_model_ref (model);
  what_if->merged = g_array_new (FALSE, FALSE, sizeof (Merged));
  what_if->issues = g_hash_table_new (NULL, NULL);
  what_if->by_pair = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < of->n_changes; i++)
    apply_change (what_if, &of->changes[i], last_day);
  for (guint i = 0; i < what_if->merged->len; i++)
    if (!check_merged (what_if, &g_array_index (what_if->merged, Merged, i), of, error))
      return NULL;
  return g_steal_pointer (&what_if);
}

/** dm_what_if_free: frees the changed positions and lets go of the model */
void dm_what_if_free (DmWhatIf *what_if) {
  for (guint i = 0; i < what_if->merged->len; i++) {
    Merged *merged = &g_array_index (what_if->merged, Merged, i);
    dm_position_clear (dm_model_get_issue (what_if->model, merged->issue)->scale,
                       &merged->position);
  }
  g_array_unref (what_if->merged);
  g_hash_table_unref (what_if->issues);
  g_hash_table_unref (what_if->by_pair);
  dm_model_unref (what_if->model);
  g_free (what_if);
}

/** dm_what_if_touches: Returns: whether any position on @issue is changed */
gboolean dm_what_if_touches (const DmWhatIf *what_if, guint issue) {
  return g_hash_table_contains (what_if->issues, GUINT_TO_POINTER (issue + 1));
}

/**
 * dm_what_if_find:
 * @what_if: the changed positions
 * @issue: an issue's index
 * @party: a party's index
 * @position: (out) (nullable): the position; %NULL where the changes leave the party nothing that it holds
 *
 * Returns: whether the scenario changes what @party holds on @issue
 */
gboolean dm_what_if_find (const DmWhatIf *what_if, guint issue, guint party,
                          const DmPosition **position) {
  gpointer key = pair_key (what_if, issue, party);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (what_if->by_pair, key));
  if (known == 0)
    return FALSE;
  const Merged *merged = &g_array_index (what_if->merged, Merged, known - 1);
  *position = merged->on_record ? &merged->position : NULL;
  return TRUE;
}
