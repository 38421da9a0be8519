/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-row-private.h"

#include "dm-describe-forecast.h"
#include "dm-describe.h"

#define STACKED_WIDTH 820
#define LANE_GAP 20
#define COMPARED_LANE_GAP                                                                          \
  28 /* with room for where a party stands otherwise, whether or not it does: rows keep still while one drags */
#define VALUES_LANE_GAP 30
#define VALUES_AXIS_GAP 25 /* a knot on the axis stays clear of values */
#define LINE_LANE_GAP 8
#define PROFILE_HEIGHT 44
#define LINE_HEIGHT 34
#define STRIP_HEIGHT 9
#define ICON_WIDTH 24
#define TOP 22
#define ALONE_TOP 13

/* Where the name, the axis and the verdict stand. */
void dm_map_row_set_columns (DmMapRow *row) {
  double width = row->pen.width, margin = row->pen.margin;

  row->stacked = width < STACKED_WIDTH || row->look->alone;
  row->name_x = margin;
  if (row->stacked) {
    row->name_width = (width - 2 * margin) * 0.52;
    row->verdict_x = margin + row->name_width + 16;
    row->verdict_width = width - margin - row->verdict_x - ICON_WIDTH;
    row->axis_start = margin + 26;
    row->axis_end = width - margin - 26;
    return;
  }
  row->name_width = CLAMP (width * 0.18, 170, 320);
  row->verdict_width = CLAMP (width * 0.155, 150, 300);
  row->verdict_x = width - margin - row->verdict_width - ICON_WIDTH;
  row->axis_start = margin + row->name_width + 44;
  row->axis_end = row->verdict_x - 54;
}

/* The same where a row is one line. */
void dm_map_row_set_line_columns (DmMapRow *row) {
  dm_map_row_set_columns (row);
  if (!row->stacked)
    return;
  row->name_width = (row->pen.width - 2 * row->pen.margin) * 0.38;
  row->verdict_width = 96;
  row->verdict_x = row->pen.width - row->pen.margin - row->verdict_width - ICON_WIDTH;
  row->axis_start = row->pen.margin + row->name_width + 24;
  row->axis_end = row->verdict_x - 24;
}

/* The x of a place of an ordered scale. */
double dm_map_row_get_x (const DmMapRow *row, double place) {
  const DmScale *scale = row->scale;
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);

  if (first >= last)
    return (row->axis_start + row->axis_end) / 2;
  place = CLAMP (place, first, last);
  if (scale->type == DM_SCALE_ORDINAL && dm_scale_is_metric (scale)) {
    place = dm_scale_measure (scale, place);
    first = dm_scale_measure (scale, first);
    last = dm_scale_measure (scale, last);
  }
  return row->axis_start + (place - first) / (last - first) * (row->axis_end - row->axis_start);
}

/* The x of a number in the unit of a metric scale, which on one of levels may lie between two of them. */
double dm_map_row_get_x_of_number (const DmMapRow *row, double number) {
  const DmScale *scale = row->scale;
  double first = dm_scale_measure (scale, dm_scale_get_first (scale));
  double last = dm_scale_measure (scale, dm_scale_get_last (scale));

  if (first >= last)
    return (row->axis_start + row->axis_end) / 2;
  return row->axis_start
         + (CLAMP (number, first, last) - first) / (last - first)
               * (row->axis_end - row->axis_start);
}

/* How far a bar reaches past the tick of a level, which is a point and yet wholly accepted. */
double dm_map_row_get_overhang (const DmMapRow *row) {
  return row->scale->type == DM_SCALE_INTERVAL ? 0 : row->bar_height * 0.7;
}

char *dm_map_row_id (const DmMapRow *row, guint party, const char *what) {
  const char *id = dm_model_get_party (row->model, party)->id;

  return g_strconcat (row->issue->id, ".", id, what != NULL ? "." : NULL, what, NULL);
}

static gboolean has_lane (const DmMapRow *row, guint party) {
  if (!row->profiled)
    return TRUE;
  for (guint i = 0; i < row->look->n_lanes; i++)
    if (row->look->lanes[i] == party)
      return TRUE;
  return FALSE;
}

