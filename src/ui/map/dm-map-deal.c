/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-map-deal.h"

#include <string.h>

#include "dm-document-deal.h"
#include "dm-map-aim.h"
#include "dm-map-view-private.h"
#include "dm-row-light.h"

static const DmIssue *get_issue (const DmIssueResult *result) {
  return dm_model_get_issue (dm_reading_get_model (result->reading), result->issue);
}

static double get_term (DmMapView *view, const DmIssueResult *result) {
  return dm_document_get_term (view->document, get_issue (result)->id);
}

/* --- the aim --- */

/* (nullable): the row that is aimed at, if it is there */
static DmRowWidget *find_aimed (DmMapView *view) {
  for (guint i = 0; i < view->rows->len && view->aim_issue != NULL; i++) {
    DmRowWidget *row = g_ptr_array_index (view->rows, i);
    DmIssueResult *result = dm_row_widget_get_result (row);

    if (result != NULL && g_str_equal (get_issue (result)->id, view->aim_issue))
      return row;
  }
  return NULL;
}

/* For whoever doesn't see it: on what has the focus, around the row. */
static void describe (DmRowWidget *row, const char *sentence) {
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (row));

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    sentence, -1);
}

static void aim_changed (DmMapView *view) {
  gtk_widget_queue_draw (GTK_WIDGET (view));
  dm_map_view_notify_aim (view);
}

/** dm_map_view_dup_aim_sentence: (transfer full) (nullable): the place that is pointed at, and what is said of it */
char *dm_map_view_dup_aim_sentence (DmMapView *view) {
  DmRowWidget *row = find_aimed (view);
  DmIssueResult *result = row != NULL ? dm_row_widget_get_result (row) : NULL;

  if (result == NULL)
    return NULL;
  return dm_map_aim_describe (result, view->aim_place, get_term (view, result) == view->aim_place);
}

static void tell_aim (DmMapView *view) {
  DmRowWidget *row = find_aimed (view);
  g_autofree char *sentence = dm_map_view_dup_aim_sentence (view);

  if (row != NULL && sentence != NULL)
    describe (row, sentence);
  aim_changed (view);
}

/** dm_map_deal_aim: points at a place of a row */
void dm_map_deal_aim (DmMapView *view, DmIssueResult *result, double place) {
  const char *issue = get_issue (result)->id;

  if (g_strcmp0 (view->aim_issue, issue) == 0 && view->aim_place == place)
    return;
  dm_map_deal_forget_aim (view);
  view->aim_issue = g_strdup (issue);
  view->aim_place = place;
  tell_aim (view);
}

