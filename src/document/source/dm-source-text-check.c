/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-source-text-private.h"

/* Checks of what is typed, on a worker, when the typing pauses. */

#define PAUSE_MS 400
/* As much as can be checked at once when it has to be, in bytes */
#define INSTANT_LENGTH (512 << 10)

/* A text to be checked. */
typedef struct {
  char *text;
  gboolean whole;
  DmSourcePlace target;
  DmModel *model;
} Job;

static void job_free (Job *job) {
  g_free (job->text);
  dm_source_place_clear (&job->target);
  dm_model_unref (job->model);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *job_new (DmSourceText *self) {
  Job *job = g_new0 (Job, 1);

  job->text = g_strdup (self->text);
  job->whole = self->whole;
  job->target = self->target;
  job->target.id = g_strdup (self->target.id);
  job->target.party = g_strdup (self->target.party);
  job->target.scenario = g_strdup (self->target.scenario);
  job->target.pointer = NULL;
  job->model = dm_model_ref (dm_document_get_model (self->document));
  return job;
}

static DmSourceCheck *job_run (const Job *job, GCancellable *cancellable) {
  DmTarget target = dm_source_text_make_target (&job->target);

  if (job->whole)
    return dm_source_check_file (job->text, strlen (job->text), job->model, cancellable);
  return dm_source_check_thing (job->text, strlen (job->text), job->model, &target);
}

static void run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  DmSourceCheck *check = job_run (data, cancellable);

  if (check != NULL)
    g_task_return_pointer (task, check, (GDestroyNotify) dm_source_check_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

/* @check: (transfer full): of the text as it is, and the model as it is */
static void take_check (DmSourceText *self, DmSourceCheck *check) {
  dm_source_text_forget_check (self);
  self->check = check;
  dm_source_text_try_to_apply (self);
  dm_source_text_tell (self);
  dm_source_text_release (self);
}

static void on_checked (GObject *object, GAsyncResult *result, gpointer data) {
  DmSourceText *self = DM_SOURCE_TEXT (object);
  g_autoptr (DmSourceCheck) check = g_task_propagate_pointer (G_TASK (result), NULL);

  /* what was typed meanwhile cancelled it, even where it was done already */
  if (check == NULL || g_task_get_cancellable (G_TASK (result)) != self->checking)
    return;
  g_clear_object (&self->checking);
  take_check (self, g_steal_pointer (&check));
}

static gboolean on_pause (gpointer data) {
  DmSourceText *self = data;
  g_autoptr (GTask) task = NULL;

  self->check_source = 0;
  self->checking = g_cancellable_new ();
  task = g_task_new (self, self->checking, on_checked, NULL);
  g_task_set_task_data (task, job_new (self), (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_in_thread);
  return G_SOURCE_REMOVE;
}

/* What is known about the text isn't true any more. */
void dm_source_text_forget_check (DmSourceText *self) {
  g_clear_handle_id (&self->check_source, g_source_remove);
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_pointer (&self->check, dm_source_check_free);
}

/* Nothing that is to be saved waits any longer. */
void dm_source_text_release (DmSourceText *self) {
  if (!self->holding)
    return;
  self->holding = FALSE;
  dm_document_release_saves (self->document);
}

void dm_source_text_check_soon (DmSourceText *self) {
  dm_source_text_forget_check (self);
  if (self->text != NULL && !self->too_long)
    self->check_source = g_timeout_add (PAUSE_MS, on_pause, self);
  else
    dm_source_text_release (self);
}

/* Where the text is right and nobody has to be asked it becomes part of the model. */
void dm_source_text_try_to_apply (DmSourceText *self) {
  const DmSourceCheck *check = self->check;

  if (check == NULL || check->model == NULL || self->theirs != NULL
      || !dm_source_text_has_draft (self) || dm_document_is_previewing (self->document)
      || check->base != dm_document_get_model (self->document)
      || (check->hurts != NULL && check->hurts->len > 0))
    return;
  dm_source_text_adopt (self, check->model);
}

static void check_now (DmSourceText *self) {
  if (self->checking != NULL)
    return;
  g_clear_handle_id (&self->check_source, g_source_remove);
  on_pause (self);
}

static void hold (DmSourceText *self) {
  if (self->holding)
    return;
  self->holding = TRUE;
  dm_document_hold_saves (self->document);
}

/**
 * dm_source_text_flush:
 * @self: a text
 *
 * Doesn't wait for a pause: what was typed is checked now and, where it can be, becomes part of the model. A very long text
 * is checked on a worker all the same, and what is to be saved waits for that.
 */
void dm_source_text_flush (DmSourceText *self) {
  g_autoptr (Job) job = NULL;

  if (self->text == NULL || !dm_source_text_has_draft (self))
    return;
  if (self->check == NULL && strlen (self->text) <= INSTANT_LENGTH) {
    job = job_new (self);
    take_check (self, job_run (job, NULL));
  } else if (self->check == NULL) {
    check_now (self);
    hold (self);
  } else {
    dm_source_text_try_to_apply (self);
  }
}
