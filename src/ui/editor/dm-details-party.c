/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"

#define MOST_LINKS 200 /* a pane of more is not read, and costs time to build */

static char *describe_no_deal (const DmParty *party) {
  const char *trend = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (party->no_deal_trend == DM_TREND_BETTER)
    trend = _ ("It gets better as time passes.");
  else if (party->no_deal_trend == DM_TREND_SAME)
    trend = _ ("It stays the same as time passes.");
  else if (party->no_deal_trend == DM_TREND_WORSE)
    trend = _ ("It gets worse as time passes.");
  if (!isnan (party->no_deal_value)) {
    g_autofree char *number = dm_describe_number (party->no_deal_value, 0);

    value = g_strdup_printf (_ ("It is worth %s of 100 to it."), number);
  }
  if (party->no_deal_label != NULL)
    g_ptr_array_add (parts, party->no_deal_label);
  if (value != NULL)
    g_ptr_array_add (parts, value);
  if (trend != NULL)
    g_ptr_array_add (parts, (gpointer) trend);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("\n", (char **) parts->pdata);
}

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
 * What the party is after, what it falls back on, and what it holds.
 */
void dm_details_fill_party (DmDetailsPage *page, guint party) {
  const DmParty *about = dm_model_get_party (page->model, party);

  dm_details_add_title (page, _ ("Party"), about->name);
  if (!about->at_table)
    dm_details_add_text (page, _ ("Not at the table."));
  dm_details_add_fact (page, _ ("Aim"), about->aim);
  dm_details_add_fact (page, _ ("Spokesperson"), about->spokesperson);
  if (about->no_deal_given)
    dm_details_add_taken_fact (page, _ ("Without a deal"), describe_no_deal (about));
  if (!isnan (about->influence)) {
    g_autofree char *number = dm_describe_number (about->influence, 0);

    dm_details_add_taken_fact (page, _ ("Influence"), g_strdup_printf (_ ("%s of 100"), number));
  }
  dm_details_add_fact (page, _ ("Note"), about->note);
  add_positions (page, party);
}
