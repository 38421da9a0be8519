/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-color.h"

G_BEGIN_DECLS

void dm_window_ground_begin (GtkWidget *widget);
void dm_window_ground_end (GtkWidget *widget);
void dm_window_ground_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, DmColor ground);

G_END_DECLS
