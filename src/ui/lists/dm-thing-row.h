/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-style.h"
#include "dm-thing.h"

G_BEGIN_DECLS

/**
 * DmThingRow:
 *
 * What a list of things shows of one: its name, a line on it, and a menu.
 *
 * Signals: `asked` (“move-up”, “move-down”, “delete”), `dropped` (the id of the thing of the same kind that was dropped here, and
 * whether below this one).
 */
#define DM_TYPE_THING_ROW (dm_thing_row_get_type ())
G_DECLARE_FINAL_TYPE (DmThingRow, dm_thing_row, DM, THING_ROW, GtkBox)

GtkWidget *dm_thing_row_new (DmDocument *document, DmTargetKind kind);
void dm_thing_row_show (DmThingRow *row, const char *id, DmStyle *style);
void dm_thing_row_refresh (DmThingRow *row, DmStyle *style);
const char *dm_thing_row_get_id (DmThingRow *row);
void dm_thing_row_open_menu (DmThingRow *row);

G_END_DECLS
