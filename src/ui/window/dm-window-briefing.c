/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-deck-job.h"
#include "dm-thing.h"
#include "dm-window-private.h"

/* Steps of a briefing: made from what is on the screen, and shown there again. */

/* --- made from what is shown --- */

static DmViewKind get_view_kind (DmWindow *self) {
  const char *view = dm_window_get_view (self);

  if (g_strcmp0 (view, "matrix") == 0)
    return DM_VIEW_MATRIX;
  if (g_strcmp0 (view, "agreements") == 0)
    return DM_VIEW_AGREEMENTS;
  return g_strcmp0 (view, "timeline") == 0 ? DM_VIEW_TIMELINE : DM_VIEW_MAP;
}

/* A name that says what is special about what is shown, to be improved on. */
static const char *propose_title (DmWindow *self, DmModel *model, DmViewKind view) {
  static const char *const names[] = { NULL, NC_ ("view", "Map"), NC_ ("view", "Matrix"),
                                       NC_ ("view", "Agreements"), NC_ ("view", "Timeline") };
  const char *const *issues = dm_document_get_issues (self->document), *const *baskets
                                                                       = dm_document_get_baskets (
                                                                           self->document);
  int proposal
      = dm_thing_find (model, DM_TARGET_PROPOSAL, dm_document_get_proposal (self->document));
  int scenario
      = dm_thing_find (model, DM_TARGET_SCENARIO, dm_document_get_scenario (self->document));
  int basket = baskets != NULL && issues == NULL
                   ? dm_thing_find (model, DM_TARGET_BASKET, baskets[0])
                   : -1;
  int issue
      = issues != NULL && baskets == NULL ? dm_thing_find (model, DM_TARGET_ISSUE, issues[0]) : -1;

  if (basket >= 0 && baskets[1] == NULL)
    return dm_model_get_basket (model, (guint) basket)->name;
  if (issue >= 0 && issues[1] == NULL)
    return dm_model_get_issue (model, (guint) issue)->name;
  if (scenario >= 0)
    return dm_model_get_scenario (model, (guint) scenario)->name;
  if (proposal >= 0)
    return dm_model_get_proposal (model, (guint) proposal)->name;
  return g_dpgettext2 (GETTEXT_PACKAGE, "view", names[view]);
}

static DmSort get_sort (DmWindow *self, DmViewKind view) {
  DmSort sort = dm_map_view_get_sort (self->map_view);

  if (view == DM_VIEW_MATRIX)
    return dm_matrix_view_is_by_similarity (self->matrix_view) ? DM_SORT_NONE : DM_SORT_FILE;
  return view == DM_VIEW_MAP && sort != DM_SORT_FILE ? sort : DM_SORT_NONE;
}

/* (transfer full): what is shown, as a step */
DmBriefingStep *dm_window_capture_step (DmWindow *self) {
  DmModel *model = dm_document_get_model (self->document);
  DmViewKind view = get_view_kind (self);
  DmBriefingStep *step = dm_briefing_step_new (propose_title (self, model, view), view);

  step->parties = dm_document_dup_shown_parties (self->document);
  step->issues = g_strdupv ((char **) dm_document_get_issues (self->document));
  step->baskets = g_strdupv ((char **) dm_document_get_baskets (self->document));
  step->date = g_strdup (dm_document_get_date (self->document));
  step->compare_date = g_strdup (dm_document_get_compare_date (self->document));
  step->compare_scenario = g_strdup (dm_document_get_compare_scenario (self->document));
  step->scenario = g_strdup (dm_document_get_scenario (self->document));
  step->proposal = g_strdup (dm_document_get_proposal (self->document));
  step->sort = get_sort (self, view);
  if (view == DM_VIEW_MAP)
    dm_window_get_marks (self, &step->forecast, &step->draws);
  return step;
}

/* Returns: (transfer full): the model with the step before the how-manieth of its own; @id is what it is called there */
static DmModel *add_step (DmModel *model, const DmBriefingStep *step, guint before, char **id) {
  g_autofree char *made = dm_edit_make_id (model, DM_TARGET_VIEW, step->title);
  g_autofree char *json = dm_briefing_step_to_json (step, made);
  g_auto (DmEditReport) report = { NULL };
  DmModel *changed = dm_edit_add (model, DM_TARGET_VIEW, json, before, &report);

  if (id != NULL)
    *id = g_steal_pointer (&made);
  return changed;
}

