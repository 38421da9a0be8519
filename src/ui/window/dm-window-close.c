/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-file-words.h"
#include "dm-window-private.h"

/* Whoever waits for the window to close needs wait no longer. */
void dm_window_cancel_close (DmWindow *self) {
  self->close_when_saved = FALSE;
  g_signal_emit_by_name (self, "close-cancelled");
}

/* Whoever goes on at work after all hasn't given it up. */
void dm_window_take_back_answer (DmWindow *self) {
  if (self->quitting)
    self->may_close = FALSE;
}

static gboolean on_idle (gpointer window) {
  DmWindow *self = window;

  if (self->document != NULL && self->quitting)
    g_signal_emit_by_name (self, "close-agreed");
  else if (self->document != NULL)
    gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

/* Closes the window, or says that it may be, when the dialog that was answered is gone: GTK 4.8 doesn't bear that it is transient for a window that is
 * no more. */
void dm_window_close_soon (DmWindow *self) {
  g_idle_add_full (G_PRIORITY_DEFAULT, on_idle, g_object_ref (self), g_object_unref);
}

static void on_response (AdwMessageDialog *dialog, const char *response, DmWindow *self) {
  self->question = NULL;
  if (self->document == NULL)
    return;
  if (g_str_equal (response, "save")) {
    dm_window_save (self, TRUE);
  } else if (g_str_equal (response, "discard")) {
    self->may_close = TRUE;
    dm_window_close_soon (self);
  } else {
    dm_window_cancel_close (self);
  }
}

static void ask (DmWindow *self) {
  g_autofree char *name = dm_document_dup_spoken_name (self->document);
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;

  /* Translators: %s is the name of a file, or the title of what isn't in a file yet */
  heading = g_strdup_printf (_ ("Save Changes to “%s” Before Closing?"), name);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (self), heading,
      dm_document_get_source_draft (self->document) != NULL
          ? _ ("The text of the source is no model yet and can’t be saved: it would be lost in any "
               "case.")
          : _ ("Changes that are not saved will be lost.")));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"),
                                    "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  self->question = GTK_WINDOW (dialog);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

/*
 * Returns: whether the window can close now, and nothing of the document is left behind; if not, the user is asked, or it
 * closes when the save under way is done.
 */
gboolean dm_window_ask_to_close (DmWindow *self) {
  if (!self->may_close && self->question != NULL) {
    gtk_window_present (self->question);
    return FALSE;
  }
  if (!self->may_close && dm_document_is_saving (self->document)) {
    self->close_when_saved = TRUE;
    return FALSE;
  }
  if (!self->may_close)
    dm_document_flush (self->document);
  if (!self->may_close && dm_document_is_modified (self->document)) {
    ask (self);
    return FALSE;
  }
  dm_document_discard (self->document);
  return TRUE;
}

/**
 * dm_window_may_close:
 * @self: a window
 *
 * Returns: whether nothing would be lost that somebody wants to keep
 */
gboolean dm_window_may_close (DmWindow *self) {
  dm_document_flush (self->document);
  return self->may_close || !dm_document_is_modified (self->document);
}

/**
 * dm_window_ask_before_quit:
 * @self: a window that may not close
 *
 * Asks what is to become of what isn't saved. The window stays; signal `close-agreed` or `close-cancelled` is the answer.
 */
void dm_window_ask_before_quit (DmWindow *self) {
  self->quitting = TRUE;
  if (dm_window_ask_to_close (self))
    dm_window_close_soon (self);
}

/**
 * dm_window_stay:
 * @self: a window
 *
 * Another window isn't to close: what was answered here is forgotten.
 */
void dm_window_stay (DmWindow *self) {
  self->quitting = self->may_close = FALSE;
}

static void let_session_end (DmWindow *self) {
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->logout_cookie != 0 && application != NULL)
    gtk_application_uninhibit (application, self->logout_cookie);
  self->logout_cookie = 0;
}

static void on_history_changed (DmDocument *document, DmWindow *self) {
  if (dm_document_is_modified (document))
    return;
  g_signal_handlers_disconnect_by_func (document, on_history_changed, self);
  let_session_end (self);
}

/**
 * dm_window_hold_session:
 * @self: a window
 *
 * The session is about to end: writes what isn't saved to the draft, and asks the session to wait until that is dealt with.
 */
void dm_window_hold_session (DmWindow *self) {
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *name = dm_document_dup_spoken_name (self->document);
  g_autofree char *reason = NULL;

  dm_document_flush (self->document);
  if (!dm_document_is_modified (self->document))
    return;
  dm_document_write_draft (self->document, NULL);
  if (self->logout_cookie != 0)
    return;
  /* Translators: why the session should not end yet; %s is the name of a file */
  reason = g_strdup_printf (_ ("“%s” has changes that are not saved"), name);
  self->logout_cookie = gtk_application_inhibit (application, GTK_WINDOW (self),
                                                 GTK_APPLICATION_INHIBIT_LOGOUT, reason);
  g_signal_connect_object (self->document, "history-changed", G_CALLBACK (on_history_changed), self,
                           0);
}
