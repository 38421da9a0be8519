/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-change.h"
#include "dm-document-private.h"

/* --- analysing --- */

typedef struct {
  DmReading *reading;
  DmAnalysis *previous; /* (nullable): what it may share results with */
} AnalysisJob;

static void analysis_job_free (AnalysisJob *job) {
  g_clear_pointer (&job->reading, dm_reading_unref);
  g_clear_pointer (&job->previous, dm_analysis_unref);
  g_free (job);
}

/**
 * dm_document_read_model:
 * @self: a document
 * @model: its model, or one with the same things in it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): @model read as the document shows its own; DM_ERROR_USAGE
 */
DmReading *dm_document_read_model (DmDocument *self, DmModel *model, GError **error) {
  g_auto (GStrv) parties = dm_document_dup_shown_parties (self);
  DmReadingSpec spec = {
    .parties = (const char *const *) parties,
    .issues = (const char *const *) self->issues,
    .baskets = (const char *const *) self->baskets,
    .date = self->date,
    .scenario = self->scenario,
    .proposal = self->proposal,
    .compare_date = self->compare_date,
    .compare_scenario = self->compare_scenario,
  };

  return dm_reading_new (model, &spec, error);
}

static DmAnalysis *run_analysis (const DmAnalysis *previous, DmReading *reading,
                                 GCancellable *cancellable, GError **error) {
  return previous != NULL ? dm_analysis_update (previous, reading, cancellable, error)
                          : dm_analysis_new (reading, cancellable, error);
}

void dm_document_stop_analysing (DmDocument *self) {
  if (self->analysing != NULL)
    g_cancellable_cancel (self->analysing);
  g_clear_object (&self->analysing);
}

static void keep_analysis (DmDocument *self, DmAnalysis *analysis) {
  g_clear_pointer (&self->analysis, dm_analysis_unref);
  self->analysis = analysis;
}

static void take_analysis (DmDocument *self, DmAnalysis *analysis) {
  keep_analysis (self, analysis);
  self->analysis_is_current = TRUE;
  dm_document_emit (self, DM_DOCUMENT_ANALYSIS_CHANGED);
}

static void analyse_in_thread (GTask *task, gpointer source, gpointer data,
                               GCancellable *cancellable) {
  AnalysisJob *job = data;
  g_autoptr (GError) error = NULL;
  DmAnalysis *analysis = run_analysis (job->previous, job->reading, cancellable, &error);

  if (analysis != NULL)
    g_task_return_pointer (task, analysis, (GDestroyNotify) dm_analysis_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void on_analysed (GObject *object, GAsyncResult *result, gpointer data) {
  DmDocument *self = DM_DOCUMENT (object);
  g_autoptr (GError) error = NULL;
  DmAnalysis *analysis = g_task_propagate_pointer (G_TASK (result), &error);

  /* A newer one is under way: what this one says is about a reading that is gone. */
  if (g_task_get_cancellable (G_TASK (result)) != self->analysing) {
    g_clear_pointer (&analysis, dm_analysis_unref);
    return;
  }
  g_clear_object (&self->analysing);
  if (analysis == NULL) {
    g_debug ("analysis: %s", error->message);
  } else if (self->analyse_again) {
    keep_analysis (self, analysis);
    dm_document_analyse (self);
  } else {
    take_analysis (self, analysis);
  }
}

static void analyse_now (DmDocument *self, DmReading *reading) {
  g_autoptr (GError) error = NULL;
  DmAnalysis *analysis = run_analysis (self->analysis, reading, NULL, &error);

  if (analysis != NULL)
    take_analysis (self, analysis);
  else
    g_debug ("analysis: %s", error->message);
}

static void analyse_on_worker (DmDocument *self, DmReading *reading) {
  AnalysisJob *job = g_new0 (AnalysisJob, 1);
  g_autoptr (GTask) task = NULL;

  job->reading = dm_reading_ref (reading);
  job->previous = self->analysis != NULL ? dm_analysis_ref (self->analysis) : NULL;
  self->analysing = g_cancellable_new ();
  task = g_task_new (self, self->analysing, on_analysed, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) analysis_job_free);
  g_task_run_in_thread (task, analyse_in_thread);
}

/* Judges what isn't shared with the latest analysis: at once where that is little, which an edit is at any size of the
 * model. One that is under way goes on: what it gives is what the next one needs. */
void dm_document_analyse (DmDocument *self) {
  g_autoptr (DmReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  self->analysis_is_current = FALSE;
  self->analyse_again = self->analysing != NULL;
  if (self->model == NULL || self->analysing != NULL)
    return;
  reading = dm_document_read_model (self, self->model, &error);
  if (reading == NULL)
    g_debug ("reading: %s", error->message);
  else if (dm_analysis_count_anew (self->analysis, reading, DM_DOCUMENT_INSTANT_POSITIONS)
           < DM_DOCUMENT_INSTANT_POSITIONS)
    analyse_now (self, reading);
  else
    analyse_on_worker (self, reading);
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

/* --- how it is read --- */

/* Another file begins with all of it shown. */
void dm_document_reset_reading (DmDocument *self) {
  g_hash_table_remove_all (self->hidden_parties);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->scenario, g_free);
  g_clear_pointer (&self->proposal, g_free);
  g_clear_pointer (&self->compare_date, g_free);
  g_clear_pointer (&self->compare_scenario, g_free);
  g_clear_pointer (&self->issues, g_strfreev);
  g_clear_pointer (&self->baskets, g_strfreev);
}

/* The id that @id has in @to: it may be a new one; NULL where the thing went away, or wasn't there. */
static const char *follow (DmModel *from, DmModel *to, DmSelectionKind kind, const char *id) {
  if (id == NULL || dm_change_has_id (to, kind, id))
    return id;
  return from != NULL ? dm_change_follow_id (from, to, kind, id) : NULL;
}

static void follow_id (DmModel *from, DmModel *to, DmSelectionKind kind, char **id) {
  char *followed = g_strdup (follow (from, to, kind, *id));

  g_free (*id);
  *id = followed;
}

static void follow_hidden_parties (DmDocument *self, DmModel *from, DmModel *to) {
  g_autoptr (GHashTable) before = g_steal_pointer (&self->hidden_parties);
  GHashTableIter iter;
  gpointer id;

  self->hidden_parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    const char *followed = follow (from, to, DM_SELECTION_PARTY, id);

    if (followed != NULL)
      g_hash_table_add (self->hidden_parties, g_strdup (followed));
  }
}

/* Returns: whether all were found again */
static gboolean follow_ids (DmModel *from, DmModel *to, DmSelectionKind kind, GStrv ids) {
  gboolean all = TRUE;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    const char *followed = follow (from, to, kind, ids[i]);

    all = all && followed != NULL;
    if (followed != NULL && followed != ids[i]) {
      g_free (ids[i]);
      ids[i] = g_strdup (followed);
    }
  }
  return all;
}

