/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-completion.h"

G_BEGIN_DECLS

/**
 * DmTiesDialog:
 *
 * Offers the ways to complete a deal that tie. Signal `chosen` with the one that was.
 */
#define DM_TYPE_TIES_DIALOG (dm_ties_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmTiesDialog, dm_ties_dialog, DM, TIES_DIALOG, AdwWindow)

DmTiesDialog *dm_ties_dialog_new (GtkWindow *parent, DmCompletion *completion);
DmCompletion *dm_ties_dialog_get_completion (DmTiesDialog *dialog);

G_END_DECLS
