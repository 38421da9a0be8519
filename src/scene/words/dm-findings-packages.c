/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-describe-agreement.h"
#include "dm-describe-packages.h"
#include "dm-findings-private.h"

#define MOST_TRADES 10 /* that are told */

/* What packages come to as a whole: one of the sentences is the finding, and what is assumed and left out is why. */
static void add_whole (DmFindings *findings, const DmAgreement *agreement) {
  const DmPackageGrid *grid = agreement->packages->grid;
  g_auto (GStrv) sentences = dm_describe_agreement (agreement);
  char *outcome = dm_describe_packages_outcome (agreement->packages);
  DmFinding *finding = dm_findings_add (findings, DM_FINDING_PACKAGES, outcome);

  for (guint i = 0; sentences[i] != NULL; i++)
    if (!g_str_equal (sentences[i], outcome))
      dm_finding_take_why (finding, g_strdup (sentences[i]));
  for (guint i = 0; i < grid->n_closed; i++)
    dm_finding_add_issue (finding, grid->closed[i]);
}

/* Solutions that choose the same are told in one sentence. */
static void add_solutions (DmFindings *findings, const DmAgreement *agreement) {
  const DmSolutions *solutions = agreement->packages->solutions;

  for (guint kind = 0; kind < DM_N_SOLUTIONS; kind++) {
    const DmSolution *solution = &solutions->solutions[kind];
    guint kinds
        = solution->n_points > 0 ? dm_agreement_get_solutions (agreement, solution->points[0]) : 0;
    g_autofree char *names = NULL, *scores = NULL;
    DmFinding *finding;

    if (kinds == 0 || (guint) g_bit_nth_lsf (kinds, -1) != kind)
      continue;
    names = dm_describe_solution_kinds (kinds);
    scores = dm_describe_agreement_scores (agreement, solution->points[0]);
    finding = dm_findings_add (findings, DM_FINDING_PACKAGES,
                               /* Translators: solutions’ names, then parties with their scores */
                               g_strdup_printf (_ ("Chosen by %1$s: %2$s of 100."), names, scores));
    for (guint other = kind; other < DM_N_SOLUTIONS; other++)
      if (kinds & 1u << other)
        dm_finding_take_why (finding,
                             dm_describe_agreement_solution (agreement, (DmSolutionKind) other));
  }
}

static void add_trades (DmFindings *findings, const DmAgreement *agreement) {
  const DmPackages *packages = agreement->packages;
  gboolean proposed = dm_reading_get_proposal (packages->grid->reading) >= 0;

  for (guint i = 0; i < MIN (packages->trades->n_trades, MOST_TRADES); i++) {
    const DmTrade *trade = &packages->trades->trades[i];
    DmFinding *finding
        = dm_findings_add (findings, DM_FINDING_TRADE, dm_describe_trade (packages, trade));

    for (guint side = 0; side < 2; side++)
      dm_finding_add_issue (finding, packages->grid->issues[trade->gives[side].nth].issue);
    dm_finding_take_why (
        finding, g_strdup (proposed ? _ ("From the proposal’s terms, and from the middle ground on "
                                         "issues that it leaves open.")
                                    : _ ("From the middle ground on each issue.")));
  }
}

/* What could be agreed on, and what would trade. */
void dm_findings_add_packages (DmFindings *findings, const DmAgreement *agreement) {
  add_whole (findings, agreement);
  add_solutions (findings, agreement);
  add_trades (findings, agreement);
}
