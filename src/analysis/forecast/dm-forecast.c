/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-forecast.h"

#define WEIGHT_UNITS 1e4 /* influences and saliences are weighed to four decimals */

/* A demand and its weight in whole numbers: half of the whole is a half then, and not a rounding off it. */
typedef struct {
  double place;
  gint64 weight;
} Demand;

static int compare_demands (gconstpointer a, gconstpointer b) {
  double x = ((const Demand *) a)->place, y = ((const Demand *) b)->place;

  return x < y ? -1 : x > y;
}

static gint64 weigh (DmForecast *forecast, const DmParty *party, const DmPosition *position) {
  double influence = isnan (party->influence) ? DM_INFLUENCE_UNKNOWN : party->influence;

  forecast->influence_assumed += isnan (party->influence) ? 1 : 0;
  forecast->salience_assumed += position->flags & DM_POSITION_SALIENCE ? 0 : 1;
  return (gint64) llround (influence * WEIGHT_UNITS)
         * llround (dm_position_get_salience (position) * WEIGHT_UNITS);
}

static GArray *list_demands (DmForecast *forecast, const DmIssueResult *result) {
  DmModel *model = dm_reading_get_model (result->reading);
  GArray *demands = g_array_sized_new (FALSE, FALSE, sizeof (Demand), result->record.n_holdings);

  for (guint i = 0; i < result->record.n_holdings; i++) {
    const DmHolding *holding = &result->record.holdings[i];
    Demand demand;

    if (!(holding->position->flags & DM_POSITION_DEMAND)) {
      forecast->n_without_demand++;
      continue;
    }
    demand.place = holding->position->demand;
    demand.weight = weigh (forecast, dm_model_get_party (model, holding->party), holding->position);
    g_array_append_val (demands, demand);
  }
  g_array_sort (demands, compare_demands);
  forecast->n_weighed = demands->len;
  return demands;
}

/* The place of a number in the unit of a scale with places for its levels. */
static double find_place (const DmScale *scale, double number) {
  guint i = 1;

  if (scale->type == DM_SCALE_INTERVAL || scale->n_levels < 2)
    return scale->type == DM_SCALE_INTERVAL ? number : 0;
  while (i + 1 < scale->n_levels && scale->levels[i].at < number)
    i++;
  return i - 1
         + (number - scale->levels[i - 1].at) / (scale->levels[i].at - scale->levels[i - 1].at);
}

static void find_mean (DmForecast *forecast, const DmScale *scale, const GArray *demands,
                       double whole) {
  double sum = 0;

  for (guint i = 0; i < demands->len; i++) {
    const Demand *demand = &g_array_index (demands, Demand, i);

    sum += (double) demand->weight / whole * dm_scale_measure (scale, demand->place);
  }
  forecast->mean = sum;
  forecast->mean_place = find_place (scale, sum);
}

/**
 * dm_forecast_init:
 * @forecast: (out caller-allocates): the forecast
 * @result: an issue's verdict
 *
 * Weighs demands by influence × salience: the mean Σ c·s·x ÷ Σ c·s (the compromise model: van den Bos 1991, "Dutch EC policy making";
 * on metric scales), and the median, the smallest place at which the cumulative weight reaches half of it all (Black 1948; on
 * all ordered scales). Demands of 0, 10 and 40 with weights 2, 1 and 1 have the mean 12.5 and the median 0.
 */
void dm_forecast_init (DmForecast *forecast, const DmIssueResult *result) {
  DmModel *model = dm_reading_get_model (result->reading);
  const DmScale *scale = dm_model_get_issue (model, result->issue)->scale;
  g_autoptr (GArray) demands = NULL;
  __int128 whole = 0, reached = 0;

  *forecast = (DmForecast){ .mean = NAN, .mean_place = NAN, .median = NAN };
  if (!dm_scale_is_ordered (scale))
    return;
  demands = list_demands (forecast, result);
  for (guint i = 0; i < demands->len; i++)
    whole += g_array_index (demands, Demand, i).weight;
  if (whole == 0)
    return;
  for (guint i = 0; i < demands->len && isnan (forecast->median); i++) {
    reached += g_array_index (demands, Demand, i).weight;
    if (2 * reached >= whole)
      forecast->median = g_array_index (demands, Demand, i).place;
  }
  if (dm_scale_is_metric (scale))
    find_mean (forecast, scale, demands, (double) whole);
}
