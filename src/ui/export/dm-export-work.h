/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-export.h"

G_BEGIN_DECLS

/*
 * What an export does beside the window, on a thread of its own: thinking out the steps of a briefing, laying out pages to be looked at, and
 * drawing and writing files.
 */

void dm_export_steps_async (DmModel *model, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *dm_export_steps_finish (GAsyncResult *result, GError **error);

void dm_export_pages_async (const GPtrArray *stacks, const char *title, DmModel *model,
                            const DmExportOptions *options, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
DmPages *dm_export_pages_finish (GAsyncResult *result, GError **error);

void dm_export_write_async (const GPtrArray *stacks, const char *title, DmModel *model,
                            const DmExportOptions *options, GFile *target, gboolean in_folder,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean dm_export_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
