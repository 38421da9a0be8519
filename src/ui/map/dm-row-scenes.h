/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map.h"

G_BEGIN_DECLS

/**
 * DmRowScenes:
 *
 * Scenes of rows that a list let go of. A list that is scrolled takes rows far out of sight in and out again, several times each: what
 * was laid out for one is kept for a while. Reference-counted, of one thread.
 */
typedef struct _DmRowScenes DmRowScenes;

/** DmRowKey: what the scene of a row is a function of. @look_serial: as of dm_row_widget_show() */
typedef struct {
  DmIssueResult *result;
  DmMapStops stops;
  guint look_serial;
  double width_px;
} DmRowKey;

DmRowScenes *dm_row_scenes_new (void);
DmRowScenes *dm_row_scenes_ref (DmRowScenes *scenes);
void dm_row_scenes_unref (DmRowScenes *scenes);

void dm_row_scenes_put (DmRowScenes *scenes, const DmRowKey *key, DmScene *scene);
DmScene *dm_row_scenes_take (DmRowScenes *scenes, const DmRowKey *key);
void dm_row_scenes_clear (DmRowScenes *scenes);

G_END_DECLS
