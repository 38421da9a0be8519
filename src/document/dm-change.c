/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-change.h"

#include "dm-position.h"

typedef guint (*CountThings) (const DmModel *model);
typedef const void *(*GetThing) (const DmModel *model, guint index);
typedef int (*FindThing) (const DmModel *model, const char *id);

/* The lists of a model by the kind of selection; of every entity the first member is its id. */
static const struct {
  CountThings count;
  GetThing get;
  FindThing find;
} lists[] = {
  [DM_SELECTION_ISSUE]
  = { dm_model_get_n_issues, (GetThing) dm_model_get_issue, dm_model_find_issue },
  [DM_SELECTION_PARTY]
  = { dm_model_get_n_parties, (GetThing) dm_model_get_party, dm_model_find_party },
  [DM_SELECTION_BASKET]
  = { dm_model_get_n_baskets, (GetThing) dm_model_get_basket, dm_model_find_basket },
  [DM_SELECTION_PROPOSAL]
  = { dm_model_get_n_proposals, (GetThing) dm_model_get_proposal, dm_model_find_proposal },
  [DM_SELECTION_SOURCE]
  = { dm_model_get_n_sources, (GetThing) dm_model_get_source, dm_model_find_source },
  [DM_SELECTION_EVENT]
  = { dm_model_get_n_events, (GetThing) dm_model_get_event, dm_model_find_event },
  [DM_SELECTION_SCENARIO]
  = { dm_model_get_n_scenarios, (GetThing) dm_model_get_scenario, dm_model_find_scenario },
  [DM_SELECTION_VIEW] = { dm_model_get_n_views, (GetThing) dm_model_get_view, dm_model_find_view },
};

/* The run of things in the list of @model that @other doesn't have at the same place, from either end. */
static void find_run (const DmModel *model, const DmModel *other, guint kind, guint *first,
                      guint *n) {
  guint n_things = lists[kind].count (model), n_others = lists[kind].count (other);
  guint n_least = MIN (n_things, n_others), n_front = 0, n_back = 0;

  while (n_front < n_least && lists[kind].get (model, n_front) == lists[kind].get (other, n_front))
    n_front++;
  while (n_back < n_least - n_front
         && lists[kind].get (model, n_things - 1 - n_back)
                == lists[kind].get (other, n_others - 1 - n_back))
    n_back++;
  *first = n_front;
  *n = n_things - n_front - n_back;
}

static gboolean sets_equal (const DmScale *scale, guint flag, const DmPosition *a,
                            const DmPosition *b) {
  if ((a->flags & flag) == 0)
    return TRUE;
  return flag == DM_POSITION_ACCEPTS ? dm_scale_set_equal (scale, &a->accepts, &b->accepts)
                                     : dm_scale_set_equal (scale, &a->limits, &b->limits);
}

/* What few positions carry is shared by those that say the same there. */
static gboolean positions_equal (const DmScale *scale, const DmPosition *a, const DmPosition *b) {
  return a->party == b->party && a->since == b->since && a->flags == b->flags
         && a->basis == b->basis && a->demand == b->demand && a->salience == b->salience
         && a->confidence == b->confidence && a->more == b->more
         && sets_equal (scale, DM_POSITION_ACCEPTS, a, b)
         && sets_equal (scale, DM_POSITION_LIMITS, a, b);
}

/* The one party whose positions on an issue aren't those of the other model; -1 for none or several. */
static int find_party (const DmIssue *issue, const DmIssue *other) {
  const DmPositions *list = issue->positions, *others = other->positions;
  guint n_least = MIN (list->n_positions, others->n_positions), first = 0, n_back = 0;

  if (list == others || issue->scale != other->scale)
    return -1;
  while (first < n_least
         && positions_equal (list->scale, &list->positions[first], &others->positions[first]))
    first++;
  while (n_back < n_least - first
         && positions_equal (list->scale, &list->positions[list->n_positions - 1 - n_back],
                             &others->positions[others->n_positions - 1 - n_back]))
    n_back++;
  if (first >= list->n_positions - n_back)
    return -1;
  for (guint i = first + 1; i < list->n_positions - n_back; i++)
    if (list->positions[i].party != list->positions[first].party)
      return -1;
  return (int) list->positions[first].party;
}

