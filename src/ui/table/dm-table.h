/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-document.h"
#include "dm-table-find.h"

G_BEGIN_DECLS

/** DmTableKind: one row a position, or a row an issue and a column a party */
typedef enum {
  DM_TABLE_POSITIONS,
  DM_TABLE_MATRIX,
} DmTableKind;

/** DmTableBlock: a rectangle of cells, both ends included */
typedef struct {
  guint from_row, to_row, from_column, to_column;
} DmTableBlock;

/**
 * DmTable:
 *
 * A document as rows and columns of text. Of the positions there are rows behind the last one that are none yet: what was typed
 * there waits until it makes one. Costs nothing while it isn't active.
 *
 * Signals: `changed`: rows, columns or cells; `busy`: work began or ended; `said` with a sentence for the window to show in
 * passing; `found`: what is looked for is found, or not any more.
 */
#define DM_TYPE_TABLE (dm_table_get_type ())
G_DECLARE_FINAL_TYPE (DmTable, dm_table, DM, TABLE, GObject)

DmTable *dm_table_new (DmDocument *document);
void dm_table_set_active (DmTable *table, gboolean active);

void dm_table_set_kind (DmTable *table, DmTableKind kind);
void dm_table_sort (DmTable *table, int column, gboolean descending);
int dm_table_get_sort (DmTable *table, gboolean *descending);
void dm_table_filter (DmTable *table, const char *text, const char *party, int verdict);

guint dm_table_get_n_columns (DmTable *table);
guint dm_table_get_n_rows (DmTable *table);
guint dm_table_get_n_recorded (DmTable *table);
guint dm_table_get_n_frozen (DmTable *table);
const char *dm_table_get_title (DmTable *table, guint column);
int dm_table_get_width (DmTable *table, guint column);
gboolean dm_table_is_numeric (DmTable *table, guint column);
gboolean dm_table_is_editable (DmTable *table, guint column);
char *dm_table_dup_text (DmTable *table, guint row, guint column);
const char *dm_table_get_icon (DmTable *table, guint row, guint column);
const char *dm_table_get_mark (DmTable *table, guint row, guint column);
gboolean dm_table_is_pending (DmTable *table, guint row);
char *dm_table_describe (DmTable *table, guint row, guint column);
GStrv dm_table_complete (DmTable *table, guint row, guint column, const char *text);

gboolean dm_table_get_position (DmTable *table, guint row, guint column, const char **issue,
                                const char **party);
gboolean dm_table_find_cell (DmTable *table, const char *issue, const char *party, guint *row,
                             guint *column);

char *dm_table_check (DmTable *table, guint row, guint column, const char *text);
gboolean dm_table_commit (DmTable *table, guint row, guint column, const char *text);
char *dm_table_copy (DmTable *table, const DmTableBlock *block);
void dm_table_paste (DmTable *table, const DmTableBlock *at, const char *text,
                     DmTableBlock *pasted);
void dm_table_clear (DmTable *table, const DmTableBlock *block);
void dm_table_delete_rows (DmTable *table, const DmTableBlock *block);
guint dm_table_get_n_marks (DmTable *table);
gboolean dm_table_find_mark (DmTable *table, guint *row, guint *column);
void dm_table_clear_marks (DmTable *table);

void dm_table_search (DmTable *table, const char *text, gboolean match_case, int column);
guint dm_table_get_n_hits (DmTable *table);
gboolean dm_table_is_searching (DmTable *table);
const DmTableHit *dm_table_get_hit (DmTable *table, guint nth);
guint dm_table_find_hit (DmTable *table, guint row, guint column, int direction);
void dm_table_replace_hits (DmTable *table, const char *replacement, int nth);

gboolean dm_table_is_busy (DmTable *table);
double dm_table_get_progress (DmTable *table);
void dm_table_cancel (DmTable *table);

G_END_DECLS
