/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-map-handle.h"

G_BEGIN_DECLS

/* What stands out above a row's painting: the light around a mark, and the knobs that a hand can take hold of. */
void dm_row_light_mark (GtkWidget *row, GtkSnapshot *snapshot, const DmMark *mark, float strength);
gboolean dm_row_light_line (GtkWidget *row, GtkSnapshot *snapshot, const DmScene *scene,
                            const DmMark *mark, float strength);
void dm_row_light_handles (GtkWidget *row, GtkSnapshot *snapshot, const DmMapHandle *handles,
                           guint n_handles, DmHandle grip);
const char *dm_row_light_get_cursor (DmHandle handle, gboolean dragging);
const char *dm_row_light_describe_handle (DmHandle handle);

G_END_DECLS
