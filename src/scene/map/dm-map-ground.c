/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe.h"
#include "dm-map-row-private.h"

static void begin (DmMapRow *row, DmMarkKind kind, const char *what) {
  dm_scene_builder_begin_mark (row->pen.builder, kind,
                               g_strdup_printf ("%s.%s", row->issue->id, what),
                               (int) row->result->issue, -1,
                               g_strdup (dm_describe_verdict_word (row->result->verdict)), NULL);
  dm_scene_builder_set_mark_teller (row->pen.builder, dm_map_tell_verdict, 0, 0);
}

static DmBox get_band (const DmMapRow *row, double left, double right) {
  double top = row->first_lane - row->lane_gap * 0.55;
  if (row->profiled)
    top -= 52;
  return (DmBox){ left, top, right - left, row->axis_y - top };
}

static void draw_zone (DmMapRow *row) {
  DmRange zone = row->result->zone.range;
  double reach = row->scale->type == DM_SCALE_INTERVAL                 ? 5
                 : row->profiled && row->look->stage <= DM_STAGE_LANES ? DM_MAP_COLUMN + 5
                                                                       : row->bar_height * 1.35;
  DmBox box = get_band (row, dm_map_row_get_x (row, zone.from) - reach,
                        dm_map_row_get_x (row, zone.to) + reach);

  begin (row, DM_MARK_ZONE, "zone");
  DmShape *shape = dm_map_pen_rect (&row->pen, box, 5, row->pen.palette->zone_fill);
  shape->stroke = row->pen.palette->zone_outline;
  shape->stroke_width = 1;
  dm_scene_builder_end_mark (row->pen.builder);
}

static void draw_hatch (DmMapRow *row, double left, double right, gboolean deadlock) {
  if (right - left < 2)
    return;
  begin (row, deadlock ? DM_MARK_DEADLOCK : DM_MARK_GAP, deadlock ? "deadlock" : "gap");
  DmShape *shape
      = dm_map_pen_rect (&row->pen, get_band (row, left, right), 0,
                         deadlock ? row->pen.palette->cross_hatch : row->pen.palette->hatch);
  shape->fill_style = deadlock ? DM_FILL_CROSS_HATCH : DM_FILL_HATCH;
  dm_scene_builder_end_mark (row->pen.builder);
}

/* Between the lowest upper red line and the highest lower one. */
static void draw_deadlock (DmMapRow *row) {
  double from = INFINITY, to = -INFINITY;
  const DmRecord *record = &row->result->record;

  for (guint i = 0; i < record->n_holdings; i++) {
    const DmPosition *position = record->holdings[i].position;
    if (position->flags & DM_POSITION_LIMITS) {
      from = MIN (from, position->limits.range.to);
      to = MAX (to, position->limits.range.from);
    }
  }
  double overhang = dm_map_row_get_overhang (row) + 4;
  draw_hatch (row, dm_map_row_get_x (row, from) + overhang, dm_map_row_get_x (row, to) - overhang,
              TRUE);
}

/* What the parties have in common on an ordered scale, or what lies between them: under all other marks. */
void dm_map_draw_common_ground (DmMapRow *row) {
  const DmIssueResult *result = row->result;
  double reach = row->scale->type == DM_SCALE_INTERVAL ? row->bar_height * 0.5 + 5
                                                       : dm_map_row_get_overhang (row) + 4;

  if (result->verdict == DM_VERDICT_OVERLAP)
    draw_zone (row);
  else if (result->verdict == DM_VERDICT_DEADLOCK)
    draw_deadlock (row);
  else if (result->verdict == DM_VERDICT_GAP && result->gap.known)
    draw_hatch (row, dm_map_row_get_x (row, result->gap.from) + reach,
                dm_map_row_get_x (row, result->gap.to) - reach, FALSE);
}
