/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dm-test-program.h"

#define CRIMEA "@EXAMPLES@/crimea-2014.demarche"
#define LABOUR "@EXAMPLES@/labour-contract.demarche"
#define SALE "@EXAMPLES@/company-sale.demarche"

static JsonNode *parse (const char *text) {
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);
  g_assert_no_error (error);
  return node;
}

/* The part of @root at a path, as compact JSON. */
static char *query (JsonNode *root, const char *path) {
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) found = json_path_query (path, root, &error);
  g_assert_no_error (error);
  return json_to_string (found, FALSE);
}

static const struct {
  const char *line, *path, *json;
} parts[] = {
  { CRIMEA, "$.tally", "[{\"overlap\":3,\"gap\":6,\"deadlock\":1,\"one-sided\":1,\"silent\":0}]" },
  { CRIMEA, "$.parties", "[[\"us\",\"ru\",\"ua\"]]" },
  { CRIMEA, "$.date", "[\"2014-04-01\"]" },
  { CRIMEA, "$.scenario", "[null]" },
  { CRIMEA, "$.issues[4]",
    "[{\"issue\":\"crimea-status\",\"verdict\":\"deadlock\",\"on_record\":[\"us\",\"ru\"],\"zone\":"
    "null,\"gap\":{\"between\":[\"us\",\"ru\"],\"levels_between\":0,\"distance\":null,\"unit\":"
    "null,\"share\":null,\"missing\":null},\"open_ground\":null,\"blocked_by\":[\"us\",\"ru\"],"
    "\"waits_for\":[]}]" },
  { CRIMEA, "$.issues[0].gap",
    "[{\"between\":[\"us\",\"ru\"],\"levels_between\":null,\"distance\":40000,\"unit\":\"troops\","
    "\"share\":1,\"missing\":null}]" },
  { CRIMEA, "$.issues[0].open_ground", "[{\"from\":0,\"to\":40000}]" },
  { CRIMEA, "$.issues[8].zone", "[[\"topic\"]]" },
  { CRIMEA, "$.issues[3].gap", "[null]" },
  { CRIMEA, "$.issues[5].waits_for", "[[\"ua\"]]" },
  { CRIMEA, "$.pairs[0]",
    "[{\"parties\":[\"us\",\"ru\"],\"shared\":10,\"overlap\":3,\"gap\":6,\"deadlock\":1,"
    "\"distance\":1}]" },
  { CRIMEA, "$.pairs[1].distance", "[null]" },
  { CRIMEA, "$.proposals[0].parties[0].terms",
    "[{\"form-of-state\":\"untested\",\"orientation\":\"untested\",\"crimea-status\":\"refused\","
    "\"who-decides\":\"refused\",\"talks\":\"accepted\",\"sanctions\":\"accepted\"}]" },
  { CRIMEA, "$.proposals[*].proposal", "[\"russian-offer\",\"freeze\"]" },
  { "--proposal freeze " CRIMEA, "$.proposals[*].proposal", "[\"freeze\"]" },
  { "--parties ru,us --baskets process " CRIMEA, "$.parties", "[[\"us\",\"ru\"]]" },
  { "--issues talks,sanctions " CRIMEA, "$.issues[*].issue", "[\"talks\",\"sanctions\"]" },
  { "--date 2014 " CRIMEA, "$.date", "[\"2014\"]" },
  { CRIMEA, "$.compared_with", "[]" },
  { "--compare-date 2026-03-03 " LABOUR, "$.compared_with.date", "[\"2026-03-03\"]" },
  { "--compare-date 2026-03-03 " LABOUR, "$.compared_with.issues[0]",
    "[{\"issue\":\"pay\",\"verdict\":\"gap\",\"moved\":[\"union\",\"company\",\"mediator\"]}]" },
  { "--compare-date 2026-03-03 " LABOUR, "$.compared_with.issues[1].moved", "[[]]" },
  { "--compare-scenario orders " LABOUR, "$.compared_with.scenario", "[\"orders\"]" },
  { "--scenario orders " LABOUR, "$.compared_with.scenario", "[null]" },
  { "--packages " SALE, "$.packages.count", "[\"70848\"]" },
  { "--packages " SALE, "$.packages.lacks", "[\"possible points\"]" },
  { "--packages " SALE, "$.packages.frontier", "[[]]" },
  { "--packages " SALE, "$.packages.solutions.nash", "[[]]" },
  { "--packages " SALE, "$.packages.without_closed.possible", "[\"2430\"]" },
  { "--packages " SALE, "$.packages.without_closed.epsilon", "[null]" },
  { "--packages " SALE, "$.packages.without_closed.solutions.kalai_smorodinsky[0].terms",
    "[{\"price\":38,\"payment\":\"half\",\"staff\":\"two-years\",\"founder\":\"adviser\","
    "\"brand\":\"kept\",\"site\":\"stays\"}]" },
  { "--packages " SALE, "$.packages.without_closed.trades[0].moves[1]",
    "[{\"party\":\"buyer\",\"issue\":\"brand\",\"from\":\"two-years\",\"to\":\"kept\"}]" },
  { "--packages " SALE, "$.packages.issues[0].scores_from",
    "[{\"seller\":[\"demand\"],\"buyer\":[\"demand\"]}]" },
  { "--packages " SALE, "$.packages.without_closed.all_ties", "[true]" },
  { "--packages --issues price " SALE, "$.packages.without_closed", "[null]" },
  { "--packages --parties ua " CRIMEA, "$.packages.lacks", "[\"positions\"]" },
  { "--packages " CRIMEA, "$.packages.unsettled", "[true]" },
};

