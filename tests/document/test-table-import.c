/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-table-export.h"
#include "dm-table-import.h"
#include "document-sample.h"

/* --- helpers --- */

static char *folder;

static GFile *write_file (const char *name, const char *text) {
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static const DmTablePreview *wait_for (DmTableImport *import) {
  while (dm_table_import_is_busy (import))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (dm_table_import_get_preview (import));
  return dm_table_import_get_preview (import);
}

/* "added updated unchanged faulty, accepted/offered of parties, issues, levels, sources" */
static void assert_counts (const DmTablePreview *preview, const char *expected) {
  g_autofree char *text
      = g_strdup_printf ("%u %u %u %u, %u/%u %u/%u %u/%u %u/%u", preview->counts[0],
                         preview->counts[1], preview->counts[2], preview->counts[3],
                         preview->n_accepted[0], preview->n_offers[0], preview->n_accepted[1],
                         preview->n_offers[1], preview->n_accepted[2], preview->n_offers[2],
                         preview->n_accepted[3], preview->n_offers[3]);

  g_assert_cmpstr (text, ==, expected);
}

static DmDocument *open_sample (void) {
  DmDocument *document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (2, 2);

  dm_document_adopt (document, model, "sample");
  return document;
}

static const DmPosition *find_position (DmDocument *document, const char *issue,
                                        const char *party) {
  DmModel *model = dm_document_get_model (document);
  int i = dm_model_find_issue (model, issue), p = dm_model_find_party (model, party);

  g_assert_cmpint (i, >=, 0);
  g_assert_cmpint (p, >=, 0);
  return dm_positions_find (dm_model_get_issue (model, (guint) i)->positions, (guint) p,
                            DM_DATE_NONE);
}

#define TABLE "party;issue;demand;region\np0;i0;2,5;x\nNew;i0;4;x\np0;i1;0;x\np0;nowhere;1;x\n"

/* --- tests --- */

static void test_into_model (void) {
  g_autoptr (GFile) file = write_file ("table.csv", TABLE);
  g_autoptr (DmDocument) document = open_sample ();
  g_autoptr (DmModel) before = dm_model_ref (dm_document_get_model (document));
  g_autoptr (DmTableImport) import = dm_table_import_new (file, before);
  const DmTablePreview *preview = wait_for (import);

  g_assert_cmpint (preview->dialect.separator, ==, ';');
  g_assert_cmpint (preview->dialect.decimal, ==, ',');
  g_assert_cmpint (preview->dialect.encoding, ==, DM_CSV_ENCODING_UTF8);
  g_assert_cmpstr (dm_csv_table_get_ignored (preview->table)[0], ==, "region");
  assert_counts (preview, "0 1 1 2, 0/1 0/1 0/0 0/0");
  g_assert_cmpuint (preview->first->len, ==, 4);
  g_assert_cmpuint (preview->faulty->len, ==, 2);
  const DmTablePreviewRow *row = g_ptr_array_index (preview->faulty, 0);
  g_assert_cmpuint (row->line, ==, 3);
  g_assert_cmpint (row->cell, ==, DM_CELL_PARTY);
  g_assert_nonnull (strstr (row->reason, "New"));
  g_assert_cmpstr (row->cells[DM_CELL_DEMAND], ==, "4");
  g_assert_null (row->cells[DM_CELL_SALIENCE]);

  dm_table_import_accept (import, DM_CSV_OFFER_PARTY, "New", TRUE);
  g_assert_false (dm_table_import_can_apply (import));
  assert_counts (wait_for (import), "1 1 1 1, 1/1 0/1 0/0 0/0");
  g_assert_true (dm_table_import_apply (import, document));
  g_assert_cmpfloat (find_position (document, "i0", "p0")->demand, ==, 2.5);
  g_assert_cmpfloat (find_position (document, "i0", "new")->demand, ==, 4);
  g_assert_cmpint (dm_model_find_issue (dm_document_get_model (document), "nowhere"), <, 0);

  /* one step */
  g_assert_nonnull (dm_document_get_undo_label (document));
  g_assert_true (dm_document_undo (document));
  g_assert_true (dm_document_get_model (document) == before);
  g_assert_null (dm_document_get_undo_label (document));
}

static void test_again (void) {
  g_autoptr (GFile) file = write_file ("table.csv", TABLE);
  g_autoptr (DmDocument) document = open_sample ();
  g_autoptr (DmTableImport) import = dm_table_import_new (file, dm_document_get_model (document));

  dm_table_import_accept_kinds (import, DM_CSV_OFFER_ALL, TRUE);
  assert_counts (wait_for (import), "2 1 1 0, 1/1 1/1 0/0 0/0");
  g_assert_true (dm_table_import_apply (import, document));
  guint n = dm_model_get_n_positions (dm_document_get_model (document));

  g_autoptr (DmTableImport) again = dm_table_import_new (file, dm_document_get_model (document));
  assert_counts (wait_for (again), "0 0 4 0, 0/0 0/0 0/0 0/0");
  g_assert_false (dm_table_import_can_apply (again));
  g_assert_false (dm_table_import_apply (again, document));
  g_assert_cmpuint (dm_model_get_n_positions (dm_document_get_model (document)), ==, n);
}

static void test_into_new (void) {
  g_autoptr (GFile) file = write_file ("My talks.csv", TABLE);
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmTableImport) import = dm_table_import_new (file, NULL);

  g_assert_true (dm_table_import_is_new (import));
  assert_counts (wait_for (import), "4 0 0 0, 2/2 3/3 0/0 0/0");
  g_assert_true (dm_table_import_apply (import, document));
  DmModel *model = dm_document_get_model (document);
  g_assert_cmpstr (dm_model_get_title (model), ==, "My talks");
  g_assert_cmpuint (dm_model_get_n_positions (model), ==, 4);
  g_assert_true (dm_document_is_modified (document));
  g_assert_true (dm_document_undo (document));
  g_assert_cmpuint (dm_model_get_n_positions (dm_document_get_model (document)), ==, 0);
}

