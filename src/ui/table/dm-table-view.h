/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-table.h"

G_BEGIN_DECLS

/**
 * DmTableView:
 *
 * A document as a grid of cells, with what filters it, and find and replace. Signal `said` with a sentence that the window is to
 * show in passing.
 */
#define DM_TYPE_TABLE_VIEW (dm_table_view_get_type ())
G_DECLARE_FINAL_TYPE (DmTableView, dm_table_view, DM, TABLE_VIEW, GtkWidget)

void dm_table_view_set_document (DmTableView *view, DmDocument *document);
DmTable *dm_table_view_get_table (DmTableView *view);
GtkAdjustment *dm_table_view_get_vadjustment (DmTableView *view);

G_END_DECLS
