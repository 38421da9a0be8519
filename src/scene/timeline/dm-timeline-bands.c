/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-timeline.h"
#include "dm-describe.h"
#include "dm-timeline-private.h"

/* What each party holds on an ordered scale, over time: the lane of the map upright, drawn out along the days that it holds. */

#define DIAMOND 5.0
#define STEM                                                                                       \
  6.0 /* px from the beginning to the thin line of the first party, and from there to the next one's */
#define STOP 13.0 /* length of a red line's heavy stop */
#define THICKNESS 3.5
#define MOST_REACH 9.0
#define LEAST_HALF 2.5
#define SHADE 0.24
#define UNSURE_SHADE 0.1
#define GAP 1.0
#define LATER 0.4 /* of the shade: after the day that the model describes */

/* One party's position while it is drawn. */
typedef struct {
  DmTimelineRow *row;
  guint lane;
  const DmSpan *span;
  const DmPosition *position;
  DmRange x;
  DmColor color;
} Band;

/* How far a band reaches past a level, which is a point and yet wholly accepted. */
double dm_timeline_get_reach (const DmTimelineRow *row) {
  const DmScale *scale = row->map.scale;

  if (scale->type == DM_SCALE_INTERVAL)
    return 0;
  return MIN ((row->bottom - row->top) / MAX (scale->n_levels, 1) * 0.34, MOST_REACH);
}

/* A position's mark, which says what the party holds and how long; opens it. */
void dm_timeline_begin_mark (DmTimelineRow *row, guint lane, const DmSpan *span, DmMarkKind kind,
                             const char *what) {
  guint party = row->map.lanes[lane], issue = row->map.result->issue;
  g_autofree char *held = dm_describe_position (row->map.model, issue, span->position);
  g_autofree char *since
      = span->from != DM_DATE_NONE ? dm_date_to_iso (span->from) : g_strdup ("start");

  dm_scene_builder_begin_mark (
      row->map.pen.builder, kind,
      g_strdup_printf ("%s.%s.%s.%s", row->map.issue->id,
                       dm_model_get_party (row->map.model, party)->id, since, what),
      (int) issue, (int) party, NULL, dm_describe_stretch (span->from, span->to, held));
}

/* What begins some time in a month or a year: dashes along it from its first day, with which it counts as begun. */
void dm_timeline_draw_start (DmTimelineRow *row, const DmSpan *span, double top, double bottom,
                             DmColor color) {
  DmDate last = dm_date_last_day (span->from);
  double from, to;

  if (span->from == DM_DATE_NONE || last == span->from)
    return;
  from = dm_timeline_get_day_x (row->timeline, &row->columns, dm_date_count_days (span->from));
  to = dm_timeline_get_day_x (row->timeline, &row->columns, dm_date_count_days (last));
  DmShape *shape = dm_map_pen_rect (
      &row->map.pen, (DmBox){ from, top, MAX (to - from, 1), bottom - top }, 0, DM_COLOR_NONE);
  shape->stroke = color;
  shape->stroke_width = 1;
  shape->dash = 3;
}

static DmBox get_box (const Band *band) {
  DmTimelineRow *row = band->row;
  double reach = MAX (dm_timeline_get_reach (row), LEAST_HALF), low, high;
  DmSet accepted;

  dm_position_get_accepted (band->position, row->map.scale, &accepted);
  if (dm_range_is_empty (accepted.range))
    return (DmBox){ 0 };
  low = MIN (dm_timeline_row_get_y (row, accepted.range.from) + reach, row->bottom);
  high = MAX (dm_timeline_row_get_y (row, accepted.range.to) - reach, row->top);
  if (row->map.scale->type == DM_SCALE_INTERVAL && accepted.range.from < accepted.range.to) {
    low = dm_timeline_row_get_y (row, accepted.range.from);
    high = dm_timeline_row_get_y (row, accepted.range.to);
  }
  return (DmBox){ band->x.from, high, MAX (band->x.to - band->x.from - GAP, 1), low - high };
}