/* Decisions while a worker is at it, one taken back, one of a kind. */
static void test_decisions (void) {
  g_autoptr (GFile) file = write_file ("table.csv", TABLE "Other;i0;4\n");
  g_autoptr (DmDocument) document = open_sample ();
  g_autoptr (DmTableImport) import = dm_table_import_new (file, dm_document_get_model (document));

  dm_table_import_accept (import, DM_CSV_OFFER_PARTY, "New", TRUE);
  dm_table_import_accept_kinds (import, DM_CSV_OFFER_ISSUE, TRUE);
  dm_table_import_accept (import, DM_CSV_OFFER_PARTY, "New", FALSE);
  assert_counts (wait_for (import), "1 1 1 2, 0/2 1/1 0/0 0/0");
  dm_table_import_accept_kinds (import, DM_CSV_OFFER_PARTY, TRUE);
  dm_table_import_accept (import, DM_CSV_OFFER_PARTY, "New", FALSE);
  assert_counts (wait_for (import), "2 1 1 1, 1/2 1/1 0/0 0/0");
  dm_table_import_accept_kinds (import, DM_CSV_OFFER_PARTY, TRUE);
  assert_counts (wait_for (import), "3 1 1 0, 2/2 1/1 0/0 0/0");
  /* into a new model all is created, whatever was decided; back again nothing is */
  dm_table_import_set_model (import, NULL);
  assert_counts (wait_for (import), "5 0 0 0, 3/3 3/3 0/0 0/0");
  dm_table_import_set_model (import, dm_document_get_model (document));
  assert_counts (wait_for (import), "0 1 1 3, 0/2 0/1 0/0 0/0");
}

/* What a scale is guessed to be can be decided otherwise, and what comes of that is tried out; where the table can't be read so any more
 * the guess holds again. */
