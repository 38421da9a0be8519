/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-timeline.h"
#include "dm-timeline-private.h"

/* Over the axis: what happened when, each with its words at the upper end of a line that comes down to the axis. */

#define TOP 14.0
#define ABOVE_AXIS 12.0
#define GAP 12.0     /* between labels beside one another */
#define LINE_GAP 4.0 /* between labels over one another */
#define NARROWEST 110.0
#define WIDEST 220.0
#define MOST_LABELS 40
#define KNOT 3.5
#define HEAD_FONT DM_MAP_FONT_DETAIL

/* Something on the axis: an event, or the day that the model is read as of. */
typedef struct {
  const DmEvent *event; /* NULL for the latter */
  double from, to;      /* days */
  double x, end_x;
  char *text;
  DmBox box; /* of its words: y counts up from the axis to the foot of the last line */
  gboolean named;
} Label;

static void clear_label (gpointer data) {
  g_free (((Label *) data)->text);
}

static void add_label (GArray *labels, const DmTimeline *timeline, const DmTimelineColumns *columns,
                       const DmEvent *event, DmDate date, char *text) {
  Label label = { .event = event,
                  .from = dm_date_count_days (event != NULL ? date : dm_date_last_day (date)),
                  .to = dm_date_count_days (dm_date_last_day (date)),
                  .text = text };

  label.x = dm_timeline_get_day_x (timeline, columns, label.from);
  label.end_x = dm_timeline_get_day_x (timeline, columns, label.to);
  g_array_append_val (labels, label);
}

static int compare_labels (gconstpointer a, gconstpointer b) {
  const Label *one = a, *other = b;

  return one->x != other->x ? (one->x > other->x) - (one->x < other->x)
                            : (other->event == NULL) - (one->event == NULL);
}

static GArray *list_labels (const DmTimeline *timeline, const DmTimelineColumns *columns) {
  DmReading *reading = dm_analysis_get_reading (timeline->analysis);
  const DmModel *model = dm_reading_get_model (reading);
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));

  g_array_set_clear_func (labels, clear_label);
  for (guint i = 0; i < dm_model_get_n_events (model); i++) {
    const DmEvent *event = dm_model_get_event (model, i);
    add_label (labels, timeline, columns, event, event->date, g_strdup (event->title));
  }
  if (dm_reading_get_date (reading) != DM_DATE_NONE) {
    g_autofree char *day = dm_date_to_display (dm_reading_get_date (reading));
    add_label (labels, timeline, columns, NULL, dm_reading_get_date (reading),
               g_strdup_printf (_ ("As of %s"), day));
  }
  g_array_sort (labels, compare_labels);
  return labels;
}

static gboolean is_free (const GArray *labels, const Label *label) {
  for (guint i = 0; i < labels->len; i++) {
    const Label *other = &g_array_index (labels, Label, i);

    if (other != label && other->named && label->box.x < other->box.x + other->box.width + GAP
        && other->box.x < label->box.x + label->box.width + GAP
        && label->box.y < other->box.y + other->box.height + LINE_GAP
        && other->box.y < label->box.y + label->box.height + LINE_GAP)
      return FALSE;
  }
  return TRUE;
}

static DmFont get_font (const Label *label) {
  return label->event == NULL ? (DmFont){ 13, DM_WEIGHT_SEMIBOLD, FALSE } : HEAD_FONT;
}

/* From its line on, or as near to that as there is room for; over all that is in its way. */
static void place (DmMapPen *pen, GArray *labels, Label *label) {
  double right = pen->width - pen->margin;
  double room = CLAMP (right - label->x, NARROWEST, WIDEST), width = 0;
  DmFont font = get_font (label);
  g_auto (GStrv) lines = dm_text_measurer_wrap (pen->measurer, font, label->text, room);
  double line = dm_map_pen_line_height (pen, font);

  for (guint i = 0; lines[i] != NULL; i++)
    width = MAX (width, dm_text_measurer_get_width (pen->measurer, font, lines[i]));
  label->box = (DmBox){ MAX (MIN (label->x, right - width), pen->margin), ABOVE_AXIS, width,
                        line * g_strv_length (lines) };
  while (!is_free (labels, label))
    label->box.y += LINE_GAP;
  label->named = TRUE;
}

/* Later ones lower: a line then comes down beside the words of those after it, and crosses none. Of very many only some are named. */
static double place_all (DmMapPen *pen, GArray *labels) {
  double highest = 0;
  guint step = labels->len / MOST_LABELS + 1;

  for (guint i = labels->len; i-- > 0;) {
    Label *label = &g_array_index (labels, Label, i);

    if (label->event != NULL && i % step != 0)
      continue;
    place (pen, labels, label);
    highest = MAX (highest, label->box.y + label->box.height);
  }
  return highest;
}

