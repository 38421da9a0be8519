/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "dm-document.h"
#include "dm-error.h"
#include "document-sample.h"

/* --- helpers --- */

static char *folder;

static GFile *in_folder (const char *name) {
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

static void begin (void) {
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("document-XXXXXX", &error);
  g_assert_no_error (error);
}

static void end (void) {
  sample_remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

static GFile *make_file (const char *name, guint n_issues) {
  g_autofree char *text = sample_write_model (2, n_issues);
  GFile *file = in_folder (name);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  return file;
}

static guint count_issues (GFile *file) {
  g_autofree char *text = NULL;
  g_autoptr (DmModel) model = NULL;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  model = sample_read_model (text);
  return dm_model_get_n_issues (model);
}

static void on_done (GObject *source, GAsyncResult *result, gpointer data) {
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *wait_for (GAsyncResult **result) {
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void open_file (DmDocument *document, GFile *file, gboolean sample) {
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_document_load_async (document, file, sample, NULL, on_done, &result);
  g_assert_true (dm_document_load_finish (document, wait_for (&result), &error));
  g_assert_no_error (error);
}

static gboolean save (DmDocument *document, GFile *file, DmSaveFlags flags, GError **error) {
  g_autoptr (GAsyncResult) result = NULL;

  dm_document_save_async (document, file, flags, NULL, on_done, &result);
  return dm_document_save_finish (document, wait_for (&result), error);
}

static void save_well (DmDocument *document, GFile *file, DmSaveFlags flags) {
  g_autoptr (GError) error = NULL;

  g_assert_true (save (document, file, flags, &error));
  g_assert_no_error (error);
}

static gboolean revert (DmDocument *document, GError **error) {
  g_autoptr (GAsyncResult) result = NULL;

  dm_document_revert_async (document, NULL, on_done, &result);
  return dm_document_revert_finish (document, wait_for (&result), error);
}

/* The last issue goes. */
static void edit (DmDocument *document) {
  DmModel *model = dm_document_get_model (document);
  guint n = dm_model_get_n_issues (model);
  DmTarget target = { .kind = DM_TARGET_ISSUE, .id = dm_model_get_issue (model, n - 1)->id };
  g_auto (DmEditReport) report = { NULL };
  g_autoptr (DmModel) edited = dm_edit_remove (model, &target, &report);

  g_assert_nonnull (edited);
  dm_document_apply (document, edited, "Remove", NULL);
}

static void count (DmDocument *document, guint *counter) {
  (*counter)++;
}

/* --- saving --- */

static void test_save (void) {
  begin ();
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) file = make_file ("file.demarche", 5);
  guint n_history = 0, n_file = 0;

  open_file (document, file, FALSE);
  g_assert_true (dm_document_has_own_file (document));
  edit (document);
  g_signal_connect (document, "history-changed", G_CALLBACK (count), &n_history);
  g_signal_connect (document, "file-changed", G_CALLBACK (count), &n_file);
  save_well (document, NULL, DM_SAVE_DEFAULT);
  g_assert_false (dm_document_is_modified (document));
  g_assert_cmpuint (n_history, ==, 1);
  g_assert_cmpuint (n_file, ==, 1);
  g_assert_cmpuint (count_issues (file), ==, 4);

  /* undo survives a save, and what is saved is come by again */
  g_assert_true (dm_document_undo (document));
  g_assert_true (dm_document_is_modified (document));
  g_assert_true (dm_document_redo (document));
  g_assert_false (dm_document_is_modified (document));
  g_assert_true (dm_document_undo (document));
  save_well (document, NULL, DM_SAVE_DEFAULT);
  g_assert_cmpuint (count_issues (file), ==, 5);
  g_assert_false (dm_document_is_modified (document));
  end ();
}

/* Edited while a save is under way: what was edited isn't in the file. And two saves come one after the other. */
static void test_edit_while_saving (void) {
  begin ();
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) file = make_file ("file.demarche", 5);
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  open_file (document, file, FALSE);
  edit (document);
  dm_document_save_async (document, NULL, 0, NULL, on_done, &first);
  g_assert_true (dm_document_is_saving (document));
  edit (document);
  dm_document_save_async (document, NULL, 0, NULL, on_done, &second);
  edit (document);
  g_assert_true (dm_document_save_finish (document, wait_for (&first), &error));
  g_assert_no_error (error);
  g_assert_true (dm_document_save_finish (document, wait_for (&second), &error));
  g_assert_no_error (error);
  g_assert_false (dm_document_is_saving (document));
  g_assert_cmpuint (count_issues (file), ==, 3);
  g_assert_true (dm_document_is_modified (document));
  g_assert_true (dm_document_undo (document));
  g_assert_false (dm_document_is_modified (document));
  end ();
}

static void test_preview_is_not_saved (void) {
  begin ();
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) file = make_file ("file.demarche", 5);
  g_autoptr (DmModel) other = sample_new_model (2, 1);

  open_file (document, file, FALSE);
  dm_document_preview (document, other);
  save_well (document, NULL, DM_SAVE_DEFAULT);
  g_assert_cmpuint (count_issues (file), ==, 5);
  g_assert_true (dm_document_is_previewing (document));
  end ();
}

static void test_copy (void) {
  begin ();
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) file = make_file ("file.demarche", 5);
  g_autoptr (GFile) copy = in_folder ("copy.demarche");

  open_file (document, file, FALSE);
  edit (document);
  save_well (document, copy, DM_SAVE_COPY);
  g_assert_cmpuint (count_issues (copy), ==, 4);
  g_assert_cmpuint (count_issues (file), ==, 5);
  g_assert_true (dm_document_is_modified (document));
  g_assert_true (g_file_equal (dm_document_get_file (document), file));

  save_well (document, copy, DM_SAVE_DEFAULT);
  g_assert_false (dm_document_is_modified (document));
  g_assert_true (g_file_equal (dm_document_get_file (document), copy));
  end ();
}

