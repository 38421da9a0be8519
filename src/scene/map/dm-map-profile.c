/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-map-row-private.h"

#define DOTS 7.0

/* How many parties accept @place. */
static guint count_accepting (const DmMapRow *row, double place) {
  const DmRecord *record = &row->result->record;
  guint n = 0;

  for (guint i = 0; i < record->n_holdings; i++) {
    DmSet accepted;
    dm_position_get_accepted (record->holdings[i].position, row->scale, &accepted);
    n += dm_scale_set_contains (row->scale, &accepted, place);
    dm_scale_set_clear (row->scale, &accepted);
  }
  return n;
}

static void draw_column (DmMapRow *row, double left, double right, double base, double height,
                         guint n) {
  double share = (double) n / MAX (row->result->record.n_holdings, 1);

  if (n > 0)
    dm_map_pen_rect (&row->pen,
                     (DmBox){ left, base - height * share, right - left, height * share }, 0,
                     row->pen.palette->key_fill);
}

static void draw_levels (DmMapRow *row, double base, double height) {
  for (guint i = 0; i < row->scale->n_levels; i++) {
    double x = dm_map_row_get_x (row, i);
    double half = MIN (16, (row->axis_end - row->axis_start) / MAX (row->scale->n_levels, 1) / 3);
    draw_column (row, x - half, x + half, base, height, count_accepting (row, i));
  }
}

/* The profile of an interval scale, sampled at every pixel pair: exact to what can be seen. */
static void draw_interval (DmMapRow *row, double base, double height) {
  double width = row->axis_end - row->axis_start, start = 0;
  guint n_columns = (guint) (width / 2), last = G_MAXUINT;

  for (guint i = 0; i <= n_columns; i++) {
    double place = row->scale->min + (i + 0.5) / n_columns * (row->scale->max - row->scale->min);
    guint n = i == n_columns ? G_MAXUINT - 1 : count_accepting (row, place);
    if (n == last)
      continue;
    if (last != G_MAXUINT)
      draw_column (row, row->axis_start + start, row->axis_start + i * 2.0, base, height, last);
    start = i * 2.0;
    last = n;
  }
}

static void draw_demands (DmMapRow *row, double y) {
  const DmRecord *record = &row->result->record;

  for (guint i = 0; i < record->n_holdings; i++) {
    const DmPosition *position = record->holdings[i].position;
    if (position->flags & DM_POSITION_DEMAND)
      dm_map_pen_ellipse (&row->pen, dm_map_row_get_x (row, position->demand), y, 2.6,
                          dm_style_get_party_color (row->pen.style, position->party));
  }
}

/* How many parties would accept each place, the demands as dots under it. */
void dm_map_draw_profile (DmMapRow *row, double top, double height) {
  DmMapPen *pen = &row->pen;
  guint n = row->result->record.n_holdings;
  double base = top + height - DOTS;

  dm_scene_builder_begin_mark (
      pen->builder, DM_MARK_PROFILE, g_strdup_printf ("%s.profile", row->issue->id),
      (int) row->result->issue, -1, NULL,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "How many of the %u party on record would accept each place.",
                                    "How many of the %u parties on record would accept each place.",
                                    n),
                       n));
  if (row->scale->type == DM_SCALE_INTERVAL)
    draw_interval (row, base, height - DOTS);
  else
    draw_levels (row, base, height - DOTS);
  draw_demands (row, base + 4);
  dm_map_pen_line (pen, row->axis_start, base, row->axis_end, base, 1, pen->palette->rule);
  dm_map_pen_anchor (pen, row->axis_start + 1, base);
  dm_map_pen_mark_box (pen,
                       (DmBox){ row->axis_start, top, row->axis_end - row->axis_start, height });
  dm_scene_builder_end_mark (pen->builder);
}
