/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map-pen.h"

G_BEGIN_DECLS

#define DM_MAP_MAX_LANES 8
#define DM_MAP_COLUMN 16.0   /* half a column of the profile, in px */
#define DM_MAP_TICK 4.0      /* half a tick of an axis, in px */
#define DM_MAP_PAST_END 14.0 /* px that lines go past the ends of the axis */

/** DmMapTold: what the sentences of a row are made of when they are asked for. */
typedef struct {
  DmIssueResult *result;
  gboolean forecast;
  DmRobustness *robustness; /* (nullable) */
} DmMapTold;

/** DmMapColumn: from where to where along the axis how many parties would accept what is there. */
typedef struct {
  double left, right; /* px */
  guint n;
} DmMapColumn;

/* One row while it is laid out. The axis runs from axis_start to axis_end; lanes lie under one another above it. */
typedef struct {
  DmMapPen pen;
  const DmMapLook *look;
  const DmIssueResult *result;
  const DmModel *model;
  const DmIssue *issue;
  const DmScale *scale;
  gboolean stacked; /* too narrow for columns: name and verdict above the axis */
  double name_x, name_width;
  double verdict_x, verdict_width;
  double axis_start, axis_end;
  double first_lane, lane_gap;
  double bar_height, diamond_radius;
  double axis_y;
  guint n_lanes;
  guint lanes[DM_MAP_MAX_LANES];                 /* parties */
  const DmPosition *positions[DM_MAP_MAX_LANES]; /* NULL where not on record */
  double lane_ys[DM_MAP_MAX_LANES];              /* their middles, of ordered scales */
  gboolean profiled; /* more parties than lanes: the profile comes first */
  DmMapStops stops;
  double head_end; /* of what stands above or beside the lanes */
  double height;   /* of the row, once that is known */
} DmMapRow;

void dm_map_row_set_columns (DmMapRow *row);
void dm_map_row_set_line_columns (DmMapRow *row);
void dm_map_row_set_bottom (DmMapRow *row, double bottom);
double dm_map_row_get_x (const DmMapRow *row, double place);
double dm_map_row_get_x_of_number (const DmMapRow *row, double number);
double dm_map_row_get_overhang (const DmMapRow *row);
char *dm_map_row_id (const DmMapRow *row, guint party, const char *what);
void dm_map_row_set_teller (DmMapRow *row, DmSceneTeller teller);
void dm_map_row_speak (DmMapRow *row);

double dm_map_draw_name (DmMapRow *row, double baseline);
char *dm_map_tell_verdict (gpointer told_of, const DmMark *mark);
double dm_map_draw_verdict (DmMapRow *row, double baseline, gboolean details);
double dm_map_draw_scale (DmMapRow *row, gboolean names);
void dm_map_draw_common_ground (DmMapRow *row);
char *dm_map_tell_position (gpointer told_of, const DmMark *mark);
void dm_map_draw_lanes (DmMapRow *row);
gboolean dm_map_lane_get_bar (const DmMapRow *row, const DmPosition *position, double y,
                              DmBox *box);
double dm_map_lane_get_red_line_x (const DmMapRow *row, const DmPosition *position, gboolean upper);
void dm_map_draw_replaced (DmMapRow *row, guint nth);
void dm_map_dash (DmShape *shape, DmMapPen *pen);
void dm_map_draw_arrow (DmMapPen *pen, double from, double to, double y, DmColor color);
void dm_map_draw_replaced_in_box (DmMapRow *row, guint lane, guint option, double x, double y,
                                  double half, double to);
gboolean dm_map_has_demand_moved (const DmPosition *from, const DmPosition *to);
double dm_map_measure_absence (DmMapRow *row, guint party);
double dm_map_draw_absence_words (DmMapRow *row, const char *text, double x, double baseline);
void dm_map_draw_mean (DmMapPen *pen, double x, double tip);
void dm_map_draw_median (DmMapPen *pen, double x, double tip);
void dm_map_draw_forecast (DmMapRow *row);
void dm_map_draw_question (DmMapPen *pen, double x, double y, DmColor color);
gboolean dm_map_is_sensitive (const DmMapRow *row, guint lane);
void dm_map_draw_sensitive (DmMapRow *row);
void dm_map_draw_sensitive_in_box (DmMapRow *row, guint lane, guint option, double left, double y);
gboolean dm_map_is_unsure (const DmPosition *position);
void dm_map_draw_value (DmMapRow *row, guint party, double score, double x, double lane_y);
guint *dm_map_count_accepting (const DmRecord *record, const DmScale *scale);
gboolean dm_map_is_count_other (const DmIssueResult *result);
GArray *dm_map_list_columns (const DmMapRow *row, const DmRecord *record);
void dm_map_draw_dots (DmMapRow *row, double y);
void dm_map_draw_profile (DmMapRow *row, double top, double height, double knot_y);
void dm_map_draw_knot (DmMapPen *pen, double x, double y, double r, DmTermAnswer answer);
void dm_map_begin_term (DmMapRow *row, double place);
void dm_map_draw_line (DmMapRow *row, double y);
void dm_map_draw_line_through_heading (const DmMapPen *pen, const DmMapLook *look,
                                       const DmMapStops *stops, guint n_parties, double height);
gboolean dm_map_is_crossed (const DmMapRow *row, double left, double right);
double dm_map_draw_boxes (DmMapRow *row, gboolean names);
double dm_map_boxes_get_term_x (const DmMapRow *row, guint option);

G_END_DECLS
