/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-cell.h"

G_BEGIN_DECLS

/** DmTableRow: a row a position: the index of its issue, and its own among those on the issue. */
typedef struct {
  guint32 issue, index;
} DmTableRow;

/**
 * DmTableQuery:
 * @sort: the column that the rows are sorted by (DmCell); -1 for the order of the file
 * @descending: from the greatest to the least; empty cells come last all the same
 * @text: (nullable): what a row must have in one of its cells, in any case
 * @party: the index of the party whose rows are wanted, -1 for all
 * @issues: (nullable): by issue, whether its rows are wanted; %NULL for all
 * @n_issues: how many @issues has
 *
 * Which rows, and in which order.
 */
typedef struct {
  int sort;
  gboolean descending;
  char *text;
  int party;
  gboolean *issues;
  guint n_issues;
} DmTableQuery;

DmTableQuery *dm_table_query_copy (const DmTableQuery *query);
void dm_table_query_free (DmTableQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTableQuery, dm_table_query_free)

GArray *dm_table_rows_new (const DmModel *model, const DmTableQuery *query,
                           GCancellable *cancellable, GError **error);
gboolean dm_table_rows_follow (GArray *rows, const DmTableQuery *query, const DmModel *from,
                               const DmModel *to, guint *n_removed);

static inline const DmPosition *dm_table_row_get_position (const DmModel *model, DmTableRow row) {
  return &dm_model_get_issue (model, row.issue)->positions->positions[row.index];
}

G_END_DECLS
