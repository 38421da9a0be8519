/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-compare-window.h"

#include <glib/gi18n-lib.h>

#include "dm-describe-difference.h"
#include "dm-diff-view.h"
#include "dm-writer.h"

#define MOST_SENTENCES 100

struct _DmCompareWindow {
  AdwWindow parent_instance;

  GtkStack *pages;
  GtkWidget *sentences;
  DmDiffView *diff;

  DmDocument *document;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DmCompareWindow, dm_compare_window, ADW_TYPE_WINDOW)

/* --- comparing, on a worker --- */

typedef struct {
  DmModel *theirs, *mine;
  GStrv sentences, lines;
} Comparison;

static void comparison_free (Comparison *comparison) {
  dm_model_unref (comparison->theirs);
  dm_model_unref (comparison->mine);
  g_strfreev (comparison->sentences);
  g_strfreev (comparison->lines);
  g_free (comparison);
}

static char *write_text (const DmModel *model) {
  g_autoptr (GBytes) bytes = dm_writer_write (model);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void compare_in_thread (GTask *task, gpointer source, gpointer data,
                               GCancellable *cancellable) {
  Comparison *comparison = data;
  g_autoptr (DmDiff) diff = dm_diff_new (comparison->theirs, comparison->mine);
  g_autofree char *theirs = write_text (comparison->theirs);
  g_autofree char *mine = write_text (comparison->mine);

  comparison->sentences = dm_describe_differences (diff, MOST_SENTENCES);
  comparison->lines = dm_diff_view_compare (theirs, mine);
  g_task_return_boolean (task, TRUE);
}

/* --- showing it --- */

static GtkWidget *make_sentence (const char *text) {
  g_autofree char *bullet = g_strdup_printf ("• %s", text);
  GtkWidget *label = gtk_label_new (bullet);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void on_compared (GObject *object, GAsyncResult *result, gpointer data) {
  DmCompareWindow *self = DM_COMPARE_WINDOW (object);
  const Comparison *comparison = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  for (guint i = 0; comparison->sentences[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->sentences), make_sentence (comparison->sentences[i]));
  if (comparison->sentences[0] == NULL)
    gtk_box_append (GTK_BOX (self->sentences),
                    gtk_label_new (_ ("Both mean the same: only the text differs.")));
  dm_diff_view_set_lines (self->diff, (const char *const *) comparison->lines);
  gtk_stack_set_visible_child_name (self->pages, "differences");
  dm_diff_view_focus (self->diff);
}

static GtkWidget *make_heading (const char *text) {
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *make_sentences (DmCompareWindow *self) {
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->sentences = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->sentences);
  return scroller;
}

static GtkWidget *make_differences (DmCompareWindow *self) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), make_heading (_ ("From the file to what you have here")));
  gtk_box_append (GTK_BOX (box), make_sentences (self));
  gtk_box_append (GTK_BOX (box),
                  make_heading (_ ("Line by line: − is in the file only, + is here only")));
  self->diff = DM_DIFF_VIEW (dm_diff_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->diff), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->diff));
  return box;
}

static GtkWidget *make_waiting (void) {
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_spinner_start (GTK_SPINNER (spinner));
  return spinner;
}

/* --- what to do about it --- */

static void answer (GtkButton *button, DmCompareWindow *self) {
  const char *action = g_object_get_data (G_OBJECT (button), "dm-action");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
}

static GtkWidget *make_answer (DmCompareWindow *self, const char *label, const char *action) {
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), "dm-action", (gpointer) action);
  g_signal_connect (button, "clicked", G_CALLBACK (answer), self);
  return button;
}

static GtkWidget *make_header (DmCompareWindow *self) {
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             make_answer (self, _ ("_Take Theirs"), "win.take-theirs"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           make_answer (self, _ ("_Keep Mine"), "win.keep-mine"));
  return header;
}

static void dm_compare_window_dispose (GObject *object) {
  DmCompareWindow *self = DM_COMPARE_WINDOW (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (dm_compare_window_parent_class)->dispose (object);
}

static void dm_compare_window_class_init (DmCompareWindowClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = dm_compare_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void dm_compare_window_init (DmCompareWindow *self) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->pages, make_waiting (), "waiting");
  gtk_stack_add_named (self->pages, make_differences (self), "differences");
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pages));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Compare"));
  gtk_window_set_default_size (GTK_WINDOW (self), 860, 640);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * dm_compare_window_new:
 * @parent: the window of the document, whose actions it asks for
 * @document: a document whose file another program changed (%DM_OUTSIDE_CHANGED)
 *
 * Returns: (transfer none): a window that compares both as they are now; it closes when that is dealt with, or changes again
 */
DmCompareWindow *dm_compare_window_new (GtkWindow *parent, DmDocument *document) {
  DmCompareWindow *self = g_object_new (DM_TYPE_COMPARE_WINDOW, "transient-for", parent,
                                        "destroy-with-parent", TRUE, "modal", TRUE, NULL);
  Comparison *comparison = g_new0 (Comparison, 1);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_compared, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "outside-changed", G_CALLBACK (gtk_window_close), self);
  comparison->theirs = dm_model_ref (dm_document_get_outside_model (document));
  comparison->mine = dm_model_ref (dm_document_get_model (document));
  g_task_set_task_data (task, comparison, (GDestroyNotify) comparison_free);
  g_task_run_in_thread (task, compare_in_thread);
  return self;
}
