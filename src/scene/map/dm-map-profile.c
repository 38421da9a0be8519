/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "dm-describe.h"
#include "dm-map-row-private.h"

#define DOTS 7.0
#define DOT_STEP 6.5
#define MAX_NAMED_DOTS 40
#define MAX_NAMED_LEVELS 12

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
    double half = MIN (DM_MAP_COLUMN,
                       (row->axis_end - row->axis_start) / MAX (row->scale->n_levels, 1) / 3);
    draw_column (row, x - half, x + half, base, height, count_accepting (row, i));
  }
}

static int compare_ranges (gconstpointer a, gconstpointer b) {
  const DmRange *one = a, *other = b;

  return (one->from > other->from) - (one->from < other->from);
}

static GArray *list_accepted (const DmMapRow *row) {
  const DmRecord *record = &row->result->record;
  GArray *ranges = g_array_sized_new (FALSE, FALSE, sizeof (DmRange), record->n_holdings);

  for (guint i = 0; i < record->n_holdings; i++) {
    DmSet accepted;
    dm_position_get_accepted (record->holdings[i].position, row->scale, &accepted);
    if (!dm_range_is_empty (accepted.range))
      g_array_append_val (ranges, accepted.range);
  }
  g_array_sort (ranges, compare_ranges);
  return ranges;
}

/* The most parties that accept one and the same place between @from and @to: it is reached where a range begins. */
static guint count_most (const GArray *ranges, double from, double to) {
  double last = -INFINITY;
  guint most = 0;

  for (guint i = 0; i < ranges->len; i++) {
    double place = MAX (g_array_index (ranges, DmRange, i).from, from);
    guint n = 0;
    if (place >= to)
      break;
    if (place == last)
      continue;
    last = place;
    for (guint j = 0; j < ranges->len && g_array_index (ranges, DmRange, j).from <= place; j++)
      n += g_array_index (ranges, DmRange, j).to >= place;
    most = MAX (most, n);
  }
  return most;
}

/* The profile of an interval scale, a column for each pixel pair: exact to what can be seen, a single place that
 * somebody accepts included. */
static void draw_interval (DmMapRow *row, double base, double height) {
  double width = row->axis_end - row->axis_start, start = 0;
  double first = row->scale->min, range = row->scale->max - first;
  guint n_columns = (guint) (width / 2), last = G_MAXUINT;
  g_autoptr (GArray) ranges = list_accepted (row);

  for (guint i = 0; i <= n_columns; i++) {
    double from = first + (double) i / n_columns * range,
           to = i + 1 < n_columns ? first + (i + 1.0) / n_columns * range : INFINITY;
    guint n = i == n_columns ? G_MAXUINT - 1 : count_most (ranges, from, to);
    if (n == last)
      continue;
    if (last != G_MAXUINT)
      draw_column (row, row->axis_start + start, row->axis_start + i * 2.0, base, height, last);
    start = i * 2.0;
    last = n;
  }
}

typedef struct {
  double x;
  const DmPosition *position;
} Dot;

static int compare_dots (gconstpointer a, gconstpointer b) {
  const Dot *one = a, *other = b;

  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;
  return (one->position->party > other->position->party)
         - (one->position->party < other->position->party);
}

/* A dot says whose demand it is, unless there are so many that nobody could point at one. */
static void draw_dot (DmMapRow *row, const DmPosition *position, double x, double y) {
  gboolean named
      = row->result->record.n_holdings <= MAX_NAMED_DOTS && row->look->stage <= DM_STAGE_LANES;

  if (named) {
    g_autofree char *sentence = dm_describe_position (row->model, row->result->issue, position);
    dm_scene_builder_begin_mark (row->pen.builder, DM_MARK_DEMAND,
                                 dm_map_row_id (row, position->party, "dot"),
                                 (int) row->result->issue, (int) position->party, NULL,
                                 g_steal_pointer (&sentence));
  }
  dm_map_pen_ellipse (&row->pen, x, y, 2.6,
                      dm_style_get_party_color (row->pen.style, position->party));
  if (named) {
    dm_map_pen_anchor (&row->pen, x, y);
    dm_scene_builder_end_mark (row->pen.builder);
  }
}

/* Dots at one place stand side by side, closer where there are many; at the levels of a scale equally close, so that
 * the length of a line of dots still tells how many they are. */
static void draw_dots (DmMapRow *row, const Dot *dots, guint n, double y) {
  guint n_places = MAX (row->scale->n_levels, 2);
  double room = row->scale->type == DM_SCALE_INTERVAL
                    ? 40
                    : (row->axis_end - row->axis_start) / (n_places - 1) - 2 * DOT_STEP;
  guint n_most = row->scale->type == DM_SCALE_INTERVAL ? n : row->result->record.n_holdings;
  double step = MIN (DOT_STEP, MAX (room, DOT_STEP) / n_most);

  for (guint i = 0; i < n; i++)
    draw_dot (row, dots[i].position, dots[i].x + (i - (n - 1) / 2.0) * step, y);
}

static void draw_demands (DmMapRow *row, double y) {
  const DmRecord *record = &row->result->record;
  g_autofree Dot *dots = g_new (Dot, record->n_holdings + 1);
  guint n = 0, begin = 0;

  for (guint i = 0; i < record->n_holdings; i++) {
    const DmPosition *position = record->holdings[i].position;
    if (position->flags & DM_POSITION_DEMAND)
      dots[n++] = (Dot){ dm_map_row_get_x (row, position->demand), position };
  }
  qsort (dots, n, sizeof (Dot), compare_dots);
  for (guint i = 1; i <= n; i++)
    if (i == n || dots[i].x > dots[begin].x) {
      draw_dots (row, dots + begin, i - begin, y);
      begin = i;
    }
}

static char *describe_profile (const DmMapRow *row) {
  guint n = row->result->record.n_holdings, n_levels = row->scale->n_levels;
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "How many of the %u party on record would accept each place.",
                   "How many of the %u parties on record would accept each place.", n),
      n);
  if (n_levels > MAX_NAMED_LEVELS)
    n_levels = 0;
  for (guint i = 0; i < n_levels; i++) {
    g_autofree char *level = dm_describe_place (row->scale, i);
    g_string_append (text, i == 0 ? C_ ("between sentences", " ") : C_ ("list of levels", "; "));
    /* Translators: a level, and how many parties would accept it */
    g_string_append_printf (text, _ ("%1$s: %2$u"), level, count_accepting (row, i));
  }
  if (n_levels > 0)
    g_string_append (text, C_ ("end of a sentence", "."));
  return g_string_free (text, FALSE);
}

/* How many parties would accept each place, the demands as dots under it, a proposal's knot at @knot_y. */
void dm_map_draw_profile (DmMapRow *row, double top, double height, double knot_y) {
  DmMapPen *pen = &row->pen;
  double base = top + height - DOTS;

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_PROFILE,
                               g_strdup_printf ("%s.profile", row->issue->id),
                               (int) row->result->issue, -1, NULL, describe_profile (row));
  if (row->scale->type == DM_SCALE_INTERVAL)
    draw_interval (row, base, height - DOTS);
  else
    draw_levels (row, base, height - DOTS);
  dm_map_draw_line (row, knot_y);
  draw_demands (row, base + 4);
  dm_map_pen_line (pen, row->axis_start, base, row->axis_end, base, 1, pen->palette->rule);
  dm_map_pen_anchor (pen, row->axis_start + 1, base);
  dm_map_pen_mark_box (pen,
                       (DmBox){ row->axis_start, top, row->axis_end - row->axis_start, height });
  dm_scene_builder_end_mark (pen->builder);
}
