/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The examples open with no warnings but honest ones, are written as the product writes them, and show what they are to show. */
#include <gio/gio.h>

#include "dm-analysis.h"
#include "dm-diagnostic.h"
#include "dm-reader.h"
#include "dm-writer.h"

typedef struct {
  const char *file, *date, *scenario;
  guint n_warnings;
  guint overlaps, gaps, deadlocks, one_sided, silent, waiting;
} Example;

/* Warnings: Ukraine is on record on nothing and one issue is one-sided; the labour contract has a one-sided one. */
static const Example examples[] = {
  { "crimea-2014", NULL, NULL, 2, 3, 6, 1, 1, 0, 3 },
  { "labour-contract", NULL, NULL, 1, 5, 1, 1, 1, 0, 0 },
  { "labour-contract", "2026-03-20", NULL, 1, 2, 3, 1, 2, 0, 0 },
  { "river-basin", NULL, NULL, 0, 3, 5, 1, 0, 0, 1 },
  { "river-basin", NULL, "need", 0, 4, 4, 1, 0, 0, 1 },
  { "company-sale", NULL, NULL, 0, 4, 2, 1, 0, 0, 0 },
};

static GFile *find (const char *name) {
  g_autofree char *path = g_strdup_printf ("%s/%s.demarche", DM_EXAMPLES_DIR, name);
  return g_file_new_for_path (path);
}

static DmModel *read_example (const char *name, GPtrArray **diagnostics) {
  g_autoptr (GFile) file = find (name);
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_file (file, NULL, NULL, NULL, diagnostics, &error);
  g_assert_no_error (error);
  return model;
}

static DmAnalysis *analyse (const char *name, const DmReadingSpec *spec) {
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (DmModel) model = read_example (name, &diagnostics);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmReading) reading = dm_reading_new (model, spec, &error);
  g_assert_no_error (error);
  DmAnalysis *analysis = dm_analysis_new (reading, NULL, &error);
  g_assert_no_error (error);
  return analysis;
}

static void test_written (gconstpointer data) {
  const Example *example = data;
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (DmModel) model = read_example (example->file, &diagnostics);
  g_autoptr (GFile) file = find (example->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) stored = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (GBytes) written = dm_writer_write (model);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (stored, NULL), g_bytes_get_size (stored));
  g_assert_cmpuint (diagnostics->len, ==, example->n_warnings);
}

static void test_tally (gconstpointer data) {
  const Example *example = data;
  const DmReadingSpec spec = { .date = example->date, .scenario = example->scenario };
  g_autoptr (DmAnalysis) analysis = analyse (example->file, &spec);
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_OVERLAP), ==, example->overlaps);
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_GAP), ==, example->gaps);
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_DEADLOCK), ==, example->deadlocks);
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_ONE_SIDED), ==, example->one_sided);
  g_assert_cmpuint (dm_analysis_get_tally (analysis, DM_VERDICT_SILENT), ==, example->silent);
  g_assert_cmpuint (dm_analysis_get_n_waiting (analysis), ==, example->waiting);
}

/* Every position says itself in a sentence and names where it is from: an example is read by others. */
static void test_sources (gconstpointer data) {
  const Example *example = data;
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (DmModel) model = read_example (example->file, &diagnostics);
  for (guint i = 0; i < dm_model_get_n_issues (model); i++) {
    const DmPositions *positions = dm_model_get_issue (model, i)->positions;
    for (guint k = 0; k < positions->n_positions; k++) {
      const DmPosition *position = &positions->positions[k];
      g_assert_nonnull (position->more);
      g_assert_true (g_str_has_suffix (dm_position_get_statement (position), "."));
      g_assert_cmpuint (position->more->n_evidence, >, 0);
      g_assert_cmpint (position->more->evidence[0].source, >=, 0);
      g_assert_nonnull (position->more->evidence[0].locator);
    }
  }
}

