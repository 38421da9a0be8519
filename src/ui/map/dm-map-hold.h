/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"
#include "dm-position-drag.h"

G_BEGIN_DECLS

/**
 * DmMapHold:
 * @model: the model as it was when the position was taken hold of
 * @issue: the position's issue, in @model
 * @party: the index of its party
 * @from: (nullable): the position in force; %NULL where none is on record
 *
 * A position that a hand has taken hold of: on record, or, where a scenario is shown, in the scenario. All moves go out
 * from what it was at first, so that a hand that goes back takes back what it did.
 */
typedef struct {
  DmModel *model;
  DmAnalysis *analysis;
  const DmIssue *issue;
  guint party;
  const DmPosition *from;
  char *scenario;
} DmMapHold;

DmMapHold *dm_map_hold_new (DmDocument *document, const char *issue, const char *party);
void dm_map_hold_free (DmMapHold *hold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmMapHold, dm_map_hold_free)

DmTarget dm_map_hold_get_target (const DmMapHold *hold);
DmModel *dm_map_hold_move (DmMapHold *hold, DmHandle handle, double place);
DmModel *dm_map_hold_let_go (DmMapHold *hold, DmHandle handle, double place);
const char *dm_map_hold_get_label (DmHandle handle);

G_END_DECLS
