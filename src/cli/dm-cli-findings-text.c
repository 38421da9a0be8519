/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-cli-findings.h"
#include "dm-cli-table.h"

static const char *verdict_word (DmVerdict verdict) {
  switch (verdict) {
  case DM_VERDICT_OVERLAP:
    return C_ ("verdict", "Overlap");
  case DM_VERDICT_GAP:
    return C_ ("verdict", "Gap");
  case DM_VERDICT_DEADLOCK:
    return C_ ("verdict", "Deadlock");
  case DM_VERDICT_ONE_SIDED:
    return C_ ("verdict", "One-sided");
  case DM_VERDICT_SILENT:
  case DM_N_VERDICTS:
  default:
    return C_ ("verdict", "Silent");
  }
}

static char *count_verdict (DmVerdict verdict, guint n) {
  switch (verdict) {
  case DM_VERDICT_OVERLAP:
    return g_strdup_printf (ngettext ("%u overlap", "%u overlaps", n), n);
  case DM_VERDICT_GAP:
    return g_strdup_printf (ngettext ("%u gap", "%u gaps", n), n);
  case DM_VERDICT_DEADLOCK:
    return g_strdup_printf (ngettext ("%u deadlock", "%u deadlocks", n), n);
  case DM_VERDICT_ONE_SIDED:
    return g_strdup_printf (ngettext ("%u one-sided", "%u one-sided", n), n);
  case DM_VERDICT_SILENT:
  case DM_N_VERDICTS:
  default:
    return g_strdup_printf (ngettext ("%u silent", "%u silent", n), n);
  }
}

static void append_heading (GString *text, const DmModel *model, const DmAnalysis *analysis) {
  const DmReading *reading = dm_analysis_get_reading (analysis);
  DmDate date = dm_reading_get_date (reading);
  int scenario = dm_reading_get_scenario (reading);
  g_string_append_printf (text, "%s\n", dm_model_get_title (model));
  if (date != DM_DATE_NONE) {
    g_autofree char *day = dm_date_to_display (date);
    g_string_append_printf (text, _ ("As of %s\n"), day);
  }
  if (scenario >= 0)
    g_string_append_printf (text, _ ("What if: %s\n"),
                            dm_model_get_scenario (model, (guint) scenario)->name);
  guint n = dm_analysis_get_n_results (analysis);
  g_string_append_printf (text, ngettext ("%u issue", "%u issues", n), n);
  for (guint verdict = 0; verdict < DM_N_VERDICTS; verdict++) {
    guint n_such = dm_analysis_get_tally (analysis, (DmVerdict) verdict);
    g_autofree char *counted = count_verdict ((DmVerdict) verdict, n_such);
    if (n_such > 0)
      g_string_append_printf (text, " · %s", counted);
  }
  guint n_waiting = dm_analysis_get_n_waiting (analysis);
  if (n_waiting > 0) {
    g_string_append (text, " · ");
    g_string_append_printf (text,
                            ngettext ("%u waits for somebody who is needed",
                                      "%u wait for somebody who is needed", n_waiting),
                            n_waiting);
  }
  g_string_append_c (text, '\n');
}

static char *name_size (const DmScale *scale, const DmIssueResult *result) {
  const DmGap *gap = &result->gap;
  if (!result->has_gap || !gap->known)
    return g_strdup ("");
  if (scale->type == DM_SCALE_INTERVAL)
    return dm_cli_name_place (scale, gap->distance);
  if (gap->levels_between == 0)
    return g_strdup (_ ("no level between"));
  if (gap->levels_between > 0)
    return g_strdup_printf (ngettext ("%d level between", "%d levels between",
                                      (gulong) gap->levels_between),
                            gap->levels_between);
  return g_strdup_printf (ngettext ("%d party would have to add an option",
                                    "%d parties would have to add an option",
                                    (gulong) gap->missing),
                          gap->missing);
}

