/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "dm-document.h"
#include "dm-draft-content.h"
#include "dm-draft.h"
#include "dm-error.h"
#include "document-sample.h"

/* --- helpers --- */

static guint count_drafts (void) {
  g_autofree char *folder = dm_draft_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void remove_drafts (void) {
  g_autofree char *folder = dm_draft_get_folder ();

  sample_remove_tree (folder);
}

static DmDocument *open_model (guint n_issues) {
  DmDocument *document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (2, n_issues);

  dm_document_adopt (document, model, "New model");
  return document;
}

static void edit (DmDocument *document) {
  g_auto (DmEditReport) report = { NULL };
  DmTarget target = { .kind = DM_TARGET_MODEL };

  g_assert_true (dm_document_edit (document, &target, "/title", "\"Edited\"", "Edit", &report));
}

static void write_draft (DmDocument *document) {
  g_autoptr (GError) error = NULL;

  g_assert_true (dm_document_write_draft (document, &error));
  g_assert_no_error (error);
}

static const char *get_title (DmDocument *document) {
  return dm_model_get_title (dm_document_get_model (document));
}

static GFile *make_file (void) {
  g_autofree char *text = sample_write_model (2, 2);
  g_autoptr (GFileIOStream) stream = NULL;
  GFile *file = g_file_new_tmp ("draft-XXXXXX.demarche", &stream, NULL);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  return file;
}

static void on_done (GObject *source, GAsyncResult *result, gpointer data) {
  *(GAsyncResult **) data = g_object_ref (result);
}

static void open_file (DmDocument *document, GFile *file) {
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_document_load_async (document, file, FALSE, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dm_document_load_finish (document, result, &error));
  g_assert_no_error (error);
}

static void save (DmDocument *document, GFile *file) {
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_document_save_async (document, file, 0, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dm_document_save_finish (document, result, &error));
  g_assert_no_error (error);
}

/* The only draft that was left behind. */
static DmRecovery *find_one (void) {
  g_autoptr (GPtrArray) list = dm_recovery_list (NULL);

  g_assert_cmpuint (list->len, ==, 1);
  return g_ptr_array_steal_index (list, 0);
}

static guint count_offers (void) {
  g_autoptr (GPtrArray) list = dm_recovery_list (NULL);

  return list->len;
}

/* --- what a draft says --- */

static void test_content (void) {
  static const struct {
    const char *origin, *title, *source;
  } rows[] = {
    { NULL, "New model", NULL },
    { "file:///home/ana/K%C3%BCste.demarche", "Küste “2”.demarche", NULL },
    { NULL, "", "{ \"demarche\": 1,\n  oops" },
    { NULL, "A", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    DmDraftContent content = { .origin = (char *) rows[i].origin,
                               .digest = (char *) "abc",
                               .title = (char *) rows[i].title,
                               .source = (char *) rows[i].source,
                               .time_s = 1700000000 };
    g_autoptr (DmModel) model = sample_new_model (2, 3);
    g_autoptr (DmDraftContent) again = g_new0 (DmDraftContent, 1);
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    content.model = model;
    bytes = dm_draft_content_write (&content);
    text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    g_assert_true (dm_draft_content_read (again, text, g_bytes_get_size (bytes), &error));
    g_assert_no_error (error);
    g_assert_cmpstr (again->origin, ==, content.origin);
    g_assert_cmpstr (again->digest, ==, content.digest);
    g_assert_cmpstr (again->title, ==, content.title);
    g_assert_cmpstr (again->source, ==, content.source);
    g_assert_cmpint (again->time_s, ==, content.time_s);
    g_assert_cmpuint (dm_model_get_n_issues (again->model), ==, 3);
  }
}

static const char *const damaged[] = {
  "",
  "\n",
  "{",
  "nonsense, of whatever length it may be",
  "[]\n{\"demarche\": 1}",
  "{}\n{\"demarche\": 1}",
  "{\"demarche-draft\":2,\"time\":1,\"model-bytes\":2}\n{}",
  "{\"demarche-draft\":1,\"time\":1,\"model-bytes\":2}\n",
  "{\"demarche-draft\":1,\"time\":1,\"model-bytes\":2}\n{}{}",
  "{\"demarche-draft\":1,\"time\":1,\"model-bytes\":-2}\n{}",
  "{\"demarche-draft\":1,\"time\":1,\"model-bytes\":1e300}\n{}",
  "{\"demarche-draft\":1,\"time\":1,\"source-bytes\":1e14,\"model-bytes\":2}\n{}",
  "{\"demarche-draft\":1,\"time\":\"1\",\"model-bytes\":2}\n{}",
  "{\"demarche-draft\":1,\"title\":7,\"time\":1,\"model-bytes\":2}\n{}",
  "{\"demarche-draft\":1,\"title\":\"a\",\"title\":\"b\",\"time\":1,\"model-bytes\":2}\n{}",
  "{\"demarche-draft\":1,\"time\":1,\"model-bytes\":2}\n{}",
};

static void test_damaged_content (void) {
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++) {
    g_autoptr (DmDraftContent) content = g_new0 (DmDraftContent, 1);
    g_autoptr (GError) error = NULL;

    g_test_message ("%u", i);
    g_assert_false (dm_draft_content_read (content, damaged[i], strlen (damaged[i]), &error));
    g_assert_error (error, DM_ERROR, DM_ERROR_INVALID);
    g_assert_null (content->model);
  }
}

/* A draft is read back or is damaged, wherever it is cut off. */
static void test_cut_off (void) {
  g_autoptr (DmModel) model = sample_new_model (2, 1);
  DmDraftContent content = { .title = (char *) "A", .model = model, .source = (char *) "text" };
  g_autoptr (GBytes) bytes = dm_draft_content_write (&content);
  gsize length = g_bytes_get_size (bytes);

  for (gsize n = 0; n < length; n++) {
    g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), n);
    g_autoptr (DmDraftContent) again = g_new0 (DmDraftContent, 1);

    g_assert_false (dm_draft_content_read (again, text, n, NULL));
  }
}

