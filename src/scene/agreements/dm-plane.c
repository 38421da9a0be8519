/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-plane.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-packages.h"
#include "dm-describe.h"
#include "dm-ticks.h"

#define WIDE 860.0 /* px: from here on the key stands beside the plane */
#define LEAST 220.0
#define MOST 560.0
#define MOST_NARROW 470.0 /* a window that is narrow is rarely high */
#define SHARE 0.55        /* of the width, where the key stands beside it */
#define LEFT 40.0         /* for the numbers of the scale */
#define HEAD 34.0
#define FOOT 50.0
#define COLUMN_GAP 36.0
#define LEAST_SPAN 20.0
#define TICKS 8
#define TAIL 0.005 /* of packages that may lie beyond the ends of the scales */

/* --- the scales --- */

static void widen (double *low, double *high, double score) {
  *low = MIN (*low, score);
  *high = MAX (*high, score);
}

/* All but a few of the possible packages, of one party. */
static void widen_by_density (const DmPackageDensity *density, guint dim, double *low,
                              double *high) {
  guint n = density->n_cells;
  double sum = 0;

  for (guint i = 0; i < n; i++) {
    double share = 0, before = sum;

    for (guint j = 0; j < n; j++)
      share += density->shares[dim == 0 ? j * n + i : i * n + j];
    sum += share;
    if (share > 0 && sum > TAIL && before < 1 - TAIL)
      widen (low, high, 100.0 * i / (n - 1));
  }
}

/* The scores of a party that a picture has room for. */
void dm_agreements_get_range (const DmAgreement *agreement, guint dim, double *low, double *high) {
  const DmFrontier *frontier = agreement->packages->frontier;
  double no_deal;

  *low = 100;
  *high = 0;
  for (guint point = 0; point < frontier->n_points; point++)
    widen (low, high, dm_agreement_get_score (agreement, point, dim));
  for (guint i = 0; i < agreement->n_proposals; i++)
    if (!isnan (agreement->proposals[i].scores[dim]))
      widen (low, high, agreement->proposals[i].scores[dim]);
  if (dm_agreement_has_no_deal (agreement, dim, &no_deal))
    widen (low, high, no_deal);
  if (agreement->density != NULL)
    widen_by_density (agreement->density, dim, low, high);
}

/* Both scales span as much, so that a step to the right is as long as one up. */
static void set_scales (DmPlane *plane) {
  double high[2], step;

  for (guint dim = 0; dim < 2; dim++) {
    dm_agreements_get_range (plane->view->agreement, dim, &plane->low[dim], &high[dim]);
    plane->span = MAX (plane->span, high[dim] - plane->low[dim]);
  }
  step = dm_ticks_get_step (0, MAX (plane->span, LEAST_SPAN), TICKS);
  for (guint dim = 0; dim < 2; dim++) {
    plane->low[dim] = step * floor ((plane->low[dim] - step * 0.1) / step);
    plane->span
        = MAX (plane->span, step * ceil ((high[dim] + step * 0.1) / step) - plane->low[dim]);
  }
  plane->span = CLAMP (plane->span, LEAST_SPAN, 100);
  for (guint dim = 0; dim < 2; dim++)
    plane->low[dim] = CLAMP (plane->low[dim], 0, MAX (100 - plane->span, 0));
}

double dm_plane_get_x (const DmPlane *plane, double score) {
  return plane->plot.x + (score - plane->low[0]) / plane->span * plane->plot.width;
}

double dm_plane_get_y (const DmPlane *plane, double score) {
  return plane->plot.y + plane->plot.height
         - (score - plane->low[1]) / plane->span * plane->plot.height;
}

static void draw_tick (DmPlane *plane, double value) {
  DmMapPen *pen = &plane->view->pen;
  DmBox plot = plane->plot;
  g_autofree char *number = dm_describe_number (value, 1);
  double end = value - 1e-9;

  if (value >= plane->low[0] - 1e-9 && end <= plane->low[0] + plane->span) {
    double x = dm_plane_get_x (plane, value);

    dm_map_pen_line (pen, x, plot.y, x, plot.y + plot.height, 1, pen->palette->rule);
    dm_map_pen_text (pen, number, DM_MAP_FONT_LEVEL, DM_ALIGN_MIDDLE, x, plot.y + plot.height + 17,
                     pen->palette->muted);
  }
  if (value >= plane->low[1] - 1e-9 && end <= plane->low[1] + plane->span) {
    double y = dm_plane_get_y (plane, value);

    dm_map_pen_line (pen, plot.x, y, plot.x + plot.width, y, 1, pen->palette->rule);
    dm_map_pen_text (pen, number, DM_MAP_FONT_LEVEL, DM_ALIGN_END, plot.x - 7, y + 4,
                     pen->palette->muted);
  }
}

