/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints what least concessions and robustness cost in wall time, beside what judging all issues once costs in the same run: for
 * robustness as many times as it draws.
 *
 * bench-openings MAKE-MODEL EXAMPLE
 */
#include <string.h>

#include "dm-concession.h"
#include "dm-reader.h"
#include "dm-robustness.h"

#define REPEATS 5
#define SEED 1

static double get_ms (void) {
  return (double) g_get_monotonic_time () / 1000.0;
}

/* @unsure: every position may be read wrongly: what is sure isn't drawn */
static DmModel *make_model (const char *program, const char *n_parties, const char *n_issues,
                            gboolean unsure) {
  const char *arguments[] = { program, n_parties, n_issues, "1", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  DmModel *model = NULL;

  if (g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, &made, NULL, NULL, &error)) {
    g_auto (GStrv) parts = g_strsplit (made, "\"demand\":", -1);
    g_autofree char *text
        = g_strjoinv (unsure ? "\"confidence\": 60, \"demand\":" : "\"demand\":", parts);

    model = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);
  }
  if (model == NULL)
    g_error ("%s %s %s: %s", program, n_parties, n_issues, error->message);
  return model;
}

static DmModel *read_example (const char *path) {
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DmModel *model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, &error);

  if (model == NULL)
    g_error ("%s: %s", path, error->message);
  return model;
}

/* Judges all issues; @ms is the least that it took. */
static DmAnalysis *judge (DmModel *model, double *ms) {
  g_autoptr (DmAnalysis) analysis = NULL;

  *ms = G_MAXDOUBLE;
  for (guint i = 0; i < REPEATS; i++) {
    double start = get_ms ();
    g_autoptr (DmReading) reading = dm_reading_new (model, NULL, NULL);

    g_clear_pointer (&analysis, dm_analysis_unref);
    analysis = dm_analysis_new (reading, NULL, NULL);
    *ms = MIN (*ms, get_ms () - start);
  }
  return g_steal_pointer (&analysis);
}

static void measure_concessions (DmModel *model, const char *name) {
  double judged, least = G_MAXDOUBLE;
  g_autoptr (DmAnalysis) analysis = judge (model, &judged);

  for (guint i = 0; i < REPEATS; i++) {
    double start = get_ms ();
    g_autoptr (DmConcessions) concessions = dm_concessions_new (analysis, NULL, NULL);

    g_assert_nonnull (concessions);
    least = MIN (least, get_ms () - start);
  }
  g_print ("concessions, %-28s %9.2f ms; judging all issues once: %8.2f ms\n", name, least, judged);
}

static void measure_robustness (DmModel *model, const char *name, guint n_draws) {
  double judged, least = G_MAXDOUBLE;
  g_autoptr (DmAnalysis) analysis = judge (model, &judged);

  for (guint i = 0; i < (n_draws > 1000 && judged > 1 ? 1 : REPEATS); i++) {
    double start = get_ms ();
    g_autoptr (DmRobustness) robustness
        = dm_robustness_new (analysis, n_draws, SEED, 0, NULL, NULL, NULL);

    g_assert_nonnull (robustness);
    least = MIN (least, get_ms () - start);
  }
  g_print ("robustness, %u draws, %-17s %9.2f ms; judging all issues as often: %.0f ms\n", n_draws,
           name, least, judged * n_draws);
}

int main (int argc, char **argv) {
  if (argc != 3) {
    g_printerr ("bench-openings MAKE-MODEL EXAMPLE\n");
    return 2;
  }
  g_autoptr (DmModel) example = read_example (argv[2]);
  g_autoptr (DmModel) middling = make_model (argv[1], "50", "1000", FALSE);
  g_autoptr (DmModel) large = make_model (argv[1], "100", "1000", TRUE);

  measure_concessions (example, "the example");
  measure_concessions (middling, "50 parties, 1,000 issues");
  measure_robustness (example, "the example", DM_DRAWS_USUAL);
  measure_robustness (large, "100 x 1,000", DM_DRAWS_USUAL);
  return 0;
}
