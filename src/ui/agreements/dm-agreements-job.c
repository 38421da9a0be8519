/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-agreements-job.h"

#include "dm-findings.h"

/* The share done is told in so many steps. */
#define STEPS 1000

struct _DmAgreementsJob {
  gatomicrefcount ref_count;
  GCancellable *cancellable;
  GTask *task;  /* not owned: just to be compared */
  int progress; /* atomic */
  GObject
      *source; /* not owned: the task keeps it, and @picture is called on the main thread only */
  DmReading *reading;
  char *pair[2]; /* (nullable) */
  gboolean all;
  DmAgreementsPicture picture;
};

/* --- outcomes --- */

/** dm_agreements_outcome_ref: Returns: (transfer full): @outcome, with one reference more */
DmAgreementsOutcome *dm_agreements_outcome_ref (DmAgreementsOutcome *outcome) {
  g_atomic_ref_count_inc (&outcome->ref_count);
  return outcome;
}

/** dm_agreements_outcome_unref: gives a reference back */
void dm_agreements_outcome_unref (DmAgreementsOutcome *outcome) {
  if (!g_atomic_ref_count_dec (&outcome->ref_count))
    return;
  dm_reading_unref (outcome->whole);
  dm_agreement_unref (outcome->agreement);
  g_ptr_array_unref (outcome->findings);
  g_free (outcome);
}

/* --- the worker --- */

/* A party at the table counts for more than any that isn't. */
static guint count_record (DmReading *reading, guint party) {
  DmModel *model = dm_reading_get_model (reading);
  guint n = dm_reading_get_n_issues (reading), n_held = 0;

  for (guint i = 0; i < n; i++)
    n_held += dm_reading_get_position (reading, dm_reading_get_issue (reading, i), party) != NULL;
  return n_held > 0 && dm_model_get_party (model, party)->at_table ? n + n_held : n_held;
}

/* The two who are on record on the most issues. */
static void choose_pair (DmReading *reading, guint pair[2]) {
  guint best[2] = { 0, 0 };

  for (guint i = 0; i < dm_reading_get_n_parties (reading); i++) {
    guint party = dm_reading_get_party (reading, i);
    guint n = count_record (reading, party) + 1;

    if (n > best[0]) {
      best[1] = best[0];
      pair[1] = pair[0];
      best[0] = n;
      pair[0] = party;
    } else if (n > best[1]) {
      best[1] = n;
      pair[1] = party;
    }
  }
}

/* As a reading has them. */
static void sort_pair (guint pair[2]) {
  guint first = MIN (pair[0], pair[1]);

  pair[1] = MAX (pair[0], pair[1]);
  pair[0] = first;
}

/* Whether both that were asked for are shown. */
static gboolean find_pair (const DmAgreementsJob *job, guint pair[2]) {
  DmModel *model = dm_reading_get_model (job->reading);

  for (guint i = 0; i < 2; i++) {
    int party = job->pair[i] != NULL ? dm_model_find_party (model, job->pair[i]) : -1;

    if (party < 0 || !dm_reading_shows_party (job->reading, (guint) party))
      return FALSE;
    pair[i] = (guint) party;
  }
  return pair[0] != pair[1];
}

/* What the worker has at hand, also when it is called back on its way. */
typedef struct {
  GTask *task;
  DmAgreementsJob *job;
  guint pair[2];
  gboolean is_between;
} Work;

/* With what it comes to in words. Returns: (nullable): NULL where it was cancelled */
static DmAgreementsOutcome *new_outcome (const Work *work, DmAgreement *agreement, GError **error) {
  g_autoptr (DmConcessions) concessions
      = dm_concessions_new (agreement->analysis, work->job->cancellable, error);
  DmAgreementsOutcome *outcome;

  if (concessions == NULL)
    return NULL;
  outcome = g_new0 (DmAgreementsOutcome, 1);
  g_atomic_ref_count_init (&outcome->ref_count);
  outcome->whole = dm_reading_ref (work->job->reading);
  outcome->pair[0] = work->pair[0];
  outcome->pair[1] = work->pair[1];
  outcome->is_between = work->is_between;
  outcome->agreement = dm_agreement_ref (agreement);
  outcome->findings = dm_findings_new (concessions, agreement, NULL);
  return outcome;
}

typedef struct {
  GTask *task; /* keeps the source */
  DmAgreementsJob *job;
  DmAgreementsOutcome *outcome;
} Shown;

static gboolean show_picture (gpointer data) {
  Shown *shown = data;

  if (!g_cancellable_is_cancelled (shown->job->cancellable))
    shown->job->picture (shown->outcome, shown->job->source);
  return G_SOURCE_REMOVE;
}

