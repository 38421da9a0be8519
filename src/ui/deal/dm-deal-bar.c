/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-deal-bar.h"

#include <glib/gi18n-lib.h>

#include "dm-deal-bar-private.h"
#include "dm-describe-deal.h"
#include "dm-document-deal.h"

#define MOST_LINKS 6
#define MOST_WHY 6

enum { ISSUE_ACTIVATED, SAID, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmDealBar, dm_deal_bar, GTK_TYPE_WIDGET)

/* --- the deal --- */

static void update (DmDealBar *self) {
  DmAnalysis *analysis = self->document != NULL ? dm_document_get_analysis (self->document) : NULL;
  DmReading *reading = analysis != NULL ? dm_analysis_get_reading (analysis) : NULL;
  int index = reading != NULL ? dm_reading_get_proposal (reading) : -1;
  g_autoptr (DmProposalResult) result = NULL;
  g_autofree char *title = NULL, *openness = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), self->shown && index >= 0);
  if (!self->shown || index < 0)
    return;
  DmModel *model = dm_reading_get_model (reading);
  const DmProposal *proposal = dm_model_get_proposal (model, (guint) index);
  result = dm_proposal_result_new (reading, (guint) index);
  /* Translators: %s is the name of a proposal that is being put together */
  title = g_strdup_printf (_ ("Editing “%s”"), proposal->name);
  openness = dm_describe_deal_openness (reading, proposal);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->openness, openness);
  dm_deal_parties_show (self->parties, model, result, self->style);
}

/* What was said of it is old as soon as the deal is another one. */
static void on_model_changed (DmDealBar *self) {
  if (dm_document_get_model (self->document) != self->completing)
    dm_deal_bar_stop (self);
}

/* --- news --- */

static void on_issue (DmDealBar *self, const char *issue) {
  g_signal_emit (self, signals[ISSUE_ACTIVATED], 0, issue);
}

static void on_link (GtkButton *button, DmDealBar *self) {
  on_issue (self, g_object_get_data (G_OBJECT (button), "dm-issue"));
}

static void empty (GtkWidget *box) {
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* Tells a finding with links to the rows that it is about, until the deal changes. */
void dm_deal_bar_tell (DmDealBar *self, const DmModel *model, const DmFinding *finding) {
  gtk_label_set_text (self->sentence, finding->sentence);
  empty (self->why);
  empty (self->links);
  for (guint i = 0; finding->why[i] != NULL && i < MOST_WHY; i++) {
    GtkWidget *label = gtk_label_new (finding->why[i]);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_widget_add_css_class (label, "caption");
    gtk_box_append (GTK_BOX (self->why), label);
  }
  for (guint i = 0; i < MIN (finding->n_issues, MOST_LINKS); i++) {
    GtkWidget *link = dm_deal_link_new (dm_model_get_issue (model, finding->issues[i]));

    g_signal_connect (link, "clicked", G_CALLBACK (on_link), self);
    gtk_box_append (GTK_BOX (self->links), link);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_button_set_label (self->stop, _ ("_Hide"));
  gtk_revealer_set_reveal_child (self->news, TRUE);
}

void dm_deal_bar_say (DmDealBar *self, const char *sentence) {
  g_signal_emit (self, signals[SAID], 0, sentence);
}

void dm_deal_bar_hide_news (DmDealBar *self) {
  gtk_revealer_set_reveal_child (self->news, FALSE);
}

static void on_stop (DmDealBar *self) {
  dm_deal_bar_stop (self);
}

/* --- widget --- */

static void dm_deal_bar_dispose (GObject *object) {
  DmDealBar *self = DM_DEAL_BAR (object);

  if (self->news != NULL)
    dm_deal_bar_stop (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->style, dm_style_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->news = NULL;
  G_OBJECT_CLASS (dm_deal_bar_parent_class)->dispose (object);
}

static void dm_deal_bar_class_init (DmDealBarClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_deal_bar_dispose;
  signals[ISSUE_ACTIVATED] = g_signal_new ("issue-activated", DM_TYPE_DEAL_BAR, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAID] = g_signal_new ("said", DM_TYPE_DEAL_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DM_TYPE_DEAL_PARTIES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-deal-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, box);
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, title);
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, openness);
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, parties);
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, news);
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, why);
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, links);
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, progress);
  gtk_widget_class_bind_template_child (widget_class, DmDealBar, stop);
  /* Escape leaves the mode from here as it does from the map */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.edit-deal", NULL);
}

static void dm_deal_bar_init (DmDealBar *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->parties, "issue-activated", G_CALLBACK (on_issue), self);
  g_signal_connect_swapped (self->stop, "clicked", G_CALLBACK (on_stop), self);
}

/**
 * dm_deal_bar_set_document:
 * @self: a bar that has no document yet
 * @document: the document to follow
 */
void dm_deal_bar_set_document (DmDealBar *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (document, "model-changed", G_CALLBACK (on_model_changed), self);
  g_signal_connect_swapped (document, "reading-changed", G_CALLBACK (dm_deal_bar_stop), self);
  update (self);
}

/**
 * dm_deal_bar_set_style:
 * @self: a bar
 * @style: in whose colours parties are shown
 */
void dm_deal_bar_set_style (DmDealBar *self, DmStyle *style) {
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  update (self);
}

/**
 * dm_deal_bar_set_shown:
 * @self: a bar
 * @shown: whether it is to be seen, where a proposal is chosen
 */
void dm_deal_bar_set_shown (DmDealBar *self, gboolean shown) {
  self->shown = shown;
  if (!shown)
    dm_deal_bar_stop (self);
  update (self);
}
