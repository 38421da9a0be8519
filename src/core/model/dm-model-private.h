/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-list.h"
#include "dm-model.h"

G_BEGIN_DECLS

typedef enum {
  DM_ENTITY_PARTY,
  DM_ENTITY_BASKET,
  DM_ENTITY_ISSUE,
  DM_ENTITY_SOURCE,
  DM_ENTITY_EVENT,
  DM_ENTITY_SCENARIO,
  DM_ENTITY_PROPOSAL,
  DM_ENTITY_VIEW,
  DM_N_ENTITY_KINDS
} DmEntityKind;

/*
 * Every entity's first member is its id. Lists, tables and texts are shared between the models of a history. A table owns
 * its keys: it may outlive the entities that it was made from.
 */
struct _DmModel {
  gatomicrefcount ref_count;
  GRefString *title, *summary, *note;
  DmDate date;
  guint lists_given; /* bits of DmEntityKind: which arrays the file has, empty ones too */
  gboolean positions_given;
  DmExtras *extras;
  guint n_positions;
  double last_order; /* the greatest of the positions' */
  DmList *lists[DM_N_ENTITY_KINDS];
  GHashTable *tables[DM_N_ENTITY_KINDS]; /* id → GUINT_TO_POINTER (index + 1) */
};

DmModel *dm_model_alloc (void);
DmModel *dm_model_copy (const DmModel *model);
void dm_model_take_entity (DmModel *model, DmEntityKind kind, gpointer entity);
void dm_model_take_list (DmModel *model, DmEntityKind kind, DmList *list);
void dm_model_replace (DmModel *model, DmEntityKind kind, guint index, gpointer entity);
void dm_model_clear_head (DmModel *model);
int dm_model_find (const DmModel *model, DmEntityKind kind, const char *id);

void dm_entity_unref (DmEntityKind kind, gpointer entity);

/* The @index-th of @kind. */
static inline gpointer dm_model_get (const DmModel *model, DmEntityKind kind, guint index) {
  return dm_list_get (model->lists[kind], index);
}

static inline const char *dm_model_get_id (const DmModel *model, DmEntityKind kind, guint index) {
  return *(char **) dm_model_get (model, kind, index);
}

G_END_DECLS
