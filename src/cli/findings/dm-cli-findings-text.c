/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-cli-findings.h"
#include "dm-cli-table.h"
#include "dm-describe-comparison.h"
#include "dm-describe.h"

static void append_heading (GString *text, const DmModel *model, const DmAnalysis *analysis) {
  const DmReading *reading = dm_analysis_get_reading (analysis);
  DmDate date = dm_reading_get_date (reading);
  int scenario = dm_reading_get_scenario (reading);
  guint n_waiting = dm_analysis_get_n_waiting (analysis);
  g_autofree char *tally = dm_describe_tally (analysis);
  g_autofree char *comparison = NULL;
  g_string_append_printf (text, "%s\n", dm_model_get_title (model));
  if (date != DM_DATE_NONE) {
    g_autofree char *day = dm_date_to_display (date);
    g_string_append_printf (text, _ ("As of %s"), day);
    g_string_append_c (text, '\n');
  }
  if (scenario >= 0) {
    g_string_append_printf (text, _ ("What if: %s"),
                            dm_model_get_scenario (model, (guint) scenario)->name);
    g_string_append_c (text, '\n');
  }
  if (dm_is_compared_otherwise (reading))
    comparison = dm_describe_comparison (reading);
  g_autofree char *line = dm_describe_line ((const char *[]){ tally, comparison, NULL });
  g_string_append (text, line);
  g_string_append_c (text, '\n');
  if (n_waiting > 0) {
    g_string_append_printf (
        text,
        g_dngettext (GETTEXT_PACKAGE, "%u issue waits for somebody who is needed on it",
                     "%u issues wait for somebody who is needed on them", n_waiting),
        n_waiting);
    g_string_append_c (text, '\n');
  }
}

static void append_issues (GString *text, const DmModel *model, const DmAnalysis *analysis) {
  if (dm_analysis_get_n_results (analysis) == 0)
    return;
  g_autoptr (DmCliTable) table = dm_cli_table_new (4);
  dm_cli_table_add (table, _ ("Issue"));
  dm_cli_table_add (table, _ ("Verdict"));
  dm_cli_table_add (table, _ ("Where the sides stand"));
  dm_cli_table_add (table, C_ ("column", "Waits for"));
  for (guint nth = 0; nth < dm_analysis_get_n_results (analysis); nth++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, nth);
    g_auto (GStrv) details = dm_describe_verdict_details (result);
    dm_cli_table_add (table, dm_model_get_issue (model, result->issue)->name);
    dm_cli_table_add (table, dm_describe_verdict_word (result->verdict));
    dm_cli_table_take (table, g_strjoinv (C_ ("details of a verdict", "; "), details));
    dm_cli_table_take (table,
                       result->n_waits_for == 0
                           ? g_strdup ("")
                           : dm_describe_parties (model, result->waits_for, result->n_waits_for));
  }
  g_string_append_c (text, '\n');
  dm_cli_table_append_to (table, text);
}

static char *name_share (double share) {
  g_autofree char *percent = dm_describe_number (100 * share, 0);
  /* Translators: a percentage */
  return g_strdup_printf (_ ("%s %%"), percent);
}

static void append_pairs (GString *text, const DmModel *model, const DmPairs *pairs) {
  if (pairs->n_pairs == 0)
    return;
  g_autoptr (DmCliTable) table = dm_cli_table_new (6);
  dm_cli_table_add (table, _ ("Two parties"));
  dm_cli_table_add (table, _ ("Shared issues"));
  dm_cli_table_add (table, _ ("Overlaps"));
  dm_cli_table_add (table, _ ("Gaps"));
  dm_cli_table_add (table, _ ("Deadlocks"));
  /* Translators: how far apart two parties’ demands are, as a share of the scale */
  dm_cli_table_add (table, _ ("Distance"));
  for (guint column = 1; column < 6; column++)
    dm_cli_table_align_right (table, column);
  for (guint i = 0; i < pairs->n_pairs; i++) {
    const DmPair *pair = &pairs->pairs[i];
    const guint two[] = { pair->a, pair->b };
    dm_cli_table_take (table, dm_describe_parties (model, two, G_N_ELEMENTS (two)));
    dm_cli_table_take (table, g_strdup_printf ("%u", pair->n_shared));
    dm_cli_table_take (table, g_strdup_printf ("%u", pair->n_overlap));
    dm_cli_table_take (table, g_strdup_printf ("%u", pair->n_gap));
    dm_cli_table_take (table, g_strdup_printf ("%u", pair->n_deadlock));
    dm_cli_table_take (table,
                       isnan (pair->distance) ? g_strdup ("–") : name_share (pair->distance));
  }
  g_string_append_c (text, '\n');
  dm_cli_table_append_to (table, text);
}

/** dm_cli_findings_to_text: Returns: (transfer full): the findings as tables for people */
char *dm_cli_findings_to_text (const DmCliFindings *findings) {
  const DmModel *model = dm_reading_get_model (dm_analysis_get_reading (findings->analysis));
  GString *text = g_string_new (NULL);
  append_heading (text, model, findings->analysis);
  append_issues (text, model, findings->analysis);
  append_pairs (text, model, findings->pairs);
  dm_cli_append_proposals (findings, text);
  dm_cli_append_words (findings, text);
  return g_string_free (text, FALSE);
}
