/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint dm_nearest_distance (const char *a, const char *b);
const char *dm_nearest_find (const char *wanted, const char *const *known, guint n_known);

G_END_DECLS
