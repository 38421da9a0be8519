/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-stack.h"

G_BEGIN_DECLS

/** DmSceneRow: one scene of a stack on the screen, laid out for its own width. */
#define DM_TYPE_SCENE_ROW (dm_scene_row_get_type ())
G_DECLARE_FINAL_TYPE (DmSceneRow, dm_scene_row, DM, SCENE_ROW, GtkWidget)

GtkWidget *dm_scene_row_new (void);
void dm_scene_row_show (DmSceneRow *row, DmStack *stack, guint nth, const DmMapLook *look);
void dm_scene_row_forget (DmSceneRow *row);
gboolean dm_scene_row_is_bound (DmSceneRow *row);
guint dm_scene_row_get_nth (DmSceneRow *row);
void dm_scene_row_set_selected (DmSceneRow *row, const char *id);
const char *dm_scene_row_get_selected (DmSceneRow *row);
DmScene *dm_scene_row_get_scene (DmSceneRow *row);
const DmMark *dm_scene_row_pick (DmSceneRow *row, double x, double y);
const DmMark *dm_scene_row_step (DmSceneRow *row, int step);

G_END_DECLS
