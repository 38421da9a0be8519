/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"
#include "dm-selection.h"

G_BEGIN_DECLS

/* Changes of the same kind that follow each other within this time are one step: somebody types. */
#define DM_HISTORY_PAUSE_US (G_USEC_PER_SEC)

/**
 * DmStep:
 * @before: the model that was changed
 * @after: what it was changed to
 * @label: translated: what was done, "Change the demand"
 * @selection: what was selected when it was done
 * @merge: (nullable): what a change must have, too, to become one with this step
 * @time_us: monotonic: when it was last added to
 */
typedef struct {
  DmModel *before, *after;
  char *label;
  DmSelection *selection;
  char *merge;
  gint64 time_us;
} DmStep;

/**
 * DmHistory:
 *
 * Models, one after the other, the one that is current among them and the one that is in the file. Models share what they have
 * in common, so a step costs what it changed and there may be any number of them.
 */
typedef struct _DmHistory DmHistory;

DmHistory *dm_history_new (void);
void dm_history_free (DmHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmHistory, dm_history_free)

void dm_history_reset (DmHistory *history, DmModel *model);
DmModel *dm_history_get_model (const DmHistory *history);
gboolean dm_history_add (DmHistory *history, DmModel *model, const char *label, const char *merge,
                         gint64 time_us, const DmSelection *selection);
void dm_history_end_step (DmHistory *history);

const DmStep *dm_history_undo (DmHistory *history);
const DmStep *dm_history_redo (DmHistory *history);
const DmStep *dm_history_peek_undo (const DmHistory *history);
const DmStep *dm_history_peek_redo (const DmHistory *history);

void dm_history_set_saved (DmHistory *history, DmModel *model);
gboolean dm_history_is_modified (const DmHistory *history);

G_END_DECLS
