/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-agreement.h"
#include "dm-plane.h"

#define MARK_ROOM 4.8 /* px on each side of a mark that nothing else is to stand on */
#define SOLUTION_ROOM 9.0
#define PROPOSAL_ROOM 8.0
#define SAME 0.5     /* px: less apart is the same place */
#define COVERED 12.0 /* px from a solution's symbol: it would lie on a proposal's */
#define MARK 3.5
#define CROWDED 15.0 /* px between solutions whose symbols would touch */
#define MOST_TIES 20 /* that are marked */

/* --- the frontier --- */

static DmPoint get_place (const DmPlane *plane, guint point) {
  const DmAgreement *agreement = plane->view->agreement;

  return (DmPoint){ dm_plane_get_x (plane, dm_agreement_get_score (agreement, point, 0)),
                    dm_plane_get_y (plane, dm_agreement_get_score (agreement, point, 1)) };
}

static void draw_line (DmPlane *plane) {
  DmMapPen *pen = &plane->view->pen;
  const DmFrontier *frontier = plane->view->agreement->packages->frontier;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DmPoint));
  DmPoint last = { -1, -1 };
  DmShape *line;

  for (guint i = 0; i < frontier->n_points; i++) {
    DmPoint at = get_place (plane, i);

    if (i > 0 && i + 1 < frontier->n_points && hypot (at.x - last.x, at.y - last.y) < 1)
      continue;
    g_array_append_val (points, at);
    last = at;
  }
  if (points->len < 2)
    return;
  line = dm_map_pen_path (pen, (const DmPoint *) points->data, points->len, FALSE, DM_COLOR_NONE);
  line->stroke = pen->palette->key;
  line->stroke_width = 1.6;
}

static DmBox get_square (DmPoint at, double half) {
  return (DmBox){ at.x - half, at.y - half, 2 * half, 2 * half };
}

static void add_mark (DmPlane *plane, GArray *marks, guint point, double half) {
  dm_labels_take (&plane->labels, get_square (get_place (plane, point), half));
  g_array_append_val (marks, point);
}

static gboolean is_scored (const DmAgreementProposal *among) {
  return !isnan (among->scores[0]) && !isnan (among->scores[1]);
}

static DmPoint get_proposal_place (const DmPlane *plane, const DmAgreementProposal *among) {
  return (DmPoint){ dm_plane_get_x (plane, among->scores[0]),
                    dm_plane_get_y (plane, among->scores[1]) };
}

static void take_proposals (DmPlane *plane) {
  const DmAgreement *agreement = plane->view->agreement;

  for (guint i = 0; i < agreement->n_proposals; i++)
    if (is_scored (&agreement->proposals[i])) {
      DmPoint at = get_proposal_place (plane, &agreement->proposals[i]);

      dm_labels_take (&plane->labels, get_square (at, PROPOSAL_ROOM));
    }
}

/* Whether a proposal is just there: it then is that package, which is to keep its mark. */
static gboolean is_proposed (const DmPlane *plane, DmPoint at) {
  const DmAgreement *agreement = plane->view->agreement;

  for (guint i = 0; i < agreement->n_proposals; i++) {
    DmPoint there;

    if (!is_scored (&agreement->proposals[i]))
      continue;
    there = get_proposal_place (plane, &agreement->proposals[i]);
    if (hypot (there.x - at.x, there.y - at.y) < SAME)
      return TRUE;
  }
  return FALSE;
}

/* Which points get a mark of their own: what a solution chooses, and of the others as many as stand apart. */
static GArray *choose_marks (DmPlane *plane) {
  const DmPackages *packages = plane->view->agreement->packages;
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *chosen = g_malloc0 (packages->frontier->n_points);
  DmPoint last = { -1000, -1000 };

  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    const DmSolution *solution = &packages->solutions->solutions[kind];

    for (guint i = 0; i < MIN (solution->n_points, MOST_TIES); i++) {
      if (!chosen[solution->points[i]])
        add_mark (plane, marks, solution->points[i], SOLUTION_ROOM);
      chosen[solution->points[i]] = TRUE;
    }
  }
  for (guint i = 0; i < packages->frontier->n_points; i++) {
    DmPoint at = get_place (plane, i);

    if (hypot (at.x - last.x, at.y - last.y) < 1) /* there may be millions */
      continue;
    last = at;
    if (!dm_labels_are_on (&plane->labels, get_square (at, MARK_ROOM)) || is_proposed (plane, at))
      add_mark (plane, marks, i, MARK_ROOM);
  }
  return marks;
}

/* Whether another solution's symbol would lie on that of a point. */
static gboolean is_crowded (const DmPlane *plane, GArray *marks, guint point) {
  const DmAgreement *agreement = plane->view->agreement;
  DmPoint at = get_place (plane, point);

  for (guint i = 0; i < marks->len; i++) {
    guint other = g_array_index (marks, guint, i);
    DmPoint there = get_place (plane, other);

    if (other != point && hypot (there.x - at.x, there.y - at.y) < CROWDED
        && dm_agreement_get_solutions (agreement, other) != 0)
      return TRUE;
  }
  return FALSE;
}

