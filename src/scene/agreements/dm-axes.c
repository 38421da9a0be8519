/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-axes.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-agreement.h"
#include "dm-describe-packages.h"
#include "dm-describe.h"
#include "dm-ticks.h"

#define MARGIN 32.0 /* at most */
#define WIDE 560.0  /* px: from here on there is room for labels beside the last axis */
#define LABELS 170.0
#define LEFT 40.0      /* for the numbers of the scale */
#define RIGHT 28.0     /* for half a name, where there are no labels */
#define LEAST_GAP 60.0 /* px between two axes: between the grips, lines are picked */
#define NAME_LINES 3
#define TICKS 8
#define LEAST_SPAN 20.0
#define TWO_COLUMNS 980.0
#define KEY_SHARE 0.3
#define CLEAR 3.5 /* px from other lines where one is picked */

double dm_axes_get_x (const DmAxes *axes, guint dim) {
  return axes->n_axes > 1 ? axes->left + (axes->right - axes->left) * dim / (axes->n_axes - 1)
                          : axes->left;
}

double dm_axes_get_y (const DmAxes *axes, double score) {
  return axes->top + DM_AXES_HEIGHT * (axes->high - score) / (axes->high - axes->low);
}

/* All axes have one scale, so that a line that rises does so for more. */
static void get_scale (const DmAgreement *agreement, double *low, double *high) {
  double step;

  *low = 100;
  *high = 0;
  for (guint dim = 0; dim < agreement->packages->grid->n_scored; dim++) {
    double from, to;

    dm_agreements_get_range (agreement, dim, &from, &to);
    *low = MIN (*low, from);
    *high = MAX (*high, to);
  }
  step = dm_ticks_get_step (0, MAX (*high - *low, LEAST_SPAN), TICKS);
  *low = MAX (step * floor (*low / step), 0);
  *high = CLAMP (step * ceil (*high / step), *low + LEAST_SPAN, MAX (100, *low + LEAST_SPAN));
}

static DmShape *draw_path (DmAxes *axes, const DmAxesLine *line, double width, DmColor color) {
  g_autofree DmPoint *points = g_new (DmPoint, axes->n_axes);
  DmShape *shape;

  for (guint dim = 0; dim < axes->n_axes; dim++)
    points[dim] = (DmPoint){ dm_axes_get_x (axes, dim), line->ys[dim] };
  shape = dm_map_pen_path (&axes->view->pen, points, axes->n_axes, FALSE, DM_COLOR_NONE);
  shape->stroke = color;
  shape->stroke_width = width;
  return shape;
}

/* A line that can't be told from those on top of it is left out. */
static void draw_plain (DmAxes *axes, guint nth) {
  DmAgreements *view = axes->view;
  const DmAxesLine *line = &g_array_index (axes->lines, DmAxesLine, nth);
  DmPoint anchor;

  if (dm_axes_find_anchor (axes, nth, &anchor) < CLEAR)
    return;
  dm_scene_builder_begin_mark (view->pen.builder, DM_MARK_PACKAGE,
                               dm_agreements_point_id ((guint) line->point), -1, -1,
                               dm_describe_agreement_scores (view->agreement, (guint) line->point),
                               dm_describe_agreement_point (view->agreement, (guint) line->point));
  draw_path (axes, line, 1.2, view->pen.palette->key_fill);
  dm_map_pen_anchor (&view->pen, anchor.x, anchor.y);
  dm_scene_builder_end_mark (view->pen.builder);
}

static void draw_proposal (DmAxes *axes, guint nth) {
  DmAgreements *view = axes->view;
  const DmAxesLine *line = &g_array_index (axes->lines, DmAxesLine, nth);
  const DmAgreementProposal *among = &view->agreement->proposals[line->proposal];
  const DmProposal *proposal = dm_model_get_proposal (view->model, among->proposal);
  DmPoint anchor;

  dm_scene_builder_begin_mark (view->pen.builder, DM_MARK_PROPOSAL,
                               g_strdup_printf ("proposal.%s", proposal->id), -1, -1,
                               g_strdup (proposal->name),
                               dm_describe_agreement_proposal (view->agreement, line->proposal));
  draw_path (axes, line, 1.8, view->pen.palette->ink)->dash = 5;
  if (!dm_axes_draw_label (axes, line, &anchor))
    dm_axes_find_anchor (axes, nth, &anchor);
  dm_map_pen_anchor (&view->pen, anchor.x, anchor.y);
  dm_scene_builder_end_mark (view->pen.builder);
}

