/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-axes.h"

#define MOST_LINES 120

/* --- which lines --- */

static void add_line (DmAxes *axes, int point, guint proposal) {
  const DmAgreement *agreement = axes->view->agreement;
  DmAxesLine line = { .point = point, .proposal = proposal, .ys = g_new (double, axes->n_axes) };

  if (point >= 0)
    line.kinds = dm_agreement_get_solutions (agreement, (guint) point);
  for (guint dim = 0; dim < axes->n_axes; dim++)
    line.ys[dim]
        = dm_axes_get_y (axes, point >= 0 ? dm_agreement_get_score (agreement, (guint) point, dim)
                                          : agreement->proposals[proposal].scores[dim]);
  g_array_append_val (axes->lines, line);
}

static void clear_line (gpointer data) {
  g_free (((DmAxesLine *) data)->ys);
}

/* An even sample of those that are looked at, then proposals, then what solutions choose. */
void dm_axes_choose_lines (DmAxes *axes) {
  const DmAgreement *agreement = axes->view->agreement;
  const DmBrush *brushes = axes->view->brushes;
  guint n = agreement->packages->frontier->n_points, nth = 0;
  guint every = dm_agreements_count_brushed (agreement, brushes) / MOST_LINES + 1;

  axes->lines = g_array_new (FALSE, FALSE, sizeof (DmAxesLine));
  g_array_set_clear_func (axes->lines, clear_line);
  for (guint i = 0; i < n; i++)
    if (dm_agreements_is_brushed (agreement, brushes, i) && nth++ % every == 0
        && dm_agreement_get_solutions (agreement, i) == 0)
      add_line (axes, (int) i, 0);
  for (guint i = 0; i < agreement->n_proposals; i++) {
    gboolean scored = TRUE;

    for (guint dim = 0; dim < axes->n_axes; dim++)
      scored &= !isnan (agreement->proposals[i].scores[dim]);
    if (scored)
      add_line (axes, -1, i);
  }
  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    const DmSolution *solution = &agreement->packages->solutions->solutions[kind];
    guint kinds
        = solution->n_points > 0 ? dm_agreement_get_solutions (agreement, solution->points[0]) : 0;

    if (kinds != 0 && (guint) g_bit_nth_lsf (kinds, -1) == kind
        && dm_agreements_is_brushed (agreement, brushes, solution->points[0]))
      add_line (axes, (int) solution->points[0], 0);
  }
}

/* --- where a line is picked --- */

static double get_y_between (const DmAxesLine *line, guint gap, double share) {
  return line->ys[gap] + (line->ys[gap + 1] - line->ys[gap]) * share;
}

/* How far the lines on top of the @nth are there, at the least. */
static double get_clearance (const DmAxes *axes, guint nth, guint gap, double share) {
  double y = get_y_between (&g_array_index (axes->lines, DmAxesLine, nth), gap, share),
         least = 1000;
  double width = dm_axes_get_x (axes, gap + 1) - dm_axes_get_x (axes, gap);

  for (guint i = nth + 1; i < axes->lines->len; i++) {
    const DmAxesLine *other = &g_array_index (axes->lines, DmAxesLine, i);
    double rise = other->ys[gap + 1] - other->ys[gap];
    double distance = fabs (get_y_between (other, gap, share) - y);

    least = MIN (least, distance * width / hypot (width, rise));
  }
  return least;
}

/* Where the @nth line is farthest from those on top of it. Returns: how far */
double dm_axes_find_anchor (const DmAxes *axes, guint nth, DmPoint *anchor) {
  static const double shares[] = { 0.5, 0.35, 0.65, 0.25, 0.75 };
  const DmAxesLine *line = &g_array_index (axes->lines, DmAxesLine, nth);
  double best = -1;

  for (guint gap = 0; gap + 1 < axes->n_axes; gap++)
    for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
      double clearance = get_clearance (axes, nth, gap, shares[i]);

      if (clearance <= best)
        continue;
      best = clearance;
      anchor->x = dm_axes_get_x (axes, gap)
                  + (dm_axes_get_x (axes, gap + 1) - dm_axes_get_x (axes, gap)) * shares[i];
      anchor->y = get_y_between (line, gap, shares[i]);
    }
  return best;
}
