/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-table-preview.h"

G_BEGIN_DECLS

/** DmImportPreview: what the rows of a table would do to a model, or why it is no table. */
#define DM_TYPE_IMPORT_PREVIEW (dm_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (DmImportPreview, dm_import_preview, DM, IMPORT_PREVIEW, GtkWidget)

void dm_import_preview_show (DmImportPreview *preview, const DmTablePreview *shown);

G_END_DECLS