static void draw_band (const Band *band) {
  DmMapPen *pen = &band->row->map.pen;
  DmBox box = get_box (band);
  gboolean inferred = band->position->basis == DM_BASIS_INFERRED;
  double known = CLAMP (dm_timeline_row_get_known_x (band->row), box.x, box.x + box.width);
  double shade = dm_map_is_unsure (band->position) ? UNSURE_SHADE : SHADE;

  if (box.width <= 0)
    return;
  dm_timeline_begin_mark (band->row, band->lane, band->span, DM_MARK_ACCEPTS, "accepts");
  dm_map_pen_rect (pen, (DmBox){ box.x, box.y, known - box.x, box.height }, 0,
                   dm_color_with_alpha (band->color, shade));
  if (known < box.x + box.width)
    dm_map_pen_rect (pen, (DmBox){ known, box.y, box.x + box.width - known, box.height }, 0,
                     dm_color_with_alpha (band->color, shade * LATER));
  for (guint i = 0; i < 2; i++) {
    double y = i == 0 ? box.y : box.y + box.height;
    dm_map_pen_line (pen, box.x, y, box.x + box.width, y, 1, dm_color_with_alpha (band->color, 0.7))
        ->dash
        = inferred ? 3 : 0;
  }
  dm_timeline_draw_start (band->row, band->span, box.y, box.y + box.height, band->color);
  dm_map_pen_anchor (pen, box.x + box.width - 1, box.y + box.height / 2);
  dm_scene_builder_end_mark (pen->builder);
}

/* Right behind the last place that it allows. */
static double get_red_line_y (const Band *band, gboolean upper) {
  DmRange limits = band->position->limits.range;
  double y = dm_timeline_row_get_y (band->row, upper ? limits.to : limits.from);
  double offset = dm_timeline_get_reach (band->row) + THICKNESS / 2 + 0.5;

  return upper ? y - offset : y + offset;
}

static double get_stem_x (const Band *band) {
  return MIN (band->x.from + STEM * (band->lane + 1), (band->x.from + band->x.to) / 2);
}

/* The thin line of what isn't ruled out, where the position begins. */
static void draw_stem (const Band *band) {
  DmMapPen *pen = &band->row->map.pen;
  double low = band->row->bottom, high = band->row->top, x = get_stem_x (band);

  if (band->position->flags & DM_POSITION_LIMITS) {
    DmRange limits = band->position->limits.range;
    if (dm_range_is_empty (limits))
      return;
    if (isfinite (limits.from))
      low = get_red_line_y (band, FALSE);
    if (isfinite (limits.to))
      high = get_red_line_y (band, TRUE);
  }
  dm_timeline_begin_mark (band->row, band->lane, band->span, DM_MARK_NOT_RULED_OUT,
                          "not-ruled-out");
  dm_map_pen_line (pen, x, high, x, low, 1, dm_color_with_alpha (band->color, 0.7));
  dm_map_pen_anchor (pen, x, high + 1);
  dm_scene_builder_end_mark (pen->builder);
}

static void draw_red_line (const Band *band, gboolean upper) {
  DmMapPen *pen = &band->row->map.pen;
  DmRange limits = band->position->limits.range;
  double y = get_red_line_y (band, upper), x = get_stem_x (band);
  double from = MAX (x - STOP / 2, band->x.from);

  if (!isfinite (upper ? limits.to : limits.from))
    return;
  dm_timeline_begin_mark (band->row, band->lane, band->span, DM_MARK_RED_LINE,
                          upper ? "red-line-above" : "red-line-below");
  dm_map_pen_line (pen, band->x.from, y, band->x.to - GAP, y, 1, band->color);
  dm_map_pen_rect (pen,
                   (DmBox){ from, y - THICKNESS / 2, MIN (STOP, band->x.to - from), THICKNESS }, 0,
                   band->color);
  dm_map_pen_anchor (pen, from + 1, y);
  dm_scene_builder_end_mark (pen->builder);
}

