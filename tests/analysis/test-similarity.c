/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-similarity.h"
#include "dm-test-random.h"

static double length_of (const double *distances, guint n, const guint *order) {
  double length = 0;

  for (guint i = 1; i < n; i++)
    length += distances[order[i - 1] * n + order[i]];
  return length;
}

static double try_all (const double *distances, guint n, guint *order, guint at, double best) {
  if (at == n)
    return MIN (best, length_of (distances, n, order));
  for (guint i = at; i < n; i++) {
    guint kept = order[at];

    order[at] = order[i];
    order[i] = kept;
    best = try_all (distances, n, order, at + 1, best);
    order[i] = order[at];
    order[at] = kept;
  }
  return best;
}

static double *make_distances (GRand *rand, guint n) {
  double *distances = g_new0 (double, n *n);

  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      distances[a * n + b] = distances[b * n + a] = g_rand_int_range (rand, 0, 6) / 5.0;
  return distances;
}

/* No order is shorter: all of them are tried. */
static void test_shortest (void) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint k = 0; k < 60; k++) {
    guint n = (guint) g_rand_int_range (rand, 3, 8);
    g_autofree double *distances = make_distances (rand, n);
    g_autofree guint *order = dm_seriation_order (distances, n);
    guint any[8] = { 0, 1, 2, 3, 4, 5, 6, 7 };

    g_assert_cmpfloat_with_epsilon (length_of (distances, n, order),
                                    try_all (distances, n, any, 0, INFINITY), 1e-9);
    g_assert_cmpuint (order[0], <, order[n - 1]);
  }
}

/* Points on a line, shuffled, come out as a line, in either number that is handled. */
static void assert_line (guint n) {
  g_autofree double *distances = g_new0 (double, (gsize) n *n);
  g_autofree guint *order = NULL;

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      distances[(gsize) a * n + b] = fabs ((double) (a * 7 % n) - (double) (b * 7 % n));
  order = dm_seriation_order (distances, n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (distances[(gsize) order[i - 1] * n + order[i]], ==, 1);
}

static void test_line (void) {
  assert_line (11);
  assert_line (40);
}

static void test_plane (void) {
  /* an equilateral triangle, and the same once more */
  const double distances[] = { 0, 1, 1, 1, 0, 1, 1, 1, 0 };
  g_autofree DmLayoutPoint *points = dm_seriation_lay_out (distances, 3);
  g_autofree DmLayoutPoint *again = dm_seriation_lay_out (distances, 3);
  g_autofree DmLayoutPoint *alone = dm_seriation_lay_out (distances, 1);
  double side = hypot (points[0].x - points[1].x, points[0].y - points[1].y);

  g_assert_cmpfloat_with_epsilon (hypot (points[0].x - points[2].x, points[0].y - points[2].y),
                                  side, 1e-4);
  g_assert_cmpfloat_with_epsilon (hypot (points[1].x - points[2].x, points[1].y - points[2].y),
                                  side, 1e-4);
  g_assert_cmpmem (points, 3 * sizeof *points, again, 3 * sizeof *again);
  g_assert_cmpfloat (alone[0].x, ==, 0.5);
}

#define MODEL                                                                                      \
  "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B'}, {'id': 'c', 'name': 'C'}, "     \
  "{'id': 'd', 'name': 'D'}], 'issues': [" ISSUE ("i") ", " ISSUE ("j") ", " ISSUE (               \
      "k") "], "                                                                                   \
           "'positions': [" AT ("a", "i", 0) AT ("b", "i", 5) AT ("c", "i", 0) AT ("a", "j", 0)    \
               AT ("b", "j", 0) AT ("c", "j", 0) AT ("a", "k", 1)                                  \
                   AT ("b", "k", 4) "{'party': 'c', 'issue': 'k', 'demand': 1}]"
#define ISSUE(id)                                                                                  \
  "{'id': '" id "', 'name': 'I', 'scale': {'type': 'interval', 'min': 0, 'max': 5, 'unit': 'x'}}"
#define AT(party, issue, demand)                                                                   \
  "{'party': '" party "', 'issue': '" issue "', 'demand': " #demand "}, "

/* A and C agree on everything, B with them on one of three; of D nothing is known. I and K part the same parties. */
static void test_model (void) {
  g_autoptr (DmModel) model = dm_test_model_read (MODEL);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);
  g_autoptr (DmSimilarity) similarity = dm_similarity_new (analysis, NULL, NULL);
  guint at[4], row[3];

  for (guint i = 0; i < 4; i++)
    at[similarity->parties[i]] = i;
  for (guint i = 0; i < 3; i++)
    row[similarity->issues[i]] = i;
  g_assert_cmpfloat (dm_pair_get_agreement (dm_similarity_get_pair (similarity, 0, 2)), ==, 1);
  g_assert_cmpfloat_with_epsilon (dm_pair_get_agreement (dm_similarity_get_pair (similarity, 2, 1)),
                                  1.0 / 3, 1e-12);
  g_assert_true (isnan (dm_pair_get_agreement (dm_similarity_get_pair (similarity, 3, 1))));
  g_assert_cmpint (ABS ((int) at[0] - (int) at[2]), ==, 1);
  g_assert_cmpint (ABS ((int) row[0] - (int) row[2]), ==, 1);
  g_assert_true (similarity->parties_ordered && similarity->issues_ordered);
}

