/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "dm-export.h"
#include "sample-page.h"

static GBytes *export(const DmPage *page, double scale, gboolean transparent) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  options.format = DM_FORMAT_PDF;
  options.transparent = transparent;
  bytes = dm_export_page (page, scale, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Writes @bytes to a file and has a program look at it. Returns: what it printed; it must exit with
 * 0 */
static char *run_on (GBytes *bytes, const char *const *command) {
  g_autofree char *path = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  char *output = NULL;
  int status, fd = g_file_open_tmp ("demarche-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  for (guint i = 0; command[i] != NULL; i++)
    g_ptr_array_add (words, strcmp (command[i], "FILE") == 0 ? path : (char *) command[i]);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                &errors, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_remove (path);
  return output;
}

static const char *const info[] = { "pdfinfo", "FILE", NULL };
static const char *const check[] = { "qpdf", "--check", "FILE", NULL };
static const char *const structure[] = { "pdfinfo", "-struct-text", "FILE", NULL };
static const char *const text[] = { "pdftotext", "FILE", "-", NULL };

static void test_info (void) {
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  g_autoptr (GBytes) bytes = export(page, 2, FALSE);
  g_autofree char *found = run_on (bytes, info);
  g_autofree char *checked = run_on (bytes, check);

  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  g_assert_nonnull (strstr (found, "Talks on Crimea\n"));
  g_assert_nonnull (strstr (found, "Demarche"));
  g_assert_nonnull (strstr (found, "600 x 180 pts")); /* 800 × 240 px */
  g_assert_nonnull (g_strrstr (found, "Tagged:"));
  g_assert_true (g_regex_match_simple ("Tagged: +yes", found, 0, 0));
  g_assert_true (g_regex_match_simple ("Pages: +1\n", found, 0, 0));
}

static void test_structure (void) {
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  g_autoptr (GBytes) bytes = export(page, 1, FALSE);
  g_autofree char *found = run_on (bytes, structure);
  g_autofree char *copied = run_on (bytes, text);

  g_assert_true (g_str_has_prefix (found, "Document\n"));
  g_assert_true (g_regex_match_simple ("H1 \\(block\\)\\s+\"Talks on Crimea\"", found, 0, 0));
  g_assert_true (g_regex_match_simple ("H2 \\(block\\)\\s+\"Territory\"", found, 0, 0));
  g_assert_true (g_regex_match_simple ("H3 \\(block\\)\\s+\"Crimea’s status\"", found, 0, 0));
  g_assert_true (g_regex_match_simple ("P \\(block\\)\\s+\"As of 2014\"", found, 0, 0));
  g_assert_nonnull (strstr (copied, "Crimea’s status"));
}

static void test_themes (void) {
  for (guint i = 0; i < DM_N_THEMES; i++)
    for (int transparent = 0; transparent < 2; transparent++) {
      g_autoptr (DmPage) page = sample_page_new ((DmTheme) i);
      g_autoptr (GBytes) bytes = export(page, 1, transparent);
      g_autofree char *checked = run_on (bytes, check);

      g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
    }
}

static void test_hostile (void) {
  g_autoptr (DmPage) page = hostile_page_new ();
  g_autoptr (GBytes) bytes = export(page, 1, FALSE);
  g_autofree char *checked = run_on (bytes, check);
  g_autofree char *copied = run_on (bytes, text);

  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  g_assert_nonnull (strstr (copied, "<script>alert(1)</script>"));
  g_assert_nonnull (strstr (copied, "a & b &amp; c"));
}

static void test_same_bytes (void) {
  g_autoptr (GBytes) first = NULL;

  g_unsetenv ("SOURCE_DATE_EPOCH");
  for (int i = 0; i < 2; i++) {
    g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
    g_autoptr (GBytes) bytes = export(page, 1, FALSE);

    if (first == NULL)
      first = g_bytes_ref (bytes);
    g_assert_true (g_bytes_equal (first, bytes));
    g_usleep (1100000 * (i == 0)); /* PDF dates have seconds */
  }
}

static void test_date (void) {
  static const struct {
    const char *epoch, *date;
  } cases[] = { { "1396310400", "2014-04-01T00:00:00Z" },
                { "nonsense", "1970-01-01T00:00:00Z" },
                { "-5", "1970-01-01T00:00:00Z" },
                { NULL, "1970-01-01T00:00:00Z" } };
  static const char *const dates[] = { "pdfinfo", "-isodates", "FILE", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
    g_autofree char *pattern
        = g_strdup_printf ("CreationDate: +%s\nModDate: +%s\n", cases[i].date, cases[i].date);
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *found = NULL;

    if (cases[i].epoch != NULL)
      g_setenv ("SOURCE_DATE_EPOCH", cases[i].epoch, TRUE);
    else
      g_unsetenv ("SOURCE_DATE_EPOCH");
    bytes = export(page, 1, FALSE);
    found = run_on (bytes, dates);
    g_assert_true (g_regex_match_simple (pattern, found, 0, 0));
  }
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static void test_paths (void) {
  static const char *const fonts[] = { "pdffonts", "FILE", NULL };
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  options.format = DM_FORMAT_PDF;
  options.text_as_paths = TRUE;
  g_autoptr (GBytes) bytes = dm_export_page (page, 1, &options, &error);
  g_assert_no_error (error);
  g_autofree char *checked = run_on (bytes, check);
  g_autofree char *used = run_on (bytes, fonts);
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  g_assert_null (strstr (used, "Type 1C"));
  g_assert_null (strstr (used, "TrueType"));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/pdf/info", test_info);
  g_test_add_func ("/render/pdf/structure", test_structure);
  g_test_add_func ("/render/pdf/themes", test_themes);
  g_test_add_func ("/render/pdf/hostile", test_hostile);
  g_test_add_func ("/render/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/render/pdf/date", test_date);
  g_test_add_func ("/render/pdf/text-as-paths", test_paths);
  return g_test_run ();
}