static void draw_solution (DmAxes *axes, guint nth) {
  DmAgreements *view = axes->view;
  const DmAxesLine *line = &g_array_index (axes->lines, DmAxesLine, nth);
  DmPoint anchor;

  dm_scene_builder_begin_mark (view->pen.builder, DM_MARK_SOLUTION,
                               dm_agreements_point_id ((guint) line->point), -1, -1,
                               dm_describe_solution_kinds (line->kinds),
                               dm_describe_agreement_point (view->agreement, (guint) line->point));
  draw_path (axes, line, 2.2, view->pen.palette->ink);
  for (guint dim = 0; dim < axes->n_axes; dim++)
    dm_agreements_draw_symbol (&view->pen, (DmSolutionKind) g_bit_nth_lsf (line->kinds, -1),
                               dm_axes_get_x (axes, dim), line->ys[dim], DM_AGREEMENTS_SIGN - 1);
  if (!dm_axes_draw_label (axes, line, &anchor))
    dm_axes_find_anchor (axes, nth, &anchor);
  dm_map_pen_anchor (&view->pen, anchor.x, anchor.y);
  dm_scene_builder_end_mark (view->pen.builder);
}

static void draw_lines (DmAxes *axes) {
  for (guint i = 0; i < axes->lines->len; i++) {
    const DmAxesLine *line = &g_array_index (axes->lines, DmAxesLine, i);

    if (line->point < 0)
      draw_proposal (axes, i);
    else if (line->kinds != 0)
      draw_solution (axes, i);
    else
      draw_plain (axes, i);
  }
}

static void draw_scale (DmAxes *axes) {
  DmMapPen *pen = &axes->view->pen;
  double step = dm_ticks_get_step (0, axes->high - axes->low, TICKS);

  for (guint dim = 0; dim < axes->n_axes; dim++) {
    guint party = dm_agreement_get_party (axes->view->agreement, dim)->party;

    dm_map_pen_line (pen, dm_axes_get_x (axes, dim), axes->top, dm_axes_get_x (axes, dim),
                     axes->top + DM_AXES_HEIGHT, 2, dm_style_get_party_color (pen->style, party));
  }
  for (double value = axes->low; value <= axes->high + 1e-9; value += step) {
    double y = dm_axes_get_y (axes, value);
    g_autofree char *number = dm_describe_number (value, 1);

    dm_map_pen_line (pen, axes->left, y, axes->right, y, 1, pen->palette->rule);
    dm_map_pen_text (pen, number, DM_MAP_FONT_LEVEL, DM_ALIGN_END, axes->left - DM_AXES_GRIP - 4,
                     y + 4, pen->palette->muted);
  }
}

/* As much of the name as has room over the axis: all of it, the short one, or nothing. */
static void draw_name (DmAxes *axes, guint dim) {
  DmMapPen *pen = &axes->view->pen;
  const DmParty *party = dm_agreements_get_party (axes->view, dim);
  guint index = dm_agreement_get_party (axes->view->agreement, dim)->party;
  const char *names[] = { party->name, party->short_name };
  double line_height = dm_map_pen_line_height (pen, DM_MAP_FONT_BASKET),
         x = dm_axes_get_x (axes, dim);
  double room
      = 2
        * MIN (axes->n_axes > 1 ? (dm_axes_get_x (axes, 1) - dm_axes_get_x (axes, 0)) / 2 - 3 : 200,
               MIN (x, pen->width - x) - pen->margin / 2);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_auto (GStrv) lines = NULL;
    gboolean fits = names[i] != NULL;
    guint n = 0;

    if (!fits)
      continue;
    lines = dm_text_measurer_wrap (pen->measurer, DM_MAP_FONT_BASKET, names[i], room);
    n = g_strv_length (lines);
    g_auto (GStrv) words = g_strsplit (names[i], " ", -1);
    for (guint w = 0; words[w] != NULL; w++)
      fits &= dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_BASKET, words[w]) <= room;
    if (!fits || n > NAME_LINES)
      continue;
    for (guint l = 0; l < n; l++)
      dm_map_pen_text (pen, lines[l], DM_MAP_FONT_BASKET, DM_ALIGN_MIDDLE, x,
                       axes->top - 14 - (n - 1 - l) * line_height,
                       dm_style_get_party_text_color (pen->style, index));
    return;
  }
}

