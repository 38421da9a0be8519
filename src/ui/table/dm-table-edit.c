/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-csv-names.h"
#include "dm-table-private.h"
#include "dm-table-summary.h"
#include "dm-tsv.h"

#define MOST_COMPLETIONS 8

/* What each step is called. */
static const char *const labels[DM_N_CELLS] = {
  [DM_CELL_PARTY] = N_ ("Change the party of a position"),
  [DM_CELL_ISSUE] = N_ ("Change the issue of a position"),
  [DM_CELL_DEMAND] = N_ ("Change the demand"),
  [DM_CELL_ACCEPTS_FROM] = N_ ("Change what is accepted"),
  [DM_CELL_ACCEPTS_TO] = N_ ("Change what is accepted"),
  [DM_CELL_LIMIT_FROM] = N_ ("Change the red line"),
  [DM_CELL_LIMIT_TO] = N_ ("Change the red line"),
  [DM_CELL_SALIENCE] = N_ ("Change the salience"),
  [DM_CELL_BASIS] = N_ ("Change the basis"),
  [DM_CELL_CONFIDENCE] = N_ ("Change the confidence"),
  [DM_CELL_SINCE] = N_ ("Change the day"),
  [DM_CELL_STATEMENT] = N_ ("Change the statement"),
  [DM_CELL_SOURCE] = N_ ("Change the source"),
  [DM_CELL_LOCATOR] = N_ ("Change the locator"),
};

/* --- one cell --- */

static DmTableChange *change_in_matrix (DmTable *self, guint row, guint column, const char *text) {
  guint issue = g_array_index (self->issues, guint, row);
  guint party = g_array_index (self->parties, guint, column - 1);
  const DmPosition *position = dm_table_get_in_force (self, issue, party);
  DmTableChange *change;

  if (position != NULL) {
    change = dm_table_change_new (self->model, issue, position);
  } else {
    change = dm_table_change_new_row ();
    change->texts[DM_CELL_PARTY] = g_strdup (dm_model_get_party (self->model, party)->id);
    change->texts[DM_CELL_ISSUE] = g_strdup (dm_model_get_issue (self->model, issue)->id);
  }
  char *texts[DM_N_CELLS];
  dm_table_summary_parse (dm_model_get_issue (self->model, issue)->scale, text, self->decimal,
                          texts);
  for (guint i = 0; i < DM_N_CELLS; i++)
    if (texts[i] != NULL)
      change->texts[i] = texts[i];
  return change;
}

static DmTableChange *copy_pending (DmTable *self, guint row) {
  const DmTableChange *from = dm_table_get_pending (self, row)->change;
  DmTableChange *change = dm_table_change_new_row ();

  for (guint i = 0; i < DM_N_CELLS; i++)
    change->texts[i] = g_strdup (from->texts[i]);
  return change;
}

/* (transfer full): what typing @text into a cell comes to; of a new row, with what is typed there already */
DmTableChange *dm_table_make_change (DmTable *self, guint row, guint column, const char *text) {
  DmTableChange *change;

  if (self->kind == DM_TABLE_MATRIX)
    return change_in_matrix (self, row, column, text);
  if (row >= self->rows->len) {
    change = copy_pending (self, row);
  } else {
    DmTableRow at = g_array_index (self->rows, DmTableRow, row);
    change
        = dm_table_change_new (self->model, at.issue, dm_table_row_get_position (self->model, at));
  }
  dm_table_change_set (change, (DmCell) column, text);
  return change;
}

/* Tries it; the reason is that of the cell itself, not of others in the same row. */
static DmModel *try (DmTable *self, guint row, guint column, const char *text, gboolean *taken,
                     char **reason) {
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_table_change_free);
  DmTableReport report;
  DmModel *model;

  g_ptr_array_add (changes, dm_table_make_change (self, row, column, text));
  model = dm_table_apply (self->model, changes, self->decimal, NULL, NULL, NULL, &report);
  *taken = report.taken->len > 0;
  *reason = NULL;
  for (guint i = 0; i < report.refusals->len && *reason == NULL; i++) {
    DmTableRefusal *refusal = g_ptr_array_index (report.refusals, i);
    if (self->kind == DM_TABLE_MATRIX || refusal->cell == (DmCell) column)
      *reason = g_strdup (refusal->reason != NULL ? refusal->reason : _ ("this can’t be taken"));
  }
  dm_table_report_clear (&report);
  return model;
}

/**
 * dm_table_check:
 * @self: a table
 * @row: a row
 * @column: a column
 * @text: what is being typed
 *
 * Returns: (transfer full) (nullable): why it can't be taken
 */
