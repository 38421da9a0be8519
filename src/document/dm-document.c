/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-document.h"

#include <glib/gi18n-lib.h>

struct _DmDocument {
  GObject parent_instance;

  GFile *file;
  gboolean sample;
  gint *progress; /* (atomic): shared with the load under way */
  guint load_serial;

  DmModel *model;
  DmProblems *problems;
  DmSelection *selection;

  GHashTable *hidden_parties; /* set of ids */
  GStrv issues, baskets;
  char *date, *scenario, *proposal;

  DmAnalysis *analysis;
  gboolean analysis_is_current;
  GCancellable *analysing; /* (nullable): the analysis under way */
};

enum {
  MODEL_CHANGED,
  READING_CHANGED,
  ANALYSIS_CHANGED,
  SELECTION_CHANGED,
  PROBLEMS_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmDocument, dm_document, G_TYPE_OBJECT)

static void stop_analysing (DmDocument *self) {
  if (self->analysing != NULL)
    g_cancellable_cancel (self->analysing);
  g_clear_object (&self->analysing);
}

static void dm_document_finalize (GObject *object) {
  DmDocument *self = DM_DOCUMENT (object);

  stop_analysing (self);
  g_clear_object (&self->file);
  g_atomic_rc_box_release (self->progress);
  g_clear_pointer (&self->model, dm_model_unref);
  g_clear_pointer (&self->problems, dm_problems_free);
  g_clear_pointer (&self->selection, dm_selection_free);
  g_clear_pointer (&self->hidden_parties, g_hash_table_unref);
  g_clear_pointer (&self->issues, g_strfreev);
  g_clear_pointer (&self->baskets, g_strfreev);
  g_clear_pointer (&self->analysis, dm_analysis_unref);
  g_free (self->date);
  g_free (self->scenario);
  g_free (self->proposal);
  G_OBJECT_CLASS (dm_document_parent_class)->finalize (object);
}

static void dm_document_class_init (DmDocumentClass *klass) {
  static const char *const names[N_SIGNALS] = {
    [MODEL_CHANGED] = "model-changed",       [READING_CHANGED] = "reading-changed",
    [ANALYSIS_CHANGED] = "analysis-changed", [SELECTION_CHANGED] = "selection-changed",
    [PROBLEMS_CHANGED] = "problems-changed",
  };

  G_OBJECT_CLASS (klass)->finalize = dm_document_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], DM_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void dm_document_init (DmDocument *self) {
  self->progress = g_atomic_rc_box_new0 (gint);
  self->hidden_parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->selection = dm_selection_new (DM_SELECTION_MODEL, NULL, NULL, NULL);
}

/**
 * dm_document_new:
 *
 * Returns: (transfer full): a document without a model
 */
DmDocument *dm_document_new (void) {
  return g_object_new (DM_TYPE_DOCUMENT, NULL);
}

/* --- how it is read --- */

/* What a reading is made of, copied so that a worker can hold it. */
typedef struct {
  DmModel *model;
  GStrv parties, issues, baskets;
  char *date, *scenario, *proposal;
} ReadingJob;

static void reading_job_free (ReadingJob *job) {
  dm_model_unref (job->model);
  g_strfreev (job->parties);
  g_strfreev (job->issues);
  g_strfreev (job->baskets);
  g_free (job->date);
  g_free (job->scenario);
  g_free (job->proposal);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadingJob, reading_job_free)

static GStrv list_shown_parties (DmDocument *self) {
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (g_hash_table_size (self->hidden_parties) == 0)
    return NULL;
  for (guint i = 0; i < dm_model_get_n_parties (self->model); i++) {
    const char *id = dm_model_get_party (self->model, i)->id;

    if (!g_hash_table_contains (self->hidden_parties, id))
      g_strv_builder_add (builder, id);
  }
  return g_strv_builder_end (builder);
}

