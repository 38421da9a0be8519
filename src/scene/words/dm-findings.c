/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-findings.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"
#include "dm-findings-private.h"

#define UNSURE_SHARE 0.9 /* of draws with the verdict as coded: less is worth a word */

void dm_finding_free (DmFinding *finding) {
  g_free (finding->sentence);
  g_free (finding->issues);
  g_strfreev (finding->why);
  g_free (finding);
}

/* Takes the sentence. */
DmFinding *dm_findings_add (DmFindings *findings, DmFindingKind kind, char *sentence) {
  DmFinding *finding = g_new0 (DmFinding, 1);

  finding->kind = kind;
  finding->sentence = sentence;
  finding->why = g_new0 (char *, 1);
  g_ptr_array_add (findings->list, finding);
  return finding;
}

void dm_finding_add_issue (DmFinding *finding, guint issue) {
  finding->issues = g_renew (guint, finding->issues, finding->n_issues + 1);
  finding->issues[finding->n_issues++] = issue;
}

void dm_finding_take_why (DmFinding *finding, char *why) {
  guint n = g_strv_length (finding->why);

  finding->why = g_renew (char *, finding->why, n + 2);
  finding->why[n] = why;
  finding->why[n + 1] = NULL;
}

/* What each party holds there. */
void dm_finding_add_positions (DmFinding *finding, const DmIssueResult *result) {
  const DmModel *model = dm_reading_get_model (result->reading);

  for (guint i = 0; i < result->record.n_holdings; i++)
    dm_finding_take_why (finding, dm_describe_position (model, result->issue,
                                                        result->record.holdings[i].position));
}

const DmIssueResult *dm_findings_find_result (const DmFindings *findings, guint issue) {
  return findings->by_issue[issue];
}

static void add_agreed (DmFindings *findings) {
  for (guint i = 0; i < dm_analysis_get_n_results (findings->analysis); i++) {
    const DmIssueResult *result = dm_analysis_get_result (findings->analysis, i);
    const DmIssue *issue = dm_model_get_issue (findings->model, result->issue);
    g_autofree char *zone = NULL;
    DmFinding *finding;

    if (result->verdict != DM_VERDICT_OVERLAP)
      continue;
    zone = dm_describe_set (issue->scale, &result->zone);
    finding = dm_findings_add (findings, DM_FINDING_AGREED,
                               /* Translators: an issue, then what all parties would accept there */
                               g_strdup_printf (_ ("On “%1$s” all on record would accept %2$s."),
                                                issue->name, zone));
    dm_finding_add_issue (finding, result->issue);
    dm_finding_add_positions (finding, result);
  }
}

static gboolean waits_for (const DmIssueResult *result, guint party) {
  for (guint i = 0; i < result->n_waits_for; i++)
    if (result->waits_for[i] == party)
      return TRUE;
  return FALSE;
}

static void add_waiting_for (DmFindings *findings, guint party) {
  const DmParty *who = dm_model_get_party (findings->model, party);
  DmFinding *finding = NULL;
  guint n = 0;

  for (guint i = 0; i < dm_analysis_get_n_results (findings->analysis); i++)
    n += waits_for (dm_analysis_get_result (findings->analysis, i), party) ? 1 : 0;
  if (n == 0)
    return;
  finding = dm_findings_add (
      findings, DM_FINDING_WAITING,
      g_strdup_printf (
          who->at_table ? g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: how many issues, then a party */
                                       "%1$u issue can’t be settled without %2$s, which isn’t on "
                                       "record there.",
                                       "%1$u issues can’t be settled without %2$s, which isn’t "
                                       "on record there.",
                                       n)
                        : g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: how many issues, then a party */
                                       "%1$u issue can’t be settled without %2$s, which isn’t at "
                                       "the table.",
                                       "%1$u issues can’t be settled without %2$s, which isn’t "
                                       "at the table.",
                                       n),
          n, who->name));
  for (guint i = 0; i < dm_analysis_get_n_results (findings->analysis); i++) {
    const DmIssueResult *result = dm_analysis_get_result (findings->analysis, i);

    if (!waits_for (result, party))
      continue;
    dm_finding_add_issue (finding, result->issue);
    dm_finding_take_why (finding,
                         g_strdup (dm_model_get_issue (findings->model, result->issue)->name));
  }
}

static char *describe_time (const DmParty *party) {
  switch (party->no_deal_trend) {
  case DM_TREND_BETTER:
    return g_strdup_printf (_ ("Time favours %s: without a deal its position gets better."),
                            party->name);
  case DM_TREND_WORSE:
    return g_strdup_printf (_ ("Time works against %s: without a deal its position gets worse."),
                            party->name);
  default:
    return NULL;
  }
}

