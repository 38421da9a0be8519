/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-position.h"

G_BEGIN_DECLS

/** DmPositionFault: a rule that a position breaks; the same for the reader, scenarios and the editor. */
typedef enum {
  DM_POSITION_FAULT_NONE,
  DM_POSITION_FAULT_EMPTY,          /* none of demand, accepts, limits, values */
  DM_POSITION_FAULT_DEMAND_ACCEPTS, /* the demand lies outside what it accepts */
  DM_POSITION_FAULT_DEMAND_LIMITS,  /* the demand lies outside the red lines */
  DM_POSITION_FAULT_ACCEPTS_LIMITS, /* what it accepts goes outside the red lines */
} DmPositionFault;

DmPositionFault dm_position_check (const DmPosition *position, const DmScale *scale);
const char *dm_position_fault_to_code (DmPositionFault fault);
const char *dm_position_fault_describe (DmPositionFault fault);
DmPositionFlags dm_position_fault_get_member (DmPositionFault fault);

G_END_DECLS
