/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-row-widget.h"

/* Left and Right stop at what the eye takes for the parts of a row, not at every end of a bar: first the name, then
 * the lanes, what lies across them, and the verdict. Returns: -1 where they pass */
static int get_stop_rank (const DmMark *mark) {
  switch (mark->kind) {
  case DM_MARK_TITLE:
  case DM_MARK_ISSUE:
    return 0;
  case DM_MARK_PARTY:
  case DM_MARK_LANE:
  case DM_MARK_REPLACED:
  case DM_MARK_PROFILE:
    return 1;
  case DM_MARK_ZONE:
  case DM_MARK_GAP:
  case DM_MARK_DEADLOCK:
    return 2;
  case DM_MARK_TERM:
  case DM_MARK_FORECAST:
  case DM_MARK_SENSITIVE:
    return 3;
  case DM_MARK_VERDICT:
    return 4;
  case DM_MARK_KEY:
  case DM_MARK_BASKET:
  case DM_MARK_SCALE:
  case DM_MARK_NOT_RULED_OUT:
  case DM_MARK_ACCEPTS:
  case DM_MARK_RED_LINE:
  case DM_MARK_DEMAND:
  case DM_MARK_VALUES:
  case DM_MARK_FOOTER:
  default:
    return -1;
  }
}

/* Between options a party has no lane: there each of its marks is a stop. The ids of marks are parted by dots. */
static gboolean is_on_lane (DmScene *scene, const DmMark *mark) {
  const char *dot = strrchr (mark->id, '.');
  g_autofree char *lane = NULL;

  if (mark->party < 0 || mark->issue < 0 || dot == NULL)
    return TRUE;
  lane = g_strndup (mark->id, (gsize) (dot - mark->id));
  return dm_scene_find_mark (scene, lane) != NULL;
}

static GPtrArray *list_stops (DmScene *scene) {
  GPtrArray *stops = g_ptr_array_new ();

  for (int rank = 0; rank <= 4; rank++)
    for (guint i = 0; i < dm_scene_get_n_marks (scene); i++) {
      const DmMark *mark = dm_scene_get_mark (scene, i);

      if (get_stop_rank (mark) == rank
          || (rank == 1 && get_stop_rank (mark) < 0 && !is_on_lane (scene, mark)))
        g_ptr_array_add (stops, (gpointer) mark);
    }
  return stops;
}

/* A demand or a red line that was clicked lies on its party's lane. */
static gboolean is_at (const DmMark *stop, const DmMark *from) {
  return stop == from
         || (stop->kind == DM_MARK_LANE && get_stop_rank (from) < 0 && stop->party == from->party
             && from->party >= 0);
}

/**
 * dm_row_widget_step_mark:
 * @self: a row
 * @from: (nullable): the id of the mark to step from
 * @step: 1 to the next, -1 to the one before
 *
 * Returns: (nullable) (transfer none): the mark stepped to, %NULL where there is none further on
 */
const DmMark *dm_row_widget_step_mark (DmRowWidget *self, const char *from, int step) {
  DmScene *scene = dm_row_widget_get_scene (self);
  g_autoptr (GPtrArray) stops = NULL;
  const DmMark *mark;
  guint at;

  if (scene == NULL)
    return NULL;
  stops = list_stops (scene);
  mark = from != NULL ? dm_scene_find_mark (scene, from) : NULL;
  for (at = 0; mark != NULL && at < stops->len; at++)
    if (is_at (stops->pdata[at], mark))
      break;
  /* What is selected is elsewhere, or not drawn at this stage: begin at an end. */
  if (stops->len > 0 && (mark == NULL || at == stops->len))
    return stops->pdata[step > 0 ? 0 : stops->len - 1];
  if ((step < 0 && at == 0) || (step > 0 && at + 1 >= stops->len))
    return NULL;
  return stops->pdata[step > 0 ? at + 1 : at - 1];
}
