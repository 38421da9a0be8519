/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-analysis.h"

G_BEGIN_DECLS

/** DmMapStop: where the line of a proposal has a knot: @place on @scale, which is %NULL for nowhere. */
typedef struct {
  const DmScale *scale;
  double place;
} DmMapStop;

/**
 * DmMapStops:
 * @above: the nearest knot over a scene of the stack: where the line that runs down through all scenes comes from
 * @here: the scene's own
 * @below: the nearest knot under it: where the line goes to
 */
typedef struct {
  DmMapStop above, here, below;
} DmMapStops;

gboolean dm_map_stops_equal (const DmMapStops *a, const DmMapStops *b);

/**
 * DmMapCourse: where in a stack of scenes the line of the chosen proposal has its knots. Finds those around a scene in the
 * logarithm of their number, however far off they are.
 */
typedef struct _DmMapCourse DmMapCourse;

DmMapCourse *dm_map_course_new (const DmAnalysis *analysis, const GArray *items);
void dm_map_course_free (DmMapCourse *course);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmMapCourse, dm_map_course_free)

DmMapStops dm_map_course_get_stops (const DmMapCourse *course, const DmAnalysis *analysis,
                                    guint position);

G_END_DECLS
