/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of any bytes into a small model: what is detected, read and offered, what each row does, and that what comes of it
 * is a model.
 */
#include "dm-csv-import.h"
#include "dm-edit-sample.h"
#include "dm-fuzz.h"

static void look_at_offers (const DmCsvImport *import) {
  for (guint i = 0; i < dm_csv_import_get_n_offers (import); i++) {
    g_autofree char *said = dm_csv_offer_describe (dm_csv_import_get_offer (import, i));
    g_autofree char *nearest = dm_csv_import_find_nearest (import, i);
    if (!g_utf8_validate (said, -1, NULL))
      dm_fuzz_fail ("an offer that is no text");
  }
}

static void look_at_rows (const DmCsvImport *import, guint n_rows) {
  guint n = 0;

  for (guint row = 0; row < n_rows; row++) {
    g_autoptr (DmDiagnostic) fault = dm_csv_import_explain (import, row);
    if ((fault != NULL) != (dm_csv_import_get_effect (import, row) == DM_CSV_FAULTY))
      dm_fuzz_fail ("a fault without a reason, or a reason without a fault");
  }
  for (guint effect = 0; effect < DM_CSV_N_EFFECTS; effect++)
    n += dm_csv_import_count (import, effect);
  if (n != n_rows)
    dm_fuzz_fail ("rows are miscounted");
}

static void import_table (DmModel *model, DmCsvTable *table, char decimal, guint kinds) {
  g_autoptr (DmCsvImport) import = dm_csv_import_new (model, table, decimal);
  g_autoptr (GError) error = NULL;

  look_at_offers (import);
  dm_csv_import_accept_kinds (import, kinds);
  if (!dm_csv_import_run (import, NULL, &error))
    dm_fuzz_fail (error->message);
  look_at_rows (import, dm_csv_table_get_n_rows (table));
  dm_fuzz_check_model (dm_csv_import_get_result (import));
}

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (DmModel) model = dm_edit_sample_new ();
  g_autoptr (GPtrArray) diagnostics = NULL;
  DmCsvDialect dialect = { 0 };
  g_autoptr (DmCsvTable) table = dm_csv_table_new (bytes, &dialect, &diagnostics, NULL);

  if (table == NULL && diagnostics->len == 0)
    dm_fuzz_fail ("refused without a reason");
  if (table == NULL)
    return 0;
  import_table (model, table, dialect.decimal, 0);
  import_table (model, table, dialect.decimal, DM_CSV_OFFER_ALL);
  return 0;
}
