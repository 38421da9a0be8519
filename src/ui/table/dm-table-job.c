/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-table-private.h"

/* What replaces what; the changes that it comes to are found on the worker. */
typedef struct {
  GArray *rows, *hits;
  DmTableSearch search;
  char *replacement;
} Replacing;

/* Many changes at once, on a worker where there are very many. */
typedef struct _DmTableJob {
  DmModel *model;
  Replacing *replacing; /* (nullable) */
  GPtrArray *changes;
  GArray *targets;
  gboolean removes;
  char decimal;
  char *label;
  DmTableSays says;
  GCancellable *cancellable;
  int permille;
  DmTableReport report;
  DmModel *result;
} DmTableJob;

static void free_replacing (Replacing *replacing) {
  g_array_unref (replacing->rows);
  g_array_unref (replacing->hits);
  g_free (replacing->search.text);
  g_free (replacing->replacement);
  g_free (replacing);
}

static void free_job (gpointer data) {
  DmTableJob *job = data;

  dm_model_unref (job->model);
  g_ptr_array_unref (job->changes);
  g_array_unref (job->targets);
  g_clear_pointer (&job->replacing, free_replacing);
  g_free (job->label);
  g_object_unref (job->cancellable);
  dm_table_report_clear (&job->report);
  g_clear_pointer (&job->result, dm_model_unref);
  g_free (job);
}

static void on_progress (double share, gpointer data) {
  g_atomic_int_set (&((DmTableJob *) data)->permille, (int) (share * 1000));
}

static void find_changes (DmTableJob *job) {
  const Replacing *replacing = job->replacing;

  g_ptr_array_unref (job->changes);
  job->changes = dm_table_replace (job->model, replacing->rows, replacing->hits, &replacing->search,
                                   replacing->replacement);
  for (guint i = 0; i < job->changes->len; i++) {
    DmTableChange *change = g_ptr_array_index (job->changes, i);
    DmTableHit target = { change->tag, 0 };
    change->tag = i;
    g_array_append_val (job->targets, target);
  }
}

static void work (DmTableJob *job) {
  if (job->replacing != NULL)
    find_changes (job);
  if (!job->removes) {
    job->result = dm_table_apply (job->model, job->changes, job->decimal, job->cancellable,
                                  on_progress, job, &job->report);
    return;
  }
  job->result = dm_table_remove (job->model, job->changes, job->cancellable, on_progress, job);
  dm_table_report_init (&job->report);
  job->report.n_taken
      = dm_model_get_n_positions (job->model) - dm_model_get_n_positions (job->result);
}

static void work_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  work (data);
  g_task_return_boolean (task, TRUE);
}

/* --- what came of it --- */

/* The row that a target is in now, @after it all: a new one that is a position follows upon those that were there. */
static guint find_row (DmTableJob *job, guint tag, guint n_recorded) {
  guint row = g_array_index (job->targets, DmTableHit, tag).row;

  for (guint i = 0; i < job->report.taken->len; i++)
    if (g_array_index (job->report.taken, guint, i) == tag)
      return n_recorded + i;
  return row;
}

/* New rows that are positions now wait no longer. */
static void take_pending (DmTable *self, DmTableJob *job, guint n_recorded) {
  for (guint i = job->report.taken->len; i > 0; i--) {
    guint tag = g_array_index (job->report.taken, guint, i - 1);
    guint row = g_array_index (job->targets, DmTableHit, tag).row;

    if (self->kind == DM_TABLE_POSITIONS && row >= n_recorded
        && row - n_recorded < self->pending->len)
      g_ptr_array_remove_index (self->pending, row - n_recorded);
  }
}

static const char *get_typed (DmTableJob *job, const DmTableRefusal *refusal) {
  const DmTableChange *change = g_ptr_array_index (job->changes, refusal->tag);

  return change->texts[refusal->cell];
}

static const char *get_reason (const DmTableRefusal *refusal) {
  return refusal->reason != NULL ? refusal->reason : _ ("this can’t be taken");
}

static gboolean is_taken (DmTableJob *job, guint tag) {
  for (guint i = 0; i < job->report.taken->len; i++)
    if (g_array_index (job->report.taken, guint, i) == tag)
      return TRUE;
  return FALSE;
}

/* @of_pending: those of rows that are no positions, else those of the others */
static void mark_refusals (DmTable *self, DmTableJob *job, guint n_recorded, gboolean of_pending) {
  for (guint i = 0; i < job->report.refusals->len; i++) {
    DmTableRefusal *refusal = g_ptr_array_index (job->report.refusals, i);
    const DmTableHit *target = &g_array_index (job->targets, DmTableHit, refusal->tag);
    guint column = self->kind == DM_TABLE_MATRIX ? (guint) target->cell : (guint) refusal->cell;
    gboolean pending = self->kind == DM_TABLE_POSITIONS && target->row >= n_recorded
                       && !is_taken (job, refusal->tag);

    if (pending == of_pending)
      dm_table_set_mark (self, pending ? target->row : find_row (job, refusal->tag, n_recorded),
                         column, get_typed (job, refusal), get_reason (refusal));
  }
}

