/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-stacks.h"

#include "dm-matrix.h"

static const char *get_title (const DmAnalysis *analysis) {
  return dm_model_get_title (dm_reading_get_model (dm_analysis_get_reading (analysis)));
}

/* --- the map --- */

typedef struct {
  DmStack stack;
  DmAnalysis *analysis;
  GArray *items; /* of DmMapItem */
  DmMapCourse *course;
  gboolean forecast;
  DmRobustness *robustness; /* (nullable) */
} MapStack;

static DmScene *map_new_scene (const DmStack *stack, guint nth, const DmMapLook *look) {
  const MapStack *map = (const MapStack *) stack;
  DmMapStops stops = dm_map_course_get_stops (map->course, map->analysis, nth);
  DmMapLook marked = *look;

  marked.forecast = map->forecast;
  marked.robustness = map->robustness;
  return dm_map_item_new_scene (map->analysis, g_array_index (map->items, DmMapItem, nth), FALSE,
                                &marked, &stops);
}

static DmStackPart map_get_part (const DmStack *stack, guint nth) {
  switch (g_array_index (((const MapStack *) stack)->items, DmMapItem, nth).kind) {
  case DM_MAP_ITEM_HEADER:
    return DM_STACK_HEAD;
  case DM_MAP_ITEM_BASKET:
    return DM_STACK_HEADING;
  case DM_MAP_ITEM_ROW:
    return DM_STACK_ROW;
  case DM_MAP_ITEM_FOOTER:
  default:
    return DM_STACK_FOOTER;
  }
}

static DmScene *map_new_running_head (const DmStack *stack, const DmMapLook *look) {
  return dm_map_running_head_new (((const MapStack *) stack)->analysis, TRUE, look);
}

/* The proposal's line runs through it on its way to the row. */
static DmScene *map_new_heading (const DmStack *stack, guint heading, guint row,
                                 const DmMapLook *look) {
  const MapStack *map = (const MapStack *) stack;
  DmMapStops stops = dm_map_course_get_stops (map->course, map->analysis, row);

  if (stops.here.scale != NULL)
    stops.below = stops.here;
  stops.here = (DmMapStop){ NULL, 0 };
  return dm_map_item_new_scene (map->analysis, g_array_index (map->items, DmMapItem, heading),
                                FALSE, look, &stops);
}

static void map_finalize (DmStack *stack) {
  MapStack *map = (MapStack *) stack;

  dm_analysis_unref (map->analysis);
  g_array_unref (map->items);
  dm_map_course_free (map->course);
  g_clear_pointer (&map->robustness, dm_robustness_unref);
}

/**
 * dm_stack_new_map:
 * @analysis: what to show
 * @sort: the order of the rows
 *
 * Returns: (transfer full): the map
 */
DmStack *dm_stack_new_map (DmAnalysis *analysis, DmSort sort) {
  MapStack *map = dm_stack_alloc (sizeof (MapStack), get_title (analysis));

  map->analysis = dm_analysis_ref (analysis);
  map->items = dm_map_list_items (analysis, sort, NULL);
  map->course = dm_map_course_new (analysis, map->items);
  map->stack.n_scenes = map->items->len;
  map->stack.folds = TRUE;
  map->stack.new_scene = map_new_scene;
  map->stack.get_part = map_get_part;
  map->stack.new_running_head = map_new_running_head;
  map->stack.new_heading = map_new_heading;
  map->stack.finalize = map_finalize;
  return &map->stack;
}

/**
 * dm_stack_mark_map:
 * @map: a map that no scene has been made of yet
 * @forecast: whether it is marked where issues would end by influence and salience
 * @robustness: (nullable): how sure its verdicts are, to be told beside them
 */
void dm_stack_mark_map (DmStack *map, gboolean forecast, DmRobustness *robustness) {
  MapStack *self = (MapStack *) map;

  g_return_if_fail (map->finalize == map_finalize);
  self->forecast = forecast;
  if (robustness != NULL)
    dm_robustness_ref (robustness);
  g_clear_pointer (&self->robustness, dm_robustness_unref);
  self->robustness = robustness;
}

/**
 * dm_stack_new_marked_map:
 * @analysis: what to show
 * @sort: the order of the rows
 * @forecast: whether it is marked where issues would end
 * @draws: how to draw how sure verdicts are, with 0 draws not at all
 * @cancellable: (nullable)
 * @error: return location
 *
 * Draws first, which takes as long as judging all issues so often: it may run in any thread.
 *
 * Returns: (transfer full) (nullable): the map; %NULL where it was cancelled
 */
