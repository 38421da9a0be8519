/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-confirm-edit.h"
#include "dm-map-place.h"
#include "dm-map-view-private.h"
#include "dm-thing.h"

static DmMapHold *hold_selected (DmMapView *view) {
  DmDocument *document = dm_map_view_get_document (view);
  const DmSelection *selection = dm_document_get_selection (document);

  if (selection->kind != DM_SELECTION_POSITION)
    return NULL;
  return dm_map_hold_new (document, selection->id, selection->party);
}

/* Says why an edit can't be made. */
void dm_map_edit_complain (DmMapView *view, const DmEditReport *report) {
  if (report->diagnostics != NULL && report->diagnostics->len > 0)
    dm_map_view_say (view, ((DmDiagnostic *) g_ptr_array_index (report->diagnostics, 0))->message);
}

/** dm_map_edit_is_recorded: whether the selected lane has a position in force */
gboolean dm_map_edit_is_recorded (DmMapView *view) {
  g_autoptr (DmMapHold) hold = hold_selected (view);

  return hold != NULL && hold->from != NULL;
}

/** dm_map_edit_get_option: the option whose box the selected mark lies in, -1 for none */
int dm_map_edit_get_option (DmMapView *view, const DmMapHold *hold) {
  const DmSelection *selection = dm_document_get_selection (dm_map_view_get_document (view));
  const char *dot = selection->mark != NULL ? strrchr (selection->mark, '.') : NULL;
  guint option;

  if (dot == NULL || dm_scale_is_ordered (hold->issue->scale)
      || !dm_scale_find_level (hold->issue->scale, dot + 1, &option))
    return -1;
  return (int) option;
}

static void select_part (DmMapView *view, const DmMapHold *hold, const char *what,
                         DmHandle handle) {
  const char *party = dm_model_get_party (hold->model, hold->party)->id;
  g_autofree char *mark = what != NULL ? g_strdup_printf ("%s.%s.%s", hold->issue->id, party, what)
                                       : g_strdup_printf ("%s.%s", hold->issue->id, party);

  dm_document_select (dm_map_view_get_document (view), DM_SELECTION_POSITION, hold->issue->id,
                      party, mark);
  dm_map_view_set_handle (view, handle);
}

/* Makes a step of what a move came to. Moves of one part that follow upon one another are one step. */
static void apply (DmMapView *view, DmMapHold *hold, DmModel *model, DmHandle handle) {
  const char *party = dm_model_get_party (hold->model, hold->party)->id;
  g_autofree char *merge = g_strdup_printf ("map:%d:%s:%s", (int) handle, hold->issue->id, party);
  DmHandle kept = dm_map_view_get_handle (view);

  if (model == hold->model) {
    gtk_widget_error_bell (GTK_WIDGET (view));
    return;
  }
  dm_document_apply (dm_map_view_get_document (view), model, dm_map_hold_get_label (handle), merge);
  dm_map_view_set_handle (view, kept);
}

/* --- moving by keys --- */

static gboolean step_option (DmMapView *view, DmMapHold *hold, int direction) {
  const DmScale *scale = hold->issue->scale;
  int option = hold->from->flags & DM_POSITION_DEMAND ? (int) hold->from->demand : -1;
  g_autoptr (DmModel) model = dm_model_ref (hold->model);

  /* over those that are ruled out */
  for (option += direction; option >= 0 && option < (int) scale->n_levels && model == hold->model;
       option += direction) {
    dm_model_unref (model);
    model = dm_map_hold_move (hold, DM_HANDLE_DEMAND, option);
    if (model != hold->model)
      break;
  }
  apply (view, hold, model, DM_HANDLE_DEMAND);
  if (model != hold->model)
    select_part (view, hold, scale->levels[option].id, DM_HANDLE_DEMAND);
  return TRUE;
}

/**
 * dm_map_edit_step:
 * @view: a map view
 * @n_steps: how many levels or steps up, or, below 0, down
 *
 * Moves the chosen part of the selected position.
 */
gboolean dm_map_edit_step (DmMapView *view, int n_steps) {
  g_autoptr (DmMapHold) hold = hold_selected (view);
  g_autoptr (DmModel) model = NULL;
  DmHandle handle = dm_map_view_get_handle (view);
  double place;

  if (hold == NULL || hold->from == NULL)
    return FALSE;
  if (!dm_scale_is_ordered (hold->issue->scale))
    return step_option (view, hold, n_steps > 0 ? 1 : -1);
  if (dm_position_get_handle_place (hold->issue->scale, hold->from, handle, &place))
    place = dm_map_step_place (hold->issue->scale, place, n_steps);
  else
    place = n_steps > 0 ? dm_scale_get_first (hold->issue->scale)
                        : dm_scale_get_last (hold->issue->scale);
  model = dm_map_hold_move (hold, handle, place);
  apply (view, hold, model, handle);
  return TRUE;
}

