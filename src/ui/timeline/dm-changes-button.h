/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"

G_BEGIN_DECLS

/**
 * DmChangesButton: opens what is otherwise in what the reading is compared with, in sentences; there only while it is compared.
 *
 * Signal `issue-activated` (char *id): somebody wants to see an issue.
 */
#define DM_TYPE_CHANGES_BUTTON (dm_changes_button_get_type ())
G_DECLARE_FINAL_TYPE (DmChangesButton, dm_changes_button, DM, CHANGES_BUTTON, GtkWidget)

void dm_changes_button_set_document (DmChangesButton *button, DmDocument *document);

G_END_DECLS
