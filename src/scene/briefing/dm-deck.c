/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-deck.h"

#include "dm-analysis.h"
#include "dm-map.h"

/* Nobody looks at more issues one by one. */
#define MOST_ISSUES 40

static void clear_slide (DmSlide *slide) {
  dm_briefing_step_unref (slide->shown);
}

/* Takes @shown. */
static void add_slide (DmDeck *deck, guint nth_step, DmBriefingStep *shown, gboolean whole) {
  DmSlide slide = { nth_step, whole ? NULL : shown->issues[0], shown };

  g_array_append_val (deck->slides, slide);
}

/* The same step, with nothing but one issue; what the caption says is about all of them. */
static DmBriefingStep *narrow (const DmBriefingStep *step, const char *issue) {
  DmBriefingStep *one = dm_briefing_step_new (step->title, step->view);

  one->id = g_strdup (step->id);
  one->notes = g_strdup (step->notes);
  one->parties = g_strdupv (step->parties);
  one->issues = g_new0 (char *, 2);
  one->issues[0] = g_strdup (issue);
  one->date = g_strdup (step->date);
  one->compare_date = g_strdup (step->compare_date);
  one->compare_scenario = g_strdup (step->compare_scenario);
  one->scenario = g_strdup (step->scenario);
  one->proposal = g_strdup (step->proposal);
  one->forecast = step->forecast;
  one->draws = step->draws;
  return one;
}

static gboolean is_narrow (const DmBriefingStep *step) {
  return step->issues != NULL || step->baskets != NULL;
}

/* Only a map has rows that say all by themselves. One of everything is looked at one by one only where no other step is about less. */
static gboolean is_walked (const DmBriefing *briefing, const DmBriefingStep *step) {
  if (step->view != DM_VIEW_MAP)
    return FALSE;
  for (guint i = 0; i < dm_briefing_get_n_steps (briefing) && !is_narrow (step); i++)
    if (is_narrow (dm_briefing_get_step (briefing, i)))
      return FALSE;
  return TRUE;
}

static void add_issues (DmDeck *deck, guint nth_step, DmAnalysis *analysis) {
  const DmBriefingStep *step = dm_briefing_get_step (deck->briefing, nth_step);
  const DmModel *model = deck->briefing->model;
  g_autoptr (GArray) items = dm_map_list_items (analysis, step->sort, NULL);

  for (guint i = 0; i < items->len; i++) {
    DmMapItem item = g_array_index (items, DmMapItem, i);

    if (item.kind != DM_MAP_ITEM_ROW)
      continue;
    guint issue = dm_analysis_get_result (analysis, (guint) item.index)->issue;
    add_slide (deck, nth_step, narrow (step, dm_model_get_issue (model, issue)->id), FALSE);
  }
}

/* Returns: %FALSE where it was cancelled */
static gboolean add_step (DmDeck *deck, guint nth_step, GCancellable *cancellable, GError **error) {
  DmBriefingStep *step = dm_briefing_get_step (deck->briefing, nth_step);
  g_autoptr (DmReading) reading = NULL;
  g_autoptr (DmAnalysis) analysis = NULL;

  add_slide (deck, nth_step, dm_briefing_step_ref (step), TRUE);
  if (!is_walked (deck->briefing, step))
    return TRUE;
  /* one that can't be read says so when it is shown */
  reading = dm_briefing_step_read (step, deck->briefing->model, NULL);
  if (reading == NULL || dm_reading_get_n_issues (reading) < 2
      || dm_reading_get_n_issues (reading) > MOST_ISSUES)
    return TRUE;
  analysis = dm_analysis_new (reading, cancellable, error);
  if (analysis == NULL)
    return FALSE;
  add_issues (deck, nth_step, analysis);
  return TRUE;
}

/**
 * dm_deck_new:
 * @briefing: a briefing
 * @cancellable: (nullable)
 * @error: return location
 *
 * Returns: (transfer full) (nullable): how it is presented; %NULL where it was cancelled
 */
DmDeck *dm_deck_new (DmBriefing *briefing, GCancellable *cancellable, GError **error) {
  g_autoptr (DmDeck) deck = g_new0 (DmDeck, 1);

  g_atomic_ref_count_init (&deck->ref_count);
  deck->briefing = dm_briefing_ref (briefing);
  deck->slides = g_array_new (FALSE, FALSE, sizeof (DmSlide));
  g_array_set_clear_func (deck->slides, (GDestroyNotify) clear_slide);
  for (guint i = 0; i < dm_briefing_get_n_steps (briefing); i++)
    if (!add_step (deck, i, cancellable, error))
      return NULL;
  return g_steal_pointer (&deck);
}

/** dm_deck_ref: Returns: (transfer full): @deck, with one reference more */
DmDeck *dm_deck_ref (DmDeck *deck) {
  g_atomic_ref_count_inc (&deck->ref_count);
  return deck;
}

/** dm_deck_unref: gives a reference back; the last one frees the deck */
void dm_deck_unref (DmDeck *deck) {
  if (!g_atomic_ref_count_dec (&deck->ref_count))
    return;
  g_array_unref (deck->slides);
  dm_briefing_unref (deck->briefing);
  g_free (deck);
}

/** dm_deck_get_n_slides: Returns: how many slides there are, at least one */
guint dm_deck_get_n_slides (const DmDeck *deck) {
  return deck->slides->len;
}

/** dm_deck_get_slide: Returns: (transfer none): the @nth slide */
const DmSlide *dm_deck_get_slide (const DmDeck *deck, guint nth) {
  g_return_val_if_fail (nth < deck->slides->len, NULL);
  return &g_array_index (deck->slides, DmSlide, nth);
}

/** dm_deck_find_step: Returns: the slide that shows a step as a whole; of one behind the last, that of the last */
guint dm_deck_find_step (const DmDeck *deck, guint nth_step) {
  guint found = 0;

  for (guint i = 0; i < deck->slides->len; i++) {
    const DmSlide *slide = dm_deck_get_slide (deck, i);

    if (slide->issue == NULL && slide->nth_step <= nth_step)
      found = i;
  }
  return found;
}

/** dm_deck_find_issue: Returns: the first slide that is about an issue (nullable) alone; 0 where none is */
guint dm_deck_find_issue (const DmDeck *deck, const char *issue) {
  for (guint i = 0; i < deck->slides->len; i++) {
    const GStrv issues = dm_deck_get_slide (deck, i)->shown->issues;

    if (issue != NULL && issues != NULL && issues[0] != NULL && issues[1] == NULL
        && g_str_equal (issues[0], issue))
      return i;
  }
  return 0;
}

/**
 * dm_deck_follow:
 * @deck: slides
 * @before: (nullable): what they were before an edit
 * @nth: one of those
 *
 * Returns: the slide that shows what that one did, or what is nearest to it
 */
guint dm_deck_follow (const DmDeck *deck, const DmDeck *before, guint nth) {
  const DmSlide *slide
      = before != NULL && nth < before->slides->len ? dm_deck_get_slide (before, nth) : NULL;
  int step;

  if (slide == NULL)
    return 0;
  step = dm_briefing_find_step (deck->briefing, slide->shown->id);
  if (step < 0)
    step = (int) slide->nth_step;
  for (guint i = 0; i < deck->slides->len && slide->issue != NULL; i++) {
    const DmSlide *other = dm_deck_get_slide (deck, i);

    if (other->nth_step == (guint) step && g_strcmp0 (other->issue, slide->issue) == 0)
      return i;
  }
  return dm_deck_find_step (deck, (guint) step);
}
