/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe.h"
#include "dm-map-row-private.h"
#include "dm-ticks.h"

#define LABEL_GAP 10.0
#define MAX_TIERS 3

typedef struct {
  double place, x;
  char *name;
  GStrv lines;
  double width; /* of the widest line */
  guint tier;
  gboolean shown;
} Label;

static void clear_label (gpointer data) {
  Label *label = data;
  g_free (label->name);
  g_strfreev (label->lines);
}

static GArray *list_labels (DmMapRow *row) {
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (Label));
  const DmScale *scale = row->scale;

  g_array_set_clear_func (labels, clear_label);
  if (scale->type == DM_SCALE_ORDINAL) {
    for (guint i = 0; i < scale->n_levels; i++) {
      Label label
          = { i, dm_map_row_get_x (row, i), dm_describe_place (scale, i), NULL, 0, 0, FALSE };
      g_array_append_val (labels, label);
    }
    return labels;
  }
  guint most = (guint) CLAMP ((row->axis_end - row->axis_start) / 120, 2, 8);
  double step = dm_ticks_get_step (scale->min, scale->max, most);
  guint decimals = step >= 1 ? 0 : (guint) CLAMP (ceil (-log10 (step) - 1e-9), 0, 6);
  for (double k = ceil (scale->min / step - 1e-9); k <= floor (scale->max / step + 1e-9); k++) {
    double place = k * step;
    Label label
        = { place, dm_map_row_get_x (row, place), dm_describe_number (place, decimals), NULL, 0, 0,
            FALSE };
    g_array_append_val (labels, label);
    if (labels->len > 64)
      break;
  }
  return labels;
}

static void wrap_label (DmMapRow *row, Label *label, double width) {
  g_strfreev (label->lines);
  label->lines = dm_text_measurer_wrap (row->pen.measurer, DM_MAP_FONT_LEVEL, label->name, width);
  label->width = 0;
  for (guint i = 0; label->lines[i] != NULL; i++)
    label->width
        = MAX (label->width,
               dm_text_measurer_get_width (row->pen.measurer, DM_MAP_FONT_LEVEL, label->lines[i]));
}

static double get_widest_word (DmMapRow *row, const char *name) {
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest
        = MAX (widest, dm_text_measurer_get_width (row->pen.measurer, DM_MAP_FONT_LEVEL, words[i]));
  return widest;
}

/* The middle of a label: under its tick, but never off the row. */
static double get_middle (const DmMapRow *row, const Label *label) {
  double left = row->stacked ? row->pen.margin : row->axis_start - 40;
  double right = row->stacked ? row->pen.width - row->pen.margin : row->axis_end + 46;
  double half = label->width / 2;

  return CLAMP (label->x, MIN (left + half, right - half), MAX (right - half, left + half));
}

/* Whether all labels stand beside one another when every @tiers-th shares a line. */
static gboolean try_tiers (DmMapRow *row, GArray *labels, guint tiers, double widest) {
  for (guint i = 0; i < labels->len; i++) {
    Label *label = &g_array_index (labels, Label, i);
    double room = G_MAXDOUBLE;
    if (i >= tiers)
      room = MIN (room, label->x - g_array_index (labels, Label, i - tiers).x);
    if (i + tiers < labels->len)
      room = MIN (room, g_array_index (labels, Label, i + tiers).x - label->x);
    room = MIN (room, widest) - LABEL_GAP;
    if (room < 24 || get_widest_word (row, label->name) > room)
      return FALSE;
    wrap_label (row, label, room);
    label->tier = i % tiers;
    label->shown = TRUE;
  }
  for (guint i = tiers; i < labels->len; i++) {
    const Label *label = &g_array_index (labels, Label, i),
                *before = &g_array_index (labels, Label, i - tiers);
    if (get_middle (row, label) - label->width / 2
        < get_middle (row, before) + before->width / 2 + LABEL_GAP / 2)
      return FALSE;
  }
  return TRUE;
}

/* Broken into more lines rather than set lower: a label stands best right under its tick. */
static gboolean fit_labels (DmMapRow *row, GArray *labels) {
  static const double widest[] = { 210, 150, 110 };

  for (guint tiers = 1; tiers <= MAX_TIERS; tiers++)
    for (guint i = 0; i < G_N_ELEMENTS (widest); i++)
      if (try_tiers (row, labels, tiers, widest[i]))
        return TRUE;
  return FALSE;
}

