/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-window-private.h"

#define PATIENCE_MS 500 /* before progress is shown */
#define PROGRESS_MS 100

/* The page that fits the state; what is open stays in sight until there is something to say. */
void dm_window_show_page (DmWindow *self) {
  const char *name;

  if (dm_document_get_problems (self->document) != NULL)
    name = "errors";
  else if (dm_document_get_analysis (self->document) != NULL)
    name = "map";
  else if (self->loading != NULL || dm_document_get_model (self->document) != NULL)
    name = "loading";
  else
    name = "empty";
  gtk_stack_set_visible_child_name (self->pages, name);
  dm_window_update_switchers (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", g_str_equal (name, "map"));
}

static gboolean on_progress (gpointer data) {
  DmWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress, dm_document_get_progress (self->document));
  return G_SOURCE_CONTINUE;
}

static gboolean on_patience_ended (gpointer data) {
  DmWindow *self = data;

  gtk_stack_set_visible_child_name (self->pages, "loading");
  dm_window_update_switchers (self);
  self->progress_source = g_timeout_add (PROGRESS_MS, on_progress, self);
  return G_SOURCE_REMOVE;
}

static void remember_recent (GFile *file) {
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) "application/vnd.demarche+json",
    .app_name = (char *) "Demarche",
    .app_exec = (char *) "demarche %u",
  };

  if (g_file_is_native (file))
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void on_loaded (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = dm_document_load_finish (DM_DOCUMENT (source), result, &error);

  /* A closed window, or another load that overtook this one, has its own state. */
  if (self->document == NULL)
    return;
  if (!done && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->loading != NULL
      && !g_cancellable_is_cancelled (self->loading))
    return;
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (done && !dm_document_is_sample (self->document))
    remember_recent (dm_document_get_file (self->document));
  dm_window_show_page (self);
  if (done)
    dm_window_focus_view (self);
}

/**
 * dm_window_open:
 * @self: a window
 * @file: what to open in it
 * @sample: whether it's one of ours, not to be overwritten
 */
void dm_window_open (DmWindow *self, GFile *file, gboolean sample) {
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *title = NULL;

  dm_window_cancel_load (self);
  g_set_object (&self->loading_file, file);
  self->loading_sample = sample;
  self->loading = g_cancellable_new ();
  /* Translators: %s is the name of a file */
  title = g_strdup_printf (_ ("Opening “%s”"), name);
  adw_status_page_set_title (self->loading_page, title);
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->progress_source = g_timeout_add (PATIENCE_MS, on_patience_ended, self);
  dm_document_load_async (self->document, file, sample, self->loading, on_loaded,
                          g_object_ref (self));
}

/* Stops the load under way, if any. */
void dm_window_cancel_load (DmWindow *self) {
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->loading == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/* --- choosing a file --- */

/* A window that shows something keeps it: another file gets a window of its own. */
static void open_here_or_beside (DmWindow *self, GFile *file) {
  DmWindow *window = self;

  if (dm_document_get_model (self->document) != NULL && !dm_document_is_sample (self->document)
      && !g_file_equal (dm_document_get_file (self->document), file)) {
    window = dm_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
    gtk_window_present (GTK_WINDOW (window));
  }
  dm_window_open (window, file, FALSE);
}

static void on_response (GtkNativeDialog *chooser, int response, DmWindow *self) {
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    open_here_or_beside (self, file);
}

static void add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns) {
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

/* Asks for a file and opens it. */
void dm_window_choose_file (DmWindow *self) {
  static const char *const models[] = { "*.demarche", "*.json", NULL };
  static const char *const all[] = { "*", NULL };

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Open a Position Model"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Position models"), models);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("All files"), all);
  g_signal_connect (self->chooser, "response", G_CALLBACK (on_response), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean on_drop (GtkDropTarget *target, const GValue *value, double x, double y,
                         DmWindow *self) {
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    open_here_or_beside (self, l->data);
  return TRUE;
}

/* Files can be dropped anywhere on the window. */
void dm_window_accept_drops (DmWindow *self) {
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
