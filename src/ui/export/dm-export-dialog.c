/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "dm-choose-target.h"
#include "dm-export-dialog-private.h"
#include "dm-publishing.h"

enum { EXPORTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmExportDialog, dm_export_dialog, ADW_TYPE_WINDOW)

static gboolean is_as_shown (const DmExportWhat *what) {
  return !what->steps && !what->is_public;
}

static gboolean is_alike (const DmExportWhat *a, const DmExportWhat *b) {
  return a->steps == b->steps && a->is_public == b->is_public
         && (!a->is_public || a->withhold == b->withhold);
}

/* (transfer none) (nullable): what is exported; NULL while it is thought out */
DmExportViews *dm_export_dialog_get_views (DmExportDialog *self) {
  const DmExportWhat what = dm_export_dialog_get_choices (self).what;

  if (is_as_shown (&what))
    return self->shown;
  return self->made != NULL && is_alike (&what, &self->made_as) ? self->made : NULL;
}

/* What is exported is known, and goes into a file or a folder, once its pages are. What is being written can't be chosen otherwise
 * meanwhile. */
void dm_export_dialog_follow_work (DmExportDialog *self) {
  gboolean thinking = self->making != NULL || self->laying_out != NULL;

  gtk_spinner_set_spinning (self->spinner, thinking || self->writing != NULL);
  gtk_widget_set_sensitive (self->options, self->writing == NULL);
  gtk_widget_set_sensitive (self->export_button, !thinking && self->update_source == 0
                                                     && self->writing == NULL
                                                     && self->pages != NULL);
}

static void stop (GCancellable **work) {
  if (*work != NULL)
    g_cancellable_cancel (*work);
  g_clear_object (work);
}

/* --- what is exported --- */

static void on_made (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmExportViews) views = dm_export_views_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->making)
    return;
  g_clear_object (&self->making);
  self->made = g_steal_pointer (&views);
  if (self->made == NULL)
    dm_failure_bar_say (self->failure, error->message);
  dm_export_dialog_queue_preview (self);
}

/* Thinks out what is asked for; what that takes is kept until something else than what is shown is. */
static void follow_what (DmExportDialog *self) {
  const DmExportWhat what = dm_export_dialog_get_choices (self).what;
  gboolean known = is_alike (&what, &self->made_as);

  if (is_as_shown (&what) || (known && (self->made != NULL || self->making != NULL)))
    return;
  stop (&self->making);
  self->laid_out = NULL;
  g_clear_pointer (&self->made, dm_export_views_unref);
  self->made_as = what;
  self->making = g_cancellable_new ();
  dm_export_views_async (self->model, self->redraw, &what, self->making, on_made,
                         g_object_ref (self));
}

static void on_option_changed (DmExportDialog *self) {
  if (self->filling)
    return;
  dm_export_dialog_follow_unit (self);
  dm_export_dialog_follow_choices (self);
  follow_what (self);
  dm_failure_bar_forget (self->failure);
  dm_export_dialog_queue_preview (self);
}

/* --- writing --- */

typedef struct {
  DmExportViews *views;
  DmExportOptions options;
  gboolean in_folder;
} Job;

static void job_free (gpointer data) {
  Job *job = data;

  dm_export_views_unref (job->views);
  g_free (job);
}

static gboolean write_job (gpointer data, GFile *target, gboolean allow_repeated,
                           GCancellable *cancellable, GError **error) {
  const Job *job = data;

  return dm_export_write (job->views, &job->options, target, job->in_folder, allow_repeated,
                          cancellable, error);
}

static void on_finished (GtkWindow *window, GFile *target, gboolean written, const GError *error) {
  DmExportDialog *self = DM_EXPORT_DIALOG (window);
  DmExportChoices choices = dm_export_dialog_get_choices (self);

  g_clear_object (&self->writing);
  dm_export_dialog_follow_work (self);
  if (error != NULL)
    dm_failure_bar_say (self->failure, error->message);
  if (!written)
    return;
  dm_export_choices_remember (&choices, self->uri);
  g_signal_emit (self, signals[EXPORTED], 0, target);
  gtk_window_close (window);
}

static gboolean is_several (DmExportDialog *self) {
  return dm_export_dialog_get_n_pages (self) > 1
         && dm_export_dialog_get_choices (self).format != DM_FORMAT_PDF;
}

static void write_to (GtkWindow *window, GFile *target) {
  DmExportDialog *self = DM_EXPORT_DIALOG (window);
  DmExportViews *views = dm_export_dialog_get_views (self);
  DmPublishing publishing = {
    .window = window,
    .file = target,
    .free_job = job_free,
    .write = write_job,
    .finished = on_finished,
  };
  Job *job;

  if (views == NULL)
    return;
  job = g_new0 (Job, 1);
  *job = (Job){ dm_export_views_ref (views), dm_export_dialog_get_options (self),
                is_several (self) };
  publishing.job = job;
  self->writing = g_cancellable_new ();
  dm_export_dialog_follow_work (self);
  dm_publish (&publishing, self->writing);
}

