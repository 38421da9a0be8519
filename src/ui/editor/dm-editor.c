/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dm-change.h"
#include "dm-details-parts.h"
#include "dm-editor-forms.h"
#include "dm-focus.h"
#include "dm-source-page.h"
#include "dm-thing.h"

struct _DmEditor {
  GtkWidget parent_instance;

  GtkWidget *handle;
  GtkWidget *scroller;
  GtkLabel *kind, *name;
  GtkStack *pages;
  AdwBin *source_bin;
  GtkToggleButton *as_form, *as_source;
  GtkBox *column;
  GtkWidget *context;                   /* (nullable): what is told below the form */
  DmForm *forms[DM_SELECTION_VIEW + 1]; /* (nullable): made when first needed */
  DmForm *form;                         /* (nullable): the one that is shown */

  DmDocument *document;
  DmStyle *style;
  int width;
  int drag_from;
  gboolean jumping; /* it is said already where to go on the other page */
};

G_DEFINE_FINAL_TYPE (DmEditor, dm_editor, GTK_TYPE_WIDGET)

/* Returns: FALSE if the model of the analysis doesn't have what is selected (yet) */
static gboolean fill (DmDetailsPage *page, const DmSelection *selection) {
  int party = -1, index = -1;

  switch (selection->kind) {
  case DM_SELECTION_POSITION:
    index = dm_model_find_issue (page->model, selection->id);
    party = dm_model_find_party (page->model, selection->party);
    if (index >= 0 && party >= 0)
      dm_details_fill_position (page, (guint) index, (guint) party);
    return index >= 0 && party >= 0;
  case DM_SELECTION_ISSUE:
    index = dm_model_find_issue (page->model, selection->id);
    if (index >= 0)
      dm_details_fill_issue (page, (guint) index);
    return index >= 0;
  case DM_SELECTION_PARTY:
    index = dm_model_find_party (page->model, selection->id);
    if (index >= 0)
      dm_details_fill_party (page, (guint) index);
    return index >= 0;
  case DM_SELECTION_SOURCE:
    index = dm_model_find_source (page->model, selection->id);
    if (index >= 0)
      dm_details_fill_source (page, (guint) index);
    return index >= 0;
  case DM_SELECTION_MODEL:
    dm_details_fill_model (page);
    return TRUE;
  default: /* their forms tell it all */
    return TRUE;
  }
}

typedef DmForm *(*NewForm) (DmDocument *document);

static const NewForm new_forms[] = {
  [DM_SELECTION_MODEL] = dm_editor_new_model_form,
  [DM_SELECTION_ISSUE] = dm_editor_new_issue_form,
  [DM_SELECTION_PARTY] = dm_editor_new_party_form,
  [DM_SELECTION_POSITION] = dm_editor_new_position_form,
  [DM_SELECTION_BASKET] = dm_editor_new_basket_form,
  [DM_SELECTION_PROPOSAL] = dm_editor_new_proposal_form,
  [DM_SELECTION_SOURCE] = dm_editor_new_source_form,
  [DM_SELECTION_EVENT] = dm_editor_new_event_form,
  [DM_SELECTION_SCENARIO] = dm_editor_new_scenario_form,
  [DM_SELECTION_VIEW] = dm_editor_new_view_form,
};

/* What is selected, as long as the model has it; otherwise the model. */
static DmTarget get_target (DmEditor *self, DmSelectionKind *kind) {
  const DmSelection *selection = dm_document_get_selection (self->document);
  DmTarget target = dm_document_get_target (self->document);

  *kind = selection->kind;
  if (selection->kind != DM_SELECTION_MODEL
      && !dm_change_has_selection (dm_document_get_model (self->document), selection)) {
    *kind = DM_SELECTION_MODEL;
    target = (DmTarget){ .kind = DM_TARGET_MODEL };
  }
  return target;
}

static void show_name (DmEditor *self, DmSelectionKind kind, const DmTarget *target) {
  DmModel *model = dm_document_get_model (self->document);
  const char *name = dm_model_get_title (model);
  g_autofree char *both = NULL;
  int issue, party, index;

  if (kind == DM_SELECTION_POSITION) {
    issue = dm_model_find_issue (model, target->id);
    party = dm_model_find_party (model, target->party);
    if (issue >= 0 && party >= 0)
      /* Translators: a party and the issue on which it holds something */
      name = both
          = g_strdup_printf (_ ("%1$s on “%2$s”"), dm_model_get_party (model, (guint) party)->name,
                             dm_model_get_issue (model, (guint) issue)->name);
  } else if (kind != DM_SELECTION_MODEL) {
    index = dm_thing_find (model, target->kind, target->id);
    name = index >= 0 ? dm_thing_get_name (model, target->kind, (guint) index) : "";
  }
  gtk_label_set_text (self->kind, dm_editor_name_kind (kind));
  gtk_label_set_text (self->name, name);
}

