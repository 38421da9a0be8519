/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-model.h"

G_BEGIN_DECLS

/** DmPublicDialog: saves a copy of a model without what is not for others, and shows what goes. Signal `saved` (#GFile). */
#define DM_TYPE_PUBLIC_DIALOG (dm_public_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmPublicDialog, dm_public_dialog, DM, PUBLIC_DIALOG, AdwWindow)

DmPublicDialog *dm_public_dialog_new (GtkWindow *parent, DmModel *model, GFile *own,
                                      const char *name);

G_END_DECLS