static ReadingJob *reading_job_new (DmDocument *self) {
  ReadingJob *job = g_new0 (ReadingJob, 1);

  job->model = dm_model_ref (self->model);
  job->parties = list_shown_parties (self);
  job->issues = g_strdupv (self->issues);
  job->baskets = g_strdupv (self->baskets);
  job->date = g_strdup (self->date);
  job->scenario = g_strdup (self->scenario);
  job->proposal = g_strdup (self->proposal);
  return job;
}

static DmAnalysis *reading_job_run (ReadingJob *job, GCancellable *cancellable, GError **error) {
  DmReadingSpec spec = {
    .parties = (const char *const *) job->parties,
    .issues = (const char *const *) job->issues,
    .baskets = (const char *const *) job->baskets,
    .date = job->date,
    .scenario = job->scenario,
    .proposal = job->proposal,
  };
  g_autoptr (DmReading) reading = dm_reading_new (job->model, &spec, error);

  return reading != NULL ? dm_analysis_new (reading, cancellable, error) : NULL;
}

static void take_analysis (DmDocument *self, DmAnalysis *analysis) {
  g_clear_pointer (&self->analysis, dm_analysis_unref);
  self->analysis = analysis;
  self->analysis_is_current = TRUE;
  g_signal_emit (self, signals[ANALYSIS_CHANGED], 0);
}

