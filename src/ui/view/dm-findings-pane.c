/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-findings-pane.h"

#include <glib/gi18n-lib.h>

#include "dm-findings.h"

#define MOST_FINDINGS 80 /* that somebody may read */
#define MOST_LINKS 8

struct _DmFindingsPane {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
};

enum { ISSUE_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmFindingsPane, dm_findings_pane, GTK_TYPE_WIDGET)

static void on_link (GtkButton *button, DmFindingsPane *self) {
  g_signal_emit (self, signals[ISSUE_ACTIVATED], 0,
                 g_object_get_data (G_OBJECT (button), "dm-issue"));
}

static GtkWidget *new_text (const char *text, const char *style) {
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *new_heading (const char *text) {
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  return label;
}

/* What the sentence rests on, folded away. */
static GtkWidget *new_why (const DmFinding *finding) {
  GtkWidget *expander = gtk_expander_new (_ ("Why"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  for (guint i = 0; finding->why[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), new_text (finding->why[i], "dim-label"));
  gtk_widget_set_margin_top (box, 4);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_widget_add_css_class (expander, "caption");
  return expander;
}

static GtkWidget *new_link (DmFindingsPane *self, const DmModel *model, guint issue) {
  const DmIssue *of = dm_model_get_issue (model, issue);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (of->name);
  /* Translators: an issue */
  g_autofree char *tip = g_strdup_printf (_ ("Show “%s” on the map"), of->name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "finding-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data_full (G_OBJECT (button), "dm-issue", g_strdup (of->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_link), self);
  return button;
}

/* Findings in a row that are about the one same issue have one link. */
static gboolean is_about_same (const DmFinding *finding, const DmFinding *next) {
  return next != NULL && next->kind == finding->kind && finding->n_issues == 1
         && next->n_issues == 1 && finding->issues[0] == next->issues[0];
}

static GtkWidget *new_finding (DmFindingsPane *self, const DmModel *model, const DmFinding *finding,
                               const DmFinding *next) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), new_text (finding->sentence, NULL));
  for (guint i = 0; i < MIN (finding->n_issues, MOST_LINKS) && !is_about_same (finding, next); i++)
    gtk_box_append (GTK_BOX (box), new_link (self, model, finding->issues[i]));
  if (finding->why[0] != NULL)
    gtk_box_append (GTK_BOX (box), new_why (finding));
  return box;
}

static void dm_findings_pane_dispose (GObject *object) {
  DmFindingsPane *self = DM_FINDINGS_PANE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (dm_findings_pane_parent_class)->dispose (object);
}

static void dm_findings_pane_class_init (DmFindingsPaneClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_findings_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[ISSUE_ACTIVATED]
      = g_signal_new ("issue-activated", DM_TYPE_FINDINGS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void dm_findings_pane_init (DmFindingsPane *self) {
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->box, "findings");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * dm_findings_pane_show:
 * @self: a pane
 * @model: what the findings are of
 * @findings: (element-type DmFinding): what to tell, in their order
 */
void dm_findings_pane_show (DmFindingsPane *self, DmModel *model, GPtrArray *findings) {
  const char *heading = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < MIN (findings->len, MOST_FINDINGS); i++) {
    const DmFinding *finding = g_ptr_array_index (findings, i);
    const char *under = dm_finding_kind_to_heading (finding->kind);

    if (g_strcmp0 (under, heading) != 0)
      gtk_box_append (GTK_BOX (self->box), new_heading (under));
    heading = under;
    gtk_box_append (GTK_BOX (self->box),
                    new_finding (self, model, finding,
                                 i + 1 < findings->len ? g_ptr_array_index (findings, i + 1)
                                                       : NULL));
  }
  if (findings->len > MOST_FINDINGS) {
    guint n = findings->len - MOST_FINDINGS;
    g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

    gtk_box_append (GTK_BOX (self->box), new_text (rest, "dim-label"));
  }
  if (findings->len == 0)
    gtk_box_append (GTK_BOX (self->box),
                    new_text (_ ("There is nothing to say yet."), "dim-label"));
}
