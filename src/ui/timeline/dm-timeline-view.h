/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"
#include "dm-stack.h"
#include "dm-style.h"

G_BEGIN_DECLS

/**
 * DmTimelineView: positions over time. A click selects, a double click goes to the map; the line of the as-of date is dragged from one
 * day on which something changes to another. The axis stays in sight when its rows are scrolled.
 */
#define DM_TYPE_TIMELINE_VIEW (dm_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (DmTimelineView, dm_timeline_view, DM, TIMELINE_VIEW, GtkWidget)

void dm_timeline_view_set_document (DmTimelineView *view, DmDocument *document);
void dm_timeline_view_set_style (DmTimelineView *view, DmStyle *style);
void dm_timeline_view_set_sort (DmTimelineView *view, DmSort sort);
void dm_timeline_view_set_stage (DmTimelineView *view, DmStage stage);
DmStack *dm_timeline_view_new_stack (DmTimelineView *view);

G_END_DECLS
