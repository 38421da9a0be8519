/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-share.h"

#include "dm-entities-private.h"
#include "dm-model-private.h"
#include "dm-writer-private.h"
#include "dm-writer.h"

/*
 * What an entity is written as says all about it, but for the indexes that it keeps: those mean the same in both models where the
 * lists that they point into have the same ids in the same order, as far as both go. Places on a scale are indexes, too.
 */

#define BIT(kind) (1u << (kind))

static const guint refers_to[DM_N_ENTITY_KINDS] = {
  [DM_ENTITY_ISSUE] = BIT (DM_ENTITY_BASKET) | BIT (DM_ENTITY_PARTY) | BIT (DM_ENTITY_SOURCE),
  [DM_ENTITY_EVENT] = BIT (DM_ENTITY_SOURCE),
  [DM_ENTITY_SCENARIO] = BIT (DM_ENTITY_ISSUE) | BIT (DM_ENTITY_PARTY) | BIT (DM_ENTITY_SOURCE),
  [DM_ENTITY_PROPOSAL] = BIT (DM_ENTITY_ISSUE) | BIT (DM_ENTITY_PARTY),
  [DM_ENTITY_VIEW] = BIT (DM_ENTITY_PARTY) | BIT (DM_ENTITY_ISSUE) | BIT (DM_ENTITY_BASKET)
                     | BIT (DM_ENTITY_SCENARIO) | BIT (DM_ENTITY_PROPOSAL),
};

typedef struct {
  DmModel *fresh, *like;
  guint same_ids; /* bits of the kinds whose ids are the same, in the same order */
  GString *first, *second;
} Sharing;

/* What one list has more at its end nothing can refer to that is in both models. */
static gboolean has_same_ids (const Sharing *sharing, DmEntityKind kind) {
  guint n = MIN (sharing->fresh->lists[kind]->length, sharing->like->lists[kind]->length);

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (dm_model_get_id (sharing->fresh, kind, i),
                      dm_model_get_id (sharing->like, kind, i)))
      return FALSE;
  return TRUE;
}

static gboolean are_written_alike (Sharing *sharing) {
  gboolean alike = g_string_equal (sharing->first, sharing->second);

  g_string_truncate (sharing->first, 0);
  g_string_truncate (sharing->second, 0);
  return alike;
}

static gboolean has_same_positions (Sharing *sharing, const DmIssue *a, const DmIssue *b) {
  if (a->positions->n_positions != b->positions->n_positions)
    return FALSE;
  for (guint i = 0; i < a->positions->n_positions; i++) {
    const DmPosition *first = &a->positions->positions[i], *second = &b->positions->positions[i];
    if (first->order != second->order)
      return FALSE;
    dm_writer_position (sharing->first, sharing->fresh, a, first, 0);
    dm_writer_position (sharing->second, sharing->like, b, second, 0);
    if (!are_written_alike (sharing))
      return FALSE;
  }
  return TRUE;
}

/* Whether the places on the issue's scale have the same indexes in both. */
static gboolean has_same_scale (const Sharing *sharing, guint issue) {
  const DmScale *a = dm_model_get_issue (sharing->fresh, issue)->scale,
                *b = dm_model_get_issue (sharing->like, issue)->scale;

  if (a->type != b->type || a->n_levels != b->n_levels)
    return FALSE;
  for (guint i = 0; i < a->n_levels; i++)
    if (!g_str_equal (a->levels[i].id, b->levels[i].id))
      return FALSE;
  return TRUE;
}

static gboolean has_same_scales (const Sharing *sharing, DmEntityKind kind, gconstpointer entity) {
  const DmScenario *scenario = entity;
  const DmProposal *proposal = entity;
  gboolean same = TRUE;

  if (kind == DM_ENTITY_SCENARIO)
    for (guint i = 0; i < scenario->n_changes; i++)
      same = same && has_same_scale (sharing, scenario->changes[i].issue);
  if (kind == DM_ENTITY_PROPOSAL)
    for (guint i = 0; i < proposal->n_terms; i++)
      same = same && has_same_scale (sharing, proposal->terms[i].issue);
  return same;
}

/* Returns: the entity of the other model that says the same, or NULL */
static gpointer find_same (Sharing *sharing, DmEntityKind kind, gpointer entity) {
  int index = dm_model_find (sharing->like, kind, *(char **) entity);

  if (index < 0)
    return NULL;
  gpointer other = dm_model_get (sharing->like, kind, (guint) index);
  dm_writer_entity (sharing->first, sharing->fresh, kind, entity);
  dm_writer_entity (sharing->second, sharing->like, kind, other);
  if (!are_written_alike (sharing) || !has_same_scales (sharing, kind, entity)
      || (kind == DM_ENTITY_ISSUE && !has_same_positions (sharing, entity, other)))
    return NULL;
  return other;
}

/* Returns whether all of @kind is shared */
static gboolean share_list (Sharing *sharing, DmEntityKind kind) {
  const DmList *list = sharing->fresh->lists[kind];
  DmList *shared = dm_list_new (list->unref_item);
  gboolean all = (sharing->same_ids & BIT (kind)) != 0;

  for (guint i = 0; i < list->length; i++) {
    gpointer entity = dm_list_get (list, i), same = find_same (sharing, kind, entity);
    all = all && same != NULL;
    dm_list_append (shared, g_atomic_rc_box_acquire (same != NULL ? same : entity));
  }
  dm_model_take_list (sharing->fresh, kind, shared);
  return all;
}

static gboolean is_same_text (const DmModel *a, const DmModel *b) {
  g_autoptr (GBytes) first = dm_writer_write (a), second = dm_writer_write (b);

  return g_bytes_equal (first, second);
}

/**
 * dm_model_share:
 * @fresh: (transfer full): a model that nobody else has yet, as the reader gives it
 * @like: one that it may be much like, as its text was edited
 *
 * Lets @fresh share with @like what is the same in both, so that a history of them costs what differs, and that what is derived
 * from a model need be derived anew only where it differs.
 *
 * Returns: (transfer full): @fresh, or @like where they are the same throughout
 */
DmModel *dm_model_share (DmModel *fresh, DmModel *like) {
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);
  Sharing sharing = { .fresh = fresh, .like = like, .first = first, .second = second };
  gboolean all = TRUE;

  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++)
    if (has_same_ids (&sharing, (DmEntityKind) kind))
      sharing.same_ids |= BIT (kind);
  for (guint kind = 0; kind < DM_N_ENTITY_KINDS; kind++) {
    if ((sharing.same_ids & refers_to[kind]) == refers_to[kind])
      all = share_list (&sharing, (DmEntityKind) kind) && all;
    else
      all = FALSE;
  }
  if (!all || !is_same_text (fresh, like))
    return fresh;
  dm_model_unref (fresh);
  return dm_model_ref (like);
}