/* What has no file yet, and a sample, have to be given one. */
static void test_no_file (void) {
  begin ();
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) sample = make_file ("sample.demarche", 2);
  g_autoptr (GFile) file = in_folder ("file.demarche");
  g_autoptr (DmModel) model = sample_new_model (2, 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (document, file, 0, &error)); /* there is no model */
  g_assert_error (error, DM_ERROR, DM_ERROR_USAGE);
  g_clear_error (&error);

  open_file (document, sample, TRUE);
  g_assert_false (dm_document_has_own_file (document));
  g_assert_false (save (document, NULL, 0, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (revert (document, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_USAGE);
  g_clear_error (&error);
  save_well (document, file, 0);
  g_assert_true (dm_document_has_own_file (document));
  g_assert_false (dm_document_is_sample (document));

  dm_document_set_party_shown (document, "p1", FALSE);
  dm_document_adopt (document, model, "Two parties");
  g_autofree char *name = dm_document_dup_display_name (document);
  g_assert_cmpstr (name, ==, "Two parties");
  g_assert_null (dm_document_get_file (document));
  g_assert_true (dm_document_is_party_shown (document, "p1"));
  g_assert_false (dm_document_is_modified (document));
  g_assert_false (save (document, NULL, 0, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_USAGE);
  edit (document);
  g_assert_true (dm_document_is_modified (document));
  end ();
}

static void test_failure (void) {
  begin ();
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) file = make_file ("file.demarche", 5);
  g_autoptr (GFile) nowhere = in_folder ("missing/file.demarche");
  g_autoptr (GError) error = NULL;

  open_file (document, file, FALSE);
  edit (document);
  g_assert_false (save (document, nowhere, 0, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_IO);
  g_assert_true (dm_document_is_modified (document));
  g_assert_true (g_file_equal (dm_document_get_file (document), file));
  end ();
}

/* --- other programs --- */

static void test_changed (void) {
  begin ();
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) file = make_file ("file.demarche", 5);
  g_autoptr (GFile) same = NULL;
  g_autoptr (GError) error = NULL;

  open_file (document, file, FALSE);
  edit (document);
  same = make_file ("file.demarche", 7);
  g_assert_false (save (document, NULL, 0, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_CHANGED);
  g_assert_true (dm_document_is_modified (document));
  g_assert_cmpuint (count_issues (file), ==, 7);
  save_well (document, NULL, DM_SAVE_FORCE);
  g_assert_cmpuint (count_issues (file), ==, 4);
  save_well (document, NULL, 0);
  end ();
}

static void test_revert (void) {
  begin ();
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) file = make_file ("file.demarche", 5);
  g_autoptr (GFile) same = NULL;
  g_autoptr (GError) error = NULL;

  open_file (document, file, FALSE);
  dm_document_set_party_shown (document, "p1", FALSE);
  edit (document);
  same = make_file ("file.demarche", 7);
  g_assert_true (revert (document, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (dm_model_get_n_issues (dm_document_get_model (document)), ==, 7);
  g_assert_false (dm_document_is_modified (document));
  g_assert_false (dm_document_is_party_shown (document, "p1"));
  save_well (document, NULL, 0);

  /* what was thrown away can be had again */
  g_assert_true (dm_document_undo (document));
  g_assert_cmpuint (dm_model_get_n_issues (dm_document_get_model (document)), ==, 4);
  g_assert_true (dm_document_is_modified (document));

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "{ \"demarche\": 1, ", -1, NULL));
  g_assert_false (revert (document, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_INVALID);
  g_assert_nonnull (dm_document_get_problems (document));
  g_assert_cmpuint (dm_model_get_n_issues (dm_document_get_model (document)), ==, 4);
  end ();
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-file/save", test_save);
  g_test_add_func ("/document-file/edit-while-saving", test_edit_while_saving);
  g_test_add_func ("/document-file/preview-is-not-saved", test_preview_is_not_saved);
  g_test_add_func ("/document-file/copy", test_copy);
  g_test_add_func ("/document-file/no-file", test_no_file);
  g_test_add_func ("/document-file/failure", test_failure);
  g_test_add_func ("/document-file/changed", test_changed);
  g_test_add_func ("/document-file/revert", test_revert);
  return sample_run_tests ();
}
