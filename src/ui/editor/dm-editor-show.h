/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-form.h"

G_BEGIN_DECLS

GtkWidget *dm_editor_add_show_row (DmForm *form, const char *hint);
void dm_editor_update_show_row (GtkWidget *row);

G_END_DECLS
