/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-axes.h"

#define LEAST_LABEL 90.0 /* px for a proposal's name */

static double get_end (const DmAxes *axes, const DmAxesLine *line) {
  return line->ys[axes->n_axes - 1];
}

static int compare_ends (gconstpointer a, gconstpointer b, gpointer data) {
  const DmAxes *axes = data;
  const DmAxesLine *first = &g_array_index (axes->lines, DmAxesLine, *(const guint *) a);
  const DmAxesLine *second = &g_array_index (axes->lines, DmAxesLine, *(const guint *) b);
  double difference = get_end (axes, first) - get_end (axes, second);

  return difference < 0 ? -1 : difference > 0;
}

static const char *get_name (const DmAxes *axes, const DmAxesLine *line) {
  const DmAgreementProposal *among = &axes->view->agreement->proposals[line->proposal];

  return dm_model_get_proposal (axes->view->model, among->proposal)->name;
}

static GStrv wrap_name (const DmAxes *axes, const DmAxesLine *line) {
  return dm_text_measurer_wrap (axes->view->pen.measurer, DM_MAP_FONT_BASKET, get_name (axes, line),
                                MAX (axes->view->pen.width - line->box.x - 8, 1));
}

static void measure_label (const DmAxes *axes, DmAxesLine *line) {
  double room;

  line->box.x = axes->right + DM_AXES_LABEL_GAP;
  room = axes->view->pen.width - 2 - line->box.x;
  if (line->point >= 0) {
    dm_agreements_measure_kinds (axes->view, line->kinds, &line->box.width, &line->box.height);
  } else if (room >= LEAST_LABEL) {
    g_auto (GStrv) lines = wrap_name (axes, line);

    line->box.width = room;
    line->box.height = 4 + g_strv_length (lines) * DM_AGREEMENTS_LABEL_LINE;
  } else {
    line->box.width = room + 1;
  }
  line->is_labelled = line->box.width <= room;
}

static void draw_proposal_name (DmAxes *axes, const DmAxesLine *line) {
  DmMapPen *pen = &axes->view->pen;
  g_auto (GStrv) lines = wrap_name (axes, line);

  for (guint i = 0; lines[i] != NULL; i++)
    dm_map_pen_text (pen, lines[i], DM_MAP_FONT_BASKET, DM_ALIGN_START, line->box.x + 4,
                     line->box.y + 15 + i * DM_AGREEMENTS_LABEL_LINE, pen->palette->ink);
}

/* Labels stand in the order of the lines' ends, so that what leads to them doesn't cross, as near to them as others allow. */
void dm_axes_place_labels (DmAxes *axes) {
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  double floor = axes->top - 14, height = 0;

  for (guint i = 0; i < axes->lines->len; i++) {
    DmAxesLine *line = &g_array_index (axes->lines, DmAxesLine, i);

    if (line->point >= 0 && line->kinds == 0)
      continue;
    measure_label (axes, line);
    if (line->is_labelled && height + line->box.height <= DM_AXES_HEIGHT + 28) {
      height += line->box.height;
      g_array_append_val (order, i);
    } else {
      line->is_labelled = FALSE;
    }
  }
  g_array_sort_with_data (order, compare_ends, axes);
  for (guint i = 0; i < order->len; i++) {
    DmAxesLine *line = &g_array_index (axes->lines, DmAxesLine, g_array_index (order, guint, i));
    double ceiling = axes->top + DM_AXES_HEIGHT + 14 - height; /* those below need the rest */

    line->box.y = CLAMP (get_end (axes, line) - line->box.height / 2, floor, MAX (ceiling, floor));
    floor = line->box.y + line->box.height;
    height -= line->box.height;
  }
}

/* Returns: whether it has one */
gboolean dm_axes_draw_label (DmAxes *axes, const DmAxesLine *line, DmPoint *anchor) {
  DmAgreements *view = axes->view;
  double x = axes->right + DM_AXES_GRIP + 2, y = get_end (axes, line);
  DmBox box = line->box;

  if (!line->is_labelled)
    return FALSE;
  *anchor = (DmPoint){ box.x + 10, box.y + 10 }; /* within the first line */
  dm_map_pen_line (&view->pen, x, y, box.x - 2, box.y + box.height / 2, 1,
                   view->pen.palette->muted);
  if (line->point >= 0)
    dm_agreements_draw_kinds (view, line->kinds, box);
  else
    draw_proposal_name (axes, line);
  return TRUE;
}
