/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-timeline-private.h"

/* A nominal issue: its boxes as rows over time, with a line for each party in them. */

#define PAD 7.0
#define LINE 8.0
#define LOW_LINE 6.0
#define BAR 5.0
#define DIAMOND 4.5
#define GAP 1.0
#define BOX_GAP 3.0 /* between boxes */
#define LEAST 20.0

static double get_line (const DmTimelineRow *row) {
  return row->map.look->stage == DM_STAGE_FULL ? LINE : LOW_LINE;
}

/* How high the row of an option is at least. */
double dm_timeline_get_option_height (const DmTimelineRow *row) {
  return MAX (LEAST, row->map.n_lanes * get_line (row) + PAD + BOX_GAP);
}

static DmBox get_box (const DmTimelineRow *row, guint option) {
  double height = (row->bottom - row->top) / MAX (row->map.scale->n_levels, 1);

  return (DmBox){ row->columns.start, row->top + option * height + BOX_GAP / 2,
                  row->columns.end - row->columns.start, height - BOX_GAP };
}

static void draw_name (DmTimelineRow *row, guint option, DmBox box) {
  DmMapPen *pen = &row->map.pen;
  const char *name = row->map.scale->levels[option].name;
  double line = dm_map_pen_line_height (pen, DM_MAP_FONT_LEVEL), room = dm_timeline_get_room (row);
  double height = dm_map_pen_measure_block (pen, name, DM_MAP_FONT_LEVEL, room);

  if (height <= box.height + BOX_GAP)
    dm_map_pen_block (pen, name, DM_MAP_FONT_LEVEL, DM_ALIGN_END, row->columns.start - 10,
                      box.y + (box.height - height) / 2 + line * 0.76, room, pen->palette->muted);
}

static void draw_box (DmTimelineRow *row, guint option) {
  DmMapPen *pen = &row->map.pen;
  DmBox box = get_box (row, option);
  DmShape *shape;

  dm_scene_builder_begin_mark (
      pen->builder, DM_MARK_SCALE,
      g_strdup_printf ("%s.option-%s", row->map.issue->id, row->map.scale->levels[option].id),
      (int) row->map.result->issue, -1, g_strdup (row->map.scale->levels[option].name),
      g_strdup (row->map.scale->levels[option].name));
  shape = dm_map_pen_rect (pen, box, 4, DM_COLOR_NONE);
  shape->stroke = pen->palette->rule;
  shape->stroke_width = 1;
  if (row->map.look->stage == DM_STAGE_FULL)
    draw_name (row, option, box);
  dm_map_pen_mark_box (pen, box);
  dm_map_pen_anchor (pen, box.x + box.width / 2, box.y + 1);
  dm_scene_builder_end_mark (pen->builder);
}

/* What all would accept, as long as they would. */
static void draw_zone (DmTimelineRow *row, const DmTurn *turn, DmDate to) {
  DmRange x = dm_timeline_row_get_extent (row, turn->from, to);

  for (guint i = 0; i < row->map.scale->n_levels; i++) {
    DmBox box = get_box (row, i);

    if (!dm_option_set_contains (&turn->result->zone.options, i))
      continue;
    box.x = x.from;
    box.width = x.to - x.from - GAP;
    DmShape *shape = dm_map_pen_rect (&row->map.pen, box, 4, row->map.pen.palette->zone_fill);
    shape->stroke = row->map.pen.palette->zone_outline;
    shape->stroke_width = 1;
  }
}

static void draw_holding (DmTimelineRow *row, guint lane, const DmSpan *span, guint option) {
  DmMapPen *pen = &row->map.pen;
  const DmPosition *position = span->position;
  DmBox box = get_box (row, option);
  DmRange x = dm_timeline_row_get_extent (row, span->from, span->to);
  double y = box.y + box.height / 2 + (lane - (row->map.n_lanes - 1) / 2.0) * get_line (row);
  DmColor color = dm_style_get_party_color (pen->style, row->map.lanes[lane]);
  DmColor fill = dm_style_get_party_fill (pen->style, row->map.lanes[lane]);
  gboolean demanded = (position->flags & DM_POSITION_DEMAND) && position->demand == option;
  gboolean inferred = position->basis == DM_BASIS_INFERRED, accepts, ruled_out;
  double end = MAX (x.to - GAP, x.from + 1);
  double start = span->from != DM_DATE_NONE ? x.from : MIN (x.from + 2 * DIAMOND, end);
  DmSet accepted;

  dm_position_get_accepted (position, row->map.scale, &accepted);
  accepts = dm_option_set_contains (&accepted.options, option);
  dm_scale_set_clear (row->map.scale, &accepted);
  ruled_out = (position->flags & DM_POSITION_LIMITS)
              && !dm_option_set_contains (&position->limits.options, option);
  dm_timeline_begin_mark (row, lane, span,
                          demanded    ? DM_MARK_DEMAND
                          : accepts   ? DM_MARK_ACCEPTS
                          : ruled_out ? DM_MARK_RED_LINE
                                      : DM_MARK_NOT_RULED_OUT,
                          row->map.scale->levels[option].id);
  if (!ruled_out)
    dm_map_pen_line (pen, x.from, y, end, y, 1, dm_color_mix (fill, color, 0.5));
  if (accepts) {
    DmShape *bar
        = dm_map_pen_rect (pen, (DmBox){ x.from, y - BAR / 2, end - x.from, BAR }, BAR / 2, fill);
    bar->stroke = inferred ? color : DM_COLOR_NONE;
    bar->stroke_width = inferred ? 1 : 0;
    bar->dash = inferred ? 3 : 0;
    dm_timeline_draw_start (row, span, y - BAR / 2, y + BAR / 2, color);
  }
  if (ruled_out)
    dm_map_pen_rect (pen, (DmBox){ x.from + 2, y - 3.5, 3, 7 }, 0, color);
  if (demanded) {
    dm_map_pen_line (pen, x.from, y, end, y, 2, color)->dash = inferred ? 4 : 0;
    DmShape *diamond
        = dm_map_pen_diamond (pen, start, y, DIAMOND, inferred ? pen->palette->ground : color);
    diamond->stroke = inferred ? color : pen->palette->ground;
    diamond->stroke_width = inferred ? 1.5 : 1;
  }
  dm_map_pen_anchor (pen, demanded ? start : x.from + (ruled_out ? 3 : 0), y);
  dm_scene_builder_end_mark (pen->builder);
}

void dm_timeline_draw_options (DmTimelineRow *row) {
  guint n = row->map.scale->n_levels;

  for (guint i = 0; i < row->turns->len; i++) {
    const DmTurn *turn = &g_array_index (row->turns, DmTurn, i);

    if (turn->result->verdict == DM_VERDICT_OVERLAP)
      draw_zone (row, turn,
                 i + 1 < row->turns->len ? g_array_index (row->turns, DmTurn, i + 1).from
                                         : DM_DATE_NONE);
  }
  for (guint i = 0; i < n; i++)
    draw_box (row, i);
  if (row->map.profiled)
    dm_timeline_draw_profile (row);
  for (guint i = 0; i < n; i++)
    for (guint lane = 0; lane < row->map.n_lanes; lane++)
      for (guint s = 0; s < row->spans[lane]->len; s++)
        draw_holding (row, lane, &g_array_index (row->spans[lane], DmSpan, s), i);
}