/* A hidden pane costs nothing: it's filled when it comes up. */
static gboolean is_idle (DmEditor *self) {
  return self->document == NULL || dm_document_get_model (self->document) == NULL
         || !gtk_widget_get_mapped (GTK_WIDGET (self));
}

/* A form that is put aside stays where it is: GTK 4.8 complains of what a screen reader knew already when that comes back. */
static void show_instead (DmEditor *self, DmForm *form) {
  if (self->form != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  if (gtk_widget_get_parent (GTK_WIDGET (form)) == NULL)
    gtk_box_prepend (self->column, GTK_WIDGET (form));
  gtk_widget_set_visible (GTK_WIDGET (form), TRUE);
  self->form = form;
}

static void show_form (DmEditor *self) {
  DmSelectionKind kind;
  DmTarget target;
  DmForm *form;

  if (is_idle (self))
    return;
  target = get_target (self, &kind);
  show_name (self, kind, &target);
  form = self->forms[kind];
  if (form == NULL) {
    form = self->forms[kind] = new_forms[kind](self->document);
    g_object_ref_sink (form);
    if (self->style != NULL)
      dm_form_set_style (form, self->style);
  }
  if (form != self->form) {
    show_instead (self, form);
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  }
  dm_form_set_target (form, &target);
}

/* Where what is selected has another id now, the selection follows in a moment, and the form with it: one that went away meanwhile
 * would take the keyboard along. */
static void on_model_changed (DmEditor *self) {
  DmModel *model = dm_document_get_model (self->document);

  if (model != NULL && dm_change_has_selection (model, dm_document_get_selection (self->document)))
    show_form (self);
}

/* What follows from the whole model: the verdict, links to what belongs together. */
static void show_context (DmEditor *self) {
  DmAnalysis *analysis = self->document != NULL ? dm_document_get_analysis (self->document) : NULL;
  DmDetailsPage page;
  GtkWidget *box;

  if (analysis == NULL || self->style == NULL || is_idle (self))
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  page = (DmDetailsPage){
    .box = GTK_BOX (box),
    .document = self->document,
    .style = self->style,
    .analysis = analysis,
    .reading = dm_analysis_get_reading (analysis),
    .model = dm_reading_get_model (dm_analysis_get_reading (analysis)),
  };
  if (!fill (&page, dm_document_get_selection (self->document)))
    dm_details_fill_model (&page);
  if (self->context != NULL)
    gtk_box_remove (self->column, self->context);
  gtk_box_append (self->column, box);
  self->context = box;
}

/* Forms tell of what an analysis gives, too: who accepts a level, what positions say of a proposal. */
static void on_analysis_changed (DmEditor *self) {
  if (self->form != NULL && !is_idle (self))
    dm_form_refresh (self->form);
  show_context (self);
}

static void refill (DmEditor *self) {
  show_form (self);
  show_context (self);
}

static void dm_editor_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (dm_editor_parent_class)->map (widget);
  refill (DM_EDITOR (widget));
}

