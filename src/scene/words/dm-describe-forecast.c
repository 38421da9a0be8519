/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-forecast.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"

static const DmModel *get_model (const DmIssueResult *result) {
  return dm_reading_get_model (result->reading);
}

static const DmScale *get_scale (const DmIssueResult *result) {
  return dm_model_get_issue (get_model (result), result->issue)->scale;
}

/* --- where it would end --- */

/* A mean may lie between two levels, which have no name there. */
static char *describe_mean (const DmIssueResult *result, const DmForecast *forecast) {
  return dm_describe_amount (get_scale (result), forecast->mean);
}

/** dm_describe_forecast: Returns: (nullable): where an issue would end, as a forecast; %NULL where none can be made */
char *dm_describe_forecast (const DmIssueResult *result, const DmForecast *forecast) {
  g_autofree char *mean = NULL, *median = NULL;

  if (isnan (forecast->median))
    return NULL;
  median = dm_describe_quoted_place (get_scale (result), forecast->median);
  if (isnan (forecast->mean))
    /* Translators: a place on a scale */
    return g_strdup_printf (_ ("Forecast by influence and salience: median %s."), median);
  mean = describe_mean (result, forecast);
  /* Translators: two places on a scale */
  return g_strdup_printf (_ ("Forecast by influence and salience: mean %1$s, median %2$s."), mean,
                          median);
}

/* What is assumed of those who are weighed. */
static void append_assumptions (GString *text, const DmForecast *forecast) {
  if (forecast->influence_assumed > 0)
    dm_describe_append (
        text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                            "%u influence isn’t on record and counts as 50.",
                                            "%u influences aren’t on record and count as 50.",
                                            forecast->influence_assumed),
                               forecast->influence_assumed));
  if (forecast->salience_assumed > 0)
    dm_describe_append (
        text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                            "%u salience isn’t on record and counts as 50.",
                                            "%u saliences aren’t on record and count as 50.",
                                            forecast->salience_assumed),
                               forecast->salience_assumed));
}

static char *describe_figure (const char *format, const char *place, int error,
                              const DmForecast *forecast) {
  GString *text = g_string_new (NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, place);
#pragma GCC diagnostic pop
  dm_describe_append (
      text,
      g_strdup_printf (
          /* Translators: how many decisions, then an error on a scale from 0 to 100 */
          _ ("It is a forecast: on %1$d decisions of the European Union it was off by %2$d of "
             "100 on average."),
          DM_FORECAST_N_DECISIONS, error));
  append_assumptions (text, forecast);
  return g_string_free (text, FALSE);
}

/** dm_describe_forecast_mean: the weighted mean, with how far off such forecasts were */
char *dm_describe_forecast_mean (const DmIssueResult *result, const DmForecast *forecast) {
  g_autofree char *mean = describe_mean (result, forecast);

  /* Translators: a place on a scale */
  return describe_figure (_ ("It would end at %s by the mean of what is demanded, weighted by "
                             "influence and salience."),
                          mean, DM_FORECAST_ERROR_MEAN, forecast);
}

/** dm_describe_forecast_median: the weighted median, with how far off such forecasts were */
char *dm_describe_forecast_median (const DmIssueResult *result, const DmForecast *forecast) {
  g_autofree char *median = dm_describe_quoted_place (get_scale (result), forecast->median);

  /* Translators: a place on a scale */
  return describe_figure (_ ("It would end at %s by the median of what is demanded, weighted by "
                             "influence and salience."),
                          median, DM_FORECAST_ERROR_MEDIAN, forecast);
}

/* --- how sure it is --- */

static char *describe_percent (double share, guint decimals) {
  return dm_describe_number (100 * share, decimals);
}

/* An end of an interval: not as if it were nothing, or all, where it isn't. */
static char *describe_end (double share) {
  return describe_percent (share,
                           share > 0 && share < 1 && (share < 0.001 || share > 0.999) ? 2 : 1);
}

