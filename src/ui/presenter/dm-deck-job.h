/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-deck.h"

G_BEGIN_DECLS

/* How a model is presented, computed on a worker where that could take longer than a frame. */
void dm_ui_deck_async (DmModel *model, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data);
DmDeck *dm_ui_deck_finish (GAsyncResult *result, GError **error);

G_END_DECLS
