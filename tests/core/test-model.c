/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dm-error.h"
#include "dm-reader.h"
#include "dm-writer.h"

/* The head of a small valid model; each bad case puts something wrong behind it. */
#define PARTIES                                                                                    \
  "\"parties\": [{\"id\": \"us\", \"name\": \"US\"}, {\"id\": \"ru\", \"name\": \"RU\"}]"
#define LEVELS                                                                                     \
  "\"levels\": [{\"id\": \"no\", \"name\": \"No\"}, {\"id\": \"open\", \"name\": \"Open\"}, {\"id\": \"yes\", \"name\": \"Yes\"}]"
#define ISSUES                                                                                                 \
  "\"issues\": [{\"id\": \"crimea\", \"name\": \"Crimea\", \"scale\": {\"type\": \"ordinal\", " LEVELS         \
  "}}, {\"id\": \"pay\", \"name\": \"Pay\", \"scale\": {\"type\": \"interval\", \"min\": 0, \"max\": 10, "     \
  "\"unit\": \"%\"}}, {\"id\": \"form\", \"name\": \"Form\", \"scale\": {\"type\": \"nominal\", \"options\": " \
  "[{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"}]}}]"
#define HEAD "{\"demarche\": 1, \"title\": \"T\",\n" PARTIES ",\n" ISSUES ",\n"
#define ON_CRIMEA HEAD "\"positions\": [\n{\"party\": \"us\", \"issue\": \"crimea\", "
#define END "}]}"

static const DmDiagnostic *find_error (GPtrArray *diagnostics) {
  for (guint i = 0; i < diagnostics->len; i++) {
    const DmDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
    if (diagnostic->severity == DM_SEVERITY_ERROR)
      return diagnostic;
  }
  return NULL;
}

static void test_all_errors_told (void) {
  static const char text[]
      = ON_CRIMEA "\"demand\": \"opne\", \"salience\": 200, \"since\": \"x\"" END;
  g_autoptr (GPtrArray) diagnostics = NULL;
  guint n_errors = 0;

  g_assert_null (dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, &diagnostics, NULL));
  for (guint i = 0; i < diagnostics->len; i++) {
    const DmDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
    n_errors += diagnostic->severity == DM_SEVERITY_ERROR;
    if (strcmp (diagnostic->code, "unknown-level") == 0)
      g_assert_cmpstr (diagnostic->message, ==,
                       "no level “opne” on issue “crimea”; did you mean “open”?");
  }
  g_assert_cmpuint (n_errors, ==, 3);
}

static GBytes *rewrite (const char *text, gsize length) {
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model = dm_reader_read_data (text, length, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return dm_writer_write (model);
}

/* Unknown members of every depth, several rounds, a scenario that removes, numbers of all sorts. */
static const char rich[] = HEAD
    "\"zzz\": {\"deep\": [1,  2]}, \"positions\": [\n"
    "{\"party\": \"us\", \"issue\": \"crimea\", \"x-1\": 1e3, \"demand\": \"no\", \"accepts\": {\"to\": \"open\"}, "
    "\"values\": {\"yes\": 0, \"no\": 99.5}, \"salience\": 33.3, \"confidence\": 0.1, \"note\": \"a\\\"b\\n\"},\n"
    "{\"party\": \"ru\", \"issue\": \"form\", \"accepts\": [\"b\", \"a\"], \"limits\": [\"a\", \"b\"]},\n"
    "{\"party\": \"ru\", \"issue\": \"pay\", \"demand\": 1e-7, \"since\": \"2014-04\"},\n"
    "{\"party\": \"ru\", \"issue\": \"pay\", \"demand\": 2, \"since\": \"2013\"}],\n"
    "\"scenarios\": [{\"id\": \"s\", \"name\": \"S\", \"changes\": [{\"party\": \"us\", \"issue\": \"crimea\", "
    "\"demand\": null, \"accepts\": {\"from\": \"open\"}}]}],\n"
    "\"proposals\": [{\"id\": \"p\", \"name\": \"P\", \"by\": \"us\", \"terms\": {\"pay\": 3, \"crimea\": \"yes\"}, "
    "\"stances\": {\"ru\": \"refuses\"}}], \"views\": []}";

static void test_round_trip (void) {
  g_autoptr (GBytes) once = rewrite (rich, strlen (rich));
  g_autofree char *text = g_strndup (g_bytes_get_data (once, NULL), g_bytes_get_size (once));
  g_autoptr (GBytes) twice = rewrite (text, strlen (text));

  g_assert_true (g_bytes_equal (once, twice));
  g_assert_nonnull (strstr (text, "\"zzz\": { \"deep\": [1, 2] }"));
  g_assert_nonnull (strstr (text, "\"issue\": \"crimea\",\n      \"x-1\": 1e3,\n      \"demand\""));
  g_assert_nonnull (strstr (text, "\"demand\": null"));
  g_assert_nonnull (strstr (text, "\"demand\": 1e-07, \"since\": \"2014-04\""));
  g_assert_nonnull (strstr (text, "\"views\": []"));
  g_assert_nonnull (strstr (text, "\"accepts\": [\"a\", \"b\"]"));
}

static guint count_lines_that_differ (const char *a, const char *b) {
  g_auto (GStrv) left = g_strsplit (a, "\n", -1), right = g_strsplit (b, "\n", -1);
  guint n = 0;

  g_assert_cmpuint (g_strv_length (left), ==, g_strv_length (right));
  for (guint i = 0; left[i] != NULL; i++)
    n += strcmp (left[i], right[i]) != 0;
  return n;
}

static void test_small_diff (void) {
  g_autoptr (GBytes) before = rewrite (rich, strlen (rich));
  g_autofree char *text = g_strndup (g_bytes_get_data (before, NULL), g_bytes_get_size (before));
  char *salience = strstr (text, "33.3");
  g_autofree char *changed = g_strdup (text);

  memcpy (changed + (salience - text), "44.4", 4);
  g_autoptr (GBytes) after = rewrite (changed, strlen (changed));
  g_autofree char *written = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  g_assert_cmpuint (count_lines_that_differ (text, written), ==, 1);
}

/* A file cut off or damaged anywhere gives a diagnostic or a model, never a crash. */
static void test_damage (void) {
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize length = strlen (rich);

  for (gsize i = 0; i < length; i++) {
    g_autofree char *cut = g_strndup (rich, i);
    g_autoptr (GPtrArray) diagnostics = NULL;
    g_assert_null (dm_reader_read_data (cut, i, NULL, NULL, NULL, &diagnostics, NULL));
    g_assert_nonnull (find_error (diagnostics));
  }
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *damaged = g_strdup (rich);
    g_autoptr (GPtrArray) diagnostics = NULL;
    for (guint j = 0; j < 3; j++)
      damaged[g_rand_int_range (random, 0, (gint32) length)]
          = (char) g_rand_int_range (random, 1, 256);
    g_autoptr (DmModel) model
        = dm_reader_read_data (damaged, length, NULL, NULL, NULL, &diagnostics, NULL);
    g_assert_true ((model == NULL) == (find_error (diagnostics) != NULL));
  }
}

