/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-application.h"

#include <glib/gi18n-lib.h>

#include "dm-preferences.h"
#include "dm-recovery-dialog.h"
#include "dm-samples.h"
#include "dm-spoken-names.h"
#include "dm-window.h"

struct _DmApplication {
  AdwApplication parent_instance;

  gboolean offered;  /* what an earlier start left behind */
  gboolean quitting; /* one window after the other is asked whether it may close */
};

G_DEFINE_FINAL_TYPE (DmApplication, dm_application, ADW_TYPE_APPLICATION)

static DmWindow *present_new_window (DmApplication *self) {
  DmWindow *window = dm_window_new (ADW_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void open_first_sample (DmWindow *window) {
  g_autoptr (GPtrArray) samples = dm_samples_list ();

  if (samples->len > 0)
    dm_window_open (window, ((DmSample *) g_ptr_array_index (samples, 0))->file, TRUE);
}

static gboolean on_first_idle (gpointer application) {
  dm_recovery_dialog_offer (application);
  return G_SOURCE_REMOVE;
}

/* What was left behind doesn't hold up the first frame. */
static void offer_recovery (DmApplication *self) {
  if (self->offered)
    return;
  self->offered = TRUE;
  g_idle_add_full (G_PRIORITY_LOW, on_first_idle, g_object_ref (self), g_object_unref);
}

static void dm_application_activate (GApplication *application) {
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_first_sample (present_new_window (DM_APPLICATION (application)));
  offer_recovery (DM_APPLICATION (application));
}

/* The window that was used last. */
static DmWindow *get_window (DmApplication *self) {
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DM_IS_WINDOW (l->data))
      return l->data;
  return present_new_window (self);
}

static void dm_application_open (GApplication *application, GFile **files, int n_files,
                                 const char *hint) {
  DmApplication *self = DM_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    dm_window_open_beside (get_window (self), files[i], FALSE);
  offer_recovery (self);
}

static void new_window (GSimpleAction *action, GVariant *parameter, gpointer data) {
  open_first_sample (present_new_window (data));
}

/* --- the end --- */

/* (transfer full): they stay alive while the list is gone through */
static GList *list_windows (DmApplication *self) {
  return g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)),
                           (GCopyFunc) (GCallback) g_object_ref, NULL);
}

static void free_windows (GList *windows) {
  g_list_free_full (windows, g_object_unref);
}

/* One answer is enough: all stay, with all that they have. */
static void on_close_cancelled (DmApplication *self) {
  self->quitting = FALSE;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DM_IS_WINDOW (l->data))
      dm_window_stay (l->data);
}

/* Each remembers its state as it goes. */
static void close_all (DmApplication *self) {
  GList *windows = list_windows (self);

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  free_windows (windows);
}

static void ask_next (DmApplication *self);

static void ask (DmApplication *self, DmWindow *window) {
  g_signal_handlers_disconnect_by_data (window, self);
  g_signal_connect_object (window, "close-cancelled", G_CALLBACK (on_close_cancelled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "close-agreed", G_CALLBACK (ask_next), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  dm_window_ask_before_quit (window);
}

static void ask_next (DmApplication *self) {
  GList *windows = list_windows (self);
  DmWindow *next = NULL;

  for (GList *l = windows; next == NULL && l != NULL; l = l->next)
    if (DM_IS_WINDOW (l->data) && !dm_window_may_close (l->data))
      next = l->data;
  if (self->quitting && next != NULL)
    ask (self, next);
  else if (self->quitting)
    close_all (self);
  free_windows (windows);
}

/* Each window gets to ask for what isn't saved; when the user stays nothing is gone. */
static void quit (GSimpleAction *action, GVariant *parameter, gpointer data) {
  DmApplication *self = data;

  self->quitting = TRUE;
  ask_next (self);
}

static void on_query_end (GtkApplication *application) {
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DM_IS_WINDOW (l->data))
      dm_window_hold_session (l->data);
}

/* --- dialogs --- */

static void preferences (GSimpleAction *action, GVariant *parameter, gpointer data) {
  gtk_window_present (dm_preferences_new (gtk_application_get_active_window (data)));
}

static void about (GSimpleAction *action, GVariant *parameter, gpointer data) {
  static const char *const developers[] = { "Demarche", NULL };
  GtkWindow *parent = gtk_application_get_active_window (data);
  GtkWidget *window = adw_about_window_new ();

  g_object_set (window, "application-name", "Demarche", "application-icon", DM_APPLICATION_ID,
                "version", DM_VERSION, "developer-name", _ ("The Demarche developers"),
                "developers", developers, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("Maps of who holds what in a negotiation: where the sides overlap, where gaps "
                   "lie between them, and where nothing is to be had."),
                /* Translators: put your names here, one a line */
                "translator-credits", _ ("translator-credits"), "transient-for", parent,
                "destroy-with-parent", TRUE, "modal", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void dm_application_startup (GApplication *application) {
  static const GActionEntry entries[] = {
    { "new-window", new_window, NULL, NULL, NULL, { 0 } },
    { "preferences", preferences, NULL, NULL, NULL, { 0 } },
    { "quit", quit, NULL, NULL, NULL, { 0 } },
    { "about", about, NULL, NULL, NULL, { 0 } },
  };
  static const char *const quit_keys[] = { "<Control>q", NULL };
  static const char *const new_keys[] = { "<Control><Shift>n", NULL };
  static const char *const preferences_keys[] = { "<Control>comma", NULL };

  G_APPLICATION_CLASS (dm_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.new-window", new_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.preferences",
                                         preferences_keys);
  g_signal_connect (application, "query-end", G_CALLBACK (on_query_end), NULL);
  gtk_window_set_default_icon_name (DM_APPLICATION_ID);
  dm_ui_name_buttons ();
}

static void dm_application_class_init (DmApplicationClass *klass) {
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = dm_application_activate;
  application_class->open = dm_application_open;
  application_class->startup = dm_application_startup;
}

static void dm_application_init (DmApplication *self) {
}

/**
 * dm_application_new:
 *
 * Returns: (transfer full): the program
 */
DmApplication *dm_application_new (void) {
  return g_object_new (DM_TYPE_APPLICATION, "application-id", DM_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/demarche/Demarche",
                       "register-session", TRUE, NULL);
}
