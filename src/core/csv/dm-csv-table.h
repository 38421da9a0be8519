/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-cell.h"
#include "dm-csv-dialect.h"
#include "dm-diagnostic.h"

G_BEGIN_DECLS

/**
 * DmCsvTable:
 *
 * A CSV file in memory (RFC 4180): the cells of the columns that a position has, by row, and where each stands. The first
 * line names the columns (dm_cell_to_id()); `party` and `issue` must be among them, in any order; others are ignored, and
 * said to be. Immutable and reference-counted.
 */
typedef struct _DmCsvTable DmCsvTable;

#define DM_CSV_MAX_BYTES (512u * 1024 * 1024)
#define DM_CSV_MAX_CELL (1024u * 1024)
#define DM_CSV_MAX_COLUMNS 1000
#define DM_CSV_MAX_ROWS 4000000
#define DM_CSV_MAX_FAULTS 100

DmCsvTable *dm_csv_table_new (GBytes *bytes, DmCsvDialect *dialect, GPtrArray **diagnostics,
                              GError **error);
DmCsvTable *dm_csv_table_ref (DmCsvTable *table);
void dm_csv_table_unref (DmCsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmCsvTable, dm_csv_table_unref)

guint dm_csv_table_get_n_rows (const DmCsvTable *table);
gboolean dm_csv_table_has_column (const DmCsvTable *table, DmCell cell);
const char *dm_csv_table_get_name (const DmCsvTable *table, DmCell cell);
const char *const *dm_csv_table_get_ignored (const DmCsvTable *table);
char *dm_csv_table_dup_cell (const DmCsvTable *table, guint row, DmCell cell);
gboolean dm_csv_table_is_too_long (const DmCsvTable *table, guint row);
void dm_csv_table_get_place (const DmCsvTable *table, guint row, DmCell cell, guint *line,
                             guint *column);

G_END_DECLS
