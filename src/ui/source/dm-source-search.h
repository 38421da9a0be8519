/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/** DmSourceSearch: a bar to look for something in a source view. */
#define DM_TYPE_SOURCE_SEARCH (dm_source_search_get_type ())
G_DECLARE_FINAL_TYPE (DmSourceSearch, dm_source_search, DM, SOURCE_SEARCH, GtkWidget)

void dm_source_search_set_view (DmSourceSearch *search, GtkSourceView *view);
GtkSearchBar *dm_source_search_get_bar (DmSourceSearch *search);
void dm_source_search_begin (DmSourceSearch *search);
gboolean dm_source_search_step (DmSourceSearch *search, int step);

G_END_DECLS
