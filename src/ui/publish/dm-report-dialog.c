/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "dm-choose-target.h"
#include "dm-failure-bar.h"
#include "dm-leaks.h"
#include "dm-public-choices.h"
#include "dm-publishing.h"
#include "dm-report-contents.h"
#include "dm-report-write.h"

struct _DmReportDialog {
  AdwWindow parent_instance;

  GtkWidget *write_button, *options;
  DmFailureBar *failure;
  GtkSpinner *spinner;
  AdwComboRow *format, *theme, *paper;
  GtkSwitch *is_public;
  DmPublicChoices *choices;

  DmDocument *document;
  char *name; /* proposed for the file, without an ending */
  GCancellable *writing;
};

enum { WRITTEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmReportDialog, dm_report_dialog, ADW_TYPE_WINDOW)

/* --- making it, on a worker --- */

typedef struct {
  DmReading *reading;
  DmRedaction *redaction; /* (nullable): what the reading is of, where that is a public copy */
  DmReportFormat format;
  DmReportLook look;
} Job;

static void job_free (gpointer data) {
  Job *job = data;

  g_clear_pointer (&job->reading, dm_reading_unref);
  g_clear_pointer (&job->redaction, dm_redaction_unref);
  g_free (job);
}

/* What a PDF draws as glyphs is searched, too; but the same report as HTML says it in plain text. */
static gboolean check (DmLeaks *leaks, const DmReport *report, GBytes *bytes, GError **error) {
  const DmReportLook look = DM_REPORT_LOOK_INIT;
  g_autoptr (GBytes) text = NULL;

  if (!dm_leaks_check_repeated (leaks, error))
    return FALSE;
  text = dm_report_write (report, DM_REPORT_HTML, &look, error);
  return text != NULL && dm_leaks_check_file (leaks, text, error)
         && dm_leaks_check_file (leaks, bytes, error);
}

static gboolean write_report (gpointer data, GFile *file, gboolean allow_repeated,
                              GCancellable *cancellable, GError **error) {
  const Job *job = data;
  g_autoptr (DmReportResults) results = dm_report_results_new (job->reading, cancellable, error);
  g_autoptr (DmLeaks) leaks = job->redaction != NULL ? dm_leaks_new (job->redaction) : NULL;
  g_autoptr (DmReport) report = results != NULL ? dm_report_new_on (results) : NULL;
  g_autoptr (GBytes) bytes
      = report != NULL ? dm_report_write (report, job->format, &job->look, error) : NULL;

  return bytes != NULL && (leaks == NULL || allow_repeated || check (leaks, report, bytes, error))
         && dm_publish_write_bytes (file, bytes, cancellable, error);
}

/* --- what is chosen --- */

static gboolean is_pdf (DmReportDialog *self) {
  return adw_combo_row_get_selected (self->format) == DM_REPORT_PDF;
}

static DmReportLook get_look (DmReportDialog *self) {
  DmReportLook look = DM_REPORT_LOOK_INIT;
  guint theme = adw_combo_row_get_selected (self->theme);

  /* the first one follows the reader's screen */
  look.follows = theme == 0;
  look.theme = theme == 0 ? DM_THEME_LIGHT : (DmTheme) (theme - 1);
  look.paper = adw_combo_row_get_selected (self->paper) == 0 ? DM_PAPER_A4 : DM_PAPER_LETTER;
  return look;
}

static Job *new_job (DmReportDialog *self, GError **error) {
  DmModel *model = dm_document_get_model (self->document);
  Job *job = g_new0 (Job, 1);

  if (gtk_switch_get_active (self->is_public)) {
    job->redaction = dm_redaction_new (model, dm_public_choices_get (self->choices));
    model = dm_redaction_get_model (job->redaction);
  }
  job->format = (DmReportFormat) adw_combo_row_get_selected (self->format);
  job->look = get_look (self);
  job->reading = dm_document_read_model (self->document, model, error);
  if (job->reading == NULL)
    g_clear_pointer (&job, job_free);
  return job;
}

static void on_changed (DmReportDialog *self) {
  gtk_widget_set_visible (GTK_WIDGET (self->paper), is_pdf (self));
  gtk_widget_set_visible (GTK_WIDGET (self->choices), gtk_switch_get_active (self->is_public));
  dm_failure_bar_forget (self->failure);
}

/* --- writing --- */

static void set_busy (DmReportDialog *self, gboolean busy) {
  gtk_widget_set_sensitive (self->write_button, !busy);
  gtk_widget_set_sensitive (self->options, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void on_finished (GtkWindow *window, GFile *file, gboolean written, const GError *error) {
  DmReportDialog *self = DM_REPORT_DIALOG (window);

  set_busy (self, FALSE);
  if (error != NULL)
    dm_failure_bar_say (self->failure, error->message);
  if (!written)
    return;
  g_signal_emit (self, signals[WRITTEN], 0, file);
  gtk_window_close (window);
}

static void write_to (GtkWindow *window, GFile *file) {
  DmReportDialog *self = DM_REPORT_DIALOG (window);
  g_autoptr (GError) error = NULL;
  DmPublishing publishing = {
    .window = window,
    .file = file,
    .free_job = job_free,
    .write = write_report,
    .finished = on_finished,
  };

  publishing.job = new_job (self, &error);
  if (publishing.job == NULL) {
    dm_failure_bar_say (self->failure, error->message);
    return;
  }
  set_busy (self, TRUE);
  dm_publish (&publishing, self->writing);
}

static void on_write (DmReportDialog *self) {
  g_autofree char *name = g_strconcat (self->name, is_pdf (self) ? ".pdf" : ".html", NULL);
  const DmTargetChoice choice
      = { .title = _ ("Write Report"), .accept = _ ("_Write"), .name = name, .chosen = write_to };

  dm_choose_target (GTK_WINDOW (self), &choice);
}

/* --- the dialog --- */

static void dm_report_dialog_dispose (GObject *object) {
  DmReportDialog *self = DM_REPORT_DIALOG (object);

  g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  g_clear_object (&self->document);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (dm_report_dialog_parent_class)->dispose (object);
}

static void dm_report_dialog_class_init (DmReportDialogClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_report_dialog_dispose;
  signals[WRITTEN] = g_signal_new ("written", DM_TYPE_REPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  g_type_ensure (DM_TYPE_FAILURE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DmReportDialog, write_button);
  gtk_widget_class_bind_template_child (widget_class, DmReportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DmReportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DmReportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, DmReportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, DmReportDialog, theme);
  gtk_widget_class_bind_template_child (widget_class, DmReportDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, DmReportDialog, is_public);
  gtk_widget_class_bind_template_callback (widget_class, on_write);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void dm_report_dialog_init (DmReportDialog *self) {
  self->writing = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_report_dialog_new:
 * @parent: the window it belongs to
 * @document: a document with a model, which is read as it is shown
 * @name: what to propose as the file's name, without an ending
 *
 * Returns: (transfer none): a dialog that lives until it is closed
 */
DmReportDialog *dm_report_dialog_new (GtkWindow *parent, DmDocument *document, const char *name) {
  DmReportDialog *self = g_object_new (DM_TYPE_REPORT_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->name = g_strdup (name);
  self->choices = dm_public_choices_new (dm_document_get_model (document));
  gtk_box_append (GTK_BOX (self->options), GTK_WIDGET (self->choices));
  g_signal_connect_swapped (self->format, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->is_public, "notify::active", G_CALLBACK (on_changed), self);
  on_changed (self);
  return self;
}
