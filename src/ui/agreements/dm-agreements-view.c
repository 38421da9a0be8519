/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-agreements-view-private.h"
#include "dm-describe-agreement.h"
#include "dm-document-package.h"
#include "dm-focus.h"
#include "dm-stacks.h"

enum { SAID, PROPOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmAgreementsView, dm_agreements_view, GTK_TYPE_WIDGET)

/* A style is of a model, and one of another model may have no colours for a party. */
static gboolean suits (DmAgreementsView *self, DmModel *model) {
  return dm_model_get_n_parties (dm_reading_get_model (self->outcome->whole))
         == dm_model_get_n_parties (model);
}

/* Shows what was found, as it is looked at. */
void dm_agreements_view_show (DmAgreementsView *self) {
  g_autoptr (DmStack) stack = dm_agreements_view_new_stack (self);

  gtk_widget_set_visible (self->show_all, self->brushes != NULL);
  gtk_widget_set_visible (self->hint,
                          self->brushes == NULL && self->outcome != NULL
                              && self->outcome->agreement->packages->grid->n_scored > 2);
  if (stack == NULL || self->style == NULL)
    return; /* what suits the model is being looked for */
  dm_scene_list_set_stack (self->list, stack, self->style);
}

static void follow (DmAgreementsView *self) {
  dm_agreements_view_run (self, FALSE);
}

static void dm_agreements_view_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (dm_agreements_view_parent_class)->map (widget);
  follow (DM_AGREEMENTS_VIEW (widget));
}

/* --- what is chosen --- */

static void propose (DmAgreementsView *self, guint point) {
  const DmAgreement *agreement = self->outcome->agreement;
  guint kinds = dm_agreement_get_solutions (agreement, point);
  g_autofree char *name = kinds != 0 ? dm_describe_solution_kinds (kinds)
                                     : dm_describe_agreement_scores (agreement, point);

  /* a second click comes before what the first one changed was looked at */
  if (self->proposed_of == agreement && self->proposed == point
      && dm_document_get_proposal (self->document) != NULL) {
    g_signal_emit (self, signals[PROPOSED], 0);
    return;
  }
  if (!dm_document_propose (self->document, agreement, point, name)) {
    g_signal_emit (
        self, signals[SAID], 0,
        _ ("The model has changed meanwhile. What could be agreed on is looked at anew."));
    return;
  }
  self->proposed_of = agreement;
  self->proposed = point;
  g_signal_emit (self, signals[PROPOSED], 0);
}

static void choose_proposal (DmAgreementsView *self, const char *id) {
  if (dm_model_find_proposal (dm_document_get_model (self->document), id) < 0)
    return;
  dm_document_set_proposal (self->document, id);
  dm_document_select (self->document, DM_SELECTION_PROPOSAL, id, NULL, NULL);
  g_signal_emit (self, signals[PROPOSED], 0);
}

static const DmModel *get_model (const DmAgreementsView *self) {
  return dm_reading_get_model (self->outcome->whole);
}

static void on_mark_selected (DmAgreementsView *self, const DmMark *mark) {
  self->axis = dm_agreements_find_axis (self->outcome->agreement, mark);
  if (mark->issue >= 0)
    dm_document_select (self->document, DM_SELECTION_ISSUE,
                        dm_model_get_issue (get_model (self), (guint) mark->issue)->id, NULL, NULL);
  else if (mark->party >= 0)
    dm_document_select (self->document, DM_SELECTION_PARTY,
                        dm_model_get_party (get_model (self), (guint) mark->party)->id, NULL, NULL);
}

/* A package becomes a proposal by a click, as by Enter. */
static void on_mark_clicked (DmAgreementsView *self, const DmMark *mark) {
  int point = dm_agreements_find_point (self->outcome->agreement, mark);

  if (point >= 0) {
    propose (self, (guint) point);
  } else if (mark->kind == DM_MARK_PROPOSAL) {
    g_autofree char *id = g_strdup (mark->id + strlen ("proposal."));

    choose_proposal (self, id);
  }
}

static void show_issue (DmAgreementsView *self, const char *issue) {
  dm_document_select (self->document, DM_SELECTION_ISSUE, issue, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "map");
}

/* What it shows of an issue is on the map, too: in full. */
static void on_mark_activated (DmAgreementsView *self, const DmMark *mark) {
  if (mark->issue >= 0)
    show_issue (self, dm_model_get_issue (get_model (self), (guint) mark->issue)->id);
  else
    on_mark_clicked (self, mark);
}

/* --- in words --- */

