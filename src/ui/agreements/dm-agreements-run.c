/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-agreements-view-private.h"

/* Looking at what could be agreed on: on a worker, a coarse picture first. */

#define PATIENCE_MS 400 /* before progress is shown: most is done by then */
#define TICK_MS 100

static void say (DmAgreementsView *self, const char *sentence, const char *button,
                 gboolean running) {
  gtk_label_set_text (self->status, sentence);
  gtk_button_set_label (self->stop, button);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_revealer_set_reveal_child (self->waiting, TRUE);
}

static void show_running (DmAgreementsView *self) {
  gboolean coarse = self->outcome != NULL && !self->outcome->agreement->packages->is_final;

  say (self,
       coarse ? _ ("This is a first picture. It is being refined…")
              : _ ("Looking at what could be agreed on…"),
       _ ("_Stop Looking"), TRUE);
  gtk_progress_bar_set_fraction (self->progress, dm_agreements_job_get_progress (self->job));
}

static gboolean on_tick (gpointer data) {
  show_running (data);
  return G_SOURCE_CONTINUE;
}

static gboolean on_patience (gpointer data) {
  DmAgreementsView *self = data;

  show_running (self);
  self->tick_source = g_timeout_add (TICK_MS, on_tick, self);
  return G_SOURCE_REMOVE;
}

static void end (DmAgreementsView *self) {
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->job, dm_agreements_job_unref);
  gtk_revealer_set_reveal_child (self->waiting, FALSE);
}

static void take_outcome (DmAgreementsView *self, DmAgreementsOutcome *outcome) {
  gboolean same = self->outcome != NULL
                  && self->outcome->agreement->packages->grid->n_scored
                         == outcome->agreement->packages->grid->n_scored
                  && self->outcome->pair[0] == outcome->pair[0]
                  && self->outcome->pair[1] == outcome->pair[1]
                  && self->outcome->is_between == outcome->is_between;

  if (!same)
    g_clear_pointer (&self->brushes, g_free);
  g_clear_pointer (&self->outcome, dm_agreements_outcome_unref);
  self->outcome = outcome;
  self->proposed_of = NULL;
  dm_agreements_view_update_parties (self);
  dm_agreements_view_show (self);
  dm_findings_pane_show (self->findings, dm_reading_get_model (outcome->whole), outcome->findings);
}

static void on_picture (DmAgreementsOutcome *outcome, gpointer data) {
  DmAgreementsView *self = data;

  if (self->document != NULL && self->job != NULL && outcome->whole == self->asked_of)
    take_outcome (self, dm_agreements_outcome_ref (outcome));
}

static void on_done (GObject *source, GAsyncResult *result, gpointer data) {
  DmAgreementsView *self = DM_AGREEMENTS_VIEW (source);
  g_autoptr (DmAgreementsOutcome) outcome = dm_agreements_job_finish (result, NULL);

  /* what was given up for something else reports, too */
  if (self->job == NULL || !dm_agreements_job_owns (self->job, result))
    return;
  end (self);
  if (outcome == NULL)
    return;
  take_outcome (self, g_steal_pointer (&outcome));
}

/* What is under way is given up. */
static void give_up (DmAgreementsView *self) {
  if (self->job == NULL)
    return;
  dm_agreements_job_cancel (self->job);
  end (self);
}

/* A view that nobody sees costs nothing. @anew: also where the reading is the same */
void dm_agreements_view_run (DmAgreementsView *self, gboolean anew) {
  DmAnalysis *analysis = self->document != NULL ? dm_document_get_analysis (self->document) : NULL;
  DmReading *reading = analysis != NULL ? dm_analysis_get_reading (analysis) : NULL;
  const DmAgreementsAsked asked
      = { { self->chosen[0], self->chosen[1] }, gtk_toggle_button_get_active (self->all) };

  if (reading == NULL || (reading == self->asked_of && !anew)
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  give_up (self);
  dm_reading_ref (reading);
  g_clear_pointer (&self->asked_of, dm_reading_unref);
  self->asked_of = reading;
  self->stopped = FALSE;
  self->job = dm_agreements_job_start (G_OBJECT (self), reading, &asked, on_picture, on_done);
  self->tick_source = g_timeout_add (PATIENCE_MS, on_patience, self);
}

/* Stops it, and says how far it has come. */
static void stop (DmAgreementsView *self) {
  gboolean coarse = self->outcome != NULL && self->outcome->whole == self->asked_of;

  give_up (self);
  self->stopped = TRUE;
  say (self,
       coarse ? _ ("Stopped: this is a first picture.") : _ ("Stopped: nothing was found yet."),
       _ ("_Go On Looking"), FALSE);
}

static void on_stop (DmAgreementsView *self) {
  if (self->stopped)
    dm_agreements_view_run (self, TRUE);
  else
    stop (self);
}

/* For a view that goes away. */
void dm_agreements_view_stop (DmAgreementsView *self) {
  give_up (self);
}

void dm_agreements_view_set_up_run (DmAgreementsView *self) {
  g_signal_connect_swapped (self->stop, "clicked", G_CALLBACK (on_stop), self);
}
