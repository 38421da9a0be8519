/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-timeline.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-timeline.h"
#include "dm-describe.h"
#include "dm-map-key.h"
#include "dm-timeline-private.h"

#define RUNNING_TOP 30.0
#define PAD 0.04            /* of the axis, on each side */
#define LEAST_PAD 2.0       /* days */
#define ALONE_PAD 15.0      /* days around one single day */
#define MAX_POSITIONS 20000 /* beyond these the key explains everything */

/* --- when --- */

static void reach (DmTimeline *timeline, DmDate date) {
  if (date == DM_DATE_NONE)
    return;
  timeline->first = MIN (timeline->first, dm_date_count_days (date));
  timeline->last = MAX (timeline->last, dm_date_count_days (dm_date_last_day (date)));
}

/* What has a day, beside the day that the model is read as of. */
static void date (DmTimeline *timeline, DmDate date) {
  timeline->dated = timeline->dated || date != DM_DATE_NONE;
  reach (timeline, date);
}

static void look_at_position (DmTimeline *timeline, const DmModel *model,
                              const DmPosition *position) {
  date (timeline, position->since);
  for (guint i = 0; position->more != NULL && i < position->more->n_evidence; i++)
    date (timeline, dm_timeline_get_evidence_date (model, &position->more->evidence[i]));
}

static void set_axis (DmTimeline *timeline) {
  DmReading *reading = dm_analysis_get_reading (timeline->analysis);
  const DmModel *model = dm_reading_get_model (reading);
  double pad;

  timeline->first = INFINITY;
  timeline->last = -INFINITY;
  for (guint i = 0; i < dm_reading_get_n_issues (reading); i++) {
    const DmPositions *positions
        = dm_model_get_issue (model, dm_reading_get_issue (reading, i))->positions;
    for (guint p = 0; p < positions->n_positions; p++)
      if (dm_reading_shows_party (reading, positions->positions[p].party))
        look_at_position (timeline, model, &positions->positions[p]);
  }
  for (guint i = 0; i < dm_model_get_n_events (model); i++)
    date (timeline, dm_model_get_event (model, i)->date);
  reach (timeline, dm_reading_get_date (reading));
  reach (timeline, dm_model_get_date (model));
  if (!timeline->dated)
    return;
  pad = timeline->last > timeline->first ? MAX ((timeline->last - timeline->first) * PAD, LEAST_PAD)
                                         : ALONE_PAD;
  timeline->first = MAX (timeline->first - pad, 1);
  timeline->last += pad;
}

/* --- what there is --- */

static guint get_signs_of_position (const DmModel *model, const DmPosition *position,
                                    DmScaleType type) {
  guint signs = dm_map_get_signs_of_position (position, type);

  for (guint i = 0; position->more != NULL && i < position->more->n_evidence; i++)
    if (dm_timeline_get_evidence_date (model, &position->more->evidence[i]) != DM_DATE_NONE)
      signs |= DM_SIGN_BIT (DM_SIGN_EVIDENCE);
  return signs;
}

static guint look_at_issue (DmReading *reading, guint issue) {
  const DmModel *model = dm_reading_get_model (reading);
  DmScaleType type = dm_model_get_issue (model, issue)->scale->type;
  g_autoptr (GArray) turns = dm_turns_new (reading, issue);
  guint signs = 0;

  for (guint i = 0; i < turns->len; i++) {
    const DmIssueResult *result = g_array_index (turns, DmTurn, i).result;
    signs |= dm_map_get_signs_of_verdict (result->verdict);
    for (guint h = 0; h < result->record.n_holdings; h++)
      signs |= get_signs_of_position (model, result->record.holdings[h].position, type);
  }
  return signs;
}

static void set_signs (DmTimeline *timeline) {
  DmReading *reading = dm_analysis_get_reading (timeline->analysis);
  const guint verdicts
      = DM_SIGN_BIT (DM_SIGN_ZONE) | DM_SIGN_BIT (DM_SIGN_GAP) | DM_SIGN_BIT (DM_SIGN_DEADLOCK);
  const guint lanes = DM_SIGN_BIT (DM_SIGN_DEMAND) | DM_SIGN_BIT (DM_SIGN_ACCEPTS)
                      | DM_SIGN_BIT (DM_SIGN_NOT_RULED_OUT) | DM_SIGN_BIT (DM_SIGN_RED_LINE)
                      | DM_SIGN_BIT (DM_SIGN_INFERRED) | DM_SIGN_BIT (DM_SIGN_EVIDENCE);

  if (dm_model_get_n_positions (dm_reading_get_model (reading)) > MAX_POSITIONS)
    timeline->signs = verdicts | lanes;
  else
    for (guint i = 0; i < dm_reading_get_n_issues (reading); i++)
      timeline->signs |= look_at_issue (reading, dm_reading_get_issue (reading, i));
}

