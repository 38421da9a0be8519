/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A block of cells as spreadsheets put it on a clipboard: tabs between cells, a line a row, quotes around what has either in it. */

#define DM_TSV_MAX_CELLS 4000000

GPtrArray *dm_tsv_parse (const char *text, GError **error);
void dm_tsv_append (GString *text, const char *cell);

G_END_DECLS