/* Parties on record and those at the table; one that is absent and silent is named under “needs” alone. */
static void set_lanes (DmMapRow *row) {
  DmReading *reading = row->result->reading;
  const DmRecord *record = &row->result->record;
  guint n_shown = dm_reading_get_n_parties (reading), next = 0;

  row->profiled = n_shown > DM_MAP_MAX_LANES;
  for (guint i = 0; i < n_shown; i++) {
    guint party = dm_reading_get_party (reading, i);
    const DmPosition *position = NULL;
    if (next < record->n_holdings && record->holdings[next].party == party)
      position = record->holdings[next++].position;
    if (position == NULL && !dm_model_get_party (row->model, party)->at_table
        && dm_reading_get_moved_from (reading, row->result->issue, party) == NULL)
      continue;
    if (row->n_lanes < DM_MAP_MAX_LANES && has_lane (row, party)) {
      row->lanes[row->n_lanes] = party;
      row->positions[row->n_lanes++] = position;
    }
  }
}

/* Those that are asked for, on record or not. */
static void set_lanes_alone (DmMapRow *row) {
  for (guint i = 0; i < MIN (row->look->n_lanes, DM_MAP_MAX_LANES); i++) {
    row->lanes[i] = row->look->lanes[i];
    row->positions[i]
        = dm_reading_get_position (row->result->reading, row->result->issue, row->lanes[i]);
    row->n_lanes++;
  }
}

static double get_lane_gap (const DmReading *reading) {
  return dm_reading_get_other (reading) != NULL ? COMPARED_LANE_GAP : LANE_GAP;
}

static DmMapRow begin_row (const DmIssueResult *result, const DmMapLook *look,
                           const DmMapStops *stops) {
  DmMapRow row = { .pen = dm_map_pen_new (look), .look = look, .result = result };

  if (stops != NULL)
    row.stops = *stops;
  row.model = dm_reading_get_model (result->reading);
  row.issue = dm_model_get_issue (row.model, result->issue);
  row.scale = row.issue->scale;
  row.lane_gap = get_lane_gap (result->reading);
  row.bar_height = 12;
  row.diamond_radius = 6.5;
  if (look->alone)
    set_lanes_alone (&row);
  else
    set_lanes (&row);
  for (guint i = 0; i < row.n_lanes; i++)
    if (row.positions[i] != NULL && (row.positions[i]->flags & DM_POSITION_VALUES))
      row.lane_gap = VALUES_LANE_GAP;
  dm_map_row_set_columns (&row);
  return row;
}

/* Settles the height of a row whose lanes and scale end at @bottom, and draws the line under it; a line is as high as it was to begin
 * with. */
void dm_map_row_set_bottom (DmMapRow *row, double bottom) {
  if (row->height > 0)
    return;
  row->height = ceil (MAX (bottom, row->head_end) + 12);
  double y = row->height - 0.5;
  if (!row->look->alone)
    dm_map_pen_line (&row->pen, row->stacked ? row->pen.margin : row->axis_start, y,
                     row->pen.width - row->pen.margin, y, 1, row->pen.palette->rule);
}

static DmScene *end_row (DmMapRow *row) {
  return dm_map_pen_end (&row->pen, row->height, NULL);
}

/* One under another; a lane that only says that nothing is on record is as high as its words. Returns the last one's middle. */
static double set_lane_ys (DmMapRow *row) {
  double y = row->first_lane, last = y;

  for (guint i = 0; i < row->n_lanes; i++) {
    row->lane_ys[i] = last = y;
    y += row->lane_gap;
    if (row->positions[i] == NULL && row->look->stage <= DM_STAGE_LANES) {
      double more = dm_map_measure_absence (row, row->lanes[i])
                    - dm_map_pen_line_height (&row->pen, DM_MAP_FONT_ABSENT);
      last += more;
      y += more;
    }
  }
  return last;
}

static void place_lanes (DmMapRow *row, double top) {
  double profile = row->profiled ? PROFILE_HEIGHT + 10 : 0;

  row->first_lane = top + profile;
  row->axis_y = set_lane_ys (row) + (row->lane_gap == VALUES_LANE_GAP ? VALUES_AXIS_GAP : LANE_GAP);
  if (row->profiled && row->n_lanes == 0)
    row->axis_y = top + PROFILE_HEIGHT + 2;
}