static char *describe_axis (const DmAxes *axes, guint dim, const DmBrush *brush) {
  const DmParty *party = dm_agreements_get_party (axes->view, dim);
  double low, high, no_deal;
  g_autofree char *from = dm_describe_number (brush->from, 1);
  g_autofree char *to = dm_describe_number (brush->to, 1);
  gboolean all = brush->from <= 0 && brush->to >= 100;

  dm_agreements_get_range (axes->view->agreement, dim, &low, &high);
  g_autofree char *least = dm_describe_number (low, 1), *most = dm_describe_number (high, 1);
  g_autofree char *given = dm_agreement_has_no_deal (axes->view->agreement, dim, &no_deal)
                               ? dm_describe_agreement_no_deal (axes->view->agreement, dim)
                               : g_strdup ("");
  GString *text = g_string_new (NULL);

  dm_describe_append (text,
                      /* Translators: a party, then the least and the greatest score */
                      g_strdup_printf (_ ("Scores of %1$s: from %2$s to %3$s."), party->name, least,
                                       most));
  if (given[0] != '\0')
    dm_describe_append (text, g_steal_pointer (&given));
  if (!all)
    dm_describe_append (text,
                        /* Translators: two scores */
                        g_strdup_printf (_ ("Only from %1$s to %2$s is looked at."), from, to));
  return g_string_free (text, FALSE);
}

static void draw_axis (DmAxes *axes, guint dim) {
  DmMapPen *pen = &axes->view->pen;
  const DmParty *party = dm_agreements_get_party (axes->view, dim);
  guint index = dm_agreement_get_party (axes->view->agreement, dim)->party;
  DmBrush brush = axes->view->brushes != NULL ? axes->view->brushes[dim] : DM_BRUSH_ALL;
  double x = dm_axes_get_x (axes, dim), no_deal;
  DmBox grip = { x - DM_AXES_GRIP, axes->top, 2 * DM_AXES_GRIP, DM_AXES_HEIGHT };
  DmColor color = dm_style_get_party_color (pen->style, index);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_AXIS, g_strdup_printf ("axis.%s", party->id),
                               -1, (int) index, g_strdup (party->name),
                               describe_axis (axes, dim, &brush));
  dm_map_pen_rect (pen, grip, 0, DM_COLOR_NONE);
  if (brush.from > 0 || brush.to < 100) {
    double from = dm_axes_get_y (axes, MIN (brush.to, axes->high));
    double to = dm_axes_get_y (axes, MAX (brush.from, axes->low));
    DmShape *band = dm_map_pen_rect (pen, (DmBox){ x - 7, from, 14, MAX (to - from, 2) }, 3,
                                     dm_color_with_alpha (pen->palette->selection, 0.6));

    band->stroke = pen->palette->selection_outline;
    band->stroke_width = 1.5;
  }
  if (dm_agreement_has_no_deal (axes->view->agreement, dim, &no_deal))
    dm_map_pen_line (pen, x - 9, dm_axes_get_y (axes, no_deal), x + 9,
                     dm_axes_get_y (axes, no_deal), 3, color);
  draw_name (axes, dim);
  dm_map_pen_mark_box (pen, grip);
  dm_map_pen_anchor (pen, x, axes->top + DM_AXES_HEIGHT - 2);
  dm_scene_builder_end_mark (pen->builder);
}

