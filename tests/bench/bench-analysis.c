/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <time.h>

#include "dm-analysis.h"
#include "dm-reader.h"

/*
 * Prints what verdicts and pairs cost in CPU time of one core, beside a yardstick measured in the same run: a plain
 * loop over pairs and issues through the public functions, on some of the issues, which must count the same.
 *
 * bench-analysis [PARTIES ISSUES [SEED]]
 */

#define N_LEVELS 7
#define YARDSTICK_ISSUES 200

static double cpu_seconds (void) {
  struct timespec now;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* Of five issues two are interval, one nominal, one ordinal with places, one without. */
static void append_scale (GString *text, guint issue) {
  static const char *const heads[]
      = { "{\"type\":\"interval\",\"min\":0,\"max\":1000,\"unit\":\"t\"",
          "{\"type\":\"ordinal\",\"levels\":[",
          "{\"type\":\"interval\",\"min\":0,\"max\":1000,\"unit\":\"t\"",
          "{\"type\":\"ordinal\",\"levels\":[", "{\"type\":\"nominal\",\"options\":[" };
  guint kind = issue % 5;
  g_string_append (text, heads[kind]);
  for (guint level = 0; level < N_LEVELS && kind % 2 + kind / 4 > 0; level++) {
    g_string_append_printf (text, "%s{\"id\":\"l%u\",\"name\":\"L\"", level > 0 ? "," : "", level);
    if (kind == 1)
      g_string_append_printf (text, ",\"at\":%u", level * level);
    g_string_append_c (text, '}');
  }
  g_string_append (text, kind % 2 + kind / 4 > 0 ? "]}" : "}");
}

static void append_place (GString *text, gboolean is_interval, guint place) {
  if (is_interval)
    g_string_append_printf (text, "%u", place);
  else
    g_string_append_printf (text, "\"l%u\"", place);
}

static void append_range (GString *text, const char *name, gboolean is_interval, guint from,
                          guint to) {
  g_string_append_printf (text, ",\"%s\":{\"from\":", name);
  append_place (text, is_interval, from);
  g_string_append (text, ",\"to\":");
  append_place (text, is_interval, to);
  g_string_append_c (text, '}');
}

static void append_options (GString *text, const char *name, guint options) {
  gboolean is_first = TRUE;
  g_string_append_printf (text, ",\"%s\":[", name);
  for (guint option = 0; option < N_LEVELS; option++)
    if (options & (1u << option)) {
      g_string_append_printf (text, "%s\"l%u\"", is_first ? "" : ",", option);
      is_first = FALSE;
    }
  g_string_append_c (text, ']');
}

static void append_position (GString *text, GRand *rand, guint party, guint issue) {
  gboolean is_interval = issue % 5 % 2 == 0 && issue % 5 != 4, is_nominal = issue % 5 == 4;
  guint last = is_interval ? 1000 : N_LEVELS - 1;
  guint demand = (guint) g_rand_int_range (rand, 0, (gint32) last + 1);
  guint low = (guint) g_rand_int_range (rand, 0, (gint32) demand + 1);
  guint high = (guint) g_rand_int_range (rand, (gint32) demand, (gint32) last + 1);
  g_string_append_printf (text, "{\"party\":\"p%u\",\"issue\":\"i%u\",\"demand\":", party, issue);
  append_place (text, is_interval, demand);
  if (is_nominal) {
    append_options (text, "accepts", 1u << demand | 1u << low);
    if (g_rand_boolean (rand))
      append_options (text, "limits", 1u << demand | 1u << low | 1u << high);
  } else {
    append_range (text, "accepts", is_interval, (low + demand + 1) / 2, (high + demand) / 2);
    if (g_rand_boolean (rand))
      append_range (text, "limits", is_interval, low, high);
  }
  g_string_append_printf (text, ",\"salience\":%d}", g_rand_int_range (rand, 0, 101));
}

static DmModel *make_model (guint n_parties, guint n_issues, guint32 seed) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new ("{\"demarche\":1,\"title\":\"Bench\",\"parties\":[");
  for (guint party = 0; party < n_parties; party++)
    g_string_append_printf (text, "%s{\"id\":\"p%u\",\"name\":\"P\"}", party > 0 ? "," : "", party);
  g_string_append (text, "],\"issues\":[");
  for (guint issue = 0; issue < n_issues; issue++) {
    g_string_append_printf (
        text, "%s{\"id\":\"i%u\",\"name\":\"I\",\"scale\":", issue > 0 ? "," : "", issue);
    append_scale (text, issue);
    g_string_append_c (text, '}');
  }
  g_string_append (text, "],\"positions\":[");
  for (guint issue = 0; issue < n_issues; issue++)
    for (guint party = 0; party < n_parties; party++) {
      g_string_append (text, issue + party > 0 ? "," : "");
      append_position (text, rand, party, issue);
    }
  g_string_append (text, "]}");
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  DmModel *model
      = dm_reader_read_data (text->str, text->len, NULL, NULL, NULL, &diagnostics, &error);
  if (model == NULL)
    g_error ("%s", error->message);
  return model;
}

typedef struct {
  guint64 n_overlap, n_gap, n_deadlock;
  double distance;
} Totals;

static gboolean meet (const DmScale *scale, const DmPosition *a, const DmPosition *b,
                      void (*get) (const DmPosition *, const DmScale *, DmSet *)) {
  DmSet set, other;
  get (a, scale, &set);
  get (b, scale, &other);
  dm_scale_set_intersect (scale, &set, &other);
  gboolean is_empty = dm_scale_set_is_empty (scale, &set);
  dm_scale_set_clear (scale, &set);
  dm_scale_set_clear (scale, &other);
  return !is_empty;
}

