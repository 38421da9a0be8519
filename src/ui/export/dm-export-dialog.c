/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "dm-export-dialog-private.h"
#include "dm-export-work.h"

enum { EXPORTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DmExportDialog, dm_export_dialog, ADW_TYPE_WINDOW)

/* (nullable): the views that are exported; NULL while the steps are being thought out */
GPtrArray *dm_export_dialog_get_stacks (DmExportDialog *self) {
  return dm_export_dialog_get_choices (self).steps ? self->steps : self->view;
}

void dm_export_dialog_show_failure (DmExportDialog *self, const char *message) {
  gtk_label_set_text (self->failure_label, message);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->failure), TRUE);
}

static void on_failure_closed (GtkInfoBar *bar) {
  gtk_info_bar_set_revealed (bar, FALSE);
}

/* @working: (transfer full) (nullable): what stops the work that begins, NULL where none is left. What is being written can't be chosen
 * otherwise meanwhile. */
void dm_export_dialog_set_working (DmExportDialog *self, GCancellable *working) {
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  self->working = working;
  dm_export_dialog_follow_work (self);
}

/* What is exported is known, and goes into a file or a folder, once its pages are. */
void dm_export_dialog_follow_work (DmExportDialog *self) {
  gboolean busy = self->working != NULL || self->laying_out != NULL || self->update_source != 0;

  gtk_spinner_set_spinning (self->spinner, self->working != NULL || self->laying_out != NULL);
  gtk_widget_set_sensitive (self->export_button, !busy && self->pages != NULL);
}

/* --- steps --- */

static void on_steps (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *steps = dm_export_steps_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->working) {
    g_clear_pointer (&steps, g_ptr_array_unref);
    return;
  }
  self->steps = steps;
  dm_export_dialog_set_working (self, NULL);
  if (steps == NULL)
    dm_export_dialog_show_failure (self, error->message);
  dm_export_dialog_queue_preview (self);
}

/* Thinks the steps out when they are first asked for. */
static void follow_what (DmExportDialog *self) {
  gboolean missing = dm_export_dialog_get_choices (self).steps && self->steps == NULL;

  if (missing == (self->working != NULL))
    return;
  dm_export_dialog_set_working (self, missing ? g_cancellable_new () : NULL);
  if (missing)
    dm_export_steps_async (self->model, self->working, on_steps, g_object_ref (self));
}

static void on_option_changed (DmExportDialog *self) {
  if (self->filling)
    return;
  dm_export_dialog_follow_unit (self);
  dm_export_dialog_follow_choices (self);
  follow_what (self);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->failure), FALSE);
  dm_export_dialog_queue_preview (self);
}

/* --- writing --- */

/* Files on their way to the disk, and the dialog that waits for them. */
typedef struct {
  DmExportDialog *dialog;
  GFile *target;
} Writing;

static void on_written (GObject *source, GAsyncResult *result, gpointer data) {
  g_autofree Writing *writing = data;
  g_autoptr (DmExportDialog) self = writing->dialog;
  g_autoptr (GFile) target = writing->target;
  g_autoptr (GError) error = NULL;
  DmExportChoices choices = dm_export_dialog_get_choices (self);
  gboolean written = dm_export_write_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->working)
    return; /* closed meanwhile */
  dm_export_dialog_set_working (self, NULL);
  gtk_widget_set_sensitive (self->options, TRUE);
  if (!written) {
    dm_export_dialog_show_failure (self, error->message);
    return;
  }
  dm_export_choices_remember (&choices, self->uri);
  g_signal_emit (self, signals[EXPORTED], 0, target);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean is_several (DmExportDialog *self) {
  return dm_export_dialog_get_n_pages (self) > 1
         && dm_export_dialog_get_choices (self).format != DM_FORMAT_PDF;
}

static void write_to (DmExportDialog *self, GFile *target) {
  DmExportOptions options = dm_export_dialog_get_options (self);
  Writing *writing = g_new0 (Writing, 1);

  writing->dialog = g_object_ref (self);
  writing->target = g_object_ref (target);
  dm_export_dialog_set_working (self, g_cancellable_new ());
  gtk_widget_set_sensitive (self->options, FALSE);
  dm_export_write_async (dm_export_dialog_get_stacks (self), dm_model_get_title (self->model),
                         self->model, &options, target, is_several (self), self->working,
                         on_written, writing);
}

static void on_response (GtkNativeDialog *chooser, int response, DmExportDialog *self) {
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    write_to (self, file);
}

/* Several pictures go into a folder of their own. */
static void on_export (DmExportDialog *self) {
  DmExportOptions options = dm_export_dialog_get_options (self);
  g_autofree char *file = g_strdup_printf ("%s.%s", self->name, dm_format_to_id (options.format));
  gboolean several = is_several (self);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      several ? _ ("New Folder for the Pictures") : _ ("Export Picture"), GTK_WINDOW (self),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), several ? self->name : file);
  g_signal_connect (self->chooser, "response", G_CALLBACK (on_response), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void turn_page (GtkWidget *widget, const char *name, GVariant *parameter) {
  dm_export_dialog_turn_page (DM_EXPORT_DIALOG (widget),
                              g_str_equal (name, "export.next-page") ? 1 : -1);
}

static void dm_export_dialog_dispose (GObject *object) {
  DmExportDialog *self = DM_EXPORT_DIALOG (object);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  dm_export_dialog_end_preview (self);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->view, g_ptr_array_unref);
  g_clear_pointer (&self->model, dm_model_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->uri, g_free);
  G_OBJECT_CLASS (dm_export_dialog_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, DmExportDialog, child)

static void bind_children (GtkWidgetClass *widget_class) {
  BIND (export_button);
  BIND (failure);
  BIND (failure_label);
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
  GtkSwitch *switches[] = { self->fitted, self->transparent, self->paths };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_swapped (rows[i], "notify::selected", G_CALLBACK (on_option_changed), self);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_signal_connect_swapped (numbers[i], "value-changed", G_CALLBACK (on_option_changed), self);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_signal_connect_swapped (switches[i], "notify::active", G_CALLBACK (on_option_changed), self);
  g_signal_connect_swapped (self->export_button, "clicked", G_CALLBACK (on_export), self);
  g_signal_connect (self->failure, "response", G_CALLBACK (on_failure_closed), NULL);
}

/**
 * dm_export_dialog_new:
 * @parent: the window it belongs to
 * @stack: the view that the picture is of
 * @model: what it shows
 * @stage: how far rows are folded
 * @name: what to propose as the file's name, without an ending
 * @uri: (nullable): the document's, for which choices are remembered
 *
 * Returns: (transfer none): a dialog that lives until it is closed
 */
DmExportDialog *dm_export_dialog_new (GtkWindow *parent, DmStack *stack, DmModel *model,
                                      DmStage stage, const char *name, const char *uri) {
  DmExportDialog *self = g_object_new (DM_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  DmExportChoices choices = DM_EXPORT_CHOICES_INIT;

  self->view = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_stack_unref);
  g_ptr_array_add (self->view, dm_stack_ref (stack));
  self->model = dm_model_ref (model);
  self->stage = stage;
  self->name = g_strdup (name);
  self->uri = g_strdup (uri);
  dm_export_choices_recall (&choices, uri);
  dm_export_dialog_fill (self, &choices);
  on_option_changed (self);
  return self;
}
