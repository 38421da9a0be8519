/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map.h"

G_BEGIN_DECLS

/*
 * The timeline: what each party holds on each issue over time, a row an issue, over one axis of dates. Time runs from the side where
 * reading begins; each row has its scale upright, from its first place at the bottom to its last at the top, or its options under one
 * another. A position holds from its day to the party's next one on the issue, and nothing moves between: what is drawn are steps. A
 * date that is a month or a year only is drawn as the stretch that it is: what begins with it begins with its first day, as in the
 * analysis, and its beginning is dashed. Like the map it is a stack of scenes, of which only those in sight need to be made.
 */

/** DmTimeline: a model over time, in one reading; immutable, reference-counted, safe to use from any thread. */
typedef struct _DmTimeline DmTimeline;

DmTimeline *dm_timeline_new (DmAnalysis *analysis);
DmTimeline *dm_timeline_ref (DmTimeline *timeline);
void dm_timeline_unref (DmTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTimeline, dm_timeline_unref)

DmAnalysis *dm_timeline_get_analysis (const DmTimeline *timeline);
gboolean dm_timeline_is_dated (const DmTimeline *timeline);

typedef enum {
  DM_TIMELINE_HEADER,
  DM_TIMELINE_AXIS, /* events over the axis of dates */
  DM_TIMELINE_BASKET,
  DM_TIMELINE_ROW,
  DM_TIMELINE_FOOTER
} DmTimelineItemKind;

/** DmTimelineItem: one scene of the stack: @index is the basket (-1: issues without one) or nth result. */
typedef struct {
  DmTimelineItemKind kind;
  int index;
} DmTimelineItem;

GArray *dm_timeline_list_items (const DmTimeline *timeline, DmSort sort);
DmScene *dm_timeline_item_new_scene (const DmTimeline *timeline, DmTimelineItem item,
                                     const DmMapLook *look);

DmScene *dm_timeline_running_head_new (const DmTimeline *timeline, const DmMapLook *look);

double dm_timeline_get_x (const DmTimeline *timeline, const DmMapLook *look, DmDate date);
DmDate dm_timeline_get_date (const DmTimeline *timeline, const DmMapLook *look, double x);

G_END_DECLS
