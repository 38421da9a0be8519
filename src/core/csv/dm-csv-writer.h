/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-csv-dialect.h"
#include "dm-model.h"

G_BEGIN_DECLS

/** DmCsvRow: a position to write, and the index of its issue. */
typedef struct {
  guint issue;
  const DmPosition *position;
} DmCsvRow;

/**
 * DmCsvStyle:
 * @separator: ',', ';', tab or '|'
 * @decimal: '.' or ','
 * @bom: whether a byte order mark goes first, by which some spreadsheets know UTF-8
 * @ids: whether parties, issues, levels and sources are called by their ids rather than their names
 */
typedef struct {
  char separator;
  char decimal;
  gboolean bom;
  gboolean ids;
} DmCsvStyle;

#define DM_CSV_STYLE_DEFAULT ((DmCsvStyle){ ',', '.', FALSE, FALSE })

GBytes *dm_csv_write (const DmModel *model, const DmCsvRow *rows, guint n_rows,
                      const DmCsvStyle *style);
GPtrArray *dm_csv_list_losses (const DmModel *model);

G_END_DECLS