static void add_pair_plainly (DmReading *reading, guint a, guint b, Totals *totals) {
  const DmModel *model = dm_reading_get_model (reading);
  double sum = 0, weights = 0;
  for (guint nth = 0; nth < dm_reading_get_n_issues (reading); nth++) {
    guint issue = dm_reading_get_issue (reading, nth);
    const DmScale *scale = dm_model_get_issue (model, issue)->scale;
    const DmPosition *of_a = dm_reading_get_position (reading, issue, a);
    const DmPosition *of_b = dm_reading_get_position (reading, issue, b);
    if (meet (scale, of_a, of_b, dm_position_get_accepted))
      totals->n_overlap++;
    else if (meet (scale, of_a, of_b, dm_position_get_limits))
      totals->n_gap++;
    else
      totals->n_deadlock++;
    if (!dm_scale_is_metric (scale))
      continue;
    double weight = (dm_position_get_salience (of_a) + dm_position_get_salience (of_b)) / 2;
    double range = dm_scale_measure (scale, dm_scale_get_last (scale))
                   - dm_scale_measure (scale, dm_scale_get_first (scale));
    sum += weight
           * fabs (dm_scale_measure (scale, of_a->demand) - dm_scale_measure (scale, of_b->demand))
           / range;
    weights += weight;
  }
  totals->distance += weights > 0 ? sum / weights : 0;
}

static Totals count_plainly (DmReading *reading) {
  Totals totals = { 0 };
  guint n = dm_reading_get_n_parties (reading);
  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      add_pair_plainly (reading, a, b, &totals);
  return totals;
}

static Totals add_up (const DmPairs *pairs) {
  Totals totals = { 0 };
  for (guint i = 0; i < pairs->n_pairs; i++) {
    totals.n_overlap += pairs->pairs[i].n_overlap;
    totals.n_gap += pairs->pairs[i].n_gap;
    totals.n_deadlock += pairs->pairs[i].n_deadlock;
    totals.distance += isnan (pairs->pairs[i].distance) ? 0 : pairs->pairs[i].distance;
  }
  return totals;
}

/* Returns: what the yardstick takes for a pair on an issue; 0 where it counts otherwise. */
static double measure_yardstick (DmModel *model, guint n_issues) {
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (guint issue = 0; issue < MIN (n_issues, YARDSTICK_ISSUES); issue++)
    g_ptr_array_add (ids, dm_model_get_issue (model, issue)->id);
  g_ptr_array_add (ids, NULL);
  const DmReadingSpec spec = { .issues = (const char *const *) ids->pdata };
  g_autoptr (DmReading) reading = dm_reading_new (model, &spec, NULL);
  double start = cpu_seconds ();
  Totals plain = count_plainly (reading);
  double taken = cpu_seconds () - start;
  g_autoptr (DmPairs) pairs = dm_pairs_new (reading, NULL, NULL);
  Totals ours = add_up (pairs);
  gboolean same = plain.n_overlap == ours.n_overlap && plain.n_gap == ours.n_gap
                  && plain.n_deadlock == ours.n_deadlock
                  && fabs (plain.distance - ours.distance) <= 1e-9 * (1 + plain.distance);
  return same ? taken / MAX (pairs->n_pairs, 1) / (ids->len - 1) : 0;
}

int main (int argc, char **argv) {
  guint n_parties = argc > 2 ? (guint) atoi (argv[1]) : 200;
  guint n_issues = argc > 2 ? (guint) atoi (argv[2]) : 5000;
  g_autoptr (DmModel) model
      = make_model (n_parties, n_issues, argc > 3 ? (guint32) atoi (argv[3]) : 1);

  double start = cpu_seconds ();
  g_autoptr (DmReading) reading = dm_reading_new (model, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);
  double after_verdicts = cpu_seconds ();
  g_autoptr (DmPairs) pairs = dm_pairs_new (reading, NULL, NULL);
  double after_pairs = cpu_seconds ();
  g_autoptr (DmAnalysis) updated = dm_analysis_update (analysis, reading, NULL, NULL);
  double after_update = cpu_seconds ();

  double n_pair_issues = (double) pairs->n_pairs * n_issues;
  double plain = measure_yardstick (model, n_issues);
  g_print ("%u parties, %u issues, %u positions\n", n_parties, n_issues,
           dm_model_get_n_positions (model));
  g_print ("verdicts          %8.1f ms\n", 1e3 * (after_verdicts - start));
  g_print ("pairs             %8.1f ms\n", 1e3 * (after_pairs - after_verdicts));
  g_print ("both              %8.1f ms\n", 1e3 * (after_pairs - start));
  g_print ("update, no change %8.3f ms\n", 1e3 * (after_update - after_pairs));
  if (plain == 0 || dm_analysis_get_n_results (updated) != n_issues) {
    g_printerr ("the plain loop counts otherwise, or issues were lost\n");
    return 1;
  }
  g_print ("yardstick, a plain loop over pairs and issues (measured on %u issues):\n"
           "pairs             %8.1f ms, %.0f times as long\n",
           MIN (n_issues, YARDSTICK_ISSUES), 1e3 * plain * n_pair_issues,
           plain * n_pair_issues / (after_pairs - after_verdicts));
  return 0;
}
