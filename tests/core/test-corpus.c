/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of tests/core/models: good/ reads without an error, bad/ gives exactly the errors and odd/ exactly the
 * warnings that expected.tsv names. Of good/, those that aren't called loose are as the writer writes them. */
#include <string.h>

#include "dm-error.h"
#include "dm-reader.h"
#include "dm-writer.h"

typedef struct {
  char *path;
  DmSeverity severity;
  GPtrArray
      *rows; /* (element-type GStrv): file, line, column, code, pointer, what the schema sees */
} Case;

static char *get_path (const char *name) {
  return g_build_filename (DM_MODELS_DIR, name, NULL);
}

static DmModel *read_path (const char *path, GPtrArray **diagnostics, GError **error) {
  g_autoptr (GFile) file = g_file_new_for_path (path);
  return dm_reader_read_file (file, NULL, NULL, NULL, diagnostics, error);
}

static void check_row (const DmDiagnostic *found, GStrv row) {
  g_test_message ("%s", found->message);
  g_assert_cmpstr (found->code, ==, row[3]);
  g_assert_cmpstr (found->pointer, ==, row[4]);
  g_assert_cmpuint (found->line, ==, g_ascii_strtoull (row[1], NULL, 10));
  g_assert_cmpuint (found->column, ==, g_ascii_strtoull (row[2], NULL, 10));
  g_assert_cmpstr (found->message, !=, "");
}

static void test_expected (gconstpointer data) {
  const Case *expected = data;
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = read_path (expected->path, &diagnostics, &error);
  guint n = 0;

  if (expected->severity == DM_SEVERITY_ERROR) {
    g_assert_null (model);
    g_assert_error (error, DM_ERROR, DM_ERROR_INVALID);
  } else {
    g_assert_no_error (error);
  }
  for (guint i = 0; i < diagnostics->len; i++) {
    const DmDiagnostic *found = g_ptr_array_index (diagnostics, i);
    if (found->severity != expected->severity)
      continue;
    g_assert_cmpuint (n, <, expected->rows->len);
    check_row (found, g_ptr_array_index (expected->rows, n));
    n++;
  }
  g_assert_cmpuint (n, ==, expected->rows->len);
}

static void test_good (gconstpointer path) {
  gboolean loose = strstr (path, "/loose") != NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = read_path (path, NULL, &error);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_no_error (error);
  g_autoptr (GBytes) written = dm_writer_write (model);
  gsize n_written;
  const char *bytes = g_bytes_get_data (written, &n_written);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  if (!loose)
    g_assert_cmpmem (bytes, n_written, text, length);
  g_autofree char *copy = g_strndup (bytes, n_written);
  g_autoptr (DmModel) again = dm_reader_read_data (copy, n_written, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) twice = dm_writer_write (again);
  g_assert_true (g_bytes_equal (written, twice));
}

/* --- what is too large for a file kept here --- */

static const DmDiagnostic *read_grown (GString *text, GPtrArray **diagnostics) {
  g_assert_null (dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, diagnostics, NULL));
  g_assert_cmpuint ((*diagnostics)->len, >, 0);
  return g_ptr_array_index (*diagnostics, 0);
}

static void test_depth (void) {
  for (guint depth = 63; depth <= 65; depth++) {
    g_autoptr (GString) text = g_string_new ("{\"demarche\": 1, \"title\": \"T\", \"x\": ");
    g_autoptr (GPtrArray) diagnostics = NULL;
    g_autoptr (DmModel) model = NULL;

    for (guint i = 0; i < depth - 1; i++)
      g_string_append_c (text, '[');
    for (guint i = 0; i < depth - 1; i++)
      g_string_append_c (text, ']');
    g_string_append_c (text, '}');
    model = dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, &diagnostics, NULL);
    g_assert_cmpint (model != NULL, ==, depth <= DM_READER_MAX_DEPTH);
    if (model == NULL)
      g_assert_cmpstr (((DmDiagnostic *) diagnostics->pdata[0])->code, ==, "too-deep");
  }
}

static void test_long_string (void) {
  for (guint extra = 0; extra <= 1; extra++) {
    g_autoptr (GString) text = g_string_new ("{\"demarche\": 1,\n\"title\": \"");
    g_autoptr (GPtrArray) diagnostics = NULL;
    g_autoptr (DmModel) model = NULL;

    for (guint i = 0; i < DM_READER_MAX_STRING + extra; i++)
      g_string_append_c (text, 'x');
    g_string_append (text, "\"}");
    model = dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, &diagnostics, NULL);
    g_assert_cmpint (model != NULL, ==, extra == 0);
    if (model == NULL) {
      const DmDiagnostic *found = g_ptr_array_index (diagnostics, 0);
      g_assert_cmpstr (found->code, ==, "long-string");
      g_assert_cmpuint (found->line, ==, 2);
      g_assert_cmpuint (found->column, ==, 10);
    }
  }
}

