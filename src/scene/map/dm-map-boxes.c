/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-comparison.h"
#include "dm-describe.h"
#include "dm-map-row-private.h"

#define GAP 10.0
#define PAD 10.0
#define LINE_GAP 4.0
#define LINE_PAD 2.0
#define ABSENCE_GAP 6.0
#define MIN_WIDTH 96.0

typedef struct {
  DmMapRow *row;
  guint columns;
  double width, height, gap;
  double top, pad;
  double name_height;
  /* (nullable): how many accept each option, where there are more parties than lanes; and in what is compared with */
  guint *counts, *other_counts;
  guint n_other; /* on record there */
} Boxes;

/* All options side by side where a row is one line, else as many as have room. */
static Boxes measure_widths (const DmMapRow *row) {
  Boxes boxes = { .gap = row->look->stage == DM_STAGE_LINE ? LINE_GAP : GAP };
  double room = row->axis_end - row->axis_start + 28;
  guint n = MAX (row->scale->n_levels, 1);

  boxes.columns = n;
  if (row->look->stage != DM_STAGE_LINE) {
    guint most = (guint) CLAMP (floor ((room + GAP) / (MIN_WIDTH + GAP)), 1, n);
    /* even rows look better than a full one and a rest */
    guint n_rows = (n + most - 1) / most;
    boxes.columns = (n + n_rows - 1) / n_rows;
  }
  boxes.width = MIN (240, (room - (boxes.columns - 1) * boxes.gap) / boxes.columns);
  return boxes;
}

static double get_left (const DmMapRow *row, const Boxes *boxes, guint option) {
  return row->axis_start - 14 + (option % boxes->columns) * (boxes->width + boxes->gap);
}

static DmBox get_box (const Boxes *boxes, guint option) {
  return (DmBox){ get_left (boxes->row, boxes, option),
                  boxes->top + (option / boxes->columns) * (boxes->height + GAP), boxes->width,
                  boxes->height };
}

/* Where a proposal's line runs through the box of an option: beside the marks, which end before the box does. */
double dm_map_boxes_get_term_x (const DmMapRow *row, guint option) {
  Boxes boxes = measure_widths (row);

  return get_left (row, &boxes, option) + boxes.width - PAD / 2 + 1;
}

static gboolean is_in_zone (const DmMapRow *row, guint option) {
  return !row->look->alone && row->result->verdict == DM_VERDICT_OVERLAP
         && dm_option_set_contains (&row->result->zone.options, option);
}

static gboolean is_open (const DmMapRow *row, guint option) {
  return !row->look->alone && row->result->verdict == DM_VERDICT_GAP
         && dm_option_set_contains (&row->result->open_ground.options, option);
}

static char *describe_option (const Boxes *boxes, guint option) {
  const DmMapRow *row = boxes->row;
  const DmLevel *level = &row->scale->levels[option];
  guint n = row->result->record.n_holdings;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s."), level->name);
  if (level->note != NULL) {
    g_string_append (text, C_ ("between sentences", " "));
    g_string_append (text, level->note);
  }
  if (row->profiled) {
    g_string_append (text, C_ ("between sentences", " "));
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "%1$u of the %2$u party on record would accept it.",
                                         "%1$u of the %2$u parties on record would accept it.", n),
                            boxes->counts[option], n);
  }
  if (boxes->other_counts != NULL) {
    g_autofree char *where = dm_describe_other (row->result->reading);
    g_string_append (text, C_ ("between sentences", " "));
    g_string_append_printf (
        text,
        /* Translators: when or where parties stand otherwise (“as of 3 March 2026”), how many accept an option, of how many */
        g_dngettext (GETTEXT_PACKAGE, "Compared, %1$s: %2$u of the %3$u party would accept it.",
                     "Compared, %1$s: %2$u of the %3$u parties would accept it.", boxes->n_other),
        where, boxes->other_counts[option], boxes->n_other);
  }
  return g_string_free (text, FALSE);
}

static DmMarkKind get_kind (const DmMapRow *row, guint option) {
  if (is_in_zone (row, option))
    return DM_MARK_ZONE;
  if (!row->look->alone && row->result->verdict == DM_VERDICT_DEADLOCK)
    return DM_MARK_DEADLOCK;
  return is_open (row, option) ? DM_MARK_GAP : DM_MARK_SCALE;
}

static gboolean is_hatched (const DmMapRow *row, guint option) {
  DmMarkKind kind = get_kind (row, option);

  return kind == DM_MARK_GAP || kind == DM_MARK_DEADLOCK;
}