static void add_time (DmFindings *findings) {
  DmReading *reading = dm_analysis_get_reading (findings->analysis);

  for (guint i = 0; i < dm_reading_get_n_parties (reading); i++) {
    const DmParty *party = dm_model_get_party (findings->model, dm_reading_get_party (reading, i));
    char *sentence = describe_time (party);

    if (sentence == NULL)
      continue;
    DmFinding *finding = dm_findings_add (findings, DM_FINDING_TIME, sentence);
    if (party->no_deal_label != NULL)
      dm_finding_take_why (finding,
                           /* Translators: what a party falls back on if there is no deal */
                           g_strdup_printf (_ ("Without a deal: %s."), party->no_deal_label));
  }
}

static void add_unsure_one (DmFindings *findings, const DmRobustness *robustness, guint nth) {
  const DmIssueRobustness *unsure = &robustness->issues[nth];
  const DmIssueResult *result = dm_findings_find_result (findings, unsure->issue);
  DmShare share = unsure->shares[result->verdict];
  g_autofree char *percent = dm_describe_number (100 * share.share, 0);
  g_autofree char *low = dm_describe_number (100 * share.low, 1);
  g_autofree char *high = dm_describe_number (100 * share.high, 1);
  g_autofree char *draws = dm_describe_number (robustness->n_draws, 0);
  DmFinding *finding;

  if (share.share >= UNSURE_SHARE || unsure->most_sensitive < 0)
    return;
  finding = dm_findings_add (
      findings, DM_FINDING_UNSURE,
      g_strdup_printf (
          /* Translators: a verdict, an issue, a percentage, a party */
          _ ("“%1$s” on “%2$s” holds in %3$s %% of draws; it hangs most on how %4$s is read."),
          dm_describe_verdict_word (result->verdict),
          dm_model_get_issue (findings->model, unsure->issue)->name, percent,
          dm_model_get_party (findings->model, (guint) unsure->most_sensitive)->name));
  dm_finding_add_issue (finding, unsure->issue);
  dm_finding_take_why (
      finding,
      /* Translators: percentages, then a number of draws */
      g_strdup_printf (_ ("Between %1$s and %2$s %% with 95 %% confidence, from %3$s draws."), low,
                       high, draws));
  dm_finding_add_positions (finding, result);
}

/**
 * dm_findings_new:
 * @concessions: what would open the gaps of an analysis
 * @agreement: (nullable): what could be agreed on; %NULL where it wasn't looked at
 * @robustness: (nullable): how sure its verdicts are; %NULL where nothing was drawn
 *
 * Says in plain sentences what an analysis comes to, each with what it rests on.
 *
 * Returns: (transfer full) (element-type DmFinding): the findings, in the order of their kinds
 */
GPtrArray *dm_findings_new (const DmConcessions *concessions, const DmAgreement *agreement,
                            const DmRobustness *robustness) {
  DmFindings findings = {
    .analysis = concessions->analysis,
    .model = dm_reading_get_model (dm_analysis_get_reading (concessions->analysis)),
    .list = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_finding_free),
  };
  g_autofree const DmIssueResult **by_issue
      = g_new0 (const DmIssueResult *, MAX (dm_model_get_n_issues (findings.model), 1));

  for (guint i = 0; i < dm_analysis_get_n_results (findings.analysis); i++) {
    const DmIssueResult *result = dm_analysis_get_result (findings.analysis, i);

    by_issue[result->issue] = result;
  }
  findings.by_issue = by_issue;
  dm_findings_add_closed (&findings, concessions);
  dm_findings_add_ways (&findings, concessions);
  add_agreed (&findings);
  if (agreement != NULL)
    dm_findings_add_packages (&findings, agreement);
  for (guint i = 0; i < dm_model_get_n_parties (findings.model); i++)
    add_waiting_for (&findings, i);
  add_time (&findings);
  for (guint i = 0; robustness != NULL && i < robustness->n_issues; i++)
    add_unsure_one (&findings, robustness, i);
  return findings.list;
}

/**
 * dm_finding_kind_to_heading:
 * @kind: a kind
 *
 * Returns: the translated heading under which findings of that kind are told
 */
const char *dm_finding_kind_to_heading (DmFindingKind kind) {
  switch (kind) {
  case DM_FINDING_CLOSED:
    return _ ("What is closed");
  case DM_FINDING_WAY:
  case DM_FINDING_GAP:
  case DM_FINDING_EVEN:
  case DM_FINDING_NO_COMMON:
    return _ ("What would open the gaps");
  case DM_FINDING_AGREED:
    return _ ("Where the sides meet");
  case DM_FINDING_PACKAGES:
    return _ ("What packages come to");
  case DM_FINDING_TRADE:
    return _ ("What would trade");
  case DM_FINDING_WAITING:
    return _ ("Who is missing");
  case DM_FINDING_TIME:
    return _ ("Whom time favours");
  case DM_FINDING_FLIPPED:
    return _ ("Which verdicts changed");
  case DM_FINDING_MOVED:
    return _ ("Who moved");
  default:
    return _ ("How sure it is");
  }
}