/* Parties that demand the same level stand beside one another on it; numbers are drawn where they are. */
double dm_timeline_get_demand_y (const DmTimelineRow *row, guint lane, double place) {
  const DmMapRow *map = &row->map;
  double y = dm_timeline_row_get_y (row, place), reach = dm_timeline_get_reach (row);

  if (map->scale->type == DM_SCALE_INTERVAL || map->n_lanes < 2)
    return y;
  return y + (lane - (map->n_lanes - 1) / 2.0) * MIN (6, 2 * reach / map->n_lanes);
}

/* The step from what was demanded until then. */
static void draw_step (const Band *band, const DmSpan *before, double y) {
  DmMapPen *pen = &band->row->map.pen;
  double from;

  if (before == NULL || before->to != band->span->from
      || !(before->position->flags & DM_POSITION_DEMAND))
    return;
  from = dm_timeline_get_demand_y (band->row, band->lane, before->position->demand);
  if (from != y)
    dm_map_pen_line (pen, band->x.from, from, band->x.from, y, 1, band->color)->dash = 2;
}

static void draw_demand (const Band *band, const DmSpan *before) {
  DmMapPen *pen = &band->row->map.pen;
  gboolean hollow = band->position->basis == DM_BASIS_INFERRED;
  double y = dm_timeline_get_demand_y (band->row, band->lane, band->position->demand),
         end = band->x.to - GAP;
  double known
      = CLAMP (dm_timeline_row_get_known_x (band->row), band->x.from, MAX (end, band->x.from));
  /* on the day that it begins, or on its thin line where that isn't known */
  double x = band->span->from != DM_DATE_NONE ? band->x.from : get_stem_x (band);
  DmShape *diamond;

  dm_timeline_begin_mark (band->row, band->lane, band->span, DM_MARK_DEMAND, "demand");
  draw_step (band, before, y);
  if (known > band->x.from)
    dm_map_pen_line (pen, band->x.from, y, known, y, 2, band->color)->dash = hollow ? 4 : 0;
  if (known < end)
    dm_map_pen_line (pen, known, y, end, y, 1, band->color)->dash = hollow ? 4 : 0;
  diamond = dm_map_pen_diamond (pen, x, y, DIAMOND, hollow ? pen->palette->ground : band->color);
  diamond->stroke = hollow ? band->color : pen->palette->ground;
  diamond->stroke_width = hollow ? 1.7 : 1;
  dm_map_pen_anchor (pen, x, y);
  dm_scene_builder_end_mark (pen->builder);
}

static Band begin (DmTimelineRow *row, guint lane, guint nth) {
  const DmSpan *span = &g_array_index (row->spans[lane], DmSpan, nth);

  return (Band){ row,
                 lane,
                 span,
                 span->position,
                 dm_timeline_row_get_extent (row, span->from, span->to),
                 dm_style_get_party_color (row->map.pen.style, row->map.lanes[lane]) };
}

/* All that covers first, so that it hides nobody's line. */
void dm_timeline_draw_bands (DmTimelineRow *row) {
  for (guint lane = 0; lane < row->map.n_lanes; lane++)
    for (guint i = 0; i < row->spans[lane]->len; i++) {
      Band band = begin (row, lane, i);
      draw_band (&band);
    }
  dm_timeline_draw_ground (row, TRUE);
  for (guint lane = 0; lane < row->map.n_lanes; lane++)
    for (guint i = 0; i < row->spans[lane]->len; i++) {
      Band band = begin (row, lane, i);
      draw_stem (&band);
      if (band.position->flags & DM_POSITION_LIMITS) {
        draw_red_line (&band, FALSE);
        draw_red_line (&band, TRUE);
      }
    }
  for (guint lane = 0; lane < row->map.n_lanes; lane++)
    for (guint i = 0; i < row->spans[lane]->len; i++) {
      Band band = begin (row, lane, i);
      if (band.position->flags & DM_POSITION_DEMAND)
        draw_demand (&band, i > 0 ? band.span - 1 : NULL);
    }
  dm_timeline_draw_names (row);
}