/* Where there is no room for both, the picture comes first. */
static void on_folded (DmAgreementsView *self) {
  gtk_toggle_button_set_active (self->in_words, !adw_flap_get_folded (self->flap));
}

/* --- the widget --- */

static gboolean dm_agreements_view_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_AGREEMENTS_VIEW (widget)->list));
}

static void dm_agreements_view_dispose (GObject *object) {
  DmAgreementsView *self = DM_AGREEMENTS_VIEW (object);
  GtkWidget *child;

  if (self->document != NULL) {
    dm_agreements_view_stop (self);
    g_signal_handlers_disconnect_by_data (self->document, self);
  }
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->outcome, dm_agreements_outcome_unref);
  g_clear_pointer (&self->asked_of, dm_reading_unref);
  g_clear_pointer (&self->brushes, g_free);
  g_clear_pointer (&self->chosen[0], g_free);
  g_clear_pointer (&self->chosen[1], g_free);
  g_clear_pointer (&self->style, dm_style_unref);
  G_OBJECT_CLASS (dm_agreements_view_parent_class)->dispose (object);
}

static void bind_children (GtkWidgetClass *widget_class) {
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, pair);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, first);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, second);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, all);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, in_words);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, show_all);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, hint);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, waiting);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, status);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, progress);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, stop);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, flap);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, list);
  gtk_widget_class_bind_template_child (widget_class, DmAgreementsView, findings);
}

static void dm_agreements_view_class_init (DmAgreementsViewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_agreements_view_dispose;
  widget_class->map = dm_agreements_view_map;
  widget_class->grab_focus = dm_agreements_view_grab_focus;
  widget_class->focus = dm_ui_focus_children;
  signals[SAID] = g_signal_new ("said", DM_TYPE_AGREEMENTS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PROPOSED] = g_signal_new ("proposed", DM_TYPE_AGREEMENTS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DM_TYPE_SCENE_LIST);
  g_type_ensure (DM_TYPE_FINDINGS_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-agreements-view.ui");
  bind_children (widget_class);
}

static void dm_agreements_view_init (DmAgreementsView *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  dm_agreements_view_set_up_parties (self);
  dm_agreements_view_set_up_brush (self);
  dm_agreements_view_set_up_run (self);
  g_object_bind_property (self->in_words, "active", self->flap, "reveal-flap",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_toggle_button_set_active (self->in_words, TRUE);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (on_folded), self);
  g_signal_connect_swapped (self->list, "mark-selected", G_CALLBACK (on_mark_selected), self);
  g_signal_connect_swapped (self->list, "mark-clicked", G_CALLBACK (on_mark_clicked), self);
  g_signal_connect_swapped (self->list, "mark-activated", G_CALLBACK (on_mark_activated), self);
  g_signal_connect_swapped (self->findings, "issue-activated", G_CALLBACK (show_issue), self);
}

/**
 * dm_agreements_view_set_document:
 * @self: a view without a document
 * @document: what to show
 */
void dm_agreements_view_set_document (DmAgreementsView *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (follow), self);
}

/**
 * dm_agreements_view_set_style:
 * @self: a view
 * @style: the style of the document's model
 */
void dm_agreements_view_set_style (DmAgreementsView *self, DmStyle *style) {
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  dm_agreements_view_show (self);
}

/**
 * dm_agreements_view_new_stack:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): what it shows; %NULL before there is anything of the document's model
 */
DmStack *dm_agreements_view_new_stack (DmAgreementsView *self) {
  DmModel *model = self->document != NULL ? dm_document_get_model (self->document) : NULL;

  return self->outcome != NULL && model != NULL && suits (self, model)
             ? dm_stack_new_agreements (self->outcome->agreement, self->brushes)
             : NULL;
}

/**
 * dm_agreements_view_tell:
 * @self: a view that shows something
 * @redraw: what it shows, to be drawn anew
 *
 * Has it drawn there between the parties that it is between, and of the scores that are looked at.
 */
void dm_agreements_view_tell (DmAgreementsView *self, DmRedraw *redraw) {
  const DmAgreementsOutcome *outcome = self->outcome;
  guint n = outcome->agreement->packages->grid->n_scored;

  if (outcome->is_between) {
    DmModel *model = dm_reading_get_model (outcome->whole);

    g_strfreev (redraw->step->parties);
    redraw->step->parties = g_new0 (char *, 3);
    for (guint i = 0; i < 2; i++)
      redraw->step->parties[i] = g_strdup (dm_model_get_party (model, outcome->pair[i])->id);
  }
  if (self->brushes == NULL)
    return;
  redraw->brushes = g_memdup2 (self->brushes, n * sizeof (DmBrush));
  redraw->n_brushes = n;
}
