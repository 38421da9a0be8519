/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-error.h"
#include "dm-file-words.h"
#include "dm-settings.h"
#include "dm-window-private.h"

/* A save from the question where to until it is done or given up. */
typedef struct {
  DmWindow *self;
  GFile *file; /* (nullable): %NULL for the document's own */
  DmSaveFlags flags;
  gboolean closing; /* the window closes afterwards */
} Saving;

static Saving *saving_new (DmWindow *self, DmSaveFlags flags, gboolean closing) {
  Saving *saving = g_rc_box_new0 (Saving);

  saving->self = g_object_ref (self);
  saving->flags = flags;
  saving->closing = closing;
  return saving;
}

static void saving_clear (gpointer data) {
  Saving *saving = data;

  g_clear_object (&saving->file);
  g_clear_object (&saving->self);
}

static void saving_unref (gpointer saving) {
  g_rc_box_release_full (saving, saving_clear);
}

static void saving_closed (gpointer saving, GClosure *closure) {
  saving_unref (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_unref)

static void begin (Saving *saving);
static void choose_name (Saving *saving);

static char *dup_file_name (GFile *file) {
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static void give_up (Saving *saving) {
  if (saving->closing)
    dm_window_cancel_close (saving->self);
}

/* --- when it did not work --- */

static void on_failure_response (AdwMessageDialog *dialog, const char *response, Saving *saving) {
  if (g_str_equal (response, "save-as")) {
    choose_name (saving);
    return;
  }
  if (g_str_equal (response, "overwrite"))
    saving->flags |= DM_SAVE_FORCE;
  if (g_str_equal (response, "overwrite") || g_str_equal (response, "retry"))
    begin (saving);
  else
    give_up (saving);
}

static void show_failure (Saving *saving, const GError *error) {
  gboolean changed = g_error_matches (error, DM_ERROR, DM_ERROR_CHANGED);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (saving->self), _ ("Not Saved"), error->message));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save-as", _ ("Save _As…"),
                                    NULL);
  if (changed) {
    adw_message_dialog_add_response (dialog, "overwrite", _ ("_Overwrite"));
    adw_message_dialog_set_response_appearance (dialog, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  } else {
    adw_message_dialog_add_response (dialog, "retry", _ ("_Try Again"));
  }
  adw_message_dialog_set_default_response (dialog, "save-as");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_failure_response),
                         g_rc_box_acquire (saving), saving_closed, 0);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the save itself --- */

static void say_saved (DmWindow *self, GFile *file, gboolean copy) {
  g_autofree char *name = dup_file_name (file);
  g_autofree char *sentence = NULL;

  /* Translators: %s is the name of a file */
  sentence = g_strdup_printf (copy ? _ ("A copy was saved as “%s”") : _ ("Saved as “%s”"), name);
  dm_window_say (self, sentence);
}

static void take_success (Saving *saving) {
  DmWindow *self = saving->self;
  gboolean copy = (saving->flags & DM_SAVE_COPY) != 0;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (!copy) {
    g_free (self->saved_at);
    self->saved_at = dm_file_describe_clock (now, now);
  }
  if (dm_document_get_source_draft (self->document) != NULL)
    dm_window_say (self, _ ("Saved without the text of the source, which is no model yet"));
  else if (saving->file != NULL)
    say_saved (self, saving->file, copy);
  dm_window_remember_recent (self, saving->file != NULL ? saving->file
                                                        : dm_document_get_file (self->document));
  if (saving->closing || self->close_when_saved)
    dm_window_close_soon (self);
}

static void on_saved (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (Saving) saving = data;
  DmWindow *self = saving->self;
  g_autoptr (GError) error = NULL;
  gboolean done = dm_document_save_finish (DM_DOCUMENT (source), result, &error);

  if (self->document == NULL)
    return;
  if (done)
    take_success (saving);
  else
    show_failure (saving, error);
  self->close_when_saved = FALSE;
  if (self->document != NULL)
    dm_window_update_life (self);
}

static void begin (Saving *saving) {
  DmWindow *self = saving->self;
  DmSaveFlags flags = saving->flags;

  if (dm_settings_get_boolean (self->settings, "make-backup", FALSE))
    flags |= DM_SAVE_BACKUP;
  dm_document_save_async (self->document, saving->file, flags, NULL, on_saved,
                          g_rc_box_acquire (saving));
  dm_window_update_life (self);
}

/* --- where to --- */

static void on_replace_response (AdwMessageDialog *dialog, const char *response, Saving *saving) {
  if (g_str_equal (response, "replace"))
    begin (saving);
  else
    choose_name (saving);
}

