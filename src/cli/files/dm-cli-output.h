/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *dm_cli_make_printable (const char *text);
gboolean dm_cli_write_text (const char *text, GError **error);
gboolean dm_cli_write_bytes (const char *filename, GBytes *bytes, GError **error);

G_END_DECLS
