/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-report-flow.h"

#define GUTTER 12.0    /* between columns */
#define CELL_SPACE 5.0 /* over and under a row's text */
#define GROUP_SPACE 12.0
#define MIN_FOLLOWING 60.0 /* of a row that may not part from its heading */

static const DmFont regular = { 11, DM_WEIGHT_REGULAR, FALSE };
static const DmFont bold = { 11, DM_WEIGHT_SEMIBOLD, FALSE };

/* A cell's lines: first those of its lead, in bold. */
typedef struct {
  GStrv lead, lines;
  guint n_lead, n_lines;
} Cell;

typedef struct {
  DmReportFlow *flow;
  const DmReportBlock *table;
  double x[DM_REPORT_MAX_COLUMNS], width[DM_REPORT_MAX_COLUMNS];
  double line_height;
} Table;

static void cell_clear (gpointer data) {
  Cell *cell = data;
  g_strfreev (cell->lead);
  g_strfreev (cell->lines);
}

static void measure_columns (Table *table) {
  const DmReportFlow *flow = table->flow;
  guint n = table->table->n_columns, sum = 0;
  double room = flow->width - GUTTER * (n - 1), x = 0;

  for (guint i = 0; i < n; i++)
    sum += table->table->weights[i];
  for (guint i = 0; i < n; i++) {
    table->width[i] = room * table->table->weights[i] / sum;
    table->x[i] = flow->left + (flow->rtl ? flow->width - x - table->width[i] : x);
    x += table->width[i] + GUTTER;
  }
}

static void wrap_cell (const Table *table, const DmReportText *text, DmFont font, double width,
                       Cell *cell) {
  g_autofree char *plain = dm_report_flow_make_plain (text);

  cell->lead = text->lead == NULL ? g_new0 (char *, 1)
                                  : dm_report_flow_wrap (table->flow, bold, text->lead, width);
  cell->lines = dm_report_flow_wrap (table->flow, font, plain, width);
  cell->n_lead = g_strv_length (cell->lead);
  cell->n_lines = cell->n_lead + g_strv_length (cell->lines);
}

/* Returns: (transfer full): the row’s cells, and how many lines the longest has */
static GArray *wrap_row (const Table *table, const GPtrArray *cells, gboolean is_group,
                         gboolean is_head, guint *n_lines) {
  GArray *wrapped = g_array_new (FALSE, TRUE, sizeof (Cell));

  g_array_set_clear_func (wrapped, cell_clear);
  *n_lines = 0;
  for (guint i = 0; i < cells->len; i++) {
    Cell cell;
    wrap_cell (table, g_ptr_array_index (cells, i),
               is_head || (i == 0 && !is_group) ? bold : regular,
               is_group ? table->flow->width : table->width[i], &cell);
    *n_lines = MAX (*n_lines, cell.n_lines);
    g_array_append_val (wrapped, cell);
  }
  return wrapped;
}

/* The lines of a cell from @from on, before @to. @tag: (nullable): %NULL for decoration */
static void draw_cell (const Table *table, const Cell *cell, guint column, gboolean is_group,
                       gboolean is_head, const char *tag, guint from, guint to) {
  DmReportFlow *flow = table->flow;
  double width = is_group ? flow->width : table->width[column];
  double x = is_group ? flow->left : table->x[column], y = flow->y;
  gboolean at_end = !is_group && (table->table->numbers >> column & 1);
  DmColor color = is_head ? flow->palette->muted : flow->palette->ink;

  if (tag != NULL)
    dm_pdf_begin (flow->pdf, tag);
  for (guint i = from; i < MIN (to, cell->n_lines); i++) {
    gboolean leads = i < cell->n_lead;
    const char *line = leads ? cell->lead[i] : cell->lines[i - cell->n_lead];
    gboolean is_bold = leads || is_head || (column == 0 && !is_group);
    g_autofree char *spaced = i + 1 < cell->n_lines && !at_end && !flow->rtl
                                  ? g_strconcat (line, " ", NULL)
                                  : g_strdup (line);
    dm_report_flow_draw_line (flow, is_bold ? bold : regular, color, spaced, x, y, width, at_end);
    y += table->line_height;
  }
  if (tag != NULL)
    dm_pdf_end (flow->pdf);
}

