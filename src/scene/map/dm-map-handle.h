/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map.h"
#include "dm-position-drag.h"

G_BEGIN_DECLS

/**
 * DmMapHandle:
 * @party: index in the model
 * @place: where it stands on the scale, an infinity past its ends; of options, the option
 * @x, @y: px from the row's top left corner
 *
 * What a hand can take hold of in a row.
 */
typedef struct {
  DmHandle handle;
  int party;
  double place;
  double x, y;
} DmMapHandle;

guint dm_map_list_handles (const DmScene *scene, const DmIssueResult *result, const DmMapLook *look,
                           int party, DmMapHandle handles[DM_N_HANDLES]);
gboolean dm_map_find_handle (const DmScene *scene, const DmIssueResult *result,
                             const DmMapLook *look, double x, double y, double slack_px,
                             DmMapHandle *found);
int dm_map_find_option (const DmScene *scene, const DmIssueResult *result, double x, double y);
char *dm_map_handle_get_mark_id (const DmIssueResult *result, int party, DmHandle handle,
                                 double place);

G_END_DECLS
