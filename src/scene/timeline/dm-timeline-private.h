/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map-row-private.h"
#include "dm-timeline.h"
#include "dm-turns.h"

G_BEGIN_DECLS

/* Days are numbered as dm_date_count_days() does. */
struct _DmTimeline {
  gatomicrefcount ref_count;
  DmAnalysis *analysis;
  gboolean dated;
  double first, last; /* days: where the axis begins and ends */
  guint signs;        /* bits 1 << DmMapSign: what the key has to explain */
};

/* Where the axis runs, from the side where reading begins. */
typedef struct {
  double start, end;
} DmTimelineColumns;

/** DmSpan: what one party holds from a day to another; %DM_DATE_NONE for without end. */
typedef struct {
  DmDate from, to;
  const DmPosition *position;
} DmSpan;

/* One row while it is laid out. */
typedef struct {
  DmMapRow map; /* name, verdict and pen are the map's */
  const DmTimeline *timeline;
  DmTimelineColumns columns;
  GArray *turns;                   /* of DmTurn */
  GArray *spans[DM_MAP_MAX_LANES]; /* of DmSpan, one for each lane of @map */
  double top, bottom;              /* of the plot */
} DmTimelineRow;

/* dm-timeline-axis.c */
DmDate dm_day_to_date (double day);
double dm_timeline_get_day_x (const DmTimeline *timeline, const DmTimelineColumns *columns,
                              double day);
DmTimelineColumns dm_timeline_get_columns (const DmMapLook *look);
void dm_timeline_draw_grid (const DmTimeline *timeline, DmMapPen *pen,
                            const DmTimelineColumns *columns, double top, double bottom);
void dm_timeline_draw_as_of (const DmTimeline *timeline, DmMapPen *pen,
                             const DmTimelineColumns *columns, double top, double bottom);
double dm_timeline_draw_ticks (const DmTimeline *timeline, DmMapPen *pen,
                               const DmTimelineColumns *columns, double y);

/* dm-timeline-events.c */
DmScene *dm_timeline_axis_new (const DmTimeline *timeline, const DmMapLook *look);

/* dm-timeline-row.c */
DmScene *dm_timeline_row_new (const DmTimeline *timeline, DmIssueResult *result,
                              const DmMapLook *look);
DmRange dm_timeline_row_get_extent (const DmTimelineRow *row, DmDate from, DmDate to);
double dm_timeline_row_get_known_x (const DmTimelineRow *row);
double dm_timeline_row_get_y (const DmTimelineRow *row, double place);
double dm_timeline_get_room (const DmTimelineRow *row);

/* dm-timeline-strip.c */
void dm_timeline_draw_strip (DmTimelineRow *row, double top, double height, gboolean words);
void dm_timeline_draw_ground (DmTimelineRow *row, gboolean zones);

/* dm-timeline-bands.c */
void dm_timeline_begin_mark (DmTimelineRow *row, guint lane, const DmSpan *span, DmMarkKind kind,
                             const char *what);
void dm_timeline_draw_start (DmTimelineRow *row, const DmSpan *span, double top, double bottom,
                             DmColor color);
double dm_timeline_get_reach (const DmTimelineRow *row);
double dm_timeline_get_demand_y (const DmTimelineRow *row, guint lane, double place);
void dm_timeline_draw_bands (DmTimelineRow *row);

/* dm-timeline-names.c */
void dm_timeline_draw_names (DmTimelineRow *row);

/* dm-timeline-options.c */
double dm_timeline_get_option_height (const DmTimelineRow *row);
void dm_timeline_draw_options (DmTimelineRow *row);

/* dm-timeline-profile.c */
void dm_timeline_draw_profile (DmTimelineRow *row);

/* dm-timeline-evidence.c */
DmDate dm_timeline_get_evidence_date (const DmModel *model, const DmEvidence *evidence);
gboolean dm_timeline_has_evidence (const DmTimelineRow *row);
void dm_timeline_draw_evidence (DmTimelineRow *row, double y);

G_END_DECLS
