/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-difference.h"
#include "dm-describe.h"
#include "dm-findings-private.h"

/* What a party says, and not by what it is known, is what changes. */
static gboolean is_told (const DmDifference *difference) {
  static const char *const told[]
      = { "/demand", "/accepts", "/limits", "/values", "/salience", "/basis" };

  for (guint i = 0; i < G_N_ELEMENTS (told) && difference->member != NULL; i++)
    if (g_str_has_prefix (difference->member, told[i]))
      return TRUE;
  return difference->member == NULL;
}

static void add_moves_of (DmFindings *findings, guint issue, guint party) {
  DmReading *reading = dm_analysis_get_reading (findings->analysis);
  const DmPosition *from = dm_reading_get_position (dm_reading_get_other (reading), issue, party);
  const DmPosition *to = dm_reading_get_position (reading, issue, party);
  g_autoptr (DmDiff) diff = NULL;

  if (from == to)
    return;
  diff = dm_diff_new_between_positions (findings->model, issue, from, to);
  for (guint i = 0; i < dm_diff_get_size (diff); i++) {
    const DmDifference *difference = dm_diff_get (diff, i);

    if (!is_told (difference))
      continue;
    g_autofree char *change = dm_describe_difference (diff, difference);
    DmFinding *finding = dm_findings_add (findings, DM_FINDING_MOVED,
                                          /* Translators: a change, as a sentence */
                                          g_strdup_printf (_ ("%s."), change));
    dm_finding_add_issue (finding, issue);
  }
}

static void add_flip (DmFindings *findings, const DmIssueResult *result) {
  DmReading *other = dm_reading_get_other (result->reading);
  g_autoptr (DmIssueResult) before = dm_issue_result_new (other, result->issue);
  DmFinding *finding;

  if (before->verdict == result->verdict)
    return;
  finding = dm_findings_add (
      findings, DM_FINDING_FLIPPED,
      /* Translators: an issue, its verdict, and the verdict it had: “Pay: Gap, was Deadlock.” */
      g_strdup_printf (
          _ ("%1$s: %2$s, was %3$s."), dm_model_get_issue (findings->model, result->issue)->name,
          dm_describe_verdict_word (result->verdict), dm_describe_verdict_word (before->verdict)));
  dm_finding_add_issue (finding, result->issue);
  dm_finding_take_why (finding, dm_describe_verdict (result));
}

/**
 * dm_findings_new_changes:
 * @analysis: of a reading that may be compared with another
 *
 * Says in sentences what is otherwise in the other reading: first which verdicts, then who stands elsewhere, issue by issue.
 *
 * Returns: (transfer full) (element-type DmFinding): the changes; none where the reading is compared with nothing
 */
GPtrArray *dm_findings_new_changes (DmAnalysis *analysis) {
  DmReading *reading = dm_analysis_get_reading (analysis);
  DmFindings findings = {
    .analysis = analysis,
    .model = dm_reading_get_model (reading),
    .list = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_finding_free),
  };
  guint n = dm_reading_get_other (reading) != NULL ? dm_analysis_get_n_results (analysis) : 0;

  for (guint i = 0; i < n; i++)
    add_flip (&findings, dm_analysis_get_result (analysis, i));
  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < dm_reading_get_n_parties (reading); p++)
      add_moves_of (&findings, dm_analysis_get_result (analysis, i)->issue,
                    dm_reading_get_party (reading, p));
  return findings.list;
}
