/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"

G_BEGIN_DECLS

/** DmWhatIf: the positions that a scenario changes, merged with those in force on a day; immutable. */
typedef struct _DmWhatIf DmWhatIf;

DmWhatIf *dm_what_if_new (DmModel *model, guint scenario, DmDate last_day, GError **error);
void dm_what_if_free (DmWhatIf *what_if);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmWhatIf, dm_what_if_free)

gboolean dm_what_if_touches (const DmWhatIf *what_if, guint issue);
gboolean dm_what_if_find (const DmWhatIf *what_if, guint issue, guint party,
                          const DmPosition **position);

const DmPosition *dm_positions_in_force (const DmPositions *positions, guint party,
                                         DmDate last_day);
const DmPosition *dm_positions_in_force_at (const DmPositions *positions, guint first,
                                            DmDate last_day, guint *next);

G_END_DECLS
