/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-table-private.h"

/* Which rows are shown. */

static gboolean is_issue_wanted (DmTable *self, guint issue) {
  DmIssueResult *result;

  if (self->verdict < 0)
    return TRUE;
  result = dm_table_get_result (self, issue);
  return result != NULL && (int) result->verdict == self->verdict;
}

static void make_issue_mask (DmTable *self) {
  guint n = dm_model_get_n_issues (self->model);

  g_clear_pointer (&self->query.issues, g_free);
  self->query.n_issues = 0;
  if (self->verdict < 0)
    return;
  self->query.issues = g_new0 (gboolean, n + 1);
  self->query.n_issues = n;
  for (guint i = 0; i < n; i++)
    self->query.issues[i] = is_issue_wanted (self, i);
}

/* --- the matrix: few enough rows to make them at once --- */

typedef struct {
  guint issue;
  gboolean empty;
  double number;
  char *text;
} IssueKey;

static int compare_issue_keys (gconstpointer a, gconstpointer b, gpointer data) {
  const IssueKey *first = a, *second = b;
  int order = 0;

  if (first->empty != second->empty)
    return first->empty ? 1 : -1;
  if (first->text != NULL && second->text != NULL)
    order = strcmp (first->text, second->text);
  else
    order = (first->number > second->number) - (first->number < second->number);
  order *= GPOINTER_TO_INT (data);
  return order != 0 ? order : (first->issue > second->issue) - (first->issue < second->issue);
}

static void fill_issue_key (DmTable *self, IssueKey *key) {
  const DmIssue *issue = dm_model_get_issue (self->model, key->issue);
  DmIssueResult *result = dm_table_get_result (self, key->issue);
  guint column = (guint) self->matrix_sort;
  const DmPosition *position;

  if (column == 0) {
    key->text = g_utf8_collate_key (issue->name, -1);
  } else if (column == self->parties->len + 1) {
    key->empty = result == NULL;
    key->number = result != NULL ? result->verdict : 0;
  } else {
    position = dm_table_get_in_force (self, key->issue,
                                      g_array_index (self->parties, guint, column - 1));
    key->empty = position == NULL || (position->flags & DM_POSITION_DEMAND) == 0;
    if (!key->empty && dm_scale_get_last (issue->scale) > dm_scale_get_first (issue->scale))
      key->number = (position->demand - dm_scale_get_first (issue->scale))
                    / (dm_scale_get_last (issue->scale) - dm_scale_get_first (issue->scale));
  }
}

static void sort_issues (DmTable *self) {
  g_autofree IssueKey *keys = g_new0 (IssueKey, self->issues->len + 1);
  int direction = self->matrix_descending ? -1 : 1;

  if (self->matrix_sort < 0 || (guint) self->matrix_sort >= dm_table_get_n_columns (self))
    return;
  for (guint i = 0; i < self->issues->len; i++) {
    keys[i].issue = g_array_index (self->issues, guint, i);
    fill_issue_key (self, &keys[i]);
  }
  g_qsort_with_data (keys, (int) self->issues->len, sizeof *keys, compare_issue_keys,
                     GINT_TO_POINTER (direction));
  for (guint i = 0; i < self->issues->len; i++) {
    g_array_index (self->issues, guint, i) = keys[i].issue;
    g_free (keys[i].text);
  }
}

static char *fold (const char *text) {
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

static gboolean issue_has_text (const DmIssue *issue, const char *needle) {
  g_autofree char *name = fold (issue->name);

  if (strstr (name, needle) != NULL)
    return TRUE;
  for (guint i = 0; i < issue->scale->n_levels; i++) {
    g_autofree char *level = fold (issue->scale->levels[i].name);
    if (strstr (level, needle) != NULL)
      return TRUE;
  }
  return FALSE;
}

static void make_matrix (DmTable *self) {
  const char *text = self->query.text;
  g_autofree char *needle = text != NULL && *text != '\0' ? fold (text) : NULL;

  g_array_set_size (self->issues, 0);
  g_array_set_size (self->parties, 0);
  for (guint i = 0; i < dm_model_get_n_parties (self->model); i++)
    if ((self->query.party < 0 || (guint) self->query.party == i)
        && dm_document_is_party_shown (self->document, dm_model_get_party (self->model, i)->id))
      g_array_append_val (self->parties, i);
  for (guint i = 0; i < dm_model_get_n_issues (self->model); i++)
    if (is_issue_wanted (self, i)
        && (needle == NULL || issue_has_text (dm_model_get_issue (self->model, i), needle)))
      g_array_append_val (self->issues, i);
  sort_issues (self);
}

/* --- the positions --- */

typedef struct {
  DmModel *model;
  DmTableQuery *query;
} Order;

static void free_order (gpointer data) {
  Order *order = data;

  dm_model_unref (order->model);
  dm_table_query_free (order->query);
  g_free (order);
}

static void take_rows (DmTable *self, GArray *rows) {
  GArray *before = self->rows;

  self->rows = rows;
  g_array_unref (before);
  dm_table_changed (self);
  dm_table_search_again (self);
}

static void make_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  Order *order = data;
  GError *error = NULL;
  GArray *rows = dm_table_rows_new (order->model, order->query, cancellable, &error);

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void on_made (GObject *source, GAsyncResult *result, gpointer data) {
  DmTable *self = DM_TABLE (source);
  Order *order = g_task_get_task_data (G_TASK (result));
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  GArray *rows = g_task_propagate_pointer (G_TASK (result), NULL);

  if (cancellable != self->loading) {
    g_clear_pointer (&rows, g_array_unref);
    return;
  }
  g_clear_object (&self->loading);
  /* an edit while they were made: once more */
  if (rows != NULL && order->model != self->model) {
    g_array_unref (rows);
    dm_table_make_rows (self);
  } else if (rows != NULL) {
    take_rows (self, rows);
  }
  dm_table_emit_busy (self);
}

static void make_positions (DmTable *self) {
  g_autoptr (GTask) task = NULL;
  Order *order;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  make_issue_mask (self);
  if (dm_model_get_n_positions (self->model) <= DM_TABLE_INSTANT_POSITIONS) {
    take_rows (self, dm_table_rows_new (self->model, &self->query, NULL, NULL));
    return;
  }
  order = g_new (Order, 1);
  order->model = dm_model_ref (self->model);
  order->query = dm_table_query_copy (&self->query);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, on_made, NULL);
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, make_in_thread);
  dm_table_emit_busy (self);
}

