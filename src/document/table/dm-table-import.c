/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-import.h"

#include <glib/gi18n-lib.h>

#include "dm-file.h"
#include "dm-release.h"

struct _DmTableImport {
  GObject parent_instance;

  GFile *file;
  char *name;     /* of the file, for people */
  DmModel *model; /* (nullable): what it goes into; %NULL for a new one */
  DmModel *blank; /* what a new one begins as */

  DmCsvDialect asked;     /* '\0' and NONE for what is to be detected */
  guint kinds;            /* of what is created, except for … */
  GHashTable *exceptions; /* set of keys: kind and name */
  GHashTable *scales; /* name of an issue → GINT_TO_POINTER (DmScaleType), where one was chosen */

  GBytes *bytes;           /* (nullable): read once */
  DmCsvImport *work;       /* (nullable): while no worker has it */
  DmCsvDialect dialect;    /* of its table */
  DmTablePreview *preview; /* (nullable) */
  GCancellable *working;   /* (nullable) */
  gboolean reread;         /* the next work has to begin with the bytes */
  gboolean stale;          /* what is worked on isn't what is wanted any more */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmTableImport, dm_table_import, G_TYPE_OBJECT)

static void work (DmTableImport *self);

static void release_import (DmCsvImport **import) {
  if (*import != NULL)
    dm_release (g_steal_pointer (import), (GDestroyNotify) dm_csv_import_free);
}

static char *make_key (DmCsvOfferKind kind, const char *name) {
  return g_strdup_printf ("%d\n%s", kind, name);
}

/* --- on the worker --- */

/* One try; what it needs goes there and comes back with it. */
typedef struct {
  GFile *file;
  GBytes *bytes; /* (nullable) */
  DmCsvDialect asked;
  DmModel *model;
  DmCsvImport *work; /* (nullable): of the same table and model, to be run again */
  guint kinds;
  GHashTable *exceptions, *scales;
  DmTablePreview *preview;
} Job;

static void job_free (gpointer data) {
  Job *job = data;

  g_object_unref (job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  release_import (&job->work);
  g_clear_pointer (&job->preview, dm_table_preview_unref);
  g_hash_table_unref (job->exceptions);
  g_hash_table_unref (job->scales);
  dm_model_unref (job->model);
  g_free (job);
}

static gboolean read_bytes (Job *job, GCancellable *cancellable, GError **error) {
  gsize length = 0;
  char *data;

  if (job->bytes != NULL)
    return TRUE;
  data = dm_file_read (job->file, NULL, NULL, &length, cancellable, error);
  if (data != NULL)
    job->bytes = g_bytes_new_take (data, length);
  return data != NULL;
}

static gboolean read_table (Job *job, GCancellable *cancellable, GError **error) {
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (DmCsvTable) table = NULL;

  job->preview->dialect = job->asked;
  if (!read_bytes (job, cancellable, error))
    return FALSE;
  table = dm_csv_table_new (job->bytes, &job->preview->dialect, &problems, error);
  if (table == NULL) {
    g_ptr_array_unref (job->preview->problems);
    job->preview->problems = g_steal_pointer (&problems);
    return FALSE;
  }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  job->work = dm_csv_import_new (job->model, table, job->preview->dialect.decimal);
  return TRUE;
}

/* What was chosen, as long as the table, as it is read now, lets it be that. */
static void choose_scales (Job *job) {
  for (guint i = 0; i < dm_csv_import_get_n_offers (job->work); i++) {
    const DmCsvOffer *offer = dm_csv_import_get_offer (job->work, i);
    gpointer chosen;
    DmScaleType scale = offer->guess;

    if (offer->kind != DM_CSV_OFFER_ISSUE)
      continue;
    if (g_hash_table_lookup_extended (job->scales, offer->name, NULL, &chosen)
        && (offer->scales & 1u << GPOINTER_TO_INT (chosen)) != 0)
      scale = (DmScaleType) GPOINTER_TO_INT (chosen);
    dm_csv_import_set_scale (job->work, i, scale);
  }
}

static void accept_offers (Job *job) {
  dm_csv_import_accept_kinds (job->work, job->kinds);
  if (g_hash_table_size (job->exceptions) == 0)
    return;
  for (guint i = 0; i < dm_csv_import_get_n_offers (job->work); i++) {
    const DmCsvOffer *offer = dm_csv_import_get_offer (job->work, i);
    g_autofree char *key = make_key (offer->kind, offer->name);

    if (g_hash_table_contains (job->exceptions, key))
      dm_csv_import_accept (job->work, i, !offer->accepted);
  }
}

static gboolean try_out (Job *job, GCancellable *cancellable, GError **error) {
  if (job->work == NULL && !read_table (job, cancellable, error))
    return FALSE;
  accept_offers (job);
  choose_scales (job);
  gboolean done = dm_csv_import_run (job->work, cancellable, error);
  dm_table_preview_take_import (job->preview, job->work);
  return done;
}

static void work_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (!try_out (job, cancellable, &error))
    job->preview->message = g_strdup (error->message);
  g_task_return_boolean (task, TRUE);
}