/* Ids that the new model doesn't have would make its reading an error; those of things that got new ones follow. */
void dm_document_follow_reading (DmDocument *self, DmModel *from, DmModel *to) {
  follow_hidden_parties (self, from, to);
  follow_id (from, to, DM_SELECTION_SCENARIO, &self->scenario);
  follow_id (from, to, DM_SELECTION_PROPOSAL, &self->proposal);
  follow_id (from, to, DM_SELECTION_SCENARIO, &self->compare_scenario);
  if (!follow_ids (from, to, DM_SELECTION_ISSUE, self->issues)
      || !follow_ids (from, to, DM_SELECTION_BASKET, self->baskets)) {
    g_clear_pointer (&self->issues, g_strfreev);
    g_clear_pointer (&self->baskets, g_strfreev);
  }
}

void dm_document_reading_changed (DmDocument *self) {
  dm_document_emit (self, DM_DOCUMENT_READING_CHANGED);
  dm_document_stop_analysing (self);
  dm_document_analyse (self);
}

static void set_id (DmDocument *self, char **where, const char *id) {
  if (g_strcmp0 (*where, id) == 0)
    return;
  g_free (*where);
  *where = g_strdup (id);
  dm_document_reading_changed (self);
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
  dm_document_reading_changed (self);
}

/**
 * dm_document_show_all_parties:
 * @self: a document
 */
void dm_document_show_all_parties (DmDocument *self) {
  if (g_hash_table_size (self->hidden_parties) == 0)
    return;
  g_hash_table_remove_all (self->hidden_parties);
  dm_document_reading_changed (self);
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
 * dm_document_get_compare_date:
 * @self: a document
 *
 * Returns: (nullable): the day (ISO 8601) of what the reading is compared with, %NULL for its own
 */
const char *dm_document_get_compare_date (DmDocument *self) {
  return self->compare_date;
}

/**
 * dm_document_get_compare_scenario:
 * @self: a document
 *
 * Returns: (nullable): the id of the scenario that the reading is compared with, %NULL for the record
 */
const char *dm_document_get_compare_scenario (DmDocument *self) {
  return self->compare_scenario;
}

/**
 * dm_document_compare_with:
 * @self: a document
 * @date: (nullable): another day (ISO 8601), %NULL for the one that is shown
 * @scenario: (nullable): a scenario's id, %NULL for the record
 *
 * Chooses what the reading is compared with. With neither that is the record where a scenario is shown, else nothing.
 */
void dm_document_compare_with (DmDocument *self, const char *date, const char *scenario) {
  if (g_strcmp0 (self->compare_date, date) == 0
      && g_strcmp0 (self->compare_scenario, scenario) == 0)
    return;
  g_free (self->compare_date);
  g_free (self->compare_scenario);
  self->compare_date = g_strdup (date);
  self->compare_scenario = g_strdup (scenario);
  dm_document_reading_changed (self);
}