static void draw_ground (Boxes *boxes, guint option, DmBox box) {
  DmMapRow *row = boxes->row;
  DmMapPen *pen = &row->pen;
  DmMarkKind kind = get_kind (row, option);
  gboolean zone = kind == DM_MARK_ZONE, deadlock = kind == DM_MARK_DEADLOCK;

  dm_scene_builder_begin_mark (
      pen->builder, kind,
      g_strdup_printf ("%s.option-%s", row->issue->id, row->scale->levels[option].id),
      (int) row->result->issue, -1, g_strdup (row->scale->levels[option].name),
      describe_option (boxes, option));
  if (is_hatched (row, option)) {
    DmShape *hatch
        = dm_map_pen_rect (pen, box, 6, deadlock ? pen->palette->cross_hatch : pen->palette->hatch);
    hatch->fill_style = deadlock ? DM_FILL_CROSS_HATCH : DM_FILL_HATCH;
  }
  DmShape *outline = dm_map_pen_rect (pen, box, 6, zone ? pen->palette->zone_fill : DM_COLOR_NONE);
  outline->stroke = zone ? pen->palette->zone_outline : pen->palette->axis;
  outline->stroke_width = 1;
  dm_map_pen_mark_box (pen, box);
  dm_map_pen_anchor (pen, box.x + 2, box.y + box.height - 2);
  dm_scene_builder_end_mark (pen->builder);
}

static gboolean has_values (const DmMapRow *row) {
  for (guint i = 0; i < row->n_lanes && row->look->stage <= DM_STAGE_LANES; i++)
    if (row->positions[i] != NULL && (row->positions[i]->flags & DM_POSITION_VALUES))
      return TRUE;
  return FALSE;
}

/* What the option is worth to the party of a lane, where that was elicited. */
static void draw_value (DmMapRow *row, guint lane, guint option, double x, double y) {
  const DmPosition *position = row->positions[lane];

  if (!(position->flags & DM_POSITION_VALUES) || row->look->stage > DM_STAGE_LANES)
    return;
  for (guint i = 0; i < position->more->n_values; i++)
    if (position->more->values[i].level == option)
      dm_map_draw_value (row, row->lanes[lane], position->more->values[i].score, x, y);
}

/* The middle of the box of what the party of a lane demands, where that stands in the same line as @option; else NAN. */
static double get_demanded_x (const Boxes *boxes, guint lane, guint option) {
  const DmPosition *position = boxes->row->positions[lane];
  guint demanded;

  if (position == NULL || !(position->flags & DM_POSITION_DEMAND))
    return NAN;
  demanded = (guint) position->demand;
  if (demanded == option || demanded / boxes->columns != option / boxes->columns)
    return NAN;
  return get_left (boxes->row, boxes, demanded) + boxes->width / 2;
}

static void draw_holding (Boxes *boxes, guint lane, guint option, double left, double y) {
  DmMapRow *row = boxes->row;
  DmMapPen *pen = &row->pen;
  const DmPosition *position = row->positions[lane];
  double x = left + boxes->width / 2;
  double half = MIN (28, boxes->width / 2 - PAD);
  DmSet accepted;

  dm_map_draw_replaced_in_box (row, lane, option, x, y, half, get_demanded_x (boxes, lane, option));
  if (position == NULL)
    return;
  gboolean demanded = (position->flags & DM_POSITION_DEMAND) && position->demand == option;
  gboolean ruled_out = (position->flags & DM_POSITION_LIMITS)
                       && !dm_option_set_contains (&position->limits.options, option);
  dm_position_get_accepted (position, row->scale, &accepted);
  gboolean accepts = dm_option_set_contains (&accepted.options, option);
  dm_scale_set_clear (row->scale, &accepted);
  DmColor color = dm_style_get_party_color (pen->style, row->lanes[lane]);
  DmColor fill = dm_style_get_party_fill (pen->style, row->lanes[lane]);
  const char *party = dm_model_get_party (row->model, row->lanes[lane])->id;
  DmMarkKind kind = demanded    ? DM_MARK_DEMAND
                    : accepts   ? DM_MARK_ACCEPTS
                    : ruled_out ? DM_MARK_RED_LINE
                                : DM_MARK_NOT_RULED_OUT;
  gboolean inferred = position->basis == DM_BASIS_INFERRED;

  dm_scene_builder_begin_mark (pen->builder, kind,
                               g_strdup_printf ("%s.%s.%s", row->issue->id, party,
                                                row->scale->levels[option].id),
                               (int) row->result->issue, (int) row->lanes[lane], NULL, NULL);
  dm_scene_builder_set_mark_teller (pen->builder, dm_map_tell_position, 0, 0);
  if (!ruled_out)
    dm_map_pen_line (pen, left + PAD, y, left + boxes->width - PAD, y, 1,
                     dm_color_mix (fill, color, 0.5));
  if (accepts) {
    DmShape *bar
        = dm_map_pen_rect (pen,
                           (DmBox){ x - half, y - row->bar_height / 2, 2 * half, row->bar_height },
                           row->bar_height / 2, fill);
    bar->stroke = inferred ? color : DM_COLOR_NONE;
    bar->stroke_width = inferred ? 1 : 0;
    bar->dash = inferred ? 3 : 0;
    if (dm_map_is_unsure (position))
      bar->fill_style = DM_FILL_FADE_ENDS;
  }
  if (ruled_out)
    dm_map_pen_rect (
        pen, (DmBox){ x - 1.75, y - row->bar_height * 0.6, 3.5, row->bar_height * 1.2 }, 0, color);
  draw_value (row, lane, option, x, y);
  if (demanded) {
    DmShape *diamond = dm_map_pen_diamond (pen, x, y, row->diamond_radius,
                                           inferred ? pen->palette->ground : color);
    diamond->stroke = inferred ? color : pen->palette->ground;
    diamond->stroke_width = inferred ? 1.7 : 1;
  }
  dm_map_pen_anchor (pen, x, y);
  dm_scene_builder_end_mark (pen->builder);
}

