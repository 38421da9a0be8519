/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-agreement.h"
#include "dm-describe.h"
#include "dm-plane.h"

#define LEAST_DOT 0.35
#define DOT_POWER                                                                                  \
  0.3 /* counts differ by orders of magnitude: areas that did, too, would hide most */

/* The density is approximate: nothing is drawn where nothing can be, beyond the frontier. */
static gboolean is_within (const DmAgreement *agreement, double first, double second) {
  const DmFrontier *frontier = agreement->packages->frontier;
  guint low = 0, high = frontier->n_points; /* points that give @first or more come first */

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (dm_agreement_get_score (agreement, middle, 0) >= first)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 && dm_agreement_get_score (agreement, low - 1, 1) >= second;
}

/* A dot for each cell, the larger the more packages are in it. */
void dm_plane_draw_density (DmPlane *plane) {
  DmMapPen *pen = &plane->view->pen;
  const DmAgreement *agreement = plane->view->agreement;
  const DmPackageDensity *density = agreement->density;
  guint n = density != NULL ? density->n_cells : 0;
  double most = 0, cell = plane->plot.width * 100 / plane->span / (n - 1);

  for (guint i = 0; i < n * n; i++)
    most = MAX (most, density->shares[i]);
  for (guint i = 0; i < n * n && most > 0; i++) {
    double first = 100.0 * (i % n) / (n - 1), second = 100.0 * (i / n) / (n - 1);
    double x = dm_plane_get_x (plane, first), y = dm_plane_get_y (plane, second);
    double radius = 0.46 * cell * pow (density->shares[i] / most, DOT_POWER);

    if (radius >= LEAST_DOT && dm_box_contains (plane->plot, x, y)
        && is_within (agreement, first, second))
      dm_map_pen_ellipse (pen, x, y, radius, pen->palette->key_fill);
  }
}

/* Where both have at least as much as without a deal. It is no mark: the hand would be on it nearly everywhere. */
void dm_plane_draw_rational (DmPlane *plane) {
  DmMapPen *pen = &plane->view->pen;
  const DmAgreement *agreement = plane->view->agreement;
  DmBox plot = plane->plot;
  double first, second, left, bottom;
  gboolean given = dm_agreement_has_no_deal (agreement, 0, &first);

  given |= dm_agreement_has_no_deal (agreement, 1, &second);
  if (!given)
    return;
  left = MAX (dm_plane_get_x (plane, first), plot.x);
  bottom = MIN (dm_plane_get_y (plane, second), plot.y + plot.height);
  dm_map_pen_rect (pen, (DmBox){ left, plot.y, plot.x + plot.width - left, bottom - plot.y }, 0,
                   dm_color_mix (pen->palette->ground, pen->palette->zone_fill, 0.55));
}

/* At one of the ends of the line, or else in its middle. */
static void label_no_deal (DmPlane *plane, guint dim, double at, const char *text) {
  DmMapPen *pen = &plane->view->pen;
  DmBox plot = plane->plot;
  guint party = dm_agreement_get_party (plane->view->agreement, dim)->party;
  double width = dm_text_measurer_get_width (pen->measurer, DM_MAP_FONT_LEVEL, text) + 6;
  double right = plot.x + plot.width, bottom = plot.y + plot.height;
  const DmBox upright[] = { { at + 4, bottom - 22, width, 18 },
                            { at - 4 - width, bottom - 22, width, 18 },
                            { at + 4, bottom - 46, width, 18 },
                            { at + 4, plot.y + 4, width, 18 },
                            { at - 4 - width, plot.y + 4, width, 18 } };
  const DmBox level[] = { { plot.x + 4, at - 22, width, 18 },
                          { plot.x + 4, at + 4, width, 18 },
                          { right - 4 - width, at - 22, width, 18 },
                          { right - 4 - width, at + 4, width, 18 },
                          { plot.x + 40, at - 22, width, 18 } };
  const DmBox *boxes = dim == 0 ? upright : level;

  for (guint i = 0; i < G_N_ELEMENTS (upright); i++) {
    if (!dm_labels_is_free (&plane->labels, boxes[i]))
      continue;
    dm_labels_take (&plane->labels, boxes[i]);
    dm_map_pen_rect (pen, boxes[i], 3, dm_color_with_alpha (pen->palette->ground, 0.85));
    dm_map_pen_text (pen, text, DM_MAP_FONT_LEVEL, DM_ALIGN_START, boxes[i].x + 3,
                     boxes[i].y + 13.5, dm_style_get_party_text_color (pen->style, party));
    return;
  }
}

/* A line where the @dim-th party has as much as without a deal. */
void dm_plane_draw_no_deal (DmPlane *plane, guint dim) {
  DmMapPen *pen = &plane->view->pen;
  const DmAgreement *agreement = plane->view->agreement;
  guint party = dm_agreement_get_party (agreement, dim)->party;
  DmBox plot = plane->plot;
  double score, at;
  DmShape *line;
  g_autofree char *number = NULL, *text = NULL;

  if (!dm_agreement_has_no_deal (agreement, dim, &score) || score < plane->low[dim])
    return;
  number = dm_describe_number (score, 1);
  /* Translators: what a party has without a deal: a score */
  text = g_strdup_printf (_ ("no deal: %s"), number);
  dm_scene_builder_begin_mark (
      pen->builder, DM_MARK_NO_DEAL,
      g_strdup_printf ("no-deal.%s", dm_agreements_get_party (plane->view, dim)->id), -1,
      (int) party, NULL, dm_describe_agreement_no_deal (agreement, dim));
  if (dim == 0) {
    at = dm_plane_get_x (plane, score);
    line = dm_map_pen_line (pen, at, plot.y, at, plot.y + plot.height, 1.6,
                            dm_style_get_party_color (pen->style, party));
    line->dash = 5;
    dm_map_pen_anchor (pen, at, plot.y + plot.height - 1);
  } else {
    at = dm_plane_get_y (plane, score);
    line = dm_map_pen_line (pen, plot.x, at, plot.x + plot.width, at, 1.6,
                            dm_style_get_party_color (pen->style, party));
    line->dash = 5;
    dm_map_pen_anchor (pen, plot.x + 1, at);
  }
  label_no_deal (plane, dim, at, text);
  dm_scene_builder_end_mark (pen->builder);
}