/* The chooser asked for the name as it was typed, not for the one with the ending. */
static void ask_to_replace (Saving *saving) {
  g_autofree char *name = dup_file_name (saving->file);
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;

  /* Translators: %s is the name of a file */
  heading = g_strdup_printf (_ ("Replace “%s”?"), name);
  dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (saving->self), heading,
                              _ ("There is a file of that name already. What it holds would be "
                                 "overwritten.")));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "replace", _ ("_Replace"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_replace_response),
                         g_rc_box_acquire (saving), saving_closed, 0);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void on_looked (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (Saving) saving = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (saving->self->document == NULL)
    return;
  if (info != NULL)
    ask_to_replace (saving);
  else
    begin (saving);
}

static void take_name (Saving *saving, GFile *chosen) {
  g_autofree char *base = g_file_get_basename (chosen);
  g_autofree char *name = dm_file_add_ending (base);
  g_autoptr (GFile) folder = g_file_get_parent (chosen);

  g_clear_object (&saving->file);
  if (folder == NULL || g_str_equal (base, name)) {
    saving->file = g_object_ref (chosen);
    begin (saving);
    return;
  }
  saving->file = g_file_get_child (folder, name);
  g_file_query_info_async (saving->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, on_looked, g_rc_box_acquire (saving));
}

static void on_chosen (GtkNativeDialog *chooser, int response, Saving *data) {
  g_autoptr (Saving) saving = g_rc_box_acquire (data);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&saving->self->chooser);
  if (file != NULL)
    take_name (saving, file);
  else
    give_up (saving);
}

/* Beside the file that is open; what isn't in a file yet is called as its model is. */
static void suggest (Saving *saving, GtkFileChooser *chooser) {
  DmDocument *document = saving->self->document;
  GFile *file = dm_document_get_file (document);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  if (dm_document_has_own_file (document)) {
    name = dm_document_dup_display_name (document);
    folder = g_file_get_parent (file);
  } else {
    name = dm_file_suggest_name (dm_model_get_title (dm_document_get_model (document)));
    folder = documents != NULL ? g_file_new_for_path (documents) : NULL;
  }
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  gtk_file_chooser_set_current_name (chooser, name);
}

static void choose_name (Saving *saving) {
  DmWindow *self = saving->self;
  gboolean copy = (saving->flags & DM_SAVE_COPY) != 0;

  g_clear_object (&self->chooser);
  self->chooser
      = gtk_file_chooser_native_new (copy ? _ ("Save a Copy") : _ ("Save As"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  dm_window_add_filters (GTK_FILE_CHOOSER (self->chooser));
  suggest (saving, GTK_FILE_CHOOSER (self->chooser));
  saving->flags &= ~(guint) DM_SAVE_FORCE;
  g_signal_connect_data (self->chooser, "response", G_CALLBACK (on_chosen),
                         g_rc_box_acquire (saving), saving_closed, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Saves to the document's own file, or asks for one; @closing: and closes the window then. */
void dm_window_save (DmWindow *self, gboolean closing) {
  g_autoptr (Saving) saving = saving_new (self, DM_SAVE_DEFAULT, closing);

  if (dm_document_has_own_file (self->document))
    begin (saving);
  else
    choose_name (saving);
}

/* Asks for a file and saves to it; @copy: and the document's own file stays what it was. */
void dm_window_save_as (DmWindow *self, gboolean copy, gboolean closing) {
  g_autoptr (Saving) saving = saving_new (self, copy ? DM_SAVE_COPY : DM_SAVE_DEFAULT, closing);

  choose_name (saving);
}

/* --- going back --- */

static void on_reverted (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (DmWindow) self = data;

  /* what is wrong with the file, if anything, is shown as the document's problems */
  if (dm_document_revert_finish (DM_DOCUMENT (source), result, NULL) && self->document != NULL)
    dm_window_say (self, _ ("As it is in the file. Undo brings your changes back."));
}

static void on_revert_response (AdwMessageDialog *dialog, const char *response, DmWindow *self) {
  if (!g_str_equal (response, "revert") || self->document == NULL
      || !dm_document_has_own_file (self->document))
    return;
  g_set_object (&self->loading_file, dm_document_get_file (self->document));
  self->loading_sample = FALSE;
  dm_document_set_source_draft (self->document, NULL);
  dm_document_revert_async (self->document, NULL, on_reverted, g_object_ref (self));
}

/* Takes what is in the file, after asking. */
void dm_window_revert (DmWindow *self) {
  g_autofree char *name = dm_document_dup_display_name (self->document);
  g_autofree char *heading = NULL;
  const char *body;
  AdwMessageDialog *dialog;

  if (!dm_document_has_own_file (self->document))
    return;
  dm_document_flush (self->document);
  body = dm_document_get_source_draft (self->document) != NULL
             ? _ ("The text of the source that is no model yet would be lost. Other changes can be "
                  "brought back by Undo.")
             : _ ("What was changed since it was saved goes away. Undo brings it back.");
  /* Translators: %s is the name of a file */
  heading = g_strdup_printf (_ ("Go Back to “%s” as It Was Saved?"), name);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading, body));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "revert", _ ("_Revert"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "revert", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_revert_response), self, 0);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}
