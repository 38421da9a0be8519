/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-details.h"
#include "dm-errors-page.h"
#include "dm-map-view.h"
#include "dm-matrix-view.h"
#include "dm-party-chips.h"
#include "dm-search.h"
#include "dm-sidebar.h"
#include "dm-table-view.h"
#include "dm-window.h"

G_BEGIN_DECLS

/* What the files of the window share. */
struct _DmWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar *switcher_bar;
  AdwSplitButton *open_button;
  GtkWidget *search_bar;
  GtkWidget *search_entry;
  GtkLabel *search_count;
  GtkStack *pages;
  AdwStatusPage *loading_page;
  GtkProgressBar *progress;
  DmErrorsPage *errors_page;
  AdwFlap *sidebar_flap;
  DmSidebar *sidebar;
  AdwFlap *details_flap;
  DmDetails *details;
  DmPartyChips *chips;
  GtkMenuButton *proposal_button;
  GtkMenuButton *view_button;
  GtkMenuButton *date_button;
  AdwViewStack *views;
  DmMapView *map_view;
  DmTableView *table_view;
  DmMatrixView *matrix_view;
  GtkLabel *status;
  GtkLabel *file_label;

  DmDocument *document;
  DmSearch *search;
  GSettings *settings;   /* (nullable): none where the schema isn't installed */
  GCancellable *loading; /* (nullable): the load under way */
  GFile *loading_file;   /* (nullable): what is loaded, or did not open last */
  gboolean loading_sample;
  guint progress_source;
  GtkFileChooserNative *chooser;
};

/* dm-window-actions.c */
void dm_window_install_actions (GtkWidgetClass *widget_class);
void dm_window_add_states (DmWindow *self);
void dm_window_sync_states (DmWindow *self);

/* dm-window-views.c */
void dm_window_add_view_keys (GtkWidgetClass *widget_class);
void dm_window_set_up_views (DmWindow *self);
void dm_window_show_view (DmWindow *self, const char *name);
const char *dm_window_get_view (DmWindow *self);
void dm_window_update_switchers (DmWindow *self);
void dm_window_focus_view (DmWindow *self);
DmStack *dm_window_new_stack (DmWindow *self);

/* dm-window-menus.c */
void dm_window_update_menus (DmWindow *self);
void dm_window_update_open_menu (DmWindow *self);
void dm_window_update_labels (DmWindow *self);

/* dm-window-load.c */
void dm_window_choose_file (DmWindow *self);
void dm_window_cancel_load (DmWindow *self);
void dm_window_accept_drops (DmWindow *self);
void dm_window_show_page (DmWindow *self);

G_END_DECLS
