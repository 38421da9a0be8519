/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"

G_BEGIN_DECLS

/** DmOutsideBarRoom: how the bar is laid out: all on a line, the buttons below, or each button on a line of its own. */
typedef enum {
  DM_OUTSIDE_BAR_LINE,
  DM_OUTSIDE_BAR_TWO_LINES,
  DM_OUTSIDE_BAR_COLUMN,
} DmOutsideBarRoom;

/** DmOutsideBar: what another program did to a document's file, and what can be done about it; hidden where it's nothing. */
#define DM_TYPE_OUTSIDE_BAR (dm_outside_bar_get_type ())
G_DECLARE_FINAL_TYPE (DmOutsideBar, dm_outside_bar, DM, OUTSIDE_BAR, GtkWidget)

void dm_outside_bar_set_room (DmOutsideBar *bar, DmOutsideBarRoom room);
void dm_outside_bar_set_document (DmOutsideBar *bar, DmDocument *document);

G_END_DECLS
