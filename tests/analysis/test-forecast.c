/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-forecast.h"
#include "dm-test-random.h"

static DmForecast foresee (const char *members) {
  g_autoptr (DmModel) model = dm_test_model_read (members);
  g_autoptr (DmReading) reading = dm_test_read (model, NULL, NULL, NULL);
  g_autoptr (DmIssueResult) result = dm_issue_result_new (reading, 0);
  DmForecast forecast;

  dm_forecast_init (&forecast, result);
  return forecast;
}

#define PARTIES(a, b, c)                                                                           \
  "'parties': [{'id': 'a', 'name': 'A'" a "}, {'id': 'b', 'name': 'B'" b                           \
  "}, {'id': 'c', 'name': 'C'" c "}], "
#define INTERVAL                                                                                   \
  "'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': 'interval', 'min': 0, 'max': 50, "        \
  "'unit': 'x'}}], "
#define LEVELS(b, c)                                                                               \
  "'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': 'ordinal', 'levels': ["                   \
  "{'id': 'l', 'name': 'l'" b "}, {'id': 'm', 'name': 'm'" c "}, {'id': 'n', 'name': 'n'"

/* (2·0 + 1·10 + 1·40) ÷ 4 = 12.5; half of the weight is reached at 0 already. */
static void test_mean_and_median (void) {
  DmForecast forecast
      = foresee (PARTIES (", 'influence': 80", ", 'influence': 40", ", 'influence': 20") INTERVAL
                 "'positions': [{'party': 'a', 'issue': 'i', 'demand': 0, 'salience': 50}, "
                 "{'party': 'b', 'issue': 'i', 'demand': 10}, "
                 "{'party': 'c', 'issue': 'i', 'demand': 40, 'salience': 100}]");

  g_assert_cmpfloat (forecast.mean, ==, 12.5);
  g_assert_cmpfloat (forecast.mean_place, ==, 12.5);
  g_assert_cmpfloat (forecast.median, ==, 0);
  g_assert_cmpuint (forecast.n_weighed, ==, 3);
  g_assert_cmpuint (forecast.influence_assumed, ==, 0);
  g_assert_cmpuint (forecast.salience_assumed, ==, 1);
}

/* Without influence on record all count the same; whoever makes no demand isn't weighed. */
static void test_unknown (void) {
  DmForecast forecast = foresee (PARTIES ("", "", "") INTERVAL
                                 "'positions': [{'party': 'a', 'issue': 'i', 'demand': 10}, "
                                 "{'party': 'b', 'issue': 'i', 'demand': 30}, "
                                 "{'party': 'c', 'issue': 'i', 'accepts': {'to': 5}}]");

  g_assert_cmpfloat (forecast.mean, ==, 20);
  g_assert_cmpfloat (forecast.median, ==, 10);
  g_assert_cmpuint (forecast.n_without_demand, ==, 1);
  g_assert_cmpuint (forecast.influence_assumed, ==, 2);
}

/* Levels have a median; a mean only where they have places, and then it may lie between two. */
static void test_levels (void) {
  static const char positions[] = "'positions': [{'party': 'a', 'issue': 'i', 'demand': 'l'}, "
                                  "{'party': 'b', 'issue': 'i', 'demand': 'm'}, "
                                  "{'party': 'c', 'issue': 'i', 'demand': 'n'}]";
  g_autofree char *plain
      = g_strconcat (PARTIES ("", "", "") LEVELS ("", "") "}]}}], ", positions, NULL);
  g_autofree char *spaced = g_strconcat (
      PARTIES ("", "", "") LEVELS (", 'at': 0", ", 'at': 2") ", 'at': 10}]}}], ", positions, NULL);
  DmForecast of_plain = foresee (plain), of_spaced = foresee (spaced);

  g_assert_cmpfloat (of_plain.median, ==, 1);
  g_assert_true (isnan (of_plain.mean));
  g_assert_cmpfloat (of_spaced.median, ==, 1);
  g_assert_cmpfloat_with_epsilon (of_spaced.mean, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (of_spaced.mean_place, 1.25, 1e-12);
}

static void test_nothing_to_weigh (void) {
  DmForecast silent = foresee (PARTIES ("", "", "") INTERVAL "'positions': []");
  DmForecast weightless = foresee (PARTIES (", 'influence': 0", "", "") INTERVAL
                                   "'positions': [{'party': 'a', 'issue': 'i', 'demand': 10}]");
  DmForecast nominal = foresee (
      PARTIES ("", "", "") "'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': 'nominal', "
                           "'options': [{'id': 'l', 'name': 'l'}]}}], "
                           "'positions': [{'party': 'a', 'issue': 'i', 'demand': 'l'}]");

  g_assert_true (isnan (silent.mean) && isnan (silent.median));
  g_assert_true (isnan (weightless.mean) && isnan (weightless.median));
  g_assert_cmpuint (weightless.n_weighed, ==, 1);
  g_assert_true (isnan (nominal.mean) && isnan (nominal.median));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/mean and median", test_mean_and_median);
  g_test_add_func ("/forecast/unknown", test_unknown);
  g_test_add_func ("/forecast/levels", test_levels);
  g_test_add_func ("/forecast/nothing to weigh", test_nothing_to_weigh);
  return g_test_run ();
}