/* A mediator agrees with both sides, and they with each other on most: their line mustn't run through it. */
static void test_mediator (void) {
  g_autoptr (GString) text = g_string_new (
      "'parties': [{'id': 'a', 'name': 'A'}, {'id': 'm', 'name': 'M'}, {'id': 'b', 'name': 'B'}], "
      "'issues': [");
  g_autoptr (DmModel) model = NULL;
  g_autoptr (DmReading) reading = NULL;
  g_autoptr (DmAnalysis) analysis = NULL;
  g_autoptr (DmSimilarity) similarity = NULL;
  const DmLayoutPoint *at;
  double area;

  for (guint i = 0; i < 7; i++)
    g_string_append_printf (text,
                            "%s{'id': 'i%u', 'name': 'I', 'scale': {'type': 'interval', "
                            "'min': 0, 'max': 5, 'unit': 'x'}}",
                            i > 0 ? ", " : "", i);
  g_string_append (text, "], 'positions': [");
  for (guint i = 0; i < 7; i++)
    g_string_append_printf (text,
                            "%s{'party': 'a', 'issue': 'i%u', 'demand': 0}, "
                            "{'party': 'm', 'issue': 'i%u', 'accepts': {}}, "
                            "{'party': 'b', 'issue': 'i%u', 'demand': %u}",
                            i > 0 ? ", " : "", i, i, i, i < 5 ? 0 : 5);
  g_string_append (text, "]");
  model = dm_test_model_read (text->str);
  reading = dm_test_read (model, NULL, NULL, NULL);
  analysis = dm_analysis_new (reading, NULL, NULL);
  similarity = dm_similarity_new (analysis, NULL, NULL);
  at = similarity->places;
  area = fabs ((at[1].x - at[0].x) * (at[2].y - at[0].y)
               - (at[2].x - at[0].x) * (at[1].y - at[0].y));
  g_assert_cmpfloat (area, >, 0.2);
}

static void test_nobody (void) {
  g_autoptr (DmModel) model = dm_test_model_read ("'parties': []");
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmAnalysis) analysis = dm_analysis_new (reading, NULL, NULL);
  g_autoptr (DmSimilarity) similarity = dm_similarity_new (analysis, NULL, NULL);

  g_assert_cmpuint (similarity->n_parties, ==, 0);
  g_assert_cmpuint (similarity->n_issues, ==, 0);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/similarity/shortest", test_shortest);
  g_test_add_func ("/similarity/line", test_line);
  g_test_add_func ("/similarity/plane", test_plane);
  g_test_add_func ("/similarity/model", test_model);
  g_test_add_func ("/similarity/mediator", test_mediator);
  g_test_add_func ("/similarity/nobody", test_nobody);
  return g_test_run ();
}
