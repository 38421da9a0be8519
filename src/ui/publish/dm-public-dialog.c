/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-public-dialog.h"

#include <glib/gi18n-lib.h>

#include "dm-choose-target.h"
#include "dm-diff-view.h"
#include "dm-failure-bar.h"
#include "dm-leaks.h"
#include "dm-public-choices.h"
#include "dm-publishing.h"
#include "dm-writer.h"

struct _DmPublicDialog {
  AdwWindow parent_instance;

  GtkWidget *save_button, *list;
  DmFailureBar *failure;
  DmPublicChoices *choices;
  DmDiffView *diff;

  DmModel *model;
  GFile *own; /* (nullable): that of the document, which isn't to be overwritten */
  char *name; /* proposed for the file, without an ending */
  GCancellable *looking, *saving;
};

enum { SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmPublicDialog, dm_public_dialog, ADW_TYPE_WINDOW)

/* A model, and what to withhold of it. */
typedef struct {
  DmModel *model;
  guint choices;
  GStrv sentences, lines; /* what is told of it */
} Job;

static Job *job_new (DmModel *model, guint choices) {
  Job *job = g_new0 (Job, 1);

  job->model = dm_model_ref (model);
  job->choices = choices;
  return job;
}

static void job_free (gpointer data) {
  Job *job = data;

  dm_model_unref (job->model);
  g_strfreev (job->sentences);
  g_strfreev (job->lines);
  g_free (job);
}

/* --- looking at what goes, on a worker --- */

static char *write_text (const DmModel *model) {
  g_autoptr (GBytes) bytes = dm_writer_write (model);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void look_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  Job *job = data;
  g_autoptr (DmRedaction) redaction = dm_redaction_new (job->model, job->choices);
  g_autoptr (DmLeaks) leaks = dm_leaks_new (redaction);
  g_autofree char *before = write_text (job->model);
  g_autofree char *after = write_text (dm_redaction_get_model (redaction));

  job->sentences = dm_leaks_describe (leaks);
  job->lines = dm_diff_view_compare (before, after);
  g_task_return_boolean (task, TRUE);
}

static void add_sentence (DmPublicDialog *self, const char *text) {
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (self->list), label);
}

static void on_looked (GObject *object, GAsyncResult *result, gpointer data) {
  DmPublicDialog *self = DM_PUBLIC_DIALOG (object);
  const Job *job = g_task_get_task_data (G_TASK (result));
  GtkWidget *child;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; job->sentences[i] != NULL; i++)
    add_sentence (self, job->sentences[i]);
  dm_diff_view_set_lines (self->diff, (const char *const *) job->lines);
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

static void look (DmPublicDialog *self) {
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  task = g_task_new (self, self->looking, on_looked, NULL);
  g_task_set_task_data (task, job_new (self->model, dm_public_choices_get (self->choices)),
                        job_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void on_changed (DmPublicDialog *self) {
  dm_failure_bar_forget (self->failure);
  look (self);
}

/* --- saving --- */

static gboolean write_copy (gpointer data, GFile *file, gboolean allow_repeated,
                            GCancellable *cancellable, GError **error) {
  const Job *job = data;
  g_autoptr (DmRedaction) redaction = dm_redaction_new (job->model, job->choices);
  g_autoptr (DmLeaks) leaks = dm_leaks_new (redaction);
  g_autoptr (GBytes) bytes = dm_writer_write (dm_redaction_get_model (redaction));

  return (allow_repeated || dm_leaks_check_repeated (leaks, error))
         && dm_leaks_check_model (leaks, bytes, error)
         && dm_publish_write_bytes (file, bytes, cancellable, error);
}

static void on_finished (GtkWindow *window, GFile *file, gboolean written, const GError *error) {
  DmPublicDialog *self = DM_PUBLIC_DIALOG (window);

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (error != NULL)
    dm_failure_bar_say (self->failure, error->message);
  if (!written)
    return;
  g_signal_emit (self, signals[SAVED], 0, file);
  gtk_window_close (window);
}

static void save (DmPublicDialog *self, GFile *file) {
  const DmPublishing publishing = {
    .window = GTK_WINDOW (self),
    .file = file,
    .job = job_new (self->model, dm_public_choices_get (self->choices)),
    .free_job = job_free,
    .write = write_copy,
    .finished = on_finished,
  };

  gtk_widget_set_sensitive (self->save_button, FALSE);
  dm_publish (&publishing, self->saving);
}

static void on_chosen (GtkWindow *window, GFile *file) {
  DmPublicDialog *self = DM_PUBLIC_DIALOG (window);

  if (self->own != NULL && g_file_equal (file, self->own))
    dm_failure_bar_say (
        self->failure,
        _ ("That is the file of the document itself, which would lose what is withheld."));
  else
    save (self, file);
}

static void on_save (DmPublicDialog *self) {
  g_autofree char *name = g_strdup_printf ("%s.demarche", self->name);
  const DmTargetChoice choice = {
    .title = _ ("Save a Public Copy"), .accept = _ ("_Save"), .name = name, .chosen = on_chosen
  };

  dm_choose_target (GTK_WINDOW (self), &choice);
}

/* --- the dialog --- */

static void dm_public_dialog_dispose (GObject *object) {
  DmPublicDialog *self = DM_PUBLIC_DIALOG (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_cancellable_cancel (self->saving);
  g_clear_object (&self->saving);
  g_clear_object (&self->own);
  g_clear_pointer (&self->model, dm_model_unref);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (dm_public_dialog_parent_class)->dispose (object);
}

static void dm_public_dialog_class_init (DmPublicDialogClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_public_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", DM_TYPE_PUBLIC_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  g_type_ensure (DM_TYPE_DIFF_VIEW);
  g_type_ensure (DM_TYPE_FAILURE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-public-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DmPublicDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, DmPublicDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DmPublicDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DmPublicDialog, diff);
  gtk_widget_class_bind_template_child_full (widget_class, "options", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void dm_public_dialog_init (DmPublicDialog *self) {
  self->saving = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_public_dialog_new:
 * @parent: the window it belongs to
 * @model: what to copy
 * @own: (nullable): the document's file
 * @name: what to propose as the copy's name, without an ending
 *
 * Returns: (transfer none): a dialog that lives until it is closed
 */
DmPublicDialog *dm_public_dialog_new (GtkWindow *parent, DmModel *model, GFile *own,
                                      const char *name) {
  DmPublicDialog *self = g_object_new (DM_TYPE_PUBLIC_DIALOG, "transient-for", parent, NULL);
  GObject *options
      = gtk_widget_get_template_child (GTK_WIDGET (self), DM_TYPE_PUBLIC_DIALOG, "options");

  self->model = dm_model_ref (model);
  self->own = own != NULL ? g_object_ref (own) : NULL;
  self->name = g_strdup (name);
  self->choices = dm_public_choices_new (model);
  gtk_box_prepend (GTK_BOX (options), GTK_WIDGET (self->choices));
  g_signal_connect_swapped (self->choices, "changed", G_CALLBACK (on_changed), self);
  look (self);
  return self;
}
