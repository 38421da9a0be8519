/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The line of a proposal, as much of it as runs through one scene. Each scene draws its own piece, so what meets at the edge of two
 * of them has to be the same seen from both: the x of the knot above, or, in strips, the middle between that and the one below.
 */
#include "dm-map-row-private.h"

#define WIDTH 2.0
#define HALO 5.0
#define DASH 4.0
#define CORNER_STEPS 5 /* lines that make up a quarter of a circle */
#define BEND 4.0 /* half the height in which the line moves aside, above all that a row holds */
#define LINE_BEND 3.0
#define MAX_KNOT_RADIUS 5.0
#define STRIP_KNOT_RADIUS 2.5

static double get_bend (const DmMapRow *row) {
  return row->look->stage == DM_STAGE_LINE ? LINE_BEND : BEND;
}

/* At a whole px, so that what is upright is crisp and meets the rounded corners. */
static double get_stop_x (const DmMapRow *row, const DmMapStop *stop) {
  DmMapRow other = *row;
  gboolean as_boxes = stop->scale->type == DM_SCALE_NOMINAL && row->look->stage != DM_STAGE_STRIP
                      && !(row->look->stage == DM_STAGE_LINE && row->profiled);

  other.scale = stop->scale;
  return round (as_boxes ? dm_map_boxes_get_term_x (&other, (guint) stop->place)
                         : dm_map_row_get_x (&other, stop->place));
}

static gboolean comes (const DmMapRow *row) {
  return row->stops.above.scale != NULL;
}

static gboolean goes (const DmMapRow *row) {
  return row->stops.below.scale != NULL;
}

static gboolean stays (const DmMapRow *row) {
  return row->stops.here.scale != NULL;
}

/* --- what is upright or bends --- */

/* From (@from, 0) aside to @to, twice the bend further down. The first px and the last are drawn upright, too: those go to whole
 * pixels, as what they meet does. */
static void draw_bend (DmMapRow *row, double from, double to) {
  DmMapPen *pen = &row->pen;
  double bend = get_bend (row), reach = MIN (bend, ABS (to - from) / 2);
  DmPoint points[2 * (CORNER_STEPS + 1)];

  if (from > to)
    reach = -reach;
  for (guint i = 0; i <= CORNER_STEPS; i++) {
    double angle = G_PI_2 * i / CORNER_STEPS;
    points[i] = (DmPoint){ from + reach * (1 - cos (angle)), bend * sin (angle) };
    points[2 * CORNER_STEPS + 1 - i]
        = (DmPoint){ to - reach * (1 - cos (angle)), 2 * bend - bend * sin (angle) };
  }
  DmShape *shape = dm_map_pen_path (pen, points, G_N_ELEMENTS (points), FALSE, DM_COLOR_NONE);
  shape->stroke = pen->palette->ink;
  shape->stroke_width = WIDTH;
  dm_map_pen_line (pen, from, 0, from, 1, WIDTH, pen->palette->ink);
}

/* What comes from above and ends at @bottom; the first piece hangs over the lanes, so that one sees whose lanes it meets. */
static void draw_from_above (DmMapRow *row, double x, double bottom) {
  DmMapPen *pen = &row->pen;
  double top = 2 * get_bend (row);

  if (!comes (row) && row->stacked && row->look->stage <= DM_STAGE_LANES) {
    top = row->head_end + BEND;
  } else if (comes (row)) {
    double from = get_stop_x (row, &row->stops.above);
    if (from == x)
      top = 0;
    else
      draw_bend (row, from, x), top -= 1;
  }
  dm_map_pen_upright (pen, x, top, bottom, WIDTH, 0, pen->palette->ink);
}

/* --- strips --- */

static void draw_slanted (DmMapPen *pen, const DmPoint *points, guint n_points) {
  for (guint i = 0; i < 2; i++) {
    DmShape *shape = dm_map_pen_path (pen, points, n_points, FALSE, DM_COLOR_NONE);
    shape->stroke = i == 0 ? pen->palette->ground : pen->palette->ink;
    shape->stroke_width = i == 0 ? HALO : WIDTH;
  }
}