/* The proposal's line runs behind the lanes, so that it hides nobody's mark. */
static void draw_lanes_on_axis (DmMapRow *row) {
  if (row->profiled)
    dm_map_draw_profile (row, row->first_lane - PROFILE_HEIGHT - 20, PROFILE_HEIGHT, row->axis_y);
  else
    dm_map_draw_line (row, row->axis_y);
  dm_map_draw_lanes (row);
  dm_map_draw_sensitive (row);
  dm_map_draw_forecast (row);
}

static DmScene *new_lanes_row (DmMapRow *row, gboolean names) {
  double left, right;

  if (row->stacked) {
    left = dm_map_draw_name (row, TOP + 4);
    right = dm_map_draw_verdict (row, TOP + 4, names);
    row->head_end = MAX (left, right);
    place_lanes (row, row->head_end + 20);
  } else {
    place_lanes (row, TOP);
    left = dm_map_draw_name (row, TOP + 5);
    right = dm_map_draw_verdict (row, TOP + 5, names);
    row->head_end = MAX (left, right);
  }
  if (row->scale->type == DM_SCALE_NOMINAL) {
    dm_map_draw_boxes (row, names);
  } else {
    dm_map_draw_common_ground (row);
    dm_map_row_set_bottom (row, dm_map_draw_scale (row, names));
    draw_lanes_on_axis (row);
  }
  return end_row (row);
}

static DmScene *new_line_row (DmMapRow *row) {
  dm_map_row_set_line_columns (row);
  row->lane_gap = MIN (LINE_LANE_GAP, (LINE_HEIGHT - 12.0) / MAX (row->n_lanes, 1));
  row->bar_height = MIN (5, row->lane_gap - 1);
  row->diamond_radius = MIN (3.5, row->lane_gap - 1);
  double left = dm_map_draw_name (row, LINE_HEIGHT / 2.0 + 5);
  double right = dm_map_draw_verdict (row, LINE_HEIGHT / 2.0 + 5, FALSE);
  double height = row->height = ceil (MAX (LINE_HEIGHT, MAX (left, right) + 8));
  row->first_lane = height / 2 - (MAX (row->n_lanes, 1) - 1) * row->lane_gap / 2;
  row->axis_y = MIN (set_lane_ys (row) + 7.5, height - 4.5);
  if (row->profiled) {
    dm_map_draw_profile (row, 4, height - 8, height / 2 - 2);
  } else if (row->scale->type == DM_SCALE_NOMINAL) {
    dm_map_draw_boxes (row, FALSE);
  } else {
    dm_map_draw_common_ground (row);
    dm_map_draw_line (row, row->axis_y);
    dm_map_draw_lanes (row);
  }
  return end_row (row);
}

static DmMapTold *told_new (DmIssueResult *result, const DmMapLook *look) {
  DmMapTold *told = g_new0 (DmMapTold, 1);

  told->result = dm_issue_result_ref (result);
  told->forecast = look->forecast;
  told->robustness = look->robustness != NULL ? dm_robustness_ref (look->robustness) : NULL;
  return told;
}

static void told_free (gpointer data) {
  DmMapTold *told = data;

  dm_issue_result_unref (told->result);
  g_clear_pointer (&told->robustness, dm_robustness_unref);
  g_free (told);
}

/* Has the label of the row's scene made by @teller, which is told of a DmMapTold, as the tellers of its marks are. */
void dm_map_row_set_teller (DmMapRow *row, DmSceneTeller teller) {
  dm_scene_builder_set_teller (row->pen.builder, teller,
                               told_new ((DmIssueResult *) row->result, row->look), told_free);
}

static char *tell (gpointer told_of) {
  const DmMapTold *told = told_of;
  g_autofree char *row = dm_describe_row (told->result);
  GString *text = g_string_new (row);
  DmForecast forecast;

  if (told->robustness != NULL)
    dm_describe_append (text, dm_describe_sureness (told->robustness, told->result));
  if (told->forecast) {
    dm_forecast_init (&forecast, told->result);
    dm_describe_append (text, dm_describe_forecast (told->result, &forecast));
  }
  return g_string_free (text, FALSE);
}

static char *tell_issue (gpointer told_of, const DmMark *mark) {
  return dm_describe_issue (((const DmMapTold *) told_of)->result);
}

/* Has the open mark say the row. Where there are too many parties for a tooltip, it leaves them to the row's own name. */
void dm_map_row_speak (DmMapRow *row) {
  if (row->profiled)
    dm_scene_builder_set_mark_teller (row->pen.builder, tell_issue, 0, 0);
  else
    dm_scene_builder_speak_for_scene (row->pen.builder);
}

