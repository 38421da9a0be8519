/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"
#include "dm-sidebar.h"

static DmIssueResult *find_result (DmDetailsPage *page, guint issue) {
  for (guint i = 0; i < dm_analysis_get_n_results (page->analysis); i++) {
    DmIssueResult *result = dm_analysis_get_result (page->analysis, i);

    if (result->issue == issue)
      return result;
  }
  return NULL;
}

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
    for (guint i = 0; i < result->n_not_on_record; i++) {
      const DmParty *party = dm_model_get_party (page->model, result->not_on_record[i]);

      dm_details_add_link (page, list, dm_details_make_glyph (page, result->not_on_record[i]),
                           party->name, NULL, DM_SELECTION_PARTY, party->id, NULL);
    }
  }
}

/* A level and the diamonds of those who accept it. */
static void add_level (DmDetailsPage *page, const DmIssueResult *result, const DmScale *scale,
                       guint level, GtkWidget *list) {
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (scale->levels[level].name);
  GtkWidget *glyphs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; result != NULL && i < result->record.n_holdings; i++) {
    const DmHolding *holding = &result->record.holdings[i];
    DmSet accepted;

    dm_position_get_accepted (holding->position, scale, &accepted);
    if (dm_scale_set_contains (scale, &accepted, level)) {
      gtk_box_append (GTK_BOX (glyphs), dm_details_make_glyph (page, holding->party));
      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "",
                              dm_model_get_party (page->model, holding->party)->name);
    }
    dm_scale_set_clear (scale, &accepted);
  }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), glyphs);
  gtk_widget_add_css_class (row, "level");
  if (names->len > 0)
    gtk_widget_set_tooltip_text (glyphs, names->str);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void add_scale (DmDetailsPage *page, const DmIssue *issue, const DmIssueResult *result) {
  const DmScale *scale = issue->scale;
  GtkWidget *list;

  dm_details_add_heading (page, _ ("Scale"));
  if (scale->type == DM_SCALE_INTERVAL) {
    g_autofree char *from = dm_describe_place (scale, scale->min);
    g_autofree char *to = dm_describe_place (scale, scale->max);

    /* Translators: the ends of a scale, as in "From 0 troops to 40,000 troops" */
    dm_details_add_taken_text (page, g_strdup_printf (_ ("From %1$s to %2$s"), from, to));
    if (scale->step > 0)
      dm_details_add_taken_fact (page, _ ("Step"), dm_describe_amount (scale, scale->step));
    return;
  }
  list = dm_details_add_list (page);
  for (guint i = 0; i < scale->n_levels; i++)
    add_level (page, result, scale, i, list);
}

/**
 * dm_details_fill_issue:
 * @page: a page
 * @issue: an issue's index
 *
 * The verdict and what it rests on, who isn't on record, and the scale.
 */
void dm_details_fill_issue (DmDetailsPage *page, guint issue) {
  const DmIssue *about = dm_model_get_issue (page->model, issue);
  DmIssueResult *result = find_result (page, issue);

  if (result != NULL) {
    add_verdict (page, result);
    add_grounds (page, result);
  }
  add_scale (page, about, result);
}
