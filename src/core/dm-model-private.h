/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

/* Every entity's first member is its id. Lists and tables are shared between the models of a history. */
struct _DmModel {
  gatomicrefcount ref_count;
  char *title, *summary, *note;
  DmDate date;
  guint lists_given; /* bits of DmEntityKind: which arrays the file has, empty ones too */
  gboolean positions_given;
  DmExtras *extras;
  guint n_positions;
  GPtrArray *lists[DM_N_ENTITY_KINDS];
  GHashTable *tables[DM_N_ENTITY_KINDS]; /* id → GUINT_TO_POINTER (index + 1) */
};

DmModel *dm_model_alloc (void);
void dm_model_take_entity (DmModel *model, DmEntityKind kind, gpointer entity);
int dm_model_find (const DmModel *model, DmEntityKind kind, const char *id);

G_END_DECLS
