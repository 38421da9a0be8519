/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map-view.h"

G_BEGIN_DECLS

/*
 * While a deal is put together, hands point at places on the scales of rows: the view's aim. What is pointed at is put in the
 * proposal that is chosen, or taken out.
 */
void dm_map_deal_aim (DmMapView *view, DmIssueResult *result, double place);
void dm_map_deal_forget_aim (DmMapView *view);
void dm_map_deal_put (DmMapView *view, DmIssueResult *result, double place);
gboolean dm_map_deal_click (DmMapView *view, DmRowWidget *row, double x, double y);
gboolean dm_map_deal_key (DmMapView *view, DmRowWidget *row, guint keyval, int n_steps);
void dm_map_deal_snapshot (DmMapView *view, GtkSnapshot *snapshot);

G_END_DECLS
