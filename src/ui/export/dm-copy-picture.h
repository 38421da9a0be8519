/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-export.h"

G_BEGIN_DECLS

void dm_copy_picture_async (GtkWidget *widget, DmStack *stack, DmModel *model, DmStage stage,
                            const char *uri, GAsyncReadyCallback callback, gpointer user_data);
gboolean dm_copy_picture_finish (GAsyncResult *result, GError **error);

G_END_DECLS
