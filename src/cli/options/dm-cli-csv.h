/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-cli-reading.h"
#include "dm-csv-dialect.h"

G_BEGIN_DECLS

/** DmCliCsv: the CSV options as they were typed. */
typedef struct {
  char *into, *separator, *decimal, *encoding, *create;
  gboolean ids, bom;
} DmCliCsv;

void dm_cli_csv_add_options (DmCliCsv *csv, GOptionContext *context);
void dm_cli_csv_clear (DmCliCsv *csv);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmCliCsv, dm_cli_csv_clear)

gboolean dm_cli_csv_check (const DmCliCsv *csv, gboolean reads, gboolean writes, GError **error);
DmModel *dm_cli_csv_read (const DmCliCsv *csv, const char *filename, DmCliStatus *status);
GBytes *dm_cli_csv_write (const DmCliCsv *csv, gboolean was_read, const DmCliReading *reading,
                          DmModel *model, GError **error);

G_END_DECLS
