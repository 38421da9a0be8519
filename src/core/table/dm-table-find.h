/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-table-change.h"
#include "dm-table-rows.h"

G_BEGIN_DECLS

/** DmTableHit: a cell that has what was looked for */
typedef struct {
  guint row;
  DmCell cell;
} DmTableHit;

/**
 * DmTableSearch:
 * @text: what to look for, as it stands
 * @match_case: whether capitals matter
 * @cells: where to look: bits of 1 << DmCell
 * @decimal: the decimal mark that numbers are shown with
 */
typedef struct {
  char *text;
  gboolean match_case;
  guint cells;
  char decimal;
} DmTableSearch;

GArray *dm_table_find (const DmModel *model, const GArray *rows, const DmTableSearch *search,
                       GCancellable *cancellable);
char *dm_table_replace_in (const DmTableSearch *search, const char *text, const char *replacement);
GPtrArray *dm_table_replace (const DmModel *model, const GArray *rows, const GArray *hits,
                             const DmTableSearch *search, const char *replacement);

G_END_DECLS