/* --- when there is one --- */

static void test_life (void) {
  g_autoptr (DmDocument) document = open_model (2);
  g_autoptr (GFile) file = make_file ();

  write_draft (document);
  g_assert_cmpuint (count_drafts (), ==, 0); /* nothing to keep */
  edit (document);
  write_draft (document);
  g_assert_cmpuint (count_drafts (), ==, 1);
  g_assert_cmpuint (count_offers (), ==, 0); /* it's open here */
  dm_document_undo (document);
  g_assert_cmpuint (count_drafts (), ==, 0);

  dm_document_redo (document);
  write_draft (document);
  write_draft (document);
  g_assert_cmpuint (count_drafts (), ==, 1);
  save (document, file);
  g_assert_cmpuint (count_drafts (), ==, 0);

  dm_document_undo (document);
  write_draft (document);
  dm_document_discard (document);
  g_assert_cmpuint (count_drafts (), ==, 0);
  g_file_delete (file, NULL, NULL);
}

/* Without being asked it is written soon; nobody has to wait for it. */
static void test_by_itself (void) {
  g_autoptr (DmDocument) document = open_model (2);

  edit (document);
  while (count_drafts () == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (dm_document_get_draft_problem (document));
  dm_document_discard (document);
}

static void test_cannot_be_written (void) {
  g_autofree char *folder = dm_draft_get_folder ();
  g_autofree char *above = g_path_get_dirname (folder);
  g_autoptr (DmDocument) document = open_model (2);
  g_autoptr (GError) error = NULL;

  remove_drafts ();
  g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  edit (document);
  g_assert_false (dm_document_write_draft (document, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_IO);
  dm_document_undo (document);
  dm_document_redo (document);
  while (dm_document_get_draft_problem (document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_unlink (folder);
  dm_document_undo (document);
  dm_document_redo (document);
  while (dm_document_get_draft_problem (document) != NULL)
    g_main_context_iteration (NULL, TRUE);
  dm_document_discard (document);
}

/* --- after a crash --- */

static void test_recover_new (void) {
  g_autoptr (DmDocument) document = open_model (2), next = dm_document_new ();
  g_autoptr (DmRecovery) recovery = NULL;

  edit (document);
  dm_document_set_source_draft (document, "{ oops");
  write_draft (document);
  g_clear_object (&document);

  recovery = find_one ();
  g_assert_null (recovery->damage);
  g_assert_null (recovery->file);
  g_assert_cmpstr (recovery->title, ==, "New model");
  g_assert_cmpuint (count_offers (), ==, 0); /* one offer at a time */

  dm_document_recover (next, recovery);
  g_assert_cmpstr (get_title (next), ==, "Edited");
  g_assert_cmpstr (dm_document_get_source_draft (next), ==, "{ oops");
  g_assert_true (dm_document_is_modified (next));
  g_assert_cmpuint (count_drafts (), ==, 1); /* still safe */
  g_assert_cmpuint (count_offers (), ==, 0);
  g_clear_pointer (&recovery, dm_recovery_free);

  dm_document_set_source_draft (next, NULL);
  g_assert_true (dm_document_is_modified (next));
  g_assert_cmpuint (count_drafts (), ==, 1);
  dm_document_discard (next);
  g_assert_cmpuint (count_drafts (), ==, 0);
}

static void test_recover_file (void) {
  for (guint changed = 0; changed < 3; changed++) {
    g_autoptr (DmDocument) document = dm_document_new (), next = dm_document_new ();
    g_autoptr (GFile) file = make_file ();
    g_autofree char *other = sample_write_model (3, 3);
    g_autoptr (DmRecovery) recovery = NULL;

    open_file (document, file);
    edit (document);
    write_draft (document);
    g_clear_object (&document);
    if (changed == 1)
      g_assert_true (g_file_set_contents (g_file_peek_path (file), other, -1, NULL));
    else if (changed == 2)
      g_assert_true (g_file_delete (file, NULL, NULL));

    recovery = find_one ();
    g_assert_true (g_file_equal (recovery->file, file));
    g_assert_cmpint (recovery->file_changed, ==, changed != 0);
    g_assert_cmpint (recovery->file_model != NULL, ==, changed != 2);
    dm_document_recover (next, recovery);
    g_assert_cmpstr (get_title (next), ==, "Edited");
    g_assert_true (dm_document_is_modified (next));
    if (changed != 2) {
      /* what is in the file is one step away */
      g_assert_true (dm_document_undo (next));
      g_assert_false (dm_document_is_modified (next));
      g_assert_cmpstr (get_title (next), ==, "Test");
      g_assert_true (dm_document_redo (next));
    }
    save (next, NULL);
    g_assert_cmpuint (count_drafts (), ==, 0);
    g_file_delete (file, NULL, NULL);
  }
}

/* Saved, and killed before the draft was removed: there's nothing to offer. */
static void test_nothing_new (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (GFile) file = make_file ();

  open_file (document, file);
  dm_document_set_source_draft (document, "");
  edit (document);
  save (document, NULL);
  write_draft (document); /* for the text's sake */
  g_clear_object (&document);
  g_assert_cmpuint (count_offers (), ==, 1);
  remove_drafts ();

  document = dm_document_new ();
  open_file (document, file);
  dm_document_set_date (document, "2014");
  {
    DmTarget target = { .kind = DM_TARGET_MODEL };
    g_auto (DmEditReport) report = { NULL };
    g_assert_true (dm_document_edit (document, &target, "/title", "\"Other\"", "Edit", &report));
    write_draft (document);
    g_assert_true (dm_document_edit (document, &target, "/title", "\"Edited\"", "Edit", &report));
    write_draft (document);
  }
  g_clear_object (&document);
  g_assert_cmpuint (count_offers (), ==, 0);
  g_assert_cmpuint (count_drafts (), ==, 0);
  g_file_delete (file, NULL, NULL);
}

static void put_draft (guint number, const char *text) {
  g_autofree char *folder = dm_draft_get_folder ();
  g_autofree char *name = g_strdup_printf ("draft-1-%08x", number);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Damaged drafts are told of and kept; what isn't a draft is let be. */
static void test_damaged (void) {
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *folder = dm_draft_get_folder ();
  g_autofree char *foreign = g_build_filename (folder, "notes.txt", NULL);
  g_autofree char *directory = g_build_filename (folder, "draft-1-ffffffff", NULL);
  guint n = G_N_ELEMENTS (damaged);

  for (guint i = 0; i < n; i++)
    put_draft (i, damaged[i]);
  g_assert_true (g_file_set_contents (foreign, "foreign", -1, NULL));
  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  list = dm_recovery_list (NULL);
  g_assert_cmpuint (list->len, ==, n);
  for (guint i = 0; i < n; i++) {
    DmRecovery *recovery = g_ptr_array_index (list, i);

    g_assert_nonnull (recovery->damage);
    g_assert_null (recovery->model);
    g_assert_cmpint (recovery->time_s, >, 0);
    if (i % 2 == 0)
      dm_recovery_discard (recovery);
  }
  g_clear_pointer (&list, g_ptr_array_unref);
  list = dm_recovery_list (NULL);
  g_assert_cmpuint (list->len, ==, n / 2);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  remove_drafts ();
}

static void test_list_async (void) {
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  put_draft (1, "");
  dm_recovery_list_async (NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  list = dm_recovery_list_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  remove_drafts ();
}

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/content", test_content);
  g_test_add_func ("/draft/damaged-content", test_damaged_content);
  g_test_add_func ("/draft/cut-off", test_cut_off);
  g_test_add_func ("/draft/life", test_life);
  g_test_add_func ("/draft/by-itself", test_by_itself);
  g_test_add_func ("/draft/cannot-be-written", test_cannot_be_written);
  g_test_add_func ("/draft/recover-new", test_recover_new);
  g_test_add_func ("/draft/recover-file", test_recover_file);
  g_test_add_func ("/draft/nothing-new", test_nothing_new);
  g_test_add_func ("/draft/damaged", test_damaged);
  g_test_add_func ("/draft/list-async", test_list_async);
  return sample_run_tests ();
}