static void shown_free (gpointer data) {
  Shown *shown = data;

  dm_agreements_outcome_unref (shown->outcome);
  g_object_unref (shown->task);
  g_free (shown);
}

static void on_picture (DmAgreement *agreement, gpointer data) {
  Work *work = data;
  DmAgreementsOutcome *outcome = new_outcome (work, agreement, NULL);
  Shown *shown;

  if (outcome == NULL)
    return;
  shown = g_new0 (Shown, 1);
  shown->task = g_object_ref (work->task);
  shown->job = work->job;
  shown->outcome = outcome;
  g_idle_add_full (G_PRIORITY_DEFAULT, show_picture, shown, shown_free);
}

static void on_progress (double share, gpointer data) {
  Work *work = data;

  g_atomic_int_set (&work->job->progress, (int) (share * STEPS));
}

static DmAgreementsOutcome *look (Work *work, GCancellable *cancellable, GError **error) {
  const DmAgreementsJob *job = work->job;
  const DmAgreementWatch watch = { on_progress, on_picture, work };
  g_autoptr (DmReading) reading = NULL;
  g_autoptr (DmAgreement) agreement = NULL;

  work->is_between = !job->all && dm_reading_get_n_parties (job->reading) > 2;
  if (!find_pair (job, work->pair) && dm_reading_get_n_parties (job->reading) > 1)
    choose_pair (job->reading, work->pair);
  sort_pair (work->pair);
  reading = work->is_between ? dm_reading_new_between (job->reading, work->pair, 2, error)
                             : dm_reading_ref (job->reading);
  if (reading == NULL)
    return NULL;
  agreement = dm_agreement_new (reading, &watch, cancellable, error);
  return agreement != NULL ? new_outcome (work, agreement, error) : NULL;
}

static void run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  GError *error = NULL;
  Work work = { .task = task, .job = data };
  DmAgreementsOutcome *outcome = look (&work, cancellable, &error);

  if (outcome != NULL)
    g_task_return_pointer (task, outcome, (GDestroyNotify) dm_agreements_outcome_unref);
  else
    g_task_return_error (task, error);
}

/* --- the job --- */

static DmAgreementsJob *job_ref (DmAgreementsJob *job) {
  g_atomic_ref_count_inc (&job->ref_count);
  return job;
}

/** dm_agreements_job_unref: lets go of @job; what it does goes on unless it is cancelled */
void dm_agreements_job_unref (DmAgreementsJob *job) {
  if (!g_atomic_ref_count_dec (&job->ref_count))
    return;
  g_object_unref (job->cancellable);
  dm_reading_unref (job->reading);
  g_free (job->pair[0]);
  g_free (job->pair[1]);
  g_free (job);
}

/**
 * dm_agreements_job_start:
 * @source: what @picture and @done are told of
 * @reading: what to look at
 * @asked: which of its parties
 * @picture: is given a first picture, with @source as its data, where the final one takes its time
 * @done: called at the end, also where it was cancelled
 *
 * Looks on a worker at what could be agreed on.
 *
 * Returns: (transfer full): the job
 */
DmAgreementsJob *dm_agreements_job_start (GObject *source, DmReading *reading,
                                          const DmAgreementsAsked *asked,
                                          DmAgreementsPicture picture, GAsyncReadyCallback done) {
  DmAgreementsJob *job = g_new0 (DmAgreementsJob, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&job->ref_count);
  job->cancellable = g_cancellable_new ();
  job->source = source;
  job->reading = dm_reading_ref (reading);
  job->pair[0] = g_strdup (asked->pair[0]);
  job->pair[1] = g_strdup (asked->pair[1]);
  job->all = asked->all;
  job->picture = picture;
  task = g_task_new (source, job->cancellable, done, NULL);
  job->task = task;
  g_task_set_task_data (task, job_ref (job), (GDestroyNotify) dm_agreements_job_unref);
  g_task_run_in_thread (task, run);
  return job;
}

/** dm_agreements_job_finish: Returns: (transfer full) (nullable): what came of it; %NULL where it was cancelled */
DmAgreementsOutcome *dm_agreements_job_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** dm_agreements_job_cancel: stops it soon */
void dm_agreements_job_cancel (DmAgreementsJob *job) {
  g_cancellable_cancel (job->cancellable);
}

/** dm_agreements_job_get_progress: Returns: the share that is done, 0 to 1 */
double dm_agreements_job_get_progress (DmAgreementsJob *job) {
  return (double) g_atomic_int_get (&job->progress) / STEPS;
}

/** dm_agreements_job_owns: Returns: whether @result is that of @job */
gboolean dm_agreements_job_owns (DmAgreementsJob *job, GAsyncResult *result) {
  return G_IS_TASK (result) && G_TASK (result) == job->task;
}
