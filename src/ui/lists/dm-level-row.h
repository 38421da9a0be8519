/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-form.h"

G_BEGIN_DECLS

/**
 * DmLevelRow:
 *
 * A row of the levels editor: one level of a form's issue, its name typed in place, the rest in what folds out.
 *
 * Signals: `step` (by how many rows the focus goes), `move` (by how many places the level goes), `dropped` (the index of the
 * level that was dropped here, and whether below this one), `remove`.
 */
#define DM_TYPE_LEVEL_ROW (dm_level_row_get_type ())
G_DECLARE_FINAL_TYPE (DmLevelRow, dm_level_row, DM, LEVEL_ROW, GtkListBoxRow)

GtkWidget *dm_level_row_new (DmForm *form);
void dm_level_row_show (DmLevelRow *row, const DmScale *scale, guint level);
void dm_level_row_set_glyphs (DmLevelRow *row, GtkWidget *glyphs);
guint dm_level_row_get_level (DmLevelRow *row);
void dm_level_row_fold (DmLevelRow *row);

G_END_DECLS
