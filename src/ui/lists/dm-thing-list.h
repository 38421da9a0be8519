/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-style.h"
#include "dm-thing.h"

G_BEGIN_DECLS

/**
 * DmThingList:
 *
 * A model's things of one kind under a heading, with a button to add one. Enter opens a thing in the pane, Delete deletes
 * it, Alt+Up and Alt+Down move it, and a row can be dragged. A long list is folded at first, and can be searched.
 */
#define DM_TYPE_THING_LIST (dm_thing_list_get_type ())
G_DECLARE_FINAL_TYPE (DmThingList, dm_thing_list, DM, THING_LIST, GtkBox)

GtkWidget *dm_thing_list_new (DmDocument *document, DmTargetKind kind);
void dm_thing_list_set_basket (DmThingList *list, const char *basket);
void dm_thing_list_set_style (DmThingList *list, DmStyle *style);
void dm_thing_list_refresh (DmThingList *list);
void dm_thing_list_set_max_height (DmThingList *list, int height_px);

G_END_DECLS
