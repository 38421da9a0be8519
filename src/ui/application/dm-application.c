/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-application.h"

#include <glib/gi18n-lib.h>

#include "dm-samples.h"
#include "dm-window.h"

struct _DmApplication {
  AdwApplication parent_instance;
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

static void dm_application_activate (GApplication *application) {
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_first_sample (present_new_window (DM_APPLICATION (application)));
}

static DmWindow *find_window (DmApplication *self, GFile *file) {
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next) {
    GFile *open;

    if (!DM_IS_WINDOW (l->data))
      continue;
    open = dm_document_get_file (dm_window_get_document (l->data));
    if (dm_window_is_unused (l->data) || (open != NULL && g_file_equal (open, file)))
      return l->data;
  }
  return NULL;
}

static void dm_application_open (GApplication *application, GFile **files, int n_files,
                                 const char *hint) {
  DmApplication *self = DM_APPLICATION (application);

  for (int i = 0; i < n_files; i++) {
    DmWindow *window = find_window (self, files[i]);

    if (window == NULL)
      window = present_new_window (self);
    else
      gtk_window_present (GTK_WINDOW (window));
    dm_window_open (window, files[i], FALSE);
  }
}

static void new_window (GSimpleAction *action, GVariant *parameter, gpointer data) {
  open_first_sample (present_new_window (data));
}

static void quit (GSimpleAction *action, GVariant *parameter, gpointer data) {
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  /* Each window gets to remember its state. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
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
                "translator-credits", _ ("translator-credits"), "transient-for", parent, "modal",
                TRUE, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void dm_application_startup (GApplication *application) {
  static const GActionEntry entries[] = {
    { "new-window", new_window, NULL, NULL, NULL, { 0 } },
    { "quit", quit, NULL, NULL, NULL, { 0 } },
    { "about", about, NULL, NULL, NULL, { 0 } },
  };
  static const char *const quit_keys[] = { "<Control>q", NULL };
  static const char *const new_keys[] = { "<Control>n", NULL };

  G_APPLICATION_CLASS (dm_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.new-window", new_keys);
  gtk_window_set_default_icon_name (DM_APPLICATION_ID);
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
                       NULL);
}