/** dm_map_deal_forget_aim: points at nothing */
void dm_map_deal_forget_aim (DmMapView *view) {
  DmRowWidget *row = find_aimed (view);

  if (view->aim_issue == NULL)
    return;
  if (row != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_clear_pointer (&view->aim_issue, g_free);
  aim_changed (view);
}

/** dm_map_deal_snapshot: draws what is pointed at, over the rows */
void dm_map_deal_snapshot (DmMapView *view, GtkSnapshot *snapshot) {
  DmRowWidget *row = find_aimed (view);
  DmScene *scene = row != NULL ? dm_row_widget_get_scene (row) : NULL;
  DmMark mark = { 0 };
  double x = 0, y = 0;

  if (scene == NULL)
    return;
  DmMapLook look = dm_row_widget_get_look (row);
  if (!dm_map_aim_get_box (scene, dm_row_widget_get_result (row), &look, view->aim_place,
                           &mark.box))
    return;
  gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (view), 0, 0, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  dm_row_light_mark (GTK_WIDGET (row), snapshot, &mark, 1);
  gtk_snapshot_restore (snapshot);
}

/* --- terms --- */

/** dm_map_deal_put: puts a place in the proposal that is chosen; what is there already goes out */
void dm_map_deal_put (DmMapView *view, DmIssueResult *result, double place) {
  g_autofree char *issue = g_strdup (get_issue (result)->id);
  gboolean is_term = get_term (view, result) == place;

  dm_document_put_term (view->document, issue, is_term ? DM_DEAL_OPEN : place);
  tell_aim (view);
}

/* So that keys go on from there. */
static void select_row (DmMapView *view, DmIssueResult *result) {
  g_autofree char *issue = g_strdup (get_issue (result)->id);
  g_autofree char *mark = g_strdup_printf ("%s.term", issue);

  dm_document_select (view->document, DM_SELECTION_ISSUE, issue, NULL, mark);
}

/** dm_map_deal_click: Returns: whether it was on a scale, and something was put in or taken out */
gboolean dm_map_deal_click (DmMapView *view, DmRowWidget *row, double x, double y) {
  DmScene *scene = dm_row_widget_get_scene (row);
  DmMapLook look = dm_row_widget_get_look (row);
  double place;

  if (dm_row_widget_get_result (row) == NULL || scene == NULL)
    return FALSE;
  g_autoptr (DmIssueResult) result = dm_issue_result_ref (dm_row_widget_get_result (row));
  if (!dm_map_aim_at (scene, result, &look, x, y, &place))
    return FALSE;
  dm_map_deal_aim (view, result, place);
  dm_map_deal_put (view, result, place);
  select_row (view, result);
  return TRUE;
}

/* --- keys --- */

static void step_aim (DmMapView *view, DmIssueResult *result, int n_steps) {
  double term = get_term (view, result);
  gboolean aimed = g_strcmp0 (view->aim_issue, get_issue (result)->id) == 0;

  /* the first key shows where keys go out from, unless a knot does */
  if (!aimed && isnan (term))
    dm_map_deal_aim (view, result, dm_map_aim_begin (result, term));
  else
    dm_map_deal_aim (view, result,
                     dm_map_aim_step (get_issue (result)->scale, aimed ? view->aim_place : term,
                                      n_steps));
}

/**
 * dm_map_deal_key:
 * @view: a map view
 * @row: the row that has the focus
 * @keyval: a key
 * @n_steps: how many steps it goes up the scale, 0 where it is no arrow
 *
 * Arrows choose a place, Enter puts it in or takes it out, Delete takes out whatever there is.
 *
 * Returns: whether it was one of them
 */
gboolean dm_map_deal_key (DmMapView *view, DmRowWidget *row, guint keyval, int n_steps) {
  if (dm_row_widget_get_result (row) == NULL)
    return FALSE;
  g_autoptr (DmIssueResult) result = dm_issue_result_ref (dm_row_widget_get_result (row));
  gboolean aimed = g_strcmp0 (view->aim_issue, get_issue (result)->id) == 0;
  if (n_steps != 0) {
    step_aim (view, result, n_steps);
  } else if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space) {
    if (aimed)
      dm_map_deal_put (view, result, view->aim_place);
    else
      dm_map_deal_aim (view, result, dm_map_aim_begin (result, get_term (view, result)));
  } else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete
             || keyval == GDK_KEY_BackSpace) {
    if (!dm_document_put_term (view->document, get_issue (result)->id, DM_DEAL_OPEN))
      gtk_widget_error_bell (GTK_WIDGET (view));
    tell_aim (view);
  } else {
    return FALSE;
  }
  return TRUE;
}

/* --- the mode --- */

/** dm_map_view_is_dealing: Returns: whether what hands do puts a deal together */
gboolean dm_map_view_is_dealing (DmMapView *view) {
  return view->dealing;
}

/**
 * dm_map_view_set_dealing:
 * @view: a map view
 * @dealing: whether what hands do is to put a deal together, the proposal that is chosen; without one it can't
 */
void dm_map_view_set_dealing (DmMapView *view, gboolean dealing) {
  dealing = dealing && view->document != NULL && dm_document_get_deal (view->document) != NULL;
  if (view->dealing == dealing)
    return;
  view->dealing = dealing;
  dm_map_deal_forget_aim (view);
  gtk_widget_set_cursor (GTK_WIDGET (view), NULL);
  dm_map_view_notify_dealing (view);
}