/* A sparse file: its size is known before anything of it is read. */
static void test_large_file (void) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("demarche-XXXXXX", &stream, &error);

  g_assert_no_error (error);
  g_assert_true (
      g_seekable_truncate (G_SEEKABLE (stream), (goffset) DM_READER_MAX_BYTES + 1, NULL, &error));
  g_assert_null (dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DM_ERROR, DM_ERROR_LIMIT);
  g_file_delete (file, NULL, NULL);
}

static void test_many_errors (void) {
  g_autoptr (GString) text = g_string_new ("{\"demarche\": 1, \"title\": \"T\", \"baskets\": [");
  g_autoptr (GPtrArray) diagnostics = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (text, "%s\n{\"id\": \"b%u\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  const DmDiagnostic *first = read_grown (text, &diagnostics);
  g_assert_cmpstr (first->code, ==, "missing-member");
  g_assert_cmpuint (diagnostics->len, ==, DM_READER_MAX_DIAGNOSTICS);
  for (guint i = 0; i < diagnostics->len; i++)
    g_assert_cmpuint (((DmDiagnostic *) diagnostics->pdata[i])->line, ==, i + 2);
}

/* A scale of very many levels is checked in one pass. */
static void test_many_levels (void) {
  g_autoptr (GString) text = g_string_new (
      "{\"demarche\": 1, \"title\": \"T\", \"issues\": [{\"id\": \"i\", \"name\": \"I\", \"scale\": "
      "{\"type\": \"ordinal\", \"levels\": [");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%s{\"id\": \"l%u\", \"name\": \"\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}}]}");
  g_autoptr (DmModel) model
      = dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dm_model_get_issue (model, 0)->scale->n_levels, ==, 200000);
}

/* --- finding the files --- */

static Case *find_case (GPtrArray *cases, const char *name) {
  g_autofree char *base = g_strconcat (name, ".demarche", NULL);
  g_autofree char *path = get_path (base);

  for (guint i = 0; i < cases->len; i++) {
    Case *known = g_ptr_array_index (cases, i);
    if (strcmp (known->path, path) == 0)
      return known;
  }
  Case *made = g_new0 (Case, 1);
  made->path = g_steal_pointer (&path);
  made->severity = g_str_has_prefix (name, "bad/") ? DM_SEVERITY_ERROR : DM_SEVERITY_WARNING;
  made->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (cases, made);
  return made;
}

static void case_free (gpointer data) {
  Case *freed = data;
  g_free (freed->path);
  g_ptr_array_unref (freed->rows);
  g_free (freed);
}

static GPtrArray *read_cases (void) {
  GPtrArray *cases = g_ptr_array_new_with_free_func (case_free);
  g_autofree char *path = get_path ("expected.tsv");
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
    GStrv row = g_strsplit (lines[i], "\t", -1);
    g_assert_cmpuint (g_strv_length (row), ==, 6);
    Case *of_row = find_case (cases, row[0]);
    g_ptr_array_add (of_row->rows, row);
  }
  return cases;
}

static guint count_files (const char *folder) {
  g_autofree char *path = get_path (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void test_every_file_is_expected (gconstpointer data) {
  const GPtrArray *cases = data;

  g_assert_cmpuint (cases->len, ==, count_files ("bad") + count_files ("odd"));
}

static void add_good (GPtrArray *paths) {
  g_autofree char *folder = get_path ("good");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    char *path = g_build_filename (folder, name, NULL);
    g_autofree char *test = g_strdup_printf ("/corpus/good/%s", name);
    g_ptr_array_add (paths, path);
    g_test_add_data_func (test, path, test_good);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GPtrArray) cases = read_cases ();
  g_autoptr (GPtrArray) good = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < cases->len; i++) {
    Case *expected = g_ptr_array_index (cases, i);
    g_autofree char *path
        = g_strdup_printf ("/corpus/%s", expected->path + strlen (DM_MODELS_DIR) + 1);
    g_test_add_data_func (path, expected, test_expected);
  }
  add_good (good);
  g_test_add_data_func ("/corpus/every-file-is-expected", cases, test_every_file_is_expected);
  g_test_add_func ("/corpus/depth", test_depth);
  g_test_add_func ("/corpus/long-string", test_long_string);
  g_test_add_func ("/corpus/large-file", test_large_file);
  g_test_add_func ("/corpus/many-errors", test_many_errors);
  g_test_add_func ("/corpus/many-levels", test_many_levels);
  return g_test_run ();
}
