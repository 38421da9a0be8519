/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-random-value.h"

typedef enum {
  DM_RANDOM_SET_MEMBER,
  DM_RANDOM_PUT,
  DM_RANDOM_ADD,
  DM_RANDOM_REMOVE,
  DM_RANDOM_MOVE,
  DM_RANDOM_RENAME,
  DM_RANDOM_RESCALE,
  DM_RANDOM_DRAG,
  DM_RANDOM_PASTE,
  DM_RANDOM_DUPLICATE,
  DM_RANDOM_IMPORT,
  DM_N_RANDOM_OPERATIONS
} DmRandomOperation;

/**
 * DmRandomEdit:
 * @target: what is edited; its strings are those of the model before
 * @pointer: (nullable): the member that is set
 * @json: (nullable): its value, or the thing; %NULL also for a member that is removed
 * @reasons: how many reasons were given where it can't be made
 * @hurts: how many other things it takes along
 *
 * An edit of any kind, right or wrong, of anything in a model, and what became of it.
 */
typedef struct {
  DmRandomOperation operation;
  DmTarget target;
  const char *pointer;
  char *json;
  guint index;
  guint reasons, hurts;
} DmRandomEdit;

DmModel *dm_random_edit (GRand *random, DmModel *model, guint most_positions, DmRandomEdit *edit);
char *dm_random_edit_describe (const DmRandomEdit *edit);
void dm_random_edit_clear (DmRandomEdit *edit);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmRandomEdit, dm_random_edit_clear)

extern const char *const dm_random_operations[DM_N_RANDOM_OPERATIONS];
