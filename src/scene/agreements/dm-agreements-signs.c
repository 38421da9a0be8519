/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-agreements-private.h"

#define STAR_POINTS 10

/* Signs are told apart by shape, in ink with a rim of ground so that they stand out from lines. */
static void finish (DmMapPen *pen, DmShape *shape) {
  shape->stroke = pen->palette->ground;
  shape->stroke_width = 1.5;
}

static void draw_star (DmMapPen *pen, double x, double y, double r) {
  DmPoint points[STAR_POINTS];

  for (guint i = 0; i < STAR_POINTS; i++) {
    double angle = -G_PI / 2 + i * G_PI / 5, reach = i % 2 == 0 ? r * 1.15 : r * 0.5;

    points[i] = (DmPoint){ x + reach * cos (angle), y + reach * sin (angle) };
  }
  finish (pen, dm_map_pen_path (pen, points, STAR_POINTS, TRUE, pen->palette->ink));
}

static void draw_triangle (DmMapPen *pen, double x, double y, double r) {
  const DmPoint points[]
      = { { x, y - r }, { x + r * 0.95, y + r * 0.75 }, { x - r * 0.95, y + r * 0.75 } };

  finish (pen, dm_map_pen_path (pen, points, G_N_ELEMENTS (points), TRUE, pen->palette->ink));
}

/* A plus with thick arms. */
static void draw_plus (DmMapPen *pen, double x, double y, double r) {
  double a = r * 0.32, b = r * 0.95;
  const DmPoint points[]
      = { { x - a, y - b }, { x + a, y - b }, { x + a, y - a }, { x + b, y - a },
          { x + b, y + a }, { x + a, y + a }, { x + a, y + b }, { x - a, y + b },
          { x - a, y + a }, { x - b, y + a }, { x - b, y - a }, { x - a, y - a } };

  finish (pen, dm_map_pen_path (pen, points, G_N_ELEMENTS (points), TRUE, pen->palette->ink));
}

/* The symbol of a solution about (@x, @y). */
void dm_agreements_draw_symbol (DmMapPen *pen, DmSolutionKind kind, double x, double y, double r) {
  switch (kind) {
  case DM_SOLUTION_NASH:
    draw_star (pen, x, y, r);
    break;
  case DM_SOLUTION_KALAI_SMORODINSKY:
    draw_triangle (pen, x, y, r);
    break;
  case DM_SOLUTION_EGALITARIAN:
    finish (pen, dm_map_pen_rect (pen, (DmBox){ x - r * 0.75, y - r * 0.75, r * 1.5, r * 1.5 }, 0,
                                  pen->palette->ink));
    break;
  case DM_SOLUTION_UTILITARIAN:
  case DM_N_SOLUTIONS:
  default:
    draw_plus (pen, x, y, r);
  }
}

/* The symbols of @kinds beside each other, the first one's left at @x. Returns: how wide they are */
double dm_agreements_draw_symbols (DmMapPen *pen, guint kinds, double x, double y) {
  double start = x;

  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++)
    if (kinds & 1u << kind) {
      dm_agreements_draw_symbol (pen, (DmSolutionKind) kind, x + DM_AGREEMENTS_SIGN, y,
                                 DM_AGREEMENTS_SIGN);
      x += 2 * DM_AGREEMENTS_SIGN + 3;
    }
  return x - start;
}

/* A proposal as its knots on the map are: solid, hollow or crossed; dashed where it leaves issues open. */
void dm_agreements_draw_proposal (DmMapPen *pen, const DmAgreementProposal *among, gboolean whole,
                                  double x, double y) {
  double r = 6.5;
  DmShape *knot = dm_map_pen_ellipse (
      pen, x, y, r, among->answer == DM_TERM_ACCEPTED ? pen->palette->ink : pen->palette->ground);

  knot->stroke = pen->palette->ink;
  knot->stroke_width = 2;
  if (!whole)
    knot->dash = 3;
  if (among->answer == DM_TERM_REFUSED) {
    dm_map_pen_line (pen, x - r / 2, y - r / 2, x + r / 2, y + r / 2, 1.6, pen->palette->ink);
    dm_map_pen_line (pen, x - r / 2, y + r / 2, x + r / 2, y - r / 2, 1.6, pen->palette->ink);
  }
}
