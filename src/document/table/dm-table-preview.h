/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-csv-import.h"

G_BEGIN_DECLS

/* Of the rows, those at fault and the things on offer as many are listed as somebody may look through. */
#define DM_TABLE_PREVIEW_ROWS 50
#define DM_TABLE_PREVIEW_OFFERS 40

#define DM_TABLE_N_OFFER_KINDS 4

/**
 * DmTableOffer:
 * @name: what the table calls it; of levels their issue
 * @contents: (nullable): what would stand on its scale, in words
 * @nearest: (nullable): what the model has that may be meant
 * @n_rows: how many rows name it
 * @scale: of an issue: the type of its scale
 * @scales: bits 1 << #DmScaleType of those that it could have
 *
 * Something that a table names and the model doesn't have: a #DmCsvOffer to look at.
 */
typedef struct {
  DmCsvOfferKind kind;
  char *name;
  char *contents;
  char *nearest;
  guint n_rows;
  gboolean accepted;
  DmScaleType scale;
  guint scales;
} DmTableOffer;

/**
 * DmTablePreviewRow:
 * @line: where it begins in the file
 * @cell: where the fault is, if there is one
 * @reason: (nullable): what is wrong with it, in words
 * @cells: (nullable): what they say, %NULL for columns that the file doesn't have
 */
typedef struct {
  guint line;
  DmCsvEffect effect;
  DmCell cell;
  char *reason;
  char *cells[DM_N_CELLS];
} DmTablePreviewRow;

/**
 * DmTablePreview:
 * @dialect: how the file was read
 * @message: (nullable): why there is nothing more, where the file is no table
 * @problems: (element-type DmDiagnostic): what is wrong with it then, by place
 * @table: (nullable): what was read
 * @offers: (element-type DmTableOffer): the first of each kind
 * @n_offers: how many there are, by kind in the order of its bits
 * @n_accepted: how many of them are to be created
 * @first: (element-type DmTablePreviewRow): the first rows
 * @faulty: (element-type DmTablePreviewRow): the first that are at fault
 * @counts: of rows, by what they do
 * @model: what the table goes into
 * @result: (nullable): what would come of it
 *
 * What a table would make of a model. Immutable, and counted by g_atomic_rc_box_acquire().
 */
typedef struct {
  DmCsvDialect dialect;
  char *message;
  GPtrArray *problems;
  DmCsvTable *table;
  GPtrArray *offers;
  guint n_offers[DM_TABLE_N_OFFER_KINDS];
  guint n_accepted[DM_TABLE_N_OFFER_KINDS];
  GPtrArray *first, *faulty;
  guint counts[DM_CSV_N_EFFECTS];
  DmModel *model, *result;
} DmTablePreview;

DmTablePreview *dm_table_preview_new (DmModel *model);
void dm_table_preview_unref (DmTablePreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTablePreview, dm_table_preview_unref)

void dm_table_preview_take_import (DmTablePreview *preview, const DmCsvImport *import);
gboolean dm_table_preview_changes (const DmTablePreview *preview);

G_END_DECLS
