/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-table-preview.h"

#include "dm-release.h"

static void free_offer (gpointer data) {
  DmTableOffer *offer = data;

  g_free (offer->name);
  g_free (offer->contents);
  g_free (offer->nearest);
  g_free (offer);
}

static void free_row (gpointer data) {
  DmTablePreviewRow *row = data;

  g_free (row->reason);
  for (guint i = 0; i < DM_N_CELLS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

/**
 * dm_table_preview_new:
 * @model: what a table goes into
 *
 * Returns: (transfer full): a preview with nothing in it yet
 */
DmTablePreview *dm_table_preview_new (DmModel *model) {
  DmTablePreview *preview = g_atomic_rc_box_new0 (DmTablePreview);

  preview->model = dm_model_ref (model);
  preview->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_diagnostic_free);
  preview->offers = g_ptr_array_new_with_free_func (free_offer);
  preview->first = g_ptr_array_new_with_free_func (free_row);
  preview->faulty = g_ptr_array_new_with_free_func (free_row);
  return preview;
}

static void clear (gpointer data) {
  DmTablePreview *preview = data;

  g_free (preview->message);
  g_ptr_array_unref (preview->problems);
  g_ptr_array_unref (preview->offers);
  g_ptr_array_unref (preview->first);
  g_ptr_array_unref (preview->faulty);
  dm_release (preview->model, (GDestroyNotify) dm_model_unref);
  if (preview->table != NULL)
    dm_release (preview->table, (GDestroyNotify) dm_csv_table_unref);
  if (preview->result != NULL)
    dm_release (preview->result, (GDestroyNotify) dm_model_unref);
}

/**
 * dm_table_preview_unref:
 * @preview: (transfer full): a preview
 */
void dm_table_preview_unref (DmTablePreview *preview) {
  g_atomic_rc_box_release_full (preview, clear);
}

/* --- what is on offer --- */

static void take_offer (DmTablePreview *preview, const DmCsvImport *import, guint index) {
  const DmCsvOffer *from = dm_csv_import_get_offer (import, index);
  guint kind = (guint) g_bit_nth_lsf (from->kind, -1);
  DmTableOffer *offer;

  preview->n_accepted[kind] += from->accepted ? 1 : 0;
  if (preview->n_offers[kind]++ >= DM_TABLE_PREVIEW_OFFERS)
    return;
  offer = g_new0 (DmTableOffer, 1);
  offer->kind = from->kind;
  offer->name = g_strdup (from->name);
  offer->contents = dm_csv_offer_describe_contents (from);
  offer->nearest = dm_csv_import_find_nearest (import, index);
  offer->n_rows = from->n_rows;
  offer->accepted = from->accepted;
  offer->scale = from->scale;
  offer->scales = from->scales;
  g_ptr_array_add (preview->offers, offer);
}

/* --- rows --- */

static void take_row (GPtrArray *rows, const DmCsvImport *import, guint index) {
  DmTablePreviewRow *row = g_new0 (DmTablePreviewRow, 1);
  DmCsvTable *table = dm_csv_import_get_table (import);
  g_autoptr (DmDiagnostic) fault = dm_csv_import_explain (import, index);
  guint column;

  dm_csv_table_get_place (table, index, DM_CELL_PARTY, &row->line, &column);
  row->effect = dm_csv_import_get_effect (import, index);
  if (fault != NULL) {
    row->cell = dm_csv_import_get_cell (import, index);
    row->reason = g_strdup (fault->message);
    row->line = fault->line;
  }
  for (guint i = 0; i < DM_N_CELLS; i++)
    row->cells[i] = dm_csv_table_dup_cell (table, index, (DmCell) i);
  g_ptr_array_add (rows, row);
}

static void take_rows (DmTablePreview *preview, const DmCsvImport *import) {
  guint n = dm_csv_table_get_n_rows (preview->table), n_faulty = preview->counts[DM_CSV_FAULTY];

  for (guint i = 0; i < MIN (n, DM_TABLE_PREVIEW_ROWS); i++)
    take_row (preview->first, import, i);
  n_faulty = MIN (n_faulty, DM_TABLE_PREVIEW_ROWS);
  for (guint i = 0; i < n && preview->faulty->len < n_faulty; i++)
    if (dm_csv_import_get_effect (import, i) == DM_CSV_FAULTY)
      take_row (preview->faulty, import, i);
}

/**
 * dm_table_preview_take_import:
 * @preview: a preview with nothing in it yet
 * @import: an import that was run; where that failed only what is on offer is taken
 *
 * Takes over what there is to see of an import, and its result.
 */
void dm_table_preview_take_import (DmTablePreview *preview, const DmCsvImport *import) {
  preview->table = dm_csv_table_ref (dm_csv_import_get_table (import));
  for (guint i = 0; i < dm_csv_import_get_n_offers (import); i++)
    take_offer (preview, import, i);
  if (dm_csv_import_get_result (import) == NULL)
    return;
  preview->result = dm_model_ref (dm_csv_import_get_result (import));
  for (guint i = 0; i < DM_CSV_N_EFFECTS; i++)
    preview->counts[i] = dm_csv_import_count (import, (DmCsvEffect) i);
  take_rows (preview, import);
}

/**
 * dm_table_preview_changes:
 * @preview: a preview
 *
 * Returns: whether the model would be another one
 */
gboolean dm_table_preview_changes (const DmTablePreview *preview) {
  return preview->result != NULL && preview->result != preview->model;
}
