/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-map.h"
#include "dm-redraw.h"
#include "dm-stack.h"

G_BEGIN_DECLS

/**
 * DmExportDialog:
 *
 * Makes pictures of a view, or of all steps of the briefing: what it shows is what is written. Signal `exported` (#GFile): the file, or
 * folder, is written.
 */
#define DM_TYPE_EXPORT_DIALOG (dm_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmExportDialog, dm_export_dialog, DM, EXPORT_DIALOG, AdwWindow)

DmExportDialog *dm_export_dialog_new (GtkWindow *parent, DmStack *stack, DmRedraw *redraw,
                                      DmModel *model, DmStage stage, const char *name,
                                      const char *uri);

G_END_DECLS
