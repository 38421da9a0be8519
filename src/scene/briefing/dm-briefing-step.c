/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-briefing-step.h"

#include "dm-json.h"
#include "dm-stacks.h"

/**
 * dm_briefing_step_new:
 * @title: what it is called
 * @view: what is shown
 *
 * Returns: (transfer full): a step that shows all of a model; whoever made it may say more before others have it
 */
DmBriefingStep *dm_briefing_step_new (const char *title, DmViewKind view) {
  DmBriefingStep *step = g_new0 (DmBriefingStep, 1);

  g_atomic_ref_count_init (&step->ref_count);
  step->title = g_strdup (title);
  step->view = view != DM_VIEW_NONE ? view : DM_VIEW_MAP;
  return step;
}

/* Of every entity the first member is its id. */
typedef const void *(*GetEntity) (const DmModel *model, guint index);

static GStrv list_ids (const DmModel *model, const DmIndexList *list, GetEntity get) {
  GStrv ids;

  if (!list->given)
    return NULL;
  ids = g_new0 (char *, list->n_items + 1);
  for (guint i = 0; i < list->n_items; i++)
    ids[i] = g_strdup (*(char *const *) get (model, list->items[i]));
  return ids;
}

static char *find_id (const DmModel *model, int index, GetEntity get) {
  return index >= 0 ? g_strdup (*(char *const *) get (model, (guint) index)) : NULL;
}

static char *date_to_iso (DmDate date) {
  return date != DM_DATE_NONE ? dm_date_to_iso (date) : NULL;
}

/**
 * dm_briefing_step_new_view:
 * @model: a model
 * @view: one of its views
 *
 * Returns: (transfer full): the view as a step
 */
DmBriefingStep *dm_briefing_step_new_view (const DmModel *model, const DmView *view) {
  DmBriefingStep *step = dm_briefing_step_new (view->title, view->view);

  step->id = g_strdup (view->id);
  step->caption = g_strdup (view->caption);
  step->notes = g_strdup (view->notes);
  step->parties = list_ids (model, &view->parties, (GetEntity) dm_model_get_party);
  step->issues = list_ids (model, &view->issues, (GetEntity) dm_model_get_issue);
  step->baskets = list_ids (model, &view->baskets, (GetEntity) dm_model_get_basket);
  step->date = date_to_iso (view->date);
  step->compare_date = date_to_iso (view->compare_date);
  step->scenario = find_id (model, view->scenario, (GetEntity) dm_model_get_scenario);
  step->compare_scenario
      = find_id (model, view->compare_scenario, (GetEntity) dm_model_get_scenario);
  step->proposal = find_id (model, view->proposal, (GetEntity) dm_model_get_proposal);
  step->sort = view->sort;
  step->forecast = view->forecast;
  step->draws = view->draws;
  return step;
}

/** dm_briefing_step_ref: Returns: (transfer full): @step, with one reference more */
DmBriefingStep *dm_briefing_step_ref (DmBriefingStep *step) {
  g_atomic_ref_count_inc (&step->ref_count);
  return step;
}

/** dm_briefing_step_unref: gives a reference back; the last one frees the step */
void dm_briefing_step_unref (DmBriefingStep *step) {
  if (!g_atomic_ref_count_dec (&step->ref_count))
    return;
  g_free (step->id);
  g_free (step->title);
  g_free (step->caption);
  g_free (step->notes);
  g_strfreev (step->parties);
  g_strfreev (step->issues);
  g_strfreev (step->baskets);
  g_free (step->date);
  g_free (step->compare_date);
  g_free (step->scenario);
  g_free (step->compare_scenario);
  g_free (step->proposal);
  g_free (step);
}

/** dm_briefing_step_get_spec: Returns: how a model is read in a step; the strings are the step's */
DmReadingSpec dm_briefing_step_get_spec (const DmBriefingStep *step) {
  return (DmReadingSpec){
    .parties = (const char *const *) step->parties,
    .issues = (const char *const *) step->issues,
    .baskets = (const char *const *) step->baskets,
    .date = step->date,
    .scenario = step->scenario,
    .proposal = step->proposal,
    .compare_date = step->compare_date,
    .compare_scenario = step->compare_scenario,
  };
}

/**
 * dm_briefing_step_read:
 * @step: a step
 * @model: the model that it is a step of
 * @error: return location
 *
 * Returns: (transfer full) (nullable): how the model is read in the step; %NULL as dm_reading_new() says
 */
DmReading *dm_briefing_step_read (const DmBriefingStep *step, DmModel *model, GError **error) {
  const DmReadingSpec spec = dm_briefing_step_get_spec (step);

  return dm_reading_new (model, &spec, error);
}

