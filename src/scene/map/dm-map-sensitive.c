/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-forecast.h"
#include "dm-map-row-private.h"

/* Which party's reading a verdict hangs on most: a question mark in a ring of its colour, where its lane begins. */

#define RADIUS 6.5
#define BESIDE 16.0 /* px from the end of what a lane draws */

void dm_map_draw_question (DmMapPen *pen, double x, double y, DmColor color) {
  DmShape *ring = dm_map_pen_ellipse (pen, x, y, RADIUS, pen->palette->ground);

  ring->stroke = color;
  ring->stroke_width = 1.4;
  dm_map_pen_text (pen, "?", (DmFont){ 10, DM_WEIGHT_BOLD, FALSE }, DM_ALIGN_MIDDLE, x, y + 3.5,
                   pen->palette->ink);
}

gboolean dm_map_is_sensitive (const DmMapRow *row, guint lane) {
  const DmIssueRobustness *of
      = row->look->robustness != NULL && row->look->stage <= DM_STAGE_LANES && !row->look->alone
            ? dm_robustness_find (row->look->robustness, row->result)
            : NULL;

  return of != NULL && of->most_sensitive == (int) row->lanes[lane];
}

static void draw (DmMapRow *row, guint lane, double x, double y) {
  DmMapPen *pen = &row->pen;
  guint party = row->lanes[lane];

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_SENSITIVE,
                               dm_map_row_id (row, party, "sensitive"), (int) row->result->issue,
                               (int) party, NULL,
                               dm_describe_sensitive (row->look->robustness, row->result));
  dm_map_draw_question (pen, x, y, dm_style_get_party_color (pen->style, party));
  dm_map_pen_anchor (pen, x, y);
  dm_scene_builder_end_mark (pen->builder);
}

/* On an ordered scale. */
void dm_map_draw_sensitive (DmMapRow *row) {
  for (guint lane = 0; lane < row->n_lanes; lane++)
    if (dm_map_is_sensitive (row, lane))
      draw (row, lane, row->axis_start - DM_MAP_PAST_END - BESIDE, row->lane_ys[lane]);
}

/* In the box of the first option that the party would agree to, whose left edge is at @left. */
void dm_map_draw_sensitive_in_box (DmMapRow *row, guint lane, guint option, double left, double y) {
  const DmPosition *position = row->positions[lane];
  DmSet accepted;
  gboolean is_first;

  if (position == NULL || !dm_map_is_sensitive (row, lane))
    return;
  dm_position_get_accepted (position, row->scale, &accepted);
  is_first = dm_option_set_contains (&accepted.options, option);
  for (guint i = 0; i < option; i++)
    is_first &= !dm_option_set_contains (&accepted.options, i);
  dm_scale_set_clear (row->scale, &accepted);
  if (is_first)
    draw (row, lane, left, y);
}
