/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"
#include "dm-sidebar.h"

#define MOST_LINKS 200 /* a pane of more is not read, and costs time to build */

static void add_parties (DmDetailsPage *page) {
  GtkWidget *list;

  if (dm_model_get_n_parties (page->model) == 0)
    return;
  dm_details_add_heading (page, _ ("Parties"));
  list = dm_details_add_list (page);
  for (guint i = 0; i < MIN (dm_model_get_n_parties (page->model), MOST_LINKS); i++) {
    const DmParty *party = dm_model_get_party (page->model, i);

    dm_details_add_link (page, list, dm_details_make_glyph (page, i), party->name,
                         party->at_table ? party->aim : _ ("Not at the table"), DM_SELECTION_PARTY,
                         party->id, NULL);
  }
}

static void add_proposals (DmDetailsPage *page) {
  GtkWidget *list;

  if (dm_model_get_n_proposals (page->model) == 0)
    return;
  dm_details_add_heading (page, _ ("Proposals"));
  list = dm_details_add_list (page);
  for (guint i = 0; i < MIN (dm_model_get_n_proposals (page->model), MOST_LINKS); i++) {
    const DmProposal *proposal = dm_model_get_proposal (page->model, i);

    dm_details_add_link (page, list, NULL, proposal->name, NULL, DM_SELECTION_PROPOSAL,
                         proposal->id, NULL);
  }
}

static void add_sources (DmDetailsPage *page) {
  GtkWidget *list;

  if (dm_model_get_n_sources (page->model) == 0)
    return;
  dm_details_add_heading (page, _ ("Sources"));
  list = dm_details_add_list (page);
  for (guint i = 0; i < MIN (dm_model_get_n_sources (page->model), MOST_LINKS); i++) {
    const DmSource *source = dm_model_get_source (page->model, i);

    dm_details_add_link (page, list, NULL, source->title, source->publisher, DM_SELECTION_SOURCE,
                         source->id, NULL);
  }
}

/**
 * dm_details_fill_model:
 * @page: a page
 *
 * The model as a whole: what it is about, where it stands, who and what is in it.
 */
void dm_details_fill_model (DmDetailsPage *page) {
  dm_details_add_taken_text (page, dm_describe_tally (page->analysis));
  add_parties (page);
  add_proposals (page);
  add_sources (page);
}

/**
 * dm_details_fill_basket:
 * @page: a page
 * @basket: a basket's index
 *
 * The basket's issues with their verdicts.
 */
void dm_details_fill_basket (DmDetailsPage *page, guint basket) {
  GtkWidget *list;
  guint n_found = 0;

  list = dm_details_add_list (page);
  for (guint i = 0; i < dm_analysis_get_n_results (page->analysis) && n_found < MOST_LINKS; i++) {
    DmIssueResult *result = dm_analysis_get_result (page->analysis, i);
    const DmIssue *issue = dm_model_get_issue (page->model, result->issue);

    if (issue->basket != (int) basket)
      continue;
    n_found++;
    dm_details_add_link (page, list,
                         gtk_image_new_from_icon_name (dm_verdict_get_icon_name (result->verdict)),
                         issue->name, dm_describe_verdict_word (result->verdict),
                         DM_SELECTION_ISSUE, issue->id, NULL);
  }
}
