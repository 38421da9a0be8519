/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-aim.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-map-handle.h"
#include "dm-map-place.h"
#include "dm-map-row-private.h"

#define RADIUS 8.0 /* of the box around where a knot is or would be */

static const DmIssue *get_issue (const DmIssueResult *result) {
  return dm_model_get_issue (dm_reading_get_model (result->reading), result->issue);
}

/* What is said beside the scale is read, not pointed at. */
static gboolean is_beside (const DmScene *scene, double x, double y) {
  const DmMark *mark = dm_scene_pick (scene, x, y, 0);

  return mark != NULL && (mark->kind == DM_MARK_ISSUE || mark->kind == DM_MARK_VERDICT);
}

/**
 * dm_map_aim_at:
 * @scene: a row
 * @result: what it shows
 * @look: how it was laid out
 * @x: px from its left
 * @y: px from its top
 * @place: (out): the place there, snapped
 *
 * Returns: whether that is on the row’s scale
 */
gboolean dm_map_aim_at (const DmScene *scene, const DmIssueResult *result, const DmMapLook *look,
                        double x, double y, double *place) {
  const DmScale *scale = get_issue (result)->scale;

  if (look->stage == DM_STAGE_STRIP || is_beside (scene, x, y))
    return FALSE;
  if (!dm_scale_is_ordered (scale)) {
    int option = dm_map_find_option (scene, result, x, y);
    *place = option;
    return option >= 0;
  }
  *place = dm_map_snap_place (scale, dm_map_get_place (scale, look, x), FALSE);
  return isfinite (*place);
}

/**
 * dm_map_aim_get_box:
 * @scene: a row
 * @result: what it shows
 * @look: how it was laid out
 * @place: a place on the row’s scale
 * @box: (out): around the knot that is or would be there; of an option its box
 *
 * Returns: %FALSE where the row is folded too far for that
 */
gboolean dm_map_aim_get_box (const DmScene *scene, const DmIssueResult *result,
                             const DmMapLook *look, double place, DmBox *box) {
  const DmIssue *issue = get_issue (result);
  gboolean ordered = dm_scale_is_ordered (issue->scale);
  g_autofree char *id = ordered ? g_strdup_printf ("%s.scale", issue->id)
                                : g_strdup_printf ("%s.option-%s", issue->id,
                                                   issue->scale->levels[(guint) place].id);
  const DmMark *mark = dm_scene_find_mark (scene, id);

  if (look->stage == DM_STAGE_STRIP || (!ordered && mark == NULL))
    return FALSE;
  if (!ordered) {
    *box = mark->box;
    return TRUE;
  }
  double x = dm_map_get_x (issue->scale, look, place);
  double y = mark != NULL ? mark->box.y + DM_MAP_TICK : dm_scene_get_height (scene) - RADIUS;
  *box = (DmBox){ x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS };
  return TRUE;
}

/**
 * dm_map_aim_begin:
 * @result: what a row shows
 * @term: what the proposal asks for there, NAN where it leaves it open
 *
 * Returns: the place that keys go out from: the term, or else one that all accept or nobody rules out, or the middle
 */
double dm_map_aim_begin (const DmIssueResult *result, double term) {
  const DmScale *scale = get_issue (result)->scale;
  const DmSet *set = result->verdict == DM_VERDICT_OVERLAP ? &result->zone
                     : result->verdict == DM_VERDICT_GAP   ? &result->open_ground
                                                           : NULL;
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);

  if (!isnan (term))
    return term;
  if (!dm_scale_is_ordered (scale)) {
    for (guint i = 0; set != NULL && i < scale->n_levels; i++)
      if (dm_option_set_contains (&set->options, i))
        return i;
    return 0;
  }
  if (set != NULL)
    return dm_map_snap_place (scale, CLAMP (set->range.from, first, last), FALSE);
  return dm_map_snap_place (scale, (first + last) / 2, FALSE);
}

/** dm_map_aim_step: Returns: the place so many steps further up, or below 0 down; it stays on the scale */
double dm_map_aim_step (const DmScale *scale, double place, int n_steps) {
  double first = dm_scale_get_first (scale), last = dm_scale_get_last (scale);

  if (!dm_scale_is_ordered (scale))
    return CLAMP (place + n_steps, 0, (double) scale->n_levels - 1);
  return CLAMP (dm_map_step_place (scale, place, n_steps), first, last);
}

/** dm_map_aim_describe: what is pointed at: the place, what those on record say of it, and what Enter would do */
char *dm_map_aim_describe (const DmIssueResult *result, double place, gboolean is_term) {
  const DmIssue *issue = get_issue (result);
  g_autofree char *name = dm_describe_quoted_place (issue->scale, place);

  switch (dm_term_answer_worst (&result->record, issue->scale, place)) {
  case DM_TERM_ACCEPTED:
    /* Translators: an issue, then a place on its scale */
    return is_term ? g_strdup_printf (_ ("“%1$s”, %2$s: in the deal. All on record would accept "
                                         "it."),
                                      issue->name, name)
                   : g_strdup_printf (_ ("“%1$s”, %2$s: all on record would accept it."),
                                      issue->name, name);
  case DM_TERM_UNTESTED:
    return is_term ? g_strdup_printf (_ ("“%1$s”, %2$s: in the deal. Not offered by all, ruled out "
                                         "by none."),
                                      issue->name, name)
                   : g_strdup_printf (_ ("“%1$s”, %2$s: not offered by all, ruled out by none."),
                                      issue->name, name);
  default:
    return is_term
               ? g_strdup_printf (_ ("“%1$s”, %2$s: in the deal. A red line rules it out."),
                                  issue->name, name)
               : g_strdup_printf (_ ("“%1$s”, %2$s: a red line rules it out."), issue->name, name);
  }
}