/* On a ground of its own where a hatch would run through the letters. */
static void draw_text (Boxes *boxes, guint option, const char *text, DmAlign align, double x,
                       double baseline, DmColor ink) {
  DmMapPen *pen = &boxes->row->pen;
  double width = boxes->width - 2 * PAD;

  if (is_hatched (boxes->row, option))
    dm_map_pen_block_on (pen, pen->palette->ground, text, DM_MAP_FONT_LEVEL, align, x, baseline,
                         width, ink);
  else
    dm_map_pen_block (pen, text, DM_MAP_FONT_LEVEL, align, x, baseline, width, ink);
}

/* Beyond lanes: how many would accept the option, as a bar against all on record, and in numbers. */
/* Around the bar, so that the end shows whether it is longer or shorter. */
static void draw_other_count (Boxes *boxes, double left, double y, double width) {
  DmMapPen *pen = &boxes->row->pen;

  dm_map_dash (dm_map_pen_rect (pen, (DmBox){ left + PAD - 2.5, y - 7.5, width + 5, 15 }, 7.5,
                                DM_COLOR_NONE),
               pen);
}

static void draw_count (Boxes *boxes, guint option, double left, double y) {
  DmMapRow *row = boxes->row;
  guint n = boxes->counts[option], all = MAX (row->result->record.n_holdings, 1);
  double room = boxes->width - 2 * PAD - 44;
  g_autofree char *text = g_strdup_printf ("%u/%u", n, all);

  dm_map_pen_rect (&row->pen, (DmBox){ left + PAD, y - 5, room, 10 }, 5, row->pen.palette->rule);
  if (n > 0)
    dm_map_pen_rect (&row->pen, (DmBox){ left + PAD, y - 5, MAX (10, room * n / all), 10 }, 5,
                     row->pen.palette->key);
  if (boxes->other_counts != NULL && boxes->other_counts[option] > 0)
    draw_other_count (boxes, left, y,
                      MAX (10, room * MIN (boxes->other_counts[option], all) / all));
  draw_text (boxes, option, text, DM_ALIGN_END, left + boxes->width - PAD, y + 4,
             row->pen.palette->ink);
}

static void count (Boxes *boxes) {
  const DmMapRow *row = boxes->row;
  g_auto (DmRecord) other = { 0 };

  boxes->counts = dm_map_count_accepting (&row->result->record, row->scale);
  if (row->look->stage > DM_STAGE_LANES || !dm_map_is_count_other (row->result))
    return;
  dm_reading_get_record (dm_reading_get_other (row->result->reading), row->result->issue, &other);
  boxes->n_other = other.n_holdings;
  boxes->other_counts = dm_map_count_accepting (&other, row->scale);
}

static double get_name_height (Boxes *boxes, gboolean names) {
  double height = 0;

  for (guint i = 0; i < boxes->row->scale->n_levels && names; i++)
    height = MAX (height,
                  dm_map_pen_measure_block (&boxes->row->pen, boxes->row->scale->levels[i].name,
                                            DM_MAP_FONT_LEVEL, boxes->width - 2 * PAD));
  return height;
}

