/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DM_TYPE_DRAWS_ROW (dm_draws_row_get_type ())
G_DECLARE_FINAL_TYPE (DmDrawsRow, dm_draws_row, DM, DRAWS_ROW, GtkWidget)

GtkWidget *dm_draws_row_new (GActionGroup *window);

G_END_DECLS
