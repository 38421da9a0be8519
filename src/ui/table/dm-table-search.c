/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-private.h"

/* Find and replace among the positions that are shown. */

typedef struct {
  DmModel *model;
  GArray *rows;
  DmTableSearch search;
} Order;

static void free_order (gpointer data) {
  Order *order = data;

  dm_model_unref (order->model);
  g_array_unref (order->rows);
  g_free (order->search.text);
  g_free (order);
}

static void find_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  Order *order = data;

  g_task_return_pointer (task,
                         dm_table_find (order->model, order->rows, &order->search, cancellable),
                         (GDestroyNotify) g_array_unref);
}

static void on_found (GObject *source, GAsyncResult *result, gpointer data) {
  DmTable *self = DM_TABLE (source);
  Order *order = g_task_get_task_data (G_TASK (result));
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GArray) hits = g_task_propagate_pointer (G_TASK (result), NULL);

  if (cancellable != self->searching)
    return;
  g_clear_object (&self->searching);
  if (hits != NULL && order->model == self->model)
    self->hits = g_steal_pointer (&hits);
  dm_table_emit_found (self);
}

static void start (DmTable *self) {
  g_autoptr (GTask) task = NULL;
  Order *order;

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->hits, g_array_unref);
  if (self->search.text == NULL || *self->search.text == '\0' || self->model == NULL
      || self->kind != DM_TABLE_POSITIONS)
    return;
  if (self->rows->len <= DM_TABLE_INSTANT_POSITIONS) {
    self->hits = dm_table_find (self->model, self->rows, &self->search, NULL);
    return;
  }
  order = g_new (Order, 1);
  order->model = dm_model_ref (self->model);
  order->rows = g_array_copy (self->rows);
  order->search = self->search;
  order->search.text = g_strdup (self->search.text);
  self->searching = g_cancellable_new ();
  task = g_task_new (self, self->searching, on_found, NULL);
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, find_in_thread);
}

/* The rows aren't those that were looked through. */
void dm_table_search_again (DmTable *self) {
  start (self);
  dm_table_emit_found (self);
}

/**
 * dm_table_search:
 * @self: a table
 * @text: what to look for
 * @match_case: whether capitals matter
 * @column: the column to look in (DmCell), -1 for all
 */
void dm_table_search (DmTable *self, const char *text, gboolean match_case, int column) {
  g_free (self->search.text);
  self->search.text = g_strdup (text);
  self->search.match_case = match_case;
  self->search.cells = column < 0 ? (1u << DM_N_CELLS) - 1 : 1u << column;
  dm_table_search_again (self);
}

guint dm_table_get_n_hits (DmTable *self) {
  return self->hits != NULL ? self->hits->len : 0;
}

gboolean dm_table_is_searching (DmTable *self) {
  return self->searching != NULL;
}

const DmTableHit *dm_table_get_hit (DmTable *self, guint nth) {
  return &g_array_index (self->hits, DmTableHit, nth);
}

/**
 * dm_table_find_hit:
 * @self: a table with hits
 * @row: a row
 * @column: a column
 * @direction: 1 for the first hit behind the cell, -1 for the last one before it, around the ends; 0 for the one in it
 *
 * Returns: which hit that is, %G_MAXUINT for none
 */
guint dm_table_find_hit (DmTable *self, guint row, guint column, int direction) {
  guint low = 0, high = dm_table_get_n_hits (self), n = high;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const DmTableHit *hit = dm_table_get_hit (self, middle);
    if (hit->row < row || (hit->row == row && (guint) hit->cell < column))
      low = middle + 1;
    else
      high = middle;
  }
  gboolean here = low < n && dm_table_get_hit (self, low)->row == row
                  && (guint) dm_table_get_hit (self, low)->cell == column;
  if (n == 0 || (direction == 0 && !here))
    return G_MAXUINT;
  if (direction == 0)
    return low;
  if (direction > 0)
    return (low + here) % n;
  return (low + n - 1) % n;
}

/**
 * dm_table_replace_hits:
 * @self: a table with hits
 * @replacement: what to put in the place of what is found
 * @nth: which hit, -1 for all
 *
 * Replaces as one step. Where what comes of it can't be taken, the cell is marked and stays as it was.
 */
void dm_table_replace_hits (DmTable *self, const char *replacement, int nth) {
  g_autoptr (GArray) hits = NULL;

  if (dm_table_get_n_hits (self) == 0 || self->job != NULL)
    return;
  if (nth < 0) {
    hits = g_array_ref (self->hits);
  } else {
    hits = g_array_new (FALSE, FALSE, sizeof (DmTableHit));
    g_array_append_vals (hits, dm_table_get_hit (self, (guint) nth), 1);
  }
  dm_table_run_replace (self, hits, replacement);
}