static void draw_knot (DmMapPen *pen, const Label *label, double y) {
  DmColor color = pen->palette->ink;

  if (label->event == NULL) {
    const DmPoint flag[]
        = { { label->x - 5.5, y - 9 }, { label->x + 5.5, y - 9 }, { label->x, y } };
    dm_map_pen_path (pen, flag, G_N_ELEMENTS (flag), TRUE, color);
  } else if (label->to > label->from) {
    dm_map_pen_rect (
        pen, (DmBox){ label->x, y - KNOT, MAX (label->end_x - label->x, 2 * KNOT), 2 * KNOT }, KNOT,
        pen->palette->key_fill)
        ->stroke
        = pen->palette->key;
  } else {
    dm_map_pen_ellipse (pen, label->x, y, KNOT, pen->palette->key);
  }
}

static void draw_words (DmMapPen *pen, const Label *label, double y) {
  DmFont font = get_font (label);
  double top = y - label->box.y - label->box.height;

  dm_map_pen_block (pen, label->text, font, DM_ALIGN_START, label->box.x, top + font.size_px * 0.95,
                    label->box.width + 1,
                    label->event == NULL ? pen->palette->ink : pen->palette->muted);
}

static void draw_label (const DmTimeline *timeline, DmMapPen *pen, const Label *label, double y) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (timeline->analysis));
  double top = y - label->box.y - label->box.height;
  DmBox knot = { label->x - 6, y - 9, MAX (label->end_x - label->x, 0) + 12, 14 };

  dm_scene_builder_begin_mark (pen->builder, label->event != NULL ? DM_MARK_EVENT : DM_MARK_AS_OF,
                               label->event != NULL ? g_strdup_printf ("event.%s", label->event->id)
                                                    : g_strdup ("as-of"),
                               -1, -1, g_strdup (label->text),
                               label->event != NULL ? dm_describe_event (model, label->event)
                                                    : g_strdup_printf (_ ("%s."), label->text));
  if (label->named)
    draw_words (pen, label, y);
  draw_knot (pen, label, y);
  dm_map_pen_mark_box (pen, label->named
                                ? dm_box_union (knot, (DmBox){ label->box.x, top, label->box.width,
                                                               label->box.height })
                                : knot);
  dm_map_pen_anchor (pen, label->x, y - 1);
  dm_scene_builder_end_mark (pen->builder);
}

/* All words first: the lines go around them. The as-of date is on top, where a hand can take hold of it. */
static void draw_all (const DmTimeline *timeline, DmMapPen *pen, const GArray *labels, double y) {
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < labels->len; i++)
      if ((g_array_index (labels, Label, i).event == NULL) == (pass == 1))
        draw_label (timeline, pen, &g_array_index (labels, Label, i), y);
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index (labels, Label, i);

    if (label->named)
      dm_map_pen_upright (pen, label->x, y - label->box.y, y - (label->event != NULL ? KNOT : 9), 1,
                          0, label->event != NULL ? pen->palette->axis : pen->palette->ink);
  }
}

/* The scene of the axis: events and the as-of date over it, the ticks' names under it. */
DmScene *dm_timeline_axis_new (const DmTimeline *timeline, const DmMapLook *look) {
  DmMapPen pen = dm_map_pen_new (look);
  DmTimelineColumns columns = dm_timeline_get_columns (look);
  g_autoptr (GArray) labels = list_labels (timeline, &columns);
  double y = TOP + MAX (place_all (&pen, labels), ABOVE_AXIS), bottom;
  g_autofree char *label
      = dm_describe_axis (dm_day_to_date (timeline->first), dm_day_to_date (timeline->last));

  y = ceil (y) + 0.5;
  dm_scene_builder_begin_mark (pen.builder, DM_MARK_SCALE, g_strdup ("axis"), -1, -1, NULL,
                               g_strdup (label));
  bottom = dm_timeline_draw_ticks (timeline, &pen, &columns, y);
  dm_map_pen_mark_box (&pen,
                       (DmBox){ columns.start, y - 4, columns.end - columns.start, bottom - y });
  dm_map_pen_anchor (&pen, columns.start + 1, y + 1);
  dm_scene_builder_end_mark (pen.builder);
  draw_all (timeline, &pen, labels, y);
  return dm_map_pen_end (&pen, ceil (bottom), label);
}
