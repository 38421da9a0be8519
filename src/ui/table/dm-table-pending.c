/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-table-private.h"

/* --- rows that are no positions yet --- */

DmTablePending *dm_table_pending_new (void) {
  DmTablePending *pending = g_new0 (DmTablePending, 1);

  pending->change = dm_table_change_new_row ();
  return pending;
}

void dm_table_pending_free (DmTablePending *pending) {
  for (guint i = 0; i < DM_N_CELLS; i++)
    g_free (pending->reasons[i]);
  dm_table_change_free (pending->change);
  g_free (pending);
}

gboolean dm_table_pending_is_empty (const DmTablePending *pending) {
  for (guint i = 0; i < DM_N_CELLS; i++)
    if (pending->change->texts[i] != NULL && *pending->change->texts[i] != '\0')
      return FALSE;
  return TRUE;
}

/* The pending row at @row, which is behind the recorded ones; more are made as needed. */
DmTablePending *dm_table_get_pending (DmTable *self, guint row) {
  guint nth = row - self->rows->len;

  while (self->pending->len <= nth)
    g_ptr_array_add (self->pending, dm_table_pending_new ());
  return g_ptr_array_index (self->pending, nth);
}

/* One empty row at the end, and none elsewhere. */
void dm_table_tidy_pending (DmTable *self) {
  for (guint i = 0; i < self->pending->len;)
    if (dm_table_pending_is_empty (g_ptr_array_index (self->pending, i)))
      g_ptr_array_remove_index (self->pending, i);
    else
      i++;
  g_ptr_array_add (self->pending, dm_table_pending_new ());
}

/* --- what was refused --- */

/* Which cell: a mark stays with its position or issue, whichever rows are shown in which order. */
typedef struct {
  double place; /* of the position in the file; in the matrix, the issue's index */
  guint column; /* in the matrix, the party's index */
} Key;

static guint hash_key (gconstpointer key) {
  const Key *cell = key;

  return g_double_hash (&cell->place) * 31 + cell->column;
}

static gboolean are_keys_equal (gconstpointer a, gconstpointer b) {
  const Key *first = a, *second = b;

  return memcmp (&first->place, &second->place, sizeof first->place) == 0
         && first->column == second->column;
}

static double get_place (DmTable *self, guint row) {
  if (self->kind == DM_TABLE_MATRIX)
    return g_array_index (self->issues, guint, row);
  return dm_table_row_get_position (self->model, g_array_index (self->rows, DmTableRow, row))
      ->order;
}

/* FALSE where there's nothing that could be marked */
static gboolean make_key (DmTable *self, guint row, guint column, Key *key) {
  if (row >= dm_table_get_n_recorded (self)
      || (self->kind == DM_TABLE_MATRIX && (column == 0 || column > self->parties->len)))
    return FALSE;
  key->place = get_place (self, row);
  key->column
      = self->kind == DM_TABLE_MATRIX ? g_array_index (self->parties, guint, column - 1) : column;
  return TRUE;
}

DmTableMark *dm_table_look_up_mark (DmTable *self, guint row, guint column) {
  Key key;

  if (g_hash_table_size (self->marks) == 0 || !make_key (self, row, column, &key))
    return NULL;
  return g_hash_table_lookup (self->marks, &key);
}

void dm_table_forget_mark (DmTable *self, guint row, guint column) {
  Key key;

  if (dm_table_is_pending (self, row))
    g_clear_pointer (&dm_table_get_pending (self, row)->reasons[column], g_free);
  else if (make_key (self, row, column, &key))
    g_hash_table_remove (self->marks, &key);
}

