/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the programs under stress share: `PROGRAM COUNT SEED [ARGUMENT…]`, and a folder of their own for files and state. */
typedef struct {
  guint count;
  guint32 seed;
  char *folder; /* for files; world-searchable */
} DmStress;

gboolean dm_stress_begin (DmStress *stress, int argc, char **argv, const char *usage);
void dm_stress_end (DmStress *stress);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmStress, dm_stress_end)

void dm_stress_remove_tree (const char *path);
guint dm_stress_count_files (const char *folder);
