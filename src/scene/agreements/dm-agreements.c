/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-agreements.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-agreements-private.h"
#include "dm-describe-agreement.h"
#include "dm-describe.h"

/* A pixel of the mouse is no exact score. */
#define TOLERANCE 1e-6

const DmParty *dm_agreements_get_party (const DmAgreements *view, guint dim) {
  return dm_model_get_party (view->model, dm_agreement_get_party (view->agreement, dim)->party);
}

char *dm_agreements_point_id (guint point) {
  return g_strdup_printf ("point.%u", point);
}

/**
 * dm_agreements_find_point:
 * @agreement: what is shown
 * @mark: a mark of one of its scenes
 *
 * Returns: the point of the frontier that the mark stands for, -1 for none
 */
int dm_agreements_find_point (const DmAgreement *agreement, const DmMark *mark) {
  guint64 point;

  for (guint kind = 0; kind < DM_N_SOLUTIONS && g_str_has_prefix (mark->id, "solution."); kind++) {
    const DmSolution *solution = &agreement->packages->solutions->solutions[kind];

    if (g_str_equal (mark->id + strlen ("solution."), dm_solution_to_id ((DmSolutionKind) kind)))
      return solution->n_points > 0 ? (int) solution->points[0] : -1;
  }
  if (!g_str_has_prefix (mark->id, "point.")
      || !g_ascii_string_to_unsigned (mark->id + strlen ("point."), 10, 0, G_MAXINT, &point, NULL)
      || point >= agreement->packages->frontier->n_points)
    return -1;
  return (int) point;
}

/**
 * dm_agreements_find_axis:
 * @agreement: what is shown
 * @mark: a mark of one of its scenes
 *
 * Returns: which of the scored parties the mark is the axis of, -1 for none
 */
int dm_agreements_find_axis (const DmAgreement *agreement, const DmMark *mark) {
  for (guint dim = 0; mark->kind == DM_MARK_AXIS && dim < agreement->packages->grid->n_scored;
       dim++)
    if (dm_agreement_get_party (agreement, dim)->party == (guint) mark->party)
      return (int) dim;
  return -1;
}

gboolean dm_agreements_is_brushed (const DmAgreement *agreement, const DmBrush *brushes,
                                   guint point) {
  for (guint dim = 0; brushes != NULL && dim < agreement->packages->grid->n_scored; dim++) {
    double score = dm_agreement_get_score (agreement, point, dim);

    if (score < brushes[dim].from - TOLERANCE || score > brushes[dim].to + TOLERANCE)
      return FALSE;
  }
  return TRUE;
}

/**
 * dm_agreements_count_brushed:
 * @agreement: an agreement
 * @brushes: (nullable): one a scored party; %NULL where all is looked at
 *
 * Returns: how many points of the frontier are within all of them
 */
guint dm_agreements_count_brushed (const DmAgreement *agreement, const DmBrush *brushes) {
  guint n = 0;

  if (brushes == NULL)
    return agreement->packages->frontier->n_points;
  for (guint i = 0; i < agreement->packages->frontier->n_points; i++)
    n += dm_agreements_is_brushed (agreement, brushes, i) ? 1 : 0;
  return n;
}

/* --- the stack --- */

static void add_item (GArray *items, DmAgreementsItemKind kind, guint index) {
  DmAgreementsItem item = { kind, index };

  g_array_append_val (items, item);
}

/**
 * dm_agreements_list_items:
 * @agreement: an agreement
 *
 * Returns: (transfer full) (element-type DmAgreementsItem): the scenes to make, from top to bottom
 */
GArray *dm_agreements_list_items (const DmAgreement *agreement) {
  const DmPackages *packages = agreement->packages;
  GArray *items = g_array_new (FALSE, FALSE, sizeof (DmAgreementsItem));

  add_item (items, DM_AGREEMENTS_TITLE, 0);
  if (packages->lack == DM_PACKAGES_LACK_NOTHING && packages->grid->n_scored > 1) {
    add_item (items, packages->grid->n_scored == 2 ? DM_AGREEMENTS_PLANE : DM_AGREEMENTS_AXES, 0);
    if (packages->solutions->n_rational > 0) {
      add_item (items, DM_AGREEMENTS_TERMS_HEAD, 0);
      for (guint i = 0; i < packages->grid->n_issues; i++)
        add_item (items, DM_AGREEMENTS_TERMS_ROW, i);
    }
  }
  add_item (items, DM_AGREEMENTS_NOTES, 0);
  add_item (items, DM_AGREEMENTS_FOOTER, 0);
  return items;
}