/* What a pending row says stays there; beside what a recorded one says, what was refused is kept apart. */
void dm_table_set_mark (DmTable *self, guint row, guint column, const char *text,
                        const char *reason) {
  DmTableMark *mark;
  Key key;

  if (dm_table_is_pending (self, row)) {
    DmTablePending *pending = dm_table_get_pending (self, row);
    dm_table_change_set (pending->change, (DmCell) column, text);
    g_free (pending->reasons[column]);
    pending->reasons[column] = g_strdup (reason);
    return;
  }
  if (!make_key (self, row, column, &key))
    return;
  mark = g_new (DmTableMark, 1);
  mark->text = g_strdup (text);
  mark->reason = g_strdup (reason);
  g_hash_table_insert (self->marks, g_memdup2 (&key, sizeof key), mark);
}

static void free_mark (gpointer data) {
  DmTableMark *mark = data;

  g_free (mark->text);
  g_free (mark->reason);
  g_free (mark);
}

GHashTable *dm_table_make_marks (void) {
  return g_hash_table_new_full (hash_key, are_keys_equal, g_free, free_mark);
}

/* (transfer full): the places of all marks, as a set */
static GHashTable *list_places (DmTable *self) {
  GHashTable *places = g_hash_table_new (g_double_hash, g_double_equal);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (places, &((Key *) key)->place);
  return places;
}

static gboolean is_gone (gpointer key, gpointer mark, gpointer places) {
  return g_hash_table_contains (places, &((Key *) key)->place);
}

/* Those of positions that the model doesn't have any more go. */
void dm_table_follow_marks (DmTable *self) {
  g_autoptr (GHashTable) places = NULL;

  if (g_hash_table_size (self->marks) == 0 || self->kind != DM_TABLE_POSITIONS)
    return;
  places = list_places (self);
  for (guint i = 0; i < dm_model_get_n_issues (self->model); i++) {
    const DmPositions *positions = dm_model_get_issue (self->model, i)->positions;

    for (guint j = 0; j < positions->n_positions; j++)
      g_hash_table_remove (places, &positions->positions[j].order);
  }
  g_hash_table_foreach_remove (self->marks, is_gone, places);
}

/* The first one in sight, if any. */
static gboolean find_shown_mark (DmTable *self, guint *row, guint *column) {
  g_autoptr (GHashTable) places = list_places (self);
  guint n_rows = g_hash_table_size (places) > 0 ? dm_table_get_n_recorded (self) : 0;

  for (*row = 0; *row < n_rows; (*row)++) {
    double place = get_place (self, *row);

    if (!g_hash_table_contains (places, &place))
      continue;
    for (*column = 0; *column < dm_table_get_n_columns (self); (*column)++)
      if (dm_table_look_up_mark (self, *row, *column) != NULL)
        return TRUE;
  }
  return FALSE;
}

/** dm_table_get_n_marks: how many cells were refused, and are shown as they were meant */
guint dm_table_get_n_marks (DmTable *self) {
  guint n = g_hash_table_size (self->marks);

  for (guint i = 0; i < self->pending->len; i++) {
    DmTablePending *pending = g_ptr_array_index (self->pending, i);
    for (guint j = 0; j < DM_N_CELLS; j++)
      n += pending->reasons[j] != NULL;
  }
  return n;
}

/** dm_table_find_mark: where the first cell in sight is that was refused; FALSE for none */
gboolean dm_table_find_mark (DmTable *self, guint *row, guint *column) {
  if (find_shown_mark (self, row, column))
    return TRUE;
  if (self->kind != DM_TABLE_POSITIONS)
    return FALSE;
  for (guint i = 0; i < self->pending->len; i++) {
    DmTablePending *pending = g_ptr_array_index (self->pending, i);
    for (guint j = 0; j < DM_N_CELLS; j++)
      if (pending->reasons[j] != NULL) {
        *row = self->rows->len + i;
        *column = j;
        return TRUE;
      }
  }
  return FALSE;
}

/** dm_table_clear_marks: drops what was refused, and the rows that came to nothing */
void dm_table_clear_marks (DmTable *self) {
  g_hash_table_remove_all (self->marks);
  g_ptr_array_set_size (self->pending, 0);
  dm_table_tidy_pending (self);
  dm_table_changed (self);
}
