/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"

#define MOST_LINKS 200 /* a pane of more is not read, and costs time to build */

static gboolean cites (const DmPosition *position, guint source) {
  for (guint i = 0; position != NULL && position->more != NULL && i < position->more->n_evidence;
       i++)
    if (position->more->evidence[i].source == (int) source)
      return TRUE;
  return FALSE;
}

static void add_uses (DmDetailsPage *page, guint source) {
  GtkWidget *list = NULL;
  guint n_found = 0;

  for (guint i = 0; i < dm_reading_get_n_issues (page->reading) && n_found < MOST_LINKS; i++) {
    guint issue = dm_reading_get_issue (page->reading, i);

    for (guint j = 0; j < dm_reading_get_n_parties (page->reading) && n_found < MOST_LINKS; j++) {
      guint party = dm_reading_get_party (page->reading, j);

      if (!cites (dm_reading_get_position (page->reading, issue, party), source))
        continue;
      if (n_found++ == 0) {
        dm_details_add_heading (page, _ ("Positions that rest on it"));
        list = dm_details_add_list (page);
      }
      dm_details_add_position_link (page, list, issue, party, TRUE);
    }
  }
  if (n_found == 0)
    dm_details_add_text (page, _ ("No position that is shown rests on it."));
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
}
