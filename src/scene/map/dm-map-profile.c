/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "dm-describe.h"
#include "dm-map-row-private.h"

#define DOTS 7.0
#define MAX_NAMED_LEVELS 12

/* How many parties accept each level or option of the row: one for each of them. Returns: (transfer full) */
guint *dm_map_count_accepting (const DmIssueResult *result, const DmScale *scale) {
  guint *counts = g_new0 (guint, scale->n_levels + 1);

  for (guint i = 0; i < result->record.n_holdings; i++) {
    DmSet accepted;
    guint first = 0, end = scale->n_levels;
    dm_position_get_accepted (result->record.holdings[i].position, scale, &accepted);
    if (dm_scale_is_ordered (scale)) {
      first = (guint) CLAMP (ceil (accepted.range.from), 0, end);
      end = (guint) CLAMP (floor (accepted.range.to) + 1, 0, end);
    }
    for (guint level = first; level < end; level++)
      counts[level]
          += dm_scale_is_ordered (scale) || dm_option_set_contains (&accepted.options, level);
    dm_scale_set_clear (scale, &accepted);
  }
  return counts;
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
  g_autofree guint *counts = dm_map_count_accepting (row->result, row->scale);

  for (guint i = 0; i < row->scale->n_levels; i++) {
    double x = dm_map_row_get_x (row, i);
    double half = MIN (DM_MAP_COLUMN,
                       (row->axis_end - row->axis_start) / MAX (row->scale->n_levels, 1) / 3);
    draw_column (row, x - half, x + half, base, height, counts[i]);
  }
}

static int compare_places (gconstpointer a, gconstpointer b) {
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

/* Going along a scale: where what parties accept begins and ends, in order, and how many have begun and ended by now. */
typedef struct {
  double *begins, *ends;
  guint n;
  guint n_begun, n_ended;
} Sweep;

static void begin_sweep (Sweep *sweep, const DmMapRow *row) {
  const DmRecord *record = &row->result->record;

  sweep->begins = g_new (double, record->n_holdings + 1);
  sweep->ends = g_new (double, record->n_holdings + 1);
  for (guint i = 0; i < record->n_holdings; i++) {
    DmSet accepted;
    dm_position_get_accepted (record->holdings[i].position, row->scale, &accepted);
    if (dm_range_is_empty (accepted.range))
      continue;
    sweep->begins[sweep->n] = accepted.range.from;
    sweep->ends[sweep->n++] = accepted.range.to;
  }
  qsort (sweep->begins, sweep->n, sizeof (double), compare_places);
  qsort (sweep->ends, sweep->n, sizeof (double), compare_places);
}

static void end_sweep (Sweep *sweep) {
  g_free (sweep->begins);
  g_free (sweep->ends);
}

/* How many accept @place, which is no less than the one before. */
static guint go_to (Sweep *sweep, double place) {
  while (sweep->n_begun < sweep->n && sweep->begins[sweep->n_begun] <= place)
    sweep->n_begun++;
  while (sweep->n_ended < sweep->n && sweep->ends[sweep->n_ended] < place)
    sweep->n_ended++;
  return sweep->n_begun - sweep->n_ended;
}

/* The most parties that accept one and the same place from @from to @to, @to excluded: it is reached where something begins. */
static guint count_most (Sweep *sweep, double from, double to) {
  guint most = go_to (sweep, from);

  while (sweep->n_begun < sweep->n && sweep->begins[sweep->n_begun] < to) {
    guint n = go_to (sweep, sweep->begins[sweep->n_begun]);
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
  Sweep sweep = { NULL };

  begin_sweep (&sweep, row);
  for (guint i = 0; i <= n_columns; i++) {
    double from = first + (double) i / n_columns * range,
           to = i + 1 < n_columns ? first + (i + 1.0) / n_columns * range : INFINITY;
    guint n = i == n_columns ? G_MAXUINT - 1 : count_most (&sweep, from, to);
    if (n == last)
      continue;
    if (last != G_MAXUINT)
      draw_column (row, row->axis_start + start, row->axis_start + i * 2.0, base, height, last);
    start = i * 2.0;
    last = n;
  }
  end_sweep (&sweep);
}

static char *tell_profile (gpointer told_of, const DmMark *mark) {
  const DmIssueResult *result = ((const DmMapTold *) told_of)->result;
  const DmScale *scale
      = dm_model_get_issue (dm_reading_get_model (result->reading), result->issue)->scale;
  g_autofree guint *counts = dm_map_count_accepting (result, scale);
  guint n = result->record.n_holdings, n_levels = scale->n_levels;
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "How many of the %u party on record would accept each place.",
                   "How many of the %u parties on record would accept each place.", n),
      n);
  if (n_levels > MAX_NAMED_LEVELS)
    n_levels = 0;
  for (guint i = 0; i < n_levels; i++) {
    g_autofree char *level = dm_describe_place (scale, i);
    g_string_append (text, i == 0 ? C_ ("between sentences", " ") : C_ ("list of levels", "; "));
    /* Translators: a level, and how many parties would accept it */
    g_string_append_printf (text, _ ("%1$s: %2$u"), level, counts[i]);
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
                               (int) row->result->issue, -1, NULL, NULL);
  dm_scene_builder_set_mark_teller (pen->builder, tell_profile, 0, 0);
  if (row->scale->type == DM_SCALE_INTERVAL)
    draw_interval (row, base, height - DOTS);
  else
    draw_levels (row, base, height - DOTS);
  dm_map_draw_line (row, knot_y);
  dm_map_draw_dots (row, base + 4);
  dm_map_pen_line (pen, row->axis_start, base, row->axis_end, base, 1, pen->palette->rule);
  dm_map_pen_anchor (pen, row->axis_start + 1, base);
  dm_map_pen_mark_box (pen,
                       (DmBox){ row->axis_start, top, row->axis_end - row->axis_start, height });
  dm_scene_builder_end_mark (pen->builder);
}
