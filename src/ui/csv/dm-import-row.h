/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-table-preview.h"

G_BEGIN_DECLS

const char *dm_import_effect_get_icon (DmCsvEffect effect);

/** DmImportRow: a row of a preview, as an item of a list. */
#define DM_TYPE_IMPORT_ROW (dm_import_row_get_type ())
G_DECLARE_FINAL_TYPE (DmImportRow, dm_import_row, DM, IMPORT_ROW, GObject)

DmImportRow *dm_import_row_new (const DmTablePreview *preview, const DmTablePreviewRow *row);
const DmTablePreviewRow *dm_import_row_get (DmImportRow *row);
const char *dm_import_row_describe_effect (DmImportRow *row);
char *dm_import_row_describe (DmImportRow *row);

GtkColumnViewColumn *dm_import_row_new_line_column (void);
GtkColumnViewColumn *dm_import_row_new_effect_column (void);
GtkColumnViewColumn *dm_import_row_new_cell_column (const DmCsvTable *table, DmCell cell);

G_END_DECLS
