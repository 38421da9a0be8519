/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-verdict.h"

G_BEGIN_DECLS

/*
 * How far off such forecasts were, on a scale from 0 to 100: their mean absolute errors on 351 decisions of the European Union. To be
 * said beside every figure.
 */
#define DM_FORECAST_ERROR_MEAN 23
#define DM_FORECAST_ERROR_MEDIAN 28
#define DM_FORECAST_N_DECISIONS 351

#define DM_INFLUENCE_UNKNOWN 50.0 /* what an absent influence counts as */

/**
 * DmForecast:
 * @mean: in the scale's unit; NAN off metric scales, and where nobody with any weight makes a demand
 * @mean_place: where @mean lies on the scale; between two levels it is a fraction
 * @median: a place; NAN on nominal scales, and where nobody with any weight makes a demand
 * @n_weighed: how many demands are weighed
 * @n_without_demand: parties on record that make no demand, and so have no place to weigh
 * @influence_assumed: for how many of those weighed the influence isn't on record and counts as 50
 * @salience_assumed: for how many the salience isn't
 *
 * Where an issue would end by the weight of those who make demands: a forecast, and to be called one.
 */
typedef struct {
  double mean, mean_place;
  double median;
  guint n_weighed, n_without_demand;
  guint influence_assumed, salience_assumed;
} DmForecast;

void dm_forecast_init (DmForecast *forecast, const DmIssueResult *result);

G_END_DECLS
