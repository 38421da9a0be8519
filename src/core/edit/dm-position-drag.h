/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-edit.h"

G_BEGIN_DECLS

/** DmHandle: the part of a position that a hand takes hold of. The two of options are those of a nominal scale. */
typedef enum {
  DM_HANDLE_NONE,
  DM_HANDLE_DEMAND,
  DM_HANDLE_ACCEPTS_FROM,
  DM_HANDLE_ACCEPTS_TO,
  DM_HANDLE_LIMIT_FROM, /* the red line below */
  DM_HANDLE_LIMIT_TO,   /* the red line above */
  DM_HANDLE_OPTION_ACCEPTED,
  DM_HANDLE_OPTION_RULED_OUT,
  DM_N_HANDLES
} DmHandle;

gboolean dm_position_drag (const DmScale *scale, const DmPosition *from, DmHandle handle,
                           double place, DmPosition *to);
void dm_position_let_go (const DmScale *scale, const DmPosition *from, DmHandle handle,
                         double place, DmPosition *to);
gboolean dm_position_get_handle_place (const DmScale *scale, const DmPosition *position,
                                       DmHandle handle, double *place);

DmModel *dm_position_put (DmModel *model, const DmTarget *target, const DmPosition *from,
                          const DmPosition *to, DmEditReport *report);

G_END_DECLS