/**
 * dm_timeline_new:
 * @analysis: what to show
 *
 * Finds what the axis has to reach over: when positions begin, what they rest on, what happened, the day that the model is read as of
 * and its own.
 *
 * Returns: (transfer full): the model over time
 */
DmTimeline *dm_timeline_new (DmAnalysis *analysis) {
  DmTimeline *timeline = g_new0 (DmTimeline, 1);

  g_atomic_ref_count_init (&timeline->ref_count);
  timeline->analysis = dm_analysis_ref (analysis);
  set_axis (timeline);
  if (timeline->dated)
    set_signs (timeline);
  return timeline;
}

/** dm_timeline_ref: Returns: (transfer full): @timeline, with one reference more */
DmTimeline *dm_timeline_ref (DmTimeline *timeline) {
  g_atomic_ref_count_inc (&timeline->ref_count);
  return timeline;
}

/** dm_timeline_unref: gives a reference back; the last one frees the timeline */
void dm_timeline_unref (DmTimeline *timeline) {
  if (!g_atomic_ref_count_dec (&timeline->ref_count))
    return;
  dm_analysis_unref (timeline->analysis);
  g_free (timeline);
}

/** dm_timeline_get_analysis: Returns: (transfer none): what it shows */
DmAnalysis *dm_timeline_get_analysis (const DmTimeline *timeline) {
  return timeline->analysis;
}

/** dm_timeline_is_dated: Returns: whether anything in the model has a day; else there is no axis, and the title says so */
gboolean dm_timeline_is_dated (const DmTimeline *timeline) {
  return timeline->dated;
}

/* --- the scenes --- */

static void add_item (GArray *items, DmTimelineItemKind kind, int index) {
  DmTimelineItem item = { kind, index };

  g_array_append_val (items, item);
}

/**
 * dm_timeline_list_items:
 * @timeline: a model over time
 * @sort: the order of the rows, as of a map
 *
 * Returns: (transfer full) (element-type DmTimelineItem): the scenes to make, from top to bottom
 */
GArray *dm_timeline_list_items (const DmTimeline *timeline, DmSort sort) {
  GArray *items = g_array_new (FALSE, FALSE, sizeof (DmTimelineItem));
  g_autoptr (GArray) rows = dm_map_list_items (timeline->analysis, sort, NULL);

  add_item (items, DM_TIMELINE_HEADER, 0);
  if (timeline->dated)
    add_item (items, DM_TIMELINE_AXIS, 0);
  for (guint i = 0; i < rows->len && timeline->dated; i++) {
    DmMapItem item = g_array_index (rows, DmMapItem, i);

    if (item.kind == DM_MAP_ITEM_BASKET)
      add_item (items, DM_TIMELINE_BASKET, item.index);
    else if (item.kind == DM_MAP_ITEM_ROW)
      add_item (items, DM_TIMELINE_ROW, item.index);
  }
  add_item (items, DM_TIMELINE_FOOTER, 0);
  return items;
}

/* Whether the axis goes on after the day that the model describes. */
static gboolean goes_on (const DmTimeline *timeline) {
  DmDate own
      = dm_model_get_date (dm_reading_get_model (dm_analysis_get_reading (timeline->analysis)));

  return own != DM_DATE_NONE && timeline->last > dm_date_count_days (dm_date_last_day (own));
}

static guint get_signs (const DmTimeline *timeline, const DmMapLook *look) {
  const guint verdicts
      = DM_SIGN_BIT (DM_SIGN_ZONE) | DM_SIGN_BIT (DM_SIGN_GAP) | DM_SIGN_BIT (DM_SIGN_DEADLOCK);
  guint n_parties = dm_reading_get_n_parties (dm_analysis_get_reading (timeline->analysis));
  guint signs = timeline->signs;

  if (look->stage >= DM_STAGE_LINE)
    return signs & verdicts;
  if (goes_on (timeline) && (n_parties <= DM_MAP_MAX_LANES || look->n_lanes > 0))
    signs |= DM_SIGN_BIT (DM_SIGN_LATER);
  if (n_parties <= DM_MAP_MAX_LANES)
    return signs;
  return (look->n_lanes > 0 ? signs : signs & verdicts) | DM_SIGN_BIT (DM_SIGN_SHARE);
}

