/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "dm-edit-private.h"

/*
 * References between entities are indexes. Where entities of one kind got other indexes, or went, all that refers to them
 * follows: @map says for each old index the new one, or DM_EDIT_GONE.
 */
typedef struct {
  DmEdit *edit;
  DmEntityKind kind;
  const guint *map;
} Follow;

static const char *get_name (const Follow *follow, guint index) {
  return dm_edit_get_name (follow->edit->model, follow->kind, index);
}

static gboolean moves (const Follow *follow, DmEntityKind kind, int index) {
  return index >= 0 && kind == follow->kind && follow->map[index] != (guint) index;
}

static gboolean moves_any (const Follow *follow, DmEntityKind kind, const guint *items, guint n) {
  for (guint i = 0; i < n; i++)
    if (moves (follow, kind, (int) items[i]))
      return TRUE;
  return FALSE;
}

/* Sets *@index to where it went, -1 for gone, which @target is hurt by. */
static void follow_one (const Follow *follow, DmEntityKind kind, int *index, DmHurtKind hurt,
                        const DmTarget *target) {
  if (!moves (follow, kind, *index))
    return;
  guint to = follow->map[*index];
  if (to == DM_EDIT_GONE)
    dm_edit_hurt (follow->edit, hurt, target, get_name (follow, (guint) *index));
  *index = to == DM_EDIT_GONE ? -1 : (int) to;
}

/* Returns how many are left. */
static guint follow_items (const Follow *follow, DmEntityKind kind, guint *items, guint n,
                           DmHurtKind hurt, const DmTarget *target) {
  guint n_left = 0;

  for (guint i = 0; i < n; i++) {
    int item = (int) items[i];
    follow_one (follow, kind, &item, hurt, target);
    if (item >= 0)
      items[n_left++] = (guint) item;
  }
  return n_left;
}

static gboolean moves_evidence (const Follow *follow, const DmPosition *position) {
  if (follow->kind != DM_ENTITY_SOURCE || position->more == NULL)
    return FALSE;
  for (guint i = 0; i < position->more->n_evidence; i++)
    if (moves (follow, DM_ENTITY_SOURCE, position->more->evidence[i].source))
      return TRUE;
  return FALSE;
}

static gboolean moves_position (const Follow *follow, const DmPosition *position) {
  return moves (follow, DM_ENTITY_PARTY, (int) position->party)
         || moves_evidence (follow, position);
}

static gboolean is_empty (const DmEvidence *evidence) {
  return evidence->source < 0 && evidence->locator == NULL && evidence->speaker == NULL
         && evidence->date == DM_DATE_NONE && evidence->quote == NULL && evidence->grade[0] == '\0'
         && evidence->note == NULL && evidence->extras == NULL;
}

/* Evidence that named nothing but its source goes with it. */
static void follow_evidence (const Follow *follow, DmPosition *position, const DmTarget *target) {
  guint n_left = 0;

  DmPositionMore *more = dm_position_more_copy (position->more);
  dm_position_more_unref (position->more);
  position->more = more;
  for (guint i = 0; i < more->n_evidence; i++) {
    DmEvidence evidence = more->evidence[i];
    follow_one (follow, DM_ENTITY_SOURCE, &evidence.source, DM_HURT_EVIDENCE, target);
    if (!is_empty (&evidence) || is_empty (&more->evidence[i]))
      more->evidence[n_left++] = evidence;
  }
  more->n_evidence = n_left;
  if (n_left == 0)
    position->flags &= (guint16) ~DM_POSITION_EVIDENCE;
}

