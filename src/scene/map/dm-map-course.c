/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-course.h"

#include "dm-map.h"

typedef struct {
  guint position; /* in the stack */
  guint issue;
  double place;
} Knot;

struct _DmMapCourse {
  GArray *knots; /* of Knot, from top to bottom */
};

static gboolean stop_equal (const DmMapStop *a, const DmMapStop *b) {
  return a->scale == b->scale && (a->scale == NULL || a->place == b->place);
}

/** dm_map_stops_equal: Returns: whether the line runs the same way through both */
gboolean dm_map_stops_equal (const DmMapStops *a, const DmMapStops *b) {
  return stop_equal (&a->above, &b->above) && stop_equal (&a->here, &b->here)
         && stop_equal (&a->below, &b->below);
}

static void add_knots (DmMapCourse *course, const DmAnalysis *analysis, const GArray *items,
                       const DmProposal *proposal) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_autofree const DmTerm **terms = g_new0 (const DmTerm *, dm_model_get_n_issues (model) + 1);

  for (guint i = 0; i < proposal->n_terms; i++)
    terms[proposal->terms[i].issue] = &proposal->terms[i];
  for (guint i = 0; i < items->len; i++) {
    DmMapItem item = g_array_index (items, DmMapItem, i);
    if (item.kind != DM_MAP_ITEM_ROW)
      continue;
    guint issue = dm_analysis_get_result (analysis, (guint) item.index)->issue;
    if (terms[issue] != NULL) {
      Knot knot = { i, issue, terms[issue]->place };
      g_array_append_val (course->knots, knot);
    }
  }
}

/**
 * dm_map_course_new:
 * @analysis: what is shown, and of which proposal
 * @items: (element-type DmMapItem): the stack
 *
 * Returns: (transfer full): the course of the proposal's line, without knots where no proposal is chosen
 */
DmMapCourse *dm_map_course_new (const DmAnalysis *analysis, const GArray *items) {
  DmMapCourse *course = g_new0 (DmMapCourse, 1);
  DmReading *reading = dm_analysis_get_reading (analysis);
  int proposal = dm_reading_get_proposal (reading);

  course->knots = g_array_new (FALSE, FALSE, sizeof (Knot));
  if (proposal >= 0)
    add_knots (course, analysis, items,
               dm_model_get_proposal (dm_reading_get_model (reading), (guint) proposal));
  return course;
}

/** dm_map_course_free: frees a course */
void dm_map_course_free (DmMapCourse *course) {
  g_array_unref (course->knots);
  g_free (course);
}

static DmMapStop get_stop (const DmMapCourse *course, const DmAnalysis *analysis, guint nth) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  const Knot *knot = &g_array_index (course->knots, Knot, nth);

  return (DmMapStop){ dm_model_get_issue (model, knot->issue)->scale, knot->place };
}

/**
 * dm_map_course_get_stops:
 * @course: a course
 * @analysis: the analysis that it is of, or a later one of the same issues and the same proposal
 * @position: of a scene in the stack
 *
 * Returns: the knots there and around; the scales are the model's
 */
DmMapStops dm_map_course_get_stops (const DmMapCourse *course, const DmAnalysis *analysis,
                                    guint position) {
  DmMapStops stops = { { NULL, 0 }, { NULL, 0 }, { NULL, 0 } };
  guint start = 0, end = course->knots->len;

  /* the first knot that isn't above */
  while (start < end) {
    guint middle = (start + end) / 2;
    if (g_array_index (course->knots, Knot, middle).position < position)
      start = middle + 1;
    else
      end = middle;
  }
  if (start > 0)
    stops.above = get_stop (course, analysis, start - 1);
  if (start < course->knots->len && g_array_index (course->knots, Knot, start).position == position)
    stops.here = get_stop (course, analysis, start++);
  if (start < course->knots->len)
    stops.below = get_stop (course, analysis, start);
  return stops;
}
