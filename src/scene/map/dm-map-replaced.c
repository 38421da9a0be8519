/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-map-row-private.h"

/* Beside what a party holds in a scenario, small and on a line of its own: what it holds on record. */

#define OFFSET 9.0 /* from the middle of the lane */
#define BAR 4.0
#define RADIUS 3.5

static char *describe (const DmMapRow *row, const DmPosition *position) {
  g_autofree char *held = dm_describe_position (row->model, row->result->issue, position);

  /* Translators: %s is what a party holds on record, in sentences: in the scenario shown it holds something else */
  return g_strdup_printf (_ ("On record, without the scenario: %s"), held);
}

static DmColor get_color (const DmMapRow *row, guint party) {
  return dm_color_mix (row->pen.palette->ground, dm_style_get_party_color (row->pen.style, party),
                       0.8);
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
  dm_scene_builder_begin_mark (row->pen.builder, DM_MARK_REPLACED,
                               dm_map_row_id (row, position->party, what), (int) row->result->issue,
                               (int) position->party, NULL, describe (row, position));
}

/* On an ordered scale. */
void dm_map_draw_replaced (DmMapRow *row, guint nth) {
  const DmPosition *position
      = dm_reading_get_replaced (row->result->reading, row->result->issue, row->lanes[nth]);
  double y = get_y (row, nth);
  DmBox bar;

  if (position == NULL)
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

    draw_diamond (row, position->party, x, y);
    dm_map_pen_anchor (&row->pen, x, y);
  }
  dm_scene_builder_end_mark (row->pen.builder);
}

/* Of one option: @x, @y is the middle of the lane in its box, @half half the width of a bar there. */
void dm_map_draw_replaced_in_box (DmMapRow *row, guint lane, guint option, double x, double y,
                                  double half) {
  const DmPosition *position
      = dm_reading_get_replaced (row->result->reading, row->result->issue, row->lanes[lane]);
  g_autofree char *what = NULL;
  DmSet accepted;

  if (position == NULL)
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
  if (demanded)
    draw_diamond (row, position->party, x, y);
  dm_map_pen_anchor (&row->pen, x, y);
  dm_scene_builder_end_mark (row->pen.builder);
}