DmStack *dm_stack_new_marked_map (DmAnalysis *analysis, DmSort sort, gboolean forecast,
                                  const DmDraws *draws, GCancellable *cancellable, GError **error) {
  g_autoptr (DmRobustness) robustness = NULL;
  DmStack *map;

  if (draws->n_draws > 0) {
    robustness
        = dm_robustness_new (analysis, draws->n_draws, draws->seed, 0, NULL, cancellable, error);
    if (robustness == NULL)
      return NULL;
  }
  map = dm_stack_new_map (analysis, sort);
  dm_stack_mark_map (map, forecast, robustness);
  return map;
}

/* --- the matrix --- */

typedef struct {
  DmStack stack;
  DmSimilarity *similarity;
  gboolean by_similarity;
  GArray *items; /* of DmMatrixItem */
} MatrixStack;

static DmScene *matrix_new_scene (const DmStack *stack, guint nth, const DmMapLook *look) {
  const MatrixStack *matrix = (const MatrixStack *) stack;

  return dm_matrix_item_new_scene (matrix->similarity,
                                   g_array_index (matrix->items, DmMatrixItem, nth),
                                   matrix->by_similarity, look);
}

static double matrix_get_width (const DmStack *stack, double width_px) {
  return dm_matrix_get_width (((const MatrixStack *) stack)->similarity, width_px);
}

static DmStackPart matrix_get_part (const DmStack *stack, guint nth) {
  switch (g_array_index (((const MatrixStack *) stack)->items, DmMatrixItem, nth).kind) {
  case DM_MATRIX_TITLE:
    return DM_STACK_HEAD;
  case DM_MATRIX_HOLDINGS_HEAD:
  case DM_MATRIX_PAIRS_HEAD:
    return DM_STACK_HEADING;
  case DM_MATRIX_HOLDINGS_ROW:
  case DM_MATRIX_PAIRS_ROW:
    return DM_STACK_ROW;
  case DM_MATRIX_FOOTER:
    return DM_STACK_FOOTER;
  case DM_MATRIX_CONVERGENCE:
  default:
    return DM_STACK_FIGURE;
  }
}

static DmScene *matrix_new_running_head (const DmStack *stack, const DmMapLook *look) {
  return dm_map_running_head_new (((const MatrixStack *) stack)->similarity->analysis, FALSE, look);
}

static void matrix_finalize (DmStack *stack) {
  MatrixStack *matrix = (MatrixStack *) stack;

  dm_similarity_unref (matrix->similarity);
  g_array_unref (matrix->items);
}

/**
 * dm_stack_new_matrix:
 * @similarity: who is like whom
 * @by_similarity: whether like stands beside like
 *
 * Returns: (transfer full): the matrix
 */
DmStack *dm_stack_new_matrix (DmSimilarity *similarity, gboolean by_similarity) {
  MatrixStack *matrix = dm_stack_alloc (sizeof (MatrixStack), get_title (similarity->analysis));

  matrix->similarity = dm_similarity_ref (similarity);
  matrix->by_similarity = by_similarity;
  matrix->items = dm_matrix_list_items (similarity, by_similarity);
  matrix->stack.n_scenes = matrix->items->len;
  matrix->stack.new_scene = matrix_new_scene;
  matrix->stack.get_part = matrix_get_part;
  matrix->stack.new_running_head = matrix_new_running_head;
  matrix->stack.get_width = matrix_get_width;
  matrix->stack.finalize = matrix_finalize;
  return &matrix->stack;
}

/* --- the timeline --- */

typedef struct {
  DmStack stack;
  DmTimeline *timeline;
  GArray *items; /* of DmTimelineItem */
} TimelineStack;

static DmScene *timeline_new_scene (const DmStack *stack, guint nth, const DmMapLook *look) {
  const TimelineStack *timeline = (const TimelineStack *) stack;

  return dm_timeline_item_new_scene (timeline->timeline,
                                     g_array_index (timeline->items, DmTimelineItem, nth), look);
}

static DmStackPart timeline_get_part (const DmStack *stack, guint nth) {
  switch (g_array_index (((const TimelineStack *) stack)->items, DmTimelineItem, nth).kind) {
  case DM_TIMELINE_HEADER:
  case DM_TIMELINE_AXIS:
    return DM_STACK_HEAD;
  case DM_TIMELINE_BASKET:
    return DM_STACK_HEADING;
  case DM_TIMELINE_FOOTER:
    return DM_STACK_FOOTER;
  case DM_TIMELINE_ROW:
  default:
    return DM_STACK_ROW;
  }
}

