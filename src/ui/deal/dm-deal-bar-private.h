/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-deal-bar.h"
#include "dm-deal-parties.h"
#include "dm-findings.h"

G_BEGIN_DECLS

/* What the files of the bar share. */
struct _DmDealBar {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title, *openness;
  DmDealParties *parties;
  GtkRevealer *news;
  GtkLabel *sentence;
  GtkWidget *why; /* a box of labels */
  GtkWidget *links;
  GtkProgressBar *progress;
  GtkButton *stop;

  DmDocument *document; /* (nullable) */
  DmStyle *style;       /* (nullable) */
  gboolean shown;

  GCancellable *cancellable; /* (nullable): of the completion that is looked for */
  DmModel *completing;       /* (nullable): the model that it is looked for in */
  int *progress_of;          /* (atomic) (nullable): shared with it */
  guint tick_source;
};

/* dm-deal-bar.c */
void dm_deal_bar_tell (DmDealBar *bar, const DmModel *model, const DmFinding *finding);
void dm_deal_bar_say (DmDealBar *bar, const char *sentence);
void dm_deal_bar_hide_news (DmDealBar *bar);

/* dm-deal-run.c */
void dm_deal_bar_stop (DmDealBar *bar);

G_END_DECLS
