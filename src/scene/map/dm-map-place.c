/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-place.h"

#include "dm-map-row-private.h"
#include "dm-ticks.h"

#define TICKS 8 /* about as many as the widest map shows */
#define STEPS_A_TICK 10

/* Just as much of a row as says where its axis runs. */
static DmMapRow begin_axis (const DmScale *scale, const DmMapLook *look) {
  double width = dm_map_look_get_width (look);
  DmMapRow row
      = { .pen = { .width = width, .margin = look->alone ? 0 : dm_map_pen_get_margin (width) },
          .look = look,
          .scale = scale };

  if (look->stage == DM_STAGE_LINE && !look->alone)
    dm_map_row_set_line_columns (&row);
  else
    dm_map_row_set_columns (&row);
  return row;
}

static double mirror (const DmMapRow *row, double x) {
  return row->look->rtl ? row->pen.width - x : x;
}

/**
 * dm_map_get_x:
 * @scale: an ordered scale
 * @look: how its row looks; the width is what it was laid out for
 * @place: a place on the scale, or an infinity: where the line of what isn't ruled out ends
 *
 * Returns: px from the row's left
 */
double dm_map_get_x (const DmScale *scale, const DmMapLook *look, double place) {
  DmMapRow row = begin_axis (scale, look);

  if (!isfinite (place))
    return mirror (&row,
                   place > 0 ? row.axis_end + DM_MAP_PAST_END : row.axis_start - DM_MAP_PAST_END);
  return mirror (&row, dm_map_row_get_x (&row, place));
}

static double find_nearest_level (const DmMapRow *row, double x) {
  double nearest = 0, least = INFINITY;

  for (guint i = 0; i < row->scale->n_levels; i++) {
    double distance = ABS (dm_map_row_get_x (row, i) - x);
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}

/**
 * dm_map_get_place:
 * @scale: an ordered scale
 * @look: how its row looks; the width is what it was laid out for
 * @x: px from the row's left
 *
 * The inverse of dm_map_get_x(). On an ordinal scale the level that is drawn nearest.
 *
 * Returns: the place, unsnapped; an infinity from halfway to where a line past the end of the scale ends
 */
double dm_map_get_place (const DmScale *scale, const DmMapLook *look, double x) {
  DmMapRow row = begin_axis (scale, look);
  double length = row.axis_end - row.axis_start;

  x = mirror (&row, x);
  if (x < row.axis_start - DM_MAP_PAST_END / 2)
    return -INFINITY;
  if (x > row.axis_end + DM_MAP_PAST_END / 2)
    return INFINITY;
  if (scale->type != DM_SCALE_INTERVAL)
    return find_nearest_level (&row, x);
  return scale->min + CLAMP ((x - row.axis_start) / length, 0, 1) * (scale->max - scale->min);
}

/**
 * dm_map_get_step:
 * @scale: an ordered scale
 * @fine: for small moves, where the scale itself has no step
 *
 * How far apart the places are that a hand stops at: levels, the scale's own steps, or else a tenth of what lies between
 * two ticks, finely a hundredth. For 0 to 40,000: 500, finely 50.
 *
 * Returns: the step, above 0
 */
double dm_map_get_step (const DmScale *scale, gboolean fine) {
  if (scale->type != DM_SCALE_INTERVAL)
    return 1;
  if (scale->step > 0)
    return MIN (scale->step, scale->max - scale->min);
  return dm_ticks_get_step (scale->min, scale->max, TICKS) / STEPS_A_TICK
         / (fine ? STEPS_A_TICK : 1);
}

/* 0.30000000000000004 is not what anybody meant. */
static double round_off (double number) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (text, sizeof text, "%.12g", number), NULL);
}

/**
 * dm_map_snap_place:
 * @scale: an ordered scale
 * @place: a place, also beyond the ends
 * @fine: as for dm_map_get_step()
 *
 * Returns: the nearest place that a hand stops at; an infinity as it is
 */
double dm_map_snap_place (const DmScale *scale, double place, gboolean fine) {
  double step = dm_map_get_step (scale, fine), snapped;
  double origin = scale->type == DM_SCALE_INTERVAL && scale->step > 0 ? scale->min : 0;

  if (!isfinite (place))
    return place;
  snapped = round_off (origin + round ((place - origin) / step) * step);
  snapped = CLAMP (snapped, dm_scale_get_first (scale), dm_scale_get_last (scale));
  /* the last step may be a short one */
  if (ABS (dm_scale_get_last (scale) - place) < ABS (snapped - place))
    return dm_scale_get_last (scale);
  return snapped;
}

/**
 * dm_map_step_place:
 * @scale: an ordered scale
 * @place: a place, also beyond the ends
 * @n_steps: how many steps further up, or, below 0, down
 *
 * Returns: the place that many steps on; an infinity beyond the ends
 */
double dm_map_step_place (const DmScale *scale, double place, int n_steps) {
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);
  double step = dm_map_get_step (scale, FALSE), stepped;

  if (!isfinite (place))
    return (place > 0) == (n_steps > 0) ? place : place > 0 ? last : first;
  if ((place >= last && n_steps > 0) || (place <= first && n_steps < 0))
    return n_steps > 0 ? INFINITY : -INFINITY;
  stepped = CLAMP (place + n_steps * step, first, last);
  return stepped == first || stepped == last ? stepped : dm_map_snap_place (scale, stepped, FALSE);
}
