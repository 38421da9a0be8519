/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"
#include "dm-style.h"

G_BEGIN_DECLS

#define DM_DETAILS_MIN_WIDTH 260
#define DM_DETAILS_MAX_WIDTH 640

/** DmDetails: the pane that tells all about what is selected. Its left edge can be dragged. */
#define DM_TYPE_DETAILS (dm_details_get_type ())
G_DECLARE_FINAL_TYPE (DmDetails, dm_details, DM, DETAILS, GtkWidget)

void dm_details_set_document (DmDetails *details, DmDocument *document);
void dm_details_set_style (DmDetails *details, DmStyle *style);
int dm_details_get_width (DmDetails *details);
void dm_details_set_width (DmDetails *details, int width);
void dm_details_show_source (DmDetails *details);

G_END_DECLS
