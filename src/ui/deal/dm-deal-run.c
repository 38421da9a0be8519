/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dm-deal-bar-private.h"
#include "dm-describe-deal.h"
#include "dm-document-deal.h"
#include "dm-ties-dialog.h"

/* Looking for a completion on a worker. */

#define PATIENCE_MS 400 /* before progress is shown: most is done by then */
#define TICK_MS 100
#define STEPS 1000 /* in which the share done is told */

typedef struct {
  DmReading *reading;
  guint proposal;
  DmSolutionKind kind;
  int *progress; /* (atomic): owned by a reference-counted box */
} Job;

static void job_free (gpointer data) {
  Job *job = data;

  dm_reading_unref (job->reading);
  g_atomic_rc_box_release (job->progress);
  g_free (job);
}

static void on_progress (double share, gpointer data) {
  g_atomic_int_set ((int *) data, (int) (share * STEPS));
}

static void run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Job *job = data;
  GError *error = NULL;
  DmCompletion *completion = dm_completion_new (job->reading, job->proposal, job->kind, on_progress,
                                                job->progress, cancellable, &error);

  if (completion != NULL)
    g_task_return_pointer (task, completion, (GDestroyNotify) dm_completion_unref);
  else
    g_task_return_error (task, error);
}

/* --- while it runs --- */

static gboolean on_tick (gpointer data) {
  DmDealBar *self = data;

  gtk_progress_bar_set_fraction (self->progress,
                                 (double) g_atomic_int_get (self->progress_of) / STEPS);
  return G_SOURCE_CONTINUE;
}

static gboolean on_patience (gpointer data) {
  DmDealBar *self = data;
  char *no_why[] = { NULL };
  DmFinding waiting
      = { .sentence = (char *) _ ("Looking at what could complete the deal…"), .why = no_why };

  dm_deal_bar_tell (self, self->completing, &waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_button_set_label (self->stop, _ ("_Stop Looking"));
  on_tick (self);
  self->tick_source = g_timeout_add (TICK_MS, on_tick, self);
  return G_SOURCE_REMOVE;
}

/* Gives up what is looked for, and what was said of the deal goes. */
void dm_deal_bar_stop (DmDealBar *self) {
  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->completing, dm_model_unref);
  g_clear_pointer (&self->progress_of, g_atomic_rc_box_release);
  dm_deal_bar_hide_news (self);
}

/* --- what comes of it --- */

static void tell (DmDealBar *self, const DmCompletion *completion, DmFinding *finding) {
  if (finding == NULL)
    return;
  dm_deal_bar_tell (self, dm_reading_get_model (completion->grid->reading), finding);
  dm_finding_free (finding);
}

static void take_way (DmDealBar *self, const DmCompletion *completion, guint way) {
  g_autofree char *done = dm_describe_completion_done (completion);

  if (!dm_document_complete_deal (self->document, completion, way)) {
    dm_deal_bar_say (self, _ ("The deal was changed meanwhile: complete it once more."));
    return;
  }
  dm_deal_bar_say (self, done);
  tell (self, completion, dm_describe_completion_left (completion));
}

static void on_chosen (DmTiesDialog *dialog, guint way, DmDealBar *self) {
  take_way (self, dm_ties_dialog_get_completion (dialog), way);
}

static void offer_ways (DmDealBar *self, DmCompletion *completion) {
  DmTiesDialog *dialog
      = dm_ties_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), completion);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_chosen), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void on_done (GObject *source, GAsyncResult *result, gpointer data) {
  DmDealBar *self = DM_DEAL_BAR (source);
  g_autoptr (DmCompletion) completion = g_task_propagate_pointer (G_TASK (result), NULL);

  /* what was given up for something else reports, too */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  dm_deal_bar_stop (self);
  if (completion == NULL)
    return;
  if (completion->lack != DM_COMPLETION_LACKS_NOTHING)
    tell (self, completion, dm_describe_completion_lack (completion));
  else if (completion->ways.n_packages > 1)
    offer_ways (self, completion);
  else
    take_way (self, completion, 0);
}

/**
 * dm_deal_bar_complete:
 * @self: a bar
 * @kind: by which solution
 *
 * Looks, on a worker, for what would complete the proposal that is chosen, and puts that in it; where several ways tie they are offered,
 * and where there is none the bar says why.
 */
void dm_deal_bar_complete (DmDealBar *self, DmSolutionKind kind) {
  DmAnalysis *analysis;
  g_autoptr (GTask) task = NULL;
  Job *job;

  dm_document_flush (self->document);
  dm_document_end_step (self->document);
  analysis = dm_document_get_analysis (self->document);
  if (analysis == NULL || !dm_document_is_analysis_current (self->document)
      || dm_reading_get_proposal (dm_analysis_get_reading (analysis)) < 0)
    return;
  dm_deal_bar_stop (self);
  job = g_new0 (Job, 1);
  job->reading = dm_reading_ref (dm_analysis_get_reading (analysis));
  job->proposal = (guint) dm_reading_get_proposal (job->reading);
  job->kind = kind;
  job->progress = g_atomic_rc_box_new0 (int);
  self->progress_of = g_atomic_rc_box_acquire (job->progress);
  self->completing = dm_model_ref (dm_reading_get_model (job->reading));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_done, NULL);
  g_task_set_task_data (task, job, job_free);
  self->tick_source = g_timeout_add (PATIENCE_MS, on_patience, self);
  g_task_run_in_thread (task, run);
}
