/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "dm-packages.h"
#include "dm-reader.h"

/*
 * Prints what frontiers cost in CPU time of one core, beside a yardstick measured in the same run: a script that lists a
 * million packages with numpy, which must find the same points.
 *
 * bench-packages YARDSTICK
 */

#define RUNS 7

/** Values: how points are worth what they are. */
typedef enum {
  REAL,    /* any value, of three decimals, and any salience */
  HUNDRED, /* whole values, all saliences the same */
  LINES    /* demands at one end of the scale or the other, any salience */
} Values;

static const struct {
  const char *what;
  guint n_parties, n_issues, n_levels;
  Values values;
  double reach_ms;
} cases[] = {
  { "2 parties, 20 × 10", 2, 20, 10, REAL, 5 },
  { "2 parties, 60 × 10", 2, 60, 10, REAL, 60 },
  { "2 parties, 20 × 10, lines", 2, 20, 10, LINES, 5 },
  { "2 parties, 60 × 10, lines", 2, 60, 10, LINES, 60 },
  { "3 parties, 20 × 10, grid of 100", 3, 20, 10, HUNDRED, 20 },
  { "3 parties, 20 × 10", 3, 20, 10, REAL, 500 },
  { "5 parties, 10 × 5", 5, 10, 5, REAL, 1500 },
  { "4 parties, 20 × 10", 4, 20, 10, REAL, 2000 },
  { "5 parties, 20 × 10", 5, 20, 10, REAL, 2000 },
};

