/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "dm-copy-picture.h"
#include "dm-export-dialog.h"
#include "dm-print.h"
#include "dm-window-private.h"

/* What leaves the window as a picture of what is shown. */

/* (transfer full) (nullable): what is shown, as it is drawn; where there is nothing yet that is said */
static DmStack *take_stack (DmWindow *self) {
  DmStack *stack;

  dm_document_flush (self->document);
  if (dm_document_get_analysis (self->document) == NULL)
    return NULL;
  stack = dm_window_new_stack (self);
  if (stack == NULL)
    dm_window_say (self, _ ("There is nothing to draw yet."));
  return stack;
}

static DmModel *get_model (DmWindow *self) {
  return dm_reading_get_model (dm_analysis_get_reading (dm_document_get_analysis (self->document)));
}

/* (transfer full) (nullable) */
static char *get_uri (DmWindow *self) {
  GFile *file = dm_document_get_file (self->document);

  return file != NULL ? g_file_get_uri (file) : NULL;
}

/* (transfer full): what to call a file of it, without an ending */
static char *get_name (DmWindow *self) {
  char *name = dm_document_dup_display_name (self->document);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return name;
}

/* (transfer full): what is shown, to be drawn of a copy of the model */
static DmRedraw *new_redraw (DmWindow *self) {
  DmRedraw *redraw = dm_redraw_new (dm_window_capture_step (self));
  DmBriefingStep *step = redraw->step;

  redraw->compare_scenario = g_strdup (dm_document_get_compare_scenario (self->document));
  if (step->view == DM_VIEW_MAP || step->view == DM_VIEW_TIMELINE)
    step->sort = dm_map_view_get_sort (self->map_view);
  if (step->view == DM_VIEW_AGREEMENTS)
    dm_agreements_view_tell (self->agreements_view, redraw);
  return redraw;
}

static void on_exported (DmExportDialog *dialog, GFile *file, DmWindow *self) {
  dm_window_say_exported (self, file);
}

void dm_window_export_picture (DmWindow *self) {
  g_autofree char *name = get_name (self);
  g_autofree char *uri = get_uri (self);
  g_autoptr (DmStack) stack = take_stack (self);
  g_autoptr (DmRedraw) redraw = NULL;
  DmExportDialog *dialog;

  if (stack == NULL)
    return;
  redraw = new_redraw (self);
  dialog = dm_export_dialog_new (GTK_WINDOW (self), stack, redraw, get_model (self),
                                 dm_map_view_get_stage (self->map_view), name, uri);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (on_exported), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void on_copied (GObject *source, GAsyncResult *result, gpointer data) {
  DmWindow *self = DM_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (dm_copy_picture_finish (result, &error))
    dm_window_say (self, _ ("The picture is on the clipboard"));
  else
    dm_window_say (self, error->message);
}

void dm_window_copy_picture (DmWindow *self) {
  g_autofree char *uri = get_uri (self);
  g_autoptr (DmStack) stack = take_stack (self);

  if (stack != NULL)
    dm_copy_picture_async (GTK_WIDGET (self), stack, get_model (self),
                           dm_map_view_get_stage (self->map_view), uri, on_copied, NULL);
}

static void say_failure (GtkWindow *parent, const char *sentence) {
  dm_window_say (DM_WINDOW (parent), sentence);
}

void dm_window_print (DmWindow *self) {
  g_autofree char *name = get_name (self);
  g_autofree char *uri = get_uri (self);
  g_autoptr (DmStack) stack = take_stack (self);

  if (stack != NULL)
    dm_print_view (GTK_WINDOW (self), stack, get_model (self),
                   dm_map_view_get_stage (self->map_view), name, uri, say_failure);
}