/* Makes @to an owned copy of @from that follows. Returns FALSE, and @to isn't made, where its party is gone. */
static gboolean follow_position (const Follow *follow, const DmScale *scale, const DmPosition *from,
                                 DmPosition *to, DmHurtKind hurt, const DmTarget *target) {
  int party = (int) from->party;

  follow_one (follow, DM_ENTITY_PARTY, &party, hurt, target);
  if (party < 0)
    return FALSE;
  dm_position_copy (scale, to, from);
  to->party = (guint32) party;
  if (moves_evidence (follow, to))
    follow_evidence (follow, to, target);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the positions that follow, NULL where none has to */
static DmPositions *follow_positions (const Follow *follow, guint index, const DmIssue *issue) {
  const DmPositions *from = issue->positions;
  guint first = 0, n = 0;

  while (first < from->n_positions && !moves_position (follow, &from->positions[first]))
    first++;
  if (first == from->n_positions)
    return NULL;
  DmPositions *to = dm_positions_new (issue->scale, from->n_positions);
  for (guint i = 0; i < from->n_positions; i++) {
    DmTarget target
        = dm_edit_target_position (follow->edit->model, index, &from->positions[i], NULL);
    n += follow_position (follow, issue->scale, &from->positions[i], &to->positions[n],
                          DM_HURT_POSITION, &target);
  }
  to->n_positions = n;
  follow->edit->changed->n_positions -= from->n_positions - n;
  qsort (to->positions, n, sizeof (DmPosition), dm_position_compare);
  return to;
}

static gpointer follow_issue (const Follow *follow, guint index, gpointer entity) {
  const DmIssue *issue = entity;
  DmPositions *positions = follow_positions (follow, index, issue);

  if (positions == NULL && !moves (follow, DM_ENTITY_BASKET, issue->basket)
      && !moves_any (follow, DM_ENTITY_PARTY, issue->needs, issue->n_needs))
    return NULL;
  DmTarget target = dm_edit_target_entity (follow->edit->model, DM_ENTITY_ISSUE, index);
  DmIssue *copy = dm_issue_copy (issue);
  if (positions != NULL) {
    dm_positions_unref (copy->positions);
    copy->positions = positions;
  }
  follow_one (follow, DM_ENTITY_BASKET, &copy->basket, DM_HURT_BASKET, &target);
  copy->n_needs
      = follow_items (follow, DM_ENTITY_PARTY, copy->needs, copy->n_needs, DM_HURT_NEED, &target);
  copy->needs_given = copy->needs_given && (copy->n_needs > 0 || issue->n_needs == 0);
  return copy;
}

static gpointer follow_event (const Follow *follow, guint index, gpointer entity) {
  const DmEvent *event = entity;

  if (!moves (follow, DM_ENTITY_SOURCE, event->source))
    return NULL;
  DmTarget target = dm_edit_target_entity (follow->edit->model, DM_ENTITY_EVENT, index);
  DmEvent *copy = dm_event_copy (event);
  follow_one (follow, DM_ENTITY_SOURCE, &copy->source, DM_HURT_EVENT, &target);
  return copy;
}

static gboolean moves_change (const Follow *follow, const DmChange *change) {
  return moves (follow, DM_ENTITY_ISSUE, (int) change->issue)
         || moves_position (follow, &change->position);
}

static gpointer follow_scenario (const Follow *follow, G_GNUC_UNUSED guint index, gpointer entity) {
  const DmScenario *scenario = entity;
  guint first = 0;

  while (first < scenario->n_changes && !moves_change (follow, &scenario->changes[first]))
    first++;
  if (first == scenario->n_changes)
    return NULL;
  DmScenario *copy = dm_scenario_copy_head (scenario);
  for (guint i = 0; i < scenario->n_changes; i++) {
    const DmChange *from = &scenario->changes[i];
    DmScale *scale = dm_scenario_get_scale (scenario, i);
    /* where issues moved, those before the edit are still the ones that the change's index means */
    DmTarget target
        = dm_edit_target_position (follow->edit->model, from->issue, &from->position, scenario);
    int issue = (int) from->issue;
    DmChange to = { .removed = from->removed };
    follow_one (follow, DM_ENTITY_ISSUE, &issue, DM_HURT_CHANGE, &target);
    to.issue = (guint) issue;
    if (issue >= 0
        && follow_position (follow, scale, &from->position, &to.position, DM_HURT_CHANGE, &target))
      dm_scenario_take_change (copy, scale, &to);
  }
  copy->changes_given = copy->changes_given && copy->n_changes > 0;
  return copy;
}

static gboolean moves_proposal (const Follow *follow, const DmProposal *proposal) {
  gboolean found = moves (follow, DM_ENTITY_PARTY, proposal->by);

  for (guint i = 0; !found && i < proposal->n_terms; i++)
    found = moves (follow, DM_ENTITY_ISSUE, (int) proposal->terms[i].issue);
  for (guint i = 0; !found && i < proposal->n_stances; i++)
    found = moves (follow, DM_ENTITY_PARTY, (int) proposal->stances[i].party);
  return found;
}

static gpointer follow_proposal (const Follow *follow, guint index, gpointer entity) {
  const DmProposal *proposal = entity;
  guint n_terms = 0, n_stances = 0;

  if (!moves_proposal (follow, proposal))
    return NULL;
  DmTarget target = dm_edit_target_entity (follow->edit->model, DM_ENTITY_PROPOSAL, index);
  DmProposal *copy = dm_proposal_copy (proposal);
  follow_one (follow, DM_ENTITY_PARTY, &copy->by, DM_HURT_BY, &target);
  for (guint i = 0; i < copy->n_terms; i++) {
    int issue = (int) copy->terms[i].issue;
    follow_one (follow, DM_ENTITY_ISSUE, &issue, DM_HURT_TERM, &target);
    if (issue >= 0)
      copy->terms[n_terms++] = (DmTerm){ (guint) issue, copy->terms[i].place };
  }
  for (guint i = 0; i < copy->n_stances; i++) {
    int party = (int) copy->stances[i].party;
    follow_one (follow, DM_ENTITY_PARTY, &party, DM_HURT_STANCE, &target);
    if (party >= 0)
      copy->stances[n_stances++] = (DmPartyStance){ (guint) party, copy->stances[i].stance };
  }
  copy->n_terms = n_terms;
  copy->n_stances = n_stances;
  copy->terms_given = copy->terms_given && (n_terms > 0 || proposal->n_terms == 0);
  copy->stances_given = copy->stances_given && (n_stances > 0 || proposal->n_stances == 0);
  return copy;
}

static gpointer follow_view (const Follow *follow, guint index, gpointer entity) {
  const DmView *view = entity;

  if (!moves (follow, DM_ENTITY_SCENARIO, view->scenario)
      && !moves (follow, DM_ENTITY_SCENARIO, view->compare_scenario)
      && !moves (follow, DM_ENTITY_PROPOSAL, view->proposal)
      && !moves_any (follow, DM_ENTITY_PARTY, view->parties.items, view->parties.n_items)
      && !moves_any (follow, DM_ENTITY_ISSUE, view->issues.items, view->issues.n_items)
      && !moves_any (follow, DM_ENTITY_BASKET, view->baskets.items, view->baskets.n_items))
    return NULL;
  DmTarget target = dm_edit_target_entity (follow->edit->model, DM_ENTITY_VIEW, index);
  DmView *copy = dm_view_copy (view);
  const struct {
    DmEntityKind kind;
    DmIndexList *list;
  } lists[] = { { DM_ENTITY_PARTY, &copy->parties },
                { DM_ENTITY_ISSUE, &copy->issues },
                { DM_ENTITY_BASKET, &copy->baskets } };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    lists[i].list->n_items = follow_items (follow, lists[i].kind, lists[i].list->items,
                                           lists[i].list->n_items, DM_HURT_VIEW, &target);
  follow_one (follow, DM_ENTITY_SCENARIO, &copy->scenario, DM_HURT_VIEW, &target);
  follow_one (follow, DM_ENTITY_SCENARIO, &copy->compare_scenario, DM_HURT_VIEW, &target);
  follow_one (follow, DM_ENTITY_PROPOSAL, &copy->proposal, DM_HURT_VIEW, &target);
  return copy;
}

typedef gpointer (*FollowEntity) (const Follow *follow, guint index, gpointer entity);

/* Makes all that refers to @kind follow, in the changed model, whose list of that kind is the new one already. */
void dm_edit_follow (DmEdit *edit, DmEntityKind kind, const guint *map) {
  static const struct {
    DmEntityKind kind;
    guint refers; /* bits of the kinds that it refers to */
    FollowEntity follow;
  } referrers[] = {
    { DM_ENTITY_ISSUE, 1 << DM_ENTITY_PARTY | 1 << DM_ENTITY_BASKET | 1 << DM_ENTITY_SOURCE,
      follow_issue },
    { DM_ENTITY_EVENT, 1 << DM_ENTITY_SOURCE, follow_event },
    { DM_ENTITY_SCENARIO, 1 << DM_ENTITY_PARTY | 1 << DM_ENTITY_ISSUE | 1 << DM_ENTITY_SOURCE,
      follow_scenario },
    { DM_ENTITY_PROPOSAL, 1 << DM_ENTITY_PARTY | 1 << DM_ENTITY_ISSUE, follow_proposal },
    { DM_ENTITY_VIEW,
      1 << DM_ENTITY_PARTY | 1 << DM_ENTITY_ISSUE | 1 << DM_ENTITY_BASKET | 1 << DM_ENTITY_SCENARIO
          | 1 << DM_ENTITY_PROPOSAL,
      follow_view },
  };
  const Follow follow = { edit, kind, map };

  for (guint i = 0; i < G_N_ELEMENTS (referrers); i++) {
    if ((referrers[i].refers >> kind & 1) == 0)
      continue;
    for (guint j = 0; j < edit->changed->lists[referrers[i].kind]->length; j++) {
      gpointer entity = dm_model_get (edit->changed, referrers[i].kind, j);
      gpointer changed = referrers[i].follow (&follow, j, entity);
      if (changed != NULL)
        dm_model_replace (edit->changed, referrers[i].kind, j, changed);
    }
  }
}
