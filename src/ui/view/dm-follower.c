/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-follower.h"

struct _DmFollower {
  GtkWidget *view; /* (nullable): %NULL once it follows no more */
  DmSceneList *list;
  DmDocument *document;
  DmFollowerMake make;
  GDestroyNotify forget; /* what was made */
  DmFollowerTake take;
  DmAnalysis *followed; /* (nullable): what the view is to show, or shows */
  DmAnalysis *shown;    /* (nullable): what it shows */
  GCancellable *making; /* (nullable) */
};

typedef struct {
  DmAnalysis *analysis;
  DmFollowerMake make;
  GDestroyNotify forget;
} Job;

static void job_free (gpointer data) {
  Job *job = data;

  dm_analysis_unref (job->analysis);
  g_free (job);
}

static void run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  const Job *job = data;
  GError *error = NULL;
  gpointer made = job->make (job->analysis, cancellable, &error);

  if (made != NULL)
    g_task_return_pointer (task, made, job->forget);
  else
    g_task_return_error (task, error);
}

static void keep (DmAnalysis **place, DmAnalysis *analysis) {
  dm_analysis_ref (analysis);
  g_clear_pointer (place, dm_analysis_unref);
  *place = analysis;
}

static void clear (gpointer data) {
  DmFollower *self = data;

  g_clear_object (&self->making);
  g_clear_pointer (&self->followed, dm_analysis_unref);
  g_clear_pointer (&self->shown, dm_analysis_unref);
  g_object_unref (self->document);
}

static void unref (DmFollower *self) {
  g_rc_box_release_full (self, clear);
}

static void on_made (GObject *source, GAsyncResult *result, gpointer data) {
  DmFollower *self = data;
  const Job *job = g_task_get_task_data (G_TASK (result));
  gpointer made = g_task_propagate_pointer (G_TASK (result), NULL);

  /* what was called off, or is of an analysis before the last */
  if (made != NULL && (self->view == NULL || job->analysis != self->followed)) {
    self->forget (made);
  } else if (made != NULL) {
    keep (&self->shown, job->analysis);
    self->take (self->view, made);
  }
  unref (self);
}

/* A view that nobody sees costs nothing. */
static void follow (DmFollower *self) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (analysis == NULL || analysis == self->followed || !gtk_widget_get_mapped (self->view))
    return;
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  keep (&self->followed, analysis);
  job = g_new0 (Job, 1);
  *job = (Job){ dm_analysis_ref (analysis), self->make, self->forget };
  task = g_task_new (NULL, self->making, on_made, g_rc_box_acquire (self));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

static void on_mark_selected (DmFollower *self, const DmMark *mark) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (self->shown));
  const char *party = mark->party >= 0 ? dm_model_get_party (model, (guint) mark->party)->id : NULL;
  const char *issue = mark->issue >= 0 ? dm_model_get_issue (model, (guint) mark->issue)->id : NULL;

  if (issue != NULL && party != NULL)
    dm_document_select (self->document, DM_SELECTION_POSITION, issue, party, NULL);
  else if (issue != NULL)
    dm_document_select (self->document, DM_SELECTION_ISSUE, issue, NULL, NULL);
  else if (party != NULL)
    dm_document_select (self->document, DM_SELECTION_PARTY, party, NULL, NULL);
}

/* What a view shows of an issue is on the map, too. */
static void on_mark_activated (DmFollower *self, const DmMark *mark) {
  if (mark->issue >= 0)
    gtk_widget_activate_action (self->view, "win.view", "s", "map");
}

/**
 * dm_follower_new:
 * @view: what follows
 * @list: where it shows the marks of its analysis: those that are selected there are in the document, too, and an issue that is
 *   activated is shown on the map
 * @document: what is followed
 * @make: makes what @view shows
 * @forget: frees that
 * @take: gives it to @view
 *
 * Returns: (transfer full): to be freed before @view and @list are
 */
DmFollower *dm_follower_new (GtkWidget *view, DmSceneList *list, DmDocument *document,
                             DmFollowerMake make, GDestroyNotify forget, DmFollowerTake take) {
  DmFollower *self = g_rc_box_new0 (DmFollower);

  self->view = view;
  self->list = list;
  self->document = g_object_ref (document);
  self->make = make;
  self->forget = forget;
  self->take = take;
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (follow), self);
  g_signal_connect_swapped (view, "map", G_CALLBACK (follow), self);
  g_signal_connect_swapped (list, "mark-selected", G_CALLBACK (on_mark_selected), self);
  g_signal_connect_swapped (list, "mark-activated", G_CALLBACK (on_mark_activated), self);
  return self;
}

void dm_follower_free (DmFollower *self) {
  g_cancellable_cancel (self->making);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_signal_handlers_disconnect_by_data (self->list, self);
  self->view = NULL;
  unref (self);
}
