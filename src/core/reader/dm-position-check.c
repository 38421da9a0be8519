/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-position-check.h"

#include <glib/gi18n-lib.h>

/**
 * dm_position_check:
 * @position: a position
 * @scale: its issue's scale
 *
 * Checks demand ∈ accepts ⊆ limits, and that the position says anything at all.
 *
 * Returns: the first rule broken
 */
DmPositionFault dm_position_check (const DmPosition *position, const DmScale *scale) {
  guint flags = position->flags;

  if ((flags & (DM_POSITION_DEMAND | DM_POSITION_ACCEPTS | DM_POSITION_LIMITS | DM_POSITION_VALUES))
      == 0)
    return DM_POSITION_FAULT_EMPTY;
  if ((flags & DM_POSITION_DEMAND) && (flags & DM_POSITION_ACCEPTS)
      && !dm_scale_set_contains (scale, &position->accepts, position->demand))
    return DM_POSITION_FAULT_DEMAND_ACCEPTS;
  if ((flags & DM_POSITION_DEMAND) && (flags & DM_POSITION_LIMITS)
      && !dm_scale_set_contains (scale, &position->limits, position->demand))
    return DM_POSITION_FAULT_DEMAND_LIMITS;
  if ((flags & DM_POSITION_ACCEPTS) && (flags & DM_POSITION_LIMITS)) {
    DmSet accepts = position->accepts, limits = position->limits;
    /* an end left out reaches to the scale's end and no further */
    if (dm_scale_is_ordered (scale)) {
      DmRange whole = { dm_scale_get_first (scale), dm_scale_get_last (scale) };
      accepts.range = dm_range_intersect (accepts.range, whole);
    }
    if (!dm_scale_set_is_within (scale, &accepts, &limits))
      return DM_POSITION_FAULT_ACCEPTS_LIMITS;
  }
  return DM_POSITION_FAULT_NONE;
}

/** dm_position_fault_to_code: the stable name of the rule, as diagnostics show it */
const char *dm_position_fault_to_code (DmPositionFault fault) {
  static const char *const codes[] = { "", "empty-position", "demand-outside-accepts",
                                       "demand-outside-limits", "accepts-outside-limits" };
  return codes[fault];
}

/** dm_position_fault_describe: what is wrong and what would be right, translated */
const char *dm_position_fault_describe (DmPositionFault fault) {
  switch (fault) {
  case DM_POSITION_FAULT_EMPTY:
    return _ ("a position needs at least one of “demand”, “accepts”, “limits” and “values”");
  case DM_POSITION_FAULT_DEMAND_ACCEPTS:
    return _ ("the demand lies outside what the party accepts; widen “accepts” to hold it");
  case DM_POSITION_FAULT_DEMAND_LIMITS:
    return _ ("the demand lies outside the party’s red lines; widen “limits” to hold it");
  case DM_POSITION_FAULT_ACCEPTS_LIMITS:
    return _ (
        "what the party accepts goes outside its red lines; “accepts” must lie within “limits”");
  case DM_POSITION_FAULT_NONE:
  default:
    return "";
  }
}

/** dm_position_fault_get_member: the member to mend, 0 for the position as a whole */
DmPositionFlags dm_position_fault_get_member (DmPositionFault fault) {
  switch (fault) {
  case DM_POSITION_FAULT_DEMAND_ACCEPTS:
  case DM_POSITION_FAULT_DEMAND_LIMITS:
    return DM_POSITION_DEMAND;
  case DM_POSITION_FAULT_ACCEPTS_LIMITS:
    return DM_POSITION_ACCEPTS;
  default:
    return 0;
  }
}
