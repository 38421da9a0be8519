/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-document.h"

G_BEGIN_DECLS

/**
 * DmTableDialog:
 *
 * Writes positions into a file for spreadsheets: what it shows is what is written. Signal `exported` (#GFile): the file is written.
 */
#define DM_TYPE_TABLE_DIALOG (dm_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmTableDialog, dm_table_dialog, DM, TABLE_DIALOG, AdwWindow)

DmTableDialog *dm_table_dialog_new (GtkWindow *parent, DmDocument *document);

G_END_DECLS
