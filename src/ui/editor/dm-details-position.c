/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"

static void add_holdings (DmDetailsPage *page, guint issue, const DmPosition *position) {
  dm_details_add_text (page, dm_position_get_statement (position));
  if (position->flags & DM_POSITION_DEMAND)
    dm_details_add_taken_fact (page, _ ("Demand"),
                               dm_describe_demand (page->model, issue, position));
  if (position->flags & DM_POSITION_ACCEPTS)
    dm_details_add_taken_fact (page, _ ("Would accept"),
                               dm_describe_accepts (page->model, issue, position));
  if (position->flags & DM_POSITION_LIMITS)
    dm_details_add_taken_fact (page, _ ("Red lines"),
                               dm_describe_limits (page->model, issue, position));
}

static void add_reading_of_it (DmDetailsPage *page, const DmPosition *position) {
  if (position->flags & DM_POSITION_SALIENCE) {
    g_autofree char *number = dm_describe_number (position->salience, 0);

    /* Translators: how much an issue matters to a party; %s is a number from 0 to 100 */
    dm_details_add_taken_fact (page, _ ("Salience"), g_strdup_printf (_ ("%s of 100"), number));
  } else {
    dm_details_add_fact (page, _ ("Salience"), _ ("Unknown; counted as 50 of 100"));
  }
  dm_details_add_taken_fact (page, _ ("How we know"), dm_describe_basis (position));
  if (position->flags & DM_POSITION_CONFIDENCE) {
    g_autofree char *number = dm_describe_number (position->confidence, 0);

    /* Translators: how sure the analyst is; %s is a number from 0 to 100 */
    dm_details_add_taken_fact (page, _ ("Confidence"), g_strdup_printf (_ ("%s of 100"), number));
  }
  if (position->flags & DM_POSITION_SINCE)
    dm_details_add_taken_fact (page, _ ("In force since"), dm_date_to_display (position->since));
  if (position->more != NULL)
    dm_details_add_fact (page, _ ("Note"), position->more->note);
}

static void add_values (DmDetailsPage *page, const DmScale *scale, const DmPosition *position) {
  if (position->more == NULL || position->more->n_values == 0)
    return;
  dm_details_add_heading (page, _ ("What each level is worth"));
  for (guint i = 0; i < position->more->n_values; i++) {
    const DmValue *value = &position->more->values[i];
    g_autofree char *number = dm_describe_number (value->score, 0);

    dm_details_add_taken_fact (page, scale->levels[value->level].name,
                               g_strdup_printf (_ ("%s of 100"), number));
  }
}

static void add_evidence (DmDetailsPage *page, const DmPosition *position) {
  guint n = position->more != NULL ? position->more->n_evidence : 0;
  GtkWidget *list;

  dm_details_add_heading (page, _ ("Evidence"));
  if (n == 0) {
    dm_details_add_text (page, _ ("No evidence is given for this position."));
    return;
  }
  list = dm_details_add_list (page);
  for (guint i = 0; i < n; i++) {
    const DmEvidence *evidence = &position->more->evidence[i];
    const DmSource *source = evidence->source >= 0
                                 ? dm_model_get_source (page->model, (guint) evidence->source)
                                 : NULL;
    g_autofree char *says = dm_describe_evidence (page->model, evidence);
    g_autofree char *quoted = NULL;

    if (evidence->quote != NULL)
      quoted = g_strdup_printf ("“%s”\n%s", evidence->quote, says);
    dm_details_add_link (page, list, NULL, source != NULL ? source->title : _ ("Without a source"),
                         quoted != NULL ? quoted : says,
                         source != NULL ? DM_SELECTION_SOURCE : DM_SELECTION_MODEL,
                         source != NULL ? source->id : NULL, NULL);
  }
}

/**
 * dm_details_fill_position:
 * @page: a page
 * @issue: an issue's index
 * @party: a party's index
 *
 * What the party holds on the issue, how we know, and from where.
 */
void dm_details_fill_position (DmDetailsPage *page, guint issue, guint party) {
  const DmPosition *position = dm_reading_get_position (page->reading, issue, party);
  const DmIssue *on = dm_model_get_issue (page->model, issue);
  const DmParty *by = dm_model_get_party (page->model, party);
  GtkWidget *list;

  dm_details_add_title (page, _ ("Position"), by->name);
  if (position == NULL) {
    dm_details_add_taken_text (page, dm_describe_absence (page->model, issue, party));
  } else {
    add_holdings (page, issue, position);
    add_reading_of_it (page, position);
    add_values (page, on->scale, position);
    add_evidence (page, position);
  }
  dm_details_add_heading (page, _ ("See also"));
  list = dm_details_add_list (page);
  dm_details_add_link (page, list, NULL, on->name, _ ("The issue"), DM_SELECTION_ISSUE, on->id,
                       NULL);
  dm_details_add_link (page, list, dm_details_make_glyph (page, party), by->name, _ ("The party"),
                       DM_SELECTION_PARTY, by->id, NULL);
}
