/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-clipboard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dm-paste.h"

#define MIME_TYPE "application/vnd.demarche+json"

/**
 * dm_clipboard_copy:
 * @widget: where it was asked for
 * @document: a document
 *
 * Puts what is selected on the clipboard as text, a party or an issue with its positions.
 *
 * Returns: whether it is something that can be copied
 */
gboolean dm_clipboard_copy (GtkWidget *widget, DmDocument *document) {
  DmTarget target = dm_document_get_target (document);
  DmModel *model = dm_document_get_model (document);
  g_autofree char *text = NULL;
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (model == NULL || !dm_paste_can_copy (&target))
    return FALSE;
  text = dm_paste_copy (model, &target);
  if (text == NULL)
    return FALSE;
  bytes = g_bytes_new (text, strlen (text));
  providers[0] = gdk_content_provider_new_for_bytes (MIME_TYPE, bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  provider = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  return gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
}

static void say_complaints (GtkWidget *widget, DmClipboardSay say, const GPtrArray *complaints) {
  g_autofree char *text = NULL;

  if (complaints->len == 0)
    return;
  if (complaints->len == 1)
    text = g_strdup (complaints->pdata[0]);
  else
    /* Translators: the first of several sentences on what could not be pasted, and how many more there are */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (and %u more)", "%s (and %u more)",
                                         complaints->len - 1),
                            (const char *) complaints->pdata[0], complaints->len - 1);
  say (widget, text);
}

static void select_pasted (DmDocument *document, const DmPasteReport *report) {
  static const DmSelectionKind kinds[] = { [DM_TARGET_PARTY] = DM_SELECTION_PARTY,
                                           [DM_TARGET_ISSUE] = DM_SELECTION_ISSUE,
                                           [DM_TARGET_POSITION] = DM_SELECTION_POSITION };

  dm_document_select (document, kinds[report->kind], report->id, report->party, NULL);
}

static gboolean apply (GtkWidget *widget, DmDocument *document, DmClipboardSay say, DmModel *model,
                       const DmPasteReport *report, const char *label) {
  say_complaints (widget, say, report->complaints);
  if (model == NULL)
    return FALSE;
  dm_document_apply (document, model, label, NULL);
  select_pasted (document, report);
  return TRUE;
}

/* A paste that waits for its text. */
typedef struct {
  GtkWidget *widget;
  DmDocument *document;
  DmClipboardSay say;
} Waiting;

static void on_read (GObject *object, GAsyncResult *result, gpointer data) {
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  DmModel *before = dm_document_get_model (waiting->document);

  /* The window may have been closed meanwhile. */
  if (before != NULL && gtk_widget_get_root (waiting->widget) != NULL) {
    DmTarget target = dm_document_get_target (waiting->document);
    g_auto (DmPasteReport) report = { 0 };
    g_autoptr (DmModel) model = dm_paste_text (before, text != NULL ? text : "", &target, &report);

    apply (waiting->widget, waiting->document, waiting->say, model, &report, _ ("Paste"));
  }
  g_object_unref (waiting->widget);
  g_object_unref (waiting->document);
  g_free (waiting);
}

/**
 * dm_clipboard_paste:
 * @widget: where it was asked for
 * @document: a document that has a model
 * @say: is told what could not be pasted
 *
 * Pastes what the clipboard holds, at what is selected, as one step.
 */
void dm_clipboard_paste (GtkWidget *widget, DmDocument *document, DmClipboardSay say) {
  Waiting *waiting;

  if (dm_document_get_model (document) == NULL)
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->widget = g_object_ref (widget);
  waiting->document = g_object_ref (document);
  waiting->say = say;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_read, waiting);
}

/**
 * dm_clipboard_duplicate:
 * @widget: where it was asked for
 * @document: a document
 * @say: is told what could not be duplicated
 *
 * Makes a second one of what is selected, as one step, and selects it; the clipboard stays as it is.
 *
 * Returns: whether it is something that can be duplicated
 */
gboolean dm_clipboard_duplicate (GtkWidget *widget, DmDocument *document, DmClipboardSay say) {
  DmTarget target = dm_document_get_target (document);
  DmModel *before = dm_document_get_model (document);
  g_auto (DmPasteReport) report = { 0 };
  g_autoptr (DmModel) model = NULL;

  if (before == NULL || !dm_paste_can_copy (&target))
    return FALSE;
  target.scenario = NULL; /* what is copied is what is on record */
  model = dm_paste_duplicate (before, &target, &report);
  return apply (widget, document, say, model, &report, _ ("Duplicate"));
}
