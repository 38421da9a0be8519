/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe.h"
#include "dm-map-row-private.h"

#define LOW_CONFIDENCE 50.0

typedef struct {
  DmMapRow *row;
  const DmPosition *position;
  guint party;
  double y;
  DmColor color, fill;
} Lane;

/* Whether the analyst has so little confidence in the reading that the bar fades. */
gboolean dm_map_is_unsure (const DmPosition *position) {
  return (position->flags & DM_POSITION_CONFIDENCE) && position->confidence < LOW_CONFIDENCE;
}

/* What a mark says that stands for all or a part of what its party holds. */
char *dm_map_tell_position (gpointer told_of, const DmMark *mark) {
  const DmIssueResult *result = ((const DmMapTold *) told_of)->result;
  guint party = (guint) mark->party;

  return dm_describe_position (dm_reading_get_model (result->reading), result->issue,
                               dm_reading_get_position (result->reading, result->issue, party));
}

static void begin (Lane *lane, DmMarkKind kind, const char *what, char *label) {
  DmMapRow *row = lane->row;
  dm_scene_builder_begin_mark (row->pen.builder, kind, dm_map_row_id (row, lane->party, what),
                               (int) row->result->issue, (int) lane->party, label, NULL);
  dm_scene_builder_set_mark_teller (row->pen.builder, dm_map_tell_position, 0, 0);
}

static void end (Lane *lane) {
  dm_scene_builder_end_mark (lane->row->pen.builder);
}

static double get_end (const DmMapRow *row, double place, gboolean upper) {
  if (isfinite (place) && dm_scale_get_first (row->scale) <= place
      && place <= dm_scale_get_last (row->scale))
    return dm_map_row_get_x (row, place);
  return upper ? row->axis_end + DM_MAP_PAST_END : row->axis_start - DM_MAP_PAST_END;
}

/* Where a red line stands: right behind the last place that it allows. */
double dm_map_lane_get_red_line_x (const DmMapRow *row, const DmPosition *position,
                                   gboolean upper) {
  const DmRange limits = position->limits.range;
  double place = upper ? limits.to : limits.from;
  double offset = MAX (dm_map_row_get_overhang (row) + 3.5, 1.5);

  if ((position->flags & DM_POSITION_DEMAND) && position->demand == place)
    offset = MAX (offset, row->diamond_radius + 4);
  return get_end (row, place, upper) + (upper ? offset : -offset);
}

static double get_red_line_x (const Lane *lane, gboolean upper) {
  return dm_map_lane_get_red_line_x (lane->row, lane->position, upper);
}

/* The bar of what is accepted, on a lane whose middle is @y. Returns: whether anything is */
gboolean dm_map_lane_get_bar (const DmMapRow *row, const DmPosition *position, double y,
                              DmBox *box) {
  double height = row->bar_height, reach = MAX (dm_map_row_get_overhang (row), height * 0.7);
  DmSet accepted;

  dm_position_get_accepted (position, row->scale, &accepted);
  DmRange range = accepted.range;
  if (dm_range_is_empty (range))
    return FALSE;
  double from = get_end (row, range.from, FALSE) - reach,
         to = get_end (row, range.to, TRUE) + reach;
  if (row->scale->type == DM_SCALE_INTERVAL && range.from < range.to)
    from += reach, to -= reach;
  *box = (DmBox){ from, y - height / 2, to - from, height };
  return TRUE;
}

static void draw_thread (Lane *lane) {
  DmMapRow *row = lane->row;
  double from = row->axis_start - DM_MAP_PAST_END, to = row->axis_end + DM_MAP_PAST_END;

  if (lane->position->flags & DM_POSITION_LIMITS) {
    if (dm_range_is_empty (lane->position->limits.range))
      return;
    if (isfinite (lane->position->limits.range.from))
      from = get_red_line_x (lane, FALSE);
    if (isfinite (lane->position->limits.range.to))
      to = get_red_line_x (lane, TRUE);
  }
  begin (lane, DM_MARK_NOT_RULED_OUT, "not-ruled-out",
         dm_describe_limits (row->model, row->result->issue, lane->position));
  dm_map_pen_line (&row->pen, from, lane->y, to, lane->y, 1,
                   dm_color_mix (lane->fill, lane->color, 0.5));
  dm_map_pen_anchor (&row->pen, from + 3, lane->y);
  end (lane);
}

