/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dm-document.h"

G_BEGIN_DECLS

/**
 * DmSearch:
 *
 * Finds issues, parties and statements of a document by their text, a little at a time while nothing else is to
 * do, so that a million positions hold up nothing. Signal `progressed`: more was found, or the search ended.
 */
#define DM_TYPE_SEARCH (dm_search_get_type ())
G_DECLARE_FINAL_TYPE (DmSearch, dm_search, DM, SEARCH, GObject)

DmSearch *dm_search_new (DmDocument *document);
void dm_search_set_text (DmSearch *search, const char *text);
gboolean dm_search_is_for (DmSearch *search, const char *text);
guint dm_search_get_n_found (DmSearch *search);
guint dm_search_get_nth (DmSearch *search);
gboolean dm_search_is_done (DmSearch *search);
gboolean dm_search_step (DmSearch *search, int step);

G_END_DECLS
