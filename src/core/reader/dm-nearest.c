/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-nearest.h"

#include <string.h>

#define MAX_LENGTH 64

/**
 * dm_nearest_distance:
 *
 * The optimal string alignment distance in bytes: insertions, removals, replacements, and swaps of neighbours
 * (Damerau 1964), so that “opne” is 1 from “open”. Only the first 64 bytes of each count.
 */
guint dm_nearest_distance (const char *a, const char *b) {
  guint rows[3][MAX_LENGTH + 1];
  guint n_a = (guint) MIN (strlen (a), MAX_LENGTH), n_b = (guint) MIN (strlen (b), MAX_LENGTH);

  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n_a; i++) {
    guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
    row[0] = i;
    for (guint j = 1; j <= n_b; j++) {
      row[j] = MIN (MIN (above[j] + 1, row[j - 1] + 1), above[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN (row[j], two_above[j - 2] + 1);
    }
  }
  return rows[n_a % 3][n_b];
}

/** dm_nearest_find: (nullable): the first of the nearest of @known within a third of @wanted's length, at least 1 */
const char *dm_nearest_find (const char *wanted, const char *const *known, guint n_known) {
  const char *nearest = NULL;
  guint least = (guint) MAX (1, strlen (wanted) / 3) + 1;

  for (guint i = 0; i < MIN (n_known, 10000); i++) {
    guint distance = dm_nearest_distance (wanted, known[i]);
    if (distance < least) {
      least = distance;
      nearest = known[i];
    }
  }
  return nearest;
}