static void draw_bar (Lane *lane) {
  DmMapRow *row = lane->row;
  DmBox box;

  if (!dm_map_lane_get_bar (row, lane->position, lane->y, &box))
    return;
  begin (lane, DM_MARK_ACCEPTS, "accepts",
         dm_describe_accepts (row->model, row->result->issue, lane->position));
  gboolean inferred = lane->position->basis == DM_BASIS_INFERRED;
  DmShape *bar = dm_map_pen_rect (&row->pen, box, box.height / 2, lane->fill);
  if (dm_map_is_unsure (lane->position))
    bar->fill_style = DM_FILL_FADE_ENDS;
  if (inferred) {
    bar->stroke = lane->color;
    bar->stroke_width = 1;
    bar->dash = 3;
  }
  dm_map_pen_anchor (&row->pen, box.x + box.height / 4, lane->y);
  end (lane);
}

static void draw_red_line (Lane *lane, gboolean upper) {
  DmMapRow *row = lane->row;
  double place = upper ? lane->position->limits.range.to : lane->position->limits.range.from;
  double half = row->bar_height * 0.75;

  if (!isfinite (place))
    return;
  double x = get_red_line_x (lane, upper);
  begin (lane, DM_MARK_RED_LINE, upper ? "red-line-above" : "red-line-below",
         dm_describe_limits (row->model, row->result->issue, lane->position));
  dm_map_pen_rect (&row->pen, (DmBox){ x - 1.75, lane->y - half, 3.5, 2 * half }, 0, lane->color);
  end (lane);
}

static void draw_demand (Lane *lane) {
  DmMapRow *row = lane->row;
  gboolean hollow = lane->position->basis == DM_BASIS_INFERRED;
  double x = dm_map_row_get_x (row, lane->position->demand);

  begin (lane, DM_MARK_DEMAND, "demand",
         dm_describe_demand (row->model, row->result->issue, lane->position));
  DmShape *diamond = dm_map_pen_diamond (&row->pen, x, lane->y, row->diamond_radius,
                                         hollow ? row->pen.palette->ground : lane->color);
  diamond->stroke = hollow ? lane->color : row->pen.palette->ground;
  diamond->stroke_width = hollow ? 1.7 : 1;
  dm_map_pen_anchor (&row->pen, x, lane->y);
  end (lane);
}

/* What a level or option is worth to @party, 0 to 100: a small bar centred on @x under its lane at @lane_y. */
void dm_map_draw_value (DmMapRow *row, guint party, double score, double x, double lane_y) {
  DmColor color = dm_style_get_party_color (row->pen.style, party);
  DmColor fill = dm_style_get_party_fill (row->pen.style, party);
  double height = 1 + score / 100 * 9;

  dm_map_pen_rect (&row->pen, (DmBox){ x - 4, lane_y + 18 - height, 8, height }, 0,
                   dm_color_mix (fill, color, 0.4));
}

static void draw_values (Lane *lane) {
  DmMapRow *row = lane->row;
  const DmPositionMore *more = lane->position->more;

  begin (lane, DM_MARK_VALUES, "values", NULL);
  for (guint i = 0; i < more->n_values; i++)
    dm_map_draw_value (row, lane->party, more->values[i].score,
                       dm_map_row_get_x (row, more->values[i].level), lane->y);
  if (more->n_values > 0)
    dm_map_pen_anchor (&row->pen, dm_map_row_get_x (row, more->values[0].level), lane->y + 17.5);
  end (lane);
}

static double get_absence_width (const DmMapRow *row) {
  return row->axis_end - row->axis_start;
}

