/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"

/**
 * dm_details_fill_position:
 * @page: a page
 * @issue: an issue's index
 * @party: a party's index
 *
 * What the position says in a sentence, and what it belongs to.
 */
void dm_details_fill_position (DmDetailsPage *page, guint issue, guint party) {
  const DmPosition *position = dm_reading_get_position (page->reading, issue, party);
  const DmIssue *on = dm_model_get_issue (page->model, issue);
  const DmParty *by = dm_model_get_party (page->model, party);
  GtkWidget *list;

  /* that there is none is said by the form */
  if (position != NULL)
    dm_details_add_taken_text (page, dm_describe_position (page->model, issue, position));
  dm_details_add_heading (page, _ ("See also"));
  list = dm_details_add_list (page);
  dm_details_add_link (page, list, NULL, on->name, _ ("The issue"), DM_SELECTION_ISSUE, on->id,
                       NULL);
  dm_details_add_link (page, list, dm_details_make_glyph (page, party), by->name, _ ("The party"),
                       DM_SELECTION_PARTY, by->id, NULL);
}
