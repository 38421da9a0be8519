/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-briefing.h"

G_BEGIN_DECLS

/* A model's briefing, computed on a worker where that could take longer than a frame. */
void dm_ui_brief_async (DmModel *model, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data);
DmBriefing *dm_ui_brief_finish (GAsyncResult *result, GError **error);

G_END_DECLS