/* --- on the main thread --- */

static DmModel *get_base (DmTableImport *self) {
  return self->model != NULL ? self->model : self->blank;
}

static Job *job_new (DmTableImport *self) {
  Job *job = g_new0 (Job, 1);
  GHashTableIter iter;
  gpointer key, value;

  job->file = g_object_ref (self->file);
  job->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  job->asked = self->asked;
  job->model = dm_model_ref (get_base (self));
  if (self->reread)
    release_import (&self->work);
  job->work = g_steal_pointer (&self->work);
  job->kinds = self->kinds;
  job->exceptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->exceptions);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (job->exceptions, g_strdup (key));
  job->scales = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->scales);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (job->scales, g_strdup (key), value);
  job->preview = dm_table_preview_new (job->model);
  job->preview->dialect = self->dialect;
  self->reread = FALSE;
  return job;
}

static void take (DmTableImport *self, Job *job) {
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_steal_pointer (&job->bytes);
  self->work = g_steal_pointer (&job->work);
  self->dialect = job->preview->dialect;
  if (self->stale)
    return;
  g_clear_pointer (&self->preview, dm_table_preview_unref);
  self->preview = g_steal_pointer (&job->preview);
}

static void on_worked (GObject *object, GAsyncResult *result, gpointer data) {
  DmTableImport *self = DM_TABLE_IMPORT (object);
  gboolean stopped = self->working == NULL;

  take (self, g_task_get_task_data (G_TASK (result)));
  g_clear_object (&self->working);
  if (stopped)
    return;
  if (self->stale)
    work (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

/* One worker at a time: an import belongs to one thread. */
static void work (DmTableImport *self) {
  g_autoptr (GTask) task = NULL;

  if (self->working != NULL) {
    self->stale = TRUE;
    g_cancellable_cancel (self->working);
    return;
  }
  self->stale = FALSE;
  self->working = g_cancellable_new ();
  task = g_task_new (self, self->working, on_worked, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job_new (self), job_free);
  g_task_run_in_thread (task, work_in_thread);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void dm_table_import_finalize (GObject *object) {
  DmTableImport *self = DM_TABLE_IMPORT (object);

  g_object_unref (self->file);
  g_free (self->name);
  g_clear_pointer (&self->model, dm_model_unref);
  dm_model_unref (self->blank);
  g_hash_table_unref (self->exceptions);
  g_hash_table_unref (self->scales);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  release_import (&self->work);
  g_clear_pointer (&self->preview, dm_table_preview_unref);
  g_clear_object (&self->working);
  G_OBJECT_CLASS (dm_table_import_parent_class)->finalize (object);
}

static void dm_table_import_class_init (DmTableImportClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = dm_table_import_finalize;
  signals[CHANGED] = g_signal_new ("changed", DM_TYPE_TABLE_IMPORT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void dm_table_import_init (DmTableImport *self) {
  self->exceptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->scales = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * dm_table_import_new:
 * @file: a CSV file
 * @model: (nullable): what it goes into; %NULL for a new model, which is called as the file is
 *
 * Begins to read a table. Into a new model all that it names is created; into one that is there nothing is that nobody asked for.
 *
 * Returns: (transfer full): the import
 */
DmTableImport *dm_table_import_new (GFile *file, DmModel *model) {
  DmTableImport *self = g_object_new (DM_TYPE_TABLE_IMPORT, NULL);
  g_autofree char *base = g_file_get_basename (file);

  self->file = g_object_ref (file);
  self->name = g_filename_display_name (base);
  self->blank = dm_csv_new_model (self->name);
  self->model = model != NULL ? dm_model_ref (model) : NULL;
  self->kinds = model != NULL ? 0 : DM_CSV_OFFER_ALL;
  work (self);
  return self;
}

/**
 * dm_table_import_stop:
 * @self: an import
 *
 * Stops what is worked on: nobody waits for it any more.
 */
void dm_table_import_stop (DmTableImport *self) {
  self->stale = TRUE;
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

/**
 * dm_table_import_set_model:
 * @self: an import
 * @model: (nullable): what it goes into; %NULL for a new model
 *
 * Where it goes into a new one or no longer does, decisions on what is created are forgotten.
 */
void dm_table_import_set_model (DmTableImport *self, DmModel *model) {
  if (model == self->model)
    return;
  if ((model == NULL) != (self->model == NULL)) {
    self->kinds = model != NULL ? 0 : DM_CSV_OFFER_ALL;
    g_hash_table_remove_all (self->exceptions);
    g_hash_table_remove_all (self->scales);
  }
  g_clear_pointer (&self->model, dm_model_unref);
  self->model = model != NULL ? dm_model_ref (model) : NULL;
  self->reread = TRUE;
  work (self);
}

/**
 * dm_table_import_set_dialect:
 * @self: an import
 * @dialect: how to read the file; what isn't said is detected
 */
void dm_table_import_set_dialect (DmTableImport *self, const DmCsvDialect *dialect) {
  if (dialect->encoding == self->asked.encoding && dialect->separator == self->asked.separator
      && dialect->decimal == self->asked.decimal)
    return;
  self->asked = *dialect;
  self->reread = TRUE;
  work (self);
}

/** dm_table_import_get_dialect: how the file is to be read, as far as somebody said so */
DmCsvDialect dm_table_import_get_dialect (DmTableImport *self) {
  return self->asked;
}

/**
 * dm_table_import_accept:
 * @self: an import
 * @kind: what it is
 * @name: what the table calls it; of levels their issue
 * @accepted: whether it is to be created
 */
void dm_table_import_accept (DmTableImport *self, DmCsvOfferKind kind, const char *name,
                             gboolean accepted) {
  g_autofree char *key = make_key (kind, name);
  gboolean usual = (self->kinds & kind) != 0;
  gboolean changed = usual != accepted ? g_hash_table_add (self->exceptions, g_steal_pointer (&key))
                                       : g_hash_table_remove (self->exceptions, key);

  if (changed)
    work (self);
}

/**
 * dm_table_import_set_scale:
 * @self: an import
 * @issue: what the table calls an issue that the model doesn't have
 * @scale: the type that its scale gets, in place of the one that it is guessed to have
 */
void dm_table_import_set_scale (DmTableImport *self, const char *issue, DmScaleType scale) {
  gpointer chosen;

  if (g_hash_table_lookup_extended (self->scales, issue, NULL, &chosen)
      && GPOINTER_TO_INT (chosen) == (int) scale)
    return;
  g_hash_table_insert (self->scales, g_strdup (issue), GINT_TO_POINTER (scale));
  work (self);
}

static gboolean is_of_kinds (gpointer key, gpointer value, gpointer kinds) {
  return (g_ascii_strtoull (key, NULL, 10) & GPOINTER_TO_UINT (kinds)) != 0;
}

/**
 * dm_table_import_accept_kinds:
 * @self: an import
 * @kinds: bits of #DmCsvOfferKind
 * @accepted: whether all of those kinds are to be created, or none
 */
void dm_table_import_accept_kinds (DmTableImport *self, guint kinds, gboolean accepted) {
  guint wanted = accepted ? self->kinds | kinds : self->kinds & ~kinds;
  guint n = g_hash_table_foreach_remove (self->exceptions, is_of_kinds, GUINT_TO_POINTER (kinds));

  if (n == 0 && wanted == self->kinds)
    return;
  self->kinds = wanted;
  work (self);
}

/** dm_table_import_is_new: whether it goes into a new model */
gboolean dm_table_import_is_new (DmTableImport *self) {
  return self->model == NULL;
}

/** dm_table_import_is_busy: whether the preview isn't of the latest decisions yet */
gboolean dm_table_import_is_busy (DmTableImport *self) {
  return self->working != NULL;
}

/** dm_table_import_get_preview: (nullable): what came of the latest try that is done */
const DmTablePreview *dm_table_import_get_preview (DmTableImport *self) {
  return self->preview;
}

/** dm_table_import_can_apply: whether the preview is up to date, and the model would be another one */
gboolean dm_table_import_can_apply (DmTableImport *self) {
  return self->working == NULL && self->preview != NULL && dm_table_preview_changes (self->preview);
}

/**
 * dm_table_import_apply:
 * @self: an import
 * @document: that of the model which it goes into; for a new one the document that becomes it
 *
 * Takes what the preview promises, as one step that can be undone.
 *
 * Returns: %FALSE where nothing was done: there is nothing to do, or the document's model is another one by now
 */
gboolean dm_table_import_apply (DmTableImport *self, DmDocument *document) {
  if (!dm_table_import_can_apply (self))
    return FALSE;
  if (self->model == NULL)
    dm_document_adopt (document, self->blank, dm_model_get_title (self->blank));
  else if (dm_document_get_model (document) != self->preview->model)
    return FALSE;
  dm_document_end_step (document);
  dm_document_clear_problems (document);
  dm_document_apply (document, self->preview->result, _ ("Import a table"), NULL);
  dm_document_end_step (document);
  return TRUE;
}
