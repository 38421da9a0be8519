/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-details.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dm-details-parts.h"
#include "dm-source-page.h"

struct _DmDetails {
  GtkWidget parent_instance;

  GtkWidget *handle;
  GtkWidget *pane;
  GtkStack *stack;
  GtkWidget *scroller;
  AdwBin *source_bin;

  DmDocument *document;
  DmStyle *style;
  int width;
  int drag_from;
};

G_DEFINE_FINAL_TYPE (DmDetails, dm_details, GTK_TYPE_WIDGET)

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
  case DM_SELECTION_BASKET:
    index = dm_model_find_basket (page->model, selection->id);
    if (index >= 0)
      dm_details_fill_basket (page, (guint) index);
    return index >= 0;
  case DM_SELECTION_PROPOSAL:
    index = dm_model_find_proposal (page->model, selection->id);
    if (index >= 0)
      dm_details_fill_proposal (page, (guint) index);
    return index >= 0;
  case DM_SELECTION_SOURCE:
    index = dm_model_find_source (page->model, selection->id);
    if (index >= 0)
      dm_details_fill_source (page, (guint) index);
    return index >= 0;
  case DM_SELECTION_MODEL:
  default:
    return FALSE;
  }
}

static void refill (DmDetails *self) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  GtkWidget *box;
  DmDetailsPage page;

  /* A hidden pane costs nothing: it's filled when it comes up. */
  if (analysis == NULL || self->style == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "details");
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
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
}

static void dm_details_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (dm_details_parent_class)->map (widget);
  refill (DM_DETAILS (widget));
}

static void on_drag_begin (GtkGestureDrag *drag, double x, double y, DmDetails *self) {
  self->drag_from = gtk_widget_get_width (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void on_drag_update (GtkGestureDrag *drag, double dx, double dy, DmDetails *self) {
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double moved;

  /* The handle moves along with the pane: what was dragged is what is left to go. */
  moved = gtk_widget_get_width (GTK_WIDGET (self)) - self->drag_from;
  dm_details_set_width (self, (int) (self->drag_from + moved + (rtl ? dx : -dx)));
}

static void dm_details_dispose (GObject *object) {
  DmDetails *self = DM_DETAILS (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->style, dm_style_unref);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  g_clear_pointer (&self->pane, gtk_widget_unparent);
  G_OBJECT_CLASS (dm_details_parent_class)->dispose (object);
}

static void dm_details_class_init (DmDetailsClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_details_dispose;
  widget_class->map = dm_details_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-details.ui");
  gtk_widget_class_bind_template_child (widget_class, DmDetails, handle);
  gtk_widget_class_bind_template_child (widget_class, DmDetails, pane);
  gtk_widget_class_bind_template_child (widget_class, DmDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, DmDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, DmDetails, source_bin);
}

/* --- the source --- */

static void show_form (DmDetails *self) {
  gtk_stack_set_visible_child_name (self->stack, "details");
  gtk_widget_child_focus (self->scroller, GTK_DIR_TAB_FORWARD);
}

/* The page costs something: it's made when it is wanted. */
static void on_source_mapped (DmDetails *self) {
  GtkWidget *page;

  if (adw_bin_get_child (self->source_bin) != NULL || self->document == NULL)
    return;
  page = dm_source_page_new (self->document);
  g_signal_connect_object (page, "form-wanted", G_CALLBACK (show_form), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->source_bin, page);
}

/**
 * dm_details_show_source:
 * @self: a pane that can be seen
 *
 * Shows where what is selected stands in the source.
 */
void dm_details_show_source (DmDetails *self) {
  DmTarget target = dm_document_get_target (self->document);

  gtk_stack_set_visible_child_name (self->stack, "source");
  if (adw_bin_get_child (self->source_bin) != NULL)
    dm_source_page_show (DM_SOURCE_PAGE (adw_bin_get_child (self->source_bin)), &target, "");
}

static void dm_details_init (DmDetails *self) {
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->source_bin, "map", G_CALLBACK (on_source_mapped), self);
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details"), -1);
  dm_details_set_width (self, 340);
}

/**
 * dm_details_set_document:
 * @self: a pane without a document
 * @document: whose selection to tell about
 */
void dm_details_set_document (DmDetails *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (refill), self);
  g_signal_connect_swapped (document, "selection-changed", G_CALLBACK (refill), self);
}

/**
 * dm_details_set_style:
 * @self: a pane
 * @style: the style of the document's model, for the parties' colours
 */
void dm_details_set_style (DmDetails *self, DmStyle *style) {
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  refill (self);
}

/**
 * dm_details_get_width:
 * @self: a pane
 *
 * Returns: the width chosen for it, in px
 */
int dm_details_get_width (DmDetails *self) {
  return self->width;
}

/**
 * dm_details_set_width:
 * @self: a pane
 * @width: in px; what is out of bounds becomes the nearest that isn't
 */
void dm_details_set_width (DmDetails *self, int width) {
  self->width = CLAMP (width, DM_DETAILS_MIN_WIDTH, DM_DETAILS_MAX_WIDTH);
  gtk_widget_set_size_request (GTK_WIDGET (self), self->width, -1);
}
