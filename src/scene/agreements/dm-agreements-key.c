/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-agreements-private.h"
#include "dm-describe-agreement.h"
#include "dm-describe-packages.h"

#define SIGN_WIDTH 40.0
#define ENTRY_GAP 7.0
#define COLUMN_GAP 28.0

typedef enum {
  SIGN_DENSITY,
  SIGN_FRONTIER,
  SIGN_LINES,
  SIGN_NO_DEAL,
  SIGN_RATIONAL,
  SIGN_PROPOSAL,
  N_SIGNS
} Sign;

static const char *const sign_ids[N_SIGNS]
    = { "density", "frontier", "lines", "no-deal", "rational", "proposal" };

typedef struct {
  DmAgreements *view;
  double x, y, width;
} Key;

static const char *get_text (const Key *key, Sign sign) {
  gboolean plane = key->view->agreement->packages->grid->n_scored == 2;

  switch (sign) {
  case SIGN_DENSITY:
    return _ ("Possible packages: the larger a dot, the more there are");
  case SIGN_FRONTIER:
    return _ ("The best packages: none gives more to one and no less to the other");
  case SIGN_LINES:
    return _ ("One of the best packages: none gives more to one and no less to any other");
  case SIGN_NO_DEAL:
    return _ ("What a party has without a deal");
  case SIGN_RATIONAL:
    return _ ("Where both have at least that");
  case SIGN_PROPOSAL:
  case N_SIGNS:
  default:
    return plane ? _ ("A proposal: dashed where it leaves issues open, crossed out where a red "
                      "line is in its way")
                 : _ ("A proposal");
  }
}

static void draw_density (DmMapPen *pen, double x, double y) {
  static const double radii[] = { 1, 2, 3, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (radii); i++)
    dm_map_pen_ellipse (pen, x + 4 + i * 8.5, y, radii[i], pen->palette->key_fill);
}

static void draw_dashes (DmMapPen *pen, double x, double y, double width, DmColor color) {
  dm_map_pen_line (pen, x, y, x + 30, y, width, color)->dash = 5;
}

static void draw_sign (DmMapPen *pen, Sign sign, gboolean plane, double x, double y) {
  const DmAgreementProposal untested = { .answer = DM_TERM_UNTESTED };

  switch (sign) {
  case SIGN_DENSITY:
    draw_density (pen, x, y);
    break;
  case SIGN_FRONTIER:
    dm_map_pen_line (pen, x, y, x + 30, y, 1.6, pen->palette->key);
    dm_map_pen_ellipse (pen, x + 15, y, 3.5, pen->palette->key);
    break;
  case SIGN_LINES:
    dm_map_pen_line (pen, x, y, x + 30, y, 1.4, pen->palette->key_fill);
    break;
  case SIGN_NO_DEAL:
    if (plane)
      draw_dashes (pen, x, y, 1.6, pen->palette->key);
    else
      dm_map_pen_line (pen, x + 6, y, x + 24, y, 3, pen->palette->key);
    break;
  case SIGN_RATIONAL:
    dm_map_pen_rect (pen, (DmBox){ x, y - 6, 30, 12 }, 2, pen->palette->zone_fill);
    break;
  case SIGN_PROPOSAL:
  case N_SIGNS:
  default:
    if (plane)
      dm_agreements_draw_proposal (pen, &untested, TRUE, x + 15, y);
    else
      draw_dashes (pen, x, y, 1.8, pen->palette->ink);
  }
}

static void add_sign (Key *key, Sign sign) {
  DmMapPen *pen = &key->view->pen;
  const char *text = get_text (key, sign);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_KEY,
                               g_strdup_printf ("key.%s", sign_ids[sign]), -1, -1, NULL,
                               g_strdup (text));
  draw_sign (pen, sign, key->view->agreement->packages->grid->n_scored == 2, key->x, key->y - 4.5);
  key->y += dm_map_pen_block (pen, text, DM_MAP_FONT_DETAIL, DM_ALIGN_START, key->x + SIGN_WIDTH,
                              key->y, key->width - SIGN_WIDTH, pen->palette->muted)
            + ENTRY_GAP;
  dm_scene_builder_end_mark (pen->builder);
}