static char *name_set (const DmScale *scale, const DmSet *set) {
  if (dm_scale_is_ordered (scale)) {
    g_autofree char *from = dm_cli_name_place (scale, set->range.from);
    g_autofree char *to = dm_cli_name_place (scale, set->range.to);
    if (set->range.from == set->range.to)
      return g_steal_pointer (&from);
    /* Translators: a range on a scale, from one end to the other */
    return g_strdup_printf (C_ ("range", "%s to %s"), from, to);
  }
  GString *names = g_string_new (NULL);
  for (guint option = 0; option < scale->n_levels; option++)
    if (dm_option_set_contains (&set->options, option))
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list", ", ") : "",
                              scale->levels[option].name);
  return g_string_free (names, FALSE);
}

static char *name_gap (const DmModel *model, const DmGap *gap) {
  if (gap->pairwise)
    return g_strdup (_ ("every two share an option, all of them none"));
  if (gap->known && gap->n_low > 0) {
    g_autofree char *low = dm_cli_name_parties (model, gap->low, gap->n_low);
    g_autofree char *high = dm_cli_name_parties (model, gap->high, gap->n_high);
    /* Translators: those on either side of a gap */
    return g_strdup_printf (_ ("between %s and %s"), low, high);
  }
  if (gap->n_undeclared == 0)
    return g_strdup ("");
  g_autofree char *names = dm_cli_name_parties (model, gap->undeclared, gap->n_undeclared);
  return g_strdup_printf (_ ("only red lines are on record of %s"), names);
}

static char *name_detail (const DmModel *model, const DmScale *scale, const DmIssueResult *result) {
  g_autofree char *names = NULL;
  switch (result->verdict) {
  case DM_VERDICT_OVERLAP:
    return name_set (scale, &result->zone);
  case DM_VERDICT_GAP:
    return name_gap (model, &result->gap);
  case DM_VERDICT_DEADLOCK:
    names = dm_cli_name_parties (model, result->blocked_by, result->n_blocked_by);
    return g_strdup_printf (_ ("red lines of %s exclude one another"), names);
  case DM_VERDICT_ONE_SIDED:
    names = dm_cli_name_parties (model, result->not_on_record, result->n_not_on_record);
    return *names == '\0' ? g_strdup ("") : g_strdup_printf (_ ("not on record: %s"), names);
  case DM_VERDICT_SILENT:
  case DM_N_VERDICTS:
  default:
    return g_strdup (_ ("nobody is on record"));
  }
}

static void append_issues (GString *text, const DmModel *model, const DmAnalysis *analysis) {
  g_autoptr (DmCliTable) table = dm_cli_table_new (5);
  dm_cli_table_add (table, _ ("Issue"));
  dm_cli_table_add (table, _ ("Verdict"));
  dm_cli_table_add (table, _ ("Size"));
  dm_cli_table_add (table, _ ("Detail"));
  dm_cli_table_add (table, C_ ("column", "Waits for"));
  for (guint nth = 0; nth < dm_analysis_get_n_results (analysis); nth++) {
    const DmIssueResult *result = dm_analysis_get_result (analysis, nth);
    const DmIssue *issue = dm_model_get_issue (model, result->issue);
    dm_cli_table_add (table, issue->name);
    dm_cli_table_add (table, verdict_word (result->verdict));
    dm_cli_table_take (table, name_size (issue->scale, result));
    dm_cli_table_take (table, name_detail (model, issue->scale, result));
    dm_cli_table_take (table, dm_cli_name_parties (model, result->waits_for, result->n_waits_for));
  }
  g_string_append_c (text, '\n');
  dm_cli_table_append_to (table, text);
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
    dm_cli_table_take (table, dm_cli_name_parties (model, two, G_N_ELEMENTS (two)));
    dm_cli_table_take (table, g_strdup_printf ("%u", pair->n_shared));
    dm_cli_table_take (table, g_strdup_printf ("%u", pair->n_overlap));
    dm_cli_table_take (table, g_strdup_printf ("%u", pair->n_gap));
    dm_cli_table_take (table, g_strdup_printf ("%u", pair->n_deadlock));
    /* Translators: a percentage */
    dm_cli_table_take (table, isnan (pair->distance)
                                  ? g_strdup ("–")
                                  : g_strdup_printf (_ ("%.0f %%"), 100 * pair->distance));
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
  return g_string_free (text, FALSE);
}