/**
 * dm_agreements_get_width:
 * @agreement: an agreement
 * @width_px: how wide it may be
 *
 * Returns: how wide the scenes are, in px: @width_px, or more where there are so many parties that axes would be too near
 */
double dm_agreements_get_width (const DmAgreement *agreement, double width_px) {
  double width = MAX (width_px, DM_MAP_MIN_WIDTH);
  guint n = agreement->packages->grid->n_scored;

  return n > 2 ? MAX (width, dm_agreements_get_axes_width (n)) : width;
}

static DmScene *draw_title (DmAgreements *view) {
  DmMapPen *pen = &view->pen;
  const char *title = dm_model_get_title (view->model);
  g_autofree char *line = dm_describe_reading (view->agreement->analysis);
  g_autofree char *what = dm_describe_agreement_title (view->agreement);
  double y = dm_map_pen_title (pen, title, line, title), room = pen->width - 2 * pen->margin;

  y += 12;
  y += dm_map_pen_block (pen, what, DM_MAP_FONT_ISSUE, DM_ALIGN_START, pen->margin, y, room,
                         pen->palette->ink);
  return dm_map_pen_end (pen, ceil (y), what);
}

static double draw_heading (DmAgreements *view, const char *heading) {
  DmMapPen *pen = &view->pen;
  g_autofree char *upper = g_utf8_strup (heading, -1);
  double y = 36;

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_BASKET, g_strdup ("heading"), -1, -1, NULL,
                               g_strdup (heading));
  y += dm_map_pen_block (pen, upper, DM_MAP_FONT_BASKET, DM_ALIGN_START, pen->margin, y,
                         pen->width - 2 * pen->margin, pen->palette->muted);
  y -= 6;
  dm_map_pen_line (pen, pen->margin, y - 0.5, pen->width - pen->margin, y - 0.5, 1,
                   pen->palette->axis);
  dm_scene_builder_end_mark (pen->builder);
  return y;
}

static DmScene *draw_terms_head (DmAgreements *view) {
  const char *heading = _ ("What the solutions would settle");
  double y = draw_heading (view, heading);

  return dm_map_pen_end (&view->pen, y, heading);
}

static DmScene *draw_notes (DmAgreements *view) {
  DmMapPen *pen = &view->pen;
  g_auto (GStrv) sentences = dm_describe_agreement (view->agreement);
  g_autofree char *all = g_strjoinv (C_ ("between sentences", " "), sentences);
  double y = draw_heading (view, _ ("What to know")) + 22;

  for (guint i = 0; sentences[i] != NULL; i++) {
    dm_scene_builder_begin_mark (pen->builder, DM_MARK_FOOTER, g_strdup_printf ("note.%u", i), -1,
                                 -1, NULL, g_strdup (sentences[i]));
    y += dm_map_pen_block (pen, sentences[i], DM_MAP_FONT_DETAIL, DM_ALIGN_START, pen->margin, y,
                           pen->width - 2 * pen->margin, pen->palette->ink)
         + 4;
    dm_scene_builder_end_mark (pen->builder);
  }
  return dm_map_pen_end (pen, ceil (y), all);
}

/**
 * dm_agreements_item_new_scene:
 * @agreement: an agreement
 * @item: which scene of the stack
 * @brushes: (nullable): one a scored party: which scores are looked at; %NULL for all
 * @look: how it looks; its stage and lanes don't matter
 *
 * Returns: (transfer full): the scene
 */
DmScene *dm_agreements_item_new_scene (const DmAgreement *agreement, DmAgreementsItem item,
                                       const DmBrush *brushes, const DmMapLook *look) {
  DmMapLook wide = *look;
  DmAgreements view = { .agreement = agreement, .brushes = brushes };

  wide.width_px = dm_agreements_get_width (agreement, look->width_px);
  if (item.kind == DM_AGREEMENTS_FOOTER)
    return dm_map_footer_new (agreement->analysis, &wide);
  view.pen = dm_map_pen_new (&wide);
  view.model = dm_reading_get_model (dm_agreement_get_reading (agreement));
  switch (item.kind) {
  case DM_AGREEMENTS_PLANE:
    return dm_agreements_draw_plane (&view);
  case DM_AGREEMENTS_AXES:
    return dm_agreements_draw_axes (&view);
  case DM_AGREEMENTS_TERMS_HEAD:
    return draw_terms_head (&view);
  case DM_AGREEMENTS_TERMS_ROW:
    return dm_agreements_draw_terms (&view, item.index);
  case DM_AGREEMENTS_NOTES:
    return draw_notes (&view);
  default:
    return draw_title (&view);
  }
}
