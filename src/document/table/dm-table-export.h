/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-csv-writer.h"
#include "dm-reading.h"
#include "dm-save.h"

G_BEGIN_DECLS

void dm_table_export_write_async (DmModel *model, DmReading *reading, const DmCsvStyle *style,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *dm_table_export_write_finish (GAsyncResult *result, GError **error);
void dm_table_export_save_async (GBytes *bytes, GFile *file, DmSaveFlags flags,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean dm_table_export_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
