/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-map-row-private.h"

/* The worst answer of those on record to @place. */
DmTermAnswer dm_map_get_answer (const DmIssueResult *result, double place) {
  const DmScale *scale
      = dm_model_get_issue (dm_reading_get_model (result->reading), result->issue)->scale;
  const DmRecord *record = &result->record;
  DmTermAnswer answer = record->n_holdings == 0 ? DM_TERM_UNTESTED : DM_TERM_ACCEPTED;

  for (guint i = 0; i < record->n_holdings; i++) {
    const DmPosition *position = record->holdings[i].position;
    DmSet accepted, limits;
    dm_position_get_accepted (position, scale, &accepted);
    dm_position_get_limits (position, scale, &limits);
    if (!dm_scale_set_contains (scale, &limits, place))
      answer = DM_TERM_REFUSED;
    else if (!dm_scale_set_contains (scale, &accepted, place))
      answer = MAX (answer, DM_TERM_UNTESTED);
    dm_scale_set_clear (scale, &accepted);
    dm_scale_set_clear (scale, &limits);
  }
  return answer;
}

static char *describe_term (const DmMapRow *row, double place, DmTermAnswer answer) {
  const DmProposal *proposal
      = dm_model_get_proposal (row->model, (guint) dm_reading_get_proposal (row->result->reading));
  g_autofree char *name = dm_describe_place (row->scale, place);

  switch (answer) {
  case DM_TERM_ACCEPTED:
    return g_strdup_printf (_ ("“%1$s” asks for %2$s: all on record would accept it."),
                            proposal->name, name);
  case DM_TERM_UNTESTED:
    return g_strdup_printf (_ ("“%1$s” asks for %2$s: not offered by all, ruled out by none."),
                            proposal->name, name);
  default:
    return g_strdup_printf (_ ("“%1$s” asks for %2$s: a red line rules it out."), proposal->name,
                            name);
  }
}

/* A knot: solid, hollow or crossed. */
void dm_map_draw_knot (DmMapPen *pen, double x, double y, double r, DmTermAnswer answer) {
  DmShape *knot = dm_map_pen_ellipse (
      pen, x, y, r, answer == DM_TERM_ACCEPTED ? pen->palette->ink : pen->palette->ground);

  knot->stroke = pen->palette->ink;
  knot->stroke_width = 2;
  if (answer == DM_TERM_REFUSED) {
    dm_map_pen_line (pen, x - r / 2, y - r / 2, x + r / 2, y + r / 2, 1.6, pen->palette->ink);
    dm_map_pen_line (pen, x - r / 2, y + r / 2, x + r / 2, y - r / 2, 1.6, pen->palette->ink);
  }
}

/* Begins the mark of the term on the row's issue; it is for the proposal's line to draw. */
void dm_map_begin_term (DmMapRow *row, double place) {
  dm_scene_builder_begin_mark (row->pen.builder, DM_MARK_TERM,
                               g_strdup_printf ("%s.term", row->issue->id),
                               (int) row->result->issue, -1, NULL,
                               describe_term (row, place, dm_map_get_answer (row->result, place)));
}
