/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-deal-parties.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-deal.h"
#include "dm-describe.h"
#include "dm-party-glyph.h"
#include "dm-plain-row.h"

#define MOST_LINKS 4

/* One party's line. */
typedef struct {
  GtkWidget *row, *glyph, *name, *icon, *verdict, *score, *links;
  char *refused; /* ids of the issues that the links are of */
} Line;

struct _DmDealParties {
  GtkWidget parent_instance;

  GtkWidget *list;
  GPtrArray *lines; /* of Line */
};

enum { ISSUE_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmDealParties, dm_deal_parties, GTK_TYPE_WIDGET)

static void line_free (gpointer data) {
  Line *line = data;

  g_free (line->refused);
  g_free (line);
}

/* --- links --- */

/** dm_deal_link_new: Returns: (transfer floating): a button that goes to an issue; its id is its data “dm-issue” */
GtkWidget *dm_deal_link_new (const DmIssue *issue) {
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (issue->name);
  g_autofree char *tip = g_strdup_printf (_ ("Show “%s” on the map"), issue->name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "deal-link");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data_full (G_OBJECT (button), "dm-issue", g_strdup (issue->id), g_free);
  return button;
}

static void on_link (GtkButton *button, DmDealParties *self) {
  g_signal_emit (self, signals[ISSUE_ACTIVATED], 0,
                 g_object_get_data (G_OBJECT (button), "dm-issue"));
}

static char *join_refused (const DmModel *model, const DmProposal *proposal,
                           const DmPartyDeal *deal) {
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < proposal->n_terms; i++)
    if (deal->answers[i] == DM_TERM_REFUSED)
      g_string_append_printf (ids, "%s\n",
                              dm_model_get_issue (model, proposal->terms[i].issue)->id);
  return g_string_free (ids, FALSE);
}

static void add_label (GtkWidget *box, const char *text) {
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
}

/* Only where they differ, so that the focus stays on one that is still there. */
static void show_links (DmDealParties *self, Line *line, const DmModel *model,
                        const DmProposal *proposal, const DmPartyDeal *deal) {
  g_autofree char *refused = join_refused (model, proposal, deal);
  GtkWidget *child;
  guint n = 0;

  if (g_strcmp0 (line->refused, refused) == 0)
    return;
  while ((child = gtk_widget_get_first_child (line->links)) != NULL)
    gtk_box_remove (GTK_BOX (line->links), child);
  if (*refused != '\0')
    /* Translators: before the issues whose terms a party refuses */
    add_label (line->links, C_ ("deal", "Refuses:"));
  for (guint i = 0; i < proposal->n_terms; i++) {
    if (deal->answers[i] != DM_TERM_REFUSED || n++ >= MOST_LINKS)
      continue;
    GtkWidget *link = dm_deal_link_new (dm_model_get_issue (model, proposal->terms[i].issue));
    g_signal_connect (link, "clicked", G_CALLBACK (on_link), self);
    gtk_box_append (GTK_BOX (line->links), link);
  }
  if (n > MOST_LINKS) {
    g_autofree char *more
        = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_LINKS), n - MOST_LINKS);
    add_label (line->links, more);
  }
  g_free (line->refused);
  line->refused = g_steal_pointer (&refused);
}

/* --- lines --- */

static const char *get_icon (DmDealVerdict verdict) {
  switch (verdict) {
  case DM_DEAL_AGREED:
    return "verdict-overlap-symbolic";
  case DM_DEAL_POSSIBLE:
    return "verdict-one-sided-symbolic";
  case DM_DEAL_BELOW_NO_DEAL:
    return "go-down-symbolic";
  case DM_DEAL_REFUSED:
    return "verdict-deadlock-symbolic";
  case DM_DEAL_NO_POSITION:
  default:
    return "verdict-silent-symbolic";
  }
}

/* “66 of 100 · without a deal 35”; nothing where there is no score. */
static char *make_score (const DmPartyDeal *deal) {
  g_autofree char *score = isnan (deal->score) ? NULL : dm_describe_number (deal->score, 0);
  g_autofree char *no_deal = isnan (deal->no_deal) ? NULL : dm_describe_number (deal->no_deal, 0);

  if (score == NULL)
    return g_strdup ("");
  if (no_deal == NULL)
    /* Translators: a score */
    return g_strdup_printf (C_ ("deal", "%s of 100"), score);
  /* Translators: two scores */
  return g_strdup_printf (C_ ("deal", "%1$s of 100 · without a deal %2$s"), score, no_deal);
}

