/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-details-parts.h"

#include <adwaita.h>

#include "dm-party-glyph.h"

static GtkWidget *add_label (DmDetailsPage *page, const char *text, const char *css_class) {
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Selectable labels take the focus one by one, which makes a long pane tiresome by keyboard. One that is merely not focusable
   * says that it has taken it: nobody comes past. */
  gtk_widget_set_can_focus (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (page->box, label);
  return label;
}

/**
 * dm_details_add_text:
 * @page: a page
 * @text: (nullable): a paragraph; nothing is added for %NULL or ""
 */
void dm_details_add_text (DmDetailsPage *page, const char *text) {
  if (text != NULL && *text != '\0')
    add_label (page, text, "body");
}

/**
 * dm_details_add_taken_text:
 * @page: a page
 * @text: (nullable) (transfer full): a paragraph
 */
void dm_details_add_taken_text (DmDetailsPage *page, char *text) {
  dm_details_add_text (page, text);
  g_free (text);
}

/**
 * dm_details_add_heading:
 * @page: a page
 * @text: the heading of what follows
 */
void dm_details_add_heading (DmDetailsPage *page, const char *text) {
  GtkWidget *label = add_label (page, text, "heading");

  gtk_widget_set_margin_top (label, 12);
}

/**
 * dm_details_add_fact:
 * @page: a page
 * @caption: what is told
 * @text: (nullable): what it is; nothing is added for %NULL or ""
 */
void dm_details_add_fact (DmDetailsPage *page, const char *caption, const char *text) {
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = add_label (page, caption, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 4);
  label = add_label (page, text, "body");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  caption, -1);
}

/**
 * dm_details_add_taken_fact:
 * @page: a page
 * @caption: what is told
 * @text: (nullable) (transfer full): what it is
 */
void dm_details_add_taken_fact (DmDetailsPage *page, const char *caption, char *text) {
  dm_details_add_fact (page, caption, text);
  g_free (text);
}

/**
 * dm_details_add_list:
 * @page: a page
 *
 * Returns: (transfer none): a list for dm_details_add_link()
 */
GtkWidget *dm_details_add_list (DmDetailsPage *page) {
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (page->box, list);
  return list;
}

static void on_link_activated (AdwActionRow *row, DmDocument *document) {
  const DmSelection *to = g_object_get_data (G_OBJECT (row), "dm-selection");
  g_autoptr (DmSelection) copy = dm_selection_copy (to);

  dm_document_select (document, copy->kind, copy->id, copy->party, NULL);
}

/**
 * dm_details_add_link:
 * @page: a page
 * @list: a list of it
 * @prefix: (nullable): a glyph or an icon in front
 * @title: the row's title
 * @subtitle: (nullable): what stands below
 * @kind: what a click selects
 * @id: (nullable): its id
 * @party: (nullable): of a position its party
 *
 * Returns: (transfer none): the row
 */
GtkWidget *dm_details_add_link (DmDetailsPage *page, GtkWidget *list, GtkWidget *prefix,
                                const char *title, const char *subtitle, DmSelectionKind kind,
                                const char *id, const char *party) {
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (prefix != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "dm-selection", dm_selection_new (kind, id, party, NULL),
                          (GDestroyNotify) dm_selection_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_link_activated), page->document, 0);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/**
 * dm_details_make_glyph:
 * @page: a page
 * @party: a party's index
 *
 * Returns: (transfer floating): the party's diamond
 */
GtkWidget *dm_details_make_glyph (DmDetailsPage *page, guint party) {
  return dm_party_glyph_new (dm_style_get_party_color (page->style, party),
                             !dm_model_get_party (page->model, party)->at_table);
}

/**
 * dm_details_add_position_link:
 * @page: a page
 * @list: a list of it
 * @issue: an issue's index
 * @party: a party's index
 * @by_issue: whether the row is called by the issue and not by the party
 */
void dm_details_add_position_link (DmDetailsPage *page, GtkWidget *list, guint issue, guint party,
                                   gboolean by_issue) {
  const DmPosition *position = dm_reading_get_position (page->reading, issue, party);
  const DmIssue *on = dm_model_get_issue (page->model, issue);
  const DmParty *by = dm_model_get_party (page->model, party);
  g_autofree char *says = NULL;

  if (position == NULL)
    says = dm_describe_absence (page->model, issue, party);
  else if (dm_position_get_statement (position) != NULL)
    says = g_strdup (dm_position_get_statement (position));
  else
    says = dm_describe_position (page->model, issue, position);
  dm_details_add_link (page, list, dm_details_make_glyph (page, party),
                       by_issue ? on->name : by->name, says, DM_SELECTION_POSITION, on->id, by->id);
}
