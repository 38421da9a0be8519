/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "dm-export.h"
#include "dm-svg-text.h"
#include "sample-page.h"

typedef struct {
  GHashTable *ids;
  GPtrArray *texts, *titles, *descriptions;
  GString *content;
  guint depth, n_paths, n_hidden_boxes;
} Read;

static void on_start (GMarkupParseContext *context, const char *element, const char **names,
                      const char **values, gpointer data, GError **error) {
  Read *read = data;

  if (read->depth++ == 0)
    g_assert_cmpstr (element, ==, "svg");
  g_assert_cmpstr (element, !=, "script");
  g_assert_cmpstr (element, !=, "image");
  g_assert_cmpstr (element, !=, "foreignObject");
  for (guint i = 0; names[i] != NULL; i++) {
    g_assert_false (g_str_has_prefix (names[i], "on"));
    g_assert_null (strstr (names[i], "href"));
    if (strcmp (names[i], "id") == 0)
      g_assert_true (g_hash_table_add (read->ids, g_strdup (values[i])));
    if (strcmp (names[i], "pointer-events") == 0)
      read->n_hidden_boxes++;
  }
  read->n_paths += strcmp (element, "path") == 0;
  g_string_truncate (read->content, 0);
}

static void on_end (GMarkupParseContext *context, const char *element, gpointer data,
                    GError **error) {
  Read *read = data;
  GPtrArray *list = strcmp (element, "text") == 0    ? read->texts
                    : strcmp (element, "title") == 0 ? read->titles
                    : strcmp (element, "desc") == 0  ? read->descriptions
                                                     : NULL;

  read->depth--;
  if (list != NULL)
    g_ptr_array_add (list, g_strdup (read->content->str));
}

static void on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
                     GError **error) {
  g_string_append_len (((Read *) data)->content, text, (gssize) length);
}

