/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-comparison.h"
#include "dm-map-row-private.h"

/*
 * Beside what a party holds, small and on a line of its own: what it holds in the reading that is compared with, on another day, in
 * another scenario or on record; and an arrow from what it demands there to what it demands here.
 */

#define OFFSET 13.0 /* from the middle of the lane */
#define BAR 4.0
#define RADIUS 3.5
#define HEAD 7.0 /* of an arrow */
#define HALF_HEAD 3.5

static const DmPosition *find_replaced (const DmMapRow *row, guint lane) {
  return dm_reading_get_moved_from (row->result->reading, row->result->issue, row->lanes[lane]);
}

/* Whether there is a way from one demand to another. */
gboolean dm_map_has_demand_moved (const DmPosition *from, const DmPosition *to) {
  return to != NULL && (from->flags & to->flags & DM_POSITION_DEMAND) && from->demand != to->demand;
}

static DmColor get_color (const DmMapRow *row, guint party) {
  return dm_color_mix (row->pen.palette->ground, dm_style_get_party_color (row->pen.style, party),
                       0.8);
}

/* Along y from @from to @to, the head included. */
void dm_map_draw_arrow (DmMapPen *pen, double from, double to, double y, DmColor color) {
  double head = to > from ? -HEAD : HEAD;
  const DmPoint points[]
      = { { to, y }, { to + head, y - HALF_HEAD }, { to + head, y + HALF_HEAD } };

  dm_map_pen_line (pen, from, y, to + head, y, 1.5, color);
  dm_map_pen_path (pen, points, G_N_ELEMENTS (points), TRUE, color);
}

/* As the outline of a count of parties is drawn. */
void dm_map_dash (DmShape *shape, DmMapPen *pen) {
  shape->stroke = pen->palette->muted;
  shape->stroke_width = 1.25;
  shape->dash = 3;
}

/* From the diamond at @from to beside the one at @to, where there is room for an arrow between. */
static void draw_move (DmMapRow *row, guint party, double from, double to, double y) {
  double start = from + (to > from ? RADIUS : -RADIUS);

  if (ABS (to - from) > RADIUS + HEAD + 1)
    dm_map_draw_arrow (&row->pen, start, to, y, get_color (row, party));
}

/* Below the lane, but above it where there are small bars of what levels are worth below. */
static double get_y (const DmMapRow *row, guint nth) {
  const DmPosition *position = row->positions[nth];

  return position != NULL && (position->flags & DM_POSITION_VALUES) ? row->lane_ys[nth] - OFFSET
                                                                    : row->lane_ys[nth] + OFFSET;
}

static void draw_bar (DmMapRow *row, guint party, DmBox box) {
  DmShape *shape
      = dm_map_pen_rect (&row->pen, box, box.height / 2,
                         dm_color_mix (row->pen.palette->ground,
                                       dm_style_get_party_fill (row->pen.style, party), 0.6));

  shape->stroke = get_color (row, party);
  shape->stroke_width = 0.75;
}

static void draw_red_line (DmMapRow *row, const DmPosition *position, double y, gboolean upper) {
  double x = dm_map_lane_get_red_line_x (row, position, upper);

  if (isfinite (upper ? position->limits.range.to : position->limits.range.from))
    dm_map_pen_rect (&row->pen, (DmBox){ x - 1, y - BAR, 2, 2 * BAR }, 0,
                     get_color (row, position->party));
}

static void draw_diamond (DmMapRow *row, guint party, double x, double y) {
  DmShape *shape = dm_map_pen_diamond (&row->pen, x, y, RADIUS, row->pen.palette->ground);

  shape->stroke = get_color (row, party);
  shape->stroke_width = 1.2;
}

static void begin (DmMapRow *row, const DmPosition *position, const char *what) {
  dm_scene_builder_begin_mark (
      row->pen.builder, DM_MARK_REPLACED, dm_map_row_id (row, position->party, what),
      (int) row->result->issue, (int) position->party, NULL,
      dm_describe_moved_from (row->result->reading, row->result->issue, position));
}

/* On an ordered scale. */
void dm_map_draw_replaced (DmMapRow *row, guint nth) {
  const DmPosition *position = find_replaced (row, nth);
  double y = get_y (row, nth);
  DmBox bar;

  if (position == NULL || row->look->stage > DM_STAGE_LANES)
    return;
  begin (row, position, "replaced");
  if (dm_map_lane_get_bar (row, position, y, &bar)) {
    bar.y = y - BAR / 2;
    bar.height = BAR;
    draw_bar (row, position->party, bar);
    dm_map_pen_anchor (&row->pen, bar.x + BAR, y);
  }
  if (position->flags & DM_POSITION_LIMITS) {
    draw_red_line (row, position, y, FALSE);
    draw_red_line (row, position, y, TRUE);
  }
  if (position->flags & DM_POSITION_DEMAND) {
    double x = dm_map_row_get_x (row, position->demand);

    if (dm_map_has_demand_moved (position, row->positions[nth]))
      draw_move (row, position->party, x, dm_map_row_get_x (row, row->positions[nth]->demand), y);
    draw_diamond (row, position->party, x, y);
    dm_map_pen_anchor (&row->pen, x, y);
  }
  dm_scene_builder_end_mark (row->pen.builder);
}

/* Of one option: @x, @y is the middle of the lane in its box, @half half the width of a bar there; @to is the same of the option that
 * is demanded now, NAN where no arrow can go there. */
void dm_map_draw_replaced_in_box (DmMapRow *row, guint lane, guint option, double x, double y,
                                  double half, double to) {
  const DmPosition *position = find_replaced (row, lane);
  g_autofree char *what = NULL;
  DmSet accepted;

  if (position == NULL || row->look->stage > DM_STAGE_LANES)
    return;
  gboolean demanded = (position->flags & DM_POSITION_DEMAND) && position->demand == option;
  dm_position_get_accepted (position, row->scale, &accepted);
  gboolean accepts = dm_option_set_contains (&accepted.options, option);
  dm_scale_set_clear (row->scale, &accepted);
  if (!demanded && !accepts)
    return;
  what = g_strdup_printf ("%s.replaced", row->scale->levels[option].id);
  y -= OFFSET; /* the name of the option stands below */
  begin (row, position, what);
  if (accepts)
    draw_bar (row, position->party, (DmBox){ x - half, y - BAR / 2, 2 * half, BAR });
  if (demanded && isfinite (to))
    draw_move (row, position->party, x, to, y);
  if (demanded)
    draw_diamond (row, position->party, x, y);
  dm_map_pen_anchor (&row->pen, x, y);
  dm_scene_builder_end_mark (row->pen.builder);
}
