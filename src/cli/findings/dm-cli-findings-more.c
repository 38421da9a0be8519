/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-findings.h"
#include "dm-cli-json-places.h"
#include "dm-cli-packages.h"

/* What `analyse --json` says when it is asked for more than verdicts. */

static const DmIssue *get_issue (const DmModel *model, guint issue) {
  return dm_model_get_issue (model, issue);
}

static const char *party_id (const DmModel *model, guint party) {
  return dm_model_get_party (model, party)->id;
}

/* --- concessions --- */

static void add_moves (DmCliJson *json, const DmModel *model, const DmConcession *gap) {
  const DmScale *scale = get_issue (model, gap->issue)->scale;

  dm_cli_json_begin (json, "moves", '[');
  for (guint i = 0; i < gap->n_moves; i++) {
    const DmMove *move = &gap->moves[i];

    dm_cli_json_begin (json, NULL, '{');
    dm_cli_json_add_string (json, "party", party_id (model, move->party));
    if (isnan (move->from))
      dm_cli_json_add_null (json, "from");
    else
      dm_cli_json_add_place (json, "from", scale, move->from);
    dm_cli_json_add_place (json, "to", scale, gap->to);
    dm_cli_json_add_number (json, "cost", move->cost);
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, ']');
}

/* What costs as much as the place that is named: levels and options one by one, a stretch of numbers by its ends. */
static void add_ties (DmCliJson *json, const DmScale *scale, const DmConcession *gap) {
  DmRange range = gap->cheapest.range;

  dm_cli_json_begin (json, "ties", '[');
  if (scale->type == DM_SCALE_INTERVAL) {
    if (range.from < range.to)
      dm_cli_json_add_set (json, NULL, scale, &gap->cheapest);
  } else {
    for (guint i = 0; i < scale->n_levels; i++)
      if (i != gap->to && dm_scale_set_contains (scale, &gap->cheapest, i))
        dm_cli_json_add_string (json, NULL, scale->levels[i].id);
  }
  dm_cli_json_end (json, ']');
}

static void add_concession (DmCliJson *json, const DmModel *model, const DmConcession *gap) {
  const DmIssue *issue = get_issue (model, gap->issue);

  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_add_string (json, "issue", issue->id);
  dm_cli_json_add_place (json, "to", issue->scale, gap->to);
  dm_cli_json_add_number (json, "cost", gap->cost);
  add_moves (json, model, gap);
  add_ties (json, issue->scale, gap);
  dm_cli_json_begin (json, "undeclared", '[');
  for (guint i = 0; i < gap->n_undeclared; i++)
    dm_cli_json_add_string (json, NULL, party_id (model, gap->undeclared[i]));
  dm_cli_json_end (json, ']');
  dm_cli_json_end (json, '}');
}

static void add_even (DmCliJson *json, const DmModel *model, const DmConcessions *concessions) {
  const DmEven *even = &concessions->even;
  DmReading *reading = dm_analysis_get_reading (concessions->analysis);

  dm_cli_json_begin (json, "even", '{');
  dm_cli_json_begin (json, "burden", '{');
  for (guint i = 0; i < even->n_parties; i++)
    if (even->burdens[i] > 0)
      dm_cli_json_add_number (json, party_id (model, dm_reading_get_party (reading, i)),
                              even->burdens[i]);
  dm_cli_json_end (json, '}');
  dm_cli_json_begin (json, "choices", '[');
  for (guint i = 0; i < even->n_choices; i++) {
    const DmIssue *issue = get_issue (model, concessions->gaps[i].issue);

    dm_cli_json_begin (json, NULL, '{');
    dm_cli_json_add_string (json, "issue", issue->id);
    dm_cli_json_add_place (json, "to", issue->scale, even->choices[i]);
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, ']');
  dm_cli_json_add_json (json, "exact", even->exact ? "true" : "false");
  dm_cli_json_add_number (json, "bound", even->bound);
  dm_cli_json_end (json, '}');
}

