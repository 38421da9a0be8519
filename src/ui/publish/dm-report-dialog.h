/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-document.h"

G_BEGIN_DECLS

/** DmReportDialog: writes a report on what a document shows. Signal `written` (#GFile). */
#define DM_TYPE_REPORT_DIALOG (dm_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmReportDialog, dm_report_dialog, DM, REPORT_DIALOG, AdwWindow)

DmReportDialog *dm_report_dialog_new (GtkWindow *parent, DmDocument *document, const char *name);

G_END_DECLS
