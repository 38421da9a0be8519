/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-handle.h"

#define REACH 7.0 /* px around an end of a bar that still take hold of it */

static const DmIssue *get_issue (const DmIssueResult *result) {
  return dm_model_get_issue (dm_reading_get_model (result->reading), result->issue);
}

/**
 * dm_map_handle_get_mark_id:
 * @result: what a row shows
 * @party: index of a party with a position on it
 * @handle: a part of the position
 * @place: of options, which one
 *
 * Returns: (transfer full): the id of the mark that the part is drawn as; there may be none with it in the scene
 */
char *dm_map_handle_get_mark_id (const DmIssueResult *result, int party, DmHandle handle,
                                 double place) {
  static const char *const names[DM_N_HANDLES] = {
    [DM_HANDLE_DEMAND] = "demand",           [DM_HANDLE_ACCEPTS_FROM] = "accepts",
    [DM_HANDLE_ACCEPTS_TO] = "accepts",      [DM_HANDLE_LIMIT_FROM] = "red-line-below",
    [DM_HANDLE_LIMIT_TO] = "red-line-above",
  };
  const DmIssue *issue = get_issue (result);
  const char *id = dm_model_get_party (dm_reading_get_model (result->reading), (guint) party)->id;
  const char *name = names[handle];

  if (!dm_scale_is_ordered (issue->scale) && place >= 0 && place < issue->scale->n_levels)
    name = issue->scale->levels[(guint) place].id;
  return name != NULL ? g_strdup_printf ("%s.%s.%s", issue->id, id, name)
                      : g_strdup_printf ("%s.%s", issue->id, id);
}

static const DmMark *find_mark (const DmScene *scene, const DmIssueResult *result, int party,
                                DmHandle handle, double place) {
  g_autofree char *id = dm_map_handle_get_mark_id (result, party, handle, place);

  return dm_scene_find_mark (scene, id);
}

/* Ends of bars and lines lie at the ends of their marks; red lines that aren't there yet, at the ends of the thin line. */
static gboolean locate (const DmScene *scene, const DmIssueResult *result, const DmMapLook *look,
                        DmMapHandle *handle) {
  const DmMark *mark = find_mark (scene, result, handle->party, handle->handle, handle->place);
  gboolean upper = handle->handle == DM_HANDLE_ACCEPTS_TO || handle->handle == DM_HANDLE_LIMIT_TO;
  gboolean right = upper != look->rtl;
  gboolean limit = handle->handle == DM_HANDLE_LIMIT_FROM || handle->handle == DM_HANDLE_LIMIT_TO;

  if (mark == NULL && limit) {
    const DmIssue *issue = get_issue (result);
    g_autofree char *id = g_strdup_printf (
        "%s.%s.not-ruled-out", issue->id,
        dm_model_get_party (dm_reading_get_model (result->reading), (guint) handle->party)->id);
    mark = dm_scene_find_mark (scene, id);
    limit = FALSE;
  }
  if (mark == NULL)
    return FALSE;
  handle->y = mark->box.y + mark->box.height / 2;
  if (handle->handle == DM_HANDLE_DEMAND || limit)
    handle->x = mark->box.x + mark->box.width / 2;
  else
    handle->x = right ? mark->box.x + mark->box.width : mark->box.x;
  return TRUE;
}

/**
 * dm_map_list_handles:
 * @scene: a row
 * @result: what it shows
 * @look: how it was laid out
 * @party: index of a party
 * @handles: (out caller-allocates): the parts of the party's position that can be taken hold of
 *
 * Returns: how many there are; none where the party isn't on record, or the row is folded too far
 */
guint dm_map_list_handles (const DmScene *scene, const DmIssueResult *result, const DmMapLook *look,
                           int party, DmMapHandle handles[DM_N_HANDLES]) {
  const DmScale *scale = get_issue (result)->scale;
  const DmPosition *position;
  guint n = 0;

  if (party < 0 || look->stage > DM_STAGE_LANES)
    return 0;
  position = dm_reading_get_position (result->reading, result->issue, (guint) party);
  if (position == NULL)
    return 0;
  for (DmHandle handle = DM_HANDLE_DEMAND; handle <= DM_HANDLE_LIMIT_TO; handle++) {
    handles[n] = (DmMapHandle){ .handle = handle, .party = party };
    if (dm_position_get_handle_place (scale, position, handle, &handles[n].place)
        && locate (scene, result, look, &handles[n]))
      n++;
  }
  return n;
}

static gboolean is_handle_of (const DmMapHandle *handle, const DmMark *mark) {
  if (mark->kind == DM_MARK_DEMAND)
    return handle->handle == DM_HANDLE_DEMAND;
  if (mark->kind == DM_MARK_RED_LINE)
    return (handle->handle == DM_HANDLE_LIMIT_FROM || handle->handle == DM_HANDLE_LIMIT_TO)
           && dm_box_contains (mark->box, handle->x, handle->y);
  return FALSE;
}

/**
 * dm_map_find_handle:
 * @scene: a row
 * @result: what it shows
 * @look: how it was laid out
 * @x: px from its left
 * @y: px from its top
 * @slack_px: how far beside a mark still counts
 * @found: (out): what a hand takes hold of there
 *
 * A demand and a red line are taken hold of anywhere, a bar and the thin line of what isn't ruled out at their
 * ends.
 *
 * Returns: whether there is anything
 */
gboolean dm_map_find_handle (const DmScene *scene, const DmIssueResult *result,
                             const DmMapLook *look, double x, double y, double slack_px,
                             DmMapHandle *found) {
  const DmMark *mark = dm_scene_pick (scene, x, y, slack_px);
  DmMapHandle handles[DM_N_HANDLES];
  double least = REACH;
  guint n;

  *found = (DmMapHandle){ .handle = DM_HANDLE_NONE, .party = -1 };
  if (mark == NULL || mark->party < 0 || mark->issue < 0 || mark->kind == DM_MARK_TERM)
    return FALSE;
  n = dm_map_list_handles (scene, result, look, mark->party, handles);
  for (guint i = 0; i < n; i++) {
    double distance = is_handle_of (&handles[i], mark) ? 0 : ABS (handles[i].x - x);

    if (distance != 0
        && (handles[i].handle == DM_HANDLE_DEMAND || ABS (handles[i].y - y) > 2 * REACH
            || mark->kind == DM_MARK_DEMAND || mark->kind == DM_MARK_RED_LINE))
      continue;
    if (distance < least) {
      least = distance;
      *found = handles[i];
    }
  }
  return found->handle != DM_HANDLE_NONE;
}

/**
 * dm_map_find_option:
 * @scene: a row of a nominal scale
 * @result: what it shows
 * @x: px from its left
 * @y: px from its top
 *
 * Returns: the option whose box is there, -1 for none
 */
int dm_map_find_option (const DmScene *scene, const DmIssueResult *result, double x, double y) {
  const DmIssue *issue = get_issue (result);

  for (guint i = 0; i < issue->scale->n_levels && !dm_scale_is_ordered (issue->scale); i++) {
    g_autofree char *id = g_strdup_printf ("%s.option-%s", issue->id, issue->scale->levels[i].id);
    const DmMark *mark = dm_scene_find_mark (scene, id);

    if (mark != NULL && dm_box_contains (mark->box, x, y))
      return (int) i;
  }
  return -1;
}