static double measure_absences (DmMapRow *row) {
  double height = 0;

  for (guint lane = 0; lane < row->n_lanes; lane++)
    if (row->positions[lane] == NULL)
      height += ABSENCE_GAP + dm_map_measure_absence (row, row->lanes[lane]);
  return height;
}

/* Those who are not on record, in words under the boxes. */
static void draw_absences (DmMapRow *row, double bottom) {
  double line_height = dm_map_pen_line_height (&row->pen, DM_MAP_FONT_ABSENT);

  for (guint lane = 0; lane < row->n_lanes; lane++) {
    if (row->positions[lane] != NULL)
      continue;
    g_autofree char *text = dm_describe_absence (row->model, row->result->issue, row->lanes[lane]);
    dm_scene_builder_begin_mark (row->pen.builder, DM_MARK_LANE,
                                 dm_map_row_id (row, row->lanes[lane], NULL),
                                 (int) row->result->issue, (int) row->lanes[lane], NULL,
                                 g_strdup (text));
    bottom += ABSENCE_GAP
              + dm_map_draw_absence_words (row, text, row->axis_start - 14,
                                           bottom + ABSENCE_GAP - 3 + line_height);
    dm_scene_builder_end_mark (row->pen.builder);
  }
}

static Boxes lay_out (DmMapRow *row, gboolean names) {
  Boxes boxes = measure_widths (row);
  gboolean line = row->look->stage == DM_STAGE_LINE;
  double lanes_height = MAX (row->n_lanes, 1) * row->lane_gap + (row->profiled ? 20 : 0)
                        + (has_values (row) ? 6 : 0);

  boxes.row = row;
  boxes.pad = line ? LINE_PAD : PAD;
  boxes.name_height = get_name_height (&boxes, names);
  boxes.height = 2 * boxes.pad + lanes_height + boxes.name_height - (line ? 0 : 6);
  boxes.top = line ? row->first_lane - row->lane_gap / 2 - boxes.pad
                   : row->first_lane - (row->profiled ? 54 : 0) - 12;
  return boxes;
}

static double get_first_lane (const Boxes *boxes, DmBox box) {
  return box.y + boxes->pad + boxes->row->lane_gap / 2
         - (boxes->row->look->stage == DM_STAGE_LINE ? 0 : 4);
}

/* The box, and what is written in it. */
static void draw_box (Boxes *boxes, guint option, gboolean names) {
  DmMapRow *row = boxes->row;
  DmBox box = get_box (boxes, option);

  draw_ground (boxes, option, box);
  if (row->profiled && row->look->stage != DM_STAGE_LINE)
    draw_count (boxes, option, box.x, get_first_lane (boxes, box));
  if (names)
    draw_text (boxes, option, row->scale->levels[option].name, DM_ALIGN_MIDDLE,
               box.x + box.width / 2, box.y + box.height - boxes->name_height + 6,
               row->pen.palette->muted);
}

/* A nominal issue: a box for each option, no axis and no in-between; in it the marks of those who hold it. Returns
 * where it ends. */
double dm_map_draw_boxes (DmMapRow *row, gboolean names) {
  Boxes boxes = lay_out (row, names);
  guint n = row->scale->n_levels;
  DmBox last = get_box (&boxes, MAX (n, 1) - 1);
  double boxes_end = last.y + last.height;
  double bottom = boxes_end + (names ? measure_absences (row) : 0);

  dm_map_row_set_bottom (row, bottom);
  if (row->profiled)
    count (&boxes);
  for (guint i = 0; i < n; i++)
    draw_box (&boxes, i, names);
  DmBox termed
      = get_box (&boxes, row->stops.here.scale != NULL ? (guint) row->stops.here.place : 0);
  dm_map_draw_line (row, termed.y + termed.height / 2);
  for (guint i = 0; i < n; i++) {
    DmBox box = get_box (&boxes, i);
    double first = get_first_lane (&boxes, box) + (row->profiled ? 20 : 0);
    for (guint lane = 0; lane < row->n_lanes; lane++) {
      draw_holding (&boxes, lane, i, box.x, first + lane * row->lane_gap);
      dm_map_draw_sensitive_in_box (row, lane, i, box.x, first + lane * row->lane_gap);
    }
  }
  if (names)
    draw_absences (row, boxes_end);
  g_free (boxes.counts);
  g_free (boxes.other_counts);
  return bottom;
}