static DmScene *new_strip_row (DmMapRow *row) {
  DmMapPen *pen = &row->pen;
  DmColor color = dm_map_pen_verdict_color (pen, row->result->verdict);
  DmBox box = { pen->margin, 1, pen->width - 2 * pen->margin, STRIP_HEIGHT - 2 };

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_VERDICT,
                               g_strdup_printf ("%s.verdict", row->issue->id),
                               (int) row->result->issue, -1, g_strdup (row->issue->name), NULL);
  dm_map_row_speak (row);
  switch (row->result->verdict) {
  case DM_VERDICT_OVERLAP:
    dm_map_pen_rect (pen, box, 2, color);
    break;
  case DM_VERDICT_GAP:
    dm_map_pen_rect (pen, box, 2, pen->palette->hatch)->fill_style = DM_FILL_HATCH;
    break;
  case DM_VERDICT_DEADLOCK:
    dm_map_pen_rect (pen, box, 2, color)->fill_style = DM_FILL_CROSS_HATCH;
    break;
  default: {
    DmShape *shape = dm_map_pen_rect (pen, box, 2, DM_COLOR_NONE);
    shape->stroke = color;
    shape->stroke_width = 1;
  }
  }
  dm_map_pen_mark_box (pen, box);
  dm_scene_builder_end_mark (pen->builder);
  row->height = STRIP_HEIGHT;
  dm_map_draw_line (row, STRIP_HEIGHT / 2.0);
  return end_row (row);
}

/* As much room above as the glyphs of a lane take. */
static DmScene *new_lane_alone (DmMapRow *row) {
  double bottom;

  dm_map_row_set_teller (row, NULL);
  place_lanes (row, ALONE_TOP);
  if (row->scale->type == DM_SCALE_NOMINAL) {
    bottom = dm_map_draw_boxes (row, TRUE);
  } else {
    bottom = dm_map_draw_scale (row, TRUE);
    dm_map_draw_lanes (row);
  }
  g_autofree char *label
      = row->n_lanes > 0 && row->positions[0] != NULL
            ? dm_describe_position (row->model, row->result->issue, row->positions[0])
            : g_strdup (row->issue->name);
  return dm_map_pen_end (&row->pen, ceil (bottom) + 4, label);
}

/**
 * dm_map_row_new:
 * @result: the verdict on the row's issue
 * @look: how to draw it
 * @stops: (nullable): how the proposal's line runs through it; %NULL where no line is drawn
 *
 * Returns: (transfer full): the row, a function of these alone
 */
DmScene *dm_map_row_new (DmIssueResult *result, const DmMapLook *look, const DmMapStops *stops) {
  DmMapRow row = begin_row (result, look, stops);

  if (look->alone)
    return new_lane_alone (&row);
  dm_map_row_set_teller (&row, tell);
  switch (look->stage) {
  case DM_STAGE_LINE:
    return new_line_row (&row);
  case DM_STAGE_STRIP:
    return new_strip_row (&row);
  default:
    return new_lanes_row (&row, look->stage == DM_STAGE_FULL);
  }
}

/**
 * dm_map_row_estimate_height:
 *
 * Returns: the height in px that a row is likely to have, told without laying out text
 */
double dm_map_row_estimate_height (DmIssueResult *result, const DmMapLook *look) {
  guint n_shown = dm_reading_get_n_parties (result->reading);
  guint n_lanes = n_shown > DM_MAP_MAX_LANES ? look->n_lanes : MIN (n_shown, DM_MAP_MAX_LANES);

  if (look->stage == DM_STAGE_STRIP)
    return STRIP_HEIGHT;
  if (look->stage == DM_STAGE_LINE)
    return LINE_HEIGHT;
  double height = TOP + 12;
  if (n_shown > DM_MAP_MAX_LANES && n_lanes == 0)
    height += PROFILE_HEIGHT + 2;
  else
    height += (n_shown > DM_MAP_MAX_LANES ? PROFILE_HEIGHT + 10 : 0)
              + MAX (n_lanes, 1) * get_lane_gap (result->reading);
  height += look->stage == DM_STAGE_FULL ? 34 : 8;
  return height + (look->width_px < STACKED_WIDTH ? 40 : 0);
}