static void begin_point (DmPlane *plane, DmMarkKind kind, guint point, char *label) {
  DmAgreements *view = plane->view;

  dm_scene_builder_begin_mark (view->pen.builder, kind, dm_agreements_point_id (point), -1, -1,
                               label, dm_describe_agreement_point (view->agreement, point));
}

static void draw_package (DmPlane *plane, guint point) {
  DmPoint at = get_place (plane, point);

  begin_point (plane, DM_MARK_PACKAGE, point,
               dm_describe_agreement_scores (plane->view->agreement, point));
  dm_map_pen_ellipse (&plane->view->pen, at.x, at.y, MARK, plane->view->pen.palette->key);
  dm_scene_builder_end_mark (plane->view->pen.builder);
}

/* Where symbols would lie on each other there is just a dot, and the label has the symbol. */
static void draw_solution (DmPlane *plane, guint point, gboolean crowded) {
  DmAgreements *view = plane->view;
  DmMapPen *pen = &view->pen;
  guint kinds = dm_agreement_get_solutions (view->agreement, point);
  DmPoint at = get_place (plane, point), anchor = at;
  DmBox box;
  gboolean labelled = dm_agreements_find_kinds_room (view, &plane->labels, kinds, at, &box);

  if (labelled)
    dm_agreements_draw_leader (view, at, box);
  begin_point (plane, DM_MARK_SOLUTION, point, dm_describe_solution_kinds (kinds));
  if (labelled && crowded) {
    DmShape *dot = dm_map_pen_ellipse (pen, at.x, at.y, MARK, pen->palette->ink);

    dot->stroke = pen->palette->ground;
    dot->stroke_width = 1.2;
    anchor = (DmPoint){ box.x + box.width / 2, box.y + box.height / 2 };
  } else {
    dm_agreements_draw_symbol (pen, (DmSolutionKind) g_bit_nth_lsf (kinds, -1), at.x, at.y,
                               DM_AGREEMENTS_SIGN + 1);
  }
  if (labelled)
    dm_agreements_draw_kinds (view, kinds, box);
  dm_map_pen_anchor (pen, anchor.x, anchor.y);
  dm_scene_builder_end_mark (pen->builder);
}

/* Points of solutions last: they are on top. */
static void draw_marks (DmPlane *plane, GArray *marks) {
  const DmAgreement *agreement = plane->view->agreement;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < marks->len; i++) {
      guint point = g_array_index (marks, guint, i);
      gboolean chosen = dm_agreement_get_solutions (agreement, point) != 0;

      if (!chosen && pass == 0)
        draw_package (plane, point);
      if (chosen && pass == 1)
        draw_solution (plane, point, is_crowded (plane, marks, point));
    }
}

/* --- proposals --- */

/* Whether a mark that is drawn later lies on a proposal's. */
static gboolean is_covered (const DmPlane *plane, GArray *marks, DmPoint at) {
  for (guint i = 0; i < marks->len; i++) {
    guint point = g_array_index (marks, guint, i);
    DmPoint there = get_place (plane, point);
    gboolean chosen = dm_agreement_get_solutions (plane->view->agreement, point) != 0;

    if (hypot (there.x - at.x, there.y - at.y) < (chosen ? COVERED : SAME))
      return TRUE;
  }
  return FALSE;
}

/* Where another mark lies on it, its name is what it is picked by. */
static void draw_proposal (DmPlane *plane, GArray *marks, guint nth) {
  DmAgreements *view = plane->view;
  DmMapPen *pen = &view->pen;
  const DmAgreementProposal *among = &view->agreement->proposals[nth];
  const DmProposal *proposal = dm_model_get_proposal (view->model, among->proposal);
  DmPoint at = get_proposal_place (plane, among), anchor = at;
  gboolean labelled;
  DmBox box;

  labelled = dm_agreements_find_name_room (view, &plane->labels, proposal->name, at, &box);
  if (labelled)
    dm_agreements_draw_leader (view, at, box);
  dm_scene_builder_begin_mark (pen->builder, DM_MARK_PROPOSAL,
                               g_strdup_printf ("proposal.%s", proposal->id), -1, -1,
                               g_strdup (proposal->name),
                               dm_describe_agreement_proposal (view->agreement, nth));
  dm_agreements_draw_proposal (
      pen, among, among->n_named == view->agreement->packages->grid->n_issues, at.x, at.y);
  if (labelled)
    dm_agreements_draw_name (view, proposal->name, box);
  if (labelled && is_covered (plane, marks, at))
    anchor = (DmPoint){ box.x + box.width / 2, box.y + box.height / 2 };
  dm_map_pen_anchor (pen, anchor.x, anchor.y);
  dm_scene_builder_end_mark (pen->builder);
}

/* --- all of them --- */

/* The frontier and what is on it, and the proposals. No-deal lines are labelled in between, where room is left. */
void dm_plane_draw_marks (DmPlane *plane) {
  const DmAgreement *agreement = plane->view->agreement;
  g_autoptr (GArray) marks = NULL;

  take_proposals (plane);
  marks = choose_marks (plane);
  dm_plane_draw_no_deal (plane, 0);
  dm_plane_draw_no_deal (plane, 1);
  draw_line (plane);
  for (guint i = 0; i < agreement->n_proposals; i++)
    if (is_scored (&agreement->proposals[i]))
      draw_proposal (plane, marks, i);
  draw_marks (plane, marks);
}
