/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-table.h"

G_BEGIN_DECLS

/**
 * DmGrid:
 *
 * The cells of a table, of which there may be very many: widgets are made for those in sight, and used again. One cell has the
 * cursor, and the focus with it; a rectangle is selected. Scrolls in a #GtkScrolledWindow.
 *
 * Signal `cursor-moved`: another cell has the cursor, or says something else.
 */
#define DM_TYPE_GRID (dm_grid_get_type ())
G_DECLARE_FINAL_TYPE (DmGrid, dm_grid, DM, GRID, GtkWidget)

void dm_grid_set_table (DmGrid *grid, DmTable *table);
void dm_grid_get_cursor (DmGrid *grid, guint *row, guint *column);
DmTableBlock dm_grid_get_selection (DmGrid *grid);
void dm_grid_move_to (DmGrid *grid, guint row, guint column, gboolean extend);
void dm_grid_show_cursor_at (DmGrid *grid, guint row, guint column);
void dm_grid_select (DmGrid *grid, const DmTableBlock *block);
void dm_grid_begin_edit (DmGrid *grid, const char *text);
void dm_grid_end_edit (DmGrid *grid, gboolean take);
void dm_grid_sort_by (DmGrid *grid, guint column);

G_END_DECLS