static void test_parts (void) {
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *line = g_strconcat ("analyse --json ", parts[i].line, NULL);
    g_autoptr (DmTestRun) run = dm_test_run (line, NULL, NULL);
    g_assert_cmpint (run->status, ==, 0);
    g_autoptr (JsonNode) root = parse (run->text);
    g_autofree char *found = query (root, parts[i].path);
    g_assert_cmpstr (found, ==, parts[i].json);
  }
}

/* Numbers are written shortest, and nothing that a file holds can break the text. */
static void test_json_is_clean (void) {
  static const char model[]
      = "{\"demarche\": 1, \"title\": \"A \\\"q\\\" \\\\ \\u0001 \\n é\", \"parties\": [{\"id\": "
        "\"p\", \"name\": \"P\"}, {\"id\": \"q\", \"name\": \"Q\"}], \"issues\": [{\"id\": \"i\", "
        "\"name\": \"I\", \"scale\": {\"type\": \"interval\", \"min\": -1, \"max\": 1, \"unit\": "
        "\"t\"}}], \"positions\": [{\"party\": \"p\", \"issue\": \"i\", \"accepts\": {\"from\": -0.0, "
        "\"to\": 0.1}}, {\"party\": \"q\", \"issue\": \"i\", \"accepts\": {}}]}";
  g_autoptr (DmTestRun) run = dm_test_run ("analyse --json -", model, NULL);
  g_autoptr (JsonNode) root = parse (run->text);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "title"), ==,
                   "A \"q\" \\ \x01 \n é");
  g_assert_nonnull (strstr (run->text, "\"zone\": {\"from\": 0, \"to\": 0.1}"));
  g_assert_nonnull (strstr (run->text, "\"date\": null"));
}

static void test_standard_input (void) {
  g_autofree char *model = dm_test_get_example ();
  g_autoptr (DmTestRun) from_file = dm_test_run ("analyse --json " CRIMEA, NULL, NULL);
  g_autoptr (DmTestRun) from_input = dm_test_run ("analyse --json -", model, NULL);
  g_assert_cmpstr (from_file->text, ==, from_input->text);
}

/* JSON is the same whatever the language; the table isn't. */
static void test_language (void) {
  static const char *const as_json[] = { "analyse --json " CRIMEA, "check --json " CRIMEA };
  for (guint i = 0; i < G_N_ELEMENTS (as_json); i++) {
    g_autoptr (DmTestRun) english = dm_test_run (as_json[i], NULL, "LANGUAGE=en");
    g_autoptr (DmTestRun) german = dm_test_run (as_json[i], NULL, "LANGUAGE=de");
    g_assert_cmpstr (english->text, ==, german->text);
  }
}

