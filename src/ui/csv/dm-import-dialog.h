/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-document.h"
#include "dm-table-import.h"

G_BEGIN_DECLS

/**
 * DmImportDialog:
 *
 * Shows what a table would make of a model, and asks what is to become of it. Signal `accepted`: it is to be done, by
 * dm_table_import_apply().
 */
#define DM_TYPE_IMPORT_DIALOG (dm_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmImportDialog, dm_import_dialog, DM, IMPORT_DIALOG, AdwWindow)

DmImportDialog *dm_import_dialog_new (GtkWindow *parent, GFile *file, DmDocument *document);
DmTableImport *dm_import_dialog_get_import (DmImportDialog *dialog);

G_END_DECLS
