/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-timeline-private.h"

/* Whose line is whose, for those who can't tell by colour: each party's name once, beside its demand, where nothing is in its way. */

#define FONT ((DmFont){ 11, DM_WEIGHT_SEMIBOLD, FALSE })
#define BESIDE 10.0 /* from where the demand begins */
#define ABOVE 4.0   /* from the line to the name's foot */
#define HEIGHT 10.0
#define HALF_LINE 1.5
#define BACKING 0.7
#define HALF_DIAMOND 6.0

static gboolean has_demand (const DmSpan *span) {
  return (span->position->flags & DM_POSITION_DEMAND) != 0;
}

static void add (GArray *taken, double x, double y, double width, double height) {
  DmBox box = { x, y, width, height };

  g_array_append_val (taken, box);
}

/* All demands: lines and diamonds. */
static GArray *list_taken (const DmTimelineRow *row) {
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (DmBox));

  for (guint lane = 0; lane < row->map.n_lanes; lane++)
    for (guint i = 0; i < row->spans[lane]->len; i++) {
      const DmSpan *span = &g_array_index (row->spans[lane], DmSpan, i);
      DmRange x = dm_timeline_row_get_extent (row, span->from, span->to);
      double y;

      if (!has_demand (span))
        continue;
      y = dm_timeline_get_demand_y (row, lane, span->position->demand);
      add (taken, x.from, y - HALF_LINE, x.to - x.from, 2 * HALF_LINE);
      add (taken, x.from - HALF_DIAMOND, y - HALF_DIAMOND, 2 * HALF_DIAMOND, 2 * HALF_DIAMOND);
    }
  return taken;
}

static gboolean is_free (const DmTimelineRow *row, const GArray *taken, DmBox box) {
  if (box.y < row->top || box.y + box.height > row->bottom)
    return FALSE;
  for (guint i = 0; i < taken->len; i++)
    if (dm_box_overlaps (box, g_array_index (taken, DmBox, i)))
      return FALSE;
  return TRUE;
}

/* Above its line or under it. Returns: whether there is room */
static gboolean try_name (DmTimelineRow *row, GArray *taken, guint lane, const DmSpan *span,
                          const char *name) {
  DmMapPen *pen = &row->map.pen;
  DmRange x = dm_timeline_row_get_extent (row, span->from, span->to);
  double y = dm_timeline_get_demand_y (row, lane, span->position->demand);
  double width = dm_text_measurer_get_width (pen->measurer, FONT, name);
  double start = x.from + BESIDE + (span->from == DM_DATE_NONE ? 3 * BESIDE : 0);
  const double tops[] = { y - ABOVE - HEIGHT, y + ABOVE };

  if (start + width > x.to - ABOVE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tops); i++) {
    DmBox box = { start, tops[i], width, HEIGHT };

    if (!is_free (row, taken, box))
      continue;
    dm_map_pen_rect (pen, (DmBox){ start - 2, tops[i], width + 4, HEIGHT }, 2,
                     dm_color_with_alpha (pen->palette->ground, BACKING));
    dm_map_pen_text (pen, name, FONT, DM_ALIGN_START, start, tops[i] + HEIGHT - 1.5,
                     dm_style_get_party_text_color (pen->style, row->map.lanes[lane]));
    g_array_append_val (taken, box);
    return TRUE;
  }
  return FALSE;
}

static gboolean name_lane (DmTimelineRow *row, GArray *taken, guint lane, const char *name) {
  for (guint i = 0; i < row->spans[lane]->len && name != NULL; i++) {
    const DmSpan *span = &g_array_index (row->spans[lane], DmSpan, i);

    if (has_demand (span) && try_name (row, taken, lane, span, name))
      return TRUE;
  }
  return FALSE;
}

/* In full, or else short; where there is no room for that either it is left to the key and to what its marks say. */
void dm_timeline_draw_names (DmTimelineRow *row) {
  g_autoptr (GArray) taken = list_taken (row);

  for (guint lane = 0; lane < row->map.n_lanes; lane++) {
    const DmParty *party = dm_model_get_party (row->map.model, row->map.lanes[lane]);

    if (!name_lane (row, taken, lane, party->name))
      name_lane (row, taken, lane, party->short_name);
  }
}
