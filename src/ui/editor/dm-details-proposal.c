/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"

static const char *describe_verdict (DmDealVerdict verdict) {
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

static const char *describe_stance (DmStance stance) {
  switch (stance) {
  case DM_STANCE_ACCEPTS:
    return _ ("It has said that it accepts.");
  case DM_STANCE_REFUSES:
    return _ ("It has said that it refuses.");
  case DM_STANCE_UNDECIDED:
    return _ ("It has said neither yes nor no.");
  case DM_STANCE_NONE:
  default:
    return NULL;
  }
}

static char *describe_score (const DmPartyDeal *deal) {
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

static void add_party (DmDetailsPage *page, GtkWidget *list, const DmPartyDeal *deal) {
  const DmParty *party = dm_model_get_party (page->model, deal->party);
  g_autofree char *score = describe_score (deal);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (lines, (gpointer) describe_verdict (deal->verdict));
  if (describe_stance (deal->stance) != NULL)
    g_ptr_array_add (lines, (gpointer) describe_stance (deal->stance));
  if (score != NULL)
    g_ptr_array_add (lines, score);
  if (deal->salience_assumed && score != NULL)
    g_ptr_array_add (lines, (gpointer) _ ("A salience that is not known counts as 50."));
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **) lines->pdata);
  dm_details_add_link (page, list, dm_details_make_glyph (page, deal->party), party->name, text,
                       DM_SELECTION_PARTY, party->id, NULL);
}

/**
 * dm_details_fill_proposal:
 * @page: a page
 * @proposal: a proposal's index
 *
 * What each shown party makes of it by its positions.
 */
void dm_details_fill_proposal (DmDetailsPage *page, guint proposal) {
  g_autoptr (DmProposalResult) result = dm_proposal_result_new (page->reading, proposal);
  GtkWidget *list;

  if (result->n_parties > 0) {
    dm_details_add_heading (page, _ ("Where the parties stand on it"));
    list = dm_details_add_list (page);
    for (guint i = 0; i < result->n_parties; i++)
      add_party (page, list, &result->parties[i]);
  }
}
