/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-changes-button.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-comparison.h"
#include "dm-findings-pane.h"
#include "dm-findings.h"

#define WIDTH_PX 400
#define HEIGHT_PX 460

struct _DmChangesButton {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkWidget *popover;
  GtkLabel *title;
  DmFindingsPane *pane;
  DmDocument *document;
  DmAnalysis *told; /* (nullable): whose changes are told, or looked for */
};

enum { ISSUE_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmChangesButton, dm_changes_button, GTK_TYPE_WIDGET)

static void find_changes (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  g_task_return_pointer (task, dm_findings_new_changes (data), (GDestroyNotify) g_ptr_array_unref);
}

static void on_found (GObject *source, GAsyncResult *result, gpointer data) {
  DmChangesButton *self = DM_CHANGES_BUTTON (source);
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), NULL);
  DmAnalysis *analysis = g_task_get_task_data (G_TASK (result));

  /* another one may be under way */
  if (changes == NULL || self->button == NULL || analysis != self->told)
    return;
  dm_findings_pane_show (self->pane, dm_reading_get_model (dm_analysis_get_reading (analysis)),
                         changes);
}

static char *describe (DmAnalysis *analysis) {
  g_autofree char *other = dm_describe_other (dm_analysis_get_reading (analysis));

  /* Translators: the heading of a list of changes: where things are otherwise, “as of 3 March 2026” */
  return g_strdup_printf (_ ("What was otherwise %s"), other);
}

/* What nobody looks at isn't looked for. */
static void tell (DmChangesButton *self) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  g_autofree char *title = NULL;
  g_autoptr (GTask) task = NULL;

  if (!gtk_widget_get_visible (self->popover) || analysis == self->told
      || dm_reading_get_other (dm_analysis_get_reading (analysis)) == NULL)
    return;
  dm_analysis_ref (analysis);
  g_clear_pointer (&self->told, dm_analysis_unref);
  self->told = analysis;
  title = describe (analysis);
  gtk_label_set_text (self->title, title);
  task = g_task_new (self, NULL, on_found, NULL);
  g_task_set_task_data (task, dm_analysis_ref (analysis), (GDestroyNotify) dm_analysis_unref);
  g_task_run_in_thread (task, find_changes);
}

static void on_analysis_changed (DmChangesButton *self) {
  DmAnalysis *analysis = dm_document_get_analysis (self->document);
  gboolean compared
      = analysis != NULL && dm_reading_get_other (dm_analysis_get_reading (analysis)) != NULL;

  if (!compared)
    gtk_menu_button_popdown (self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), compared);
  if (compared)
    tell (self);
}

static void on_issue_activated (DmChangesButton *self, const char *issue) {
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[ISSUE_ACTIVATED], 0, issue);
}

static void dm_changes_button_dispose (GObject *object) {
  DmChangesButton *self = DM_CHANGES_BUTTON (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_pointer (&self->told, dm_analysis_unref);
  G_OBJECT_CLASS (dm_changes_button_parent_class)->dispose (object);
}

static void dm_changes_button_class_init (DmChangesButtonClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_changes_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[ISSUE_ACTIVATED]
      = g_signal_new ("issue-activated", DM_TYPE_CHANGES_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *new_contents (DmChangesButton *self) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "changes-title");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  self->pane = g_object_new (DM_TYPE_FINDINGS_PANE, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pane));
  gtk_widget_set_size_request (box, WIDTH_PX, HEIGHT_PX);
  g_signal_connect_swapped (self->pane, "issue-activated", G_CALLBACK (on_issue_activated), self);
  return box;
}

static void dm_changes_button_init (DmChangesButton *self) {
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _ ("Changes"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("What changed, in words"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), new_contents (self));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (tell), self);
  gtk_menu_button_set_popover (self->button, self->popover);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dm_changes_button_set_document:
 * @self: a button without a document
 * @document: whose changes to tell
 */
void dm_changes_button_set_document (DmChangesButton *self, DmDocument *document) {
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "analysis-changed", G_CALLBACK (on_analysis_changed), self);
}
