/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dm_json_get (const char *text, const char *pointer);
char *dm_json_set (const char *text, const char *pointer, const char *value);

G_END_DECLS
