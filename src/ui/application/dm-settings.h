/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *dm_settings_new (void);
int dm_settings_get_int (GSettings *settings, const char *key, int fallback);
void dm_settings_set_int (GSettings *settings, const char *key, int value);
gboolean dm_settings_get_boolean (GSettings *settings, const char *key, gboolean fallback);
void dm_settings_set_boolean (GSettings *settings, const char *key, gboolean value);
gboolean dm_settings_bind_active (GSettings *settings, const char *key, GObject *object);

G_END_DECLS