static void test_no_bytes (void) {
  g_autoptr (GPtrArray) diagnostics = NULL;

  g_assert_null (dm_reader_read_data (NULL, 0, NULL, NULL, NULL, &diagnostics, NULL));
  g_assert_cmpstr (find_error (diagnostics)->code, ==, "syntax");
}

static void test_cancel (void) {
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dm_reader_read_data (rich, strlen (rich), cancellable, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Two positions from one day are told of wherever they stand, however many there are, by place. */
static void test_far_doubles (void) {
  GString *text = g_string_new (HEAD "\"positions\": [\n");
  g_autoptr (GPtrArray) diagnostics = NULL;

  g_string_append (text, "{\"party\": \"uss\", \"issue\": \"pay\", \"demand\": 1},\n");
  for (guint i = 1; i <= 5000; i++)
    g_string_append_printf (
        text, "{\"party\": \"us\", \"issue\": \"pay\", \"demand\": 1, \"since\": \"%04u\"},\n", i);
  g_string_append (
      text, "{\"party\": \"us\", \"issue\": \"pay\", \"demand\": 2, \"since\": \"4000\"},\n");
  g_string_append (text,
                   "{\"party\": \"us\", \"issue\": \"pay\", \"demand\": 3, \"since\": \"0001\"}]}");
  g_assert_null (dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, &diagnostics, NULL));
  g_string_free (text, TRUE);

  static const struct {
    const char *code, *pointer;
    guint line;
  } expected[] = { { "unknown-id", "/positions/0/party", 5 },
                   { "duplicate-position", "/positions/5001", 5006 },
                   { "duplicate-position", "/positions/5002", 5007 } };
  guint n = 0;
  for (guint i = 0; i < diagnostics->len; i++) {
    const DmDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
    if (diagnostic->severity != DM_SEVERITY_ERROR)
      continue;
    g_assert_cmpuint (n, <, G_N_ELEMENTS (expected));
    g_assert_cmpstr (diagnostic->code, ==, expected[n].code);
    g_assert_cmpstr (diagnostic->pointer, ==, expected[n].pointer);
    g_assert_cmpuint (diagnostic->line, ==, expected[n].line);
    n++;
  }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

static void test_order_of_sections (void) {
  static const char text[]
      = "{\"demarche\": 1, \"title\": \"T\", \"positions\": [{\"issue\": \"i\", \"demand\": 2, \"party\": \"p\"}], "
        "\"issues\": [{\"id\": \"i\", \"name\": \"I\", \"scale\": {\"max\": 4, \"min\": 0, \"unit\": \"u\", \"type\": \"interval\"}}], "
        "\"parties\": [{\"name\": \"P\", \"id\": \"p\"}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model
      = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  const DmIssue *issue = dm_model_get_issue (model, 0);
  g_assert_cmpuint (issue->positions->n_positions, ==, 1);
  g_assert_cmpfloat (issue->positions->positions[0].demand, ==, 2);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/reader/all-errors", test_all_errors_told);
  g_test_add_func ("/core/reader/order-of-sections", test_order_of_sections);
  g_test_add_func ("/core/reader/far-doubles", test_far_doubles);
  g_test_add_func ("/core/reader/damage", test_damage);
  g_test_add_func ("/core/reader/cancel", test_cancel);
  g_test_add_func ("/core/reader/no-bytes", test_no_bytes);
  g_test_add_func ("/core/writer/round-trip", test_round_trip);
  g_test_add_func ("/core/writer/small-diff", test_small_diff);
  return g_test_run ();
}
