/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-map-row-private.h"

typedef enum { ACCEPTED, UNTESTED, REFUSED } Answer;

static const DmTerm *find_term (const DmMapRow *row) {
  int index = dm_reading_get_proposal (row->result->reading);

  if (index < 0)
    return NULL;
  const DmProposal *proposal = dm_model_get_proposal (row->model, (guint) index);
  for (guint i = 0; i < proposal->n_terms; i++)
    if (proposal->terms[i].issue == row->result->issue)
      return &proposal->terms[i];
  return NULL;
}

/* The worst answer of those on record. */
static Answer get_answer (const DmMapRow *row, double place) {
  const DmRecord *record = &row->result->record;
  Answer answer = record->n_holdings == 0 ? UNTESTED : ACCEPTED;

  for (guint i = 0; i < record->n_holdings; i++) {
    const DmPosition *position = record->holdings[i].position;
    DmSet accepted, limits;
    dm_position_get_accepted (position, row->scale, &accepted);
    dm_position_get_limits (position, row->scale, &limits);
    if (!dm_scale_set_contains (row->scale, &limits, place))
      answer = REFUSED;
    else if (!dm_scale_set_contains (row->scale, &accepted, place))
      answer = MAX (answer, UNTESTED);
    dm_scale_set_clear (row->scale, &accepted);
    dm_scale_set_clear (row->scale, &limits);
  }
  return answer;
}

static char *describe_term (const DmMapRow *row, double place, Answer answer) {
  const DmProposal *proposal
      = dm_model_get_proposal (row->model, (guint) dm_reading_get_proposal (row->result->reading));
  g_autofree char *name = dm_describe_place (row->scale, place);

  switch (answer) {
  case ACCEPTED:
    return g_strdup_printf (_ ("“%1$s” asks for %2$s: all on record would accept it."),
                            proposal->name, name);
  case UNTESTED:
    return g_strdup_printf (_ ("“%1$s” asks for %2$s: not offered by all, ruled out by none."),
                            proposal->name, name);
  default:
    return g_strdup_printf (_ ("“%1$s” asks for %2$s: a red line rules it out."), proposal->name,
                            name);
  }
}

/* Whether the proposal drawn has a term on this issue, and its place. */
gboolean dm_map_row_get_term (const DmMapRow *row, double *place) {
  const DmTerm *term = find_term (row);

  if (term != NULL)
    *place = term->place;
  return term != NULL;
}

/* A knot of the proposal's line at (@x, @y), hung from @top: solid, hollow or crossed. */
void dm_map_draw_term (DmMapRow *row, double place, double x, double top, double y) {
  DmMapPen *pen = &row->pen;
  Answer answer = get_answer (row, place);
  double r = MIN (5, row->diamond_radius);

  dm_scene_builder_begin_mark (pen->builder, DM_MARK_TERM,
                               g_strdup_printf ("%s.term", row->issue->id),
                               (int) row->result->issue, -1, NULL,
                               describe_term (row, place, answer));
  if (top < y - r)
    dm_map_pen_line (pen, x, top, x, y - r, 2, pen->palette->ink);
  DmShape *knot = dm_map_pen_ellipse (
      pen, x, y, r, answer == ACCEPTED ? pen->palette->ink : pen->palette->ground);
  knot->stroke = pen->palette->ink;
  knot->stroke_width = 2;
  if (answer == REFUSED) {
    dm_map_pen_line (pen, x - 2.5, y - 2.5, x + 2.5, y + 2.5, 1.6, pen->palette->ink);
    dm_map_pen_line (pen, x - 2.5, y + 2.5, x + 2.5, y - 2.5, 1.6, pen->palette->ink);
  }
  dm_map_pen_anchor (pen, x, y);
  dm_scene_builder_end_mark (pen->builder);
}
