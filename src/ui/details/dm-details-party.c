/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"

#define MOST_LINKS 200 /* a pane of more is not read, and costs time to build */

static void add_positions (DmDetailsPage *page, guint party) {
  GtkWidget *list = NULL;
  guint n_found = 0;

  for (guint i = 0; i < dm_reading_get_n_issues (page->reading); i++) {
    guint issue = dm_reading_get_issue (page->reading, i);

    if (dm_reading_get_position (page->reading, issue, party) == NULL || ++n_found > MOST_LINKS)
      continue;
    if (list == NULL) {
      dm_details_add_heading (page, _ ("Positions"));
      list = dm_details_add_list (page);
    }
    dm_details_add_position_link (page, list, issue, party, TRUE);
  }
  if (n_found > MOST_LINKS)
    dm_details_add_taken_text (page, g_strdup_printf (ngettext ("%u more position is on the map.",
                                                                "%u more positions are on the map.",
                                                                n_found - MOST_LINKS),
                                                      n_found - MOST_LINKS));
  if (n_found == 0)
    dm_details_add_text (page, _ ("It is on record on no issue."));
}

/**
 * dm_details_fill_party:
 * @page: a page
 * @party: a party's index
 *
 * What the party holds.
 */
void dm_details_fill_party (DmDetailsPage *page, guint party) {
  add_positions (page, party);
}
