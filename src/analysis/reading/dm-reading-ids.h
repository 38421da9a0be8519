/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "dm-model.h"

G_BEGIN_DECLS

/** DmIdKind: what an id of a reading names. */
typedef enum { DM_ID_PARTY, DM_ID_BASKET, DM_ID_ISSUE, DM_ID_SCENARIO, DM_ID_PROPOSAL } DmIdKind;

int dm_reading_find_id (const DmModel *model, DmIdKind kind, const char *id, GError **error);

G_END_DECLS
