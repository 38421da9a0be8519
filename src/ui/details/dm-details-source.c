/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"

#define MOST_LINKS 200 /* a pane of more is not read, and costs time to build */

static gboolean cites (const DmPosition *position, guint source) {
  for (guint i = 0; position->more != NULL && i < position->more->n_evidence; i++)
    if (position->more->evidence[i].source == (int) source)
      return TRUE;
  return FALSE;
}

/* The party of the next position that cites @source, from the @at-th on; -1 for none. */
static int find_use (const DmPositions *positions, guint source, guint *at) {
  for (; *at < positions->n_positions; (*at)++)
    if (cites (&positions->positions[*at], source))
      return (int) positions->positions[(*at)++].party;
  return -1;
}

static void add_uses (DmDetailsPage *page, guint source) {
  GtkWidget *list = NULL;
  guint n_found = 0;

  for (guint i = 0; i < dm_model_get_n_issues (page->model) && n_found < MOST_LINKS; i++) {
    const DmPositions *positions = dm_model_get_issue (page->model, i)->positions;
    guint at = 0;
    int party, last = -1;

    while (n_found < MOST_LINKS && (party = find_use (positions, source, &at)) >= 0) {
      if (party == last)
        continue;
      last = party;
      if (n_found++ == 0) {
        dm_details_add_heading (page, _ ("Positions that rest on it"));
        list = dm_details_add_list (page);
      }
      dm_details_add_position_link (page, list, i, (guint) party, TRUE);
    }
  }
  if (n_found == 0)
    dm_details_add_text (page, _ ("No position rests on it."));
}

static void add_events (DmDetailsPage *page, guint source) {
  GtkWidget *list = NULL;
  guint n_found = 0;

  for (guint i = 0; i < dm_model_get_n_events (page->model) && n_found < MOST_LINKS; i++) {
    const DmEvent *event = dm_model_get_event (page->model, i);
    g_autofree char *date = NULL;

    if (event->source != (int) source)
      continue;
    date = dm_date_to_display (event->date);
    if (n_found++ == 0) {
      dm_details_add_heading (page, _ ("Events"));
      list = dm_details_add_list (page);
    }
    dm_details_add_link (page, list, NULL, event->title, date, DM_SELECTION_EVENT, event->id, NULL);
  }
}

/* Only addresses of the web become links: a file from a stranger mustn't start anything else. */
static void add_address (DmDetailsPage *page, const char *url) {
  GtkWidget *link;

  if (url == NULL || (!g_str_has_prefix (url, "https://") && !g_str_has_prefix (url, "http://")))
    return;
  link = gtk_link_button_new_with_label (url, _ ("Open in the browser"));
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_box_append (page->box, link);
}

/**
 * dm_details_fill_source:
 * @page: a page
 * @source: a source's index
 *
 * What rests on the source.
 */
void dm_details_fill_source (DmDetailsPage *page, guint source) {
  const DmSource *about = dm_model_get_source (page->model, source);

  add_address (page, about->url);
  add_uses (page, source);
  add_events (page, source);
}
