/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A search for many texts at once in what may hold them broken into lines: space of any kind counts for nothing on either side.
 */

#define DM_LEAK_MIN_BYTES 5 /* shorter texts would be found by chance, and aren't searched for */

typedef struct _DmLeakSearch DmLeakSearch;

/** DmLeakFound: called for each text found, once for each stream; @offset is that in the stream where it begins */
typedef void (*DmLeakFound) (guint text, gsize offset, gpointer user_data);

DmLeakSearch *dm_leak_search_new (const GPtrArray *texts);
void dm_leak_search_free (DmLeakSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmLeakSearch, dm_leak_search_free)

guint dm_leak_search_count_short (const DmLeakSearch *search);
void dm_leak_search_scan (DmLeakSearch *search, const char *stream, gsize length, DmLeakFound found,
                          gpointer user_data);

G_END_DECLS
