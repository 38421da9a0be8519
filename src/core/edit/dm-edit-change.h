/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"

G_BEGIN_DECLS

/* Positions as they are in a scenario: what is on record, with what the scenario changes of it. */

char *dm_edit_get_held_json (DmModel *model, const DmTarget *target);
gboolean dm_edit_put_into_change (DmModel *model, const DmTarget *target, const char *pointer,
                                  const char *value, char **member, char **json);
DmModel *dm_edit_take_change_back (DmModel *model, const DmTarget *target, const char *member,
                                   DmEditReport *report);

G_END_DECLS
