/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-matrix-view.h"

#include "dm-focus.h"
#include "dm-follower.h"
#include "dm-stacks.h"

struct _DmMatrixView {
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkCheckButton *by_similarity;
  DmSceneList *list;

  DmFollower *follower;     /* (nullable) */
  DmStyle *style;           /* (nullable) */
  DmSimilarity *similarity; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DmMatrixView, dm_matrix_view, GTK_TYPE_WIDGET)

static void show (DmMatrixView *self) {
  g_autoptr (DmStack) stack = dm_matrix_view_new_stack (self);

  if (stack != NULL && self->style != NULL)
    dm_scene_list_set_stack (self->list, stack, self->style);
}

static gpointer compare (DmAnalysis *analysis, GCancellable *cancellable, GError **error) {
  return dm_similarity_new (analysis, cancellable, error);
}

static void take (GtkWidget *widget, gpointer similarity) {
  DmMatrixView *self = DM_MATRIX_VIEW (widget);

  g_clear_pointer (&self->similarity, dm_similarity_unref);
  self->similarity = similarity;
  show (self);
}

static gboolean dm_matrix_view_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_MATRIX_VIEW (widget)->list));
}

static void dm_matrix_view_dispose (GObject *object) {
  DmMatrixView *self = DM_MATRIX_VIEW (object);
  GtkWidget *child;

  g_clear_pointer (&self->follower, dm_follower_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->similarity, dm_similarity_unref);
  g_clear_pointer (&self->style, dm_style_unref);
  G_OBJECT_CLASS (dm_matrix_view_parent_class)->dispose (object);
}

static void dm_matrix_view_class_init (DmMatrixViewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_matrix_view_dispose;
  widget_class->grab_focus = dm_matrix_view_grab_focus;
  widget_class->focus = dm_ui_focus_whole;
  g_type_ensure (DM_TYPE_SCENE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-matrix-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DmMatrixView, bar);
  gtk_widget_class_bind_template_child (widget_class, DmMatrixView, by_similarity);
  gtk_widget_class_bind_template_child (widget_class, DmMatrixView, list);
}

static void dm_matrix_view_init (DmMatrixView *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->by_similarity, "toggled", G_CALLBACK (show), self);
}

/**
 * dm_matrix_view_set_document:
 * @self: a view without a document
 * @document: what to show
 */
void dm_matrix_view_set_document (DmMatrixView *self, DmDocument *document) {
  g_return_if_fail (self->follower == NULL);
  self->follower = dm_follower_new (GTK_WIDGET (self), self->list, document, compare,
                                    (GDestroyNotify) dm_similarity_unref, take);
}

/**
 * dm_matrix_view_set_style:
 * @self: a view
 * @style: the style of the document's model
 */
void dm_matrix_view_set_style (DmMatrixView *self, DmStyle *style) {
  dm_style_ref (style);
  g_clear_pointer (&self->style, dm_style_unref);
  self->style = style;
  show (self);
}

/**
 * dm_matrix_view_new_stack:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): what it shows; %NULL before there is anything
 */
DmStack *dm_matrix_view_new_stack (DmMatrixView *self) {
  return self->similarity != NULL
             ? dm_stack_new_matrix (self->similarity,
                                    gtk_check_button_get_active (self->by_similarity))
             : NULL;
}

/** dm_matrix_view_is_by_similarity: Returns: whether like stands beside like */
gboolean dm_matrix_view_is_by_similarity (DmMatrixView *self) {
  return gtk_check_button_get_active (self->by_similarity);
}

/**
 * dm_matrix_view_set_by_similarity:
 * @self: a view
 * @by_similarity: whether like is to stand beside like, or all in the order of the file
 */
void dm_matrix_view_set_by_similarity (DmMatrixView *self, gboolean by_similarity) {
  gtk_check_button_set_active (self->by_similarity, by_similarity);
}
