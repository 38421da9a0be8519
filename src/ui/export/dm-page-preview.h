/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-pages.h"

G_BEGIN_DECLS

/** DmPagePreview: a page as it will be exported, made to fit. */
#define DM_TYPE_PAGE_PREVIEW (dm_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (DmPagePreview, dm_page_preview, DM, PAGE_PREVIEW, GtkWidget)

void dm_page_preview_show_page (DmPagePreview *preview, DmPages *pages, guint nth,
                                gboolean transparent);

G_END_DECLS
