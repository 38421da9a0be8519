/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-window.h"

G_BEGIN_DECLS

/** DmNewDialog: what a new model can begin with. */
#define DM_TYPE_NEW_DIALOG (dm_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmNewDialog, dm_new_dialog, DM, NEW_DIALOG, AdwWindow)

DmNewDialog *dm_new_dialog_new (DmWindow *parent);

G_END_DECLS
