/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreement.h"
#include "dm-stack.h"

G_BEGIN_DECLS

/*
 * A report before it is a file: headings, paragraphs, lists, tables, figures and notes, in reading order. What it says is put together once;
 * the writers of HTML and PDF write the same.
 */

typedef enum {
  DM_BLOCK_HEADING,
  DM_BLOCK_PARAGRAPH,
  DM_BLOCK_LIST,
  DM_BLOCK_TABLE,
  DM_BLOCK_FIGURE,
  DM_BLOCK_NOTES, /* where all notes stand */
} DmBlockKind;

#define DM_REPORT_MAX_COLUMNS 12

/**
 * DmReportText:
 * @lead: (nullable): what stands before it, in bold
 * @text: plain, translated
 * @notes: (array length=n_notes): of the notes that it refers to, counted from 1
 * @uri: (nullable): a page that it links to
 *
 * A run of text: a paragraph, an item of a list, a cell.
 */
typedef struct {
  char *lead;
  char *text;
  guint n_notes;
  guint *notes;
  char *uri;
} DmReportText;

/**
 * DmReportRow:
 * @is_group: whether it heads the rows that follow: it has one cell, which goes over all columns
 * @cells: of #DmReportText; the first heads its row
 */
typedef struct {
  gboolean is_group;
  GPtrArray *cells;
} DmReportRow;

/**
 * DmReportBlock:
 * @level: of a heading, 1 to 4
 * @text: of a heading or paragraph; of a table or figure its caption
 * @items: of a list, of #DmReportText
 * @n_columns, @head, @rows: of a table; @rows of #DmReportRow
 * @weights: of a table: how wide its columns are, as shares of their sum
 * @numbers: of a table: bits of the columns that hold numbers
 * @stack: of a figure
 * @alternative: of a figure what it shows, in words
 */
typedef struct {
  DmBlockKind kind;
  guint level;
  DmReportText *text;
  GPtrArray *items;
  guint n_columns; /* at most DM_REPORT_MAX_COLUMNS */
  GPtrArray *head;
  GPtrArray *rows;
  guint weights[DM_REPORT_MAX_COLUMNS];
  guint numbers;
  DmStack *stack;
  char *alternative;
} DmReportBlock;

/**
 * DmReport:
 * @title: of the whole
 * @model: what it is about
 * @blocks: of #DmReportBlock
 * @notes: of #DmReportText, in the order in which they are first referred to
 *
 * A report. Its figures are laid out when it is written.
 */
typedef struct {
  char *title;
  DmModel *model;
  GPtrArray *blocks;
  GPtrArray *notes;
  GHashTable *note_numbers; /* text → its number */
} DmReport;

DmReport *dm_report_new (DmModel *model, const char *title);
void dm_report_free (DmReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmReport, dm_report_free)

void dm_report_add_heading (DmReport *report, guint level, const char *text);
DmReportText *dm_report_add_paragraph (DmReport *report, const char *text);
void dm_report_begin_list (DmReport *report);
DmReportText *dm_report_add_item (DmReport *report, const char *text);
void dm_report_begin_table (DmReport *report, const char *caption, const char *const *head,
                            const guint *weights);
void dm_report_add_group (DmReport *report, const char *lead, const char *text);
void dm_report_begin_row (DmReport *report);
DmReportText *dm_report_add_cell (DmReport *report, const char *text);
void dm_report_set_numbers (DmReport *report, guint column);
void dm_report_add_figure (DmReport *report, DmStack *stack, const char *caption,
                           const char *alternative);
void dm_report_add_notes (DmReport *report);
void dm_report_refer (DmReport *report, DmReportText *text, const char *note);

G_END_DECLS
