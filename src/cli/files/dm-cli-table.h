/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DmCliTable: rows of cells, written with aligned columns. */
typedef struct _DmCliTable DmCliTable;

DmCliTable *dm_cli_table_new (guint n_columns);
void dm_cli_table_free (DmCliTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmCliTable, dm_cli_table_free)
void dm_cli_table_align_right (DmCliTable *table, guint column);
void dm_cli_table_take (DmCliTable *table, char *cell);
void dm_cli_table_add (DmCliTable *table, const char *cell);
void dm_cli_table_append_to (const DmCliTable *table, GString *text);
guint dm_cli_text_width (const char *text);

G_END_DECLS