/* Whose score it is, in the party's colour: of the first party under its scale, of the second over it. */
static void draw_axis_name (DmPlane *plane, guint dim) {
  DmMapPen *pen = &plane->view->pen;
  const DmParty *party = dm_agreements_get_party (plane->view, dim);
  guint index = dm_agreement_get_party (plane->view->agreement, dim)->party;
  DmBox plot = plane->plot;
  g_autofree char *name = g_strdup_printf (
      /* Translators: the name of a scale, of the scores of a party; an arrow stands beside it */
      _ ("Score of %s"), party->name);
  double y = dim == 0 ? plot.y + plot.height + 39 : plot.y - 13, x = plot.x - LEFT + 20;

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_PARTY, g_strdup_printf ("party.%s", party->id),
                               -1, (int) index, g_strdup (party->name), g_strdup (name));
  if (dim == 0) {
    double width = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_BASKET, name);

    x = MAX (plot.x + plot.width - width, plot.x - LEFT + 20);
  }
  dm_map_pen_diamond (pen, x - 10, y - 4.5, 5, dm_style_get_party_color (pen->style, index));
  dm_map_pen_text (pen, name, DM_MAP_FONT_BASKET, DM_ALIGN_START, x, y,
                   dm_style_get_party_text_color (pen->style, index));
  dm_scene_builder_end_mark (pen->builder);
}

static void draw_scales (DmPlane *plane) {
  DmMapPen *pen = &plane->view->pen;
  double step = dm_ticks_get_step (0, plane->span, TICKS);
  DmShape *frame;

  for (double value = 0; value <= 100 + 1e-9; value += step)
    draw_tick (plane, value);
  frame = dm_map_pen_rect (pen, plane->plot, 0, DM_COLOR_NONE);
  frame->stroke = pen->palette->axis;
  frame->stroke_width = 1;
  draw_axis_name (plane, 1);
  draw_axis_name (plane, 0);
}

/* --- the whole --- */

/* The plane of two parties' scores, and the key beside or under it. */
DmScene *dm_agreements_draw_plane (DmAgreements *view) {
  DmMapPen *pen = &view->pen;
  double room = pen->width - 2 * pen->margin - LEFT, end, key_end;
  gboolean wide = pen->width >= WIDE;
  double side = wide ? MIN (room * SHARE, MOST) : CLAMP (room, LEAST, MOST_NARROW);
  DmPlane plane = { .view = view, .plot = { pen->margin + LEFT, HEAD, side, side } };
  g_autofree char *label = dm_describe_packages_outcome (view->agreement->packages);

  end = plane.plot.y + side + FOOT;
  dm_labels_init (&plane.labels,
                  (DmBox){ plane.plot.x + 2, plane.plot.y + 2,
                           MIN (side + (wide ? COLUMN_GAP - 8 : 0), pen->width - plane.plot.x - 6),
                           side - 4 });
  set_scales (&plane);
  dm_plane_draw_rational (&plane);
  draw_scales (&plane);
  dm_plane_draw_density (&plane);
  dm_plane_draw_marks (&plane);
  dm_labels_clear (&plane.labels);
  if (wide) {
    double x = plane.plot.x + side + COLUMN_GAP;

    key_end = dm_agreements_draw_key (view, x, HEAD + 12, pen->width - pen->margin - x);
    key_end = dm_agreements_draw_solutions (view, x, key_end, pen->width - pen->margin - x, 1);
  } else {
    room = pen->width - 2 * pen->margin;
    key_end = dm_agreements_draw_key (view, pen->margin, end + 20, room);
    key_end = dm_agreements_draw_solutions (view, pen->margin, key_end, room, 1);
  }
  return dm_map_pen_end (pen, ceil (MAX (end, key_end)) + 4, label);
}
