/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-timeline.h"
#include "dm-describe.h"
#include "dm-ticks.h"
#include "dm-timeline-private.h"

#define STRIP_TOP 14.0
#define STRIP_HEIGHT 17.0
#define FOLDED_STRIP 9.0
#define STRIP_GAP 10.0
#define LEVEL_HEIGHT 26.0
#define LOW_LEVEL_HEIGHT 15.0
#define MANY_LEVELS 10
#define NUMBERS_HEIGHT 124.0
#define LOW_NUMBERS_HEIGHT 76.0
#define NUMBERS_PAD 9.0
#define NAME_GAP 10.0 /* between names of levels and the plot */
#define EVIDENCE_HEIGHT 20.0
#define LINE_HEIGHT 34.0
#define MOST_TICKS 4

/* --- who holds what from when to when --- */

static gboolean has_lane (const DmTimelineRow *row, guint party) {
  if (!row->map.profiled)
    return TRUE;
  for (guint i = 0; i < row->map.look->n_lanes; i++)
    if (row->map.look->lanes[i] == party)
      return TRUE;
  return FALSE;
}

static const DmPosition *find_held (const DmTurn *turn, guint party) {
  const DmRecord *record = &turn->result->record;

  for (guint i = 0; i < record->n_holdings; i++)
    if (record->holdings[i].party == party)
      return record->holdings[i].position;
  return NULL;
}

/* A scenario's positions are made anew for each day, and the same all the same. */
static gboolean is_same (const DmScale *scale, const DmPosition *a, const DmPosition *b) {
  return a == b
         || (a != NULL && b != NULL && a->since == b->since && a->flags == b->flags
             && a->basis == b->basis && dm_position_stands_like (a, b, scale));
}

static GArray *list_spans (const DmTimelineRow *row, guint party) {
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DmSpan));
  const DmPosition *before = NULL;

  for (guint i = 0; i < row->turns->len; i++) {
    const DmTurn *turn = &g_array_index (row->turns, DmTurn, i);
    const DmPosition *held = find_held (turn, party);
    DmSpan span = { turn->from, DM_DATE_NONE, held };

    if (is_same (row->map.scale, before, held))
      continue;
    if (before != NULL)
      g_array_index (spans, DmSpan, spans->len - 1).to = turn->from;
    if (held != NULL)
      g_array_append_val (spans, span);
    before = held;
  }
  return spans;
}

/* Whoever was, or is, on record; those who never are stand in words under the plot. */
static void set_lanes (DmTimelineRow *row) {
  DmReading *reading = dm_analysis_get_reading (row->timeline->analysis);

  row->map.profiled = dm_reading_get_n_parties (reading) > DM_MAP_MAX_LANES;
  for (guint i = 0; i < dm_reading_get_n_parties (reading); i++) {
    guint party = dm_reading_get_party (reading, i);
    g_autoptr (GArray) spans = has_lane (row, party) ? list_spans (row, party) : NULL;

    if (spans == NULL || spans->len == 0 || row->map.n_lanes >= DM_MAP_MAX_LANES)
      continue;
    row->map.lanes[row->map.n_lanes] = party;
    row->spans[row->map.n_lanes++] = g_steal_pointer (&spans);
  }
}

static void clear_row (DmTimelineRow *row) {
  for (guint i = 0; i < row->map.n_lanes; i++)
    g_array_unref (row->spans[i]);
  g_array_unref (row->turns);
}

/* From where to where on the page a stretch of time goes; what has no end goes to the end of the axis. */
DmRange dm_timeline_row_get_extent (const DmTimelineRow *row, DmDate from, DmDate to) {
  const DmTimeline *timeline = row->timeline;

  return (DmRange){
    from == DM_DATE_NONE
        ? row->columns.start
        : dm_timeline_get_day_x (timeline, &row->columns, dm_date_count_days (from)),
    to == DM_DATE_NONE ? row->columns.end
                       : dm_timeline_get_day_x (timeline, &row->columns, dm_date_count_days (to)),
  };
}

