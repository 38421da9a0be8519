/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-timeline-private.h"

#define LEVEL_NAMES 84.0 /* px between what a row says and its plot, for the names of levels */
#define LABEL_GAP 14.0
#define MOST_TICKS 200
#define TICK 5.0

/* --- days --- */

/* The day with a number, which is rounded; the first or last there is for one beyond it. */
DmDate dm_day_to_date (double day) {
  return dm_date_from_days ((guint32) CLAMP (round (day), 1, DM_DATE_N_DAYS));
}

/* --- where the axis runs --- */

DmTimelineColumns dm_timeline_get_columns (const DmMapLook *look) {
  double width = dm_map_look_get_width (look);
  DmMapRow row
      = { .pen = { .width = width, .margin = dm_map_pen_get_margin (width) }, .look = look };

  if (look->stage == DM_STAGE_LINE) {
    dm_map_row_set_line_columns (&row);
    return (DmTimelineColumns){ row.axis_start, row.axis_end };
  }
  dm_map_row_set_columns (&row);
  if (row.stacked)
    return (DmTimelineColumns){ row.axis_start + MIN (LEVEL_NAMES, width * 0.2),
                                row.axis_end + 14 };
  return (DmTimelineColumns){ row.axis_start + LEVEL_NAMES, row.axis_end + 26 };
}

double dm_timeline_get_day_x (const DmTimeline *timeline, const DmTimelineColumns *columns,
                              double day) {
  double share = (day - timeline->first) / (timeline->last - timeline->first);

  return columns->start + CLAMP (share, 0, 1) * (columns->end - columns->start);
}

/**
 * dm_timeline_get_x:
 * @timeline: a model over time
 * @look: how it looks; the width is what it was laid out for
 * @date: a day, or a month or year for the first one of it
 *
 * Returns: where it is, in px from the left
 */
double dm_timeline_get_x (const DmTimeline *timeline, const DmMapLook *look, DmDate date) {
  DmTimelineColumns columns = dm_timeline_get_columns (look);
  double x = dm_timeline_get_day_x (timeline, &columns, dm_date_count_days (date));

  return look->rtl ? dm_map_look_get_width (look) - x : x;
}

/**
 * dm_timeline_get_date:
 * @timeline: a model over time
 * @look: how it looks; the width is what it was laid out for
 * @x: px from the left
 *
 * The inverse of dm_timeline_get_x().
 *
 * Returns: the nearest day, at the ends of the axis for what is beyond them
 */
DmDate dm_timeline_get_date (const DmTimeline *timeline, const DmMapLook *look, double x) {
  DmTimelineColumns columns = dm_timeline_get_columns (look);
  double share;

  if (look->rtl)
    x = dm_map_look_get_width (look) - x;
  share = CLAMP ((x - columns.start) / (columns.end - columns.start), 0, 1);
  return dm_day_to_date (timeline->first + share * (timeline->last - timeline->first));
}

/* --- ticks --- */

typedef enum { UNIT_DAY, UNIT_MONTH, UNIT_YEAR } Unit;

/* From fine to coarse. */
static const struct {
  Unit unit;
  guint n;
} steps[] = {
  { UNIT_DAY, 1 },    { UNIT_DAY, 2 },     { UNIT_DAY, 7 },    { UNIT_DAY, 14 },
  { UNIT_MONTH, 1 },  { UNIT_MONTH, 2 },   { UNIT_MONTH, 3 },  { UNIT_MONTH, 6 },
  { UNIT_YEAR, 1 },   { UNIT_YEAR, 2 },    { UNIT_YEAR, 5 },   { UNIT_YEAR, 10 },
  { UNIT_YEAR, 20 },  { UNIT_YEAR, 50 },   { UNIT_YEAR, 100 }, { UNIT_YEAR, 200 },
  { UNIT_YEAR, 500 }, { UNIT_YEAR, 1000 },
};

typedef struct {
  double day, x;
  char *text;
  char *year; /* (nullable): under the text, where a year begins */
} Tick;

static void clear_tick (gpointer data) {
  Tick *tick = data;

  g_free (tick->text);
  g_free (tick->year);
}

/* The first day of the unit that @day is in. */
static double go_back (Unit unit, guint n, double day) {
  DmDate date;
  guint year, month;

  if (unit == UNIT_DAY)
    return day - fmod (day - 1, n); /* day 1 is a Monday */
  date = dm_day_to_date (day);
  year = date >> 16;
  month = (date >> 8 & 0xff) - 1;
  if (unit == UNIT_YEAR)
    return dm_date_count_days (MAX (year - year % n, 1) << 16);
  return dm_date_count_days (year << 16 | (month - month % n + 1) << 8);
}

static double go_on (Unit unit, guint n, double day) {
  const double longest[] = { 1, 31, 366 };

  return unit == UNIT_DAY ? day + n : go_back (unit, n, day + longest[unit] * n);
}

static char *format (double day, const char *pattern) {
  DmDate date = dm_day_to_date (day);
  g_autoptr (GDateTime) time = g_date_time_new_utc ((int) (date >> 16), (int) (date >> 8 & 0xff),
                                                    (int) (date & 0xff), 0, 0, 0);

  return g_date_time_format (time, pattern);
}