static void test_scales (void) {
  g_autoptr (GFile) file
      = write_file ("scales.csv", "party;issue;demand;accepts_from;accepts_to\na;Years;10;2,5;10\n"
                                  "b;Years;2,5;;\n");
  g_autoptr (DmTableImport) import = dm_table_import_new (file, NULL);
  const DmCsvDialect point = { .decimal = '.' }, any = { 0 };
  const DmTableOffer *offer;

  assert_counts (wait_for (import), "2 0 0 0, 2/2 1/1 0/0 0/0");
  dm_table_import_set_scale (import, "Years", DM_SCALE_ORDINAL);
  assert_counts (wait_for (import), "2 0 0 0, 2/2 1/1 0/0 0/0");
  offer = g_ptr_array_index (dm_table_import_get_preview (import)->offers, 1);
  g_assert_cmpint (offer->scale, ==, DM_SCALE_ORDINAL);
  g_assert_cmpstr (offer->contents, ==, "Levels in order: “2,5”, “10”");
  /* options have no ends: that row is left out */
  dm_table_import_set_scale (import, "Years", DM_SCALE_NOMINAL);
  assert_counts (wait_for (import), "1 0 0 1, 2/2 1/1 0/0 0/0");
  dm_table_import_set_scale (import, "Years", DM_SCALE_INTERVAL);
  assert_counts (wait_for (import), "2 0 0 0, 2/2 1/1 0/0 0/0");
  g_assert_cmpint (
      dm_model_get_issue (dm_table_import_get_preview (import)->result, 0)->scale->type, ==,
      DM_SCALE_INTERVAL);
  dm_table_import_set_dialect (import, &point);
  assert_counts (wait_for (import), "2 0 0 0, 2/2 1/1 0/0 0/0");
  offer = g_ptr_array_index (dm_table_import_get_preview (import)->offers, 1);
  g_assert_cmpint (offer->scale, ==, DM_SCALE_ORDINAL);
  dm_table_import_set_dialect (import, &any);
  wait_for (import);
  offer = g_ptr_array_index (dm_table_import_get_preview (import)->offers, 1);
  g_assert_cmpint (offer->scale, ==, DM_SCALE_INTERVAL);
}

static void test_dialect (void) {
  g_autoptr (GFile) file = write_file ("table.csv", TABLE);
  g_autoptr (DmDocument) document = open_sample ();
  g_autoptr (DmTableImport) import = dm_table_import_new (file, dm_document_get_model (document));
  DmCsvDialect dialect = { .separator = '\t' };

  dm_table_import_set_dialect (import, &dialect);
  const DmTablePreview *preview = wait_for (import);
  g_assert_null (preview->table);
  g_assert_nonnull (preview->message);
  g_assert_cmpuint (preview->problems->len, ==, 2);
  g_assert_false (dm_table_import_can_apply (import));
  dialect.separator = '\0';
  dialect.decimal = '.';
  dm_table_import_set_dialect (import, &dialect);
  preview = wait_for (import);
  g_assert_cmpint (preview->dialect.separator, ==, ';');
  g_assert_cmpint (preview->dialect.decimal, ==, '.');
  assert_counts (preview, "0 0 1 3, 0/1 0/1 0/0 0/0"); /* 2,5 is no number now */
}

/* The document changed behind the dialog's back. */
static void test_other_model (void) {
  g_autoptr (GFile) file = write_file ("table.csv", TABLE);
  g_autoptr (DmDocument) document = open_sample ();
  g_autoptr (DmModel) other = sample_new_model (3, 2);
  g_autoptr (DmTableImport) import = dm_table_import_new (file, dm_document_get_model (document));

  wait_for (import);
  dm_document_apply (document, other, "Edit", NULL);
  g_assert_false (dm_table_import_apply (import, document));
  g_assert_true (dm_document_get_model (document) == other);
  dm_table_import_set_model (import, other);
  wait_for (import);
  g_assert_true (dm_table_import_apply (import, document));
  g_assert_cmpfloat (find_position (document, "i0", "p0")->demand, ==, 2.5);
}

static void test_no_file (void) {
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/table.csv");
  g_autoptr (DmTableImport) import = dm_table_import_new (file, NULL);
  const DmTablePreview *preview = wait_for (import);

  g_assert_nonnull (preview->message);
  g_assert_cmpuint (preview->problems->len, ==, 0);
  g_assert_false (dm_table_import_can_apply (import));
}

