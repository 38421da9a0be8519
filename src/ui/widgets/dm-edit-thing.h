/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-thing.h"

G_BEGIN_DECLS

void dm_ui_add_thing (GtkWidget *widget, DmDocument *document, DmTargetKind kind);
void dm_ui_delete_thing (GtkWidget *widget, DmDocument *document, DmTargetKind kind,
                         const char *id);

G_END_DECLS
