/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-export-choices.h"
#include "dm-export-dialog.h"
#include "dm-export-work.h"
#include "dm-failure-bar.h"
#include "dm-page-preview.h"
#include "dm-public-choices.h"

G_BEGIN_DECLS

/* What the files of the dialog share. */
struct _DmExportDialog {
  AdwWindow parent_instance;

  GtkWidget *export_button;
  DmFailureBar *failure;
  GtkSpinner *spinner;
  GtkWidget *options;
  AdwComboRow *what, *format, *theme, *size, *orientation, *unit;
  GtkWidget *fitted_row, *width_row, *height_row, *dpi_row, *paths_row;
  GtkSpinButton *width, *height, *dpi;
  GtkSwitch *fitted, *transparent, *paths, *is_public;
  DmPublicChoices *withhold;
  DmPagePreview *preview;
  GtkLabel *size_label;
  GtkWidget *page_bar;
  GtkLabel *page_label;

  DmModel *model;
  DmStage stage;
  char *name; /* proposed for the file, without an ending */
  char *uri;  /* (nullable): of the document, whose choices are remembered */
  guint update_source;
  GCancellable *making, *writing; /* (nullable): views and files under way */

  DmRedraw *redraw;     /* the view that is shown */
  DmExportViews *shown; /* that view, of the model as it is */
  DmExportViews *made;  /* (nullable): what else is exported, once that is thought out */
  DmExportWhat made_as; /* what it was asked for as */
  DmPages *pages;       /* (nullable): what is previewed */
  guint nth_page;
  GCancellable *laying_out;      /* (nullable): pages under way that take the place of @pages */
  const DmExportViews *laid_out; /* (nullable): what the pages are of, never read */
  DmExportOptions laid_out_for;
  DmUnit shown_unit; /* of the sizes in their fields */
  gboolean filling;  /* choices are put into their fields */
};

DmExportViews *dm_export_dialog_get_views (DmExportDialog *self);
DmExportChoices dm_export_dialog_get_choices (DmExportDialog *self);
DmExportOptions dm_export_dialog_get_options (DmExportDialog *self);
void dm_export_dialog_fill (DmExportDialog *self, const DmExportChoices *choices);
void dm_export_dialog_follow_choices (DmExportDialog *self);
void dm_export_dialog_follow_unit (DmExportDialog *self);

void dm_export_dialog_queue_preview (DmExportDialog *self);
guint dm_export_dialog_get_n_pages (DmExportDialog *self);
void dm_export_dialog_turn_page (DmExportDialog *self, int by);
void dm_export_dialog_end_preview (DmExportDialog *self);
void dm_export_dialog_follow_work (DmExportDialog *self);

G_END_DECLS
