/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-labels.h"

/** dm_labels_init: nothing is taken yet; labels stay in @room */
void dm_labels_init (DmLabels *labels, DmBox room) {
  labels->room = room;
  labels->taken = g_array_new (FALSE, FALSE, sizeof (DmBox));
}

/** dm_labels_clear: frees what @labels holds */
void dm_labels_clear (DmLabels *labels) {
  g_clear_pointer (&labels->taken, g_array_unref);
}

/** dm_labels_take: nothing else is to stand on @box */
void dm_labels_take (DmLabels *labels, DmBox box) {
  g_array_append_val (labels->taken, box);
}

/** dm_labels_are_on: whether something stands on @box */
gboolean dm_labels_are_on (const DmLabels *labels, DmBox box) {
  for (guint i = 0; i < labels->taken->len; i++)
    if (dm_box_overlaps (box, g_array_index (labels->taken, DmBox, i)))
      return TRUE;
  return FALSE;
}

/** dm_labels_is_free: whether nothing stands on @box yet, and it is in the room */
gboolean dm_labels_is_free (const DmLabels *labels, DmBox box) {
  const DmBox *room = &labels->room;

  return box.x >= room->x && box.y >= room->y && box.x + box.width <= room->x + room->width
         && box.y + box.height <= room->y + room->height && !dm_labels_are_on (labels, box);
}

/**
 * dm_labels_find:
 * @labels: labels
 * @at: what the label is of
 * @gap: px from it at the least
 * @width: of the label
 * @height: likewise
 * @found: (out): where it may stand
 *
 * Looks around a point for room, near before far, and the upper right first, which on a frontier is the side where nothing is.
 *
 * Returns: whether there is room
 */
gboolean dm_labels_find (const DmLabels *labels, DmPoint at, double gap, double width,
                         double height, DmBox *found) {
  static const double farther[] = { 0, 12, 26, 44, 66, 92, 122 };
  static const DmPoint ways[] = { { 0.7, -0.7 }, { 1, 0 },      { 0, -1 },      { 0.7, 0.7 },
                                  { -1, 0 },     { -0.7, 0.7 }, { -0.7, -0.7 }, { 0, 1 } };

  for (guint d = 0; d < G_N_ELEMENTS (farther); d++)
    for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
      double distance = gap + farther[d];
      double x = at.x + ways[i].x * distance, y = at.y + ways[i].y * distance;
      DmBox box = { x
                        - (ways[i].x > 0   ? 0
                           : ways[i].x < 0 ? width
                                           : width / 2),
                    y
                        - (ways[i].y > 0   ? 0
                           : ways[i].y < 0 ? height
                                           : height / 2),
                    width, height };

      if (!dm_labels_is_free (labels, box))
        continue;
      *found = box;
      return TRUE;
    }
  return FALSE;
}