static DmScene *timeline_new_running_head (const DmStack *stack, const DmMapLook *look) {
  return dm_timeline_running_head_new (((const TimelineStack *) stack)->timeline, look);
}

static void timeline_finalize (DmStack *stack) {
  TimelineStack *timeline = (TimelineStack *) stack;

  dm_timeline_unref (timeline->timeline);
  g_array_unref (timeline->items);
}

/**
 * dm_stack_new_timeline:
 * @timeline: a model over time
 * @sort: the order of the rows
 *
 * Returns: (transfer full): the timeline
 */
DmStack *dm_stack_new_timeline (DmTimeline *timeline, DmSort sort) {
  TimelineStack *stack
      = dm_stack_alloc (sizeof (TimelineStack), get_title (dm_timeline_get_analysis (timeline)));

  stack->timeline = dm_timeline_ref (timeline);
  stack->items = dm_timeline_list_items (timeline, sort);
  stack->stack.n_scenes = stack->items->len;
  stack->stack.folds = TRUE;
  stack->stack.new_scene = timeline_new_scene;
  stack->stack.get_part = timeline_get_part;
  stack->stack.new_running_head = timeline_new_running_head;
  stack->stack.finalize = timeline_finalize;
  return &stack->stack;
}

/* --- the agreements --- */

typedef struct {
  DmStack stack;
  DmAgreement *agreement;
  DmBrush *brushes; /* (nullable) */
  GArray *items;    /* of DmAgreementsItem */
} AgreementsStack;

static DmScene *agreements_new_scene (const DmStack *stack, guint nth, const DmMapLook *look) {
  const AgreementsStack *agreements = (const AgreementsStack *) stack;

  return dm_agreements_item_new_scene (agreements->agreement,
                                       g_array_index (agreements->items, DmAgreementsItem, nth),
                                       agreements->brushes, look);
}

static double agreements_get_width (const DmStack *stack, double width_px) {
  return dm_agreements_get_width (((const AgreementsStack *) stack)->agreement, width_px);
}

static DmStackPart agreements_get_part (const DmStack *stack, guint nth) {
  switch (g_array_index (((const AgreementsStack *) stack)->items, DmAgreementsItem, nth).kind) {
  case DM_AGREEMENTS_TITLE:
    return DM_STACK_HEAD;
  case DM_AGREEMENTS_TERMS_HEAD:
    return DM_STACK_HEADING;
  case DM_AGREEMENTS_TERMS_ROW:
    return DM_STACK_ROW;
  case DM_AGREEMENTS_FOOTER:
    return DM_STACK_FOOTER;
  case DM_AGREEMENTS_PLANE:
  case DM_AGREEMENTS_AXES:
  case DM_AGREEMENTS_NOTES:
  default:
    return DM_STACK_FIGURE;
  }
}

static DmScene *agreements_new_running_head (const DmStack *stack, const DmMapLook *look) {
  return dm_map_running_head_new (((const AgreementsStack *) stack)->agreement->analysis, FALSE,
                                  look);
}

static void agreements_finalize (DmStack *stack) {
  AgreementsStack *agreements = (AgreementsStack *) stack;

  dm_agreement_unref (agreements->agreement);
  g_free (agreements->brushes);
  g_array_unref (agreements->items);
}

/**
 * dm_stack_new_agreements:
 * @agreement: what to show
 * @brushes: (nullable): one a scored party: which scores are looked at; %NULL for all
 *
 * Returns: (transfer full): what could be agreed on
 */
DmStack *dm_stack_new_agreements (DmAgreement *agreement, const DmBrush *brushes) {
  AgreementsStack *agreements
      = dm_stack_alloc (sizeof (AgreementsStack), get_title (agreement->analysis));

  agreements->agreement = dm_agreement_ref (agreement);
  if (brushes != NULL)
    agreements->brushes
        = g_memdup2 (brushes, agreement->packages->grid->n_scored * sizeof (DmBrush));
  agreements->items = dm_agreements_list_items (agreement);
  agreements->stack.n_scenes = agreements->items->len;
  agreements->stack.new_scene = agreements_new_scene;
  agreements->stack.get_part = agreements_get_part;
  agreements->stack.new_running_head = agreements_new_running_head;
  agreements->stack.get_width = agreements_get_width;
  agreements->stack.finalize = agreements_finalize;
  return &agreements->stack;
}