/* No rows, until there are others: theirs are of a model that isn't any more. */
static void drop_rows (DmTable *self) {
  g_array_set_size (self->rows, 0);
}

/* Whether a model has the parties and issues of another one. */
static gboolean is_alike (const DmModel *model, const DmModel *other) {
  guint n_parties = dm_model_get_n_parties (model), n_issues = dm_model_get_n_issues (model);

  if (n_parties != dm_model_get_n_parties (other) || n_issues != dm_model_get_n_issues (other))
    return FALSE;
  for (guint i = 0; i < n_parties; i++)
    if (strcmp (dm_model_get_party (model, i)->id, dm_model_get_party (other, i)->id) != 0)
      return FALSE;
  for (guint i = 0; i < n_issues; i++)
    if (strcmp (dm_model_get_issue (model, i)->id, dm_model_get_issue (other, i)->id) != 0)
      return FALSE;
  return TRUE;
}

/* Makes the rows anew, as they are asked for. */
void dm_table_make_rows (DmTable *self) {
  if (self->model == NULL)
    return;
  if (self->kind == DM_TABLE_MATRIX)
    make_matrix (self);
  else
    make_positions (self);
}

/* Shows the document's model, with as little work as the edit was. */
void dm_table_follow_model (DmTable *self) {
  DmModel *model = dm_document_get_model (self->document);
  g_autoptr (DmModel) before = g_steal_pointer (&self->model);
  guint n_removed = 0;

  if (model == NULL) {
    self->model = g_steal_pointer (&before);
    return;
  }
  self->model = dm_model_ref (model);
  if (before == model && self->kind == DM_TABLE_POSITIONS)
    return;
  if (self->kind == DM_TABLE_POSITIONS && before != NULL && self->loading == NULL
      && dm_table_rows_follow (self->rows, &self->query, before, model, &n_removed)) {
    if (n_removed > 0)
      dm_table_follow_marks (self);
    dm_table_changed (self);
  } else {
    drop_rows (self);
    if (g_hash_table_size (self->marks) > 0 && before != NULL && is_alike (before, model))
      dm_table_follow_marks (self);
    else
      g_hash_table_remove_all (self->marks);
    if (self->pending->len == 0)
      dm_table_tidy_pending (self);
    dm_table_make_rows (self);
    dm_table_changed (self);
  }
  dm_table_search_again (self);
}

/**
 * dm_table_set_kind:
 * @self: a table
 * @kind: how it is to be arranged
 */
void dm_table_set_kind (DmTable *self, DmTableKind kind) {
  if (kind == self->kind)
    return;
  self->kind = kind;
  drop_rows (self);
  g_hash_table_remove_all (self->marks);
  if (self->pending->len == 0)
    dm_table_tidy_pending (self);
  dm_table_make_rows (self);
  dm_table_changed (self);
}

/**
 * dm_table_sort:
 * @self: a table
 * @column: the column to sort by, -1 for the order of the file
 * @descending: from the greatest to the least
 */
void dm_table_sort (DmTable *self, int column, gboolean descending) {
  if (self->kind == DM_TABLE_MATRIX) {
    self->matrix_sort = column;
    self->matrix_descending = descending;
  } else {
    self->query.sort = column;
    self->query.descending = descending;
  }
  dm_table_make_rows (self);
  dm_table_changed (self);
}

int dm_table_get_sort (DmTable *self, gboolean *descending) {
  *descending = self->kind == DM_TABLE_MATRIX ? self->matrix_descending : self->query.descending;
  return self->kind == DM_TABLE_MATRIX ? self->matrix_sort : self->query.sort;
}

/**
 * dm_table_filter:
 * @self: a table
 * @text: what a row must have in it, "" for all
 * @party: (nullable): the id of the only party that is wanted
 * @verdict: the verdict on the issues that are wanted, -1 for all
 */
void dm_table_filter (DmTable *self, const char *text, const char *party, int verdict) {
  int index = party != NULL && self->model != NULL ? dm_model_find_party (self->model, party) : -1;

  if (g_strcmp0 (text, self->query.text != NULL ? self->query.text : "") == 0
      && index == self->query.party && verdict == self->verdict)
    return;
  g_free (self->query.text);
  self->query.text = g_strdup (text);
  self->query.party = index;
  self->verdict = verdict;
  dm_table_make_rows (self);
  dm_table_changed (self);
}