/* Also where the system is set to no language at all. */
static void test_picture_language (void) {
  g_autoptr (DmTestRun) english
      = dm_test_run ("export -o - --format svg --lang en " CRIMEA, NULL, "LC_ALL=C");
  g_autoptr (DmTestRun) german
      = dm_test_run ("export -o - --format svg --lang de " CRIMEA, NULL, "LC_ALL=C");
  g_assert_cmpstr (english->complaint, ==, "");
  g_assert_cmpstr (german->complaint, ==, "");
  g_assert_nonnull (strstr (english->text, "Deadlock"));
  g_assert_null (strstr (english->text, "Blockade"));
  g_assert_nonnull (strstr (german->text, "Blockade"));
  g_assert_null (strstr (german->text, "Deadlock"));
}

static void test_closed_pipe (void) {
  static const char *const lines[]
      = { "analyse " CRIMEA, "check " CRIMEA, "export --format svg -o - " CRIMEA };
  static const int statuses[] = { 0, 0, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    int ends[2];
    g_assert_cmpint (pipe (ends), ==, 0);
    close (ends[0]);
    g_auto (GStrv) words = dm_test_split (lines[i]);
    g_autoptr (GSubprocessLauncher) launcher
        = dm_test_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL);
    g_subprocess_launcher_take_stdout_fd (launcher, ends[1]);
    g_autoptr (GSubprocess) process
        = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, NULL);
    g_autofree char *complaint = NULL;
    g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &complaint, NULL);
    g_assert_true (g_subprocess_get_if_exited (process));
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, statuses[i]);
    g_assert_cmpstr (complaint, ==, "");
  }
}

static const struct {
  const char *line, *file, *start;
} pictures[] = {
  { "export -o @TMP@/map.png " CRIMEA, "map.png", "\x89PNG" },
  { "export -o @TMP@/map.svg --theme dark --sort gap --size 1280x900 " CRIMEA, "map.svg", "<" },
  { "export -o @TMP@/map.pdf --theme print --transparent --text-as-paths " CRIMEA, "map.pdf",
    "%PDF" },
  { "export -o @TMP@/map --format svg --proposal freeze --parties us,ru " CRIMEA, "map", "<" },
  { "export -o @TMP@/map.SVG.png --scale 2 --dpi 300 --view map " CRIMEA, "map.SVG.png",
    "\x89PNG" },
  { "export -o @TMP@/map.svg --size 297x210mm " CRIMEA, "map.svg",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"297mm\" height=\"210mm\"" },
  { "export -o @TMP@/map.svg --paper letter --landscape --one-page " CRIMEA, "map.svg",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"11in\" height=\"8.5in\"" },
  { "export -o @TMP@/map.svg --paper 4x3 " CRIMEA, "map-1.svg map-2.svg map-3.svg map-4.svg",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10in\" height=\"7.5in\"" },
  { "export -o @TMP@/.map --paper a4 --format png " CRIMEA, ".map-1 .map-2", "\x89PNG" },
  { "export -o @TMP@/map.pdf --paper a4 " CRIMEA, "map.pdf", "%PDF" },
};

static void test_pictures (void) {
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++) {
    dm_test_make_folder ();
    g_autoptr (DmTestRun) run = dm_test_run (pictures[i].line, NULL, NULL);
    g_auto (GStrv) names = g_strsplit (pictures[i].file, " ", -1);
    g_autofree char *path = dm_test_get_path (names[0]), *content = NULL;
    g_autofree char *files = dm_test_list_folder ();
    g_test_message ("%s%s", pictures[i].line, run->complaint);
    g_assert_cmpint (run->status, ==, 0);
    g_assert_cmpstr (run->text, ==, "");
    g_assert_cmpstr (files, ==, pictures[i].file); /* and nothing beside it */
    g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    g_assert_true (g_str_has_prefix (content, pictures[i].start));
    dm_test_remove_folder ();
  }
}