static char *name_tick (Unit unit, double day) {
  if (unit == UNIT_DAY)
    /* Translators: a tick of an axis of dates, as g_date_time_format() writes it: “1 Apr” */
    return format (day, C_ ("date axis", "%-d %b"));
  if (unit == UNIT_MONTH)
    /* Translators: a tick of an axis of dates, as g_date_time_format() writes it: “Apr” */
    return format (day, C_ ("date axis", "%Ob"));
  return format (day, "%Y");
}

static GArray *list_ticks (const DmTimeline *timeline, const DmTimelineColumns *columns,
                           guint step) {
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (Tick));
  Unit unit = steps[step].unit;
  guint year = 0;

  g_array_set_clear_func (ticks, clear_tick);
  for (double day = go_back (unit, steps[step].n, timeline->first);
       day <= timeline->last && ticks->len < MOST_TICKS; day = go_on (unit, steps[step].n, day)) {
    guint of = dm_day_to_date (day) >> 16;
    if (day < timeline->first)
      continue;
    Tick tick
        = { day, dm_timeline_get_day_x (timeline, columns, day), name_tick (unit, day), NULL };
    if (unit != UNIT_YEAR && of != year)
      tick.year = format (day, "%Y");
    year = of;
    g_array_append_val (ticks, tick);
  }
  return ticks;
}

static double measure_tick (DmMapPen *pen, const Tick *tick) {
  double width = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_LEVEL, tick->text);

  if (tick->year != NULL)
    width = MAX (width, dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_LEVEL, tick->year));
  return width;
}

static gboolean fits (DmMapPen *pen, const GArray *ticks) {
  for (guint i = 1; i < ticks->len; i++) {
    const Tick *one = &g_array_index (ticks, Tick, i - 1), *next = one + 1;

    if (next->x - one->x < (measure_tick (pen, one) + measure_tick (pen, next)) / 2 + LABEL_GAP)
      return FALSE;
  }
  return TRUE;
}

/* A cheap look first: a step that gives hundreds of ticks won't do. */
static gboolean is_too_fine (const DmTimeline *timeline, guint step) {
  const double days[] = { 1, 30, 365 };

  return (timeline->last - timeline->first) / (days[steps[step].unit] * steps[step].n)
         > MOST_TICKS / 2;
}

/* The finest ticks whose names stand beside one another. */
static GArray *choose_ticks (const DmTimeline *timeline, DmMapPen *pen,
                             const DmTimelineColumns *columns) {
  for (guint step = 0; step < G_N_ELEMENTS (steps); step++) {
    GArray *ticks;

    if (is_too_fine (timeline, step))
      continue;
    ticks = list_ticks (timeline, columns, step);
    if (fits (pen, ticks))
      return ticks;
    g_array_unref (ticks);
  }
  return list_ticks (timeline, columns, G_N_ELEMENTS (steps) - 1);
}

/* Upright lines under a row's plot, where the axis has its ticks. */
void dm_timeline_draw_grid (const DmTimeline *timeline, DmMapPen *pen,
                            const DmTimelineColumns *columns, double top, double bottom) {
  g_autoptr (GArray) ticks = choose_ticks (timeline, pen, columns);

  for (guint i = 0; i < ticks->len; i++)
    dm_map_pen_upright (pen, g_array_index (ticks, Tick, i).x, top, bottom, 1, 0,
                        dm_color_mix (pen->palette->ground, pen->palette->rule, 0.6));
}

/* The axis at @y, its ticks' names under it. Returns: where it ends */
double dm_timeline_draw_ticks (const DmTimeline *timeline, DmMapPen *pen,
                               const DmTimelineColumns *columns, double y) {
  g_autoptr (GArray) ticks = choose_ticks (timeline, pen, columns);
  double line = dm_map_pen_line_height (pen, DM_MAP_FONT_LEVEL), bottom = y + TICK + 14;
  double before = -INFINITY;

  dm_map_pen_line (pen, columns->start, y, columns->end, y, 1, pen->palette->axis);
  for (guint i = 0; i < ticks->len; i++) {
    const Tick *tick = &g_array_index (ticks, Tick, i);
    double half = measure_tick (pen, tick) / 2;
    double middle = MIN (tick->x, pen->width - pen->margin / 2 - half);

    dm_map_pen_line (pen, tick->x, y, tick->x, y + TICK, 1, pen->palette->axis);
    if (middle - half < before)
      continue;
    dm_map_pen_text (pen, tick->text, DM_MAP_FONT_LEVEL, DM_ALIGN_MIDDLE, middle, y + TICK + 14,
                     pen->palette->muted);
    if (tick->year != NULL) {
      dm_map_pen_text (pen, tick->year, DM_MAP_FONT_LEVEL, DM_ALIGN_MIDDLE, middle,
                       y + TICK + 14 + line, pen->palette->muted);
      bottom = y + TICK + 14 + line;
    }
    before = middle + half;
  }
  return bottom + 6;
}

/* The line of the day that the model is read as of. */
void dm_timeline_draw_as_of (const DmTimeline *timeline, DmMapPen *pen,
                             const DmTimelineColumns *columns, double top, double bottom) {
  DmDate date = dm_reading_get_date (dm_analysis_get_reading (timeline->analysis));

  if (date != DM_DATE_NONE)
    dm_map_pen_upright (pen,
                        dm_timeline_get_day_x (timeline, columns,
                                               dm_date_count_days (dm_date_last_day (date))),
                        top, bottom, 1.2, 0, pen->palette->ink);
}
