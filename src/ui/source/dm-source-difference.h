/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dm_source_difference_show (GtkWidget *widget, const char *difference);

G_END_DECLS
