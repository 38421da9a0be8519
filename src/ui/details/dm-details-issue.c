/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"
#include "dm-sidebar.h"

static void add_verdict (DmDetailsPage *page, const DmIssueResult *result) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (dm_verdict_get_icon_name (result->verdict));
  g_autofree char *verdict = dm_describe_verdict (result);
  GtkWidget *label = gtk_label_new (verdict);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  if (result->verdict == DM_VERDICT_OVERLAP)
    gtk_widget_add_css_class (box, "success");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (page->box, box);
  if (result->n_waits_for > 0)
    dm_details_add_taken_text (page, dm_describe_need (result));
}

static void add_grounds (DmDetailsPage *page, const DmIssueResult *result) {
  GtkWidget *list;

  if (result->record.n_holdings > 0) {
    dm_details_add_heading (page, _ ("It rests on"));
    list = dm_details_add_list (page);
    for (guint i = 0; i < result->record.n_holdings; i++)
      dm_details_add_position_link (page, list, result->issue, result->record.holdings[i].party,
                                    FALSE);
  }
  if (result->n_not_on_record > 0) {
    dm_details_add_heading (page, _ ("Not on record"));
    list = dm_details_add_list (page);
    for (guint i = 0; i < result->n_not_on_record; i++)
      dm_details_add_position_link (page, list, result->issue, result->not_on_record[i], FALSE);
  }
}

/**
 * dm_details_fill_issue:
 * @page: a page
 * @issue: an issue's index
 *
 * The verdict, what it rests on, and who isn't on record.
 */
void dm_details_fill_issue (DmDetailsPage *page, guint issue) {
  DmIssueResult *result = dm_analysis_find_result (page->analysis, (int) issue);

  if (result != NULL) {
    add_verdict (page, result);
    add_grounds (page, result);
  }
}