/* Until where anything is known: the day that the model describes. */
double dm_timeline_row_get_known_x (const DmTimelineRow *row) {
  DmDate date = dm_model_get_date (row->map.model);

  return date == DM_DATE_NONE
             ? row->columns.end
             : dm_timeline_get_day_x (row->timeline, &row->columns,
                                      dm_date_count_days (dm_date_last_day (date)));
}

/* --- the scale, upright --- */

static double get_pad (const DmTimelineRow *row) {
  const DmScale *scale = row->map.scale;

  return scale->type == DM_SCALE_INTERVAL ? NUMBERS_PAD
                                          : (row->bottom - row->top) / MAX (scale->n_levels, 1) / 2;
}

/* The y of a place of an ordered scale: beyond its ends the edge of the plot. */
double dm_timeline_row_get_y (const DmTimelineRow *row, double place) {
  const DmScale *scale = row->map.scale;
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);
  double pad = get_pad (row);

  if (place < first || place > last)
    return place < first ? row->bottom : row->top;
  if (first >= last)
    return (row->top + row->bottom) / 2;
  if (scale->type == DM_SCALE_ORDINAL && dm_scale_is_metric (scale)) {
    place = dm_scale_measure (scale, place);
    first = dm_scale_measure (scale, first);
    last = dm_scale_measure (scale, last);
  }
  return row->bottom - pad - (place - first) / (last - first) * (row->bottom - row->top - 2 * pad);
}

/* How wide names of levels beside the plot may be. */
double dm_timeline_get_room (const DmTimelineRow *row) {
  double from
      = row->map.stacked ? row->map.pen.margin : row->map.name_x + row->map.name_width + NAME_GAP;

  return row->columns.start - NAME_GAP - from;
}

static double measure_name (DmTimelineRow *row, guint level) {
  return dm_map_pen_measure_block (&row->map.pen, row->map.scale->levels[level].name,
                                   DM_MAP_FONT_LEVEL, dm_timeline_get_room (row));
}

/* As high as the highest name, so that all have room. */
static double get_level_height (DmTimelineRow *row, gboolean names) {
  const DmScale *scale = row->map.scale;
  double height = scale->type == DM_SCALE_NOMINAL           ? dm_timeline_get_option_height (row)
                  : !names || scale->n_levels > MANY_LEVELS ? LOW_LEVEL_HEIGHT
                                                            : LEVEL_HEIGHT;

  for (guint i = 0; i < scale->n_levels && names; i++)
    height = MAX (height, measure_name (row, i) + 4);
  return height;
}

static double get_plot_height (DmTimelineRow *row, gboolean names) {
  const DmScale *scale = row->map.scale;

  if (scale->type == DM_SCALE_INTERVAL)
    return names ? NUMBERS_HEIGHT : LOW_NUMBERS_HEIGHT;
  return MAX (scale->n_levels, 1) * get_level_height (row, names);
}

static void draw_place (DmTimelineRow *row, double y, const char *name, double *free_below) {
  DmMapPen *pen = &row->map.pen;
  double line = dm_map_pen_line_height (pen, DM_MAP_FONT_LEVEL), height;

  dm_map_pen_line (pen, row->columns.start, y, row->columns.end, y, 1, pen->palette->rule);
  dm_map_pen_line (pen, row->columns.start - 4, y, row->columns.start, y, 1, pen->palette->axis);
  if (name == NULL)
    return;
  height = dm_map_pen_measure_block (pen, name, DM_MAP_FONT_LEVEL, dm_timeline_get_room (row));
  if (y + height / 2 > *free_below)
    return;
  dm_map_pen_block (pen, name, DM_MAP_FONT_LEVEL, DM_ALIGN_END, row->columns.start - NAME_GAP,
                    y - height / 2 + line * 0.76, dm_timeline_get_room (row), pen->palette->muted);
  *free_below = y - height / 2;
}

