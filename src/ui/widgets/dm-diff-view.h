/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DmDiffView: what differs between two texts, line by line. */
#define DM_TYPE_DIFF_VIEW (dm_diff_view_get_type ())
G_DECLARE_FINAL_TYPE (DmDiffView, dm_diff_view, DM, DIFF_VIEW, GtkBox)

GtkWidget *dm_diff_view_new (void);
void dm_diff_view_set_lines (DmDiffView *view, const char *const *lines);
void dm_diff_view_focus (DmDiffView *view);
GStrv dm_diff_view_compare (const char *before, const char *after);

G_END_DECLS
