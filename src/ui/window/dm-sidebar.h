/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-document.h"
#include "dm-style.h"

G_BEGIN_DECLS

/** DmSidebar: the issues of a document under their baskets with their verdicts, and its parties. */
#define DM_TYPE_SIDEBAR (dm_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DmSidebar, dm_sidebar, DM, SIDEBAR, GtkWidget)

void dm_sidebar_set_document (DmSidebar *sidebar, DmDocument *document);
void dm_sidebar_set_style (DmSidebar *sidebar, DmStyle *style);

const char *dm_verdict_get_icon_name (DmVerdict verdict);

G_END_DECLS
