/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK does anew even where nothing changes, such as to look for the pointer or to make a menu's widgets: with each letter that is
 * typed, that would be most of the time. These do it only where something changes. */
void dm_ui_set_tooltip (GtkWidget *widget, const char *text);
gboolean dm_ui_set_menu (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