static void draw_numbers (DmTimelineRow *row, gboolean names) {
  const DmScale *scale = row->map.scale;
  double step = dm_ticks_get_step (scale->min, scale->max, MOST_TICKS), free_below = INFINITY;
  guint decimals = step >= 1 ? 0 : (guint) CLAMP (ceil (-log10 (step) - 1e-9), 0, 6);

  for (double k = ceil (scale->min / step - 1e-9); k <= floor (scale->max / step + 1e-9); k++) {
    g_autofree char *name = names ? dm_describe_number (k * step, decimals) : NULL;
    draw_place (row, dm_timeline_row_get_y (row, k * step), name, &free_below);
  }
}

/* Names of levels, of ordered ones from the bottom, the ends first where distances leave no room for all. */
static void draw_levels (DmTimelineRow *row, gboolean names) {
  const DmScale *scale = row->map.scale;
  double free_below = INFINITY;

  for (guint i = 0; i < scale->n_levels; i++)
    draw_place (row, dm_timeline_row_get_y (row, i), names ? scale->levels[i].name : NULL,
                &free_below);
}

static void draw_scale (DmTimelineRow *row, gboolean names) {
  DmMapPen *pen = &row->map.pen;
  const DmScale *scale = row->map.scale;
  DmBox box = { row->columns.start, row->top, row->columns.end - row->columns.start,
                row->bottom - row->top };

  dm_timeline_draw_grid (row->timeline, pen, &row->columns, row->top, row->bottom);
  dm_scene_builder_begin_mark (pen->builder, DM_MARK_SCALE,
                               g_strdup_printf ("%s.scale", row->map.issue->id),
                               (int) row->map.result->issue, -1, NULL, dm_describe_scale (scale));
  if (scale->type == DM_SCALE_INTERVAL)
    draw_numbers (row, names);
  else if (scale->type == DM_SCALE_ORDINAL)
    draw_levels (row, names);
  dm_map_pen_line (pen, box.x, box.y, box.x, box.y + box.height, 1, pen->palette->axis);
  dm_map_pen_mark_box (pen, box);
  dm_map_pen_anchor (pen, box.x + 1, box.y + 1);
  dm_scene_builder_end_mark (pen->builder);
}

/* --- the row --- */

static char *tell (gpointer told_of) {
  DmIssueResult *result = ((const DmMapTold *) told_of)->result;
  g_autoptr (GArray) turns = dm_turns_new (result->reading, result->issue);
  GString *text = g_string_new (NULL);

  dm_describe_append (text, dm_describe_issue (result));
  if (turns->len > 1)
    dm_describe_append (text, dm_describe_turns (turns));
  return g_string_free (text, FALSE);
}

static DmTimelineRow begin_row (const DmTimeline *timeline, DmIssueResult *result,
                                const DmMapLook *look) {
  DmTimelineRow row = { .timeline = timeline, .columns = dm_timeline_get_columns (look) };
  DmMapRow *map = &row.map;

  map->pen = dm_map_pen_new (look);
  map->look = look;
  map->result = result;
  map->model = dm_reading_get_model (result->reading);
  map->issue = dm_model_get_issue (map->model, result->issue);
  map->scale = map->issue->scale;
  if (look->stage == DM_STAGE_LINE)
    dm_map_row_set_line_columns (map);
  else
    dm_map_row_set_columns (map);
  row.turns = dm_turns_new (result->reading, result->issue);
  set_lanes (&row);
  dm_map_row_set_teller (map, tell);
  return row;
}

static DmScene *end_row (DmTimelineRow *row) {
  dm_timeline_draw_as_of (row->timeline, &row->map.pen, &row->columns, 0, row->map.height);
  return dm_map_pen_end (&row->map.pen, row->map.height, NULL);
}

static gboolean is_ever_on_record (const DmTimelineRow *row, guint party) {
  for (guint i = 0; i < row->turns->len; i++)
    if (find_held (&g_array_index (row->turns, DmTurn, i), party) != NULL)
      return TRUE;
  return FALSE;
}