static void analyse_in_thread (GTask *task, gpointer source, gpointer data,
                               GCancellable *cancellable) {
  g_autoptr (GError) error = NULL;
  DmAnalysis *analysis = reading_job_run (data, cancellable, &error);

  if (analysis != NULL)
    g_task_return_pointer (task, analysis, (GDestroyNotify) dm_analysis_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void on_analysed (GObject *object, GAsyncResult *result, gpointer data) {
  DmDocument *self = DM_DOCUMENT (object);
  g_autoptr (GError) error = NULL;
  DmAnalysis *analysis = g_task_propagate_pointer (G_TASK (result), &error);

  /* A newer one is under way: what this one says is about a model or a reading that is gone. */
  if (g_task_get_cancellable (G_TASK (result)) != self->analysing) {
    g_clear_pointer (&analysis, dm_analysis_unref);
    return;
  }
  g_clear_object (&self->analysing);
  if (analysis != NULL)
    take_analysis (self, analysis);
  else
    g_debug ("analysis: %s", error->message);
}

static void analyse (DmDocument *self) {
  g_autoptr (ReadingJob) job = NULL;
  g_autoptr (GTask) task = NULL;

  stop_analysing (self);
  self->analysis_is_current = FALSE;
  if (self->model == NULL)
    return;
  job = reading_job_new (self);
  if (dm_model_get_n_positions (self->model) < DM_DOCUMENT_INSTANT_POSITIONS) {
    g_autoptr (GError) error = NULL;
    DmAnalysis *analysis = reading_job_run (job, NULL, &error);

    if (analysis != NULL)
      take_analysis (self, analysis);
    else
      g_debug ("analysis: %s", error->message);
    return;
  }
  self->analysing = g_cancellable_new ();
  task = g_task_new (self, self->analysing, on_analysed, NULL);
  g_task_set_task_data (task, g_steal_pointer (&job), (GDestroyNotify) reading_job_free);
  g_task_run_in_thread (task, analyse_in_thread);
}

static void reading_changed (DmDocument *self) {
  g_signal_emit (self, signals[READING_CHANGED], 0);
  analyse (self);
}

static void set_id (DmDocument *self, char **where, const char *id) {
  if (g_strcmp0 (*where, id) == 0)
    return;
  g_free (*where);
  *where = g_strdup (id);
  reading_changed (self);
}

/**
 * dm_document_is_party_shown:
 * @self: a document
 * @party: a party's id
 *
 * Returns: %TRUE if the party is part of the reading
 */
gboolean dm_document_is_party_shown (DmDocument *self, const char *party) {
  return !g_hash_table_contains (self->hidden_parties, party);
}

/**
 * dm_document_set_party_shown:
 * @self: a document
 * @party: a party's id
 * @shown: whether it's part of the reading
 */
void dm_document_set_party_shown (DmDocument *self, const char *party, gboolean shown) {
  if (dm_document_is_party_shown (self, party) == !!shown)
    return;
  if (shown)
    g_hash_table_remove (self->hidden_parties, party);
  else
    g_hash_table_add (self->hidden_parties, g_strdup (party));
  reading_changed (self);
}

/**
 * dm_document_show_all_parties:
 * @self: a document
 */
void dm_document_show_all_parties (DmDocument *self) {
  if (g_hash_table_size (self->hidden_parties) == 0)
    return;
  g_hash_table_remove_all (self->hidden_parties);
  reading_changed (self);
}

/**
 * dm_document_get_date:
 * @self: a document
 *
 * Returns: (nullable): the as-of date (ISO 8601), %NULL for the model's own
 */
const char *dm_document_get_date (DmDocument *self) {
  return self->date;
}

/**
 * dm_document_set_date:
 * @self: a document
 * @date: (nullable): the as-of date (ISO 8601), %NULL for the model's own
 */
void dm_document_set_date (DmDocument *self, const char *date) {
  set_id (self, &self->date, date);
}

/**
 * dm_document_get_scenario:
 * @self: a document
 *
 * Returns: (nullable): the id of the scenario shown, %NULL for the record as it is
 */
const char *dm_document_get_scenario (DmDocument *self) {
  return self->scenario;
}

/**
 * dm_document_set_scenario:
 * @self: a document
 * @scenario: (nullable): a scenario's id, %NULL for the record as it is
 */
void dm_document_set_scenario (DmDocument *self, const char *scenario) {
  set_id (self, &self->scenario, scenario);
}

/**
 * dm_document_get_proposal:
 * @self: a document
 *
 * Returns: (nullable): the id of the proposal drawn on the map, %NULL for none
 */
const char *dm_document_get_proposal (DmDocument *self) {
  return self->proposal;
}

/**
 * dm_document_set_proposal:
 * @self: a document
 * @proposal: (nullable): a proposal's id, %NULL for none
 */
void dm_document_set_proposal (DmDocument *self, const char *proposal) {
  set_id (self, &self->proposal, proposal);
}

/**
 * dm_document_set_scope:
 * @self: a document
 * @issues: (nullable) (array zero-terminated=1): ids of issues to show
 * @baskets: (nullable) (array zero-terminated=1): ids of baskets to show
 *
 * Shows the issues that either names; all where both are %NULL.
 */
void dm_document_set_scope (DmDocument *self, const char *const *issues,
                            const char *const *baskets) {
  g_strfreev (self->issues);
  g_strfreev (self->baskets);
  self->issues = g_strdupv ((char **) issues);
  self->baskets = g_strdupv ((char **) baskets);
  reading_changed (self);
}

/* --- the model --- */

static void forget_id (char **id, gboolean known) {
  if (!known)
    g_clear_pointer (id, g_free);
}

static gboolean is_unknown_party (gpointer key, gpointer value, gpointer model) {
  return dm_model_find_party (model, key) < 0;
}

static gboolean model_has (DmModel *model, const DmSelection *selection) {
  switch (selection->kind) {
  case DM_SELECTION_ISSUE:
    return dm_model_find_issue (model, selection->id) >= 0;
  case DM_SELECTION_POSITION:
    return dm_model_find_issue (model, selection->id) >= 0
           && dm_model_find_party (model, selection->party) >= 0;
  case DM_SELECTION_PARTY:
    return dm_model_find_party (model, selection->id) >= 0;
  case DM_SELECTION_BASKET:
    return dm_model_find_basket (model, selection->id) >= 0;
  case DM_SELECTION_PROPOSAL:
    return dm_model_find_proposal (model, selection->id) >= 0;
  case DM_SELECTION_SOURCE:
    return dm_model_find_source (model, selection->id) >= 0;
  case DM_SELECTION_MODEL:
  default:
    return TRUE;
  }
}

static void drop_unknown_issues (DmDocument *self) {
  gboolean known = TRUE;

  for (guint i = 0; self->issues != NULL && self->issues[i] != NULL; i++)
    known = known && dm_model_find_issue (self->model, self->issues[i]) >= 0;
  for (guint i = 0; self->baskets != NULL && self->baskets[i] != NULL; i++)
    known = known && dm_model_find_basket (self->model, self->baskets[i]) >= 0;
  if (!known) {
    g_clear_pointer (&self->issues, g_strfreev);
    g_clear_pointer (&self->baskets, g_strfreev);
  }
}

/* Ids that the new model doesn't have would make its reading an error. */
static void drop_unknown_ids (DmDocument *self) {
  DmModel *model = self->model;

  g_hash_table_foreach_remove (self->hidden_parties, is_unknown_party, model);
  forget_id (&self->scenario,
             self->scenario != NULL && dm_model_find_scenario (model, self->scenario) >= 0);
  forget_id (&self->proposal,
             self->proposal != NULL && dm_model_find_proposal (model, self->proposal) >= 0);
  drop_unknown_issues (self);
}

/**
 * dm_document_set_model:
 * @self: a document
 * @model: the model to be current
 *
 * Replaces the model. What is shown and what is selected stays, as far as the model still has it.
 */
void dm_document_set_model (DmDocument *self, DmModel *model) {
  dm_model_ref (model);
  g_clear_pointer (&self->model, dm_model_unref);
  self->model = model;
  drop_unknown_ids (self);
  g_signal_emit (self, signals[MODEL_CHANGED], 0);
  analyse (self);
  if (!model_has (model, self->selection))
    dm_document_select (self, DM_SELECTION_MODEL, NULL, NULL, NULL);
}

/**
 * dm_document_get_model:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the current model
 */
DmModel *dm_document_get_model (DmDocument *self) {
  return self->model;
}

/**
 * dm_document_get_analysis:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the latest analysis; it may be of the model before, while a
 *   worker is at the current one
 */
DmAnalysis *dm_document_get_analysis (DmDocument *self) {
  return self->analysis;
}

/**
 * dm_document_is_analysis_current:
 * @self: a document
 *
 * Returns: %TRUE if the analysis is of the current model and reading
 */
gboolean dm_document_is_analysis_current (DmDocument *self) {
  return self->analysis_is_current;
}

/* --- the file --- */

static void set_problems (DmDocument *self, DmProblems *problems) {
  if (self->problems == NULL && problems == NULL)
    return;
  g_clear_pointer (&self->problems, dm_problems_free);
  self->problems = problems;
  g_signal_emit (self, signals[PROBLEMS_CHANGED], 0);
}

static void load_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  g_autoptr (GError) error = NULL;

  if (dm_load_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void adopt_load (DmDocument *self, DmLoad *load) {
  gboolean same_file = self->file != NULL && g_file_equal (self->file, load->file);

  g_set_object (&self->file, load->file);
  self->sample = load->sample;
  set_problems (self, NULL);
  if (!same_file) {
    g_hash_table_remove_all (self->hidden_parties);
    g_clear_pointer (&self->date, g_free);
    g_clear_pointer (&self->scenario, g_free);
    g_clear_pointer (&self->proposal, g_free);
    g_clear_pointer (&self->issues, g_strfreev);
    g_clear_pointer (&self->baskets, g_strfreev);
    dm_document_select (self, DM_SELECTION_MODEL, NULL, NULL, NULL);
  }
  dm_document_set_model (self, load->model);
}

static void on_loaded (GObject *object, GAsyncResult *result, gpointer data) {
  DmDocument *self = DM_DOCUMENT (object);
  g_autoptr (GTask) outer = data;
  DmLoad *load = g_task_get_task_data (G_TASK (result));
  guint serial = GPOINTER_TO_UINT (g_task_get_task_data (outer));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (serial != self->load_serial) {
    g_task_return_new_error (outer, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("Another file was opened meanwhile."));
    return;
  }
  if (done)
    adopt_load (self, load);
  else if (load->problems != NULL)
    set_problems (self, g_steal_pointer (&load->problems));
  if (done)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
}

/**
 * dm_document_load_async:
 * @self: a document
 * @file: the file to open
 * @sample: whether it's one of ours, not to be overwritten
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread when done
 * @user_data: for @callback
 *
 * Reads a file on a worker. Only if that succeeds is it put in the place of what is open; if not, what is wrong
 * with it is kept as the document's problems. A later load overtakes an earlier one.
 */
void dm_document_load_async (DmDocument *self, GFile *file, gboolean sample,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data) {
  GTask *outer = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) inner = NULL;

  self->load_serial++;
  g_atomic_rc_box_release (self->progress);
  self->progress = g_atomic_rc_box_new0 (gint);
  g_task_set_task_data (outer, GUINT_TO_POINTER (self->load_serial), NULL);
  inner = g_task_new (self, cancellable, on_loaded, outer);
  g_task_set_task_data (inner, dm_load_new (file, sample, self->progress),
                        (GDestroyNotify) dm_load_free);
  g_task_run_in_thread (inner, load_in_thread);
}

/**
 * dm_document_load_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: %DM_ERROR or %G_IO_ERROR
 *
 * Returns: %TRUE if the file is now what is open
 */
gboolean dm_document_load_finish (DmDocument *self, GAsyncResult *result, GError **error) {
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dm_document_get_progress:
 * @self: a document
 *
 * Returns: the share of the file under way that has been read, 0 to 1
 */
double dm_document_get_progress (DmDocument *self) {
  return g_atomic_int_get (self->progress) / 1000.0;
}

/**
 * dm_document_get_file:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the file of the current model
 */
GFile *dm_document_get_file (DmDocument *self) {
  return self->file;
}

/**
 * dm_document_is_sample:
 * @self: a document
 *
 * Returns: %TRUE if the file is a sample that can't be overwritten
 */
gboolean dm_document_is_sample (DmDocument *self) {
  return self->sample;
}

/**
 * dm_document_dup_display_name:
 * @self: a document
 *
 * Returns: (transfer full): the file's name for people, "" without a file
 */
char *dm_document_dup_display_name (DmDocument *self) {
  g_autofree char *base = self->file != NULL ? g_file_get_basename (self->file) : NULL;

  return base != NULL ? g_filename_display_name (base) : g_strdup ("");
}

/**
 * dm_document_get_problems:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): why the last file did not open, %NULL if it did
 */
DmProblems *dm_document_get_problems (DmDocument *self) {
  return self->problems;
}

/**
 * dm_document_clear_problems:
 * @self: a document
 *
 * Forgets why the last file did not open.
 */
void dm_document_clear_problems (DmDocument *self) {
  set_problems (self, NULL);
}

/* --- what is selected --- */

/**
 * dm_document_get_selection:
 * @self: a document
 *
 * Returns: (transfer none): what is selected
 */
const DmSelection *dm_document_get_selection (DmDocument *self) {
  return self->selection;
}

/**
 * dm_document_select:
 * @self: a document
 * @kind: the kind of thing
 * @id: (nullable): its id; of a position its issue's
 * @party: (nullable): of a position its party's id
 * @mark: (nullable): the id of the chosen mark on the map
 */
void dm_document_select (DmDocument *self, DmSelectionKind kind, const char *id, const char *party,
                         const char *mark) {
  g_autoptr (DmSelection) selection = dm_selection_new (kind, id, party, mark);

  if (dm_selection_equal (selection, self->selection))
    return;
  dm_selection_free (self->selection);
  self->selection = g_steal_pointer (&selection);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}
