/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-draws-row.h"
#include "dm-window-private.h"

/* What the map marks on demand: where issues would end, and how sure verdicts are, which a worker draws. */

#define PATIENCE_MS 400 /* before progress is shown: most is done by then */
#define TICK_MS 100

typedef struct {
  DmAnalysis *analysis;
  DmDraws draws;
  int *n_done; /* (atomic): a reference-counted box */
} Job;

static void job_free (gpointer data) {
  Job *job = data;

  dm_analysis_unref (job->analysis);
  g_atomic_rc_box_release (job->n_done);
  g_free (job);
}

static void run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Job *job = data;
  GError *error = NULL;
  DmRobustness *robustness = dm_robustness_new (job->analysis, job->draws.n_draws, job->draws.seed,
                                                0, job->n_done, cancellable, &error);

  if (robustness != NULL)
    g_task_return_pointer (task, robustness, (GDestroyNotify) dm_robustness_unref);
  else
    g_task_return_error (task, error);
}

/* --- while it runs --- */

static gboolean on_tick (gpointer data) {
  DmWindow *self = data;
  guint n = dm_analysis_get_n_results (self->drawn_from);

  gtk_progress_bar_set_fraction (self->draws_progress,
                                 (double) g_atomic_int_get (self->n_drawn) / MAX (n, 1));
  return G_SOURCE_CONTINUE;
}

static gboolean on_patience (gpointer data) {
  DmWindow *self = data;

  gtk_widget_set_visible (self->draws_box, TRUE);
  on_tick (self);
  self->draws_source = g_timeout_add (TICK_MS, on_tick, self);
  return G_SOURCE_REMOVE;
}

void dm_window_stop_draws (DmWindow *self) {
  g_clear_handle_id (&self->draws_source, g_source_remove);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_clear_pointer (&self->drawn_from, dm_analysis_unref);
  g_clear_pointer (&self->n_drawn, g_atomic_rc_box_release);
  if (self->draws_box != NULL)
    gtk_widget_set_visible (self->draws_box, FALSE);
}

/* --- drawing --- */

static void on_done (GObject *source, GAsyncResult *result, gpointer data) {
  DmWindow *self = DM_WINDOW (source);
  g_autoptr (DmRobustness) robustness = g_task_propagate_pointer (G_TASK (result), NULL);

  /* what was given up for something else reports, too */
  if (self->drawing == NULL || g_task_get_cancellable (G_TASK (result)) != self->drawing)
    return;
  dm_window_stop_draws (self);
  if (robustness != NULL)
    dm_map_view_set_robustness (self->map_view, robustness);
}

static gboolean is_on (DmWindow *self, const char *name) {
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);
  g_autoptr (GVariant) state = action != NULL ? g_action_get_state (action) : NULL;

  return state != NULL && g_variant_get_boolean (state);
}

/* While a hand drags, verdicts that change are told without it. */
static void draw (DmWindow *self) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (analysis == NULL || !is_on (self, "show-robustness")
      || dm_document_is_previewing (self->document) || analysis == self->drawn_from)
    return;
  dm_window_stop_draws (self);
  job = g_new0 (Job, 1);
  job->analysis = dm_analysis_ref (analysis);
  job->draws = self->draws;
  job->n_done = g_atomic_rc_box_new0 (int);
  self->drawn_from = dm_analysis_ref (analysis);
  self->n_drawn = g_atomic_rc_box_acquire (job->n_done);
  self->drawing = g_cancellable_new ();
  task = g_task_new (self, self->drawing, on_done, NULL);
  g_task_set_task_data (task, job, job_free);
  self->draws_source = g_timeout_add (PATIENCE_MS, on_patience, self);
  g_task_run_in_thread (task, run);
}

/* --- the choices --- */

static void change_forecast (GSimpleAction *action, GVariant *value, gpointer data) {
  DmWindow *self = data;

  g_simple_action_set_state (action, value);
  dm_map_view_set_forecast (self->map_view, g_variant_get_boolean (value));
}

static void change_robustness (GSimpleAction *action, GVariant *value, gpointer data) {
  DmWindow *self = data;

  g_simple_action_set_state (action, value);
  if (g_variant_get_boolean (value)) {
    draw (self);
  } else {
    dm_window_stop_draws (self);
    dm_map_view_set_robustness (self->map_view, NULL);
  }
}

/* What is marked stays until it is drawn anew. */
static void change_draws (GSimpleAction *action, GVariant *value, gpointer data) {
  DmWindow *self = data;

  g_variant_get (value, "(ut)", &self->draws.n_draws, &self->draws.seed);
  g_simple_action_set_state (action, value);
  dm_window_stop_draws (self);
  draw (self);
}

static void on_stop (DmWindow *self) {
  g_action_group_change_action_state (G_ACTION_GROUP (self), "show-robustness",
                                      g_variant_new_boolean (FALSE));
}

void dm_window_set_up_sureness (DmWindow *self) {
  static const GActionEntry entries[]
      = { { "show-forecast", NULL, NULL, "false", change_forecast, { 0 } },
          { "show-robustness", NULL, NULL, "false", change_robustness, { 0 } },
          { "draws", NULL, NULL, "(uint32 0, uint64 0)", change_draws, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "draws",
                                      g_variant_new ("(ut)", (guint) DM_DRAWS_USUAL,
                                                     (guint64) DM_DRAWS_SEED));
  g_signal_connect_swapped (self->draws_stop, "clicked", G_CALLBACK (on_stop), self);
  g_signal_connect_swapped (self->document, "analysis-changed", G_CALLBACK (draw), self);
}

/* What the map marks; of 0 draws not how sure verdicts are. */
void dm_window_get_marks (DmWindow *self, gboolean *forecast, DmDraws *draws) {
  *forecast = is_on (self, "show-forecast");
  *draws = self->draws;
  if (!is_on (self, "show-robustness"))
    draws->n_draws = 0;
}

/* Has the map mark no more than that; how verdicts would be drawn stays where they aren't. */
void dm_window_set_marks (DmWindow *self, gboolean forecast, DmDraws draws) {
  GActionGroup *actions = G_ACTION_GROUP (self);

  g_action_group_change_action_state (actions, "show-forecast", g_variant_new_boolean (forecast));
  if (draws.n_draws > 0)
    g_action_group_change_action_state (actions, "draws",
                                        g_variant_new ("(ut)", draws.n_draws, draws.seed));
  g_action_group_change_action_state (actions, "show-robustness",
                                      g_variant_new_boolean (draws.n_draws > 0));
}

/* A menu that has room for them gets the fields for draws. */
void dm_window_add_draws (DmWindow *self, GtkPopover *menu) {
  gtk_popover_menu_add_child (GTK_POPOVER_MENU (menu), dm_draws_row_new (G_ACTION_GROUP (self)),
                              DM_WINDOW_DRAWS);
}
