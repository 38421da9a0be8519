/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-choose-target.h"

#define KEY "dm-choose-target"

/* A chooser belongs to its window: it has to be kept until it answers, and goes with it. */
static void forget (GtkWindow *window) {
  g_object_set_data (G_OBJECT (window), KEY, NULL);
}

static void on_response (GtkNativeDialog *chooser, int response, gpointer chosen) {
  GtkWindow *window = gtk_native_dialog_get_transient_for (chooser);
  g_autoptr (GFile) target = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (window == NULL)
    return;
  forget (window);
  if (target != NULL)
    ((DmTargetChosen) chosen) (window, target);
}

/**
 * dm_choose_target:
 * @window: a dialog
 * @choice: what is asked
 *
 * Asks where to write something. Asking again takes the place of a question that hasn't been answered.
 */
void dm_choose_target (GtkWindow *window, const DmTargetChoice *choice) {
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      choice->title, window, GTK_FILE_CHOOSER_ACTION_SAVE, choice->accept, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  if (choice->folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, choice->folder, NULL);
  gtk_file_chooser_set_current_name (chooser, choice->name);
  g_signal_connect (native, "response", G_CALLBACK (on_response), choice->chosen);
  g_signal_connect_object (window, "destroy", G_CALLBACK (forget), native, 0);
  g_object_set_data_full (G_OBJECT (window), KEY, native, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}
