/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-model.h"

G_BEGIN_DECLS

/**
 * DmFindingsPane: what an analysis comes to in sentences, under headings, each with what it rests on and the issues that it is about.
 *
 * Signal `issue-activated` (char *id): somebody wants to see one on the map.
 */
#define DM_TYPE_FINDINGS_PANE (dm_findings_pane_get_type ())
G_DECLARE_FINAL_TYPE (DmFindingsPane, dm_findings_pane, DM, FINDINGS_PANE, GtkWidget)

void dm_findings_pane_show (DmFindingsPane *pane, DmModel *model, GPtrArray *findings);

G_END_DECLS
