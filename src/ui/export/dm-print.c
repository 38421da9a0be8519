/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-print.h"

#include "dm-export-choices.h"
#include "dm-export-work.h"
#include "dm-render.h"

#define LETTER_ASPECT (11 / 8.5)
#define A4_ASPECT (297.0 / 210)

/* Idle time that is given up while pages are laid out on another thread. */
#define PATIENCE_US 5000

static const char job_key[] = "dm-print-job";

/* A view on its way to a printer. */
typedef struct {
  DmExportViews *views;
  DmStage stage;
  DmTheme theme;
  GCancellable *laying; /* (nullable): of the pages for the paper that was chosen last */
  DmPages *pages;       /* (nullable): these, once they are there */
  GtkWindow *parent;    /* weak */
  DmPrintSay say;
} Job;

static void job_free (gpointer data) {
  Job *job = data;

  g_clear_weak_pointer (&job->parent);
  dm_export_views_unref (job->views);
  g_clear_object (&job->laying);
  g_clear_pointer (&job->pages, dm_pages_unref);
  g_free (job);
}

/* The sheet that the printer's is most like: what is left over becomes margin. */
static DmExportOptions choose_options (const Job *job, double width, double height) {
  double aspect = MAX (width, height) / MIN (width, height);
  gboolean letter = ABS (aspect - LETTER_ASPECT) < ABS (aspect - A4_ASPECT);
  DmExportOptions options = DM_EXPORT_OPTIONS_INIT;

  options.format = DM_FORMAT_PDF;
  options.paper = letter ? DM_PAPER_LETTER : DM_PAPER_A4;
  options.landscape = width > height;
  options.stage = job->stage;
  options.theme = job->theme;
  return options;
}

static void on_laid_out (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GtkPrintOperation) operation = data;
  Job *job = g_object_get_data (G_OBJECT (operation), job_key);
  g_autoptr (GError) error = NULL;

  DmPages *pages = dm_export_pages_finish (result, &error);
  if (pages != NULL)
    job->pages = pages;
  if (pages != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_print_operation_cancel (operation);
  if (job->parent != NULL)
    job->say (job->parent, error->message);
}

/* For the preview, and once more for the printer: what isn't there yet by then isn't waited for. */
static void on_begin (GtkPrintOperation *operation, GtkPrintContext *context, Job *job) {
  DmExportOptions options = choose_options (job, gtk_print_context_get_width (context),
                                            gtk_print_context_get_height (context));

  g_cancellable_cancel (job->laying);
  g_clear_object (&job->laying);
  g_clear_pointer (&job->pages, dm_pages_unref);
  job->laying = g_cancellable_new ();
  dm_export_pages_async (job->views, &options, job->laying, on_laid_out, g_object_ref (operation));
}

/* Asked again and again whenever there is nothing better to do. Returns: whether it is known how many pages there are */
static gboolean on_paginate (GtkPrintOperation *operation, GtkPrintContext *context, Job *job) {
  if (job->pages == NULL) {
    g_usleep (PATIENCE_US);
    return FALSE;
  }
  gtk_print_operation_set_n_pages (operation, (int) job->pages->pages->len);
  return TRUE;
}

static void on_draw (GtkPrintOperation *operation, GtkPrintContext *context, int nth, Job *job) {
  const DmPage *page = g_ptr_array_index (job->pages->pages, (guint) nth);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / page->width_px, height / page->height_px);

  cairo_save (cr);
  cairo_translate (cr, (width - page->width_px * scale) / 2,
                   (height - page->height_px * scale) / 2);
  cairo_scale (cr, scale, scale);
  dm_render_page (cr, page, TRUE); /* paper has its own ground */
  cairo_restore (cr);
}

static DmTheme choose_theme (const char *uri) {
  DmExportChoices choices = DM_EXPORT_CHOICES_INIT;

  dm_export_choices_recall (&choices, uri);
  return choices.theme == DM_THEME_DARK ? DM_THEME_LIGHT : choices.theme;
}

/* GTK 4.8 complains when it is asked for an error that there isn't. */
static void on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job) {
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || job->parent == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  job->say (job->parent, error->message);
}

/* Where a printer is a file, it is proposed to be one of the documents. */
static GtkPrintSettings *new_settings (const char *name) {
  GtkPrintSettings *settings = gtk_print_settings_new ();
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR,
                          folder != NULL ? folder : g_get_home_dir ());
  return settings;
}

/**
 * dm_print_view:
 * @parent: the window it was asked for in
 * @stack: a view
 * @model: what it shows
 * @stage: how far rows are folded at least
 * @name: what to propose as a file's name where that is printed to, without an ending
 * @uri: (nullable): the document's, whose theme is the one it was last exported in, unless that is dark
 * @say: tells what went wrong
 *
 * Asks how to print a view, which the dialog can also preview, and prints it: broken over pages as an export is.
 */
void dm_print_view (GtkWindow *parent, DmStack *stack, DmModel *model, DmStage stage,
                    const char *name, const char *uri, DmPrintSay say) {
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = new_settings (name);
  Job *job = g_new0 (Job, 1);

  job->views = dm_export_views_new (stack, model);
  job->stage = stage;
  job->theme = choose_theme (uri);
  job->say = say;
  g_set_weak_pointer (&job->parent, parent);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, stack->title);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), job_key, job, job_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (on_paginate), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw), job);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), job);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
