/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-map-overview.h"
#include "dm-map-view.h"

G_BEGIN_DECLS

/* What the files of the map view share. */
struct _DmMapView {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *list_view;
  DmMapOverview *overview;

  DmDocument *document;
  DmMapList *list;
  GtkSliceListModel *first_items; /* of @list: all, once some were painted */
  GtkSingleSelection *selection;
  DmRowScenes *scenes;
  GPtrArray *rows; /* (element-type DmRowWidget): those that show something; unowned */
  guint naming_id; /* source that names rows */
  guint more_id;   /* source that adds the other rows to the first */

  DmTextMeasurer *measurer; /* of every style that the look has had */
  guint fonts_id;           /* source that loads fonts */
  DmMapLook look;
  guint look_serial;
  DmModel *style_model; /* the model that the look is up to date with */

  DmHandle handle; /* which part of the selected position keys move */

  gboolean dealing; /* what hands do puts a deal together */
  char
      *aim_issue; /* (nullable): the id of the issue on whose scale a hand points at a place then */
  double aim_place;

  gboolean selecting;  /* the selection of the list follows that of the document */
  guint anchor;        /* the item that stays where it is while the stage changes */
  double anchor_share; /* which part of the item */
  double anchor_y;     /* where on the screen */
  guint anchor_tries;
};

/* dm-map-view.c */
void dm_map_view_refresh_rows (DmMapView *self);
gboolean dm_map_view_is_selected_in (DmMapView *self, DmRowWidget *row,
                                     const DmSelection *selection);
void dm_map_view_have_row (DmMapView *self, guint position);
void dm_map_view_select_in_list (DmMapView *self, guint position);
guint dm_map_view_find_selected (DmMapView *self);
void dm_map_view_notify_stage (DmMapView *self);
void dm_map_view_notify_dealing (DmMapView *self);
void dm_map_view_notify_aim (DmMapView *self);

/* dm-map-stages.c */
DmRowWidget *dm_map_view_find_row (DmMapView *self, guint position);

G_END_DECLS
