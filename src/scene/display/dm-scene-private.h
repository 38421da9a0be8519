/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-scene-builder.h"

G_BEGIN_DECLS

struct _DmScene {
  gatomicrefcount refs;
  double width, height;
  char *label; /* (nullable): set once, when it is first asked for where there is a teller */
  DmSceneTeller teller; /* (nullable) */
  gpointer told_of;
  GDestroyNotify forget;
  guint n_shapes, n_marks;
  DmShape *shapes; /* owned, with their points and texts */
  DmMark *marks;
  guint *slots;  /* open addressing: a mark's index + 1, 0 for a free slot */
  guint n_slots; /* a power of two, at least twice the number of marks */
};

/* Takes @shapes and @marks. */
DmScene *dm_scene_new_take (double width, double height, const char *label, GArray *shapes,
                            GArray *marks);
void dm_shape_clear (DmShape *shape);
void dm_mark_clear (DmMark *mark);

G_END_DECLS