static void test_stop (void) {
  g_autoptr (GFile) file = write_file ("table.csv", TABLE);
  DmTableImport *import = dm_table_import_new (file, NULL);

  dm_table_import_stop (import);
  g_assert_false (dm_table_import_is_busy (import));
  g_object_add_weak_pointer (G_OBJECT (import), (gpointer *) &import);
  g_object_unref (import);
  /* the worker may be the last to let go of it, and wakes nobody */
  while (import != NULL)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Of many things as many are listed as anybody looks through; all are counted. */
static void test_many (void) {
  g_autoptr (GString) text = g_string_new ("party,issue,demand\n");

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "n%u,i0,99\n", i);
  g_autoptr (GFile) file = write_file ("many.csv", text->str);
  g_autoptr (DmDocument) document = open_sample ();
  g_autoptr (DmTableImport) import = dm_table_import_new (file, dm_document_get_model (document));
  const DmTablePreview *preview = wait_for (import);

  assert_counts (preview, "0 0 0 300, 0/300 0/0 0/0 0/0");
  g_assert_cmpuint (preview->offers->len, ==, DM_TABLE_PREVIEW_OFFERS);
  g_assert_cmpuint (preview->first->len, ==, DM_TABLE_PREVIEW_ROWS);
  g_assert_cmpuint (preview->faulty->len, ==, DM_TABLE_PREVIEW_ROWS);
  /* what isn't listed is created with all of its kind: the rows are at fault for another reason now */
  dm_table_import_accept_kinds (import, DM_CSV_OFFER_PARTY, TRUE);
  preview = wait_for (import);
  assert_counts (preview, "0 0 0 300, 300/300 0/0 0/0 0/0");
  g_assert_cmpint (((DmTablePreviewRow *) g_ptr_array_index (preview->faulty, 0))->cell, ==,
                   DM_CELL_DEMAND);
}

/* --- export --- */

static void on_done (GObject *source, GAsyncResult *result, gpointer data) {
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *wait_until (GAsyncResult **result) {
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static GBytes *export_sample (DmModel *model, DmReading *reading) {
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DmCsvStyle style = DM_CSV_STYLE_DEFAULT;
  GBytes *bytes;

  style.ids = TRUE;
  dm_table_export_write_async (model, reading, &style, NULL, on_done, &result);
  bytes = dm_table_export_write_finish (wait_until (&result), &error);
  g_assert_no_error (error);
  return bytes;
}

static guint count_lines (GBytes *bytes) {
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  return g_strv_length (lines) - 1;
}

static void test_export (void) {
  g_autoptr (DmModel) model = sample_new_model (2, 3);
  const char *const issues[] = { "i1", NULL };
  const DmReadingSpec spec = { .issues = issues };
  g_autoptr (DmReading) reading = dm_reading_new (model, &spec, NULL);
  g_autoptr (GBytes) all = export_sample (model, NULL);
  g_autoptr (GBytes) shown = export_sample (model, reading);
  g_autoptr (GFile) file = write_file ("out.csv", "what was there before");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_lines (all), ==, 7);
  g_assert_cmpuint (count_lines (shown), ==, 3);
  dm_table_export_save_async (all, file, DM_SAVE_DEFAULT, NULL, on_done, &result);
  g_assert_true (dm_table_export_save_finish (wait_until (&result), &error));
  g_assert_no_error (error);
  /* what was written says nothing new */
  g_autoptr (DmTableImport) import = dm_table_import_new (file, model);
  assert_counts (wait_for (import), "0 0 6 0, 0/0 0/0 0/0 0/0");
}

static void test_export_fails (void) {
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/out.csv");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_table_export_save_async (bytes, file, DM_SAVE_DEFAULT, NULL, on_done, &result);
  g_assert_false (dm_table_export_save_finish (wait_until (&result), &error));
  g_assert_nonnull (strstr (error->message, "out.csv"));
}

int main (int argc, char *argv[]) {
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("table-XXXXXX", &error);
  g_assert_no_error (error);
  g_test_add_func ("/document/table/into-model", test_into_model);
  g_test_add_func ("/document/table/again", test_again);
  g_test_add_func ("/document/table/into-new", test_into_new);
  g_test_add_func ("/document/table/decisions", test_decisions);
  g_test_add_func ("/document/table/scales", test_scales);
  g_test_add_func ("/document/table/dialect", test_dialect);
  g_test_add_func ("/document/table/other-model", test_other_model);
  g_test_add_func ("/document/table/no-file", test_no_file);
  g_test_add_func ("/document/table/stop", test_stop);
  g_test_add_func ("/document/table/many", test_many);
  g_test_add_func ("/document/table/export", test_export);
  g_test_add_func ("/document/table/export-fails", test_export_fails);
  status = sample_run_tests ();
  sample_remove_tree (folder);
  g_free (folder);
  return status;
}
