/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many parties would accept each place, as columns along the axis. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dm-map-row-private.h"

/* How many parties of @record accept each level or option: one for each of them. Returns: (transfer full) */
guint *dm_map_count_accepting (const DmRecord *record, const DmScale *scale) {
  guint *counts = g_new0 (guint, scale->n_levels + 1);

  for (guint i = 0; i < record->n_holdings; i++) {
    DmSet accepted;
    guint first = 0, end = scale->n_levels;
    dm_position_get_accepted (record->holdings[i].position, scale, &accepted);
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

static void add_column (GArray *columns, double left, double right, guint n) {
  DmMapColumn column = { left, right, n };

  g_array_append_val (columns, column);
}

static void list_levels (const DmMapRow *row, const DmRecord *record, GArray *columns) {
  g_autofree guint *counts = dm_map_count_accepting (record, row->scale);
  double half
      = MIN (DM_MAP_COLUMN, (row->axis_end - row->axis_start) / MAX (row->scale->n_levels, 1) / 3);

  for (guint i = 0; i < row->scale->n_levels; i++) {
    double x = dm_map_row_get_x (row, i);
    add_column (columns, x - half, x + half, counts[i]);
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

static void begin_sweep (Sweep *sweep, const DmRecord *record, const DmScale *scale) {
  sweep->begins = g_new (double, record->n_holdings + 1);
  sweep->ends = g_new (double, record->n_holdings + 1);
  for (guint i = 0; i < record->n_holdings; i++) {
    DmSet accepted;
    dm_position_get_accepted (record->holdings[i].position, scale, &accepted);
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

static gboolean are_sweeps_equal (const Sweep *one, const Sweep *other) {
  gsize size = one->n * sizeof (double);

  return one->n == other->n && memcmp (one->begins, other->begins, size) == 0
         && memcmp (one->ends, other->ends, size) == 0;
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

/* Of an interval scale, from pixel pair to pixel pair: exact to what can be seen, a single place that somebody accepts
 * included. */
static void list_interval (const DmMapRow *row, const DmRecord *record, GArray *columns) {
  double width = row->axis_end - row->axis_start, start = 0;
  double first = row->scale->min, range = row->scale->max - first;
  guint n_columns = (guint) (width / 2), last = G_MAXUINT;
  Sweep sweep = { NULL };

  begin_sweep (&sweep, record, row->scale);
  for (guint i = 0; i <= n_columns; i++) {
    double from = first + (double) i / n_columns * range,
           to = i + 1 < n_columns ? first + (i + 1.0) / n_columns * range : INFINITY;
    guint n = i == n_columns ? G_MAXUINT - 1 : count_most (&sweep, from, to);
    if (n == last)
      continue;
    if (last != G_MAXUINT)
      add_column (columns, row->axis_start + start, row->axis_start + i * 2.0, last);
    start = i * 2.0;
    last = n;
  }
  end_sweep (&sweep);
}

/* Along the axis of an ordered scale, those of an interval side by side. Returns: (transfer full): DmMapColumn */
GArray *dm_map_list_columns (const DmMapRow *row, const DmRecord *record) {
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (DmMapColumn));

  if (row->scale->type == DM_SCALE_INTERVAL)
    list_interval (row, record, columns);
  else
    list_levels (row, record, columns);
  return columns;
}

static gboolean are_levels_other (const DmRecord *record, const DmRecord *other,
                                  const DmScale *scale) {
  g_autofree guint *counts = dm_map_count_accepting (record, scale);
  g_autofree guint *others = dm_map_count_accepting (other, scale);

  return memcmp (counts, others, scale->n_levels * sizeof (guint)) != 0;
}

static gboolean is_interval_other (const DmRecord *record, const DmRecord *other,
                                   const DmScale *scale) {
  Sweep sweep = { NULL }, swept = { NULL };
  gboolean equal;

  begin_sweep (&sweep, record, scale);
  begin_sweep (&swept, other, scale);
  equal = are_sweeps_equal (&sweep, &swept);
  end_sweep (&sweep);
  end_sweep (&swept);
  return !equal;
}

/* Whether somewhere on the scale more or fewer would accept a place in the reading that is compared with, if there is one. */
gboolean dm_map_is_count_other (const DmIssueResult *result) {
  DmReading *reading = dm_reading_get_other (result->reading);
  const DmScale *scale
      = dm_model_get_issue (dm_reading_get_model (result->reading), result->issue)->scale;
  g_auto (DmRecord) other = { 0 };

  if (reading == NULL)
    return FALSE;
  dm_reading_get_record (reading, result->issue, &other);
  return scale->type == DM_SCALE_INTERVAL ? is_interval_other (&result->record, &other, scale)
                                          : are_levels_other (&result->record, &other, scale);
}