/* Into a folder that isn't there yet, by number: as many as a PDF has pages. */
static void test_folder (void) {
  dm_test_make_folder ();
  g_autoptr (DmTestRun) run = dm_test_run (
      "export -o @TMP@/pages/ --paper 16x9 --format svg --view matrix " CRIMEA, NULL, NULL);
  g_autofree char *folder = dm_test_get_path ("pages");
  g_assert_cmpstr (run->complaint, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  for (guint i = 1; i <= 4; i++) {
    g_autofree char *name = g_strdup_printf ("pages/%u.svg", i);
    g_autofree char *path = dm_test_get_path (name), *content = NULL;
    g_autofree char *number = g_strdup_printf (">%u of 4<", i);
    g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    g_assert_nonnull (strstr (content, number));
    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing else was in it */
  dm_test_remove_folder ();
}

/* The same input gives the same bytes, of whatever is drawn. */
static void test_same_bytes (void) {
  static const char *const lines[] = {
    "export -o - --format png " CRIMEA,
    "export -o - --format svg " CRIMEA,
    "export -o - --format pdf " CRIMEA,
    "export -o - --format pdf --paper letter --landscape --view matrix " CRIMEA,
    "export -o - --format svg --paper 16x9 --one-page --view agreements " CRIMEA,
    "export -o - --format pdf --steps " CRIMEA,
    "export -o - --format pdf --steps " LABOUR,
  };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (DmTestRun) first = dm_test_run (lines[i], NULL, NULL);
    g_autoptr (DmTestRun) second = dm_test_run (lines[i], NULL, NULL);
    g_assert_cmpstr (first->complaint, ==, "");
    g_assert_cmpuint (g_bytes_get_size (first->out), >, 1000);
    g_assert_true (g_bytes_equal (first->out, second->out));
  }
}

static char *ask (const char *program, const char *argument, const char *path) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error,
                          program, argument, path, NULL);
  char *said = NULL;
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return said;
}

/* (transfer full): the bookmarks of a PDF that name no part of a page, each with the page it leads to */
static char *list_steps (const char *path) {
  g_autofree char *json = ask ("qpdf", "--json=1", path);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) steps = g_string_new (NULL);
  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  JsonArray *outlines = json_object_get_array_member (
      json_node_get_object (json_parser_get_root (parser)), "outlines");
  for (guint i = 0; i < json_array_get_length (outlines); i++) {
    JsonObject *outline = json_array_get_object_element (outlines, i);
    g_string_append_printf (steps, "%" G_GINT64_FORMAT " %s\n",
                            json_object_get_int_member (outline, "destpageposfrom1"),
                            json_object_get_string_member (outline, "title"));
  }
  return g_string_free (g_steal_pointer (&steps), FALSE);
}

/* A page a step, unless it couldn't be read there, which others read without complaint; and as pictures in a folder. */
static void test_steps (void) {
  dm_test_make_folder ();
  g_autoptr (DmTestRun) pdf = dm_test_run ("export -o @TMP@/s.pdf --steps " LABOUR, NULL, NULL);
  g_autoptr (DmTestRun) png = dm_test_run (
      "export -o @TMP@/s-.svg --steps --paper a4 --landscape --text-as-paths " LABOUR, NULL, NULL);
  g_autofree char *path = dm_test_get_path ("s.pdf"), *first = dm_test_get_path ("s--1.svg");
  g_autofree char *last = dm_test_get_path ("s--8.svg"), *steps = list_steps (path);
  g_assert_cmpstr (pdf->complaint, ==, "");
  g_assert_cmpstr (png->complaint, ==, "");
  g_autofree char *checked = ask ("qpdf", "--check", path);
  g_autofree char *info = ask ("pdfinfo", "-isodates", path);
  g_autofree char *drawn = ask ("rsvg-convert", "--format=svg", last);
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  g_assert_true (g_regex_match_simple ("Tagged: +yes\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Pages: +10\n", info, 0, 0));
  g_assert_nonnull (strstr (steps, "7 What is closed\n8 What would open the gaps\n"));
  g_assert_true (g_regex_match_simple ("Page size: +960 x 540 pts", info, 0, 0));
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  dm_test_remove_folder ();
}