static void draw_head (const Table *table, gboolean repeats) {
  DmReportFlow *flow = table->flow;
  guint n_lines;
  g_autoptr (GArray) cells = wrap_row (table, table->table->head, FALSE, TRUE, &n_lines);

  if (!repeats)
    dm_pdf_begin (flow->pdf, "TR");
  for (guint i = 0; i < cells->len; i++)
    draw_cell (table, &g_array_index (cells, Cell, i), i, FALSE, TRUE, repeats ? NULL : "TH", 0,
               n_lines);
  if (!repeats)
    dm_pdf_end (flow->pdf);
  flow->y += n_lines * table->line_height + CELL_SPACE;
  dm_report_flow_draw_rule (flow, flow->y, 1.5);
  flow->y += CELL_SPACE;
}

static void break_page (const Table *table) {
  dm_report_flow_new_page (table->flow);
  draw_head (table, TRUE);
}

static double get_row_height (const Table *table, guint nth) {
  guint n_lines;
  const DmReportRow *row = g_ptr_array_index (table->table->rows, nth);
  g_autoptr (GArray) cells = wrap_row (table, row->cells, row->is_group, FALSE, &n_lines);

  return n_lines * table->line_height + 2 * CELL_SPACE + (row->is_group ? GROUP_SPACE : 0);
}

/* A row goes on the sheet whole, with the next where it heads that; one that is higher than a sheet is broken between lines. */
static void reserve_row (const Table *table, guint nth) {
  DmReportFlow *flow = table->flow;
  const DmReportRow *row = g_ptr_array_index (table->table->rows, nth);
  double height = get_row_height (table, nth);

  if (row->is_group && nth + 1 < table->table->rows->len)
    height += get_row_height (table, nth + 1);
  if (flow->y + height > flow->bottom && height < flow->bottom - flow->top - MIN_FOLLOWING)
    break_page (table);
}

static void draw_row (const Table *table, guint nth) {
  DmReportFlow *flow = table->flow;
  const DmReportRow *row = g_ptr_array_index (table->table->rows, nth);
  guint n_lines, from = 0;
  g_autoptr (GArray) cells = wrap_row (table, row->cells, row->is_group, FALSE, &n_lines);

  reserve_row (table, nth);
  flow->y += row->is_group ? GROUP_SPACE : 0;
  while (from < n_lines) {
    guint fit = (guint) MAX ((flow->bottom - flow->y) / table->line_height, 0);
    if (fit == 0) {
      break_page (table);
      continue;
    }
    guint to = MIN (n_lines, from + fit);
    dm_pdf_begin (flow->pdf, "TR");
    for (guint i = 0; i < cells->len; i++)
      draw_cell (table, &g_array_index (cells, Cell, i), i, row->is_group, FALSE,
                 i == 0 ? "TH" : "TD", from, to);
    dm_pdf_end (flow->pdf);
    flow->y += (to - from) * table->line_height;
    from = to;
  }
  flow->y += CELL_SPACE;
  dm_report_flow_draw_rule (flow, flow->y, 0.75);
  flow->y += CELL_SPACE;
}

/** dm_report_flow_add_table: a table, whose head comes again on each sheet that it goes on on */
void dm_report_flow_add_table (DmReportFlow *flow, const DmReportBlock *block) {
  Table table = { .flow = flow, .table = block };

  table.line_height = dm_report_flow_get_line_height (flow, regular);
  measure_columns (&table);
  dm_report_flow_reserve (flow, 4 * table.line_height + 2 * MIN_FOLLOWING);
  dm_pdf_begin (flow->pdf, "Table");
  dm_report_flow_add_text (flow, "Caption", regular, flow->palette->muted, block->text->text,
                           flow->left, flow->width);
  draw_head (&table, FALSE);
  for (guint i = 0; i < block->rows->len; i++)
    draw_row (&table, i);
  dm_pdf_end (flow->pdf);
  flow->y += GROUP_SPACE;
}
