/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"
#include "dm-table-preview.h"

G_BEGIN_DECLS

/**
 * DmTableImport:
 *
 * The file of a table while somebody decides what becomes of it: how it is read, and what of the things that the model doesn't have is
 * created. Reads and tries on a worker, again after each decision. What would come of it is a preview; only
 * dm_table_import_apply() does anything.
 *
 * Signal `changed`: there is another preview, or work began.
 */
#define DM_TYPE_TABLE_IMPORT (dm_table_import_get_type ())
G_DECLARE_FINAL_TYPE (DmTableImport, dm_table_import, DM, TABLE_IMPORT, GObject)

DmTableImport *dm_table_import_new (GFile *file, DmModel *model);
void dm_table_import_stop (DmTableImport *import);

void dm_table_import_set_model (DmTableImport *import, DmModel *model);
void dm_table_import_set_dialect (DmTableImport *import, const DmCsvDialect *dialect);
DmCsvDialect dm_table_import_get_dialect (DmTableImport *import);
void dm_table_import_accept (DmTableImport *import, DmCsvOfferKind kind, const char *name,
                             gboolean accepted);
void dm_table_import_set_scale (DmTableImport *import, const char *issue, DmScaleType scale);
void dm_table_import_accept_kinds (DmTableImport *import, guint kinds, gboolean accepted);

gboolean dm_table_import_is_new (DmTableImport *import);
gboolean dm_table_import_is_busy (DmTableImport *import);
const DmTablePreview *dm_table_import_get_preview (DmTableImport *import);
gboolean dm_table_import_can_apply (DmTableImport *import);
gboolean dm_table_import_apply (DmTableImport *import, DmDocument *document);

G_END_DECLS