static double cpu_seconds (void) {
  struct timespec now;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void append_scale (GString *text, guint issue, guint n_levels) {
  g_string_append_printf (text,
                          "%s{\"id\":\"i%u\",\"name\":\"I\",\"scale\":{\"type\":\"ordinal\","
                          "\"levels\":[",
                          issue > 0 ? "," : "", issue);
  for (guint level = 0; level < n_levels; level++)
    g_string_append_printf (text, "%s{\"id\":\"l%u\",\"name\":\"L\"}", level > 0 ? "," : "", level);
  g_string_append (text, "]}}");
}

static void append_position (GString *text, GRand *rand, guint party, guint issue, guint n_levels,
                             Values values) {
  g_string_append_printf (text, "%s{\"party\":\"p%u\",\"issue\":\"i%u\"",
                          party + issue > 0 ? "," : "", party, issue);
  if (values == LINES)
    g_string_append_printf (text, ",\"demand\":\"l%u\"", party % 2 == 0 ? 0 : n_levels - 1);
  for (guint level = 0; values != LINES && level < n_levels; level++) {
    g_string_append_printf (text, "%s\"l%u\":", level == 0 ? ",\"values\":{" : ",", level);
    if (values == REAL)
      g_string_append_printf (text, "%d.%03d", g_rand_int_range (rand, 0, 100),
                              g_rand_int_range (rand, 0, 1000));
    else
      g_string_append_printf (text, "%d", g_rand_int_range (rand, 0, 101));
  }
  g_string_append (text, values == LINES ? "" : "}");
  if (values != HUNDRED)
    g_string_append_printf (text, ",\"salience\":%d.%d", g_rand_int_range (rand, 0, 100),
                            g_rand_int_range (rand, 0, 10));
  g_string_append_c (text, '}');
}

static char *write_model (guint n_parties, guint n_issues, guint n_levels, Values values,
                          guint32 seed) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GString *text = g_string_new ("{\"demarche\":1,\"title\":\"Bench\",\"parties\":[");
  for (guint party = 0; party < n_parties; party++)
    g_string_append_printf (text, "%s{\"id\":\"p%u\",\"name\":\"P\"}", party > 0 ? "," : "", party);
  g_string_append (text, "],\"issues\":[");
  for (guint issue = 0; issue < n_issues; issue++)
    append_scale (text, issue, n_levels);
  g_string_append (text, "],\"positions\":[");
  for (guint issue = 0; issue < n_issues; issue++)
    for (guint party = 0; party < n_parties; party++)
      append_position (text, rand, party, issue, n_levels, values);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static DmReading *read_text (const char *text) {
  g_autoptr (GError) error = NULL;
  g_autoptr (DmModel) model
      = dm_reader_read_data (text, strlen (text), NULL, NULL, NULL, NULL, &error);
  if (model == NULL)
    g_error ("%s", error->message);
  return dm_reading_new (model, NULL, NULL);
}

typedef struct {
  double start, taken; /* s, to the first picture */
} First;

static void on_picture (DmPackages *packages, gpointer data) {
  First *first = data;
  first->taken = cpu_seconds () - first->start;
}

static int compare_times (gconstpointer a, gconstpointer b) {
  double first = *(const double *) a, second = *(const double *) b;
  return (first > second) - (first < second);
}

/* All that is said of packages, as it is asked for; the median of some runs, in s. */
static double time_packages (DmReading *reading, DmPackages **packages, double *first_taken) {
  double taken[RUNS];
  guint n_runs = 0;
  for (double total = 0; n_runs < RUNS && total < 4; n_runs++) {
    First first = { cpu_seconds (), 0 };
    const DmPackagesWatch watch = { NULL, on_picture, &first };
    g_clear_pointer (packages, dm_packages_unref);
    *packages = dm_packages_new (reading, DM_PACKAGES_OF_ALL, first_taken == NULL ? NULL : &watch,
                                 NULL, NULL);
    taken[n_runs] = cpu_seconds () - first.start;
    total += taken[n_runs];
    if (first_taken != NULL)
      *first_taken = first.taken;
  }
  qsort (taken, n_runs, sizeof (double), compare_times);
  return taken[n_runs / 2];
}

static gboolean run_case (guint nth, guint32 seed) {
  g_autofree char *text = write_model (cases[nth].n_parties, cases[nth].n_issues,
                                       cases[nth].n_levels, cases[nth].values, seed);
  g_autoptr (DmReading) reading = read_text (text);
  g_autoptr (DmPackages) packages = NULL;
  double first = 0;
  double taken = 1e3 * time_packages (reading, &packages, NULL);
  g_print ("%-34s %8.1f ms, to reach: %.0f; %u points", cases[nth].what, taken, cases[nth].reach_ms,
           packages->frontier->n_points);
  if (packages->frontier->epsilon > 0) {
    g_autoptr (DmPackages) again = NULL;
    taken = 1e3 * time_packages (reading, &again, &first);
    g_print (", within %.2f; first picture %.0f ms, to reach: 100", packages->frontier->epsilon,
             1e3 * first);
  } else {
    g_print (", exact");
  }
  g_print ("\n");
  return taken <= cases[nth].reach_ms && first <= 0.1;
}

static gboolean same_points (const DmPackages *packages, char **lines) {
  const DmFrontier *frontier = packages->frontier;
  if (g_strv_length (lines) != frontier->n_points)
    return FALSE;
  for (guint i = 0; i < frontier->n_points; i++) {
    g_auto (GStrv) numbers = g_strsplit (lines[i], " ", -1);
    for (guint dim = 0; dim < frontier->n_dims; dim++) {
      double score
          = dm_package_party_score (&packages->grid->parties[dim],
                                    (gint64) frontier->scores[(gsize) i * frontier->n_dims + dim]);
      if (numbers[dim] == NULL || fabs (g_ascii_strtod (numbers[dim], NULL) - score) > 2e-6)
        return FALSE;
    }
  }
  return TRUE;
}

/* A million packages, listed by the yardstick. */
static gboolean run_yardstick (const char *script, guint n_parties) {
  g_autofree char *text = write_model (n_parties, 6, 10, REAL, 3);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bench-packages-XXXXXX", NULL);
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int file = g_mkstemp (path), status;
  if (file < 0 || !g_file_set_contents (path, text, -1, &error))
    g_error ("can’t write a model");
  close (file);
  const char *const words[] = { script, path, NULL };
  gboolean is_run = g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                                  NULL, &out, NULL, &status, &error)
                    && g_spawn_check_wait_status (status, NULL);
  g_unlink (path);
  if (!is_run) {
    g_print (
        "%u parties, 10^6 packages: the yardstick didn’t run; build-aux/bench installs numpy\n",
        n_parties);
    return TRUE;
  }
  g_auto (GStrv) lines = g_strsplit (g_strchomp (out), "\n", -1);
  g_autoptr (DmReading) reading = read_text (text);
  g_autoptr (DmPackages) packages = NULL;
  double taken = time_packages (reading, &packages, NULL);
  double theirs = g_ascii_strtod (lines[0], NULL);
  gboolean is_same = same_points (packages, lines + 1);
  g_print ("%u parties, 10^6 packages: %.3f ms; numpy %.1f ms, %.0f times as long, to reach: 500; "
           "%u points, %s\n",
           n_parties, 1e3 * taken, 1e3 * theirs, theirs / taken, packages->frontier->n_points,
           is_same ? "the same" : "OTHERS");
  return is_same && theirs >= 500 * taken;
}

int main (int argc, char **argv) {
  gboolean is_reached = TRUE;
  setlocale (LC_CTYPE, "C.UTF-8");
  if (argc < 2) {
    g_printerr ("Usage: bench-packages YARDSTICK [SEED]\n");
    return 2;
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    is_reached &= run_case (i, argc > 2 ? (guint32) atoi (argv[2]) : 1);
  for (guint n_parties = 2; n_parties <= 3; n_parties++)
    is_reached &= run_yardstick (argv[1], n_parties);
  return is_reached ? 0 : 1;
}