static DmSelection *select_in_issue (DmModel *model, guint index, DmModel *other) {
  const DmIssue *issue = dm_model_get_issue (model, index);
  int other_index = dm_model_find_issue (other, issue->id), party = -1;

  if (other_index >= 0)
    party = find_party (issue, dm_model_get_issue (other, (guint) other_index));
  if (party < 0)
    return dm_selection_new (DM_SELECTION_ISSUE, issue->id, NULL, NULL);
  return dm_selection_new (DM_SELECTION_POSITION, issue->id,
                           dm_model_get_party (model, (guint) party)->id, NULL);
}

/**
 * dm_change_find_place:
 * @model: a model
 * @other: its predecessor or its successor
 *
 * Finds the one thing in @model that isn't the same in @other: the one issue or a party's positions on it, whatever else
 * differs (a source that was added with the evidence); else the one thing of another kind, whatever issues differ (all that name
 * a party that went away).
 *
 * Returns: (transfer full) (nullable): that thing, %NULL where there is none or several
 */
DmSelection *dm_change_find_place (DmModel *model, DmModel *other) {
  guint n_kinds = 0, kind_found = DM_SELECTION_MODEL, found = 0;

  for (guint kind = 0; kind < G_N_ELEMENTS (lists); kind++) {
    guint first, n;

    if (lists[kind].count == NULL)
      continue;
    find_run (model, other, kind, &first, &n);
    if (n == 1 && kind == DM_SELECTION_ISSUE)
      return select_in_issue (model, first, other);
    if (n != 1)
      continue;
    n_kinds++;
    kind_found = kind;
    found = first;
  }
  if (n_kinds != 1)
    return NULL;
  return dm_selection_new (kind_found, *(char **) lists[kind_found].get (model, found), NULL, NULL);
}

/**
 * dm_change_has_id:
 * @model: a model
 * @kind: what kind of thing; of a position its issue's
 * @id: its id
 *
 * Returns: whether @model has it; always of the model as a whole
 */
gboolean dm_change_has_id (const DmModel *model, DmSelectionKind kind, const char *id) {
  if (kind == DM_SELECTION_POSITION)
    kind = DM_SELECTION_ISSUE;
  return kind == DM_SELECTION_MODEL || (id != NULL && lists[kind].find (model, id) >= 0);
}

/**
 * dm_change_has_selection:
 * @model: a model
 * @selection: what to look for
 *
 * Returns: whether @model has what is selected; of a position whether it has its issue and its party
 */
gboolean dm_change_has_selection (const DmModel *model, const DmSelection *selection) {
  return dm_change_has_id (model, selection->kind, selection->id)
         && (selection->kind != DM_SELECTION_POSITION
             || dm_change_has_id (model, DM_SELECTION_PARTY, selection->party));
}

/**
 * dm_change_follow_id:
 * @from: a model
 * @to: its successor
 * @kind: what kind of thing; of a position its issue's
 * @id: (nullable): its id in @from
 *
 * Finds a thing again whose id may have been changed: by its place, where the successor has as many things of its kind, and there
 * one that is new.
 *
 * Returns: (transfer none) (nullable): its id in @to, %NULL where it went away
 */
const char *dm_change_follow_id (DmModel *from, DmModel *to, DmSelectionKind kind, const char *id) {
  int index;
  const char *there;

  if (id == NULL || kind == DM_SELECTION_MODEL || dm_change_has_id (to, kind, id))
    return id;
  if (kind == DM_SELECTION_POSITION)
    kind = DM_SELECTION_ISSUE;
  index = lists[kind].find (from, id);
  if (index < 0 || lists[kind].count (from) != lists[kind].count (to))
    return NULL;
  there = *(char **) lists[kind].get (to, (guint) index);
  return lists[kind].find (from, there) < 0 ? there : NULL;
}
