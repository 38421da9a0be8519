/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-copy-picture.h"

#include "dm-export-choices.h"

/* Sharp on a screen of many pixels, and where a document is printed. */
#define SCALE 2.0

typedef struct {
  GdkClipboard *clipboard;
  DmStack *stack;
  DmModel *model;
  DmExportOptions options;
  GBytes *png, *svg;
} Copying;

static void copying_free (gpointer data) {
  Copying *copying = data;

  g_object_unref (copying->clipboard);
  dm_stack_unref (copying->stack);
  dm_model_unref (copying->model);
  g_clear_pointer (&copying->png, g_bytes_unref);
  g_clear_pointer (&copying->svg, g_bytes_unref);
  g_free (copying);
}

static void draw_in_thread (GTask *task, gpointer source, gpointer data,
                            GCancellable *cancellable) {
  Copying *copying = data;
  GError *error = NULL;

  copying->options.format = DM_FORMAT_SVG;
  copying->svg = dm_export_stack (copying->stack, copying->model, &copying->options, &error);
  copying->options.format = DM_FORMAT_PNG;
  if (copying->svg != NULL)
    copying->png = dm_export_stack (copying->stack, copying->model, &copying->options, &error);
  if (copying->png != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dm_copy_picture_async:
 * @widget: where it was asked for
 * @stack: a view, which nobody else may use until it is done
 * @model: what it shows
 * @stage: how far rows are folded at least
 * @uri: (nullable): the document's, whose theme is the one it was last exported in
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts a picture of a view on the clipboard, as PNG and as SVG: whoever pastes it takes what suits.
 */
void dm_copy_picture_async (GtkWidget *widget, DmStack *stack, DmModel *model, DmStage stage,
                            const char *uri, GAsyncReadyCallback callback, gpointer user_data) {
  g_autoptr (GTask) task = g_task_new (widget, NULL, callback, user_data);
  DmExportChoices choices = DM_EXPORT_CHOICES_INIT;
  Copying *copying = g_new0 (Copying, 1);

  dm_export_choices_recall (&choices, uri);
  copying->clipboard = g_object_ref (gtk_widget_get_clipboard (widget));
  copying->stack = dm_stack_ref (stack);
  copying->model = dm_model_ref (model);
  copying->options = (DmExportOptions){
    .scale = SCALE, .theme = choices.theme, .transparent = choices.transparent, .stage = stage
  };
  g_task_set_task_data (task, copying, copying_free);
  g_task_run_in_thread (task, draw_in_thread);
}

/** dm_copy_picture_finish: puts what was drawn on the clipboard. Returns: whether it is there */
gboolean dm_copy_picture_finish (GAsyncResult *result, GError **error) {
  Copying *copying = g_task_get_task_data (G_TASK (result));
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) provider = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  providers[0] = gdk_content_provider_new_for_bytes ("image/png", copying->png);
  providers[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", copying->svg);
  provider = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (copying->clipboard, provider);
  return TRUE;
}