static void on_drag_begin (GtkGestureDrag *drag, double x, double y, DmEditor *self) {
  self->drag_from = gtk_widget_get_width (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void on_drag_update (GtkGestureDrag *drag, double dx, double dy, DmEditor *self) {
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double moved;

  /* The handle moves along with the pane: what was dragged is what is left to go. */
  moved = gtk_widget_get_width (GTK_WIDGET (self)) - self->drag_from;
  dm_editor_set_width (self, (int) (self->drag_from + moved + (rtl ? dx : -dx)));
}

static gboolean dm_editor_grab_focus (GtkWidget *widget) {
  DmEditor *self = DM_EDITOR (widget);

  if (gtk_toggle_button_get_active (self->as_source))
    return gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
  return self->form != NULL && dm_form_focus_first (self->form);
}

static void on_form_wanted (DmEditor *self, const char *pointer) {
  self->jumping = TRUE;
  gtk_toggle_button_set_active (self->as_form, TRUE);
  self->jumping = FALSE;
  if (self->form == NULL || !dm_form_focus_member (self->form, pointer))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void show_place (DmEditor *self, const char *pointer) {
  DmTarget target = dm_document_get_target (self->document);
  GtkWidget *page = adw_bin_get_child (self->source_bin);

  if (page != NULL)
    dm_source_page_show (DM_SOURCE_PAGE (page), &target, pointer);
}

/* The page costs something: it's made when it is wanted. */
static void on_source_mapped (DmEditor *self) {
  GtkWidget *page;

  if (adw_bin_get_child (self->source_bin) != NULL || self->document == NULL)
    return;
  page = dm_source_page_new (self->document);
  g_signal_connect_object (page, "form-wanted", G_CALLBACK (on_form_wanted), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->source_bin, page);
}

/* Whoever is at work on one page goes on at the same place on the other one. */
static void on_switched (DmEditor *self) {
  gboolean source = gtk_toggle_button_get_active (self->as_source);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL && !self->jumping ? gtk_root_get_focus (root) : NULL;
  GtkWidget *page = adw_bin_get_child (self->source_bin);
  gboolean at_work = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages));
  g_autofree char *pointer = at_work && source ? dm_form_dup_focused (self->form) : NULL;

  gtk_stack_set_visible_child_name (self->pages, source ? "source" : "form");
  if (pointer != NULL)
    show_place (self, pointer);
  else if (at_work && !source && page != NULL)
    dm_source_page_show_form (DM_SOURCE_PAGE (page));
}

static void dm_editor_dispose (GObject *object) {
  DmEditor *self = DM_EDITOR (object);
  GtkWidget *child;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->style, dm_style_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    g_clear_object (&self->forms[i]);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dm_editor_parent_class)->dispose (object);
}

static void dm_editor_class_init (DmEditorClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_editor_dispose;
  widget_class->map = dm_editor_map;
  widget_class->grab_focus = dm_editor_grab_focus;
  widget_class->focus = dm_ui_focus_children;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/demarche/Demarche/dm-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DmEditor, handle);
  gtk_widget_class_bind_template_child (widget_class, DmEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, DmEditor, column);
  gtk_widget_class_bind_template_child (widget_class, DmEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, DmEditor, name);
  gtk_widget_class_bind_template_child (widget_class, DmEditor, pages);
  gtk_widget_class_bind_template_child (widget_class, DmEditor, source_bin);
  gtk_widget_class_bind_template_child (widget_class, DmEditor, as_form);
  gtk_widget_class_bind_template_child (widget_class, DmEditor, as_source);
}

static void dm_editor_init (DmEditor *self) {
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (self->as_source, "toggled", G_CALLBACK (on_switched), self);
  g_signal_connect_swapped (self->source_bin, "map", G_CALLBACK (on_source_mapped), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details"), -1);
  dm_editor_set_width (self, 340);
}

/**
 * dm_editor_set_document:
 * @self: a pane without a document
 * @document: whose selection to tell about
 */
void dm_editor_set_document (DmEditor *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "model-changed", G_CALLBACK (on_model_changed), self);
  g_signal_connect_swapped (document, "reading-changed", G_CALLBACK (on_model_changed), self);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (on_analysis_changed), self);
  g_signal_connect_swapped (document, "selection-changed", G_CALLBACK (refill), self);
}

/**
 * dm_editor_set_style:
 * @self: a pane
 * @style: the style of the document's model, for the parties' colours
 */
void dm_editor_set_style (DmEditor *self, DmStyle *style) {
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    if (self->forms[i] != NULL)
      dm_form_set_style (self->forms[i], style);
  show_context (self);
}

/**
 * dm_editor_get_width:
 * @self: a pane
 *
 * Returns: the width chosen for it, in px
 */
int dm_editor_get_width (DmEditor *self) {
  return self->width;
}

/**
 * dm_editor_set_width:
 * @self: a pane
 * @width: in px; what is out of bounds becomes the nearest that isn't
 */
void dm_editor_set_width (DmEditor *self, int width) {
  self->width = CLAMP (width, DM_EDITOR_MIN_WIDTH, DM_EDITOR_MAX_WIDTH);
  gtk_widget_set_size_request (GTK_WIDGET (self), self->width, -1);
}

/**
 * dm_editor_show_source:
 * @self: a pane that can be seen
 *
 * Shows where what is selected stands in the source; where a field of its form has the keyboard, its member.
 */
void dm_editor_show_source (DmEditor *self) {
  g_autofree char *pointer = self->form != NULL ? dm_form_dup_focused (self->form) : NULL;

  self->jumping = TRUE;
  gtk_toggle_button_set_active (self->as_source, TRUE);
  self->jumping = FALSE;
  show_place (self, pointer != NULL ? pointer : "");
}
