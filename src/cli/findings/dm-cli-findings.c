/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-cli-findings.h"

/** dm_cli_findings_new: Returns: (transfer full) (nullable): what can be said of @reading; DM_ERROR_LIMIT */
DmCliFindings *dm_cli_findings_new (DmReading *reading, const DmCliAsked *asked, GError **error) {
  g_autoptr (DmCliFindings) findings = g_new0 (DmCliFindings, 1);
  findings->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_proposal_result_free);
  findings->analysis = dm_analysis_new (reading, NULL, error);
  if (findings->analysis == NULL)
    return NULL;
  findings->pairs = dm_pairs_new (reading, NULL, error);
  if (findings->pairs == NULL)
    return NULL;
  findings->asked = *asked;
  findings->concessions = dm_concessions_new (findings->analysis, NULL, error);
  if (findings->concessions == NULL)
    return NULL;
  if (asked->packages) {
    findings->agreement = dm_agreement_new (reading, NULL, NULL, error);
    if (findings->agreement == NULL)
      return NULL;
  }
  if (asked->draws.n_draws > 0) {
    findings->robustness = dm_robustness_new (findings->analysis, asked->draws.n_draws,
                                              asked->draws.seed, 0, NULL, NULL, error);
    if (findings->robustness == NULL)
      return NULL;
  }
  int chosen = dm_reading_get_proposal (reading);
  guint n_proposals = dm_model_get_n_proposals (dm_reading_get_model (reading));
  for (guint i = 0; i < n_proposals; i++)
    if (chosen < 0 || (guint) chosen == i)
      g_ptr_array_add (findings->proposals, dm_proposal_result_new (reading, i));
  return g_steal_pointer (&findings);
}

/** dm_cli_findings_free: frees them */
void dm_cli_findings_free (DmCliFindings *findings) {
  g_clear_pointer (&findings->analysis, dm_analysis_unref);
  g_clear_pointer (&findings->pairs, dm_pairs_free);
  g_clear_pointer (&findings->agreement, dm_agreement_unref);
  g_clear_pointer (&findings->concessions, dm_concessions_unref);
  g_clear_pointer (&findings->robustness, dm_robustness_unref);
  g_ptr_array_unref (findings->proposals);
  g_free (findings);
}