/**
 * dm_map_edit_choose:
 * @view: a map view
 * @direction: 1 for the next, -1 for the one before
 *
 * Chooses which part of the selected position keys move: the demand, the ends of what is accepted, the red lines.
 */
gboolean dm_map_edit_choose (DmMapView *view, int direction) {
  static const char *const marks[] = { [DM_HANDLE_DEMAND] = "demand",
                                       [DM_HANDLE_ACCEPTS_FROM] = "accepts",
                                       [DM_HANDLE_ACCEPTS_TO] = "accepts",
                                       [DM_HANDLE_LIMIT_FROM] = "red-line-below",
                                       [DM_HANDLE_LIMIT_TO] = "red-line-above" };
  g_autoptr (DmMapHold) hold = hold_selected (view);
  int handle = (int) dm_map_view_get_handle (view);
  double place;

  if (hold == NULL || hold->from == NULL || !dm_scale_is_ordered (hold->issue->scale))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    handle += direction;
    if (handle > DM_HANDLE_LIMIT_TO)
      handle = DM_HANDLE_DEMAND;
    if (handle < DM_HANDLE_DEMAND)
      handle = DM_HANDLE_LIMIT_TO;
    if (dm_position_get_handle_place (hold->issue->scale, hold->from, (DmHandle) handle, &place))
      break;
  }
  /* a red line that isn't there yet begins where the thin line ends */
  select_part (view, hold,
               handle >= DM_HANDLE_LIMIT_FROM && !isfinite (place) ? "not-ruled-out"
                                                                   : marks[handle],
               (DmHandle) handle);
  return TRUE;
}

/**
 * dm_map_edit_toggle:
 * @view: a map view
 * @handle: %DM_HANDLE_OPTION_ACCEPTED, %DM_HANDLE_OPTION_RULED_OUT, or %DM_HANDLE_DEMAND to demand it
 *
 * Changes what the selected party says of the option in whose box the selected mark lies.
 */
gboolean dm_map_edit_toggle (DmMapView *view, DmHandle handle) {
  g_autoptr (DmMapHold) hold = hold_selected (view);
  g_autoptr (DmModel) model = NULL;
  int option = hold != NULL ? dm_map_edit_get_option (view, hold) : -1;

  if (option < 0 || hold->from == NULL)
    return FALSE;
  model = dm_map_hold_move (hold, handle, option);
  apply (view, hold, model, handle);
  return TRUE;
}

/* --- recording --- */

/**
 * dm_map_edit_record:
 * @view: a map view
 * @issue: an issue's id
 * @party: the id of a party that isn't on record there
 * @place: what it demands
 *
 * Records a position and selects it.
 */
gboolean dm_map_edit_record (DmMapView *view, const char *issue, const char *party, double place) {
  g_autoptr (DmMapHold) hold = dm_map_hold_new (dm_map_view_get_document (view), issue, party);
  g_autoptr (DmModel) model = NULL;
  gboolean ordered;

  if (hold == NULL || hold->from != NULL)
    return FALSE;
  ordered = dm_scale_is_ordered (hold->issue->scale);
  place = CLAMP (place, dm_scale_get_first (hold->issue->scale),
                 dm_scale_get_last (hold->issue->scale));
  model = dm_map_hold_move (hold, DM_HANDLE_DEMAND, place);
  if (model == hold->model)
    return FALSE;
  dm_document_apply (dm_map_view_get_document (view), model, _ ("Record a position"), NULL);
  select_part (view, hold, ordered ? "demand" : hold->issue->scale->levels[(guint) place].id,
               DM_HANDLE_DEMAND);
  return TRUE;
}

/** dm_map_edit_record_selected: records a position on the selected lane, at the first level */
gboolean dm_map_edit_record_selected (DmMapView *view) {
  const DmSelection *selection = dm_document_get_selection (dm_map_view_get_document (view));
  g_autofree char *issue = g_strdup (selection->id), *party = g_strdup (selection->party);

  return selection->kind == DM_SELECTION_POSITION
         && dm_map_edit_record (view, issue, party, -INFINITY);
}

/* --- removing --- */

static gboolean is_lane (const DmSelection *selection) {
  g_autofree char *lane = g_strdup_printf ("%s.%s", selection->id, selection->party);

  return selection->mark == NULL || strcmp (selection->mark, lane) == 0;
}

