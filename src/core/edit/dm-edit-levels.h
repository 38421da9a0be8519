/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"

G_BEGIN_DECLS

/* Edits of an issue's scale that are more than setting one member. As those of dm-edit.h. */

DmModel *dm_edit_add_level (DmModel *model, const char *issue, guint before, const char *name,
                            DmEditReport *report);
DmModel *dm_edit_move_level (DmModel *model, const char *issue, guint level, guint to,
                             DmEditReport *report);
DmModel *dm_edit_remove_level (DmModel *model, const char *issue, guint level,
                               DmEditReport *report);
DmModel *dm_edit_set_scale_type (DmModel *model, const char *issue, DmScaleType type,
                                 DmEditReport *report);

G_END_DECLS
