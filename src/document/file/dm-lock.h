/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Files that belong to a process while it runs: it holds a lock on each, which the system lets go of however the process
 * ends. So what a program that was killed left behind can be told from what another one is at.
 */

char *dm_lock_make_name (const char *prefix, const char *suffix);
int dm_lock_create (const char *folder, const char *prefix, const char *suffix, guint mode,
                    char **path);
int dm_lock_take (const char *path);
void dm_lock_release (int *fd);
gboolean dm_lock_matches (const char *name, const char *prefix, const char *suffix);

G_END_DECLS