/* Behind the selected step, or at the end; its form is where it gets a better name. */
static void save_step (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);
  const DmSelection *selection = dm_document_get_selection (self->document);
  g_autoptr (DmBriefingStep) step = NULL;
  g_autoptr (DmModel) changed = NULL;
  g_autofree char *id = NULL;
  int index = -1;

  dm_document_flush (self->document);
  if (dm_document_get_model (self->document) == NULL)
    return;
  dm_document_end_step (self->document);
  step = dm_window_capture_step (self);
  if (selection->kind == DM_SELECTION_VIEW)
    index = dm_model_find_view (dm_document_get_model (self->document), selection->id);
  changed = add_step (dm_document_get_model (self->document), step,
                      index >= 0 ? (guint) index + 1 : G_MAXUINT, &id);
  if (changed == NULL) {
    gtk_widget_error_bell (widget);
    return;
  }
  dm_document_apply (self->document, changed, _ ("Save a briefing step"), NULL);
  dm_document_select (self->document, DM_SELECTION_VIEW, id, NULL, NULL);
  gtk_widget_activate_action (widget, "win.edit-selected", NULL);
}

/* --- the computed ones --- */

static void on_briefed (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmWindow) self = data;
  g_autoptr (DmDeck) deck = dm_ui_deck_finish (result, NULL);
  DmBriefing *briefing = deck != NULL ? deck->briefing : NULL;
  g_autoptr (DmModel) model = NULL;

  /* what is computed of a model that is gone isn't about this one */
  if (briefing == NULL || !briefing->automatic
      || briefing->model != dm_document_get_model (self->document))
    return;
  model = dm_model_ref (briefing->model);
  for (guint i = 0; i < dm_briefing_get_n_steps (briefing); i++) {
    DmModel *changed = add_step (model, dm_briefing_get_step (briefing, i), G_MAXUINT, NULL);

    if (changed == NULL)
      return;
    dm_model_unref (model);
    model = changed;
  }
  dm_document_apply (self->document, model, _ ("Keep the computed briefing"), NULL);
}

/* Makes the computed steps the model's own, where they can be changed. */
static void keep_briefing (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);
  DmModel *model = dm_document_get_model (self->document);

  dm_document_flush (self->document);
  if (model != NULL && dm_model_get_n_views (model) == 0)
    dm_ui_deck_async (model, NULL, on_briefed, g_object_ref (self));
}

/* --- shown again --- */

static void show_in_view (DmWindow *self, const DmBriefingStep *step) {
  static const char *const names[] = { NULL, "map", "matrix", "agreements", "timeline" };

  if (step->view == DM_VIEW_MAP) {
    dm_map_view_set_sort (self->map_view, step->sort != DM_SORT_NONE ? step->sort : DM_SORT_FILE);
    dm_window_set_marks (self, step->forecast, step->draws);
  }
  if (step->view == DM_VIEW_MATRIX)
    dm_matrix_view_set_by_similarity (self->matrix_view, step->sort == DM_SORT_NONE);
  /* the focus stays where the step was chosen */
  if (adw_view_stack_get_child_by_name (self->views, names[step->view]) != NULL)
    adw_view_stack_set_visible_child_name (self->views, names[step->view]);
  dm_window_sync_states (self);
}

/* Shows in the window what a step shows. */
void dm_window_show_step (DmWindow *self, const DmBriefingStep *step) {
  const DmReadingSpec spec = dm_briefing_step_get_spec (step);

  dm_document_set_spec (self->document, &spec);
  show_in_view (self, step);
}

static void show_step (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);
  DmModel *model = dm_document_get_model (self->document);
  int index
      = model != NULL ? dm_model_find_view (model, g_variant_get_string (parameter, NULL)) : -1;
  g_autoptr (DmBriefingStep) step = NULL;

  if (index < 0)
    return;
  step = dm_briefing_step_new_view (model, dm_model_get_view (model, (guint) index));
  dm_window_show_step (self, step);
}

static void show_all (GtkWidget *widget, const char *name, GVariant *parameter) {
  DmWindow *self = DM_WINDOW (widget);

  if (dm_document_get_model (self->document) != NULL)
    dm_document_set_spec (self->document, NULL);
}

/* What can be asked for depends on what there is. */
void dm_window_update_briefing (DmWindow *self) {
  DmModel *model = dm_document_get_model (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-step", model != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-all", model != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.present", model != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.present-here", model != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-briefing",
                                 model != NULL && dm_model_get_n_views (model) == 0);
}

void dm_window_install_briefing (GtkWidgetClass *widget_class) {
  gtk_widget_class_install_action (widget_class, "win.save-step", NULL, save_step);
  gtk_widget_class_install_action (widget_class, "win.show-step", "s", show_step);
  gtk_widget_class_install_action (widget_class, "win.keep-briefing", NULL, keep_briefing);
  gtk_widget_class_install_action (widget_class, "win.show-all", NULL, show_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "win.save-step",
                                       NULL);
}