static GtkWidget *add_text (GtkWidget *box, gboolean ellipsize) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (ellipsize)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static Line *add_line (DmDealParties *self, GtkSizeGroup *names, GtkSizeGroup *verdicts,
                       GtkSizeGroup *scores) {
  Line *line = g_new0 (Line, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  line->glyph = dm_party_glyph_new (0, FALSE);
  gtk_widget_set_valign (line->glyph, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), line->glyph);
  line->name = add_text (box, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (line->name), 30);
  gtk_size_group_add_widget (names, line->name);
  line->icon = gtk_image_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "",
                                  -1);
  gtk_widget_set_margin_start (line->icon, 6);
  gtk_box_append (GTK_BOX (box), line->icon);
  line->verdict = add_text (box, FALSE);
  gtk_size_group_add_widget (verdicts, line->verdict);
  line->score = add_text (box, TRUE);
  gtk_widget_set_margin_start (line->score, 6);
  gtk_widget_add_css_class (line->score, "numeric");
  gtk_widget_add_css_class (line->score, "dim-label");
  gtk_size_group_add_widget (scores, line->score);
  line->links = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_set_margin_start (line->links, 6);
  gtk_box_append (GTK_BOX (box), line->links);
  line->row = dm_plain_row_new (box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line->row);
  return line;
}

static void set_n_lines (DmDealParties *self, guint n) {
  g_autoptr (GtkSizeGroup) names = NULL, verdicts = NULL, scores = NULL;

  if (self->lines->len == n)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (self->list),
                         ((Line *) g_ptr_array_index (self->lines, i))->row);
  g_ptr_array_set_size (self->lines, 0);
  names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  verdicts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  scores = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->lines, add_line (self, names, verdicts, scores));
}

/**
 * dm_deal_parties_show:
 * @self: a list
 * @model: the model
 * @result: a proposal of it against each party
 * @style: in whose colours
 */
void dm_deal_parties_show (DmDealParties *self, DmModel *model, const DmProposalResult *result,
                           DmStyle *style) {
  const DmProposal *proposal = dm_model_get_proposal (model, result->proposal);

  set_n_lines (self, result->n_parties);
  for (guint i = 0; i < result->n_parties; i++) {
    const DmPartyDeal *deal = &result->parties[i];
    const DmParty *party = dm_model_get_party (model, deal->party);
    Line *line = g_ptr_array_index (self->lines, i);
    g_autofree char *sentence = dm_describe_deal_party (model, proposal, deal);
    g_autofree char *score = make_score (deal);

    dm_party_glyph_set (DM_PARTY_GLYPH (line->glyph),
                        style != NULL ? dm_style_get_party_color (style, deal->party) : 0,
                        !party->at_table);
    gtk_label_set_text (GTK_LABEL (line->name), party->name);
    gtk_image_set_from_icon_name (GTK_IMAGE (line->icon), get_icon (deal->verdict));
    gtk_label_set_text (GTK_LABEL (line->verdict), result->n_terms > 0
                                                       ? dm_describe_deal_word (deal->verdict)
                                                       : C_ ("deal", "No term yet"));
    gtk_label_set_text (GTK_LABEL (line->score), score);
    gtk_widget_set_tooltip_text (line->row, dm_describe_deal_verdict (deal->verdict));
    gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    sentence, -1);
    show_links (self, line, model, proposal, deal);
  }
}

static void dm_deal_parties_dispose (GObject *object) {
  DmDealParties *self = DM_DEAL_PARTIES (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (dm_deal_parties_parent_class)->dispose (object);
}

static void dm_deal_parties_class_init (DmDealPartiesClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_deal_parties_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[ISSUE_ACTIVATED]
      = g_signal_new ("issue-activated", DM_TYPE_DEAL_PARTIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void dm_deal_parties_init (DmDealParties *self) {
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "deal-parties");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the parties’ positions say of the deal"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}