static double get_middle (const DmMapRow *row, double x, const DmMapStop *stop) {
  return round ((x + get_stop_x (row, stop)) / 2);
}

static void draw_knotted_strip (DmMapRow *row, double x, double y) {
  DmPoint points[3];
  guint n = 0;

  if (comes (row))
    points[n++] = (DmPoint){ get_middle (row, x, &row->stops.above), 0 };
  points[n++] = (DmPoint){ x, y };
  if (goes (row))
    points[n++] = (DmPoint){ get_middle (row, x, &row->stops.below), row->height };
  if (n > 1)
    draw_slanted (&row->pen, points, n);
}

/* --- the piece of a scene --- */

static double get_passing_x (const DmMapRow *row) {
  double x = get_stop_x (row, &row->stops.above);

  return row->look->stage == DM_STAGE_STRIP ? get_middle (row, x, &row->stops.below) : x;
}

/* Through a row that the proposal says nothing on: dashed, so that nobody reads a term from it. */
static void draw_passing (DmMapRow *row) {
  DmMapPen *pen = &row->pen;
  double x = get_passing_x (row);

  if (row->look->stage == DM_STAGE_STRIP)
    draw_slanted (pen, (DmPoint[]){ { x, 0 }, { x, row->height } }, 2);
  else
    dm_map_pen_upright (pen, x, 0, row->height, WIDTH, DASH, pen->palette->muted);
}

static void draw_knotted (DmMapRow *row, double y) {
  DmMapPen *pen = &row->pen;
  gboolean strip = row->look->stage == DM_STAGE_STRIP;
  double place = row->stops.here.place, x = get_stop_x (row, &row->stops.here);
  double r = strip ? STRIP_KNOT_RADIUS : MIN (MAX_KNOT_RADIUS, row->diamond_radius);

  dm_map_begin_term (row, place);
  if (strip) {
    draw_knotted_strip (row, x, y);
  } else {
    draw_from_above (row, x, y - r);
    if (goes (row))
      dm_map_pen_upright (pen, x, y + r, row->height, WIDTH, 0, pen->palette->ink);
  }
  dm_map_draw_knot (pen, x, y, r, dm_term_answer_worst (&row->result->record, row->scale, place));
  dm_map_pen_mark_box (pen, (DmBox){ x - r - 1, y - r - 1, 2 * r + 2, 2 * r + 2 });
  dm_map_pen_anchor (pen, x, y);
  dm_scene_builder_end_mark (pen->builder);
}

/* As much of the proposal's line as runs through a row, whose height is known by now, with a knot at @y where it has a term. What is
 * written in the row so far isn't crossed. */
void dm_map_draw_line (DmMapRow *row, double y) {
  if (stays (row))
    draw_knotted (row, y);
  else if (comes (row) && goes (row))
    draw_passing (row);
}

/* The same of a heading, @height high, which has no knots. */
void dm_map_draw_line_through_heading (const DmMapPen *pen, const DmMapLook *look,
                                       const DmMapStops *stops, guint n_parties, double height) {
  DmMapRow row = { .pen = *pen, .look = look };

  if (stops == NULL || stops->above.scale == NULL || stops->below.scale == NULL)
    return;
  row.stops = *stops;
  row.profiled = n_parties > DM_MAP_MAX_LANES;
  if (look->stage == DM_STAGE_LINE)
    dm_map_row_set_line_columns (&row);
  else
    dm_map_row_set_columns (&row);
  dm_map_pen_upright (&row.pen, get_passing_x (&row), 0, height, WIDTH, 0, pen->palette->ink);
}

/* Whether the line runs through the lanes between @left and @right. */
gboolean dm_map_is_crossed (const DmMapRow *row, double left, double right) {
  double x;

  if (!stays (row) && !(comes (row) && goes (row)))
    return FALSE;
  x = get_stop_x (row, stays (row) ? &row->stops.here : &row->stops.above);
  return left - WIDTH < x && x < right + WIDTH;
}
