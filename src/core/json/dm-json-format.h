/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DM_JSON_COLUMNS 100

void dm_json_append_compact (GString *out, const char *json);
void dm_json_format (GString *out, const char *compact, guint indent, guint column);

G_END_DECLS