static gboolean is_held (const DmMapRow *row, double place) {
  for (guint i = 0; i < row->n_lanes; i++)
    if (row->positions[i] != NULL && (row->positions[i]->flags & DM_POSITION_DEMAND)
        && row->positions[i]->demand == place)
      return TRUE;
  return FALSE;
}

static gboolean is_free (const DmMapRow *row, GArray *labels, const Label *label) {
  double middle = get_middle (row, label);

  for (guint i = 0; i < labels->len; i++) {
    const Label *other = &g_array_index (labels, Label, i);
    if (other != label && other->shown
        && ABS (get_middle (row, other) - middle) < (other->width + label->width) / 2 + LABEL_GAP)
      return FALSE;
  }
  return TRUE;
}

/* Too many for all: the ends first, then where somebody stands, then what still fits. The scale's sentence names them all. */
static void choose_labels (DmMapRow *row, GArray *labels) {
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < labels->len; i++) {
      Label *label = &g_array_index (labels, Label, i);
      gboolean due = pass == 0   ? i == 0 || i + 1 == labels->len
                     : pass == 1 ? is_held (row, label->place)
                                 : TRUE;
      if (pass == 0) {
        label->shown = FALSE;
        label->tier = 0;
        wrap_label (row, label, MIN (120, (row->axis_end - row->axis_start) / 2 - LABEL_GAP));
      }
      if (due && !label->shown)
        label->shown = is_free (row, labels, label);
    }
}

static double draw_labels (DmMapRow *row, GArray *labels) {
  double line_height = dm_map_pen_line_height (&row->pen, DM_MAP_FONT_LEVEL),
         tier_top[MAX_TIERS + 1];
  double bottom = row->axis_y + 18;

  for (guint tier = 0; tier <= MAX_TIERS; tier++) {
    guint n_lines = 0;
    tier_top[tier] = bottom;
    for (guint i = 0; i < labels->len; i++) {
      const Label *label = &g_array_index (labels, Label, i);
      if (label->shown && label->tier == tier)
        n_lines = MAX (n_lines, g_strv_length (label->lines));
    }
    bottom += n_lines * line_height;
  }
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index (labels, Label, i);
    if (!label->shown)
      continue;
    for (guint j = 0; label->lines[j] != NULL; j++)
      dm_map_pen_text (&row->pen, label->lines[j], DM_MAP_FONT_LEVEL, DM_ALIGN_MIDDLE,
                       get_middle (row, label), tier_top[label->tier] + j * line_height,
                       row->pen.palette->muted);
  }
  return bottom - line_height + 6;
}

/* The axis with its ticks and, where @names, their names. Returns where it ends. */
double dm_map_draw_scale (DmMapRow *row, gboolean names) {
  g_autoptr (GArray) labels = list_labels (row);
  DmMapPen *pen = &row->pen;
  double bottom = row->axis_y + DM_MAP_TICK;

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_SCALE,
                               g_strdup_printf ("%s.scale", row->issue->id),
                               (int) row->result->issue, -1, NULL, dm_describe_scale (row->scale));
  dm_map_pen_line (pen, row->axis_start, row->axis_y, row->axis_end, row->axis_y, 1,
                   pen->palette->axis);
  for (guint i = 0; i < labels->len; i++) {
    double x = g_array_index (labels, Label, i).x;
    dm_map_pen_line (pen, x, row->axis_y - DM_MAP_TICK, x, row->axis_y + DM_MAP_TICK, 1,
                     pen->palette->axis);
  }
  if (names) {
    if (!fit_labels (row, labels))
      choose_labels (row, labels);
    bottom = draw_labels (row, labels);
  }
  dm_map_pen_mark_box (pen, (DmBox){ row->axis_start, row->axis_y - DM_MAP_TICK,
                                     row->axis_end - row->axis_start,
                                     bottom - row->axis_y + DM_MAP_TICK });
  dm_map_pen_anchor (pen, row->axis_start + (row->axis_end - row->axis_start) / 3, row->axis_y + 1);
  dm_scene_builder_end_mark (pen->builder);
  return bottom;
}
