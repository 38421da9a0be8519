/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"
#include "dm-redraw.h"
#include "dm-stack.h"
#include "dm-style.h"

G_BEGIN_DECLS

/**
 * DmAgreementsView: what parties could agree on. A click on a package makes it a proposal; what is dragged over on an axis is looked at
 * alone.
 *
 * Signals: `said` (char *sentence); `proposed`: what was chosen is on the map, as the chosen proposal.
 */
#define DM_TYPE_AGREEMENTS_VIEW (dm_agreements_view_get_type ())
G_DECLARE_FINAL_TYPE (DmAgreementsView, dm_agreements_view, DM, AGREEMENTS_VIEW, GtkWidget)

void dm_agreements_view_set_document (DmAgreementsView *view, DmDocument *document);
void dm_agreements_view_set_style (DmAgreementsView *view, DmStyle *style);
DmStack *dm_agreements_view_new_stack (DmAgreementsView *view);
void dm_agreements_view_tell (DmAgreementsView *view, DmRedraw *redraw);

G_END_DECLS