/**
 * dm_describe_sureness_lines:
 * @robustness: how sure verdicts are
 * @result: one of its analysis
 *
 * Returns: (transfer full): in how many draws the verdict holds, and what it hangs on, as lines of a few words to stand under the
 *   verdict; none where @robustness isn't of @result
 */
GStrv dm_describe_sureness_lines (const DmRobustness *robustness, const DmIssueResult *result) {
  const DmIssueRobustness *of = dm_robustness_find (robustness, result);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if (of != NULL) {
    const DmShare *share = &of->shares[result->verdict];
    g_autofree char *percent = describe_percent (share->share, 0);
    g_autofree char *low = describe_end (share->low);
    g_autofree char *high = describe_end (share->high);
    g_autofree char *held = NULL, *between = NULL, *hangs = NULL;

    /* Translators: a percentage */
    held = g_strdup_printf (_ ("in %s %% of draws"), percent);
    /* Translators: two percentages, the ends of an interval */
    between = g_strdup_printf (_ ("%1$s to %2$s %%"), low, high);
    g_strv_builder_add (lines, held);
    g_strv_builder_add (lines, between);
    if (of->most_sensitive >= 0) {
      /* Translators: a party */
      hangs = g_strdup_printf (
          _ ("hangs most on %s"),
          dm_model_get_party (get_model (result), (guint) of->most_sensitive)->name);
      g_strv_builder_add (lines, hangs);
    }
  }
  return g_strv_builder_end (lines);
}

/** dm_describe_sensitive: Returns: (nullable): whose reading changes the verdict most often, %NULL for nobody’s */
char *dm_describe_sensitive (const DmRobustness *robustness, const DmIssueResult *result) {
  const DmIssueRobustness *of = dm_robustness_find (robustness, result);
  g_autofree char *percent = NULL;

  if (of == NULL || of->most_sensitive < 0)
    return NULL;
  percent = describe_percent ((double) of->n_changes / robustness->n_draws, 1);
  /* Translators: a party, then a percentage */
  return g_strdup_printf (
      _ ("The verdict hangs most on how %1$s is read: read as coded, it would be another one in %2$s "
         "%% of draws."),
      dm_model_get_party (get_model (result), (guint) of->most_sensitive)->name, percent);
}

/** dm_describe_sureness: Returns: (nullable): how sure a verdict is, in sentences; %NULL where @robustness isn't of @result */
char *dm_describe_sureness (const DmRobustness *robustness, const DmIssueResult *result) {
  const DmIssueRobustness *of = dm_robustness_find (robustness, result);
  GString *text;

  if (of == NULL)
    return NULL;
  text = g_string_new (NULL);
  const DmShare *share = &of->shares[result->verdict];
  g_autofree char *percent = describe_percent (share->share, 0);
  g_autofree char *low = describe_end (share->low);
  g_autofree char *high = describe_end (share->high);
  g_autofree char *draws = dm_describe_number (robustness->n_draws, 0);
  g_autofree char *sensitive = dm_describe_sensitive (robustness, result);

  g_string_append_printf (
      text,
      /* Translators: a percentage, a number of draws, and two percentages */
      _ ("The verdict holds in %1$s %% of %2$s draws, with 95 %% confidence in %3$s to %4$s %%."),
      percent, draws, low, high);
  if (sensitive != NULL)
    dm_describe_append (text, g_steal_pointer (&sensitive));
  return g_string_free (text, FALSE);
}

/** dm_describe_draws: “10,000 draws, seed 1” */
char *dm_describe_draws (const DmRobustness *robustness) {
  g_autofree char *draws = dm_describe_number (robustness->n_draws, 0);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, robustness->seed);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   /* Translators: a number of draws, then what they begin with */
                   "%1$s draw, seed %2$s", "%1$s draws, seed %2$s", robustness->n_draws),
      draws, seed);
}
