/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-confirm-edit.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MOST_SENTENCES 8

/* An edit that waits for an answer. */
typedef struct {
  DmDocument *document;
  DmModel *before, *after;
  char *label;
} Question;

static void question_free (Question *question) {
  g_object_unref (question->document);
  dm_model_unref (question->before);
  dm_model_unref (question->after);
  g_free (question->label);
  g_free (question);
}

static void on_response (AdwMessageDialog *dialog, const char *response, Question *question) {
  /* Another edit may have come between: this one would take it back. */
  if (g_str_equal (response, "go")
      && dm_document_get_model (question->document) == question->before)
    dm_document_apply (question->document, question->after, question->label, NULL);
}

static char *list_hurts (const GPtrArray *hurts) {
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (hurts->len, MOST_SENTENCES); i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "",
                            ((DmHurt *) g_ptr_array_index (hurts, i))->sentence);
  if (hurts->len > MOST_SENTENCES) {
    guint more = hurts->len - MOST_SENTENCES;

    g_string_append (text, "\n• ");
    /* Translators: the end of a list of sentences on what else an edit takes along */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more),
                            more);
  }
  return g_strdup (text->str);
}

/**
 * dm_ui_confirm_hurts:
 * @widget: where it was asked for
 * @document: a document
 * @model: what it would be after the edit
 * @report: the edit's report
 * @heading: the question: “Delete the issue?”
 * @label: what the step is called: “Delete the issue”; also the button's
 *
 * Applies an edit at once where it takes nothing else along. Where it does, says what, and asks first.
 *
 * Returns: (nullable) (transfer none): the dialog that asks; %NULL where the edit was made
 */
GtkWidget *dm_ui_confirm_hurts (GtkWidget *widget, DmDocument *document, DmModel *model,
                                const DmEditReport *report, const char *heading,
                                const char *label) {
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *body = NULL;
  Question *question;
  GtkWidget *dialog;

  if (report->hurts == NULL || report->hurts->len == 0) {
    dm_document_apply (document, model, label, NULL);
    return NULL;
  }
  question = g_new0 (Question, 1);
  question->document = g_object_ref (document);
  question->before = dm_model_ref (dm_document_get_model (document));
  question->after = dm_model_ref (model);
  question->label = g_strdup (label);
  body = list_hurts (report->hurts);
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "go",
                                    label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question,
                         (GClosureNotify) (GCallback) question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
