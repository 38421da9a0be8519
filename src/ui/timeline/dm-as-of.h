/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-document.h"

G_BEGIN_DECLS

/* The day that a document is read as of, chosen among the days on which something changes. */
GArray *dm_as_of_list (DmDocument *document);
guint dm_as_of_find (DmDocument *document, const GArray *dates);
double dm_as_of_count_days (DmDate date);
guint dm_as_of_find_nearest (const GArray *dates, double day);
void dm_as_of_set (DmDocument *document, DmDate date);
void dm_as_of_set_nearest (DmDocument *document, DmDate date);

G_END_DECLS
