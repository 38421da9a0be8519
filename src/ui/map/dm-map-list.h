/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-map.h"

G_BEGIN_DECLS

/**
 * DmMapEntry: an object that stands for one item of a #DmMapList, made when a row is about to be shown.
 */
#define DM_TYPE_MAP_ENTRY (dm_map_entry_get_type ())
G_DECLARE_FINAL_TYPE (DmMapEntry, dm_map_entry, DM, MAP_ENTRY, GObject)

DmMapItem dm_map_entry_get_item (DmMapEntry *entry);

/**
 * DmMapList: the map's stack of header, baskets, rows and footer as a list model. Items are plain values; their
 * objects are made on demand, so that a list of a million costs a million times twelve bytes.
 * Signal `results-changed`: what the items show may differ.
 */
#define DM_TYPE_MAP_LIST (dm_map_list_get_type ())
G_DECLARE_FINAL_TYPE (DmMapList, dm_map_list, DM, MAP_LIST, GObject)

DmMapList *dm_map_list_new (gboolean with_frame);

gboolean dm_map_list_set_analysis (DmMapList *list, DmAnalysis *analysis, gboolean keep_order);
DmAnalysis *dm_map_list_get_analysis (DmMapList *list);
void dm_map_list_set_sort (DmMapList *list, DmSort sort);
DmSort dm_map_list_get_sort (DmMapList *list);
gboolean dm_map_list_is_folded (DmMapList *list, int basket);
void dm_map_list_set_folded (DmMapList *list, int basket, gboolean folded);

guint dm_map_list_get_n_items (DmMapList *list);
DmMapItem dm_map_list_get_item (DmMapList *list, guint position);
guint dm_map_list_find_item (DmMapList *list, DmMapItem item);
DmMapStops dm_map_list_get_stops (DmMapList *list, DmMapItem item);
guint dm_map_list_find_issue (DmMapList *list, guint issue);
DmIssueResult *dm_map_list_get_result (DmMapList *list, guint position);

G_END_DECLS
