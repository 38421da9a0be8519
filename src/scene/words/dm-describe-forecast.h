/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-forecast.h"
#include "dm-robustness.h"

G_BEGIN_DECLS

/* Where an issue would end, and how sure its verdict is, in words. All strings returned are owned by the caller. */
char *dm_describe_forecast (const DmIssueResult *result, const DmForecast *forecast);
char *dm_describe_forecast_mean (const DmIssueResult *result, const DmForecast *forecast);
char *dm_describe_forecast_median (const DmIssueResult *result, const DmForecast *forecast);

GStrv dm_describe_sureness_lines (const DmRobustness *robustness, const DmIssueResult *result);
char *dm_describe_sureness (const DmRobustness *robustness, const DmIssueResult *result);
char *dm_describe_sensitive (const DmRobustness *robustness, const DmIssueResult *result);
char *dm_describe_draws (const DmRobustness *robustness);

G_END_DECLS
