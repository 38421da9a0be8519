/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "dm-file-words.h"
#include "document-sample.h"

static void test_suggest (void) {
  static const struct {
    const char *title, *name;
  } cases[] = {
    { "Talks on Crimea, 2014", "Talks on Crimea, 2014.demarche" },
    { "", "Untitled.demarche" },
    { " \t/ ", "Untitled.demarche" },
    { "../../etc/passwd", "etc passwd.demarche" },
    { "-rf", "rf.demarche" },
    { ".hidden", "hidden.demarche" },
    { "a/b\\c:d\ne", "a b c d e.demarche" },
    { "The end...", "The end.demarche" },
    { "Zähl „Öl“", "Zähl „Öl“.demarche" },
    { "right\xe2\x80\xae"
      "emarch",
      "right emarch.demarche" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = dm_file_suggest_name (cases[i].title);

    g_assert_cmpstr (name, ==, cases[i].name);
  }
}

/* However long the title, the name is one that a file system takes, and whole characters. */
static void test_suggest_long (void) {
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (title, "語");
  name = dm_file_suggest_name (title->str);
  g_assert_cmpuint (strlen (name), <, 220);
  g_assert_cmpuint (strlen (name), >, 150);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (g_str_has_suffix (name, "語.demarche"));
}

static void test_ending (void) {
  static const struct {
    const char *name, *whole;
  } cases[] = {
    { "talks", "talks.demarche" },          { "talks 2.0", "talks 2.0.demarche" },
    { "talks.demarche", "talks.demarche" }, { "TALKS.DEMARCHE", "TALKS.DEMARCHE" },
    { "talks.json", "talks.json" },         { "\xff", "\xff.demarche" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *whole = dm_file_add_ending (cases[i].name);

    g_assert_cmpstr (whole, ==, cases[i].whole);
  }
}

static void test_ago (void) {
  static const struct {
    gint64 seconds;
    const char *words;
  } cases[] = {
    { -100, "just now" },
    { 0, "just now" },
    { 59, "just now" },
    { 60, "1 minute ago" },
    { 59 * 60 + 59, "59 minutes ago" },
    { 60 * 60, "1 hour ago" },
    { 47 * 60 * 60, "47 hours ago" },
    { 48 * 60 * 60, "2 days ago" },
    { 400 * G_GINT64_CONSTANT (86400), "400 days ago" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = dm_file_describe_ago (1000000, 1000000 + cases[i].seconds);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void test_clock (void) {
  g_autoptr (GDateTime) now = g_date_time_new_utc (2024, 3, 5, 18, 0, 0);
  g_autoptr (GDateTime) today = g_date_time_new_utc (2024, 3, 5, 7, 4, 0);
  g_autoptr (GDateTime) year_ago = g_date_time_new_utc (2023, 3, 6, 7, 4, 0);
  g_autofree char *clock = dm_file_describe_clock (today, now);
  g_autofree char *date = dm_file_describe_clock (year_ago, now);

  g_assert_cmpstr (clock, ==, "07:04");
  g_assert_cmpstr (date, ==, "6 March 2023, 07:04");
}

static void assert_said (DmDocument *document, const char *saved_at, const char *expected) {
  g_autofree char *said = dm_document_describe_file (document, saved_at);

  g_assert_cmpstr (said, ==, expected);
}

static void on_done (GObject *source, GAsyncResult *result, gpointer data) {
  *(GAsyncResult **) data = g_object_ref (result);
}

/* It says saved when it is, and not before. */
static void test_state (void) {
  g_autoptr (DmDocument) document = dm_document_new ();
  g_autoptr (DmModel) model = sample_new_model (2, 2), other = sample_new_model (2, 3);
  g_autofree char *folder = g_dir_make_tmp ("demarche-words-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "talks.demarche", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *spoken = NULL;

  assert_said (document, NULL, "");
  dm_document_adopt (document, model, "Two Parties");
  assert_said (document, NULL, "Two Parties · Not saved yet");
  spoken = dm_document_dup_spoken_name (document);
  g_assert_cmpstr (spoken, ==, dm_model_get_title (model));
  dm_document_apply (document, other, "Edit", NULL);
  assert_said (document, "10:32", "Two Parties · Edited");
  dm_document_save_async (document, file, DM_SAVE_DEFAULT, NULL, on_done, &result);
  assert_said (document, "10:32", "Two Parties · Saving…");
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dm_document_save_finish (document, result, NULL));
  assert_said (document, "10:32", "talks.demarche · Saved at 10:32");
  assert_said (document, NULL, "talks.demarche");
  dm_document_undo (document);
  assert_said (document, "10:32", "talks.demarche · Edited");
  dm_document_discard (document);
  sample_remove_tree (folder);
}

int main (int argc, char *argv[]) {
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-words/suggest", test_suggest);
  g_test_add_func ("/file-words/suggest-long", test_suggest_long);
  g_test_add_func ("/file-words/ending", test_ending);
  g_test_add_func ("/file-words/ago", test_ago);
  g_test_add_func ("/file-words/clock", test_clock);
  g_test_add_func ("/file-words/state", test_state);
  return sample_run_tests ();
}