static void add_concessions (DmCliJson *json, const DmModel *model,
                             const DmConcessions *concessions) {
  dm_cli_json_begin (json, "concessions", '{');
  dm_cli_json_begin (json, "cheapest", '[');
  for (guint i = 0; i < concessions->n_gaps; i++)
    add_concession (json, model, &concessions->gaps[i]);
  dm_cli_json_end (json, ']');
  dm_cli_json_add_number (json, "total", concessions->total);
  add_even (json, model, concessions);
  dm_cli_json_begin (json, "closed", '[');
  for (guint i = 0; i < concessions->n_closed; i++) {
    const DmClosed *closed = &concessions->closed[i];

    dm_cli_json_begin (json, NULL, '{');
    dm_cli_json_add_string (json, "issue", get_issue (model, closed->issue)->id);
    dm_cli_json_begin (json, "red_lines", '[');
    for (guint j = 0; j < closed->n_red_lines; j++)
      dm_cli_json_add_string (json, NULL, party_id (model, closed->red_lines[j]));
    dm_cli_json_end (json, ']');
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, ']');
  dm_cli_json_add_number (json, "examined", (double) concessions->n_examined);
  dm_cli_json_add_json (json, "exact", concessions->even.exact ? "true" : "false");
  dm_cli_json_end (json, '}');
}

/* --- forecast --- */

static void add_forecast (DmCliJson *json, const DmModel *model, const DmAnalysis *analysis) {
  dm_cli_json_begin (json, "forecast", '[');
  for (guint i = 0; i < dm_analysis_get_n_results (analysis); i++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, i);
    const DmIssue *issue = get_issue (model, result->issue);
    DmForecast forecast;

    dm_forecast_init (&forecast, result);
    dm_cli_json_begin (json, NULL, '{');
    dm_cli_json_add_string (json, "issue", issue->id);
    dm_cli_json_add_number (json, "mean", forecast.mean);
    if (isnan (forecast.median))
      dm_cli_json_add_null (json, "median");
    else
      dm_cli_json_add_place (json, "median", issue->scale, forecast.median);
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, ']');
}

/* --- robustness --- */

static void add_unsure (DmCliJson *json, const DmModel *model, const DmIssueRobustness *issue) {
  dm_cli_json_begin (json, NULL, '{');
  dm_cli_json_add_string (json, "issue", get_issue (model, issue->issue)->id);
  for (guint verdict = 0; verdict < DM_N_VERDICTS; verdict++) {
    if (issue->counts[verdict] == 0)
      continue;
    dm_cli_json_begin (json, dm_verdict_to_id ((DmVerdict) verdict), '{');
    dm_cli_json_add_number (json, "share", issue->shares[verdict].share);
    dm_cli_json_add_number (json, "low", issue->shares[verdict].low);
    dm_cli_json_add_number (json, "high", issue->shares[verdict].high);
    dm_cli_json_end (json, '}');
  }
  if (issue->most_sensitive < 0) {
    dm_cli_json_add_null (json, "most_sensitive");
  } else {
    dm_cli_json_begin (json, "most_sensitive", '{');
    dm_cli_json_add_string (json, "party", party_id (model, (guint) issue->most_sensitive));
    dm_cli_json_add_string (json, "issue", get_issue (model, issue->issue)->id);
    dm_cli_json_end (json, '}');
  }
  dm_cli_json_end (json, '}');
}

static void add_robustness (DmCliJson *json, const DmModel *model, const DmRobustness *robustness) {
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, robustness->seed);

  dm_cli_json_begin (json, "robustness", '{');
  dm_cli_json_add_number (json, "draws", robustness->n_draws);
  dm_cli_json_add_json (json, "seed", seed);
  dm_cli_json_begin (json, "issues", '[');
  for (guint i = 0; i < robustness->n_issues; i++)
    add_unsure (json, model, &robustness->issues[i]);
  dm_cli_json_end (json, ']');
  dm_cli_json_end (json, '}');
}

/** dm_cli_findings_add_more: writes what was asked for beside verdicts, pairs and proposals */
void dm_cli_findings_add_more (const DmCliFindings *findings, DmCliJson *json) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (findings->analysis));

  if (findings->asked.concessions)
    add_concessions (json, model, findings->concessions);
  if (findings->agreement != NULL)
    dm_cli_packages_add_json (findings->agreement, json);
  if (findings->asked.forecast)
    add_forecast (json, model, findings->analysis);
  if (findings->robustness != NULL)
    add_robustness (json, model, findings->robustness);
}
