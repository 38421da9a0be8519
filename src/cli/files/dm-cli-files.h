/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-export.h"

G_BEGIN_DECLS

gboolean dm_cli_write_files (const char *output, GPtrArray *files, DmFormat format, GError **error);

G_END_DECLS