static DmHandle get_option_handle (const DmMapHold *hold, guint option) {
  DmSet accepted;
  gboolean accepts;

  if ((hold->from->flags & DM_POSITION_DEMAND) && hold->from->demand == option)
    return DM_HANDLE_DEMAND;
  dm_position_get_accepted (hold->from, hold->issue->scale, &accepted);
  accepts = dm_option_set_contains (&accepted.options, option);
  dm_scale_set_clear (hold->issue->scale, &accepted);
  return accepts ? DM_HANDLE_OPTION_ACCEPTED : DM_HANDLE_OPTION_RULED_OUT;
}

/**
 * dm_map_edit_remove_part:
 * @view: a map view
 *
 * Removes what the selected mark stands for: the demand, what is accepted beyond it, a red line; of a lane, the
 * whole position; of all else the thing itself.
 */
gboolean dm_map_edit_remove_part (DmMapView *view) {
  const DmSelection *selection = dm_document_get_selection (dm_map_view_get_document (view));
  g_autoptr (DmMapHold) hold = hold_selected (view);
  g_autoptr (DmModel) model = NULL;
  DmHandle handle = dm_map_view_get_handle (view);
  int option;

  if (selection->kind != DM_SELECTION_POSITION || is_lane (selection))
    return dm_map_edit_delete (view);
  if (hold == NULL || hold->from == NULL)
    return FALSE;
  option = dm_map_edit_get_option (view, hold);
  if (option >= 0)
    handle = get_option_handle (hold, (guint) option);
  model = dm_map_hold_let_go (hold, handle, option);
  if (model == hold->model) {
    gtk_widget_error_bell (GTK_WIDGET (view));
    return TRUE;
  }
  dm_document_apply (dm_map_view_get_document (view), model, dm_map_hold_get_label (handle), NULL);
  select_part (view, hold, NULL, DM_HANDLE_DEMAND);
  return TRUE;
}

/**
 * dm_map_edit_delete:
 * @view: a map view
 *
 * Deletes the selected position or thing; where that takes something else along, asks first.
 */
gboolean dm_map_edit_delete (DmMapView *view) {
  DmDocument *document = dm_map_view_get_document (view);
  DmTarget target = dm_document_get_target (document);
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) model = NULL;
  gboolean position = target.kind == DM_TARGET_POSITION;

  if (target.kind == DM_TARGET_MODEL || (position && !dm_map_edit_is_recorded (view)))
    return FALSE;
  model = dm_edit_remove (dm_document_get_model (document), &target, &report);
  if (model != NULL)
    dm_ui_confirm_hurts (
        GTK_WIDGET (view), document, model, &report,
        position ? _ ("Delete the Position?") : dm_thing_get_word (target.kind, DM_THING_ASK),
        position ? _ ("Delete the position") : dm_thing_get_word (target.kind, DM_THING_DELETE));
  else
    dm_map_edit_complain (view, &report);
  return TRUE;
}

/* --- order --- */

/* The place among all issues of the row above or below the one at @position, -1 where that is another basket's. */
static int get_neighbour (DmMapView *view, guint position, int direction) {
  guint next = position + (guint) direction; /* below 0 it wraps, and is past the end */
  DmIssueResult *result;

  if (dm_map_list_get_sort (view->list) != DM_SORT_FILE
      || next >= dm_map_list_get_n_items (view->list))
    return -1;
  result = dm_map_list_get_result (view->list, next);
  return result != NULL ? (int) result->issue : -1;
}

/**
 * dm_map_edit_shift:
 * @view: a map view
 * @direction: 1 to move it down, -1 up
 *
 * Moves the selected issue, party or basket in its list.
 */
gboolean dm_map_edit_shift (DmMapView *view, int direction) {
  DmDocument *document = dm_map_view_get_document (view);
  DmTarget target = dm_document_get_target (document);
  int to = -1;

  if (target.kind == DM_TARGET_ISSUE && dm_map_view_find_selected (view) != G_MAXUINT)
    to = get_neighbour (view, dm_map_view_find_selected (view), direction);
  else if (target.kind == DM_TARGET_PARTY || target.kind == DM_TARGET_BASKET)
    to = dm_thing_find (dm_document_get_model (document), target.kind, target.id) + direction;
  else
    return FALSE;
  if (to < 0 || !dm_document_move_thing (document, target.kind, target.id, (guint) to))
    gtk_widget_error_bell (GTK_WIDGET (view));
  return TRUE;
}
