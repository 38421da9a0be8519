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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-picture", g_str_equal (name, "map"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", g_str_equal (name, "map"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.report", g_str_equal (name, "map"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-public", g_str_equal (name, "map"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-table", g_str_equal (name, "map"));
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

void dm_window_remember_recent (DmWindow *self, GFile *file) {
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) "application/vnd.demarche+json",
    .app_name = (char *) "Demarche",
    .app_exec = (char *) "demarche %u",
  };

  if (g_file_is_native (file)
      && gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data))
    dm_window_update_open_menu (self);
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
    dm_window_remember_recent (self, dm_document_get_file (self->document));
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

/* A file may be reached by links. */
static gboolean is_same (GFile *a, GFile *b) {
  const char *path_a = g_file_peek_path (a), *path_b = g_file_peek_path (b);
  g_autofree char *real_a = NULL, *real_b = NULL;

  if (g_file_equal (a, b) || path_a == NULL || path_b == NULL)
    return g_file_equal (a, b);
  real_a = dm_save_follow_links (path_a);
  real_b = dm_save_follow_links (path_b);
  return g_strcmp0 (real_a, real_b) == 0 && real_a != NULL;
}

/**
 * dm_window_has_file:
 * @self: a window
 * @file: a file
 *
 * Returns: whether @file is open in it, to be saved there, or about to be
 */
gboolean dm_window_has_file (DmWindow *self, GFile *file) {
  if (self->loading != NULL || dm_document_get_problems (self->document) != NULL)
    return !self->loading_sample && is_same (self->loading_file, file);
  return dm_document_has_own_file (self->document)
         && is_same (dm_document_get_file (self->document), file);
}

static DmWindow *find_window (GtkApplication *application, GFile *file) {
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DM_IS_WINDOW (l->data) && dm_window_has_file (l->data, file))
      return l->data;
  return NULL;
}

/* What is open stays as it is there; what did not open gets another try. */
static void raise_window (DmWindow *self, GFile *file) {
  if (dm_document_get_problems (self->document) != NULL && self->loading == NULL)
    dm_window_open (self, file, FALSE);
  else
    dm_document_look_outside (self->document);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * dm_window_open_beside:
 * @self: a window
 * @file: what to open
 * @sample: whether it's one of ours, not to be overwritten
 *
 * Shows a file: in the window that has it, or else in @self where nothing would be lost, or else in a window of its own. What a table
 * is for is asked in @self.
 */
void dm_window_open_beside (DmWindow *self, GFile *file, gboolean sample) {
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  DmWindow *window = sample ? NULL : find_window (application, file);

  if (window != NULL) {
    raise_window (window, file);
    return;
  }
  if (dm_window_is_table (file)) {
    dm_window_import_table (self, file);
    return;
  }
  window = dm_window_is_replaceable (self) ? self : dm_window_new (ADW_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
  dm_window_open (window, file, sample);
}

static void on_response (GtkNativeDialog *chooser, int response, DmWindow *self) {
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    dm_window_open_beside (self, file, FALSE);
}

void dm_window_add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns) {
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

void dm_window_add_filters (GtkFileChooser *chooser) {
  static const char *const models[] = { "*.demarche", "*.json", NULL };
  static const char *const all[] = { "*", NULL };

  dm_window_add_filter (chooser, _ ("Position models"), models);
  dm_window_add_filter (chooser, _ ("All files"), all);
}

/* Asks for a file and opens it. */
void dm_window_choose_file (DmWindow *self) {
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Open a Position Model"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  dm_window_add_filters (GTK_FILE_CHOOSER (self->chooser));
  g_signal_connect (self->chooser, "response", G_CALLBACK (on_response), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean on_drop (GtkDropTarget *target, const GValue *value, double x, double y,
                         DmWindow *self) {
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    dm_window_open_beside (self, l->data, FALSE);
  return TRUE;
}

/* Files can be dropped anywhere on the window. */
void dm_window_accept_drops (DmWindow *self) {
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
