/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** DmRecoveryDialog: the drafts that a program which didn't end well left behind, to be recovered or discarded. */
#define DM_TYPE_RECOVERY_DIALOG (dm_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmRecoveryDialog, dm_recovery_dialog, DM, RECOVERY_DIALOG, AdwWindow)

void dm_recovery_dialog_offer (AdwApplication *application);

G_END_DECLS