char *dm_table_check (DmTable *self, guint row, guint column, const char *text) {
  g_autoptr (DmModel) model = NULL;
  gboolean taken;
  char *reason;

  if (self->model == NULL || (self->kind == DM_TABLE_MATRIX && *text == '\0'))
    return NULL;
  model = try (self, row, column, text, &taken, &reason);
  return reason;
}

static void remove_pending (DmTable *self, guint row) {
  g_ptr_array_remove_index (self->pending, row - self->rows->len);
}

static const char *get_label (DmTable *self, guint row, guint column, gboolean taken) {
  if (taken)
    return _ ("Record a position");
  return self->kind == DM_TABLE_MATRIX ? _ ("Change the position") : _ (labels[column]);
}

/**
 * dm_table_commit:
 * @self: a table
 * @row: a row
 * @column: a column that can be edited
 * @text: what was typed
 *
 * Takes what was typed as one step. What can't be taken never reaches the model: it stays in the cell, marked.
 *
 * Returns: whether it was taken
 */
gboolean dm_table_commit (DmTable *self, guint row, guint column, const char *text) {
  g_autoptr (DmModel) model = NULL;
  g_autofree char *reason = NULL;
  gboolean taken;

  if (self->kind == DM_TABLE_MATRIX && text[strspn (text, " ")] == '\0') {
    DmTableBlock block = { row, row, column, column };
    dm_table_clear (self, &block);
    return TRUE;
  }
  model = try (self, row, column, text, &taken, &reason);
  dm_table_forget_mark (self, row, column);
  if (reason != NULL) {
    dm_table_set_mark (self, row, column, text, reason);
    dm_table_tidy_pending (self);
    dm_table_changed (self);
    return FALSE;
  }
  if (dm_table_is_pending (self, row)) {
    dm_table_change_set (dm_table_get_pending (self, row)->change, (DmCell) column, text);
    if (taken)
      remove_pending (self, row);
    dm_table_tidy_pending (self);
  }
  if (model != self->model)
    dm_document_apply (self->document, model, get_label (self, row, column, taken), NULL);
  dm_document_end_step (self->document);
  dm_table_changed (self);
  return TRUE;
}

/* --- completion --- */

static void add_completion (GPtrArray *found, const char *name, const char *folded) {
  g_autofree char *name_folded = g_utf8_casefold (name, -1);
  const char *at = strstr (name_folded, folded);

  if (at == NULL)
    return;
  /* what begins with it is the better match */
  g_ptr_array_insert (found, at == name_folded ? 0 : -1, g_strdup (name));
}

static const DmScale *get_scale (DmTable *self, guint row) {
  const char *text;
  int issue;

  if (self->kind == DM_TABLE_MATRIX)
    return dm_model_get_issue (self->model, g_array_index (self->issues, guint, row))->scale;
  if (row < self->rows->len)
    return dm_model_get_issue (self->model, g_array_index (self->rows, DmTableRow, row).issue)
        ->scale;
  text = dm_table_get_pending (self, row)->change->texts[DM_CELL_ISSUE];
  if (text == NULL)
    return NULL;
  g_autoptr (DmCsvNames) names = dm_csv_names_new_issues (self->model);
  issue = dm_csv_names_find (names, text);
  return issue >= 0 ? dm_model_get_issue (self->model, (guint) issue)->scale : NULL;
}

static void complete_names (DmTable *self, DmCell cell, const char *folded, GPtrArray *found) {
  static const DmBasis bases[] = { DM_BASIS_STATED, DM_BASIS_REPORTED, DM_BASIS_INFERRED };

  for (guint i = 0; cell == DM_CELL_PARTY && i < dm_model_get_n_parties (self->model); i++)
    add_completion (found, dm_model_get_party (self->model, i)->name, folded);
  for (guint i = 0; cell == DM_CELL_ISSUE && i < dm_model_get_n_issues (self->model); i++)
    add_completion (found, dm_model_get_issue (self->model, i)->name, folded);
  for (guint i = 0; cell == DM_CELL_SOURCE && i < dm_model_get_n_sources (self->model); i++)
    add_completion (found, dm_model_get_source (self->model, i)->title, folded);
  for (guint i = 0; cell == DM_CELL_BASIS && i < G_N_ELEMENTS (bases); i++)
    add_completion (found, dm_basis_to_id (bases[i]), folded);
}

/**
 * dm_table_complete:
 * @self: a table
 * @row: a row
 * @column: a column
 * @text: what is being typed
 *
 * Returns: (transfer full): the names that it may be the beginning or a part of, the best match first; none where any text will do
 */
