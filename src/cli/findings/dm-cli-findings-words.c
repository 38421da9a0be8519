/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-cli-findings.h"
#include "dm-cli-packages.h"
#include "dm-cli-table.h"
#include "dm-describe.h"
#include "dm-findings.h"

static void append_heading (GString *text, const char *heading) {
  g_string_append_printf (text, "\n%s\n", heading);
}

/* Under the headings of what they are about. */
static void append_sentences (GString *text, GPtrArray *list) {
  const char *heading = NULL;

  for (guint i = 0; i < list->len; i++) {
    const DmFinding *finding = g_ptr_array_index (list, i);
    const char *under = dm_finding_kind_to_heading (finding->kind);

    if (g_strcmp0 (under, heading) != 0)
      append_heading (text, under);
    heading = under;
    g_string_append_printf (text, "  • %s\n", finding->sentence);
  }
}

static char *describe_median (const DmScale *scale, const DmForecast *forecast) {
  return isnan (forecast->median) ? g_strdup ("–") : dm_describe_place (scale, forecast->median);
}

static void append_forecast (const DmCliFindings *findings, GString *text) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (findings->analysis));
  g_autoptr (DmCliTable) table = dm_cli_table_new (3);

  append_heading (text, _ ("Forecast: where issues would end by influence and salience"));
  dm_cli_table_add (table, _ ("Issue"));
  dm_cli_table_add (table, _ ("Weighted mean"));
  dm_cli_table_add (table, _ ("Weighted median"));
  for (guint i = 0; i < dm_analysis_get_n_results (findings->analysis); i++) {
    const DmIssueResult *result = dm_analysis_get_result (findings->analysis, i);
    const DmIssue *issue = dm_model_get_issue (model, result->issue);
    DmForecast forecast;

    dm_forecast_init (&forecast, result);
    dm_cli_table_add (table, issue->name);
    dm_cli_table_take (table, isnan (forecast.mean)
                                  ? g_strdup ("–")
                                  : dm_describe_amount (issue->scale, forecast.mean));
    dm_cli_table_take (table, describe_median (issue->scale, &forecast));
  }
  dm_cli_table_append_to (table, text);
  g_string_append_printf (
      text,
      /* Translators: how many decisions, then two errors on a scale from 0 to 100 */
      _ ("On %1$d decisions of the European Union the mean was off by %2$d of 100 on average, the "
         "median by %3$d."),
      DM_FORECAST_N_DECISIONS, DM_FORECAST_ERROR_MEAN, DM_FORECAST_ERROR_MEDIAN);
  g_string_append_c (text, '\n');
}

static void append_robustness (const DmCliFindings *findings, GString *text) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (findings->analysis));
  g_autoptr (DmCliTable) table = dm_cli_table_new (4);
  g_autofree char *draws = dm_describe_number (findings->robustness->n_draws, 0);
  /* Translators: a number of draws */
  g_autofree char *heading = g_strdup_printf (_ ("How sure each verdict is, from %s draws"), draws);

  append_heading (text, heading);
  dm_cli_table_add (table, _ ("Issue"));
  dm_cli_table_add (table, _ ("Verdict"));
  dm_cli_table_add (table, _ ("Share of draws"));
  dm_cli_table_add (table, _ ("Hangs most on"));
  for (guint i = 0; i < findings->robustness->n_issues; i++) {
    const DmIssueRobustness *issue = &findings->robustness->issues[i];
    DmVerdict verdict = dm_analysis_get_result (findings->analysis, i)->verdict;
    g_autofree char *share = dm_describe_number (100 * issue->shares[verdict].share, 1);

    dm_cli_table_add (table, dm_model_get_issue (model, issue->issue)->name);
    dm_cli_table_add (table, dm_describe_verdict_word (verdict));
    /* Translators: a percentage */
    dm_cli_table_take (table, g_strdup_printf (_ ("%s %%"), share));
    dm_cli_table_add (table, issue->most_sensitive < 0
                                 ? "–"
                                 : dm_model_get_party (model, (guint) issue->most_sensitive)->name);
  }
  dm_cli_table_append_to (table, text);
}

/** dm_cli_append_words: the findings in plain sentences, and the tables that were asked for */
void dm_cli_append_words (const DmCliFindings *findings, GString *text) {
  g_autoptr (GPtrArray) list
      = dm_findings_new (findings->concessions, findings->agreement, findings->robustness);
  g_autoptr (GPtrArray) changes = dm_findings_new_changes (findings->analysis);

  append_sentences (text, list);
  append_sentences (text, changes);
  if (findings->agreement != NULL)
    dm_cli_packages_append_text (findings->agreement, text);
  if (findings->asked.forecast)
    append_forecast (findings, text);
  if (findings->robustness != NULL)
    append_robustness (findings, text);
}
