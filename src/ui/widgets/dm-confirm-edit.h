/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"

G_BEGIN_DECLS

GtkWidget *dm_ui_confirm_hurts (GtkWidget *widget, DmDocument *document, DmModel *model,
                                const DmEditReport *report, const char *heading, const char *label);

G_END_DECLS