static char *count (DmTableSays says, guint n) {
  switch (says) {
  case DM_TABLE_SAYS_PASTED:
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u cell was pasted", "%u cells were pasted", n), n);
  case DM_TABLE_SAYS_REPLACED:
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Replaced in %u cell", "Replaced in %u cells", n), n);
  case DM_TABLE_SAYS_DELETED:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u position was deleted",
                                         "%u positions were deleted", n),
                            n);
  case DM_TABLE_SAYS_NOTHING:
  default:
    return NULL;
  }
}

static void say_result (DmTable *self, DmTableJob *job) {
  guint n_refused = job->report.refusals->len;
  g_autofree char *done = count (job->says, job->report.n_taken);
  g_autofree char *refused = NULL, *both = NULL;

  if (n_refused > 0)
    refused = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell can’t be taken and is marked",
                                            "%u cells can’t be taken and are marked", n_refused),
                               n_refused);
  if (done != NULL && refused != NULL)
    /* Translators: on a block of cells: how many were taken, how many weren't */
    both = g_strdup_printf (C_ ("sentences", "%1$s; %2$s"), done, refused);
  if (done != NULL || refused != NULL)
    dm_table_say (self, both != NULL ? both : done != NULL ? done : refused);
}

static void finish (DmTable *self, DmTableJob *job) {
  guint n_recorded = self->rows->len;

  if (dm_document_get_model (self->document) != job->model) {
    dm_table_say (self, _ ("The model changed meanwhile; nothing was done"));
    return;
  }
  mark_refusals (self, job, n_recorded, TRUE);
  take_pending (self, job, n_recorded);
  dm_table_tidy_pending (self);
  if (job->result != job->model)
    dm_document_apply (self->document, job->result, job->label, NULL);
  dm_document_end_step (self->document);
  mark_refusals (self, job, n_recorded, FALSE);
  dm_table_changed (self);
  say_result (self, job);
}

static void on_done (GObject *source, GAsyncResult *result, gpointer data) {
  DmTable *self = DM_TABLE (source);
  DmTableJob *job = g_task_get_task_data (G_TASK (result));

  self->job = NULL;
  if (self->document != NULL)
    finish (self, job);
  dm_table_emit_busy (self);
}

static DmTableJob *make_job (DmTable *self, GPtrArray *changes, GArray *targets, const char *label,
                             DmTableSays says) {
  DmTableJob *job = g_new0 (DmTableJob, 1);

  *job = (DmTableJob){
    .model = dm_model_ref (self->model),
    .changes = changes,
    .targets = targets,
    .decimal = self->decimal,
    .label = g_strdup (label),
    .says = says,
    .cancellable = g_cancellable_new (),
  };
  return job;
}

/* Takes @job. While one is done there is no other. */
static void run (DmTable *self, DmTableJob *job, guint size) {
  g_autoptr (GTask) task = g_task_new (self, NULL, on_done, NULL);

  g_task_set_task_data (task, job, free_job);
  if (self->job != NULL || size == 0)
    return;
  if (size <= DM_TABLE_INSTANT_CHANGES) {
    work (job);
    finish (self, job);
    return;
  }
  self->job = job;
  g_task_run_in_thread (task, work_in_thread);
  dm_table_emit_busy (self);
}

/*
 * Makes @changes (of DmTableChange, tagged with their indexes in @targets) as one step called @label, or removes the positions that they
 * name. Takes both.
 */
void dm_table_run (DmTable *self, GPtrArray *changes, GArray *targets, gboolean removes,
                   const char *label, DmTableSays says) {
  guint size = changes->len;
  DmTableJob *job = make_job (self, changes, targets, label, says);

  job->removes = removes;
  run (self, job, size);
}

/* Replaces what was found in @hits, as one step. */
void dm_table_run_replace (DmTable *self, GArray *hits, const char *replacement) {
  DmTableJob *job
      = make_job (self, g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (DmTableHit)),
                  _ ("Replace"), DM_TABLE_SAYS_REPLACED);

  job->replacing = g_new (Replacing, 1);
  *job->replacing = (Replacing){ g_array_copy (self->rows), g_array_ref (hits), self->search,
                                 g_strdup (replacement) };
  job->replacing->search.text = g_strdup (self->search.text);
  run (self, job, hits->len);
}

/** dm_table_is_busy: whether there is work that takes longer than a frame */
gboolean dm_table_is_busy (DmTable *self) {
  return self->job != NULL || self->loading != NULL;
}

/** dm_table_get_progress: how much of it is done, 0 to 1; below 0 where that isn't known */
double dm_table_get_progress (DmTable *self) {
  return self->job != NULL ? g_atomic_int_get (&self->job->permille) / 1000.0 : -1;
}

/** dm_table_cancel: stops the work: of changes those that were made stay */
void dm_table_cancel (DmTable *self) {
  if (self->job != NULL)
    g_cancellable_cancel (self->job->cancellable);
}
