/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "dm-document.h"
#include "dm-error.h"
#include "document-sample.h"

/* --- helpers: the system tells of changes, or we look --- */

static char *folder;

typedef struct {
  DmDocument *document;
  GFile *file;
  guint n_models, n_outside, n_reloaded;
} Fixture;

static void count (DmDocument *document, guint *counter) {
  (*counter)++;
}

static void on_done (GObject *source, GAsyncResult *result, gpointer data) {
  *(GAsyncResult **) data = g_object_ref (result);
}

static void write_file (GFile *file, guint n_issues) {
  g_autofree char *text = sample_write_model (2, n_issues);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
}

static void write_broken (GFile *file) {
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "{ \"demarche\"", -1, NULL));
}

static void set_up (Fixture *fixture, gconstpointer data) {
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  folder = g_dir_make_tmp ("outside-XXXXXX", NULL);
  path = g_build_filename (folder, "file.demarche", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->document = dm_document_new ();
  write_file (fixture->file, 5);
  dm_document_load_async (fixture->document, fixture->file, FALSE, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dm_document_load_finish (fixture->document, result, &error));
  g_assert_no_error (error);
  fixture->n_models = fixture->n_outside = fixture->n_reloaded = 0;
  g_signal_connect (fixture->document, "model-changed", G_CALLBACK (count), &fixture->n_models);
  g_signal_connect (fixture->document, "reloaded", G_CALLBACK (count), &fixture->n_reloaded);
  g_signal_connect (fixture->document, "outside-changed", G_CALLBACK (count), &fixture->n_outside);
}

static void tear_down (Fixture *fixture, gconstpointer data) {
  dm_document_discard (fixture->document);
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->file);
  sample_remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

static guint get_n_issues (Fixture *fixture) {
  return dm_model_get_n_issues (dm_document_get_model (fixture->document));
}

static void wait_for_issues (Fixture *fixture, guint expected) {
  while (get_n_issues (fixture) != expected)
    g_main_context_iteration (NULL, TRUE);
}

static void wait_for (Fixture *fixture, DmOutside expected) {
  while (dm_document_get_outside (fixture->document) != expected)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean on_time (gpointer data) {
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Long enough to look, where there must be nothing to see. */
static void wait_a_while (Fixture *fixture) {
  gboolean over = FALSE;

  dm_document_look_outside (fixture->document);
  g_timeout_add (700, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void edit (Fixture *fixture) {
  g_auto (DmEditReport) report = { NULL };
  DmTarget target = { .kind = DM_TARGET_MODEL };

  g_assert_true (
      dm_document_edit (fixture->document, &target, "/title", "\"Mine\"", "Edit", &report));
}

static gboolean save (Fixture *fixture, DmSaveFlags flags, GError **error) {
  g_autoptr (GAsyncResult) result = NULL;

  dm_document_save_async (fixture->document, NULL, flags, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dm_document_save_finish (fixture->document, result, error);
}

/* --- tests --- */

/* Where nothing was changed here the file is read again, as a step. */
static void test_clean (Fixture *fixture, gconstpointer data) {
  dm_document_set_party_shown (fixture->document, "p1", FALSE);
  dm_document_select (fixture->document, DM_SELECTION_ISSUE, "i1", NULL, NULL);
  write_file (fixture->file, 7);
  wait_for_issues (fixture, 7);
  g_assert_cmpuint (fixture->n_reloaded, ==, 1);
  g_assert_false (dm_document_is_modified (fixture->document));
  g_assert_false (dm_document_is_party_shown (fixture->document, "p1"));
  g_assert_cmpstr (dm_document_get_selection (fixture->document)->id, ==, "i1");
  g_assert_true (dm_document_undo (fixture->document));
  g_assert_cmpuint (get_n_issues (fixture), ==, 5);
  g_assert_true (dm_document_is_modified (fixture->document));
}

/* Written in place, the way some programs do, and a second time. */
static void test_in_place (Fixture *fixture, gconstpointer data) {
  for (guint n = 7; n < 9; n++) {
    g_autofree char *text = sample_write_model (2, n);
    FILE *stream = g_fopen (g_file_peek_path (fixture->file), "w");

    g_assert_nonnull (stream);
    g_assert_cmpint (fputs (text, stream), >=, 0);
    fclose (stream);
    wait_for_issues (fixture, n);
  }
}

static void test_own_save (Fixture *fixture, gconstpointer data) {
  g_autoptr (GError) error = NULL;

  edit (fixture);
  g_assert_true (save (fixture, 0, &error));
  g_assert_no_error (error);
  wait_a_while (fixture);
  g_assert_cmpuint (fixture->n_outside, ==, 0);
  g_assert_cmpuint (fixture->n_models, ==, 1);
}

static void test_same_content (Fixture *fixture, gconstpointer data) {
  write_file (fixture->file, 5);
  wait_a_while (fixture);
  g_assert_cmpuint (fixture->n_outside, ==, 0);
  g_assert_cmpuint (fixture->n_models, ==, 0);
}

static void test_take_theirs (Fixture *fixture, gconstpointer data) {
  g_autoptr (GError) error = NULL;

  edit (fixture);
  write_file (fixture->file, 7);
  wait_for (fixture, DM_OUTSIDE_CHANGED);
  g_assert_cmpuint (get_n_issues (fixture), ==, 5);
  g_assert_cmpuint (dm_model_get_n_issues (dm_document_get_outside_model (fixture->document)), ==,
                    7);
  g_assert_cmpuint (fixture->n_reloaded, ==, 0);
  g_assert_false (save (fixture, 0, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_CHANGED);

  dm_document_take_outside (fixture->document);
  g_assert_cmpint (dm_document_get_outside (fixture->document), ==, DM_OUTSIDE_SAME);
  g_assert_cmpuint (get_n_issues (fixture), ==, 7);
  g_assert_false (dm_document_is_modified (fixture->document));
  g_assert_true (dm_document_undo (fixture->document));
  g_assert_cmpstr (dm_model_get_title (dm_document_get_model (fixture->document)), ==, "Mine");
}

static void test_keep_mine (Fixture *fixture, gconstpointer data) {
  g_autoptr (GError) error = NULL;

  edit (fixture);
  write_file (fixture->file, 7);
  wait_for (fixture, DM_OUTSIDE_CHANGED);
  dm_document_keep_mine (fixture->document);
  g_assert_cmpint (dm_document_get_outside (fixture->document), ==, DM_OUTSIDE_SAME);
  /* nothing that was here is in the file, not even what was once read from it */
  g_assert_true (dm_document_undo (fixture->document));
  g_assert_true (dm_document_is_modified (fixture->document));
  wait_a_while (fixture);
  g_assert_cmpint (dm_document_get_outside (fixture->document), ==, DM_OUTSIDE_SAME);
  g_assert_true (save (fixture, 0, &error));
  g_assert_no_error (error);
  g_assert_false (dm_document_is_modified (fixture->document));
}

static void test_broken (Fixture *fixture, gconstpointer data) {
  write_broken (fixture->file);
  wait_for (fixture, DM_OUTSIDE_BROKEN);
  g_assert_nonnull (dm_document_get_outside_message (fixture->document));
  g_assert_null (dm_document_get_problems (fixture->document));
  g_assert_cmpuint (get_n_issues (fixture), ==, 5);
  write_file (fixture->file, 7);
  wait_for_issues (fixture, 7);
  g_assert_cmpint (dm_document_get_outside (fixture->document), ==, DM_OUTSIDE_SAME);
}

/* What was removed is only here: it is to be saved. */
static void test_gone (Fixture *fixture, gconstpointer data) {
  g_autoptr (GError) error = NULL;

  g_unlink (g_file_peek_path (fixture->file));
  wait_for (fixture, DM_OUTSIDE_GONE);
  g_assert_true (dm_document_is_modified (fixture->document));
  write_file (fixture->file, 5);
  wait_for (fixture, DM_OUTSIDE_SAME);
  g_assert_false (dm_document_is_modified (fixture->document));
  g_assert_cmpuint (fixture->n_models, ==, 0);

  g_unlink (g_file_peek_path (fixture->file));
  wait_for (fixture, DM_OUTSIDE_GONE);
  write_file (fixture->file, 7);
  wait_for_issues (fixture, 7);

  g_unlink (g_file_peek_path (fixture->file));
  wait_for (fixture, DM_OUTSIDE_GONE);
  g_assert_true (save (fixture, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dm_document_get_outside (fixture->document), ==, DM_OUTSIDE_SAME);
  g_assert_false (dm_document_is_modified (fixture->document));
}

/* While a hand drags, nothing is read under it. */
static void test_preview (Fixture *fixture, gconstpointer data) {
  g_autoptr (DmModel) other = sample_new_model (2, 3);

  dm_document_preview (fixture->document, other);
  write_file (fixture->file, 7);
  wait_a_while (fixture);
  g_assert_cmpuint (get_n_issues (fixture), ==, 3);
  dm_document_end_preview (fixture->document, NULL);
  wait_for_issues (fixture, 7);
}

/* What a link leads to is what is watched, too. */
static void test_link (Fixture *fixture, gconstpointer data) {
  g_autofree char *sub = g_build_filename (folder, "sub", NULL);
  g_autofree char *link = g_build_filename (sub, "link.demarche", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  g_assert_cmpint (symlink ("../file.demarche", link), ==, 0);
  dm_document_load_async (fixture->document, file, FALSE, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dm_document_load_finish (fixture->document, result, NULL));
  write_file (fixture->file, 7);
  wait_for_issues (fixture, 7);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/outside/" name, Fixture, NULL, set_up, function, tear_down)

int main (int argc, char *argv[]) {
  g_test_init (&argc, &argv, NULL);
  ADD ("clean", test_clean);
  ADD ("in-place", test_in_place);
  ADD ("own-save", test_own_save);
  ADD ("same-content", test_same_content);
  ADD ("take-theirs", test_take_theirs);
  ADD ("keep-mine", test_keep_mine);
  ADD ("broken", test_broken);
  ADD ("gone", test_gone);
  ADD ("preview", test_preview);
  ADD ("link", test_link);
  return sample_run_tests ();
}
