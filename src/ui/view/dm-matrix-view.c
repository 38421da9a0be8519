/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-matrix-view.h"

#include "dm-focus.h"
#include "dm-scene-list.h"
#include "dm-stacks.h"

struct _DmMatrixView {
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkCheckButton *by_similarity;
  DmSceneList *list;

  DmDocument *document;
  DmStyle *style;           /* (nullable) */
  DmSimilarity *similarity; /* (nullable) */
  DmAnalysis *compared;     /* (nullable): what is being compared, or was */
  GCancellable *comparing;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DmMatrixView, dm_matrix_view, GTK_TYPE_WIDGET)

static void show (DmMatrixView *self) {
  g_autoptr (DmStack) stack = dm_matrix_view_new_stack (self);

  if (stack != NULL && self->style != NULL)
    dm_scene_list_set_stack (self->list, stack, self->style);
}

static void compare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  GError *error = NULL;
  DmSimilarity *similarity = dm_similarity_new (data, cancellable, &error);

  if (similarity != NULL)
    g_task_return_pointer (task, similarity, (GDestroyNotify) dm_similarity_unref);
  else
    g_task_return_error (task, error);
}

static void on_compared (GObject *source, GAsyncResult *result, gpointer data) {
  DmMatrixView *self = DM_MATRIX_VIEW (source);
  g_autoptr (DmSimilarity) similarity = g_task_propagate_pointer (G_TASK (result), NULL);

  /* a later comparison may be under way */
  if (similarity == NULL || self->list == NULL || similarity->analysis != self->compared)
    return;
  g_clear_pointer (&self->similarity, dm_similarity_unref);
  self->similarity = g_steal_pointer (&similarity);
  show (self);
}

/* A view that nobody sees costs nothing. */
static void follow (DmMatrixView *self) {
  DmAnalysis *analysis = self->document != NULL ? dm_document_get_analysis (self->document) : NULL;
  g_autoptr (GTask) task = NULL;

  if (analysis == NULL || analysis == self->compared || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  self->comparing = g_cancellable_new ();
  dm_analysis_ref (analysis);
  g_clear_pointer (&self->compared, dm_analysis_unref);
  self->compared = analysis;
  task = g_task_new (self, self->comparing, on_compared, NULL);
  g_task_set_task_data (task, dm_analysis_ref (analysis), (GDestroyNotify) dm_analysis_unref);
  g_task_run_in_thread (task, compare);
}

static void dm_matrix_view_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (dm_matrix_view_parent_class)->map (widget);
  follow (DM_MATRIX_VIEW (widget));
}

static void on_mark_selected (DmMatrixView *self, const DmMark *mark) {
  DmModel *model = dm_reading_get_model (dm_analysis_get_reading (self->similarity->analysis));
  const char *party = mark->party >= 0 ? dm_model_get_party (model, (guint) mark->party)->id : NULL;
  const char *issue = mark->issue >= 0 ? dm_model_get_issue (model, (guint) mark->issue)->id : NULL;

  if (issue != NULL && party != NULL)
    dm_document_select (self->document, DM_SELECTION_POSITION, issue, party, NULL);
  else if (issue != NULL)
    dm_document_select (self->document, DM_SELECTION_ISSUE, issue, NULL, NULL);
  else if (party != NULL)
    dm_document_select (self->document, DM_SELECTION_PARTY, party, NULL, NULL);
}

/* What it shows of an issue is on the map, too: in full. */
static void on_mark_activated (DmMatrixView *self, const DmMark *mark) {
  if (mark->issue >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "map");
}

static gboolean dm_matrix_view_grab_focus (GtkWidget *widget) {
  return gtk_widget_grab_focus (GTK_WIDGET (DM_MATRIX_VIEW (widget)->list));
}

static void dm_matrix_view_dispose (GObject *object) {
  DmMatrixView *self = DM_MATRIX_VIEW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list = NULL;
  g_clear_pointer (&self->similarity, dm_similarity_unref);
  g_clear_pointer (&self->compared, dm_analysis_unref);
  g_clear_pointer (&self->style, dm_style_unref);
  G_OBJECT_CLASS (dm_matrix_view_parent_class)->dispose (object);
}

static void dm_matrix_view_class_init (DmMatrixViewClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_matrix_view_dispose;
  widget_class->map = dm_matrix_view_map;
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
  g_signal_connect_swapped (self->list, "mark-selected", G_CALLBACK (on_mark_selected), self);
  g_signal_connect_swapped (self->list, "mark-activated", G_CALLBACK (on_mark_activated), self);
}

/**
 * dm_matrix_view_set_document:
 * @self: a view without a document
 * @document: what to show
 */
void dm_matrix_view_set_document (DmMatrixView *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (follow), self);
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
