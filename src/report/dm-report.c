/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-report.h"

static DmReportText *text_new (const char *text) {
  DmReportText *made = g_new0 (DmReportText, 1);
  made->text = g_strdup (text);
  return made;
}

static void text_free (gpointer data) {
  DmReportText *text = data;
  if (text == NULL)
    return;
  g_free (text->lead);
  g_free (text->text);
  g_free (text->notes);
  g_free (text->uri);
  g_free (text);
}

static void row_free (gpointer data) {
  DmReportRow *row = data;
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void block_free (gpointer data) {
  DmReportBlock *block = data;
  text_free (block->text);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_clear_pointer (&block->head, g_ptr_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_clear_pointer (&block->stack, dm_stack_unref);
  g_free (block->alternative);
  g_free (block);
}

/** dm_report_new: Returns: (transfer full): a report on @model with nothing in it yet */
DmReport *dm_report_new (DmModel *model, const char *title) {
  DmReport *report = g_new0 (DmReport, 1);

  report->title = g_strdup (title);
  report->model = dm_model_ref (model);
  report->blocks = g_ptr_array_new_with_free_func (block_free);
  report->notes = g_ptr_array_new_with_free_func (text_free);
  report->note_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return report;
}

void dm_report_free (DmReport *report) {
  g_hash_table_unref (report->note_numbers);
  g_ptr_array_unref (report->notes);
  g_ptr_array_unref (report->blocks);
  dm_model_unref (report->model);
  g_free (report->title);
  g_free (report);
}

static DmReportBlock *add_block (DmReport *report, DmBlockKind kind, const char *text) {
  DmReportBlock *block = g_new0 (DmReportBlock, 1);

  block->kind = kind;
  block->text = text == NULL ? NULL : text_new (text);
  g_ptr_array_add (report->blocks, block);
  return block;
}

static DmReportBlock *get_last (const DmReport *report, DmBlockKind kind) {
  DmReportBlock *block = g_ptr_array_index (report->blocks, report->blocks->len - 1);
  g_assert (block->kind == kind);
  return block;
}

/** dm_report_add_heading: @level: 1 to 4, at most one more than that of the heading before */
void dm_report_add_heading (DmReport *report, guint level, const char *text) {
  add_block (report, DM_BLOCK_HEADING, text)->level = level;
}

/** dm_report_add_paragraph: Returns: (transfer none): it, to refer to notes */
DmReportText *dm_report_add_paragraph (DmReport *report, const char *text) {
  return add_block (report, DM_BLOCK_PARAGRAPH, text)->text;
}

/** dm_report_begin_list: begins a list, whose items follow */
void dm_report_begin_list (DmReport *report) {
  add_block (report, DM_BLOCK_LIST, NULL)->items = g_ptr_array_new_with_free_func (text_free);
}

/** dm_report_add_item: Returns: (transfer none): an item of the list that was begun */
DmReportText *dm_report_add_item (DmReport *report, const char *text) {
  DmReportText *item = text_new (text);
  g_ptr_array_add (get_last (report, DM_BLOCK_LIST)->items, item);
  return item;
}

/** dm_report_begin_table: begins a table, whose rows follow. @head: (array zero-terminated=1): over its columns; @weights: of as many */
void dm_report_begin_table (DmReport *report, const char *caption, const char *const *head,
                            const guint *weights) {
  DmReportBlock *table = add_block (report, DM_BLOCK_TABLE, caption);

  table->head = g_ptr_array_new_with_free_func (text_free);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  for (; head[table->n_columns] != NULL; table->n_columns++) {
    g_assert (table->n_columns < DM_REPORT_MAX_COLUMNS);
    table->weights[table->n_columns] = weights[table->n_columns];
    g_ptr_array_add (table->head, text_new (head[table->n_columns]));
  }
}

static void add_row (DmReport *report, gboolean is_group) {
  DmReportRow *row = g_new0 (DmReportRow, 1);

  row->is_group = is_group;
  row->cells = g_ptr_array_new_with_free_func (text_free);
  g_ptr_array_add (get_last (report, DM_BLOCK_TABLE)->rows, row);
}

/** dm_report_add_group: a head over the rows that follow in the table that was begun */
void dm_report_add_group (DmReport *report, const char *lead, const char *text) {
  add_row (report, TRUE);
  dm_report_add_cell (report, text)->lead = g_strdup (lead);
}

/** dm_report_begin_row: begins a row of the table that was begun, with as many cells as it has columns */
void dm_report_begin_row (DmReport *report) {
  add_row (report, FALSE);
}

/** dm_report_add_cell: Returns: (transfer none): the next cell of the row that was begun */
DmReportText *dm_report_add_cell (DmReport *report, const char *text) {
  GPtrArray *rows = get_last (report, DM_BLOCK_TABLE)->rows;
  DmReportRow *row = g_ptr_array_index (rows, rows->len - 1);
  DmReportText *cell = text_new (text);

  g_ptr_array_add (row->cells, cell);
  return cell;
}

/** dm_report_set_numbers: says that the @column-th, from 0, of the table that was begun holds numbers */
void dm_report_set_numbers (DmReport *report, guint column) {
  get_last (report, DM_BLOCK_TABLE)->numbers |= 1u << column;
}

/** dm_report_add_figure: a view; @stack: (transfer full) */
void dm_report_add_figure (DmReport *report, DmStack *stack, const char *caption,
                           const char *alternative) {
  DmReportBlock *figure = add_block (report, DM_BLOCK_FIGURE, caption);

  figure->stack = stack;
  figure->alternative = g_strdup (alternative);
}

/** dm_report_add_notes: the place where all notes stand */
void dm_report_add_notes (DmReport *report) {
  add_block (report, DM_BLOCK_NOTES, NULL);
}

/** dm_report_refer: lets @text refer to a note that says @note: one that says the same is there once */
void dm_report_refer (DmReport *report, DmReportText *text, const char *note) {
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (report->note_numbers, note));

  if (number == 0) {
    DmReportText *added = text_new (note);
    g_ptr_array_add (report->notes, added);
    number = report->notes->len;
    g_hash_table_insert (report->note_numbers, added->text, GUINT_TO_POINTER (number));
  }
  for (guint i = 0; i < text->n_notes; i++)
    if (text->notes[i] == number)
      return;
  text->notes = g_renew (guint, text->notes, text->n_notes + 1);
  text->notes[text->n_notes++] = number;
}
