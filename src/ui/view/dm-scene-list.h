/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-stack.h"

G_BEGIN_DECLS

/**
 * DmSceneList:
 *
 * A stack of scenes on the screen: only those in sight are made. Up and Down go from scene to scene, Left and Right from mark to
 * mark.
 *
 * Signals: `mark-selected` (#DmMark, as a pointer): the hand is at it; `mark-clicked` (#DmMark): it was clicked, after it was selected;
 * `mark-activated` (#DmMark): it was clicked a second time, or Enter was pressed. A mark lives until the stack is set anew.
 */
#define DM_TYPE_SCENE_LIST (dm_scene_list_get_type ())
G_DECLARE_FINAL_TYPE (DmSceneList, dm_scene_list, DM, SCENE_LIST, GtkWidget)

void dm_scene_list_set_stack (DmSceneList *list, DmStack *stack, DmStyle *style);
void dm_scene_list_set_stage (DmSceneList *list, DmStage stage);
GtkAdjustment *dm_scene_list_get_vadjustment (DmSceneList *list);
const DmMark *dm_scene_list_pick (DmSceneList *list, double x, double y, DmPoint *at);

G_END_DECLS