/* Those of whom nothing is known at any time. Returns: where they end */
static double draw_absences (DmTimelineRow *row, double y) {
  DmReading *reading = dm_analysis_get_reading (row->timeline->analysis);
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (guint));
  DmMapPen *pen = &row->map.pen;
  double line = dm_map_pen_line_height (pen, DM_MAP_FONT_ABSENT), height;

  for (guint i = 0; i < dm_reading_get_n_parties (reading); i++) {
    guint party = dm_reading_get_party (reading, i);

    if (dm_model_get_party (row->map.model, party)->at_table && !is_ever_on_record (row, party))
      g_array_append_val (absent, party);
  }
  if (absent->len == 0)
    return y;
  g_autofree char *parties
      = dm_describe_parties (row->map.model, (const guint *) absent->data, absent->len);
  g_autofree char *text = g_strdup_printf (_ ("No position on record: %s."), parties);
  dm_scene_builder_begin_mark (pen->builder, DM_MARK_LANE,
                               g_strdup_printf ("%s.absent", row->map.issue->id),
                               (int) row->map.result->issue, -1, NULL, g_strdup (text));
  height = dm_map_pen_block (pen, text, DM_MAP_FONT_ABSENT, DM_ALIGN_START, row->columns.start,
                             y + 4 + line * 0.76, row->columns.end - row->columns.start,
                             pen->palette->muted);
  dm_scene_builder_end_mark (pen->builder);
  return y + 4 + height;
}

static DmScene *new_full_row (DmTimelineRow *row, gboolean names) {
  DmMapRow *map = &row->map;
  double top = STRIP_TOP, left, right, bottom;

  left = dm_map_draw_name (map, STRIP_TOP + 13);
  right = dm_map_draw_verdict (map, STRIP_TOP + 13, names);
  map->head_end = MAX (left, right);
  if (map->stacked)
    top = map->head_end + 12;
  row->top = top + STRIP_HEIGHT + STRIP_GAP;
  row->bottom = row->top + get_plot_height (row, names);
  bottom = row->bottom;
  draw_scale (row, names);
  if (map->scale->type == DM_SCALE_NOMINAL) {
    dm_timeline_draw_options (row);
  } else {
    if (map->profiled)
      dm_timeline_draw_profile (row);
    else
      dm_timeline_draw_ground (row, FALSE);
    dm_timeline_draw_bands (row);
  }
  dm_timeline_draw_strip (row, top, STRIP_HEIGHT, TRUE);
  if (dm_timeline_has_evidence (row)) {
    dm_timeline_draw_evidence (row, bottom + 4);
    bottom += EVIDENCE_HEIGHT;
  }
  if (!map->profiled)
    bottom = draw_absences (row, bottom);
  dm_map_row_set_bottom (map, bottom);
  return end_row (row);
}

/* One line: the verdicts over time between the name and the verdict. */
static DmScene *new_line_row (DmTimelineRow *row) {
  DmMapRow *map = &row->map;
  double left = dm_map_draw_name (map, LINE_HEIGHT / 2 + 5);
  double right = dm_map_draw_verdict (map, LINE_HEIGHT / 2 + 5, FALSE);

  map->height = ceil (MAX (LINE_HEIGHT, MAX (left, right) + 8));
  dm_timeline_draw_strip (row, map->height / 2 - STRIP_HEIGHT / 2, STRIP_HEIGHT, FALSE);
  return end_row (row);
}

static DmScene *new_strip_row (DmTimelineRow *row) {
  row->map.height = FOLDED_STRIP;
  dm_timeline_draw_strip (row, 1, FOLDED_STRIP - 2, FALSE);
  return end_row (row);
}

/* The row of an issue, a function of these alone. */
DmScene *dm_timeline_row_new (const DmTimeline *timeline, DmIssueResult *result,
                              const DmMapLook *look) {
  DmTimelineRow row = begin_row (timeline, result, look);
  DmScene *scene;

  if (look->stage == DM_STAGE_LINE)
    scene = new_line_row (&row);
  else if (look->stage == DM_STAGE_STRIP)
    scene = new_strip_row (&row);
  else
    scene = new_full_row (&row, look->stage == DM_STAGE_FULL);
  clear_row (&row);
  return scene;
}