/* How high the words are that stand for a party without a position. */
double dm_map_measure_absence (DmMapRow *row, guint party) {
  g_autofree char *text = dm_describe_absence (row->model, row->result->issue, party);

  return dm_map_pen_measure_block (&row->pen, text, DM_MAP_FONT_ABSENT, get_absence_width (row));
}

/* Where a hatch, a proposal's line or what the party held otherwise may run through the words they get a ground of their own.
 * Returns: their height */
double dm_map_draw_absence_words (DmMapRow *row, const char *text, double x, double baseline) {
  DmMapPen *pen = &row->pen;
  DmVerdict verdict = row->result->verdict;
  double width = get_absence_width (row);
  double text_width = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_ABSENT, text);
  gboolean hatched
      = !row->look->alone && (verdict == DM_VERDICT_GAP || verdict == DM_VERDICT_DEADLOCK);

  if (hatched || dm_reading_get_other (row->result->reading) != NULL
      || dm_map_is_crossed (row, x, x + MIN (width, text_width)))
    return dm_map_pen_block_on (pen, pen->palette->ground, text, DM_MAP_FONT_ABSENT, DM_ALIGN_START,
                                x, baseline, width, pen->palette->muted);
  return dm_map_pen_block (pen, text, DM_MAP_FONT_ABSENT, DM_ALIGN_START, x, baseline, width,
                           pen->palette->muted);
}

static void draw_absence (DmMapRow *row, guint party, double y) {
  g_autofree char *text = dm_describe_absence (row->model, row->result->issue, party);
  double height = row->lane_gap;

  dm_scene_builder_begin_mark (row->pen.builder, DM_MARK_LANE, dm_map_row_id (row, party, NULL),
                               (int) row->result->issue, (int) party, NULL, g_strdup (text));
  if (row->look->stage <= DM_STAGE_LANES)
    height += dm_map_draw_absence_words (row, text, row->axis_start, y + 4)
              - dm_map_pen_line_height (&row->pen, DM_MAP_FONT_ABSENT);
  dm_map_pen_mark_box (&row->pen, (DmBox){ row->axis_start, y - row->lane_gap / 2,
                                           row->axis_end - row->axis_start, height });
  dm_scene_builder_end_mark (row->pen.builder);
}

static void draw_lane (DmMapRow *row, guint nth) {
  Lane lane = { row, row->positions[nth], row->lanes[nth], row->lane_ys[nth], 0, 0 };

  if (lane.position == NULL) {
    draw_absence (row, lane.party, lane.y);
    return;
  }
  lane.color = dm_style_get_party_color (row->pen.style, lane.party);
  lane.fill = dm_style_get_party_fill (row->pen.style, lane.party);
  begin (&lane, DM_MARK_LANE, NULL, NULL);
  draw_thread (&lane);
  draw_bar (&lane);
  if ((lane.position->flags & DM_POSITION_VALUES) && row->look->stage <= DM_STAGE_LANES)
    draw_values (&lane);
  if (lane.position->flags & DM_POSITION_LIMITS) {
    draw_red_line (&lane, FALSE);
    draw_red_line (&lane, TRUE);
  }
  if (lane.position->flags & DM_POSITION_DEMAND)
    draw_demand (&lane);
  dm_map_pen_mark_box (
      &row->pen, (DmBox){ row->axis_start - DM_MAP_PAST_END, lane.y - row->lane_gap / 2,
                          row->axis_end - row->axis_start + 2 * DM_MAP_PAST_END, row->lane_gap });
  dm_map_pen_anchor (&row->pen, row->axis_start - DM_MAP_PAST_END + 0.5,
                     lane.y + row->lane_gap * 0.3);
  end (&lane);
}

/* Each party's lane on an ordered scale. */
void dm_map_draw_lanes (DmMapRow *row) {
  for (guint i = 0; i < row->n_lanes; i++) {
    draw_lane (row, i);
    dm_map_draw_replaced (row, i);
  }
}
