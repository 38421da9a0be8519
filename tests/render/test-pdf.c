/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "dm-export.h"
#include "dm-pdf.h"
#include "sample-page.h"

static GBytes *export(DmPage *page, double scale, gboolean transparent) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  options.format = DM_FORMAT_PDF;
  options.transparent = transparent;
  page->scale = scale;
  bytes = dm_export_page (page, &options, &error);
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

/* --- several pages --- */

static DmPages *sample_pages (guint n) {
  DmPages *pages = dm_pages_new ("Talks");

  for (guint i = 0; i < n; i++)
    dm_pages_add_page (pages, sample_page_new (DM_THEME_LIGHT));
  return pages;
}

static GBytes *export_pages (const DmPages *pages) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;

  options.format = DM_FORMAT_PDF;
  files = dm_export_pages (pages, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  return g_bytes_ref (g_ptr_array_index (files, 0));
}

static guint count (const char *haystack, const char *needle) {
  guint n = 0;

  for (const char *at = strstr (haystack, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

/* One structure goes over all pages, and each has its bookmarks. */
static void test_pages (void) {
  static const char *const objects[] = { "qpdf", "--json", "--json-key=outlines", "FILE", NULL };
  g_autoptr (DmPages) pages = sample_pages (3);
  g_autoptr (GBytes) bytes = export_pages (pages);
  g_autofree char *checked = run_on (bytes, check);
  g_autofree char *found = run_on (bytes, info);
  g_autofree char *tagged = run_on (bytes, structure);
  g_autofree char *json = run_on (bytes, objects);

  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  g_assert_true (g_regex_match_simple ("Tagged: +yes", found, 0, 0));
  g_assert_true (g_regex_match_simple ("Pages: +3\n", found, 0, 0));
  g_assert_true (g_regex_match_simple ("Title: +Talks\n", found, 0, 0));
  g_assert_cmpuint (count (tagged, "Document\n"), ==, 1);
  g_assert_cmpuint (count (tagged, "\"Talks on Crimea\""), ==, 3);
  g_assert_cmpuint (count (json, "\"title\": \"Talks on Crimea.\""), ==, 3);
  g_assert_cmpuint (count (json, "\"title\": \"Territory, 1 issue.\""), ==, 3);
}

/* What cairo can't write is there all the same: the language, and what figures show. */
static void test_completed (void) {
  static const char *const plain[]
      = { "qpdf", "--qdf", "--object-streams=disable", "FILE", "-", NULL };
  g_autoptr (DmPages) pages = sample_pages (2);
  g_autoptr (GBytes) bytes = export_pages (pages);
  g_autofree char *tagged = run_on (bytes, structure);
  g_autofree char *text_of = run_on (bytes, plain);

  g_assert_nonnull (strstr (text_of, "/Lang (en)"));
  g_assert_nonnull (strstr (text_of, "/DisplayDocTitle true"));
  g_assert_cmpuint (count (tagged, "Figure"), >, 0);
  g_assert_cmpuint (count (text_of, "/Alt "), ==, count (tagged, "Figure"));
}

/* A writer of its own: elements that go on over pages, a link, a figure, a page of another size. */
static void test_writer (void) {
  const DmPdfInfo about = { "Report", "Somebody", "Matters", "de" };
  static const char *const plain[] = { "qpdf", "--qdf", "FILE", "-", NULL };
  static const char *const objects[] = { "qpdf", "--json=1", "--json-key=objects", "FILE", NULL };
  DmPdf *pdf = dm_pdf_new (&about);
  g_autoptr (GError) error = NULL;
  cairo_t *cr = dm_pdf_begin_page (pdf, 400, 300, 0xffffffffu);

  dm_pdf_begin (pdf, "Sect");
  dm_pdf_add_bookmark (pdf, 0, "Größe", 20);
  dm_pdf_begin (pdf, "H1");
  cairo_move_to (cr, 20, 40);
  cairo_show_text (cr, "Heading");
  dm_pdf_end (pdf);
  dm_pdf_begin (pdf, "P");
  dm_pdf_begin_link (pdf, "https://example.org/it's");
  cairo_move_to (cr, 20, 80);
  cairo_show_text (cr, "somewhere");
  dm_pdf_end (pdf);
  dm_pdf_end (pdf);
  cr = dm_pdf_begin_page (pdf, 300, 400, DM_COLOR_NONE);
  dm_pdf_add_bookmark (pdf, 3, "Deep", 0);
  /* ഊ, č, ⠨ and 屜 have the bytes of line ends, brackets and backslashes; 😀 is two units */
  dm_pdf_begin_figure (pdf, "Two (2) \\ bars — ½ ഊ č ⠨ 屜 😀");
  cairo_rectangle (cr, 20, 20, 50, 50);
  cairo_fill (cr);
  g_autoptr (GBytes) bytes = dm_pdf_end_file (pdf, &error);
  g_assert_no_error (error);
  g_autofree char *checked = run_on (bytes, check);
  g_autofree char *found = run_on (bytes, info);
  g_autofree char *tagged = run_on (bytes, structure);
  g_autofree char *text_of = run_on (bytes, plain);
  g_autofree char *json = run_on (bytes, objects);
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  g_assert_true (g_regex_match_simple ("Author: +Somebody\n", found, 0, 0));
  g_assert_true (g_regex_match_simple ("Subject: +Matters\n", found, 0, 0));
  g_assert_true (g_regex_match_simple ("Sect\n +H1 .block.\n +\"Heading\"\n +P .block.\n +Link"
                                       "(.|\n)+\"somewhere\"\n +Figure\n",
                                       tagged, 0, 0));
  g_assert_nonnull (strstr (text_of, "/Lang (de)"));
  g_assert_nonnull (strstr (text_of, "https://example.org/it's"));
  g_assert_nonnull (strstr (json, "\"/Alt\": \"Two (2) \\\\ bars — ½ ഊ č ⠨ 屜 😀\""));
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
  g_autoptr (GBytes) bytes = dm_export_page (page, &options, &error);
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
  g_test_add_func ("/render/pdf/pages", test_pages);
  g_test_add_func ("/render/pdf/completed", test_completed);
  g_test_add_func ("/render/pdf/writer", test_writer);
  g_test_add_func ("/render/pdf/themes", test_themes);
  g_test_add_func ("/render/pdf/hostile", test_hostile);
  g_test_add_func ("/render/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/render/pdf/date", test_date);
  g_test_add_func ("/render/pdf/text-as-paths", test_paths);
  return g_test_run ();
}
