/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-grid-cell.h"
#include "dm-grid.h"

G_BEGIN_DECLS

struct _DmGrid {
  GtkWidget parent_instance;

  DmTable *table;
  GtkAdjustment *adjustments[2]; /* by orientation */
  guint policies[2];
  int row_height;

  GHashTable *cells;  /* place → DmGridCell */
  GPtrArray *spare;   /* of DmGridCell */
  GPtrArray *headers; /* of DmGridCell, by column */
  gboolean dirty;     /* cells may say something else */
  guint row, column;  /* of the cursor */
  guint home_column;  /* where Enter goes back to after a row was filled by Tab */
  guint anchor_row, anchor_column;

  GtkWidget *editor; /* (nullable): while a cell is edited */
  guint edit_row, edit_column;
  GtkWidget *help; /* (nullable): below it, what it may become and why it can’t be taken */
  GtkWidget *reason;
  GtkWidget *completions;
};

/* dm-grid.c */
void dm_grid_get_column_span (DmGrid *self, guint column, int *x, int *width);
void dm_grid_get_cell_area (DmGrid *self, guint row, guint column, GdkRectangle *area);
void dm_grid_refresh (DmGrid *self);
guint dm_grid_get_page (DmGrid *self);

/* dm-grid-keys.c */
void dm_grid_add_controllers (DmGrid *self);
void dm_grid_install_actions (GtkWidgetClass *widget_class);

/* dm-grid-editor.c */
void dm_grid_place_editor (DmGrid *self);
void dm_grid_dispose_editor (DmGrid *self);

/* dm-grid-clipboard.c */
void dm_grid_copy (DmGrid *self);
void dm_grid_paste (DmGrid *self);

G_END_DECLS