/**
 * dm_briefing_step_draw:
 * @step: a step
 * @reading: how the model is read in it
 * @cancellable: (nullable)
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it shows, under the model's title in place of its own; %NULL where it was cancelled
 */
DmStack *dm_briefing_step_draw (const DmBriefingStep *step, DmReading *reading,
                                GCancellable *cancellable, GError **error) {
  if (step->view == DM_VIEW_AGREEMENTS) {
    g_autoptr (DmAgreement) agreement = dm_agreement_new (reading, NULL, cancellable, error);

    return agreement != NULL ? dm_stack_new_agreements (agreement, NULL) : NULL;
  }
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, cancellable, error);
  if (analysis == NULL)
    return NULL;
  if (step->view == DM_VIEW_MATRIX) {
    g_autoptr (DmSimilarity) similarity = dm_similarity_new (analysis, cancellable, error);

    /* like beside like, unless the order of the file is asked for */
    return similarity != NULL ? dm_stack_new_matrix (similarity, step->sort == DM_SORT_NONE) : NULL;
  }
  if (step->view == DM_VIEW_TIMELINE) {
    g_autoptr (DmTimeline) timeline = dm_timeline_new (analysis);

    return dm_stack_new_timeline (timeline, step->sort);
  }
  return dm_stack_new_marked_map (analysis, step->sort, step->forecast, &step->draws, cancellable,
                                  error);
}

/**
 * dm_briefing_step_new_stack:
 * @step: a step
 * @model: the model that it is a step of
 * @cancellable: (nullable)
 * @error: return location
 *
 * Makes what a step shows, as scenes under one another with the step's title and caption over them. Takes as long as judging what is
 * shown does, as often as it draws, and with %DM_VIEW_AGREEMENTS as long as finding the packages: it may run in any thread, as the stack is the caller's alone.
 *
 * Returns: (transfer full) (nullable): the view; %NULL where it was cancelled, or as dm_reading_new() says
 */
DmStack *dm_briefing_step_new_stack (const DmBriefingStep *step, DmModel *model,
                                     GCancellable *cancellable, GError **error) {
  g_autoptr (DmReading) reading = dm_briefing_step_read (step, model, error);
  DmStack *stack
      = reading != NULL ? dm_briefing_step_draw (step, reading, cancellable, error) : NULL;

  if (stack != NULL)
    dm_stack_set_heading (stack, step->title, step->caption);
  return stack;
}

/* --- as a view of the file --- */

static void append_name (GString *json, const char *name) {
  g_string_append_printf (json, "%s\"%s\": ", json->len > 1 ? ", " : "", name);
}

static void append_string (GString *json, const char *name, const char *value) {
  if (value == NULL)
    return;
  append_name (json, name);
  dm_json_append_string (json, value);
}

static void append_whole (GString *json, const char *name, guint64 number) {
  append_name (json, name);
  g_string_append_printf (json, "%" G_GUINT64_FORMAT, number);
}

static void append_list (GString *json, const char *name, const GStrv items) {
  if (items == NULL)
    return;
  append_name (json, name);
  g_string_append_c (json, '[');
  for (guint i = 0; items[i] != NULL; i++) {
    if (i > 0)
      g_string_append (json, ", ");
    dm_json_append_string (json, items[i]);
  }
  g_string_append_c (json, ']');
}

/**
 * dm_briefing_step_to_json:
 * @step: a step
 * @id: its id in the file
 *
 * Returns: (transfer full): the step as a view of the format, for dm_edit_add()
 */
char *dm_briefing_step_to_json (const DmBriefingStep *step, const char *id) {
  static const char *const views[] = { NULL, "map", "matrix", "agreements", "timeline" };
  static const char *const sorts[] = { NULL, "file", "verdict", "gap", "salience" };
  GString *json = g_string_new ("{");

  append_string (json, "id", id);
  append_string (json, "title", step->title);
  append_string (json, "caption", step->caption);
  append_string (json, "notes", step->notes);
  append_string (json, "view", views[step->view]);
  append_list (json, "parties", step->parties);
  append_list (json, "issues", step->issues);
  append_list (json, "baskets", step->baskets);
  append_string (json, "date", step->date);
  append_string (json, "compare_date", step->compare_date);
  append_string (json, "compare_scenario", step->compare_scenario);
  append_string (json, "scenario", step->scenario);
  append_string (json, "proposal", step->proposal);
  append_string (json, "sort", sorts[step->sort]);
  if (step->forecast) {
    append_name (json, "forecast");
    g_string_append (json, "true");
  }
  if (step->draws.n_draws > 0) {
    append_whole (json, "draws", step->draws.n_draws);
    append_whole (json, "seed", step->draws.seed);
  }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}
