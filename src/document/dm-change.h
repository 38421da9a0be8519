/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-model.h"
#include "dm-selection.h"

G_BEGIN_DECLS

/* What differs between two models of a history, found by what they don't share. */

DmSelection *dm_change_find_place (DmModel *model, DmModel *other);
gboolean dm_change_has_id (const DmModel *model, DmSelectionKind kind, const char *id);
gboolean dm_change_has_selection (const DmModel *model, const DmSelection *selection);
const char *dm_change_follow_id (DmModel *from, DmModel *to, DmSelectionKind kind, const char *id);

G_END_DECLS