/* How many are looked at. */
static double draw_count (DmAxes *axes, double y) {
  DmMapPen *pen = &axes->view->pen;
  const DmAgreement *agreement = axes->view->agreement;
  guint n = dm_agreements_count_brushed (agreement, axes->view->brushes);
  guint n_all = agreement->packages->frontier->n_points;
  g_autofree char *some = dm_describe_number (n, 0), *all = dm_describe_number (n_all, 0);
  g_autofree char *text = NULL;

  if (n == n_all)
    return 0;
  /* Translators: two numbers */
  text = g_strdup_printf (_ ("%1$s of %2$s ways of sharing the scores are in the ranges looked at"),
                          some, all);
  return dm_map_pen_block (pen, text, DM_MAP_FONT_DETAIL, DM_ALIGN_START, pen->margin, y,
                           pen->width - 2 * pen->margin, pen->palette->ink);
}

/* The key and, where there is room beside it, the solutions. Returns: where they end */
static double draw_explanations (DmAgreements *view, double y) {
  DmMapPen *pen = &view->pen;
  double room = pen->width - 2 * pen->margin, key = room * KEY_SHARE;

  if (pen->width < TWO_COLUMNS) {
    y = dm_agreements_draw_key (view, pen->margin, y, room);
    return dm_agreements_draw_solutions (view, pen->margin, y, room, 1);
  }

  double key_end = dm_agreements_draw_key (view, pen->margin, y, key);
  double end = dm_agreements_draw_solutions (view, pen->margin + key + DM_AXES_LABEL_GAP, y,
                                             room - key - DM_AXES_LABEL_GAP, 2);

  return MAX (key_end, end);
}

/* How wide the axes are at least, in px: without labels. */
double dm_agreements_get_axes_width (guint n_axes) {
  return 2 * MARGIN + LEFT + RIGHT + (n_axes - 1) * LEAST_GAP;
}

/* Labels stand beside the axes where that doesn't push these too near to each other. */
static double get_right (const DmMapPen *pen, guint n_axes) {
  double right = pen->width - pen->margin - LABELS;
  double gap = (right - pen->margin - LEFT) / MAX (n_axes - 1, 1);

  return pen->width >= WIDE && gap >= LEAST_GAP ? right : pen->width - pen->margin - RIGHT;
}

/* An axis for each party, and a line across them for each package. */
DmScene *dm_agreements_draw_axes (DmAgreements *view) {
  DmMapPen *pen = &view->pen;
  double names = NAME_LINES * dm_map_pen_line_height (pen, DM_MAP_FONT_BASKET), y;
  DmAxes axes = { .view = view,
                  .left = pen->margin + LEFT,
                  .right = get_right (pen, view->agreement->packages->grid->n_scored),
                  .top = 16 + names,
                  .n_axes = view->agreement->packages->grid->n_scored };
  g_autofree char *label = dm_describe_packages_outcome (view->agreement->packages);

  get_scale (view->agreement, &axes.low, &axes.high);
  dm_axes_choose_lines (&axes);
  dm_axes_place_labels (&axes);
  draw_scale (&axes);
  draw_lines (&axes);
  for (guint dim = 0; dim < axes.n_axes; dim++)
    draw_axis (&axes, dim);
  y = axes.top + DM_AXES_HEIGHT + 30;
  y += draw_count (&axes, y);
  y = draw_explanations (view, y + 8);
  g_array_unref (axes.lines);
  return dm_map_pen_end (pen, ceil (y) + 4, label);
}

/**
 * dm_agreements_get_axis_score:
 * @agreement: what the axis is of
 * @axis: its mark
 * @y: px from the top of its scene
 *
 * Returns: the score at that height, 0 to 100
 */
double dm_agreements_get_axis_score (const DmAgreement *agreement, const DmMark *axis, double y) {
  double low, high;

  get_scale (agreement, &low, &high);
  return CLAMP (high - (y - axis->box.y) / axis->box.height * (high - low), 0, 100);
}
