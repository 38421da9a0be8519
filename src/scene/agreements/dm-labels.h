/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-scene.h"

G_BEGIN_DECLS

/** DmLabels: where labels of a picture have room beside what stands there already. */
typedef struct {
  DmBox room;
  GArray *taken; /* of DmBox */
} DmLabels;

void dm_labels_init (DmLabels *labels, DmBox room);
void dm_labels_clear (DmLabels *labels);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmLabels, dm_labels_clear)

void dm_labels_take (DmLabels *labels, DmBox box);
gboolean dm_labels_are_on (const DmLabels *labels, DmBox box);
gboolean dm_labels_is_free (const DmLabels *labels, DmBox box);
gboolean dm_labels_find (const DmLabels *labels, DmPoint at, double gap, double width,
                         double height, DmBox *found);

G_END_DECLS
