/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *dm_file_read (GFile *file, const char *attributes, GFileInfo **info, gsize *length,
                    GCancellable *cancellable, GError **error);

G_END_DECLS