static void read_clear (Read *read) {
  g_hash_table_unref (read->ids);
  g_ptr_array_unref (read->texts);
  g_ptr_array_unref (read->titles);
  g_ptr_array_unref (read->descriptions);
  g_string_free (read->content, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Read, read_clear)

static void read_svg (GBytes *bytes, Read *read) {
  static const GMarkupParser parser
      = { .start_element = on_start, .end_element = on_end, .text = on_text };
  GMarkupParseContext *context;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  read->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read->texts = g_ptr_array_new_with_free_func (g_free);
  read->titles = g_ptr_array_new_with_free_func (g_free);
  read->descriptions = g_ptr_array_new_with_free_func (g_free);
  read->content = g_string_new (NULL);
  read->depth = read->n_paths = read->n_hidden_boxes = 0;
  context = g_markup_parse_context_new (&parser, 0, read, NULL);
  g_markup_parse_context_parse (context, data, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
}

static GBytes *export(DmPage *page, double scale, gboolean transparent, gboolean text_as_paths) {
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  options.format = DM_FORMAT_SVG;
  options.transparent = transparent;
  options.text_as_paths = text_as_paths;
  page->scale = scale;
  bytes = dm_export_page (page, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

static void check_with_xmllint (GBytes *bytes) {
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *complaints = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              &error, "xmllint", "--noout", "--nonet", "-", NULL);
  g_assert_no_error (error);
  g_autoptr (GBytes) out = NULL;
  g_subprocess_communicate (process, bytes, NULL, NULL, &out, &error);
  g_assert_no_error (error);
  if (out != NULL)
    complaints = g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
  g_assert_cmpstr (complaints == NULL ? "" : complaints, ==, "");
  g_assert_true (g_subprocess_get_successful (process));
}

static void test_content (void) {
  static const char *const ids[] = { "title",         "_1-basket",     "row",
                                     "row.gap",       "row.deadlock",  "row.a",
                                     "row.a.accepts", "row.b.accepts", "row.a.not-ruled-out",
                                     "row.a.demand" };
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  g_autoptr (GBytes) bytes = export(page, 1, FALSE, FALSE);
  g_auto (Read) read;

  read_svg (bytes, &read);
  check_with_xmllint (bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (g_hash_table_contains (read.ids, ids[i]));
  g_assert_cmpuint (read.texts->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (read.texts, 0), ==, "Talks on Crimea");
  g_assert_cmpstr (g_ptr_array_index (read.texts, 3), ==, "Crimea’s status");
  g_assert_cmpstr (g_ptr_array_index (read.titles, 0), ==, "Talks on Crimea");
  g_assert_cmpstr (g_ptr_array_index (read.descriptions, 0), ==, "Where the sides stand.");
  /* the page's and one a mark */
  g_assert_cmpuint (read.titles->len, ==, G_N_ELEMENTS (ids) + 1);
  g_assert_cmpuint (read.descriptions->len, ==, G_N_ELEMENTS (ids) + 1);
  g_assert_cmpuint (read.n_hidden_boxes, ==, 1); /* the lane */
}

static gboolean contains (GBytes *bytes, const char *text) {
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strstr_len (data, (gssize) length, text) != NULL;
}

static void test_root (void) {
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_DARK);
  g_autoptr (GBytes) bytes = export(page, 1.5, FALSE, FALSE);
  g_autoptr (GBytes) clear = export(page, 1, TRUE, FALSE);

  g_assert_true (contains (bytes, "width=\"600\" height=\"180\" viewBox=\"0 0 400 120\""));
  g_assert_true (contains (bytes, "xml:lang=\"en\" role=\"img\" aria-labelledby=\""));
  g_assert_true (contains (bytes,
                           "font-family=\"'Inter', 'Adwaita Sans', 'Cantarell', 'Noto Sans', "
                           "'DejaVu Sans', sans-serif\""));
  g_assert_true (contains (bytes, "<rect width=\"100%\" height=\"100%\" fill=\"#1e1e1e\"/>"));
  g_assert_false (contains (clear, "width=\"100%\""));
}

static void test_paths (void) {
  g_autoptr (DmPage) page = sample_page_new (DM_THEME_LIGHT);
  g_autoptr (GBytes) with_text = export(page, 1, FALSE, FALSE);
  g_autoptr (GBytes) with_paths = export(page, 1, FALSE, TRUE);
  g_auto (Read) text, paths;

  read_svg (with_text, &text);
  read_svg (with_paths, &paths);
  g_assert_cmpuint (paths.texts->len, ==, 0);
  g_assert_cmpuint (paths.n_paths, ==, text.n_paths + 4);
  g_assert_cmpuint (g_bytes_get_size (with_paths), >, g_bytes_get_size (with_text) + 3000);
}

static gboolean has (GPtrArray *list, const char *text) {
  return g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL);
}

static void test_hostile (void) {
  g_autoptr (DmPage) page = hostile_page_new ();
  g_autoptr (GBytes) bytes = export(page, 1, FALSE, FALSE);
  g_autoptr (GBytes) paths = export(page, 1, FALSE, TRUE);
  g_auto (Read) read, read_paths;

  read_svg (bytes, &read);
  read_svg (paths, &read_paths);
  check_with_xmllint (bytes);
  check_with_xmllint (paths);
  /* shown as they are, but for controls (spaces) and what isn't Unicode */
  g_assert_cmpuint (read.texts->len, ==, n_hostile_labels ());
  g_assert_true (has (read.texts, "<script>alert(1)</script>"));
  g_assert_true (has (read.texts, "]]> <!-- --> <![CDATA[ x"));
  g_assert_true (has (read.texts, "tab newline control  [31m  end"));
  g_assert_true (has (read.texts, "وضع القرم (2014)"));
  g_assert_true (has (read.texts, "  two  spaces  "));
  g_assert_true (has (read.texts, "broken \uFFFD\uFFFD utf-8"));
  g_assert_true (contains (bytes, "direction=\"rtl\" text-anchor=\"end\""));
  g_assert_true (contains (bytes, "xml:space=\"preserve\">  two"));
  for (guint i = 0; i < n_hostile_labels (); i++) {
    g_autofree char *id = g_strdup_printf ("_%u.mark", i);

    g_assert_true (g_hash_table_contains (read.ids, id));
  }
}

static void test_same_bytes (void) {
  static const char *const locales[] = { "de_DE.UTF-8", "C.UTF-8" };
  g_autoptr (GBytes) first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++) {
    g_autoptr (DmPage) page = NULL;
    g_autoptr (GBytes) bytes = NULL;

    setlocale (LC_NUMERIC, locales[i]);
    page = sample_page_new (DM_THEME_PRINT);
    bytes = export(page, 1.25, FALSE, TRUE);
    if (first == NULL)
      first = g_bytes_ref (bytes);
    g_assert_true (g_bytes_equal (first, bytes));
  }
}

static void test_numbers (void) {
  static const struct {
    double value;
    const char *text;
  } cases[] = { { 0, "0" },         { -0.0, "0" },     { 1, "1" },        { 100, "100" },
                { 0.5, "0.5" },     { 1.005, "1" },    { 2.346, "2.35" }, { -0.001, "0" },
                { 1e6, "1000000" }, { -12.1, "-12.1" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) out = g_string_new (NULL);

    dm_svg_append_number (out, cases[i].value);
    g_assert_cmpstr (out->str, ==, cases[i].text);
  }
}

static void test_ids (void) {
  static const struct {
    const char *id, *made;
  } cases[] = { { "crimea.us.demand", "crimea.us.demand" },
                { "crimea.us.demand", "crimea.us.demand-2" },
                { "crimea.us.demand", "crimea.us.demand-3" },
                { "2014-04", "_2014-04" },
                { "_2014-04", "_2014-04-2" },
                { "", "_" },
                { "a\"><b", "a___b" },
                { "é", "___" } };
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dm_svg_make_id (cases[i].id, used), ==, cases[i].made);
}

static void test_families (void) {
  static const struct {
    const char *families, *css;
  } cases[] = { { "Inter, Noto Sans, sans-serif", "'Inter', 'Noto Sans', sans-serif" },
                { " , Inter ,", "'Inter'" },
                { "x'\"><script>", "'x &quot;&gt;&lt;script&gt;'" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) out = g_string_new (NULL);

    dm_svg_append_families (out, cases[i].families);
    g_assert_cmpstr (out->str, ==, cases[i].css);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/svg/content", test_content);
  g_test_add_func ("/render/svg/root", test_root);
  g_test_add_func ("/render/svg/paths", test_paths);
  g_test_add_func ("/render/svg/hostile", test_hostile);
  g_test_add_func ("/render/svg/same-bytes", test_same_bytes);
  g_test_add_func ("/render/svg/numbers", test_numbers);
  g_test_add_func ("/render/svg/ids", test_ids);
  g_test_add_func ("/render/svg/families", test_families);
  return g_test_run ();
}
