/* SPDX-License-Identifier: GPL-3.0-or-later */
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

static gpointer make_key (guint row, guint column) {
  return GSIZE_TO_POINTER (((gsize) row << 24) + column + 1);
}

DmTableMark *dm_table_look_up_mark (DmTable *self, guint row, guint column) {
  if (g_hash_table_size (self->marks) == 0)
    return NULL;
  return g_hash_table_lookup (self->marks, make_key (row, column));
}

void dm_table_forget_mark (DmTable *self, guint row, guint column) {
  g_hash_table_remove (self->marks, make_key (row, column));
  if (dm_table_is_pending (self, row))
    g_clear_pointer (&dm_table_get_pending (self, row)->reasons[column], g_free);
}

/* What a pending row says stays there; beside what a recorded one says, what was refused is kept apart. */
void dm_table_set_mark (DmTable *self, guint row, guint column, const char *text,
                        const char *reason) {
  DmTableMark *mark;

  if (dm_table_is_pending (self, row)) {
    DmTablePending *pending = dm_table_get_pending (self, row);
    dm_table_change_set (pending->change, (DmCell) column, text);
    g_free (pending->reasons[column]);
    pending->reasons[column] = g_strdup (reason);
    return;
  }
  mark = g_new (DmTableMark, 1);
  mark->text = g_strdup (text);
  mark->reason = g_strdup (reason);
  g_hash_table_insert (self->marks, make_key (row, column), mark);
}

static void free_mark (gpointer data) {
  DmTableMark *mark = data;

  g_free (mark->text);
  g_free (mark->reason);
  g_free (mark);
}

GHashTable *dm_table_make_marks (void) {
  return g_hash_table_new_full (NULL, NULL, NULL, free_mark);
}

/* (transfer full): the marks, of which the table then has none */
GHashTable *dm_table_steal_marks (DmTable *self) {
  GHashTable *marks = self->marks;

  self->marks = dm_table_make_marks ();
  return marks;
}

guint dm_table_get_mark_row (gconstpointer key) {
  return (guint) ((GPOINTER_TO_SIZE (key) - 1) >> 24);
}

/* Takes the mark at @from out of @marks, if there is one, and puts it at @to. */
void dm_table_move_mark (DmTable *self, GHashTable *marks, guint from, guint to, guint column) {
  gpointer mark;

  if (g_hash_table_steal_extended (marks, make_key (from, column), NULL, &mark))
    g_hash_table_insert (self->marks, make_key (to, column), mark);
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

/** dm_table_find_mark: where the first cell is that was refused; FALSE for none */
gboolean dm_table_find_mark (DmTable *self, guint *row, guint *column) {
  gsize least = G_MAXSIZE;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    least = MIN (least, GPOINTER_TO_SIZE (key) - 1);
  *row = (guint) (least >> 24);
  *column = (guint) (least & 0xffffff);
  if (least != G_MAXSIZE || self->kind != DM_TABLE_POSITIONS)
    return least != G_MAXSIZE;
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
