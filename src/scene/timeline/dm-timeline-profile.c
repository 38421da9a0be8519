/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "dm-describe-timeline.h"
#include "dm-describe.h"
#include "dm-timeline-private.h"

/* More parties than lanes: how many would accept each place, over time, the darker the more. */

#define GAP 1.0
#define LIGHTEST 0.08
#define DARKEST 0.85
#define INSET 3.0

static DmColor get_shade (const DmTimelineRow *row, double share) {
  const DmPalette *palette = row->map.pen.palette;

  return dm_color_mix (palette->ground, palette->key, LIGHTEST + share * (DARKEST - LIGHTEST));
}

static void draw_share (DmTimelineRow *row, DmRange x, double top, double bottom, guint n,
                        guint n_all) {
  if (n > 0)
    dm_map_pen_rect (&row->map.pen,
                     (DmBox){ x.from, top, MAX (x.to - x.from - GAP, 1), bottom - top }, 0,
                     get_shade (row, (double) n / n_all));
}

/* In numbers, too, where there is room: “7/12”. */
static void write_share (DmTimelineRow *row, DmRange x, double y, guint n, guint n_all) {
  DmMapPen *pen = &row->map.pen;
  g_autofree char *text = g_strdup_printf ("%u/%u", n, n_all);
  double width = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_LEVEL, text);

  if (x.to - x.from > width + 12)
    dm_map_pen_block_on (pen, pen->palette->ground, text, DM_MAP_FONT_LEVEL, DM_ALIGN_START,
                         x.from + 7, y + 4.2, width + 1, pen->palette->ink);
}

static void draw_levels (DmTimelineRow *row, const DmTurn *turn, DmRange x) {
  const DmScale *scale = row->map.scale;
  g_autofree guint *counts = dm_map_count_accepting (&turn->result->record, scale);
  double half = (row->bottom - row->top) / MAX (scale->n_levels, 1) / 2 - INSET;

  for (guint i = 0; i < scale->n_levels; i++) {
    double y = scale->type == DM_SCALE_NOMINAL ? row->top + (2 * i + 1) * (half + INSET)
                                               : dm_timeline_row_get_y (row, i);
    draw_share (row, x, y - half, y + half, counts[i], turn->result->record.n_holdings);
    if (half >= 7)
      write_share (row, x, y, counts[i], turn->result->record.n_holdings);
  }
}

static int compare_numbers (gconstpointer a, gconstpointer b) {
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static guint count_at (const DmIssueResult *result, const DmScale *scale, double place) {
  guint n = 0;

  for (guint i = 0; i < result->record.n_holdings; i++) {
    DmSet accepted;
    dm_position_get_accepted (result->record.holdings[i].position, scale, &accepted);
    n += dm_range_contains (accepted.range, place) ? 1 : 0;
  }
  return n;
}

/* Between two places at which somebody's range ends as many accept all of it. */
static void draw_numbers (DmTimelineRow *row, const DmTurn *turn, DmRange x) {
  const DmScale *scale = row->map.scale;
  const DmRecord *record = &turn->result->record;
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_val (ends, scale->min);
  g_array_append_val (ends, scale->max);
  for (guint i = 0; i < record->n_holdings; i++) {
    DmSet accepted;
    dm_position_get_accepted (record->holdings[i].position, scale, &accepted);
    double both[] = { MAX (accepted.range.from, scale->min), MIN (accepted.range.to, scale->max) };
    g_array_append_vals (ends, both, 2);
  }
  g_array_sort (ends, compare_numbers);
  for (guint i = 1; i < ends->len; i++) {
    double from = g_array_index (ends, double, i - 1), to = g_array_index (ends, double, i);
    if (to > from)
      draw_share (row, x, dm_timeline_row_get_y (row, to), dm_timeline_row_get_y (row, from),
                  count_at (turn->result, scale, (from + to) / 2), record->n_holdings);
  }
}

static char *tell (gpointer told_of, const DmMark *mark) {
  const DmIssueResult *result = ((const DmMapTold *) told_of)->result;
  g_autoptr (GArray) turns = dm_turns_new (result->reading, result->issue);
  const DmTurn *turn = &g_array_index (turns, DmTurn, mark->first);
  DmDate to = mark->first + 1 < turns->len ? g_array_index (turns, DmTurn, mark->first + 1).from
                                           : DM_DATE_NONE;
  g_autofree char *row = dm_describe_row (turn->result);

  return dm_describe_stretch (turn->from, to, row);
}

/* A mark for each turn, which says who holds what from then on. */
void dm_timeline_draw_profile (DmTimelineRow *row) {
  DmMapPen *pen = &row->map.pen;

  for (guint i = 0; i < row->turns->len; i++) {
    const DmTurn *turn = &g_array_index (row->turns, DmTurn, i);
    DmDate to
        = i + 1 < row->turns->len ? g_array_index (row->turns, DmTurn, i + 1).from : DM_DATE_NONE;
    DmRange x = dm_timeline_row_get_extent (row, turn->from, to);

    if (turn->result->record.n_holdings == 0)
      continue;
    dm_scene_builder_begin_mark (pen->builder, DM_MARK_PROFILE,
                                 g_strdup_printf ("%s.profile-%u", row->map.issue->id, i),
                                 (int) row->map.result->issue, -1, NULL, NULL);
    dm_scene_builder_set_mark_teller (pen->builder, tell, i, 1);
    if (row->map.scale->type == DM_SCALE_INTERVAL)
      draw_numbers (row, turn, x);
    else
      draw_levels (row, turn, x);
    dm_map_pen_mark_box (pen, (DmBox){ x.from, row->top, x.to - x.from, row->bottom - row->top });
    dm_map_pen_anchor (pen, (x.from + x.to) / 2, (row->top + row->bottom) / 2);
    dm_scene_builder_end_mark (pen->builder);
  }
}
