/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-reading-rows.h"

/**
 * dm_reading_list_rows:
 * @reading: a reading, which the rows live as long as
 *
 * Returns: (transfer full) (element-type DmCsvRow): the positions in force as the model is read, for dm_csv_write()
 */
GArray *dm_reading_list_rows (const DmReading *reading) {
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (DmCsvRow));

  for (guint i = 0; i < dm_reading_get_n_issues (reading); i++) {
    guint issue = dm_reading_get_issue (reading, i);
    g_auto (DmRecord) record = { 0 };
    dm_reading_get_record (reading, issue, &record);
    for (guint j = 0; j < record.n_holdings; j++) {
      DmCsvRow row = { issue, record.holdings[j].position };
      g_array_append_val (rows, row);
    }
  }
  return rows;
}
