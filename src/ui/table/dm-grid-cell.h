/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DmGridCell: one cell, or the head of a column: a line of text. A grid has as many as are on the screen. */
#define DM_TYPE_GRID_CELL (dm_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (DmGridCell, dm_grid_cell, DM, GRID_CELL, GtkWidget)

typedef enum {
  DM_GRID_CELL_NUMERIC = 1 << 0,
  DM_GRID_CELL_MARKED = 1 << 1,  /* what it says was refused */
  DM_GRID_CELL_PENDING = 1 << 2, /* not in the model yet */
  DM_GRID_CELL_FOUND = 1 << 3,
} DmGridCellFlags;

GtkWidget *dm_grid_cell_new (GtkAccessibleRole role);
void dm_grid_cell_place (DmGridCell *cell, guint row, guint column);
guint dm_grid_cell_get_row (DmGridCell *cell);
guint dm_grid_cell_get_column (DmGridCell *cell);
void dm_grid_cell_show (DmGridCell *cell, const char *text, const char *icon, guint flags,
                        const char *name, const char *reason);
void dm_grid_cell_set_selected (DmGridCell *cell, gboolean selected);

G_END_DECLS