/* Or a page a step in any case. */
static void test_steps_fitted (void) {
  dm_test_make_folder ();
  g_autoptr (DmTestRun) pdf
      = dm_test_run ("export -o @TMP@/s.pdf --steps --one-page " LABOUR, NULL, NULL);
  g_autofree char *path = dm_test_get_path ("s.pdf"), *steps = list_steps (path);
  g_autofree char *info = ask ("pdfinfo", "-isodates", path);
  g_assert_cmpstr (pdf->complaint, ==, "");
  g_assert_nonnull (strstr (steps, "8 What would open the gaps\n"));
  g_assert_true (g_regex_match_simple ("Pages: +8\n", info, 0, 0));
  dm_test_remove_folder ();
}

/* The first case is briefed as somebody wrote it down. */
static void test_steps_of_case (void) {
  dm_test_make_folder ();
  g_autoptr (DmTestRun) pdf = dm_test_run ("export -o @TMP@/s.pdf --steps " CRIMEA, NULL, NULL);
  g_autofree char *path = dm_test_get_path ("s.pdf"), *steps = list_steps (path);
  g_assert_cmpstr (pdf->complaint, ==, "");
  g_assert_cmpstr (steps, ==,
                   "1 Where the sides stand\n2 Where they overlap\n3 What only a concession opens\n"
                   "4 Where red lines exclude each other\n5 Who decides\n6 What came of it\n");
  dm_test_remove_folder ();
}

/* Findings, and the tables that they rest on, say each sentence once. */
static void test_said_once (void) {
  static const char *const examples[]
      = { CRIMEA, SALE, "@EXAMPLES@/labour-contract.demarche", "@EXAMPLES@/river-basin.demarche" };
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++) {
    g_autofree char *line = g_strdup_printf ("analyse --packages %s", examples[i]);
    g_autoptr (DmTestRun) run = dm_test_run (line, NULL, NULL);
    g_auto (GStrv) lines = g_strsplit (run->text, "\n", -1);
    g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
    g_assert_cmpint (run->status, ==, 0);
    for (guint nth = 0; lines[nth] != NULL; nth++)
      if (g_str_has_prefix (lines[nth], "  • ") && g_str_has_suffix (lines[nth], ".")
          && !g_hash_table_add (said, lines[nth]))
        g_error ("%s: said twice: %s", examples[i], lines[nth]);
    g_assert_cmpuint (g_hash_table_size (said), >, 8);
  }
}

/* A file that is there is replaced through its link, and keeps its mode. */
static void test_replaced (void) {
  dm_test_make_folder ();
  dm_test_write ("real.svg", "old");
  g_autofree char *real = dm_test_get_path ("real.svg"), *linked = dm_test_get_path ("link.svg");
  g_autofree char *content = NULL;
  GStatBuf info;
  g_assert_cmpint (g_chmod (real, 0640), ==, 0);
  g_assert_cmpint (symlink ("real.svg", linked), ==, 0);
  g_autoptr (DmTestRun) run = dm_test_run ("export -o @TMP@/link.svg " CRIMEA, NULL, NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpint (g_lstat (linked, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));
  g_assert_cmpint (g_stat (real, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0640);
  g_assert_true (g_file_get_contents (real, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "<svg"));
  dm_test_remove_folder ();
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/results/parts", test_parts);
  g_test_add_func ("/results/json is clean", test_json_is_clean);
  g_test_add_func ("/results/standard input", test_standard_input);
  g_test_add_func ("/results/language", test_language);
  g_test_add_func ("/results/picture language", test_picture_language);
  g_test_add_func ("/results/closed pipe", test_closed_pipe);
  g_test_add_func ("/results/pictures", test_pictures);
  g_test_add_func ("/results/folder", test_folder);
  g_test_add_func ("/results/same bytes", test_same_bytes);
  g_test_add_func ("/results/steps", test_steps);
  g_test_add_func ("/results/steps-fitted", test_steps_fitted);
  g_test_add_func ("/results/steps-of-case", test_steps_of_case);
  g_test_add_func ("/results/said once", test_said_once);
  g_test_add_func ("/results/replaced", test_replaced);
  return g_test_run ();
}