/* Several pictures go into a folder of their own. */
static void on_export (DmExportDialog *self) {
  DmExportOptions options = dm_export_dialog_get_options (self);
  g_autofree char *file = g_strdup_printf ("%s.%s", self->name, dm_format_to_id (options.format));
  gboolean several = is_several (self);
  const DmTargetChoice choice
      = { .title = several ? _ ("New Folder for the Pictures") : _ ("Export Picture"),
          .accept = _ ("_Export"),
          .name = several ? self->name : file,
          .chosen = write_to };

  dm_choose_target (GTK_WINDOW (self), &choice);
}

static void turn_page (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_export_dialog_turn_page (DM_EXPORT_DIALOG (widget),
                              g_str_equal (name, "export.next-page") ? 1 : -1);
}

static void dm_export_dialog_dispose (GObject *object) {
  DmExportDialog *self = DM_EXPORT_DIALOG (object);

  stop (&self->making);
  stop (&self->writing);
  dm_export_dialog_end_preview (self);
  g_clear_pointer (&self->made, dm_export_views_unref);
  g_clear_pointer (&self->shown, dm_export_views_unref);
  g_clear_pointer (&self->redraw, dm_redraw_unref);
  g_clear_pointer (&self->model, dm_model_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->uri, g_free);
  G_OBJECT_CLASS (dm_export_dialog_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, DmExportDialog, child)

static void bind_children (GtkWidgetClass *widget_class) {
  BIND (export_button);
  BIND (failure);
  BIND (spinner);
  BIND (options);
  BIND (what);
  BIND (format);
  BIND (theme);
  BIND (size);
  BIND (orientation);
  BIND (unit);
  BIND (fitted_row);
  BIND (width_row);
  BIND (height_row);
  BIND (dpi_row);
  BIND (paths_row);
  BIND (width);
  BIND (height);
  BIND (dpi);
  BIND (fitted);
  BIND (transparent);
  BIND (paths);
  BIND (is_public);
  BIND (preview);
  BIND (size_label);
  BIND (page_bar);
  BIND (page_label);
}

static void dm_export_dialog_class_init (DmExportDialogClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_export_dialog_dispose;
  signals[EXPORTED] = g_signal_new ("exported", DM_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  g_type_ensure (DM_TYPE_FAILURE_BAR);
  g_type_ensure (DM_TYPE_PAGE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/demarche/Demarche/dm-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "export.previous-page", NULL, turn_page);
  gtk_widget_class_install_action (widget_class, "export.next-page", NULL, turn_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK,
                                       "export.previous-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK,
                                       "export.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void dm_export_dialog_init (DmExportDialog *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  AdwComboRow *rows[]
      = { self->what, self->format, self->theme, self->size, self->orientation, self->unit };
  GtkSpinButton *numbers[] = { self->width, self->height, self->dpi };
  GtkSwitch *switches[] = { self->fitted, self->transparent, self->paths, self->is_public };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_swapped (rows[i], "notify::selected", G_CALLBACK (on_option_changed), self);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_signal_connect_swapped (numbers[i], "value-changed", G_CALLBACK (on_option_changed), self);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_signal_connect_swapped (switches[i], "notify::active", G_CALLBACK (on_option_changed), self);
  g_signal_connect_swapped (self->export_button, "clicked", G_CALLBACK (on_export), self);
}

/**
 * dm_export_dialog_new:
 * @parent: the window it belongs to
 * @stack: the view that the picture is of
 * @redraw: how to draw that of a public copy
 * @model: what it shows
 * @stage: how far rows are folded
 * @name: what to propose as the file's name, without an ending
 * @uri: (nullable): the document's, for which choices are remembered
 *
 * Returns: (transfer none): a dialog that lives until it is closed
 */
DmExportDialog *dm_export_dialog_new (GtkWindow *parent, DmStack *stack, DmRedraw *redraw,
                                      DmModel *model, DmStage stage, const char *name,
                                      const char *uri) {
  DmExportDialog *self = g_object_new (DM_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  DmExportChoices choices = DM_EXPORT_CHOICES_INIT;

  self->shown = dm_export_views_new (stack, model);
  self->redraw = dm_redraw_ref (redraw);
  self->model = dm_model_ref (model);
  self->stage = stage;
  self->name = g_strdup (name);
  self->uri = g_strdup (uri);
  self->withhold = dm_public_choices_new (model);
  gtk_box_append (GTK_BOX (self->options), GTK_WIDGET (self->withhold));
  g_signal_connect_swapped (self->withhold, "changed", G_CALLBACK (on_option_changed), self);
  dm_export_choices_recall (&choices, uri);
  dm_export_dialog_fill (self, &choices);
  on_option_changed (self);
  return self;
}
