/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-describe-deal.h"

#include <glib/gi18n-lib.h>

#include "dm-describe.h"

/** dm_describe_deal_word: Returns: what a party’s positions say of a proposal, in a word or a few */
const char *dm_describe_deal_word (DmDealVerdict verdict) {
  switch (verdict) {
  case DM_DEAL_AGREED:
    return C_ ("proposal", "Agreed");
  case DM_DEAL_POSSIBLE:
    return C_ ("proposal", "Possible");
  case DM_DEAL_BELOW_NO_DEAL:
    return C_ ("proposal", "Worse than no deal");
  case DM_DEAL_REFUSED:
    return C_ ("proposal", "Refused");
  case DM_DEAL_NO_POSITION:
  default:
    return C_ ("proposal", "No position");
  }
}

/** dm_describe_stance_word: Returns: what a party said of a proposal; a dash for nothing */
const char *dm_describe_stance_word (DmStance stance) {
  switch (stance) {
  case DM_STANCE_ACCEPTS:
    return C_ ("stance", "accepts");
  case DM_STANCE_REFUSES:
    return C_ ("stance", "refuses");
  case DM_STANCE_UNDECIDED:
    return C_ ("stance", "undecided");
  case DM_STANCE_NONE:
  default:
    return "–";
  }
}

/** dm_describe_deal_verdict: Returns: the same in a sentence */
const char *dm_describe_deal_verdict (DmDealVerdict verdict) {
  switch (verdict) {
  case DM_DEAL_AGREED:
    return _ ("It accepts every term.");
  case DM_DEAL_POSSIBLE:
    return _ ("No term crosses its red lines; some are untested.");
  case DM_DEAL_BELOW_NO_DEAL:
    return _ ("It scores lower than no deal at all.");
  case DM_DEAL_REFUSED:
    return _ ("At least one term crosses its red lines.");
  case DM_DEAL_NO_POSITION:
  default:
    return _ ("It is on record on none of the terms.");
  }
}

/** dm_describe_deal_score: Returns: (nullable): what it is worth to a party, and what no deal is, %NULL where that isn’t known */
char *dm_describe_deal_score (const DmPartyDeal *deal) {
  g_autofree char *score = NULL;
  g_autofree char *no_deal = NULL;

  if (isnan (deal->score))
    return NULL;
  score = dm_describe_number (deal->score, 0);
  if (isnan (deal->no_deal))
    return g_strdup_printf (_ ("Score %s of 100."), score);
  no_deal = dm_describe_number (deal->no_deal, 0);
  return g_strdup_printf (_ ("Score %s of 100; no deal is worth %s."), score, no_deal);
}

/** dm_describe_deal_openness: “8 of 11 issues are open”, of those that @reading shows */
char *dm_describe_deal_openness (const DmReading *reading, const DmProposal *proposal) {
  guint n_issues = dm_reading_get_n_issues (reading), n_terms = 0, n_open;

  for (guint i = 0; i < n_issues; i++)
    n_terms += dm_proposal_find_term (proposal, dm_reading_get_issue (reading, i)) != NULL;
  n_open = n_issues - n_terms;
  if (n_open == 0)
    return g_strdup (_ ("Nothing is open"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: how many are open, of how many */
                                       "%1$u of %2$u issues is open",
                                       "%1$u of %2$u issues are open", n_open),
                          n_open, n_issues);
}

/** dm_describe_deal_party: a party, its verdict, its score, and the terms it refuses, in sentences */
char *dm_describe_deal_party (const DmModel *model, const DmProposal *proposal,
                              const DmPartyDeal *deal) {
  g_autofree char *score = dm_describe_deal_score (deal);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text,
      /* Translators: a party, then what its positions say of a proposal: “Possible” */
      C_ ("deal", "%1$s: %2$s."), dm_model_get_party (model, deal->party)->name,
      dm_describe_deal_word (deal->verdict));
  if (score != NULL)
    dm_describe_append (text, g_steal_pointer (&score));
  for (guint i = 0; i < proposal->n_terms; i++)
    if (deal->answers[i] == DM_TERM_REFUSED)
      dm_describe_append (
          text, g_strdup_printf (_ ("It refuses the term on “%s”."),
                                 dm_model_get_issue (model, proposal->terms[i].issue)->name));
  return g_string_free (text, FALSE);
}
