/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-agreements-private.h"
#include "dm-describe-agreement.h"
#include "dm-describe.h"

#define STACKED 620.0 /* px: below, what is settled stands under the issue's name */
#define NAME_SHARE 0.34
#define GAP 22.0
#define LINE 21.0

/* What the solutions would settle on an issue, each place once. */
typedef struct {
  guint kinds; /* who would */
  guint point;
} Choice;

static guint list_choices (const DmAgreements *view, guint nth, Choice choices[DM_N_SOLUTIONS]) {
  const DmPackages *packages = view->agreement->packages;
  g_autofree guint *points = g_new (guint, packages->grid->n_issues);
  guint n = 0;

  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    const DmSolution *solution = &packages->solutions->solutions[kind];
    guint i = 0;

    dm_frontier_get_package (packages->frontier, solution->points[0], points);
    while (i < n && choices[i].point != points[nth])
      i++;
    if (i == n)
      choices[n++] = (Choice){ 0, points[nth] };
    choices[i].kinds |= 1u << kind;
  }
  return n;
}

/* The choices one after the other, as lines have room. Returns: the last baseline */
static double draw_choices (DmAgreements *view, guint nth, double left, double y) {
  DmMapPen *pen = &view->pen;
  const DmPackageIssue *issue = &view->agreement->packages->grid->issues[nth];
  const DmScale *scale = dm_model_get_issue (view->model, issue->issue)->scale;
  double right = pen->width - pen->margin, x = left;
  Choice choices[DM_N_SOLUTIONS];
  guint n = list_choices (view, nth, choices);

  for (guint i = 0; i < n; i++) {
    g_autofree char *place = dm_describe_place (scale, issue->places[choices[i].point]);
    guint n_kinds = (guint) __builtin_popcount (choices[i].kinds);
    double signs = n_kinds * (2 * DM_AGREEMENTS_SIGN + 3) + 5;
    double width = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_DETAIL, place);

    if (x > left && x + signs + width > right) {
      x = left;
      y += LINE;
    }
    dm_agreements_draw_symbols (pen, choices[i].kinds, x, y - 4.5);
    if (x + signs + width > right) { /* more than a line by itself */
      y += dm_map_pen_block (pen, place, DM_MAP_FONT_DETAIL, DM_ALIGN_START, x + signs, y,
                             right - x - signs, pen->palette->ink);
      y -= dm_map_pen_line_height (pen, DM_MAP_FONT_DETAIL);
    } else {
      dm_map_pen_text (pen, place, DM_MAP_FONT_DETAIL, DM_ALIGN_START, x + signs, y,
                       pen->palette->ink);
    }
    x += signs + width + GAP;
  }
  return y;
}

/* A row: an issue, and what the solutions would settle there. */
DmScene *dm_agreements_draw_terms (DmAgreements *view, guint nth) {
  DmMapPen *pen = &view->pen;
  guint index = view->agreement->packages->grid->issues[nth].issue;
  const DmIssue *issue = dm_model_get_issue (view->model, index);
  gboolean stacked = pen->width < STACKED;
  double room = pen->width - 2 * pen->margin, name_width = stacked ? room : room * NAME_SHARE;
  double y = 23, name_end, end;
  g_autofree char *sentence = dm_describe_agreement_terms (view->agreement, nth);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_ISSUE, g_strdup_printf ("terms.%s", issue->id),
                               (int) index, -1, g_strdup (issue->name), g_strdup (sentence));
  name_end = y
             + dm_map_pen_block (pen, issue->name, DM_MAP_FONT_DETAIL, DM_ALIGN_START, pen->margin,
                                 y, name_width - (stacked ? 0 : 16), pen->palette->ink)
             - dm_map_pen_line_height (pen, DM_MAP_FONT_DETAIL);
  end = draw_choices (view, nth, pen->margin + (stacked ? 0 : name_width),
                      stacked ? name_end + LINE : y);
  end = ceil (MAX (end, name_end)) + 12;
  dm_map_pen_line (pen, pen->margin, end - 0.5, pen->width - pen->margin, end - 0.5, 1,
                   pen->palette->rule);
  dm_map_pen_mark_box (pen, (DmBox){ pen->margin, 4, room, end - 6 });
  dm_scene_builder_end_mark (pen->builder);
  return dm_map_pen_end (pen, end, sentence);
}