static DmScene *new_header (const DmTimeline *timeline, const DmMapLook *look) {
  DmMapPen pen = dm_map_pen_new (look);
  DmReading *reading = dm_analysis_get_reading (timeline->analysis);
  const char *title = dm_model_get_title (dm_reading_get_model (reading));
  g_autofree char *status = dm_describe_reading (timeline->analysis);
  /* Translators: a model's title, then its date and tally */
  g_autofree char *label = g_strdup_printf (_ ("%1$s. %2$s."), title, status);
  double y = dm_map_pen_title (&pen, title, status, label);
  const char *undated = _ (
      "Nothing in this model has a date. Once positions say since when they hold, or events and "
      "evidence when they were, they stand here over time.");

  if (timeline->dated) {
    y = dm_map_draw_legend (&pen, reading, get_signs (timeline, look), y + 18);
  } else {
    dm_scene_builder_begin_mark (pen.builder, DM_MARK_KEY, g_strdup ("undated"), -1, -1, NULL,
                                 g_strdup (undated));
    y += 18
         + dm_map_pen_block (&pen, undated, DM_MAP_FONT_HEAD, DM_ALIGN_START, pen.margin, y + 18,
                             pen.width - 2 * pen.margin, pen.palette->ink);
    dm_scene_builder_end_mark (pen.builder);
  }
  return dm_map_pen_end (&pen, y, label);
}

/**
 * dm_timeline_running_head_new:
 * @timeline: a model over time
 * @look: how it looks
 *
 * Returns: (transfer full): what stands over the second page and those after it: the title, the key in small, and the axis
 */
DmScene *dm_timeline_running_head_new (const DmTimeline *timeline, const DmMapLook *look) {
  DmMapPen pen = dm_map_pen_new (look);
  DmReading *reading = dm_analysis_get_reading (timeline->analysis);
  const char *title
      = look->heading != NULL ? look->heading : dm_model_get_title (dm_reading_get_model (reading));
  DmTimelineColumns columns = dm_timeline_get_columns (look);
  double y = RUNNING_TOP;

  dm_scene_builder_begin_mark (pen.builder, DM_MARK_TITLE, g_strdup ("title"), -1, -1,
                               g_strdup (title), g_strdup (title));
  y += dm_map_pen_block (&pen, title, DM_MAP_FONT_ISSUE, DM_ALIGN_START, pen.margin, y,
                         pen.width - 2 * pen.margin, pen.palette->ink);
  dm_scene_builder_end_mark (pen.builder);
  y = dm_map_draw_running_legend (&pen, reading, get_signs (timeline, look), y + 4);
  dm_scene_builder_begin_mark (pen.builder, DM_MARK_SCALE, g_strdup ("axis"), -1, -1, NULL,
                               dm_describe_axis (dm_day_to_date (timeline->first),
                                                 dm_day_to_date (timeline->last)));
  y = dm_timeline_draw_ticks (timeline, &pen, &columns, ceil (y) + 0.5);
  dm_scene_builder_end_mark (pen.builder);
  return dm_map_pen_end (&pen, ceil (y), title);
}

static DmScene *new_basket (const DmTimeline *timeline, int basket, const DmMapLook *look) {
  return dm_map_basket_new (timeline->analysis, basket, FALSE, look, NULL);
}

/**
 * dm_timeline_item_new_scene:
 * @timeline: a model over time
 * @item: one of its scenes
 * @look: how it looks
 *
 * Returns: (transfer full): the scene
 */
DmScene *dm_timeline_item_new_scene (const DmTimeline *timeline, DmTimelineItem item,
                                     const DmMapLook *look) {
  switch (item.kind) {
  case DM_TIMELINE_HEADER:
    return new_header (timeline, look);
  case DM_TIMELINE_AXIS:
    return dm_timeline_axis_new (timeline, look);
  case DM_TIMELINE_BASKET:
    return new_basket (timeline, item.index, look);
  case DM_TIMELINE_ROW:
    return dm_timeline_row_new (
        timeline, dm_analysis_get_result (timeline->analysis, (guint) item.index), look);
  case DM_TIMELINE_FOOTER:
  default:
    return dm_map_footer_new (timeline->analysis, look);
  }
}