static void test_crimea (void) {
  static const struct {
    const char *issue;
    DmVerdict verdict;
    int levels_between;
    gboolean waits;
  } expected[] = {
    { "frontier-troops", DM_VERDICT_GAP, -1, FALSE },
    { "menacing", DM_VERDICT_GAP, 0, FALSE },
    { "crimea-soldiers", DM_VERDICT_GAP, 1, FALSE },
    { "irregulars", DM_VERDICT_ONE_SIDED, -1, FALSE },
    { "crimea-status", DM_VERDICT_DEADLOCK, 0, FALSE },
    { "form-of-state", DM_VERDICT_GAP, 0, TRUE },
    { "orientation", DM_VERDICT_GAP, 0, TRUE },
    { "who-decides", DM_VERDICT_GAP, 0, TRUE },
    { "minorities", DM_VERDICT_OVERLAP, -1, FALSE },
    { "talks", DM_VERDICT_OVERLAP, -1, FALSE },
    { "sanctions", DM_VERDICT_OVERLAP, -1, FALSE },
  };
  const DmReadingSpec spec = { NULL };
  g_autoptr (DmAnalysis) analysis = analyse ("crimea-2014", &spec);
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (analysis));
  g_assert_cmpuint (dm_analysis_get_n_results (analysis), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, i);
    g_assert_cmpstr (dm_model_get_issue (model, result->issue)->id, ==, expected[i].issue);
    g_assert_cmpint (result->verdict, ==, expected[i].verdict);
    g_assert_cmpuint (result->n_waits_for, ==, expected[i].waits ? 1 : 0);
    if (result->has_gap)
      g_assert_cmpint (result->gap.levels_between, ==, expected[i].levels_between);
  }
}

static void test_troops (void) {
  const char *const issues[] = { "frontier-troops", NULL };
  const DmReadingSpec spec = { .issues = issues };
  g_autoptr (DmAnalysis) analysis = analyse ("crimea-2014", &spec);
  const DmIssueResult *result = dm_analysis_get_result (analysis, 0);
  g_assert_cmpfloat (result->gap.distance, ==, 40000);
  g_assert_cmpfloat (result->open_ground.range.from, ==, 0);
  g_assert_cmpfloat (result->open_ground.range.to, ==, 40000);
}

/* Helly’s theorem holds on a line and not among options: any two of the three share a seat, all three none. */
static void test_river_seat (void) {
  const char *const issues[] = { "seat", NULL };
  const char *const pairs[][3] = { { "arenna", "fennland", NULL },
                                   { "fennland", "kelmoor", NULL },
                                   { "arenna", "kelmoor", NULL } };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    const DmReadingSpec spec = { .issues = issues, .parties = pairs[i] };
    g_autoptr (DmAnalysis) analysis = analyse ("river-basin", &spec);
    g_assert_cmpint (dm_analysis_get_result (analysis, 0)->verdict, ==, DM_VERDICT_OVERLAP);
  }
  const DmReadingSpec spec = { .issues = issues };
  g_autoptr (DmAnalysis) analysis = analyse ("river-basin", &spec);
  const DmIssueResult *result = dm_analysis_get_result (analysis, 0);
  g_assert_cmpint (result->verdict, ==, DM_VERDICT_GAP);
  g_assert_true (result->gap.pairwise);
  g_assert_cmpint (result->gap.missing, ==, 1);
}

static void add (const char *what, guint nth, GTestDataFunc test) {
  g_autofree char *path
      = g_strdup_printf ("/data/examples/%s/%s-%u", what, examples[nth].file, nth);
  g_test_add_data_func (path, &examples[nth], test);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++) {
    add ("tally", i, test_tally);
    if (i > 0 && g_strcmp0 (examples[i].file, examples[i - 1].file) == 0)
      continue;
    add ("written", i, test_written);
    add ("sources", i, test_sources);
  }
  g_test_add_func ("/data/examples/crimea/verdicts", test_crimea);
  g_test_add_func ("/data/examples/crimea/troops", test_troops);
  g_test_add_func ("/data/examples/river/seat", test_river_seat);
  return g_test_run ();
}
