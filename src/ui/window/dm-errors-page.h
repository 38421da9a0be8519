/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-load.h"

G_BEGIN_DECLS

/** DmErrorsPage: why a file did not open, each error with its place and the line that it is about. */
#define DM_TYPE_ERRORS_PAGE (dm_errors_page_get_type ())
G_DECLARE_FINAL_TYPE (DmErrorsPage, dm_errors_page, DM, ERRORS_PAGE, GtkWidget)

void dm_errors_page_show (DmErrorsPage *page, DmProblems *problems, gboolean can_go_back);

G_END_DECLS