static gboolean has_no_deal (const DmAgreement *agreement) {
  gboolean any = FALSE;
  double score;

  for (guint dim = 0; dim < agreement->packages->grid->n_scored; dim++)
    any |= dm_agreement_has_no_deal (agreement, dim, &score);
  return any;
}

static void add_signs (Key *key) {
  const DmAgreement *agreement = key->view->agreement;
  gboolean plane = agreement->packages->grid->n_scored == 2;

  if (agreement->density != NULL)
    add_sign (key, SIGN_DENSITY);
  add_sign (key, plane ? SIGN_FRONTIER : SIGN_LINES);
  if (has_no_deal (agreement)) {
    add_sign (key, SIGN_NO_DEAL);
    if (plane)
      add_sign (key, SIGN_RATIONAL);
  }
  if (agreement->n_proposals > 0)
    add_sign (key, SIGN_PROPOSAL);
}

/* Its symbol and name, what it makes as great as it can, and what it gives to each. */
static void add_solution (Key *key, DmSolutionKind kind) {
  DmMapPen *pen = &key->view->pen;
  const DmAgreement *agreement = key->view->agreement;
  const DmSolution *solution = &agreement->packages->solutions->solutions[kind];
  double x = key->x + SIGN_WIDTH, width = key->width - SIGN_WIDTH;
  g_autofree char *scores = dm_describe_agreement_scores (agreement, solution->points[0]);

  key->y += 6;
  dm_scene_builder_begin_mark (pen->builder, DM_MARK_SOLUTION,
                               g_strdup_printf ("solution.%s", dm_solution_to_id (kind)), -1, -1,
                               g_strdup (dm_describe_solution_word (kind)),
                               dm_describe_agreement_solution (agreement, kind));
  dm_agreements_draw_symbol (pen, kind, key->x + 15, key->y - 4.5, DM_AGREEMENTS_SIGN);
  dm_map_pen_anchor (pen, key->x + 15, key->y - 4.5);
  key->y += dm_map_pen_block (pen, dm_describe_solution_word (kind), DM_MAP_FONT_ISSUE,
                              DM_ALIGN_START, x, key->y, width, pen->palette->ink);
  key->y += dm_map_pen_block (pen, dm_describe_solution (kind), DM_MAP_FONT_DETAIL, DM_ALIGN_START,
                              x, key->y - 2, width, pen->palette->muted);
  key->y += dm_map_pen_block (pen, scores, DM_MAP_FONT_DETAIL, DM_ALIGN_START, x, key->y - 2, width,
                              pen->palette->ink);
  dm_scene_builder_end_mark (pen->builder);
  key->y += ENTRY_GAP;
}

/* What the signs mean, in a column from (@x, @y), the first baseline, on. Returns: where the next line would be */
double dm_agreements_draw_key (DmAgreements *view, double x, double y, double width) {
  Key key = { view, x, y, width };

  add_signs (&key);
  return key.y;
}

/* The solutions, from (@x, @y) on, side by side. Returns: where the next line would be */
double dm_agreements_draw_solutions (DmAgreements *view, double x, double y, double width,
                                     guint n_columns) {
  guint n_rows = (DM_N_SOLUTIONS + n_columns - 1) / n_columns;
  double column = (width - (n_columns - 1) * COLUMN_GAP) / n_columns, end = y;

  if (view->agreement->packages->solutions->n_rational == 0)
    return y;
  for (guint i = 0; i < n_columns; i++) {
    Key key = { view, x + i * (column + COLUMN_GAP), y, column };

    for (guint kind = i * n_rows; kind < MIN ((i + 1) * n_rows, DM_N_SOLUTIONS); kind++)
      add_solution (&key, (DmSolutionKind) kind);
    end = MAX (end, key.y);
  }
  return end;
}
