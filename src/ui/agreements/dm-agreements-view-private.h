/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-agreements-job.h"
#include "dm-agreements-view.h"
#include "dm-agreements.h"
#include "dm-findings-pane.h"
#include "dm-scene-list.h"

G_BEGIN_DECLS

/* What the files of the view share. */
struct _DmAgreementsView {
  GtkWidget parent_instance;

  GtkWidget *pair;
  GtkDropDown *first, *second;
  GtkToggleButton *all, *in_words;
  GtkWidget *show_all;
  GtkWidget *hint;
  GtkRevealer *waiting;
  GtkLabel *status;
  GtkProgressBar *progress;
  GtkButton *stop;
  AdwFlap *flap;
  DmSceneList *list;
  DmFindingsPane *findings;

  DmDocument *document;
  DmStyle *style;               /* (nullable) */
  DmReading *asked_of;          /* (nullable): what was looked at last, or is being */
  DmAgreementsJob *job;         /* (nullable): what is under way */
  DmAgreementsOutcome *outcome; /* (nullable): what is shown */
  gboolean stopped;             /* what is shown, if anything, is a first picture only */
  guint tick_source;
  char *chosen[2]; /* (nullable): ids of the parties that somebody chose */
  gboolean updating;
  const DmAgreement *
      proposed_of; /* (nullable): not owned, only compared: of what a package was made a proposal last */
  guint proposed;

  DmBrush *brushes; /* (nullable): one a scored party of what is shown */
  int axis;         /* which of them is selected, -1 for none */
  int dragged;      /* which of them is dragged over, -1 for none */
  DmMark grip;      /* its axis: of it only the box is used */
  double row_y;     /* from the list's top to the row's, while dragging */
  double start_y;
};

/* dm-agreements-view.c */
void dm_agreements_view_show (DmAgreementsView *self);

/* dm-agreements-parties.c */
void dm_agreements_view_set_up_parties (DmAgreementsView *self);
void dm_agreements_view_update_parties (DmAgreementsView *self);

/* dm-agreements-brush.c */
void dm_agreements_view_set_up_brush (DmAgreementsView *self);
void dm_agreements_view_clear_brushes (DmAgreementsView *self);

/* dm-agreements-run.c */
void dm_agreements_view_run (DmAgreementsView *self, gboolean anew);
void dm_agreements_view_stop (DmAgreementsView *self);
void dm_agreements_view_set_up_run (DmAgreementsView *self);

G_END_DECLS