GStrv dm_table_complete (DmTable *self, guint row, guint column, const char *text) {
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  DmCell cell = self->kind == DM_TABLE_MATRIX ? DM_CELL_DEMAND : (DmCell) column;
  const DmScale *scale = NULL;

  if (*text == '\0' || self->model == NULL)
    return g_new0 (char *, 1);
  if (cell >= DM_CELL_DEMAND && cell <= DM_CELL_LIMIT_TO)
    scale = get_scale (self, row);
  for (guint i = scale != NULL ? scale->n_levels : 0; i > 0; i--)
    add_completion (found, scale->levels[i - 1].name, folded);
  complete_names (self, cell, folded, found);
  g_ptr_array_set_size (found, (int) MIN (found->len, MOST_COMPLETIONS));
  g_ptr_array_add (found, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

/* --- blocks --- */

/**
 * dm_table_copy:
 * @self: a table
 * @block: cells
 *
 * Returns: (transfer full) (nullable): the block as spreadsheets take it; %NULL where it is too large
 */
char *dm_table_copy (DmTable *self, const DmTableBlock *block) {
  guint64 n_cells = (guint64) (block->to_row - block->from_row + 1)
                    * (block->to_column - block->from_column + 1);
  g_autofree char *sentence = NULL;
  GString *text;

  if (n_cells > DM_TABLE_MOST_COPIED) {
    sentence = g_strdup_printf (
        _ ("At most %u cells can be copied at once; for more there is “demarche convert”"),
        DM_TABLE_MOST_COPIED);
    dm_table_say (self, sentence);
    return NULL;
  }
  text = g_string_new (NULL);

  for (guint row = block->from_row; row <= block->to_row; row++) {
    for (guint column = block->from_column; column <= block->to_column; column++) {
      g_autofree char *cell = dm_table_dup_text (self, row, column);
      g_string_append (text, column > block->from_column ? "\t" : "");
      dm_tsv_append (text, cell);
    }
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

/* Whether a block can be made up within a frame; says so where it can't. */
static gboolean is_small_enough (DmTable *self, const DmTableBlock *block) {
  guint64 n_cells = (guint64) (block->to_row - block->from_row + 1)
                    * (block->to_column - block->from_column + 1);
  g_autofree char *sentence = NULL;

  if (n_cells <= DM_TABLE_MOST_CELLS)
    return TRUE;
  sentence = g_strdup_printf (
      _ ("At most %u cells can be changed at once; for more there is “demarche convert”"),
      DM_TABLE_MOST_CELLS);
  dm_table_say (self, sentence);
  return FALSE;
}

/* A batch in the making: what becomes of which cells. */
typedef struct {
  DmTable *table;
  GPtrArray *changes;
  GArray *targets; /* of DmTableHit, by tag: the row, and in the matrix the column */
} Batch;

static void batch_begin (Batch *batch, DmTable *table) {
  batch->table = table;
  batch->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_table_change_free);
  batch->targets = g_array_new (FALSE, FALSE, sizeof (DmTableHit));
}

static void batch_add (Batch *batch, DmTableChange *change, guint row, guint column) {
  DmTableHit target = { row, column };

  change->tag = batch->targets->len;
  g_ptr_array_add (batch->changes, change);
  g_array_append_val (batch->targets, target);
}

/* The cells of a row of @block, taken from @cells again and again. */
static void batch_row (Batch *batch, const DmTableBlock *block, guint row, char **cells) {
  DmTable *self = batch->table;
  DmTableChange *change = NULL;
  guint n_cells = g_strv_length (cells);

  for (guint column = block->from_column; n_cells > 0 && column <= block->to_column; column++) {
    const char *text = cells[(column - block->from_column) % n_cells];
    dm_table_forget_mark (self, row, column);
    if (!dm_table_is_editable (self, column))
      continue;
    if (self->kind == DM_TABLE_MATRIX)
      batch_add (batch, dm_table_make_change (self, row, column, text), row, column);
    else if (change == NULL)
      batch_add (batch, change = dm_table_make_change (self, row, column, text), row, column);
    else
      dm_table_change_set (change, (DmCell) column, text);
  }
  /* what is typed into a new row is there before it is a position */
  for (guint i = 0; change != NULL && change->added && i < DM_N_CELLS; i++)
    if (change->texts[i] != NULL)
      dm_table_change_set (dm_table_get_pending (self, row)->change, (DmCell) i, change->texts[i]);
}

/* One cell fills the selection; a block goes where its corner is, or as often as the selection has room for it. */
static DmTableBlock place_block (DmTable *self, const DmTableBlock *at, GPtrArray *rows,
                                 guint n_columns) {
  guint n_selected = at->to_row - at->from_row + 1;
  guint n_wide = at->to_column - at->from_column + 1;
  DmTableBlock block = *at;

  if (n_selected % rows->len != 0 || n_wide % n_columns != 0) {
    block.to_row = at->from_row + rows->len - 1;
    block.to_column = at->from_column + n_columns - 1;
  }
  if (self->kind == DM_TABLE_MATRIX)
    block.to_row = MIN (block.to_row, dm_table_get_n_rows (self) - 1);
  block.to_column = MIN (block.to_column, dm_table_get_n_columns (self) - 1);
  return block;
}

/**
 * dm_table_paste:
 * @self: a table
 * @at: the cells that are selected
 * @text: a block of cells
 * @pasted: (out): the cells that it went to
 *
 * Takes a block as one step. Cells that can't be taken are marked with their reason; they take nothing else along.
 */
void dm_table_paste (DmTable *self, const DmTableBlock *at, const char *text,
                     DmTableBlock *pasted) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dm_tsv_parse (text, &error);
  guint n_columns = 0;
  Batch batch;

  *pasted = *at;
  if (rows == NULL || rows->len == 0) {
    dm_table_say (self, error != NULL ? error->message : _ ("There is nothing to paste"));
    return;
  }
  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, g_strv_length (g_ptr_array_index (rows, i)));
  *pasted = place_block (self, at, rows, n_columns);
  if (!is_small_enough (self, pasted))
    return;
  batch_begin (&batch, self);
  for (guint row = pasted->from_row; row <= pasted->to_row; row++) {
    DmTableBlock block = *pasted;
    char **cells = g_ptr_array_index (rows, (row - pasted->from_row) % rows->len);
    /* a ragged block says nothing of the cells that it lacks */
    if (g_strv_length (cells) < n_columns)
      block.to_column
          = MIN (block.to_column, block.from_column + MAX (g_strv_length (cells), 1) - 1);
    batch_row (&batch, &block, row, cells);
  }
  dm_table_run (self, batch.changes, batch.targets, FALSE, _ ("Paste"), DM_TABLE_SAYS_PASTED);
}

/**
 * dm_table_clear:
 * @self: a table
 * @block: cells
 *
 * Empties cells, as one step; in the matrix a cell is a whole position.
 */
void dm_table_clear (DmTable *self, const DmTableBlock *block) {
  static const char *const nothing[] = { "", NULL };
  gboolean removes = self->kind == DM_TABLE_MATRIX;
  Batch batch;

  if (!is_small_enough (self, block))
    return;
  batch_begin (&batch, self);
  for (guint row = block->from_row; row <= block->to_row; row++) {
    if (!removes) {
      batch_row (&batch, block, row, (char **) nothing);
      continue;
    }
    for (guint column = block->from_column; column <= block->to_column; column++) {
      dm_table_forget_mark (self, row, column);
      if (!dm_table_is_editable (self, column))
        continue;
      DmTableChange *change = dm_table_make_change (self, row, column, "");
      if (change->added)
        dm_table_change_free (change);
      else
        batch_add (&batch, change, row, column);
    }
  }
  dm_table_run (self, batch.changes, batch.targets, removes,
                removes ? _ ("Delete positions") : _ ("Empty cells"), DM_TABLE_SAYS_NOTHING);
}

/**
 * dm_table_delete_rows:
 * @self: a table
 * @block: cells
 *
 * Removes the positions of all rows of @block, as one step.
 */
void dm_table_delete_rows (DmTable *self, const DmTableBlock *block) {
  DmTableBlock cells = *block;
  guint first, last;
  Batch batch;

  if (self->kind == DM_TABLE_MATRIX) {
    dm_table_clear (self, &cells);
    return;
  }
  cells.from_column = cells.to_column = 0;
  if (!is_small_enough (self, &cells))
    return;
  first = MAX (block->from_row, self->rows->len) - self->rows->len;
  last = block->to_row >= self->rows->len ? block->to_row + 1 - self->rows->len : 0;
  for (guint i = first; i < MIN (last, self->pending->len); last--)
    g_ptr_array_remove_index (self->pending, i);
  dm_table_tidy_pending (self);
  batch_begin (&batch, self);
  for (guint row = block->from_row; row <= block->to_row && row < self->rows->len; row++)
    batch_add (&batch, dm_table_make_change (self, row, 0, ""), row, 0);
  dm_table_run (self, batch.changes, batch.targets, TRUE, _ ("Delete positions"),
                DM_TABLE_SAYS_DELETED);
}
