/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-completion.h"
#include "dm-document.h"
#include "dm-style.h"

G_BEGIN_DECLS

/**
 * DmDealBar:
 *
 * What becomes of the proposal that is chosen, while it is put together: each party's verdict and score, what is open, and how to fill
 * that. Signals: `issue-activated` with the id of an issue to go to; `said` with a sentence to be shown in passing.
 *
 * Its buttons ask for the window's actions `win.complete-deal` and `win.edit-deal`.
 */
#define DM_TYPE_DEAL_BAR (dm_deal_bar_get_type ())
G_DECLARE_FINAL_TYPE (DmDealBar, dm_deal_bar, DM, DEAL_BAR, GtkWidget)

void dm_deal_bar_set_document (DmDealBar *bar, DmDocument *document);
void dm_deal_bar_set_style (DmDealBar *bar, DmStyle *style);
void dm_deal_bar_set_shown (DmDealBar *bar, gboolean shown);
void dm_deal_bar_complete (DmDealBar *bar, DmSolutionKind kind);

G_END_DECLS
