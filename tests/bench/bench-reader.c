/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <malloc.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dm-reader.h"

/*
 * Reads a model of a million positions with our reader and, as the yardstick, parses the same file
 * with json-glib; each in a process of its own, so that neither's memory counts for the other.
 *
 *   bench-reader MAKE-MODEL [PARTIES ISSUES]
 */

#define N_RUNS 3

typedef struct {
  double seconds; /* of processor time, so that a busy machine changes little; of the best run */
  double peak;    /* bytes */
  double held;    /* bytes of heap that the result takes, ours only */
  double n_positions;
} Figures;

static double get_peak (void) {
  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  return 1024.0 * (double) usage.ru_maxrss;
}

static double get_seconds (void) {
  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + 1e-6 * (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static double get_heap (void) {
  struct mallinfo2 info = mallinfo2 ();
  return (double) (info.uordblks + info.hblkhd);
}

static gboolean read_ours (const char *path, Figures *figures, GError **error) {
  g_autoptr (GFile) file = g_file_new_for_path (path);
  double heap = get_heap ();
  double start = get_seconds ();
  g_autoptr (DmModel) model = dm_reader_read_file (file, NULL, NULL, NULL, NULL, error);

  figures->seconds = get_seconds () - start;
  if (model == NULL)
    return FALSE;
  figures->held = get_heap () - heap;
  figures->n_positions = dm_model_get_n_positions (model);
  return TRUE;
}

static gboolean read_json (const char *path, Figures *figures, GError **error) {
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  double start = get_seconds ();
  gboolean good = json_parser_load_from_file (parser, path, error);

  figures->seconds = get_seconds () - start;
  return good;
}

/* In the child: reads once and prints its figures. */
static int run_child (const char *which, const char *path) {
  g_autoptr (GError) error = NULL;
  Figures figures = { 0 };
  gboolean good = strcmp (which, "--ours") == 0 ? read_ours (path, &figures, &error)
                                                : read_json (path, &figures, &error);

  if (!good) {
    g_printerr ("bench-reader: %s\n", error->message);
    return 1;
  }
  g_print ("%.6f %.0f %.0f %.0f\n", figures.seconds, get_peak (), figures.held,
           figures.n_positions);
  return 0;
}

static gboolean run (const char *self, const char *which, const char *path, Figures *best) {
  const char *arguments[] = { self, which, path, NULL };

  for (guint i = 0; i < N_RUNS; i++) {
    g_autofree char *output = NULL;
    g_autoptr (GError) error = NULL;
    int status;
    if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL,
                       &output, NULL, &status, &error)
        || !g_spawn_check_wait_status (status, &error)) {
      g_printerr ("bench-reader: %s\n", error->message);
      return FALSE;
    }
    g_auto (GStrv) fields = g_strsplit (g_strchomp (output), " ", 4);
    double seconds = g_ascii_strtod (fields[0], NULL);
    if (i == 0 || seconds < best->seconds)
      *best = (Figures){ seconds, g_ascii_strtod (fields[1], NULL),
                         g_ascii_strtod (fields[2], NULL), g_ascii_strtod (fields[3], NULL) };
  }
  return TRUE;
}

static gboolean make_model (const char *program, const char *n_parties, const char *n_issues,
                            int file) {
  const char *arguments[] = { program, n_parties, n_issues, "1", NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int status;

  if (!g_spawn_async_with_fds (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                               NULL, &pid, -1, file, -1, &error)) {
    g_printerr ("bench-reader: %s\n", error->message);
    return FALSE;
  }
  return waitpid (pid, &status, 0) == pid && g_spawn_check_wait_status (status, NULL);
}

static void print_figures (const char *name, const Figures *figures, double size) {
  g_print ("%-10s %7.2f s %8.0f MB/s  peak %6.0f MB\n", name, figures->seconds,
           size / 1e6 / figures->seconds, figures->peak / 1e6);
}

static int compare (const char *self, const char *path) {
  Figures ours, json;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !run (self, "--ours", path, &ours)
      || !run (self, "--json", path, &json))
    return 1;
  double size = (double) info.st_size;
  g_print ("%.0f positions, %.1f MB, %.1f bytes of file a position; best of %d\n", ours.n_positions,
           size / 1e6, size / ours.n_positions, N_RUNS);
  print_figures ("demarche", &ours, size);
  print_figures ("json-glib", &json, size);
  g_print ("%.1f times as fast as json-glib (to reach: 6)\n", json.seconds / ours.seconds);
  g_print ("peak %.0f MB (to reach: 300)\n", ours.peak / 1e6);
  g_print ("%.1f bytes of heap a position, the issues and parties among them (to reach: 96)\n",
           ours.held / ours.n_positions);
  return 0;
}

int main (int argc, char **argv) {
  g_autofree char *path = NULL;

  if (argc == 3 && g_str_has_prefix (argv[1], "--"))
    return run_child (argv[1], argv[2]);
  if (argc != 2 && argc != 4) {
    g_printerr ("Usage: bench-reader MAKE-MODEL [PARTIES ISSUES]\n");
    return 2;
  }
  int file = g_file_open_tmp ("demarche-bench-XXXXXX.demarche", &path, NULL);
  if (file < 0) {
    g_printerr ("bench-reader: no temporary file\n");
    return 1;
  }
  gboolean made
      = make_model (argv[1], argc == 4 ? argv[2] : "200", argc == 4 ? argv[3] : "5000", file);
  close (file);
  int status = made ? compare (argv[0], path) : 1;
  g_unlink (path);
  return status;
}
