/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-agreements-view.h"
#include "dm-briefing.h"
#include "dm-changes-button.h"
#include "dm-deal-bar.h"
#include "dm-editor.h"
#include "dm-errors-page.h"
#include "dm-map-view.h"
#include "dm-matrix-view.h"
#include "dm-outside-bar.h"
#include "dm-party-chips.h"
#include "dm-presenter.h"
#include "dm-scrubber.h"
#include "dm-search.h"
#include "dm-sidebar.h"
#include "dm-table-view.h"
#include "dm-timeline-view.h"
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
  DmEditor *details;
  DmPartyChips *chips;
  GtkMenuButton *proposal_button;
  GtkMenuButton *view_button;
  GtkMenuButton *date_button;
  AdwViewStack *views;
  DmMapView *map_view;
  DmDealBar *deal_bar;
  DmTableView *table_view;
  DmMatrixView *matrix_view;
  DmAgreementsView *agreements_view;
  DmTimelineView *timeline_view;
  DmScrubber *scrubber;
  DmChangesButton *changes_button;
  GtkLabel *status;
  GtkLabel *file_label;
  AdwSqueezer *edit_fold, *sidebar_fold, *search_fold, *export_fold, *details_fold;
  GtkWidget *undo_button, *redo_button;
  DmOutsideBar *outside_bar;

  GtkWidget *draws_box;
  GtkProgressBar *draws_progress;
  GtkWidget *draws_stop;

  DmDocument *document;
  DmPresenter *presenter; /* (nullable) (weak): while it is presented */
  DmSearch *search;
  GSettings *settings;   /* (nullable): none where the schema isn't installed */
  GCancellable *loading; /* (nullable): the load under way */
  GFile *loading_file;   /* (nullable): what is loaded, or did not open last */
  gboolean loading_sample;
  guint progress_source;
  GtkFileChooserNative *chooser;

  DmDraws draws;          /* how verdicts are drawn where that is marked */
  GCancellable *drawing;  /* (nullable): of the draws under way */
  DmAnalysis *drawn_from; /* (nullable): what they are made from */
  int *n_drawn;           /* (atomic) (nullable): how many issues are done */
  guint draws_source;

  GtkWindow *question;       /* (nullable): what was asked before closing */
  char *saved_at;            /* (nullable): when the document was saved last, in words */
  gboolean may_close;        /* that was answered */
  gboolean quitting;         /* it was asked for all windows: it stays until all have answered */
  gboolean close_when_saved; /* as soon as the save that is under way is done */
  guint logout_cookie;       /* 0 while the session may end */
};

/* dm-window-actions.c */
void dm_window_install_actions (GtkWidgetClass *widget_class);
void dm_window_add_states (DmWindow *self);
void dm_window_sync_states (DmWindow *self);
void dm_window_say_exported (DmWindow *self, GFile *file);
void dm_window_say_written (DmWindow *self, GFile *file, const char *button, GFile *opened);
void dm_window_report (DmWindow *self);
void dm_window_save_public (DmWindow *self);

/* dm-window-views.c */
void dm_window_add_view_keys (GtkWidgetClass *widget_class);
void dm_window_set_up_views (DmWindow *self);
void dm_window_show_view (DmWindow *self, const char *name);
const char *dm_window_get_view (DmWindow *self);
void dm_window_update_switchers (DmWindow *self);
void dm_window_focus_view (DmWindow *self);
DmStack *dm_window_new_stack (DmWindow *self);
DmBriefingStep *dm_window_capture_step (DmWindow *self);
void dm_window_export_picture (DmWindow *self);
void dm_window_copy_picture (DmWindow *self);
void dm_window_print (DmWindow *self);

/* dm-window-briefing.c */
void dm_window_install_briefing (GtkWidgetClass *widget_class);
void dm_window_update_briefing (DmWindow *self);
void dm_window_show_step (DmWindow *self, const DmBriefingStep *step);

/* dm-window-present.c */
void dm_window_install_presenter (GtkWidgetClass *widget_class);

/* dm-window-menus.c */
void dm_window_update_menus (DmWindow *self);
void dm_window_update_open_menu (DmWindow *self);
void dm_window_update_labels (DmWindow *self);

/* dm-window-deal.c */
void dm_window_install_deal (GtkWidgetClass *widget_class);
void dm_window_set_up_deal (DmWindow *self);

/* dm-window-sureness.c */
#define DM_WINDOW_DRAWS "draws" /* the place for its fields in a menu */
void dm_window_set_up_sureness (DmWindow *self);
void dm_window_stop_draws (DmWindow *self);
void dm_window_get_marks (DmWindow *self, gboolean *forecast, DmDraws *draws);
void dm_window_set_marks (DmWindow *self, gboolean forecast, DmDraws draws);
void dm_window_add_draws (DmWindow *self, GtkPopover *menu);

/* dm-window-load.c */
void dm_window_choose_file (DmWindow *self);
void dm_window_add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns);
void dm_window_add_filters (GtkFileChooser *chooser);
void dm_window_remember_recent (DmWindow *self, GFile *file);
void dm_window_cancel_load (DmWindow *self);
void dm_window_accept_drops (DmWindow *self);
void dm_window_show_page (DmWindow *self);

/* dm-window-save.c */
void dm_window_save (DmWindow *self, gboolean closing);
void dm_window_save_as (DmWindow *self, gboolean copy, gboolean closing);
void dm_window_revert (DmWindow *self);

/* dm-window-close.c */
gboolean dm_window_ask_to_close (DmWindow *self);
void dm_window_cancel_close (DmWindow *self);
void dm_window_take_back_answer (DmWindow *self);
void dm_window_close_soon (DmWindow *self);

/* dm-window-life.c */
void dm_window_install_life (GtkWidgetClass *widget_class);
void dm_window_set_up_life (DmWindow *self);
void dm_window_update_life (DmWindow *self);
void dm_window_say (DmWindow *self, const char *sentence);

/* dm-window-tables.c */
gboolean dm_window_is_table (GFile *file);
void dm_window_import_table (DmWindow *self, GFile *file);
void dm_window_choose_table (DmWindow *self);
void dm_window_export_table (DmWindow *self);

/* dm-window-width.c */
void dm_window_follow_width (DmWindow *self);

G_END_DECLS
